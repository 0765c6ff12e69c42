"""Which of two versions is older, as Maven orders them (Maven's "Version Order Specification", in short)."""

import re

_PART = re.compile(r"\d+|[a-z]+")
_BEFORE_RELEASE = {
    "alpha": -5,
    "a": -5,
    "beta": -4,
    "b": -4,
    "m": -3,
    "milestone": -3,
    "rc": -2,
    "cr": -2,
    "snapshot": -1,
}
_RELEASE = frozenset({"release", "final", "ga"})
_PARTS = 16


def older(version: str, than: str) -> bool:
    """True when `version` comes before `than`. Qualifiers of a release (`.RELEASE`, `.Final`) make no difference."""
    return _key(version) < _key(than)


def _key(version: str) -> tuple[tuple[int, str], ...]:
    """A missing part counts as 0, so that 1.0 equals 1.0.0; a pre-release word sorts below it, another word above."""
    parts = [_part(text) for text in _PART.findall(version.lower()) if text not in _RELEASE]
    return tuple(parts + [(0, "")] * (_PARTS - len(parts)))


def _part(text: str) -> tuple[int, str]:
    if text.isdigit():
        return int(text), ""
    return (_BEFORE_RELEASE[text], "") if text in _BEFORE_RELEASE else (0, text)
