"""Runs OpenRewrite as the first pass of `migrate`, and says which recipe changed which file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.sources.lines import changed_hunks, counted
from pipeline.sources.project import source_paths
from pipeline.steps.attempt import Deadline, fresh_copy
from pipeline.steps.build_tools import maven
from pipeline.steps.workspace import Workspace
from pipeline.tools.jdk import fitting
from pipeline.tools.openrewrite import recipes_by_path, run_upgrade, without_markers
from shared.errors import InvalidRequest
from shared.models import AppliedEdit, BuildSpec, ProjectFacts

MARKS_ONLY = frozenset({"org.openrewrite.java.migrate.UpgradeJavaVersion"})
"""Named for every Java file, since it notes the Java version in OpenRewrite's own tree."""


def run_recipes(spec: BuildSpec, workspace: Workspace, root: Path, facts: ProjectFacts) -> tuple[AppliedEdit, ...]:
    """Applies the recipes' changes to `root`. Nothing when OpenRewrite did not get through: the log says why.

    Raises InvalidRequest for a Gradle project: OpenRewrite's Gradle plugin is not on Maven Central.
    """
    if facts.build_tool != "maven":
        raise InvalidRequest("The engine openrewrite needs a Maven project; use the engine fixers.")
    copy = workspace.directory / "rewrite"
    fresh_copy(root, copy)
    tool = maven(workspace, copy, fitting(workspace.jdks, str(max(spec.target.java, 17))))
    run = run_upgrade(tool, spec.target, timeout=Deadline.after(spec.limits.seconds).left)
    if not run.passed:
        workspace.log("OpenRewrite did not get through, so nothing of it is taken over.")
        return ()
    edits = tuple(taken_over(root, copy, recipes_by_path(run.lines)))
    shutil.rmtree(copy, ignore_errors=True)
    return edits


def taken_over(root: Path, copy: Path, recipes: dict[str, list[str]]) -> Iterator[AppliedEdit]:
    """Copies every changed, new or deleted source file back."""
    before, after = set(source_paths(root)), set(source_paths(copy))
    for path in sorted(before | after):
        old = (root / path).read_bytes() if path in before else b""
        new = without_markers(copy / path, (copy / path).read_bytes()) if path in after else b""
        if old == new and (path in before) == (path in after):
            continue
        if path in after:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(new)
        else:
            (root / path).unlink()
        yield _edit(path, old, new, recipes.get(path, []))


def _edit(path: str, old: bytes, new: bytes, recipes: list[str]) -> AppliedEdit:
    hunks = changed_hunks(old, new)
    insertions, deletions = counted(hunks)
    telling = [name for name in recipes if name not in MARKS_ONLY] or recipes
    names = [name.rpartition(".")[2] for name in telling]
    return AppliedEdit(
        fixer=f"openrewrite:{telling[0] if telling else 'unnamed'}",
        path=path,
        reason=f"OpenRewrite: {', '.join(names)}." if names else "OpenRewrite changed it without naming a recipe.",
        insertions=insertions,
        deletions=deletions,
        hunks=hunks,
    )
