"""Byte ranges of a text that grows (RFC 9110, section 14). Files leave theirs to Starlette."""

import re

from functions.api.problems import Refused

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Start and end (exclusive) of a single range; None when there is none to honour, as of any other form.

    Raises Refused (416) for a range beyond the end.
    """
    found = _RANGE.fullmatch(header.strip()) if header else None
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1 if last else size)
        if last and int(last) < start:
            return None
    if start >= size or start >= end:
        raise Refused(416, "The range begins beyond the end.", {"content-range": f"bytes */{size}"})
    return start, end
