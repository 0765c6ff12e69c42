"""Tests that a project's own Surefire never ran tell, before the migration, how they come out."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.steps.attempt import Attempt, Deadline
from pipeline.steps.build_tools import MavenTool
from pipeline.steps.passed_over import passed_over, with_passed_over
from pipeline.steps.workspace import Workspace
from pipeline.tools.jdk import Jdk
from pipeline.tools.maven import Maven
from pipeline.tools.places import Places
from pipeline.tools.process import ToolRun
from pipeline.tools.surefire import TestReport
from shared.models import Target, TestCase, TestOutcome
from tests.fixtures.maven import installation

JUPITER = "package demo;\nimport org.junit.jupiter.api.Test;\nclass {} {{ @Test void adds() {{}} }}\n"
SUITE = '<testsuite name="demo.LateTest"><testcase name="adds" classname="demo.LateTest"/></testsuite>'


def report(name: str) -> TestReport:
    return TestReport(TestCase(name=name, outcome=TestOutcome.PASSED))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    home = root / "app" / "src/test/java/demo"
    home.mkdir(parents=True)
    (root / "pom.xml").write_text("<project/>")
    (home / "LateTest.java").write_text(JUPITER.format("LateTest"))
    return root


def built(root: Path, code: int = 0) -> Attempt:
    return Attempt(ToolRun("mvn clean verify", code, 0.1, 0.1, 1, ()), (), Places(root))


def tool(root: Path, script: str) -> MavenTool:
    home = installation(root.parent / "maven", script)
    jdk = Jdk(17, Path("/opt/jdk17"), "a")
    repository = root.parent / "repository"
    maven = Maven(home / "bin" / "mvn", jdk, root, root.parent / "scratch", repository, None, (jdk,), lambda _: None)
    return MavenTool(maven, Places(root), Deadline.after(60))


def workspace(root: Path) -> Workspace:
    return Workspace(root.parent, root.parent, print, (), root.parent / "repository", None)


def writes_a_report(root: Path) -> str:
    reports = root / "app/target/surefire-reports"
    return f"echo \"$@\" > {root}/words; mkdir -p {reports}; echo '{SUITE}' > {reports}/TEST-demo.LateTest.xml\n"


def test_classes_without_a_report_are_named(project: Path) -> None:
    home = project / "app/src/test/java/demo"
    (home / "SumTest.java").write_text(JUPITER.format("SumTest"))
    (home / "BaseTest.java").write_text(JUPITER.format("Base").replace("class", "abstract class"))
    (home / "OldTest.java").write_text("import org.junit.Test;\nclass OldTest { @Test public void a() {} }\n")
    (home / "OldTests.java").write_text("import org.junit.Test;\nclass OldTests { @Test public void a() {} }\n")
    (home / "Helper.java").write_text(JUPITER.format("Helper"))

    assert passed_over(project, [report("demo.SumTest$Inner#adds")]) == ["demo.LateTest", "demo.OldTests"]


def test_a_newer_surefire_runs_them_and_their_reports_count(project: Path) -> None:
    attempt, says = with_passed_over(
        tool(project, writes_a_report(project)), built(project), Target(), workspace(project)
    )

    assert [found.case.name for found in attempt.reports] == ["demo.LateTest#adds"]
    assert "passes over the test class demo.LateTest" in says
    words = (project / "words").read_text()
    assert "-Dtest=demo.LateTest" in words and "maven-surefire-plugin:3." in words


@pytest.mark.parametrize("reports, ending", [(False, "exit 0"), (True, "exit 1")])
def test_a_run_that_fails_or_brings_nothing_changes_nothing(project: Path, reports: bool, ending: str) -> None:
    before = built(project)
    script = f"{writes_a_report(project) if reports else ''}{ending}\n"
    assert with_passed_over(tool(project, script), before, Target(), workspace(project)) == (before, "")


def test_nothing_is_run_after_a_build_that_failed_or_passed_nothing_over(project: Path) -> None:
    runs = tool(project, writes_a_report(project))
    seen = replace(built(project), reports=(report("demo.LateTest#adds"),))
    for before in (built(project, code=1), seen):
        assert with_passed_over(runs, before, Target(), workspace(project)) == (before, "")
    assert not (project / "words").exists()


SUREFIRE = """<project><build><plugins><plugin><artifactId>maven-surefire-plugin</artifactId>
<configuration>{}</configuration></plugin></plugins></build></project>"""


@pytest.mark.parametrize(
    "told, runs",
    [
        ("<excludes><exclude>**/*LateTest.java</exclude></excludes>", False),
        ("<excludes><exclude>demo/**</exclude></excludes>", False),
        ("<excludes><exclude>Late*</exclude></excludes>", False),
        ("<excludes><exclude>**/other/**, **/*IT.java</exclude></excludes>", True),
        ("<includes><include>**/*Test.class</include></includes>", True),
        ("<includes><include>**/*UnitTest.java</include></includes>", False),
        ("<excludedGroups>slow</excludedGroups>", False),
        ("<includes><include>${chosen}</include></includes>", False),
        ("<includes><include>%regex[.*Late.*]</include></includes>", False),
        ("<argLine>-Xmx1g</argLine>", True),
    ],
)
def test_what_a_pom_leaves_out_is_left_out(project: Path, told: str, runs: bool) -> None:
    (project / "app" / "pom.xml").write_text(SUREFIRE.format(told))
    assert passed_over(project, []) == (["demo.LateTest"] if runs else [])


def test_tests_chosen_by_a_property_are_left_alone(project: Path) -> None:
    (project / "pom.xml").write_text("<project><properties><groups>fast</groups></properties></project>")
    assert passed_over(project, []) == []


def test_the_newer_surefire_runs_without_a_provider_that_fits_another(project: Path) -> None:
    pom = project / "app" / "pom.xml"
    provider = "<artifactId>junit-platform-surefire-provider</artifactId><version>1.0.1</version>"
    kept = SUREFIRE.format("<argLine>-Xmx1g</argLine>")
    dependency = f"<dependency><groupId>org.junit.platform</groupId>{provider}</dependency>"
    pom.write_text(kept.replace("</plugin>", f"<dependencies>{dependency}</dependencies></plugin>"))

    with_passed_over(tool(project, writes_a_report(project)), built(project), Target(), workspace(project))

    assert "surefire-provider" not in pom.read_text() and "-Xmx1g" in pom.read_text()
