"""What answers a failed round: the fixers, the project's own formatter when its check refuses our edits, and versions
that the feed has."""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.fixers import FIXERS
from pipeline.fixers.base import Case
from pipeline.fixers.engine import run_reactive
from pipeline.sources.lines import changed_hunks, counted
from pipeline.sources.project import Project
from pipeline.steps.attempt import Tool
from pipeline.steps.build_tools import MavenTool
from pipeline.steps.served import use_served
from shared.models import AppliedEdit, Diagnostic, Options, Wave

FORMATTERS = {
    ("spring-javaformat-maven-plugin", "validate"): "apply",
    ("spotless-maven-plugin", "check"): "apply",
    ("formatter-maven-plugin", "validate"): "format",
    ("fmt-maven-plugin", "check"): "format",
    ("impsort-maven-plugin", "check"): "sort",
    ("sortpom-maven-plugin", "verify"): "sort",
}
"""A formatter's checking goal and the goal that puts right what it found."""
CHECK = re.compile(
    r"Failed to execute goal (?P<group>[\w.\-]+):(?P<plugin>[\w.\-]+):(?P<version>[\w.\-]+):(?P<goal>[\w\-]+)"
)
FORMAT_EDIT = "format-with-project-tool"


def repair(
    case: Case, source: Path, tool: Tool, options: Options, log: Callable[[str], None]
) -> tuple[AppliedEdit, ...]:
    """Writes the edits to `source`, which is the case's project, and returns them; none when nothing here has an
    answer to the case's diagnostics."""
    formatted = _format(case.diagnostics, source, tool)
    if formatted:
        return formatted
    served = use_served(case.diagnostics, source, tool) if isinstance(tool, MavenTool) else ()
    if served:
        return served
    done = run_reactive(case, FIXERS, options.fixers, options.rejected)
    done.project.write()
    for fault in done.faults:
        log(fault)
    return done.edits


def _format(diagnostics: Sequence[Diagnostic], source: Path, tool: Tool) -> tuple[AppliedEdit, ...]:
    """Runs the project's own formatter, of the version that complained, in the copy that was built."""
    goals = dict.fromkeys(goal for d in diagnostics if d.wave is Wave.PLUGIN and (goal := formatting_goal(d.message)))
    if not goals or not isinstance(tool, MavenTool):
        return ()
    tool.maven.run(list(goals), timeout=tool.deadline.left)
    return tuple(_taken_over(source, tool.root, next(iter(goals))))


def formatting_goal(message: str) -> str | None:
    """`group:plugin:version:apply` when the message is a formatter's refusal."""
    found = CHECK.match(message)
    goal = FORMATTERS.get((found["plugin"], found["goal"])) if found else None
    return f"{found['group']}:{found['plugin']}:{found['version']}:{goal}" if found and goal else None


def _taken_over(source: Path, built: Path, goal: str) -> list[AppliedEdit]:
    """Copies back those source files that the formatter changed; new files are none of its business."""
    edits: list[AppliedEdit] = []
    for path in Project.load(source).paths:
        before, after = (source / path).read_bytes(), _content(built / path)
        if after is None or before == after:
            continue
        shutil.copyfile(built / path, source / path)
        hunks = changed_hunks(before, after)
        insertions, deletions = counted(hunks)
        reason = f"The project's own {goal.split(':')[1]} refuses it otherwise."
        edits.append(
            AppliedEdit(
                fixer=FORMAT_EDIT,
                path=path,
                reason=reason,
                insertions=insertions,
                deletions=deletions,
                hunks=hunks,
            )
        )
    return edits


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None
