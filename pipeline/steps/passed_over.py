"""Tests that the project's own test run passes over: JUnit 5's by Surefire before 2.22, for want of an engine or by a
provider that does not fit Surefire, and JUnit 4's in classes `*Tests` by Surefire before 2.20.

The migration raises Surefire, and they run for the first time. How they come out on the project as it came is what
tells whether the migration breaks them, so a newer Surefire runs them there as well.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.fixers.builds.plugin_versions import without_dead_providers
from pipeline.knowledge import line_of, plugins
from pipeline.sources.project import Project
from pipeline.steps.attempt import Attempt
from pipeline.steps.build_tools import MavenTool
from pipeline.steps.workspace import Workspace
from pipeline.tools.surefire import TestReport
from pipeline.tools.surefire_choice import Choice, choice_of
from shared.models import Target

SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin"
JUPITER_TEST = re.compile(rb"\borg\.junit\.jupiter\.(?:params\.ParameterizedTest|api\.(?:Test|RepeatedTest|\*));")
JUNIT4_TEST = re.compile(rb"\borg\.junit\.(?:Test|\*);")
NAMES = re.compile(r"(?:Test\w*|\w+Tests?|\w+TestCase)\.java")
"""What Surefire takes for tests unless it is told otherwise."""
ABSTRACT = re.compile(rb"\babstract\s+class\b")
SOURCES = "src/test/java"
MAX_CLASSES = 400


def with_passed_over(tool: MavenTool, attempt: Attempt, target: Target, workspace: Workspace) -> tuple[Attempt, str]:
    """The attempt with these tests' reports, and what to say of them; ("" and as it was, when there are none)."""
    classes = passed_over(tool.root, attempt.reports) if attempt.run.passed else []
    if not classes:
        return attempt, ""
    version = plugins(line_of(target.spring_boot))[SUREFIRE].to
    workspace.log(f"The project's own test run passes over {_many(classes)}: Surefire {version} runs them.")
    _forget_providers(tool.root)
    late = tool.run_tests(f"{SUREFIRE}:{version}", classes)
    if not late.run.passed or len(late.reports) <= len(attempt.reports):
        return attempt, ""
    says = f"Its own test run passes over {_many(classes)}; Surefire {version} ran them."
    return replace(attempt, reports=late.reports), says


def _forget_providers(root: Path) -> None:
    """JUnit 5's first provider, named beside a Surefire that knows JUnit 5 itself, ends every test run before its first
    test; the migration takes it out (`test-runner-versions`), and the newer Surefire cannot do with it either. The tree
    is this baseline's own."""
    project = Project.load(root)
    project.with_changes(without_dead_providers(project)).write()


def _many(classes: Sequence[str]) -> str:
    return f"{len(classes)} test classes" if len(classes) > 1 else f"the test class {classes[0]}"


def passed_over(root: Path, reports: Sequence[TestReport]) -> list[str]:
    """Names of the classes below `root` that hold tests, by their sources, and have no report, though no POM leaves
    them out: those will not run after the migration either."""
    reported = {report.case.name.partition("#")[0].partition("$")[0] for report in reports}
    found = {_class_of(path) for path in root.rglob(f"{SOURCES}/**/*.java") if _is_test(path)} - reported
    choice = choice_of(root) if found else Choice()
    return sorted(filter(choice.may_run, found))[:MAX_CLASSES]


def _is_test(path: Path) -> bool:
    if not NAMES.fullmatch(path.name) or path.is_symlink():
        return False
    source = path.read_bytes()
    late = path.stem.endswith("Tests") and JUNIT4_TEST.search(source)
    return bool(JUPITER_TEST.search(source) or late) and not ABSTRACT.search(source)


def _class_of(path: Path) -> str:
    return path.as_posix().rpartition(f"{SOURCES}/")[2].removesuffix(".java").replace("/", ".")
