"""The charset of text that is no UTF-8, where its bytes leave no doubt."""

import re

_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_LATIN = re.compile(rb"[\x85\x91-\x97\xa0-\xd6\xd8-\xf6\xf8-\xff]+")
_IN_A_WORD = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_COMMON = 0.8


def charset_of(source: bytes) -> str | None:
    """`gb18030`, `cp949` or `windows-1252`; None when it may be another one, or damaged UTF-8.

    Chinese is told by the common half of GB 2312 (rows 16 to 55), Korean by the rows of Hangul alone (16 to 40), which
    Chinese text never keeps to; Western text by accents that stand alone or in pairs.
    """
    runs: list[bytes] = _HIGH.findall(source)
    rows = [run[at] for run in runs for at in range(0, len(run) - len(run) % 2, 2) if run[at] >= 0xB0]
    common = sum(row <= 0xD7 for row in rows)
    words = any(len(run) >= 4 for run in runs) or not _IN_A_WORD.search(source)
    if rows and common >= _COMMON * len(rows) and words:
        return next((name for name in _asian(rows) if _decodes(source, name)), None)
    western = all(len(run) <= 2 and _LATIN.fullmatch(run) and not _UTF8_PAIR.fullmatch(run) for run in runs)
    return "windows-1252" if western and _decodes(source, "windows-1252") else None


def _asian(rows: list[int]) -> tuple[str, ...]:
    return ("cp949",) if len(rows) >= 8 and max(rows) <= 0xC8 else ("gb18030",)


def _decodes(source: bytes, charset: str) -> bool:
    try:
        source.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
