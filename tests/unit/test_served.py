"""Artifacts that a feed lacks: which are missing, what is nearest, and how the POM then says so."""

from pathlib import Path

import pytest

from pipeline.sources.project import Project
from pipeline.steps.attempt import Deadline
from pipeline.steps.build_tools import MavenTool
from pipeline.steps.served import missing_artifacts, nearest, use_served, with_versions
from pipeline.tools.jdk import Jdk
from pipeline.tools.maven import Maven
from pipeline.tools.places import Places
from shared.models import AppliedEdit, Diagnostic, Wave
from tests.fixtures.maven import installation, jdk
from tests.unit.gate_evidence import check, evidence

STARTER = "org.springframework.boot:spring-boot-starter-data-rest"
GONE = "Could not resolve dependencies for project a:a:jar:1: {} in central (https://feed.example/maven)"
FOUND = f"Could not find artifact {STARTER}:jar:3.5.16"
CACHED = (
    f"Could not resolve dependencies for project a:a:jar:1: {STARTER}:jar:3.5.16 was not found in https://f.example"
)
SEVERAL = (
    "Could not resolve dependencies for project a:a:jar:1: The following artifacts could not be resolved: b:b:jar:2.1, "
    "c:c:jar:3.0: Could not find artifact b:b:jar:2.1 in central (https://feed.example/maven)"
)
PARENT = (
    "Could not resolve dependencies for project a:a:jar:1: Failed to collect dependencies at b:b:jar:2.1: "
    "Failed to read artifact descriptor for b:b:jar:2.1: {}"
)
POM = """<project>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.16</version>
  </parent>
  <artifactId>a</artifactId>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-{name}</artifactId>
    </dependency>
  </dependencies>
</project>
"""
ANSWERS = """mkdir -p {repository}/org/springframework/boot/spring-boot-starter-data-rest
cat > {repository}/org/springframework/boot/spring-boot-starter-data-rest/maven-metadata-central.xml <<'END'
<metadata><versioning><versions>{versions}</versions></versioning></metadata>
END
exit 1
"""


def problem(message: str, wave: Wave = Wave.POM) -> Diagnostic:
    return Diagnostic(wave=wave, message=message)


@pytest.mark.parametrize(
    ("message", "missing"),
    [
        (GONE.format(FOUND), {STARTER: "3.5.16"}),
        (CACHED, {STARTER: "3.5.16"}),
        (SEVERAL, {"b:b": "2.1", "c:c": "3.0"}),
        (PARENT.format("Could not find artifact b:parent:pom:2.1 in central (https://f.example)"), {"b:b": "2.1"}),
        (PARENT.format("b:parent:pom:2.1 was not found in https://f.example during a previous try"), {"b:b": "2.1"}),
        (PARENT.format("Could not find artifact b:b:pom:2.1 in central (https://f.example)"), {"b:b": "2.1"}),
        ("Could not transfer artifact b:b:pom:2.1 from/to snapshots (https://x): Unknown host x", {"b:b": "2.1"}),
        ("Could not transfer artifact b:b:jar:2.1 from/to central (https://x): status code: 401", {}),
    ],
)
def test_reads_what_is_missing(message: str, missing: dict[str, str]) -> None:
    assert missing_artifacts([problem(message)]) == missing


@pytest.mark.parametrize(
    ("offered", "wanted"),
    [
        (("3.4.13", "3.5.7", "3.5.11", "3.5.9", "4.0.0"), "3.5.11"),
        (("3.5.17", "3.5.20"), "3.5.17"),
        (("3.5.0-RC1", "3.5.1-SNAPSHOT", "3.50.0"), None),
        ((), None),
    ],
)
def test_nearest_is_the_newest_before_it_of_its_line(offered: tuple[str, ...], wanted: str | None) -> None:
    assert nearest("3.5.16", offered) == wanted


def served(
    tmp_path: Path, pom: str, versions: str, message: str = GONE.format(FOUND), wave: Wave = Wave.POM
) -> tuple[tuple[AppliedEdit, ...], str]:
    """What becomes of the POM, with a Maven that writes this metadata and fails."""
    source, repository = tmp_path / "source", tmp_path / "repository"
    source.mkdir()
    (source / "pom.xml").write_text(pom)
    listed = "".join(f"<version>{version}</version>" for version in versions.split())
    home = installation(tmp_path / "maven", ANSWERS.format(repository=repository, versions=listed))
    here = Jdk(17, jdk(tmp_path / "jdk"), "Test")
    maven = Maven(home / "bin/mvn", here, source, tmp_path / "scratch", repository, None, (here,), print)
    tool = MavenTool(maven, Places(source), Deadline.after(60))
    edits = use_served([problem(message, wave)], source, tool)
    return edits, (source / "pom.xml").read_text()


def test_a_declared_dependency_gets_the_version_that_is_there(tmp_path: Path) -> None:
    edits, pom = served(tmp_path, POM.format(name="data-rest"), "3.5.7 3.5.11 4.0.0")

    assert "<artifactId>spring-boot-starter-data-rest</artifactId>\n      <version>3.5.11</version>" in pom
    assert [(edit.fixer, edit.path, edit.insertions) for edit in edits] == [("served-version", "pom.xml", 1)]


SHARED = POM.replace(
    "</artifactId>\n    </dependency>", "</artifactId>\n      <version>${{v}}</version>\n    </dependency>"
)


