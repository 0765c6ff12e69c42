"""Text of unknown origin made visible, and numbers made readable."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


def visible(text: str) -> str:
    """Without ANSI sequences; control characters become their pictures, and characters that turn the direction of
    text or hide (Unicode category Cf, surrogates) become escapes, so that what is shown is what is there."""
    shown = _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] != "\x7f" else "␡", _ANSI.sub("", text))
    if shown.isascii():
        return shown
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cf", "Cs", "Co", "Cc") and c not in "\t\n" else c
        for c in shown
    )


def duration(seconds: float) -> str:
    """0.8 s, 12 s, 3 min 5 s, 1 h 2 min."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def effort(minutes: int) -> str:
    """25 min, 3.5 h, 4 days of 8 hours."""
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 16 * 60:
        return f"{minutes / 60:.1f} h".replace(".0", "")
    return f"{minutes / 480:.1f} days".replace(".0", "")


def size(count: int) -> str:
    """812 bytes, 4.2 KB, 48.1 MB."""
    value = float(count)
    for unit in ("bytes", "KB", "MB"):
        if value < 1000:
            return f"{value:.1f} {unit}" if unit != "bytes" else f"{count} bytes"
        value /= 1000
    return f"{value:.1f} GB"


def plural(count: int, noun: str, many: str | None = None) -> str:
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"
