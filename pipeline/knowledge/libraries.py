"""Our own catalogue: libraries that a move to Spring Boot 3 renames, raises or drops."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from pipeline.knowledge.boot import Line, line_of
from pipeline.knowledge.tables import read_table
from pipeline.knowledge.versions import older

Action = Literal["replace", "bump", "pin", "classify", "remove", "report"]


@dataclass(frozen=True)
class Entry:
    """One row of `data/catalogue.tsv`. A `*` at the end of `ga`'s artifact stands for anything."""

    family: str
    """Catalogue row (A01, C04, ...)."""
    ga: str
    needs: str | None
    """First version that works with the target; a declaration of it or later is left alone."""
    lines: tuple[Line, Line]
    """First and last Boot line that the row is for."""
    action: Action
    """`pin` says a version where a BOM no longer does; `classify` adds a classifier; `report` is for a person."""
    to: str
    """`replace`: `group:artifact[:version][#classifier][@scope]`, joined by ` + `; a version is for where no BOM
    manages it. `bump` and `pin`: the version. `classify`: `#classifier`."""
    keep: str | None
    """Java package, or `group:artifact`: while sources import it or a build declares it, the old library stays
    with its last version instead. A `!package` after it must not be imported."""
    note: str

    def applies(self, group: str, artifact: str, version: str | None) -> bool:
        own_group, _, own_artifact = self.ga.partition(":")
        if group != own_group or not _fits(artifact, own_artifact):
            return False
        return self.needs is None or version is None or older(version, self.needs)


def _fits(artifact: str, pattern: str) -> bool:
    return artifact.startswith(pattern[:-1]) if pattern.endswith("*") else artifact == pattern


@lru_cache
def catalogue(line: Line) -> tuple[Entry, ...]:
    """The rows for a target of this Boot line, in the table's order: the first that applies counts."""
    entries = (_entry(row) for row in read_table("catalogue"))
    return tuple(entry for entry in entries if entry.lines[0] <= line <= entry.lines[1])


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        row["family"],
        row["ga"],
        row["needs"] or None,
        lines_of(row["lines"]),
        cast(Action, row["action"]),
        row["to"],
        row["keep"] or None,
        row["note"],
    )


def lines_of(text: str) -> tuple[Line, Line]:
    """ "3.2+" is 3.2 and all later lines, "3.0-3.1" those two."""
    if text.endswith("+"):
        return line_of(text[:-1]), (99, 0)
    first, _, last = text.partition("-")
    return line_of(first), line_of(last)
