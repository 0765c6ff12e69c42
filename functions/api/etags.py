"""ETags, and the conditions that callers set with them (RFC 9110, section 13)."""

import hashlib

from functions.api.problems import Refused


def tag_of(version: int | str) -> str:
    return f'"{version}"'


def digest_tag(body: str) -> str:
    return tag_of(hashlib.sha256(body.encode()).hexdigest()[:32])


def check_match(if_match: str | None, version: int | str) -> None:
    """Raises Refused: 428 without a condition, 412 when the state that the change is based on has passed."""
    if if_match is None:
        raise Refused(428, "Send If-Match with the ETag that your change is based on.")
    if not matches(if_match, tag_of(version), weak=False):
        raise Refused(412, "It was changed meanwhile; read it again and repeat the change.")


def matches(condition: str | None, tag: str, *, weak: bool = True) -> bool:
    """Whether one of the condition's tags is this one. `weak`: If-None-Match takes W/ tags too."""
    if condition is None:
        return False
    given = [part.strip() for part in condition.split(",")]
    return "*" in given or tag in (part.removeprefix("W/") if weak else part for part in given)
