"""edits.json: what one repair of a run did, kept beside its snapshot."""

from typing import Literal

from pipeline.repair.models import Group, Proposal, Refused, Spent, Try
from shared.models import AppliedEdit, Diagnostic, Model
from shared.report import LlmChange


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
    """Of its own edits; never written here, see `lessons.judged`."""
    message: str = ""
