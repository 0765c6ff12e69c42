"""What a run changed, for those who look at it: diffs by file, one file before or after, tests before and after.

All of it is read from the snapshots and results that the steps left; diffs are worked out once and kept beside them.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from pipeline.bootstrap import Services
from pipeline.builds import newest_build
from pipeline.delivery.patch import Patch, make_patch
from pipeline.edit_patch import edit_patch
from pipeline.repair.records import REPAIRS, final_snapshot
from pipeline.tools.archive import unpack_snapshot
from pipeline.tools.archive_reader import SOURCE_LIMITS, Readable, readable_archive
from shared.errors import InvalidRequest
from shared.models import Model, StepName
from shared.report import FileChange
from shared.store.edits import EditRow

SNAPSHOT = "snapshot.tar.zst"
LARGEST_TEXT = 2 << 20
BEFORE = {StepName.MIGRATE: StepName.PREPARE, StepName.BUILD: StepName.MIGRATE}
"""The step whose snapshot a step's changes are seen against."""


class FilePatch(Model):
    """One file's part of a patch. Bytes that are no UTF-8 are written as U+FFFD."""

    change: FileChange
    patch: str


_PATCHES = TypeAdapter(list[FilePatch])


def whole_diff(services: Services, run_id: str) -> list[FilePatch]:
    """From the source as it came to the newest tree."""
    return _diff(services, run_id, _source(services, run_id), _newest(services, run_id))


def step_diff(services: Services, run_id: str, step: StepName) -> list[FilePatch]:
    """What one step did. Raises InvalidRequest for a step that changes nothing."""
    if step not in BEFORE:
        raise InvalidRequest(f"The step {step} changes nothing; ask for {' or '.join(BEFORE)}.")
    return _diff(services, run_id, _of_step(services, run_id, BEFORE[step]), _of_step(services, run_id, step))


def edit_diff(services: Services, run_id: str, edits: Sequence[EditRow], edit_id: str) -> FilePatch:
    """What one of the run's edits did. Raises InvalidRequest where that can't be told apart from the others."""
    chosen = next(edit for edit in edits if edit.id == edit_id)
    same = [edit for edit in edits if edit.path == chosen.path]
    before, after = (file_text(services, run_id, chosen.path, before=side) for side in (True, False))
    patch = edit_patch(chosen.path, before, after, [edit.hunks for edit in same], same.index(chosen))
    said = patch.split("\n", 2)[1]
    kind = "added" if said.startswith("new file") else "deleted" if said.startswith("deleted file") else "changed"
    change = FileChange(path=chosen.path, kind=kind, insertions=chosen.insertions, deletions=chosen.deletions)
    return FilePatch(change=change, patch=patch)


def file_text(services: Services, run_id: str, path: str, *, before: bool) -> bytes | None:
    """A file of the source, or of the newest tree; None when it is not there, or no regular file.

    Raises InvalidRequest for one that is larger than 2 MiB.
    """
    snapshot = _source(services, run_id) if before else _newest(services, run_id)
    if snapshot is None:
        return None
    with readable_archive(services.exchange.pull(run_id, snapshot) / snapshot, SOURCE_LIMITS) as entries:
        for entry in entries:
            if entry.path == path and entry.content is not None:
                return _read(entry.content, path)
    return None


def _read(content: Readable, path: str) -> bytes:
    data = bytearray()
    while piece := content.read(1 << 16):
        data += piece
        if len(data) > LARGEST_TEXT:
            raise InvalidRequest(f"{path} is larger than 2 MiB; get the whole project from the artifacts.")
    return bytes(data)


def _diff(services: Services, run_id: str, before: str | None, after: str | None) -> list[FilePatch]:
    """`before` and `after`: snapshots, relative to the run's directory."""
    if before is None or after is None or before == after:
        return []
    home = services.exchange.run_dir(run_id)
    kept = home / "diffs" / f"{before}--{after}.json".replace("/", "_")
    if kept.exists():
        return _PATCHES.validate_json(kept.read_bytes())
    with TemporaryDirectory(prefix="autobuilder-diff-") as directory:
        old, new = Path(directory) / "before", Path(directory) / "after"
        services.exchange.pull(run_id, before, after)
        unpack_snapshot(home / before, old)
        unpack_snapshot(home / after, new)
        found = file_patches(make_patch(old, new))
    kept.parent.mkdir(exist_ok=True)
    temporary = kept.with_suffix(".tmp")
    temporary.write_bytes(_PATCHES.dump_json(found))
    temporary.rename(kept)
    return found


def file_patches(patch: Patch) -> list[FilePatch]:
    pairs = zip(patch.files, patch.parts, strict=True)
    return [FilePatch(change=change, patch=part.decode("utf-8", "replace")) for change, part in pairs]


def _source(services: Services, run_id: str) -> str | None:
    return _of_step(services, run_id, StepName.PREPARE)


def _newest(services: Services, run_id: str) -> str | None:
    reverted = final_snapshot(services.exchange.pull(run_id, REPAIRS))
    if reverted and (services.exchange.pull(run_id, reverted) / reverted).exists():
        return reverted
    steps = (StepName.BUILD, StepName.MIGRATE, StepName.PREPARE)
    return next((found for step in steps if (found := _of_step(services, run_id, step))), None)


def _of_step(services: Services, run_id: str, step: StepName) -> str | None:
    build = newest_build(services, run_id, step)
    name = f"{build.output}/{SNAPSHOT}" if build else None
    return name if name and (services.exchange.pull(run_id, name) / name).exists() else None
