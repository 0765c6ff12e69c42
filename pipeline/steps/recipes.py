"""Runs OpenRewrite as the first pass of `migrate`, and says which recipe changed which file."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.sources.lines import changed_hunks, counted
from pipeline.steps.attempt import Deadline
from pipeline.steps.build_tools import maven
from pipeline.steps.workspace import Workspace, below
from pipeline.tools.jdk import fitting
from pipeline.tools.openrewrite import OpenRewrite, Rewritten
from pipeline.tools.openrewrite_build import runner_home
from pipeline.tools.openrewrite_modules import modules_of
from pipeline.tools.process import ToolRun
from shared.models import AppliedEdit, BuildSpec, ProjectFacts, ToolUse

MARKS_ONLY = frozenset({"org.openrewrite.java.migrate.UpgradeJavaVersion"})
"""Named for every Java file, since it notes the Java version in OpenRewrite's own tree."""
RUNS_ON = 17
"""The runner's class files and the engine's parsers."""
NAMED = 5


@dataclass(frozen=True)
class FirstPass:
    """`notes` are sentences for the report: what the recipes could not see or do."""

    edits: tuple[AppliedEdit, ...] = ()
    notes: tuple[str, ...] = ()
    tools: tuple[ToolUse, ...] = ()


def run_recipes(spec: BuildSpec, workspace: Workspace, root: Path, facts: ProjectFacts) -> FirstPass:
    """Applies the recipes' changes to `root`. Nothing when OpenRewrite did not get through: the log says why."""
    deadline = Deadline.after(spec.limits.seconds)
    tool = openrewrite(workspace, root, deadline)
    modules = modules_of(root, facts, workspace.directory)
    run, done = tool.upgrade(modules, facts.build_tool, spec.target, timeout=deadline.left)
    if done is None:
        return FirstPass(notes=("OpenRewrite did not get through, so nothing of it is taken over.",), tools=(run.use,))
    for error in done.errors:
        workspace.log(f"openrewrite: {error}")
    edits = tuple(taken_over(root, tool.output, done))
    shutil.rmtree(tool.output, ignore_errors=True)
    return FirstPass(edits, tuple(notes(done, facts)), (run.use,))


def openrewrite(workspace: Workspace, root: Path, deadline: Deadline) -> OpenRewrite:
    """The runner, built on first use. Raises Misconfigured or Unavailable when it can't be had."""
    jdk = fitting(workspace.jdks, str(RUNS_ON))

    def build(directory: Path) -> ToolRun:
        return maven(workspace, directory, jdk).run(["compile"], timeout=deadline.left)

    settings = (workspace.maven_settings, workspace.maven_global_settings)
    return OpenRewrite(
        home=runner_home(workspace.cache or workspace.directory, build),
        jdk=jdk,
        root=root.resolve(),
        scratch=workspace.directory,
        repository=workspace.maven_repository,
        settings=[path for path in settings if path],
        log=workspace.log,
    )


def notes(done: Rewritten, facts: ProjectFacts) -> Iterator[str]:
    """What a reader of the report should know of the pass."""
    for problem in done.unresolved:
        yield f"OpenRewrite saw types of the JDK and the project only: {problem}"
    if done.missing:
        yield f"OpenRewrite did not know the types of {_named(done.missing)}."
    if done.unparsed:
        yield f"OpenRewrite could not parse {_named(done.unparsed)}."
    if facts.build_tool == "gradle":
        yield "OpenRewrite's recipes leave Gradle's build scripts as they are; only the fixers edit those."


def _named(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def taken_over(root: Path, output: Path, done: Rewritten) -> Iterator[AppliedEdit]:
    """Copies every changed or new file from `output` to `root`, and deletes what is to go."""
    for path in sorted(done.changed.keys() | done.deleted.keys()):
        place = below(root, path)
        old = place.read_bytes() if place.is_file() else b""
        new = below(output, path).read_bytes() if path in done.changed else b""
        if path not in done.changed:
            place.unlink(missing_ok=True)
        elif old == new and place.is_file():
            continue
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(new)
        yield _edit(path, old, new, done.changed.get(path) or done.deleted.get(path) or [])


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
