"""What is told of a project by its files alone, and the one sentence for those that can't be migrated."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tools.analysis import analyse
from shared.errors import InvalidRequest
from shared.models import ProjectFacts

BOOT_PARENT = """<parent><groupId>org.springframework.boot</groupId>
<artifactId>spring-boot-starter-parent</artifactId><version>{}</version><relativePath/></parent>"""
BOM = """<dependencyManagement><dependencies><dependency><groupId>org.springframework.boot</groupId>
<artifactId>spring-boot-dependencies</artifactId><version>{}</version><type>pom</type><scope>import</scope>
</dependency></dependencies></dependencyManagement>"""
COMPILER = """<build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>
<configuration>{}</configuration></plugin></plugins></build>"""
PLUGIN = 'plugins {{ id "java"; id "org.springframework.boot" version "{}" }}\n'


def pom(*parts: str, artifact: str = "app") -> str:
    return f"<project><modelVersion>4.0.0</modelVersion><artifactId>{artifact}</artifactId>{''.join(parts)}</project>"


def parent(artifact: str, relative: str | None = None) -> str:
    path = "" if relative is None else f"<relativePath>{relative}</relativePath>"
    return f"<parent><groupId>g</groupId><artifactId>{artifact}</artifactId><version>1</version>{path}</parent>"


def properties(**values: str) -> str:
    return "<properties>" + "".join(f"<{n}>{v}</{n}>" for n, v in values.items()) + "</properties>"


def project(root: Path, files: dict[str, str | bytes]) -> Path:
    root.mkdir(exist_ok=True)
    for name, content in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def facts(tmp_path: Path, files: dict[str, str | bytes]) -> ProjectFacts:
    return analyse(project(tmp_path / "app", files), "app")


def refusal(tmp_path: Path, files: dict[str, str | bytes]) -> str:
    with pytest.raises(InvalidRequest) as caught:
        facts(tmp_path, files)
    message = str(caught.value)
    assert message.endswith(".") and "\n" not in message
    return message


BOOT_2 = BOOT_PARENT.format("2.7.3")


def test_a_single_maven_module(tmp_path: Path) -> None:
    found = facts(
        tmp_path,
        {
            "pom.xml": pom(BOOT_2, "<packaging>war</packaging>", properties(**{"java.version": "11"})),
            "src/main/java/A.java": "class A {}",
            "src/main/resources/a.yml": "",
            "src/test/java/ATest.java": "class ATest {}",
            "target/classes/A.class": "",
        },
    )
    assert (found.build_tool, found.java, found.spring_boot) == ("maven", "11", "2.7.3")
    module = found.modules[0]
    assert (module.path, module.packaging, module.java, module.main_sources, module.test_sources) == (
        ".", "war", "11", 1, 1,
    )  # fmt: skip
    assert found.files == 4
    assert len(found.source_digest) == 64
    assert found.warnings == ()


def test_modules_inherit_versions_and_properties(tmp_path: Path) -> None:
    found = facts(
        tmp_path,
        {
            "pom.xml": pom(
                "<groupId>g</groupId><version>1</version><modules><module>core</module><module>web/app</module></modules>",
                properties(**{"boot": "2.5.${minor}", "minor": "4", "java.version": "1.8", "level": "${java.version}"}),
                BOM.format("${boot}"),
                COMPILER.format("<source>${level}</source>"),
                artifact="root",
            ),
            "core/pom.xml": pom(parent("root"), artifact="core"),
            "web/app/pom.xml": pom(parent("root", "../.."), properties(**{"java.version": "11"}), artifact="web"),
        },
    )
    assert found.spring_boot == "2.5.4"
    assert [(m.path, m.artifact, m.java) for m in found.modules] == [
        (".", "root", "1.8"),
        ("core", "core", "1.8"),
        ("web/app", "web", "11"),
    ]
    assert found.java == "11"


@pytest.mark.parametrize(
    ("parts", "java"),
    [
        ((), "1.8"),
        ((properties(**{"java.version": "8"}),), "1.8"),
        ((properties(**{"java.version": "11", "maven.compiler.source": "1.8"}),), "1.8"),
        ((properties(**{"maven.compiler.source": "8", "maven.compiler.release": "11"}),), "11"),
        ((properties(**{"maven.compiler.source": "8"}), COMPILER.format("<source>11</source>")), "11"),
        ((properties(**{"java.version": "17"}),), "17"),
        ((properties(**{"java.version": "${env.JAVA}"}),), "1.8"),
        (("<profiles><profile><activation><activeByDefault>true</activeByDefault></activation>"
          + properties(**{"java.version": "11"}) + "</profile></profiles>",), "11"),
    ],
)  # fmt: skip
def test_the_source_level_is_what_the_compiler_gets(tmp_path: Path, parts: tuple[str, ...], java: str) -> None:
    assert facts(tmp_path, {"pom.xml": pom(BOOT_2, *parts)}).java == java


@pytest.mark.parametrize(
    "parts",
    [
        (BOM.format("2.6.1"),),
        (properties(**{"spring-boot.version": "2.6.1"}), BOM.format("${spring-boot.version}")),
        ("<dependencies><dependency><groupId>org.springframework.boot</groupId>"
         "<artifactId>spring-boot-starter</artifactId><version>2.6.1</version></dependency></dependencies>",),
        (properties(**{"spring.boot.version": "2.6.1"}), "<!-- org.springframework.boot -->"),
        ("<profiles><profile><id>x</id>" + BOM.format("2.6.1") + "</profile></profiles>",),
    ],
)  # fmt: skip
def test_spring_boot_is_found_without_its_parent(tmp_path: Path, parts: tuple[str, ...]) -> None:
    assert facts(tmp_path, {"pom.xml": pom(*parts)}).spring_boot == "2.6.1"


def test_a_bom_module_of_the_tree_says_the_version(tmp_path: Path) -> None:
    dependency = "<dependency><groupId>org.springframework.boot</groupId><artifactId>x</artifactId></dependency>"
    found = facts(
        tmp_path,
        {
            "pom.xml": pom("<modules><module>app</module><module>bom</module></modules>", artifact="root"),
            "bom/pom.xml": pom(BOM.format("2.4.0"), artifact="bom"),
            "app/pom.xml": pom(f"<dependencies>{dependency}</dependencies>", artifact="a"),
        },
    )
    assert found.spring_boot == "2.4.0"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"readme.md": ""}, "no pom.xml and no Gradle script"),
        ({"build.xml": "<project/>"}, "built with Ant"),
        ({"build.sbt": ""}, "built with sbt"),
        ({"WORKSPACE": "", "BUILD": ""}, "built with Bazel"),
        ({"a/pom.xml": "", "b/build.gradle": "", "b/c/pom.xml": ""}, "in a, b: choose one with --subdir"),
        ({"server/pom.xml": "", "build.xml": ""}, "in server: choose one with --subdir"),
        ({"pom.xml": "<project><a></project>"}, "pom.xml is not well-formed XML (mismatched tag"),
        ({"pom.xml": b"\x00\x01"}, "pom.xml is not well-formed XML"),
        ({"pom.xml": "<html/>"}, "pom.xml is not a Maven POM (its root element is <html>)"),
        ({"pom.xml": pom(BOOT_PARENT.format("3.1.2"))}, "on Spring Boot 3.1.2 already"),
        ({"pom.xml": pom(BOOT_PARENT.format("4.0.0"))}, "on Spring Boot 4.0.0 already"),
        ({"pom.xml": pom(BOOT_PARENT.format("1.5.22.RELEASE"))}, "on Spring Boot 1.5.22.RELEASE: bring it to 2.7"),
        ({"pom.xml": pom()}, "is not a Spring Boot project"),
        ({"pom.xml": pom(), "a/pom.xml": pom(BOOT_2), "b/pom.xml": pom()}, "does not name: a; choose one with"),
        ({"pom.xml": pom(BOOT_2, properties(**{"java.version": "21"}))}, "declares Java 21"),
        ({"pom.xml": pom(parent("corp"), "<!-- org.springframework.boot -->")}, "from g:corp, which is not part of it"),
        ({"pom.xml": pom(BOOT_2, "<modules><module>m</module></modules>"), "m/pom.xml": "<project>"}, "m/pom.xml is"),
        ({"build.gradle": "plugins { id 'java' }"}, "is not a Spring Boot project"),
        ({"build.gradle": PLUGIN.format("3.2.0")}, "on Spring Boot 3.2.0 already"),
        ({"build.gradle": PLUGIN.format("1.5.9.RELEASE")}, "bring it to 2.7"),
        ({"build.gradle": PLUGIN.format("2.7.1") + "sourceCompatibility = 21"}, "declares Java 21"),
        ({"build.gradle": 'plugins { id "org.springframework.boot" version bootVersion() }'}, "computes its Spring"),
    ],
)  # fmt: skip
def test_one_sentence_for_what_can_not_be_migrated(tmp_path: Path, files: dict[str, str | bytes], said: str) -> None:
    assert said in refusal(tmp_path, files)


VERSION = properties(**{"spring-boot.version": "2.7.3"})
LISTED = "with a pom.xml that has both in its modules"


@pytest.mark.parametrize(
    ("relative", "above", "said"),
    [
        (None, "pom.xml", "g:corp in ../pom.xml, outside of what was given: leave --subdir out, " + LISTED),
        ("../pom.xml", "pom.xml", "g:corp in ../pom.xml, outside of what was given: leave --subdir out"),
        ("../base", "base/pom.xml", "g:corp in ../base, outside of what was given: leave --subdir out"),
        ("../base/pom.xml", "nothing", "g:corp in ../base/pom.xml, outside of what was given: leave --subdir out"),
        ("", "pom.xml", "from g:corp, which is not part of it: migrate that first"),
        (None, "nothing", "from g:corp, which is not part of it: if it is ../pom.xml, leave --subdir out"),
    ],
)
def test_a_parent_beside_the_subdirectory_is_told_of(
    tmp_path: Path, relative: str | None, above: str, said: str
) -> None:
    child = pom(parent("corp", relative), "<!-- org.springframework.boot -->")
    root = project(tmp_path / "all", {"app/pom.xml": child, above: pom(BOOT_2, artifact="corp")})
    with pytest.raises(InvalidRequest) as caught:
        analyse(root / "app", "app", root)
    assert said in str(caught.value)


def test_a_parent_above_is_told_of_though_the_version_is_known(tmp_path: Path) -> None:
    files = {"a/b/pom.xml": pom(parent("corp"), VERSION), "a/pom.xml": pom(artifact="corp")}
    root = project(tmp_path / "all", {**files})
    (said,) = analyse(root / "a/b", "b", root).warnings
    assert said == (
        "The parent g:corp is ../pom.xml, outside of what was given, and a repository must have it: "
        f"else give --subdir a, {LISTED}."
    )
    assert analyse(root / "a/b", "b").warnings == ()  # nothing outside of what was given is looked at
    (root / "a/pom.xml").write_text(pom(artifact="another"))
    assert analyse(root / "a/b", "b", root).warnings == ()


def test_a_parent_out_of_sight_is_only_what_the_project_says(tmp_path: Path) -> None:
    project(tmp_path, {"pom.xml": pom(artifact="corp"), "top/pom.xml": pom(artifact="corp")})
    (said,) = facts(tmp_path / "top", {"pom.xml": pom(parent("corp", "../../pom.xml"), VERSION)}).warnings
    assert f"else give the directory 2 levels above, {LISTED}." in said
    assert facts(tmp_path / "top", {"pom.xml": pom(parent("corp"), VERSION)}).warnings == ()
    link = project(tmp_path / "all", {"app/pom.xml": pom(parent("corp"), VERSION)})
    (link / "pom.xml").symlink_to(tmp_path / "pom.xml")
    assert analyse(link / "app", "app", link).warnings == ()


def test_a_pom_that_is_not_part_of_the_build_may_be_broken(tmp_path: Path) -> None:
    files = {"pom.xml": pom(BOOT_2), "src/test/resources/broken/pom.xml": "<project>"}
    assert facts(tmp_path, files).spring_boot == "2.7.3"


def test_circular_parents_modules_and_properties_end(tmp_path: Path) -> None:
    found = facts(
        tmp_path,
        {
            "pom.xml": pom(
                parent("m", "m"), "<modules><module>m</module><module>.</module></modules>",
                properties(**{"a": "${b}", "b": "${a}${a}", "java.version": "${a}"}), BOM.format("2.7.0"), artifact="r",
            ),
            "m/pom.xml": pom(parent("r"), "<modules><module>..</module></modules>", artifact="m"),
        },
    )  # fmt: skip
    assert [m.path for m in found.modules] == [".", "m"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"pom.xml": pom(BOOT_2, "<modules><module>gone</module></modules>")}, "The module gone is declared but"),
        ({"pom.xml": pom(BOOT_2, "<modules><module>../x</module></modules>")}, "The module ../x is declared but"),
        ({"pom.xml": pom(BOOT_2, "<!-- org.testcontainers -->")}, "without Docker they fail"),
        ({"pom.xml": pom(BOOT_2, "<!-- mysql-connector-java -->")}, "no in-memory database beside MySQL"),
        ({"pom.xml": pom(BOOT_2), "src/main/kotlin/A.kt": ""}, "1 Kotlin source files"),
        ({"pom.xml": pom(BOOT_2), "src/main/java/A.java": "import lombok.Data;"}, "Lombok is used"),
        ({"pom.xml": pom(BOOT_2, "<repositories><repository><url>https://u:p@repo.corp/x</url></repository>"
                                 "</repositories>")}, "come from repo.corp too"),
        ({"pom.xml": pom(BOOT_2), ".mvn/extensions.xml": ""}, "not loaded unless allowed"),
        ({"pom.xml": pom(BOOT_2), ".mvn/wrapper/maven-wrapper.properties":
          "distributionUrl=https\\://evil.example/m.zip"}, "from evil.example: it is not run"),
        ({"pom.xml": pom(BOOT_2), ".gitmodules": ""}, "submodules are not fetched"),
        ({"pom.xml": pom(BOOT_2), ".gitattributes": "*.bin filter=lfs"}, "LFS files are not fetched"),
        ({"pom.xml": pom(BOOT_2, properties(**{"project.build.sourceEncoding": "EUC-KR"}))}, "in EUC-KR, not UTF-8"),
        ({"pom.xml": pom(BOOT_2), "build.gradle": ""}, "Maven is migrated and built"),
        ({"build.gradle": PLUGIN.format("2.7.1") + "repositories { maven { url 'https://repo.corp/x' } }"},
         "repo.corp"),
        ({"build.gradle": PLUGIN.format("2.7.1"), "settings.gradle": "include 'gone'"}, "The module gone is declared"),
        ({"pom.xml": pom(BOOT_2, "<modules><module>m</module></modules>"),
          "m/pom.xml": pom(BOOT_PARENT.format("2.5.0"))}, "different Spring Boot versions (2.7.3, 2.5.0)"),
    ],
)  # fmt: skip
def test_what_is_worth_knowing_is_said_once(tmp_path: Path, files: dict[str, str | bytes], said: str) -> None:
    warnings = facts(tmp_path, files).warnings
    assert sum(said in warning for warning in warnings) == 1, warnings
    assert "u:p" not in "".join(warnings)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_pom_gives_facts_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = project(tmp_path_factory.mktemp("fuzz"), {"pom.xml": content})
    with pytest.raises(InvalidRequest):
        analyse(root, "app")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<project>", "</project>", "<parent>", "</parent>", "<artifactId>app</artifactId>", BOOT_2, BOM, COMPILER,
             "<modules><module>.</module></modules>", "<properties>", "</properties>", "${a}", "<version/>", "x"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_shuffled_poms_give_facts_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    root = project(tmp_path_factory.mktemp("fuzz"), {"pom.xml": "<project>" + "".join(parts) + "</project>"})
    try:
        assert analyse(root, "app").spring_boot.startswith("2.")
    except InvalidRequest as error:
        assert str(error).endswith(".")
