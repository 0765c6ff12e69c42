"""What the Spring Boot and Spring Cloud BOMs manage, line by line (derived from the published POMs)."""

from collections.abc import Mapping
from functools import lru_cache

from pipeline.knowledge.boot import Line, boot_lines
from pipeline.knowledge.tables import read_table


def _column(line: Line) -> str:
    return f"{line[0]}.{line[1]}"


@lru_cache
def managed(line: Line) -> dict[str, str]:
    """Version by `group:artifact` that spring-boot-dependencies of this line manages."""
    return {_ga(row): version for row in read_table("managed") if (version := row[_column(line)])}


@lru_cache
def last_managed() -> dict[str, str]:
    """The version that the newest Boot 1.5 to 2.7 line managed, of everything such a line ever managed."""
    return {_ga(row): version for row in read_table("managed") if (version := row["2.7"] or row["before"])}


@lru_cache
def gone(line: Line) -> dict[str, str]:
    """`group:artifact` once managed by Boot 1.5 to 2.7 and no longer by this line, with the last managed version."""
    return {ga: version for ga, version in last_managed().items() if ga not in managed(line)}


@lru_cache
def new(line: Line) -> dict[str, str]:
    """`group:artifact` managed by this line and never by Boot 1.5 to 2.7."""
    return {ga: version for ga, version in managed(line).items() if ga not in last_managed()}


@lru_cache
def version_properties(line: Line) -> dict[str, str]:
    """Properties of spring-boot-dependencies by name: a project's property of that name overrides the BOM."""
    return {row["property"]: value for row in read_table("version_properties") if (value := row[_column(line)])}


@lru_cache
def _last_properties() -> dict[str, str]:
    return {
        row["property"]: value for row in read_table("version_properties") if (value := row["2.7"] or row["before"])
    }


def last_property(name: str) -> str | None:
    """Value of such a property in the newest Boot 1.5 to 2.7 line that had it."""
    return _last_properties().get(name)


@lru_cache
def managed_boms(line: Line) -> dict[str, str]:
    """Version by `group:artifact` of the BOMs that the line's BOM imports."""
    return {_ga(row): version for row in read_table("imported_boms") if (version := row[_column(line)])}


@lru_cache
def managed_plugins(line: Line) -> dict[str, str]:
    """Version by `group:artifact` of the build plugins that the line's POM manages."""
    return {_ga(row): version for row in read_table("managed_plugins") if (version := row[_column(line)])}


@lru_cache
def cloud_managed(line: Line) -> dict[str, str]:
    """What the Spring Cloud train of this Boot line manages of its own group and of Feign's."""
    train = boot_lines()[line].cloud
    return {_ga(row): version for row in read_table("cloud_managed") if (version := row[train])}


def _ga(row: Mapping[str, str]) -> str:
    return f"{row['group']}:{row['artifact']}"
