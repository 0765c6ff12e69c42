"""edits.json: what one repair of a run did, kept beside its snapshot; and what a run's repairs came to."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from pipeline.repair.models import Group, Proposal, Refused, Spent, Try
from shared.models import AppliedEdit, Diagnostic, Model
from shared.report import LlmChange

SNAPSHOT = "snapshot.tar.zst"
EDITS = "edits.json"
REPAIRS = f"repair-*/{EDITS}"
"""All records of a run's repairs, to pull."""


class RepairRecord(Model):
    schema_version: Literal[1] = 1
    number: int
    """n of `repair-<n>`: `(run attempt - 1) * 10 + round`, or what the caller counts."""
    again: bool
    """There is something to build: `snapshot.tar.zst` beside it."""
    base: str
    """Snapshot that the edits were made on, relative to the run's directory."""
    build: str
    """Output directory of the build that was repaired."""
    before: tuple[Diagnostic, ...] = ()
    """What that build said, or, after edits were taken back, the build before them."""
    group: Group | None = None
    edits: tuple[AppliedEdit, ...] = ()
    llm: LlmChange | None = None
    proposal: Proposal | None = None
    refused: tuple[Refused, ...] = ()
    spent: Spent = Spent()
    """By this repair."""
    history: tuple[Try, ...] = ()
    """All tries of the run until now."""
    judges: int | None = None
    """Number of the repair whose edits the build has just tried."""
    helped: bool | None = None
    """Whether they stay."""
    kept: bool | None = None
    """Of its own edits; never written here, see `judged`."""
    message: str = ""


def records_of(run: Path) -> list[RepairRecord]:
    """The run's repairs in their order."""
    found: list[RepairRecord] = []
    for file in run.glob(REPAIRS):
        try:
            found.append(RepairRecord.model_validate_json(file.read_bytes()))
        except (OSError, ValidationError):
            continue
    return judged(sorted(found, key=lambda record: record.number))


def judged(records: Iterable[RepairRecord]) -> list[RepairRecord]:
    """Each with what the record after it says about its edits."""
    ordered = list(records)
    verdicts = {record.judges: record.helped for record in ordered if record.judges is not None}
    return [r.model_copy(update={"kept": verdicts[r.number]}) if r.number in verdicts else r for r in ordered]


def final_snapshot(home: Path) -> str | None:
    """The tree to deliver where the last repair only took useless edits back, if it is there, relative to the run's
    directory; else the newest build has it."""
    records = records_of(home)
    return f"repair-{records[-1].number}/{SNAPSHOT}" if records and not records[-1].again else None


def llm_changes(home: Path) -> tuple[LlmChange, ...]:
    """What models changed in the run and was not taken back, for the report. `home`: the run's directory."""
    return tuple(record.llm for record in records_of(home) if record.llm and record.kept is not False)


def llm_edits(home: Path) -> tuple[AppliedEdit, ...]:
    """The same by file, for the gates, which excuse nothing for them."""
    return tuple(edit for record in records_of(home) if record.kept is not False for edit in record.edits)
