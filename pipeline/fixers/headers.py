"""The comment that a project's sources begin with, for the files that fixers add: licence checks ask for it."""

import re
from collections import Counter
from dataclasses import replace

from pipeline.sources.project import Change, Project

_HEADER = re.compile(rb"\A((?:/\*.*?\*/|(?://[^\r\n]*\r?\n)+)\s*)package\b", re.S)
_LOOKED_AT = 100


def headed(project: Project, change: Change) -> Change:
    """With the header that most Java files of its source folder share, when the file is new."""
    after = change.after
    if after is None or not change.path.endswith(".java") or not after.startswith(b"package "):
        return change
    known = project.read(change.path) if change.path in project else None
    if known is not None and not known.endswith(after):
        return change
    header = _shared(project, change.path)
    is_new = known is None or known == header + after
    return replace(change, after=header + after) if header and is_new else change


def _shared(project: Project, path: str) -> bytes:
    home = re.sub(r"(src/[^/]+/java/).*", r"\1", path)
    beside = [p for p in project.paths if p.startswith(home) and p.endswith(".java") and p != path][:_LOOKED_AT]
    found = Counter(match[1] if (match := _HEADER.match(project.read(p))) else b"" for p in beside)
    header, count = found.most_common(1)[0] if found else (b"", 0)
    return header if count > 1 and count * 3 >= len(beside) * 2 else b""
