"""Comments taken out of what is no Java, in time linear in its length: the text may be hostile."""

import re

_SCRIPT = re.compile(r"""(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)""")
_HASH = re.compile(r"^[ \t]*[#!][^\n]*", re.MULTILINE)


def without_comments(path: str, text: str) -> str:
    """By the kind of file: `#` lines, `<!-- -->` and `<%-- --%>`, or `//` and `/* */` outside strings."""
    if path.endswith((".properties", ".yml", ".yaml")):
        return _HASH.sub("", text)
    if path.endswith((".gradle", ".kts", ".kt")):
        return _SCRIPT.sub(lambda found: found["string"] or " ", text)
    return _without_blocks(_without_blocks(text, "<!--", "-->"), "<%--", "--%>")


def _without_blocks(text: str, opening: str, closing: str) -> str:
    """A comment that is never closed goes to the end."""
    kept: list[str] = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        kept.append(text[position:start])
        end = text.find(closing, start + len(opening))
        position = len(text) if end < 0 else end + len(closing)
    return "".join([*kept, text[position:]])
