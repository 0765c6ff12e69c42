"""SQL scripts of H2 1.4 in words that 2.x reads alike: dates by pattern, DECIMAL without a scale, BINARY.

Shapes: `to_date('01-02-2020', 'dd-MM-yyyy')` and `to_timestamp(...)`, which only the Oracle and PostgreSQL modes have
now; `parsedatetime('17-09-2012 18:47', 'dd-MM-yyyy hh:mm')`, which 1.4 read leniently; `price decimal` (also as
`columnDefinition`), which kept its fraction and now rounds to whole numbers without a word; `id binary(255)`, which is
now filled up with zeros; `table_type = 'TABLE'`, which is 'BASE TABLE' now. Each was run on 1.4.200 and 2.3.232.
Scripts of Flyway and Liquibase stay as they are: a checksum holds them. Beside drivers of servers only dates in
scripts of the tests are written anew, as literals that every one of those reads.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.h2_modes import SERVERS
from pipeline.sources.project import Change, Project
from shared.models import Wave

_PARSED = re.compile(
    r"(?i)\b(?P<call>to_date|to_timestamp|parsedatetime)\s*\(\s*'(?P<text>[^']*)'\s*,\s*'(?P<form>[^']*)'\s*\)"
)
_FIELDS = {
    "parsedatetime": {"yyyy": "%Y", "MM": "%m", "dd": "%d", "HH": "%H", "hh": "%H", "mm": "%M", "ss": "%S"},
    "to_date": {"YYYY": "%Y", "MM": "%m", "DD": "%d", "HH24": "%H", "MI": "%M", "SS": "%S"},
}
_LETTERS = re.compile(r"(?i)hh24|mi|([a-z])\1*")
_COLUMN = re.compile(
    r"(?i)(?P<head>(?:[(,]|\badd(?:\s+column)?)\s*[`\"]?\w+[`\"]?\s+)(?P<type>decimal|dec|numeric)\b(?!\s*\()"
)
_BINARY = re.compile(r"(?i)(?P<head>(?:[(,]|\badd(?:\s+column)?)\s*[`\"]?\w+[`\"]?\s+)binary\b(?!\s+(?:varying|large))")
_IDENTITY = re.compile(r"(?is)(?<=\bidentity)\s*\([^()]*\)")
_CREATED = re.compile(r"(?is)\b(?:create\s[^;]*?\btable|alter\s+table)\b[^;]*")
_CHECKED = re.compile(r"(?i)/(?:db/)?migrations?/|/[VRU][\d._]*__[^/]*$|/changelogs?/|liquibase|flyway")


_DECIMAL = re.compile(r"(?i)(?:decimal|dec|numeric)\b(?!\s*\()")
_TABLE_TYPE = re.compile(r"(?i)(\btable_type\s*(?:=|<>|!=|like)\s*)'TABLE'")


@fixer(
    "h2-scripts",
    title="Write SQL scripts for H2 in words that 2.x reads as 1.4 did",
    source="H2, Migration to 2.0; data types (DECIMAL, BINARY), compatibility modes (TO_DATE); tried on both versions",
    wave=Wave.STARTUP,
    boot3=False,
)
def h2_scripts(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (2, 7)) or not depends_on(project, "h2"):
        return
    servers = depends_on(project, *SERVERS)
    yield from _java(project, servers)
    for path in _scripts(project):
        if servers and "src/test/" not in path:
            continue
        before = project.text(path)
        text = _PARSED.sub(_date, before)
        text = text if servers else _CREATED.sub(lambda m: _types(m.group()), text)
        if text != before:
            yield Change.text(path, text, "H2 2 reads this otherwise than 1.4 did")


def _scripts(project: Project) -> list[str]:
    return [p for p in project.glob("**/resources/**.sql")
            if not _CHECKED.search(p) and b"--liquibase" not in project.read(p)]  # fmt: skip


def _java(project: Project, servers: bool) -> Iterator[Change]:
    """The name that other databases give to plain tables as well; a decimal column only where H2 is the only one."""
    for path in project.java_paths(b"INFORMATION_SCHEMA", b"information_schema", b"columnDefinition"):
        edit = project.java(path).edit()
        for node in edit.file.walk("string_fragment"):
            text = edit.file.text(node)
            pair = node.parent.parent if node.parent else None
            defines = pair is not None and edit.file.text(pair).startswith("columnDefinition")
            new = _DECIMAL.sub("number", text, count=1) if defines and not servers and _DECIMAL.match(text) else text
            new = _TABLE_TYPE.sub(r"\1'BASE TABLE'", new)
            if new != text:
                edit.replace(node, new)
        if edit:
            yield Change(path, edit.result(), "H2 2 reads this otherwise than 1.4 did")


def _types(statement: str) -> str:
    """NUMBER keeps each value's own scale; BINARY VARYING is what BINARY was; options of a sequence have no commas."""
    statement = _IDENTITY.sub(lambda m: re.sub(r"\s*,(?=\s*[a-z])", "", m.group(), flags=re.I), statement)
    statement = _COLUMN.sub(lambda m: f"{m['head']}number", statement)
    return _BINARY.sub(lambda m: f"{m['head']}varbinary", statement)


def _date(match: re.Match[str]) -> str:
    """A literal, when each letter of the pattern is one of the plain fields."""
    call = match["call"].lower()
    known = _FIELDS.get(call, _FIELDS["to_date"])
    parts = [m.group() for m in _LETTERS.finditer(match["form"])]
    keys = [part if call == "parsedatetime" else part.upper() for part in parts]
    if call == "parsedatetime" and not _refused(match["text"], match["form"]):
        return match.group()
    if not all(key in known for key in keys) or "%" in match["form"]:
        return match.group()
    pattern = match["form"]
    for part, key in zip(parts, keys, strict=True):
        pattern = re.sub(rf"(?<![%A-Za-z]){part}(?![A-Za-z])", known[key], pattern, count=1)
    try:
        moment = datetime.strptime(match["text"], pattern)
    except ValueError:
        return match.group()
    whole = "%H" not in pattern
    return f"DATE '{moment:%Y-%m-%d}'" if whole else f"TIMESTAMP '{moment:%Y-%m-%d %H:%M:%S}'"


def _refused(text: str, form: str) -> bool:
    """An hour past twelve for `hh`, or fewer digits than letters."""
    return "hh" in form or len(text) < len(form)
