from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.builds import Coordinate
from pipeline.sources.gradle import GradleScript
from pipeline.sources.gradle_build import GradleBuild
from pipeline.sources.gradle_catalog import VersionCatalog
from pipeline.sources.project import Project


def build(root: Path, files: dict[str, str]) -> GradleBuild:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return GradleBuild(Project.load(root))


@given(st.text(alphabet="ab1 .,:;'\"{}()[]$\\/*\n\r\täß=+", max_size=200))
def test_any_text_is_lexed_and_no_token_leaves_its_place(text: str) -> None:
    source = text.encode()
    script = GradleScript(source, kotlin=False)
    at = 0
    for token in script.tokens:
        assert at <= token.start < token.end <= len(source)
        at = token.end
        if token.kind == "string":
            assert script.text[token.inner[0] : token.inner[1]] == token.value
    for block in script.blocks:
        assert block.start < block.inner_start <= block.inner_end <= len(source)
    assert VersionCatalog(source).entries is not None


def test_blocks_and_statements_know_where_they_are() -> None:
    script = GradleScript(
        b"""buildscript { dependencies { classpath 'a:b:1' } }
/* dependencies { compile 'no:no:1' } */
tasks.named("test") {
    useJUnitPlatform() // { }
}
def text = "${a ? '{' : "}"}"
""",
        kotlin=False,
    )
    assert [(s.head, s.blocks) for s in script.statements if s.blocks] == [
        ("dependencies", ("buildscript",)),
        ("classpath", ("buildscript", "dependencies")),
        ("useJUnitPlatform", ("test",)),
    ]


@pytest.mark.parametrize(
    ("definition", "use"),
    [
        ("def v = '1.0'", '"g:a:$v"'),
        ("ext.v = '1.0'", '"g:a:${v}"'),
        ("ext { v = '1.0' }", "'g:a:' + v"),
        ("ext { set('v', '1.0') }", '"g:a:${v}"'),
        ("ext['v'] = '1.0'", "\"g:a:${ext['v']}\""),
        ('val v by extra("1.0")', '"g:a:$v"'),
        ("ext.versions = [:]\nversions.v = '1.0'", '"g:a:${versions.v}"'),
    ],
)
def test_a_version_is_set_where_its_variable_is_defined(tmp_path: Path, definition: str, use: str) -> None:
    text = f"{definition}\ndependencies {{\n    implementation {use}\n}}\n"
    gradle = build(tmp_path, {"build.gradle": text})
    gradle.set_version(gradle.declared[0], "2.0")
    after = {c.path: c.after for c in gradle.changes("test")}

    assert after == {"build.gradle": text.replace("1.0", "2.0").encode()}


def test_a_concatenated_version_is_written_out(tmp_path: Path) -> None:
    gradle = build(tmp_path, {"build.gradle": "dependencies {\n    implementation 'g:a:' + other()\n}\n"})
    assert gradle.declared[0].versioned and gradle.declared[0].version is None


def test_several_successors_follow_the_closure(tmp_path: Path) -> None:
    text = "dependencies {\r\n\timplementation('g:a:1') {\r\n\t\ttransitive = false\r\n\t}\r\n}\r\n"
    gradle = build(tmp_path, {"build.gradle": text.replace("\r\n", "\n")})
    gradle.replace(gradle.declared[0], [Coordinate("n", "x", "2"), Coordinate("n", "y", None, "runtime")])
    after = next(c.after for c in gradle.changes("test"))

    assert after == (
        b"dependencies {\n\timplementation('n:x:2') {\n\t\ttransitive = false\n\t}\n\truntimeOnly 'n:y'\n}\n"
    )


def test_a_dependency_is_added_even_where_there_is_no_block(tmp_path: Path) -> None:
    gradle = build(tmp_path, {"build.gradle.kts": "plugins {\n    java\n}\n"})
    gradle.add("build.gradle.kts", Coordinate("g", "a", "1", "test"))
    after = next(c.after for c in gradle.changes("test"))

    assert after == b'plugins {\n    java\n}\n\ndependencies {\n    testImplementation("g:a:1")\n}\n'


def test_a_module_declares_what_the_root_or_the_catalogue_declares(tmp_path: Path) -> None:
    gradle = build(
        tmp_path,
        {
            "build.gradle": "subprojects {\n    dependencies {\n        implementation 'g:root:1'\n    }\n}\n",
            "m/build.gradle": "dependencies {\n    implementation 'g:own:1'\n}\n",
            "n/build.gradle": "",
        },
    )
    assert gradle.declares("n/build.gradle", "g:root")
    assert not gradle.declares("n/build.gradle", "g:own")
