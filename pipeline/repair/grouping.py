"""Which problems are one, which come first, and whether a build got further than the one before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.repair.models import Group, Try
from shared.models import WAVES, Diagnostic, Wave

TRIES = 2
"""Failed tries on a group before it is left to a person: sampling again helps more than a better prompt
(Airbnb's migration report), and seldom more than once."""
LONGEST = 600
"""Characters of a message that are looked at."""

_SYMBOL = re.compile(r"symbol:\s*(?P<symbol>[^\n]+)")
_OF_TYPE = re.compile(r"location:\s*(?:variable \S+ of type |class |interface |enum |package )?(?P<type>[\w.$<>]+)")
_CAUSE = re.compile(
    r"^(?:Caused by:\s*)?(?P<type>(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error|Failure))\b:?", re.MULTILINE
)
_PLACE = re.compile(r"[\w./\\-]+\.(?:java|kt|groovy|xml|ya?ml|properties)(?:[:\[(]+\d+(?:[,:]\d+)?[\])]*)?")
_NUMBER = re.compile(r"\b\d+\b|0x[0-9a-f]+|@[0-9a-f]{4,}")
_BLANKS = re.compile(r"\s+")


def diagnostic_class(diagnostic: Diagnostic) -> str:
    """The message without what differs from place to place: files, lines, numbers. Two diagnostics of one class have
    one cause, or at least one repair."""
    first = diagnostic.message[:LONGEST]
    text = f"{first}\n{diagnostic.detail[: 8 * LONGEST]}"
    if "cannot find symbol" in first and (symbol := _SYMBOL.search(text)):
        where = _OF_TYPE.search(text)
        of_type = f" in {where['type']}" if where and symbol["symbol"].startswith("method") else ""
        first = f"cannot find symbol: {symbol['symbol']}{of_type}"
    elif diagnostic.wave in (Wave.STARTUP, Wave.TEST) and (causes := list(_CAUSE.finditer(text))):
        line = text[causes[-1].start() :].partition("\n")[0]
        first = line[:LONGEST].removeprefix("Caused by:").strip()
    return _BLANKS.sub(" ", _NUMBER.sub("N", _PLACE.sub("FILE", first))).strip()[:300]


def groups(diagnostics: Iterable[Diagnostic]) -> list[Group]:
    """Those of the first failing wave, the largest first. Never any of the environment: no edit cures a network."""
    mine = [d for d in diagnostics if d.wave is not Wave.ENVIRONMENT]
    if not mine:
        return []
    wave = min((d.wave for d in mine), key=WAVES.index)
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in mine:
        if diagnostic.wave is wave:
            found.setdefault(f"{wave}: {diagnostic_class(diagnostic)}", []).append(diagnostic)
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    return [Group(key=key, wave=wave, diagnostics=tuple(members)) for key, members in ordered]


def next_group(diagnostics: Iterable[Diagnostic], history: Sequence[Try]) -> Group | None:
    """The first group with tries left."""
    failed = Counter(tried.group for tried in history if tried.outcome != "kept")
    return next((group for group in groups(diagnostics) if failed[group.key] < TRIES), None)


def progress(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> bool:
    """True when the build got further: to a later wave, or, in the same one, some problem is gone.

    New problems beside one that is gone are accepted (a compiler sees more once an import resolves); new ones alone,
    or the same ones at other lines, are not.
    """
    if not before or not after:
        return bool(before)
    first, now = (min((d.wave for d in side), key=WAVES.index) for side in (before, after))
    if first is not now:
        return WAVES.index(now) > WAVES.index(first)
    gone = _identities(before, first) - _identities(after, first)
    return bool(gone)


def _identities(diagnostics: Iterable[Diagnostic], wave: Wave) -> Counter[tuple[str, str, str]]:
    """Without the line: an edit above moves it."""
    return Counter((d.path or "", d.test or "", diagnostic_class(d)) for d in diagnostics if d.wave is wave)
