"""Order of version numbers as Maven sees it ("Version Order Specification"), enough to tell that one is lower."""

import re

_TOKEN = re.compile(r"\d+|[a-z]+")
_QUALIFIERS = {"alpha": -5, "a": -5, "beta": -4, "b": -4, "milestone": -3, "m": -3, "rc": -2, "cr": -2, "snapshot": -1}
_RELEASES = frozenset({"ga", "final", "release"})


def lower(version: str, than: str) -> bool:
    """True when `version` is older than `than`. Unknown words (`jre8`, `RELEASE`) count as the release itself."""
    left, right = _key(version), _key(than)
    width = max(len(left), len(right))
    return _padded(left, width) < _padded(right, width)


def _key(version: str) -> list[int]:
    out: list[int] = []
    for token in _TOKEN.findall(version.lower()):
        if token.isdigit():
            out.append(int(token))
        elif token in _QUALIFIERS:
            out.append(_QUALIFIERS[token])
        elif token not in _RELEASES:
            break
    return out


def _padded(key: list[int], width: int) -> list[int]:
    return key + [0] * (width - len(key))
