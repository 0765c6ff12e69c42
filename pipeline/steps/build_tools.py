"""The project's own build tool, bound to a tree: Maven always, Gradle where a distribution that fits is there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.steps.attempt import Attempt, Deadline, Tool, places_of
from pipeline.steps.ports import turn
from pipeline.steps.workspace import Workspace
from pipeline.tools.elsewhere import left_out
from pipeline.tools.gradle import Gradle, GradleMissing, fitting_gradle
from pipeline.tools.jdk import Jdk, maven_home
from pipeline.tools.maven import Maven, note_neutralised
from pipeline.tools.places import Places
from pipeline.tools.surefire import read_reports
from shared.errors import Misconfigured
from shared.models import BuildResult, Outcome, ProjectFacts

TOLERANT = ("-Dmaven.test.failure.ignore=true", "-Djacoco.haltOnFailure=false")
"""JaCoCo's check as well: code that only failed tests would have covered is not covered."""


@dataclass(frozen=True)
class MavenTool:
    maven: Maven
    places: Places
    deadline: Deadline
    properties: tuple[str, ...] = ()
    """Given on every command line."""

    @property
    def root(self) -> Path:
        return self.maven.root

    def verify(self, *, tolerant: bool, skip_tests: bool = False) -> Attempt:
        properties = [*self.properties, *left_out(self.root), *(TOLERANT if tolerant else ())]
        properties += ["-DskipTests"] if skip_tests else []
        with turn(self.root, self.deadline.left / 2, self.maven.log):
            run = self.maven.run(["clean", "verify"], timeout=self.deadline.left, properties=properties)
        return Attempt(run, read_reports(self.root), self.places)

    def run_tests(self, plugin: str, classes: Sequence[str]) -> Attempt:
        """Those classes' tests alone, in what `verify` compiled, by this version of Surefire
        (`group:artifact:version`); the reports are those of both."""
        chosen = [f"-Dtest={','.join(classes)}", "-Dsurefire.failIfNoSpecifiedTests=false"]
        properties = [*self.properties, *left_out(self.root), *TOLERANT, *chosen]
        with turn(self.root, self.deadline.left / 2, self.maven.log):
            run = self.maven.run(["test-compile", f"{plugin}:test"], timeout=self.deadline.left, properties=properties)
        return Attempt(run, read_reports(self.root), self.places)


@dataclass(frozen=True)
class GradleTool:
    gradle: Gradle
    places: Places
    deadline: Deadline

    @property
    def root(self) -> Path:
        return self.gradle.root

    def verify(self, *, tolerant: bool, skip_tests: bool = False) -> Attempt:
        tasks = ["clean", "build", *(["-x", "test"] if skip_tests else [])]
        with turn(self.root, self.deadline.left / 2, self.gradle.log):
            run = self.gradle.run(tasks, timeout=self.deadline.left, tolerant=tolerant)
        return Attempt(run, read_reports(self.root), self.places)


def project_tool(
    workspace: Workspace, root: Path, jdk: Jdk, facts: ProjectFacts, deadline: Deadline, *, opened: bool = False
) -> Tool | BuildResult:
    """The tool, or the result that says what is missing on this machine. Raises Misconfigured without Maven."""
    places = places_of(root, facts)
    if facts.build_tool == "maven":
        return MavenTool(replace(maven(workspace, root, jdk), opened=opened), places, deadline)
    try:
        return GradleTool(gradle(workspace, root, jdk), places, deadline)
    except GradleMissing as missing:
        return BuildResult(outcome=Outcome.FAILED, failure_kind="gradle_unavailable", message=str(missing))


def maven(workspace: Workspace, root: Path, jdk: Jdk) -> Maven:
    home = maven_home()
    if home is None:
        raise Misconfigured("No Maven was found: install Maven 3.8 or later, or set MAVEN_HOME.")
    note_neutralised(root, workspace.log)
    return Maven(
        script=home / "bin" / "mvn",
        jdk=jdk,
        root=root,
        scratch=workspace.directory,
        repository=workspace.maven_repository,
        settings=workspace.maven_settings,
        global_settings=workspace.maven_global_settings,
        jdks=workspace.jdks,
        log=workspace.log,
    )


def gradle(workspace: Workspace, root: Path, jdk: Jdk) -> Gradle:
    """Raises GradleMissing when no distribution here fits the project and the JDK."""
    return Gradle(
        script=fitting_gradle(root, jdk.version),
        jdk=jdk,
        root=root,
        scratch=workspace.directory,
        log=workspace.log,
    )
