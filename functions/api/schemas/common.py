"""Shapes that every noun uses: pages, problems, and how times are written."""

import re
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

Role = Literal["viewer", "editor", "admin"]


def _written(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Time = Annotated[datetime, PlainSerializer(_written, return_type=str, when_used="json")]
"""ISO 8601 in UTC, to the millisecond, with Z."""


def _iso(given: object) -> object:
    """A bare number is no time, though pydantic would count it as seconds."""
    if isinstance(given, str) and not re.match(r"\d{4}-\d\d-\d\d", given):
        raise ValueError("Give a time as ISO 8601 has it.")
    return given


GivenTime = Annotated[datetime, BeforeValidator(_iso)]


def _storable(text: str) -> str:
    """PostgreSQL refuses NUL, and UTF-8 has no surrogates."""
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("The text has characters that cannot be stored.")
    return text


Text = Annotated[str, AfterValidator(_storable)]
Name = Annotated[Text, Field(min_length=1, max_length=100, pattern=r"^\S(.*\S)?$")]
RunId = Annotated[str, Field(pattern=r"^[a-z0-9]{8,32}$", examples=["3f2a9c0d1b7e"])]
Number = Annotated[int, Field(ge=1, le=(1 << 63) - 1)]
"""Of a group or a project."""


class Answer(BaseModel):
    """Base of what is answered: every member is always there."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)


class Request(BaseModel):
    """Base of what is sent; an unknown member is a mistake of the caller's, so it is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Page[Item](Answer):
    """One page of a list. `next_cursor` is opaque, and null on the last page."""

    items: list[Item]
    next_cursor: str | None = None


class FieldError(Answer):
    location: list[str | int]
    """Where it is: `["body", "target", "java"]`."""
    message: str


class Problem(Answer):
    """An error, as RFC 9457 has it. `detail` says in one sentence what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[FieldError] | None = None
