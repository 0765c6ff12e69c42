"""What one edit did, as a patch: its lines, found by following every line of the file through all edits.

Only the first and the last text of a file are kept. A line that one edit wrote and a later one replaced is in neither,
so an edit that wrote or replaced such a line can't be shown by itself.
"""

from collections.abc import Sequence

from shared.errors import InvalidRequest
from shared.models import Hunk

CONTEXT = 3
type Line = tuple[int, int]
"""Who wrote it, and its number there: edit 0 is the original text."""
type Known = dict[Line, str]


def edit_patch(
    path: str, before: bytes | None, after: bytes | None, edits: Sequence[Sequence[Hunk]], chosen: int
) -> str:
    """`edits`: the hunks of all edits of this file, in their order; `chosen`: the place of one among them. None as a
    text: there is no such file. Raises InvalidRequest where it can't be told apart from the others."""
    old, new = _lines(before), _lines(after)
    states = [[(0, number) for number in range(len(old))]]
    for writer, hunks in enumerate(edits, 1):
        states.append(_applied(states[-1], hunks, writer))
    last = states[-1]
    if len(last) != len(new) or any(not _is_kept(line, old, text) for line, text in zip(last, new, strict=True)):
        raise InvalidRequest(f"{path} was changed by more than its edits: ask for the diff of the file.")
    known = {(0, number): text for number, text in enumerate(old)} | dict(zip(last, new, strict=True))
    was, became = states[chosen], states[chosen + 1]
    body = "".join(_hunk(was, became, group, known) for group in _groups(edits[chosen], was, known))
    return _header(path, is_new=not was, is_gone=not became) + body


def _header(path: str, *, is_new: bool, is_gone: bool) -> str:
    mode = "new file mode 100644\n" if is_new else "deleted file mode 100644\n" if is_gone else ""
    old, new = "/dev/null" if is_new else f"a/{path}", "/dev/null" if is_gone else f"b/{path}"
    return f"diff --git a/{path} b/{path}\n{mode}--- {old}\n+++ {new}\n"


def _lines(text: bytes | None) -> list[str]:
    return [line.decode("utf-8", "replace") for line in (text or b"").splitlines(keepends=True)]


def _is_kept(line: Line, old: list[str], text: str) -> bool:
    """False for a line that no edit claims and that is another one now. Edits do not count line endings."""
    writer, number = line
    return writer != 0 or old[number].rstrip("\r\n") == text.rstrip("\r\n")


def _applied(lines: list[Line], hunks: Sequence[Hunk], writer: int) -> list[Line]:
    made: list[Line] = []
    position = 0
    for hunk in hunks:
        if not position <= hunk.old_start <= hunk.old_start + hunk.old_lines <= len(lines):
            raise InvalidRequest("The edits of this file do not follow one another: ask for the diff of the file.")
        made += lines[position : hunk.old_start]
        made += [(writer, hunk.new_start + number) for number in range(hunk.new_lines)]
        position = hunk.old_start + hunk.old_lines
    return made + lines[position:]


def _groups(hunks: Sequence[Hunk], was: list[Line], known: Known) -> list[list[Hunk]]:
    """Those that are shown as one, because their context would meet."""
    groups: list[list[Hunk]] = []
    for hunk in hunks:
        end = groups[-1][-1].old_start + groups[-1][-1].old_lines if groups else 0
        between = was[end : hunk.old_start]
        if groups and len(between) <= 2 * CONTEXT and known.keys() >= set(between):
            groups[-1].append(hunk)
        else:
            groups.append([hunk])
    return groups


def _hunk(was: list[Line], became: list[Line], group: list[Hunk], known: Known) -> str:
    """With as much context as is known. Raises InvalidRequest when a line of its own is not."""
    start, end = group[0].old_start, group[-1].old_start + group[-1].old_lines
    above = _to_the_first_gap(was[max(0, start - CONTEXT) : start][::-1], known)[::-1]
    below = _to_the_first_gap(was[end : end + CONTEXT], known)
    marked = [(" ", line) for line in above]
    position = start
    for hunk in group:
        marked += [(" ", line) for line in was[position : hunk.old_start]]
        position = hunk.old_start + hunk.old_lines
        marked += [("-", line) for line in was[hunk.old_start : position]]
        marked += [("+", line) for line in became[hunk.new_start : hunk.new_start + hunk.new_lines]]
    marked += [(" ", line) for line in below]
    if not known.keys() >= {line for _, line in marked}:
        raise InvalidRequest("Later edits replaced what this one wrote: ask for the diff of the file.")
    left = sum(mark != "+" for mark, _ in marked)
    right = sum(mark != "-" for mark, _ in marked)
    first, second = start - len(above) + bool(left), group[0].new_start - len(above) + bool(right)
    return f"@@ -{first},{left} +{second},{right} @@\n" + "".join(_written(mark, known[line]) for mark, line in marked)


def _to_the_first_gap(lines: list[Line], known: Known) -> list[Line]:
    return lines[: next((n for n, line in enumerate(lines) if line not in known), len(lines))]


def _written(mark: str, text: str) -> str:
    return f"{mark}{text}" if text.endswith("\n") else f"{mark}{text}\n\\ No newline at end of file\n"
