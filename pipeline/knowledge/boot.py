"""Which Spring Boot versions exist, and what belongs to each line."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.knowledge.tables import read_table
from shared.errors import InvalidRequest

Line = tuple[int, int]

_REQUEST = re.compile(r"(\d+)\.(\d+|x)(?:\.(\d+|x))?(?:\.RELEASE)?", re.IGNORECASE)


@dataclass(frozen=True)
class BootLine:
    """One minor line: its last published patch, and the Spring Cloud train made for it (Spring Cloud's supported
    versions page). Of a train the newest service release is taken whose modules all resolve."""

    line: Line
    latest: str
    cloud: str


@lru_cache
def boot_lines() -> dict[Line, BootLine]:
    """Lines that may be a target, oldest first."""
    rows = (BootLine(line_of(row["line"]), row["latest"], row["cloud"]) for row in read_table("boot_lines"))
    return {row.line: row for row in rows}


def line_of(version: str) -> Line:
    """(3, 5) for "3.5" and "3.5.16". Raises ValueError when it does not start with two numbers."""
    major, minor, *_ = version.split(".")
    return int(major), int(minor)


def resolve_boot(requested: str, java: int = 17) -> str:
    """The full version of a request such as "3.5", "3.3", "3.x", "3" or "3.4.2", checked against the Java target.

    Raises InvalidRequest, whose sentence names what would work.
    """
    wanted = requested.strip()
    match = _REQUEST.fullmatch(f"{wanted}.x" if wanted.isdigit() else wanted)
    if match is None:
        raise InvalidRequest(f"'{requested}' is no Spring Boot version; try {_examples()}.")
    line = _requested_line(requested, match[1], match[2].lower())
    latest = boot_lines()[line].latest
    patch = match[3]
    if patch and patch.isdigit() and int(patch) > int(latest.split(".")[2]):
        raise InvalidRequest(f"Spring Boot {requested} is not published; the latest of its line is {latest}.")
    if line >= (3, 0) and java < 17:
        raise InvalidRequest(f"Spring Boot 3 needs Java 17; ask for Java 17, or for Spring Boot 2.7 with Java {java}.")
    return f"{line[0]}.{line[1]}.{patch}" if patch and patch.isdigit() else latest


def _requested_line(requested: str, major: str, minor: str) -> Line:
    candidates = [line for line in boot_lines() if line[0] == int(major) and minor in ("x", str(line[1]))]
    if not candidates:
        raise InvalidRequest(f"Spring Boot {requested} is not a supported target; try {_examples()}.")
    return max(candidates)


def _examples() -> str:
    return ", ".join(row.latest for row in reversed(boot_lines().values()))
