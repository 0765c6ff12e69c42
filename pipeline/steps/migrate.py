"""migrate: every proactive fixer over a copy of the sources. Nothing is built, nothing of the project is run."""

from collections.abc import Sequence

from pipeline.fixers import FIXERS
from pipeline.fixers.base import Case
from pipeline.fixers.engine import run_proactive
from pipeline.sources.project import Project
from pipeline.steps.attempt import source_of
from pipeline.steps.workspace import Workspace
from pipeline.tools.analysis import analyse
from pipeline.tools.archive import pack_tree
from shared.models import AppliedEdit, BuildResult, BuildSpec, Outcome, ToolUse


def migrate(spec: BuildSpec, workspace: Workspace) -> BuildResult:
    """Writes `snapshot.tar.zst` of the migrated sources to the output and returns the edits."""
    root = source_of(spec, workspace, "project")
    facts = spec.facts or analyse(root, spec.name)
    edits: list[AppliedEdit] = []
    notes: tuple[str, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    if spec.options.engine != "fixers":
        from pipeline.steps.recipes import run_recipes

        first = run_recipes(spec, workspace, root, facts)
        edits += first.edits
        notes += first.notes
        tools = first.tools
    if spec.options.engine != "openrewrite":
        case = Case(project=Project.load(root), target=spec.target, facts=facts)
        done = run_proactive(case, FIXERS, spec.options.fixers, spec.options.rejected)
        done.project.write()
        edits += done.edits
        notes += done.faults
    for note in notes:
        workspace.log(note)
    tell(edits, workspace)
    pack_tree(root, workspace.output(spec.output, "snapshot.tar.zst"))
    return BuildResult(outcome=Outcome.SUCCEEDED, message=" ".join(notes), edits=tuple(edits), tools=tools)


def tell(edits: Sequence[AppliedEdit], workspace: Workspace) -> None:
    for edit in edits:
        workspace.log(f"{edit.fixer}: {edit.path} (+{edit.insertions} -{edit.deletions}): {edit.reason}")
    workspace.log(f"{len(edits)} edits in {len({edit.path for edit in edits})} files")
