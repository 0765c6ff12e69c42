"""Maven plugins that are too old for Java 17 or for Jakarta EE 9."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.knowledge.boot import Line
from pipeline.knowledge.libraries import lines_of
from pipeline.knowledge.tables import read_table


@dataclass(frozen=True)
class Plugin:
    """One row of `data/plugins.tsv`."""

    ga: str
    needs: str | None
    """First version that works; None: no version of this name does."""
    lines: tuple[Line, Line]
    to: str
    renamed: str | None
    """New `group:artifact`."""
    note: str


@lru_cache
def plugins(line: Line) -> dict[str, Plugin]:
    """Rows for a target of this Boot line by `group:artifact`."""
    rows = (_plugin(row) for row in read_table("plugins"))
    return {row.ga: row for row in rows if row.lines[0] <= line <= row.lines[1]}


def _plugin(row: Mapping[str, str]) -> Plugin:
    return Plugin(
        row["ga"], row["needs"] or None, lines_of(row["lines"]), row["to"], row["renamed"] or None, row["note"]
    )


@dataclass(frozen=True)
class GradlePlugin:
    """One row of `data/gradle_plugins.tsv`: a version before `needs` is raised to `to`."""

    id: str
    needs: str
    to: str
    note: str


@lru_cache
def gradle_plugins() -> dict[str, GradlePlugin]:
    """Rows by plugin id."""
    return {
        row["id"]: GradlePlugin(row["id"], row["needs"], row["to"], row["note"]) for row in read_table("gradle_plugins")
    }
