"""prepare: gets the source, looks at it without running anything of it, and makes the first snapshot."""

from pathlib import Path

from pipeline.steps.workspace import Workspace, below
from pipeline.tools.analysis import analyse
from pipeline.tools.archive import pack_tree, unpack
from pipeline.tools.archive_reader import readable_size
from pipeline.tools.git import clone
from shared.errors import InvalidRequest
from shared.models import BuildResult, BuildSpec, Outcome, ProjectFacts


def prepare(spec: BuildSpec, workspace: Workspace) -> BuildResult:
    """Writes `snapshot.tar.zst` of the project (of `spec.subdir`, if given) to the output and returns its facts.

    Raises InvalidRequest for what the caller must change and Unavailable when the source can't be had now.
    """
    source = workspace.directory / "source"
    _fetch(spec, workspace, source)
    root = _subdir(source, spec.subdir)
    facts = analyse(root, spec.name, source)
    _tell(facts, workspace)
    pack_tree(root, workspace.output(spec.output, "snapshot.tar.zst"))
    return BuildResult(outcome=Outcome.SUCCEEDED, facts=facts)


def _fetch(spec: BuildSpec, workspace: Workspace, source: Path) -> None:
    if spec.snapshot is not None:
        workspace.log("Unpacking what was fetched for this run")
        unpack(workspace.input(spec.snapshot), source, strip=False)
    elif spec.git is not None:
        workspace.log(f"Cloning {spec.git.url} ({spec.git.ref or 'default branch'})")
        commit = clone(spec.git.url, spec.git.ref, source, allow_private_hosts=workspace.allow_private_hosts)
        workspace.log(f"Commit {commit}")
    elif spec.archive is not None:
        workspace.log(f"Unpacking {spec.archive}")
        unpack(workspace.input(spec.archive), source, keep=spec.subdir.partition("/")[0] if spec.subdir else None)
    else:
        raise InvalidRequest(f"{spec.name} has no source: give a git URL, a directory or an archive.")


def _subdir(source: Path, subdir: str | None) -> Path:
    if subdir is None:
        return source
    root = below(source, subdir)
    if not root.is_dir():
        raise InvalidRequest(f"The source has no directory {subdir}: correct --subdir.")
    return root


def _tell(facts: ProjectFacts, workspace: Workspace) -> None:
    modules = f"{len(facts.modules)} modules" if len(facts.modules) > 1 else "1 module"
    workspace.log(
        f"{facts.name}: {facts.build_tool}, {modules}, Java {facts.java}, Spring Boot {facts.spring_boot}, "
        f"{facts.files:,} files, {readable_size(facts.bytes)}"
    )
    for warning in facts.warnings:
        workspace.log(f"Note: {warning}")
