"""Cursors of lists: opaque to callers, the place of the last item to us."""

import base64
import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import Query

from functions.api.problems import Refused
from functions.api.schemas.common import Page

Cursor = Annotated[str | None, Query(max_length=500, description="`next_cursor` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=200)]


def written(*place: str | int) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def page_of[Row, View](
    rows: list[Row], limit: int, place: Callable[[Row], tuple[str | int, ...]], view: Callable[[Row], View]
) -> Page[View]:
    """`rows` has one more than `limit` where there is a next page, which begins after the `place` of the last shown."""
    more = written(*place(rows[limit - 1])) if len(rows) > limit else None
    return Page(items=[view(row) for row in rows[:limit]], next_cursor=more)


def read[T: (str, int)](cursor: str, *kinds: type[T]) -> Sequence[Any]:
    """Raises Refused for one that was not made by `written` with as many parts of these kinds."""
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, UnicodeEncodeError):
        place = None
    if not isinstance(place, list) or [type(part) for part in place] != list(kinds):
        raise Refused(422, "The cursor is not one of ours; leave it out to begin at the first page.")
    return place
