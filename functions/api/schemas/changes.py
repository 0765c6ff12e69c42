"""What a run did and came to: diagnostics, edits, diff, tests, artifacts."""

from typing import Literal

from functions.api.schemas.common import Answer, Request, Time
from shared.models import Diagnostic, Hunk, StepName, TestCounts, TestOutcome


class Diagnostics(Answer):
    """What the newest build still reports, at most 1,000; the rest is counted by wave in `more`."""

    build_id: str | None
    items: list[Diagnostic]
    more: dict[str, int]


EditState = Literal["accepted", "rejected"]


class Edit(Answer):
    id: str
    fixer: str
    """`llm` for a language model's."""
    path: str
    reason: str
    insertions: int
    deletions: int
    hunks: list[Hunk]
    """Where, in the file as it was right before this edit: following them through the edits of a file, in their order,
    tells which edit made which line. Empty with changed lines: not recorded."""
    step: StepName
    model: str | None
    tokens: int | None
    """Of the whole answer that this edit was part of, as is `usd`."""
    usd: float | None
    state: EditState


class EditDecision(Request):
    state: EditState


class FileDiff(Answer):
    path: str
    kind: Literal["added", "changed", "deleted"]
    insertions: int | None
    """Null for a binary file, as is `deletions`."""
    deletions: int | None
    patch: str
    """Empty when it is larger than 1 MB: get the whole diff as text."""
    edits: list[str]
    """Ids of the edits that touched it."""


class Diff(Answer):
    files: list[FileDiff]


class TestChange(Answer):
    """One test before and after. `null`: it was not there."""

    __test__ = False

    name: str
    before: TestOutcome | None
    after: TestOutcome | None
    seconds_before: float | None
    seconds_after: float | None
    message: str


class Tests(Answer):
    __test__ = False

    counts_before: TestCounts | None
    counts_after: TestCounts | None
    tests: list[TestChange]


class Artifact(Answer):
    name: str
    sha256: str
    bytes: int
    url: str


class RunEvent(Answer):
    """One change of a run, as the event stream has it in `data`."""

    sequence: int
    type: Literal["run", "step", "build", "log-available"]
    at: Time
    run_id: str
    status: str | None
    step: StepName | None
    build_id: str | None
    attempt: int | None
    message: str
