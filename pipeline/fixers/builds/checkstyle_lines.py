"""Checkstyle's rules on how lines are laid out, met on those that the migration wrote.

Before the migration the build passed, so a line that Checkstyle names is one that a fixer wrote or changed.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.checkstyle_places import violations
from pipeline.sources.indentation import members_of, moved, scaled
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.wrapping import unit, wrapped
from shared.models import Diagnostic, Wave

_LONG = re.compile(r"LineLength: \D*(?P<limit>\d{2,4})\b")


@fixer(
    "checkstyle-line-length",
    title="Break lines that are longer than Checkstyle lets them be",
    source="Checkstyle, check LineLength; reproduced with Google's and Sun's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_LONG.pattern}",
)
def checkstyle_line_length(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        limits = {d.line: int(match["limit"]) for d in found if d.line and (match := _LONG.match(d.message))}
        if limits:
            after = wrapped(case.project.read(path), set(limits), min(limits.values()))
            yield Change(path, after, "the project's Checkstyle rules limit the length of lines")


_LEVEL = re.compile(
    r"Indentation: .*incorrect indentation level (?P<level>\d+), expected (?:level should be|indentation should be)"
    r"(?: one of the following:)? (?P<wanted>\d+)"
)


@fixer(
    "checkstyle-indentation",
    title="Indent lines as Checkstyle asks for",
    source="Checkstyle, check Indentation; reproduced with Google's rules and classes that fixers add",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_LEVEL.pattern}",
)
def checkstyle_indentation(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        file, levels = case.project.java(path), _levels(found)
        new = _unit_asked(file, levels)
        wanted = {row: level for row, (_, level) in levels.items()}
        after = scaled(file.source, unit(file), " " * new) if new else moved(file, wanted)
        yield Change(path, after, "the project's Checkstyle rules ask for this indentation")


def _levels(found: list[Diagnostic]) -> dict[int, tuple[int, int]]:
    """By row, from 0: what its indentation is and should be."""
    told = [(d.line, match) for d in found if d.line and (match := _LEVEL.match(d.message))]
    return {line - 1: (int(match["level"]), int(match["wanted"])) for line, match in told}


def _unit_asked(file: JavaFile, levels: dict[int, tuple[int, int]]) -> int | None:
    """The indentation that the members of the file's types should have, where at least half of them have another."""
    members = [member for member in members_of(file) if "comment" not in member.type]
    asked = [levels[member.start_point[0]] for member in members if member.start_point[0] in levels]
    level, wanted = asked[0] if asked else (0, 0)
    return wanted if len(asked) * 2 >= len(members) and set(asked) == {(unit(file), wanted)} and level else None


@fixer(
    "checkstyle-line-ends",
    title="Take blanks from the ends of lines, and end files with a line break",
    source="Checkstyle, checks RegexpSingleline as Sun's rules have it and NewlineAtEndOfFile",
    wave=Wave.PLUGIN,
    boot3=False,
    on=r"^(?:RegexpSingleline: Line has trailing spaces|NewlineAtEndOfFile: )",
)
def checkstyle_line_ends(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        source = case.project.read(path)
        newline = b"\r\n" if b"\r\n" in source else b"\n"
        lines = source.split(b"\n")
        for row in {d.line - 1 for d in found if d.line and d.message.startswith("Regexp")}:
            if row < len(lines):
                end = b"\r" if lines[row].endswith(b"\r") else b""
                lines[row] = lines[row].rstrip() + end
        after = b"\n".join(lines)
        if any(d.message.startswith("Newline") for d in found) and not after.endswith(b"\n"):
            after += newline
        yield Change(path, after, "the project's Checkstyle rules ask for it")
