"""Checkstyle's rules on imports, met on those that the migration added or renamed."""

import re
from collections.abc import Iterator, Sequence

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.checkstyle_places import violations
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import newline_of
from shared.models import Wave

_UNUSED = re.compile(r"(?:Unused|Redundant)Import(?:s)?: (?:Unused|Redundant|Duplicate) import")
_NAME = r"'(?P<name>[\w.*]+)'"
_EXTRA = re.compile(rf"Extra separation in import group before {_NAME}")
_APART = re.compile(rf"{_NAME} should be separated from previous imports?")
_BEFORE = re.compile(rf"Wrong lexicographical order for {_NAME} import\. Should be before '(?P<next>[\w.*]+)'")
_PLACE = re.compile(rf"Wrong order for {_NAME} import")
_STATIC = re.compile(rf"Import statement for {_NAME} is in the wrong order\. Should be in the 'STATIC' group")


@fixer(
    "checkstyle-unused-imports",
    title="Drop imports that Checkstyle finds unused",
    source="Checkstyle, checks UnusedImports and RedundantImport",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_UNUSED.pattern}",
)
def checkstyle_unused_imports(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        lines = {d.line for d in found}
        for item in edit.file.imports:
            if item.node.start_point[0] + 1 in lines:
                edit.delete(item.node)
        if edit:
            yield Change(path, edit.result(), "nothing uses this import since the file was migrated")


@fixer(
    "checkstyle-import-order",
    title="Order imports as Checkstyle asks for",
    source="Checkstyle, checks CustomImportOrder and ImportOrder; reproduced with Google's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=r"^(?:CustomImportOrder|ImportOrder): ",
)
def checkstyle_import_order(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        file = case.project.java(path)
        section = _section(file)
        if section is not None:
            start, end, lines = section
            messages = [d.message.partition(": ")[2] for d in sorted(found, key=lambda d: d.line or 0)]
            for message in sorted(messages, key=lambda text: _EXTRA.match(text) is None):
                lines = _ordered(lines, message)
            if all(_EXTRA.match(text) or _BEFORE.match(text) for text in messages):
                lines = _one_block(lines)
            text = newline_of(file.source).join(lines).encode()
            after = file.source[:start] + text + file.source[end:]
            yield Change(path, after, "the project's Checkstyle rules ask for this order")


def _section(file: JavaFile) -> tuple[int, int, list[str]] | None:
    """Where imports begin and end, and their lines; None when anything else is between them."""
    nodes = [item.node for item in file.imports]
    if not nodes:
        return None
    start, end = nodes[0].start_byte, nodes[-1].end_byte
    lines = [line.strip() for line in file.source[start:end].decode("utf-8", "surrogateescape").split("\n")]
    plain = all(not line or (line.startswith("import ") and line.endswith(";")) for line in lines)
    return (start, end, lines) if plain else None


def _ordered(lines: Sequence[str], message: str) -> list[str]:
    """The lines with the one that the message names where it says, or where its like are."""
    if match := _EXTRA.match(message):
        return _apart(lines, match["name"], apart=False)
    if match := _APART.match(message):
        return _apart(lines, match["name"], apart=True)
    if match := _BEFORE.match(message):
        return _placed(lines, match["name"], match["next"])
    if match := _PLACE.match(message):
        return _placed(lines, match["name"], None)
    if _STATIC.match(message):
        static = [line for line in lines if line.startswith("import static ")]
        others = [line for line in lines if not line.startswith("import static ")]
        return [*static, "", *_stripped(others)]
    return list(lines)


def _one_block(lines: Sequence[str]) -> list[str]:
    """Sorted, where a single block without static imports is left, as in Google's style."""
    plain = [line for line in lines if not line.startswith("import static ")]
    static = list(lines[: len(lines) - len(plain)])
    body = _stripped(plain)
    if "" in body or any(not line.startswith("import static ") for line in static):
        return list(lines)
    return [*static, *plain[: len(plain) - len(body)], *sorted(body, key=_key)]


def _apart(lines: Sequence[str], name: str, *, apart: bool) -> list[str]:
    """With or without a blank line before it."""
    at = _index(lines, name)
    if at is None or at == 0:
        return list(lines)
    above = list(lines[:at])
    while above and not above[-1]:
        above.pop()
    return [*above, *([""] if apart else []), *lines[at:]]


def _placed(lines: Sequence[str], name: str, following: str | None) -> list[str]:
    """Before `following`, else before the first import of the same root that sorts behind it."""
    at = _index(lines, name)
    if at is None:
        return list(lines)
    line, rest = lines[at], [*lines[:at], *lines[at + 1 :]]
    alike = re.match(r"import (?:static )?\w+\.", line)
    if following is not None:
        to = _index(rest, following)
    else:
        behind = [
            n for n, other in enumerate(rest) if alike and other.startswith(alike[0]) and _key(other) > _key(line)
        ]
        to = behind[0] if behind else None
    if to is None or to > at:
        return list(lines)
    return _single([*rest[:to], line, *rest[to:]])


def _index(lines: Sequence[str], name: str) -> int | None:
    wanted = (f"import {name};", f"import static {name};")
    return next((n for n, line in enumerate(lines) if line in wanted), None)


def _key(line: str) -> str:
    return line.removesuffix(";")


def _stripped(lines: Sequence[str]) -> list[str]:
    first = next((n for n, line in enumerate(lines) if line), len(lines))
    return _single(lines[first:])


def _single(lines: Sequence[str]) -> list[str]:
    """One blank line at most between two imports."""
    return [line for n, line in enumerate(lines) if line or n == 0 or lines[n - 1]]