def test_a_property_of_other_artifacts_stays_as_it_is(tmp_path: Path) -> None:
    other = SHARED.format(name="x").partition("<dependencies>")[2].partition("</dependencies>")[0]
    pom = SHARED.format(name="data-rest").replace("<dependencies>", "<dependencies>" + other)
    pom = pom.replace("<dependencies>", "<properties><v>3.5.16</v></properties>\n  <dependencies>", 1)
    _, after = served(tmp_path, pom, "3.5.7 3.5.11")

    assert "<v>3.5.16</v>" in after
    assert "starter-x</artifactId>\n      <version>${v}</version>" in after
    assert "starter-data-rest</artifactId>\n      <version>3.5.11</version>" in after


BESIDE = """<project>
  <build>
    <plugins>
      <plugin>
        <artifactId>docs-maven-plugin</artifactId>
        <dependencies>
          <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-data-rest</artifactId>
            <version>${spring-boot.version}</version>
          </dependency>
        </dependencies>
      </plugin>
    </plugins>
  </build>
</project>
"""


def test_a_dependency_of_a_plugin_gets_the_version_that_is_there(tmp_path: Path) -> None:
    edits, pom = served(tmp_path, BESIDE, "3.5.11", wave=Wave.PLUGIN)

    assert pom == BESIDE.replace("${spring-boot.version}", "3.5.11") and len(edits) == 1


def test_a_plugin_that_is_not_there_is_left_to_the_fixers(tmp_path: Path) -> None:
    assert served(tmp_path, POM.format(name="web"), "3.5.11", wave=Wave.PLUGIN)[0] == ()


def test_one_that_others_bring_is_managed(tmp_path: Path) -> None:
    _, pom = served(tmp_path, POM.format(name="web"), "3.5.11")

    managed = pom.partition("<dependencyManagement>")[2].partition("</dependencyManagement>")[0]
    assert "<artifactId>spring-boot-starter-data-rest</artifactId>" in managed
    assert "<version>3.5.11</version>" in managed


def test_all_that_others_bring_share_one_management(tmp_path: Path) -> None:
    (tmp_path / "pom.xml").write_text(POM.format(name="web"))
    found = {"b:b": "2.1", "c:c": "3.0"}

    changes = with_versions(Project.load(tmp_path), found, {"b:b": "2.2", "c:c": "3.1"})

    pom = (changes[0].after or b"").decode()
    assert pom.count("<dependencyManagement>") == 1
    assert "<version>2.1</version>" in pom
    assert "<version>3.0</version>" in pom


def test_one_that_a_module_takes_without_a_version_is_managed_for_its_dependents_too(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "pom.xml").write_text("<project><groupId>a</groupId><artifactId>a</artifactId></project>")
    parent = "<parent><groupId>a</groupId><artifactId>a</artifactId></parent><artifactId>core</artifactId>"
    item = "<dependency><groupId>b</groupId><artifactId>b</artifactId></dependency>"
    (tmp_path / "core" / "pom.xml").write_text(f"<project>{parent}<dependencies>{item}</dependencies></project>")

    changes = with_versions(Project.load(tmp_path), {"b:b": "2.1"}, {"b:b": "2.2"})

    assert [change.path for change in changes] == ["pom.xml"]
    assert b"<version>2.1</version>" in (changes[0].after or b"")


def test_modules_with_parents_outside_the_project_each_manage_it(tmp_path: Path) -> None:
    modules = "<modules><module>core</module><module>web</module></modules>"
    (tmp_path / "pom.xml").write_text(f"<project><groupId>a</groupId><artifactId>a</artifactId>{modules}</project>")
    parent = "<parent><groupId>o</groupId><artifactId>o</artifactId><version>1</version><relativePath/></parent>"
    for module, item in (("core", "starter-b"), ("web", "core")):
        taken = f"<dependencies><dependency><groupId>a</groupId><artifactId>{item}</artifactId></dependency>"
        (tmp_path / module).mkdir()
        (tmp_path / module / "pom.xml").write_text(
            f"<project>{parent}<artifactId>{module}</artifactId>{taken}</dependencies></project>"
        )

    for artifact in ("a:starter-b", "b:b"):
        changes = with_versions(Project.load(tmp_path), {artifact: "2.1"}, {artifact: "2.2"})

        assert [change.path for change in changes] == ["core/pom.xml", "web/pom.xml"]
        assert all(b"<dependencyManagement>" in (change.after or b"") for change in changes)


def test_nothing_is_written_when_the_feed_has_nothing_of_the_line(tmp_path: Path) -> None:
    before = POM.format(name="data-rest")

    assert served(tmp_path, before, "2.7.18 4.0.0") == ((), before)


def test_nothing_is_written_when_the_feed_has_it_after_all(tmp_path: Path) -> None:
    before = POM.format(name="data-rest")

    assert served(tmp_path, before, "3.5.11 3.5.16") == ((), before)


def test_a_library_whose_parent_is_not_there_gets_the_version_before(tmp_path: Path) -> None:
    unreadable = f"Failed to read artifact descriptor for {STARTER}:jar:3.5.16: Could not find artifact a:parent:pom:1"

    _, pom = served(tmp_path, POM.format(name="data-rest"), "3.5.11 3.5.16", unreadable)

    assert "<artifactId>spring-boot-starter-data-rest</artifactId>\n      <version>3.5.11</version>" in pom


def test_t6_takes_the_nearest_version_only_for_the_one_that_the_feed_lacks(tmp_path: Path) -> None:
    before = POM.format(name="data-rest")
    edits, after = served(tmp_path, before, "3.5.11")

    assert "pinned" not in check("T6", evidence({"pom.xml": before}, {"pom.xml": after}, edits=edits)).detail
    assert "pinned to 3.5.11" in check("T6", evidence({"pom.xml": before}, {"pom.xml": after})).detail
