"""Text for GitHub that calls nobody and touches no other issue: `@MockBean` is also somebody's name there."""

import re

_CODE = re.compile(r"(^```[^\n]*\n.*?^```$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`))", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"(@|\bGH-|#)(?=\w)", re.IGNORECASE)
_JOINER = "\u2060"
"""Word joiner: invisible, and keeps the line unbroken."""


def quiet(markdown: str) -> str:
    """The same to read, with every @name and #1 outside code made inert. Code is inert by itself on GitHub."""
    parts = _CODE.split(markdown)  # text, code, its backticks, text, ...
    kept = [_inert(part) if number % 3 == 0 else part for number, part in enumerate(parts) if number % 3 != 2]
    return "".join(kept)

    return "".join(
        _inert(part) if number % 3 == 0 else part if number % 3 == 1 else "" for number, part in enumerate(parts)
    )


def quiet_text(text: str) -> str:
    """For commit messages, where nothing is code."""
    return _inert(text)


def _inert(text: str) -> str:
    return _CALL.sub(lambda found: f"{found[0]}{_JOINER}", text)
