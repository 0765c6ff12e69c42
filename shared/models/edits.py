"""What was changed in a project, and by whom."""

from shared.models.base import Model
from shared.models.diagnostics import Diagnostic


class Hunk(Model):
    """Lines of a file that an edit put in the place of others. Lines count from 0."""

    old_start: int
    old_lines: int
    new_start: int
    new_lines: int


class AppliedEdit(Model):
    """A file changed by a fixer, a recipe or a model, and why."""

    fixer: str
    path: str
    reason: str
    insertions: int = 0
    deletions: int = 0
    hunks: tuple[Hunk, ...] = ()
    """Where, in the file as it was right before this edit. Empty with changed lines: written by an older version."""


class Rejected(Model):
    """An edit of an earlier run that a person did not want."""

    fixer: str
    path: str


class Round(Model):
    """One build of the repair loop: what it said and which fixers answered."""

    number: int
    seconds: float
    passed: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    edits: tuple[AppliedEdit, ...] = ()
