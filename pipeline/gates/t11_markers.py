"""T11: no marker that a tool left behind, and no conflict marker, in any file that changed."""

import re
from collections.abc import Iterator

from pipeline.gates.base import Evidence, Gate, Verdict, passed, refuse_or

_MARKER = re.compile(
    rb"~~(?:\([^)\n]{0,200}\)~~)?>|<!--~~|/\*~~|TODO\s*\(?\s*OpenRewrite|^<{7} |^>{7} |^={7}\r?$|^\|{7} ", re.MULTILINE
)


def _judge(evidence: Evidence) -> Verdict:
    changed = list(_changed(evidence))
    offenders = [
        f"`{found.group().decode('utf-8', 'replace').strip()}` in {path}, line {new.count(b'\n', 0, found.start()) + 1}"
        for path, old, new in changed
        for found in _MARKER.finditer(new)
        if new.count(found.group()) > old.count(found.group())
    ]
    return refuse_or(offenders, passed(f"None in the {len(changed)} files that were added or changed."))


def _changed(evidence: Evidence) -> Iterator[tuple[str, bytes, bytes]]:
    for path in evidence.after.paths:
        old = evidence.before.read(path) if path in evidence.before else b""
        new = evidence.after.read(path)
        if old != new:
            yield path, old, new


NO_MARKERS = Gate("T11", "No tool's marker was left in a file", _judge)
