"""Which files a model may touch, how much of them, and that what it writes can be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repair_policy import APP, SETTINGS, TEST, Files, java, project, refused

from pipeline.repair.models import Edit, Proposal
from pipeline.repair.policy import refuse_paths


def edit(path: str, kind: str = "replace") -> Edit:
    return Edit.model_validate({"kind": kind, "path": path, "find": "a", "replace": "b"})


def path_refused(path: str, kind: str = "replace", files: Files | None = None, root: Path = Path("nowhere")) -> bool:
    found = refuse_paths(project({} if files is None else files, root), Proposal(cause="c", edits=(edit(path, kind),)))
    return bool(found)


@pytest.mark.parametrize(
    "path",
    [
        APP,
        TEST,
        "pom.xml",
        "shop-web/pom.xml",
        "shop-web/src/main/java/a/B.java",
        "build.gradle",
        "app/build.gradle.kts",
        "settings.gradle",
        "gradle/libs.versions.toml",
        SETTINGS,
        "src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
        "src/main/resources/META-INF/services/jakarta.servlet.ServletContainerInitializer",
        "src/main/webapp/WEB-INF/web.xml",
    ],
)
def test_sources_resources_and_build_files_may_change(path: str) -> None:
    assert not path_refused(path)


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "/etc/passwd", "../pom.xml", "src/main/java/../../../x.java", "src//main/java/A.java", "./pom.xml"),
        *("src\\main\\java\\A.java", "C:/src/main/java/A.java", "src/main/java/A.java\n", "src/main/java/A\0.java"),
        *(".github/workflows/ci.yml", ".mvn/extensions.xml", ".mvn/maven.config", "src/main/java/.hidden/A.java"),
        *("mvnw", "mvnw.cmd", "gradlew", "gradle/wrapper/gradle-wrapper.properties", "Dockerfile", "Jenkinsfile"),
        *("src/main/kotlin/A.kt", "src/test/groovy/ASpec.groovy", "src/test/resources/expected.json"),
        *("docker-compose.yml", "azure-pipelines.yml", "README.md", "scripts/deploy.sh", "src/main/resources/run.sh"),
        *("src/main/resources/lib.jar", "src/main/resources/db/migration/V2__x.sql", "target/classes/A.java"),
        *("src/test/resources/junit-platform.properties", "~/x/src/main/java/A.java", "src/main/java/con.java"),
        "src/test/resources/META-INF/services/org.junit.platform.launcher.LauncherSessionListener",
        "SRC/main/java/A.java",
        "src/main/resources/Db/Migration/V2__x.sql",
    ],
)
def test_all_other_paths_are_refused(path: str) -> None:
    assert path_refused(path)


def test_a_link_on_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "src/main/java").mkdir(parents=True)
    (tmp_path / "src/main/java/out").symlink_to(tmp_path.parent)
    (tmp_path / "src/main/java/B.java").symlink_to("/etc/hostname")
    assert path_refused("src/main/java/out/A.java", "create", root=tmp_path)
    assert path_refused("src/main/java/B.java", "create", root=tmp_path)
    assert not path_refused("src/main/java/in/A.java", "create", root=tmp_path)


def test_a_file_is_no_directory_and_case_makes_no_other_file() -> None:
    assert path_refused(f"{APP}/src/main/java/B.java", "create", {APP: ""})
    assert path_refused("src/main/java/a/app.java", "create", {APP: ""})
    assert not path_refused("src/main/java/a/App2.java", "create", {APP: ""})


def test_build_files_are_neither_made_nor_deleted_and_tests_not_deleted() -> None:
    assert path_refused("other/pom.xml", "create")
    assert path_refused("pom.xml", "delete")
    assert path_refused(TEST, "delete", {TEST: ""})
    assert not path_refused(APP, "delete", {APP: ""})


@given(st.lists(st.sampled_from(["..", ".", "", "src", "main", "java", "a", "A.java", "pom.xml", "~", "con", " "])))
def test_no_made_up_path_leads_out(segments: list[str]) -> None:
    path = "/".join(segments)
    if not path_refused(path, "create", root=Path("/srv/tree")):
        assert Path("/srv/tree", path).resolve().is_relative_to("/srv/tree")
        assert "src/" in path or path.endswith("pom.xml")


@given(st.text(max_size=40))
def test_any_text_is_either_a_plain_path_or_refused(text: str) -> None:
    for path in (text, f"src/main/java/{text}", f"{text}/src/main/java/A.java"):
        if not path_refused(path):
            assert not path.startswith(("/", "."))
            assert ".." not in path.split("/")
            assert path.isprintable()


def test_an_honest_edit_passes_every_rule() -> None:
    before = java("  int size() { List<String> all = load(); return all.size(); }", "import javax.servlet.Filter;\n")
    after = before.replace("javax.servlet", "jakarta.servlet")
    assert refused({APP: before}, {APP: after}) == {}


def test_size() -> None:
    assert "size" in refused({APP: java("")}, {APP: java("int a;\n" * 700)})
    assert "size" in refused({}, {f"src/main/java/a/A{n}.java": f"class A{n} {{}}" for n in range(20)})
    assert "size" in refused({APP: java("")}, {APP: java("/* " + "x" * 500_000 + " */")})
    assert refused({APP: java("")}, {APP: java("int a;\n" * 100)}) == {}


@pytest.mark.parametrize("added", ["\0", "\u202e", "\u200b"])
def test_encoding_of_what_nobody_sees(added: str) -> None:
    assert "encoding" in refused({APP: java("// x")}, {APP: java(f"// x{added}")})


def test_encoding_of_bytes_that_are_no_utf_8() -> None:
    latin = java("// caf\xe9").encode("latin-1")
    assert "encoding" in refused({APP: java("// caf")}, {APP: latin})
    assert "encoding" in refused({APP: latin}, {APP: java("// caf\xe9")})
    assert refused({APP: latin}, {APP: latin.replace(b"class App", b"public class App")}) == {}


def test_deletion() -> None:
    assert "deletion" in refused({SETTINGS: "a=1\n"}, {SETTINGS: None})
    assert (
        refused(
            {"src/main/resources/META-INF/spring.factories": "a=b\n"},
            {"src/main/resources/META-INF/spring.factories": None},
        )
        == {}
    )


def test_syntax() -> None:
    assert "syntax" in refused({APP: java("")}, {APP: java("int (;")})
    assert "syntax" in refused({"pom.xml": "<project/>"}, {"pom.xml": "<project>"})
    assert refused({APP: java("int (;")}, {APP: java("int (;\n//")}) == {}
