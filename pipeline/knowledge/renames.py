"""Configuration keys and types that changed between Spring Boot 2.7 and 3.x."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from pipeline.knowledge.boot import Line, line_of
from pipeline.knowledge.tables import read_table


@dataclass(frozen=True)
class PropertyChange:
    """A configuration key that Boot 2.7 bound. `level` says what a Boot of `line` or later does with it:
    `warning` still binds it, `error` and `gone` ignore it in silence."""

    key: str
    replacement: str | None
    level: Literal["warning", "error", "gone"]
    line: Line
    """First line whose metadata says so."""
    derived: bool
    """The replacement is not in Spring's metadata: it follows from the migration guide."""
    reason: str


@dataclass(frozen=True)
class RemovedType:
    """A public type of a 2.7-managed jar that no 3.5-managed jar has."""

    name: str
    jar: str
    """Artifact id of the jar that had it."""
    successors: tuple[str, ...]
    """Types of the same simple name in a 3.5-managed jar; several mean that a person or more evidence decides."""

    @property
    def successor(self) -> str | None:
        return self.successors[0] if len(self.successors) == 1 else None


@lru_cache
def properties(line: Line = (3, 5)) -> dict[str, PropertyChange]:
    """Changed keys by old key, as far as they concern a target of this line."""
    found = (_property(row) for row in read_table("properties"))
    return {change.key: change for change in found if change.line <= line}


def _property(row: Mapping[str, str]) -> PropertyChange:
    return PropertyChange(
        row["key"],
        row["replacement"] or None,
        cast(Literal["warning", "error", "gone"], row["level"]),
        line_of(row["line"]),
        row["origin"] == "derived",
        row["reason"],
    )


@lru_cache
def removed_types() -> dict[str, RemovedType]:
    """Removed top-level types by fully qualified name."""
    rows = (RemovedType(r["name"], r["jar"], tuple(r["successors"].split())) for r in read_table("removed_types"))
    return {row.name: row for row in rows}
