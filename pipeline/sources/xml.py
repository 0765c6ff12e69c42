"""XML with the byte position of every element, for edits that leave the rest of the file alone.

Built on expat: it reports byte offsets, loads no external entity, and a file that declares entities is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat


class XmlError(ValueError):
    """The file is not well-formed XML."""


@dataclass
class Element:
    """`start:end` spans the whole element, `inner_start:inner_end` what is between its tags (byte offsets)."""

    name: str
    start: int
    inner_start: int = 0
    inner_end: int = 0
    end: int = 0
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    children: list["Element"] = field(default_factory=list["Element"])
    raw_text: str = ""
    """Character data directly inside, not stripped."""
    parent: "Element | None" = field(default=None, repr=False)

    @property
    def text(self) -> str:
        return self.raw_text.strip()

    @property
    def empty_tag(self) -> bool:
        """Written as `<x/>`: there is no inside to insert into."""
        return self.inner_start == self.end

    def find(self, *path: str) -> "Element | None":
        """First element at this path of child names, or None."""
        here: Element | None = self
        for name in path:
            here = next((c for c in here.children if c.name == name), None) if here else None
        return here

    def all(self, *path: str) -> list["Element"]:
        """All elements at this path of child names."""
        found: list[Element] = [self]
        for name in path:
            found = [c for element in found for c in element.children if c.name == name]
        return found

    def value(self, *path: str) -> str | None:
        """Stripped text of `find(*path)`, None when the element is missing."""
        found = self.find(*path)
        return None if found is None else found.text

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse_xml(source: bytes) -> Element:
    """The root element. Names lose their prefix. Raises XmlError."""
    if source[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise XmlError("UTF-16 is not supported")
    parser = expat.ParserCreate()
    stack: list[Element] = []
    roots: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        element = Element(name.rpartition(":")[2], at, attributes=attributes, parent=stack[-1] if stack else None)
        (stack[-1].children if stack else roots).append(element)
        element.inner_start = _tag_end(source, at)
        stack.append(element)

    def end(_name: str) -> None:
        element, at = stack.pop(), parser.CurrentByteIndex
        if source[element.inner_start - 2 : element.inner_start] == b"/>":
            element.inner_end = element.end = element.inner_start
        else:
            element.inner_end, element.end = at, source.index(b">", at) + 1

    def text(data: str) -> None:
        if stack:
            stack[-1].raw_text += data

    def entity(name: str, *_rest: object) -> None:
        raise XmlError(f"entity {name} is declared in the file: positions would lie")

    parser.EntityDeclHandler = entity
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(source, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise XmlError(str(error)) from error
    return roots[0]


def _tag_end(source: bytes, at: int) -> int:
    """Offset just after the start tag at `at`; `>` inside an attribute value does not end it."""
    quote = 0
    for position in range(at, len(source)):
        byte = source[position]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in (0x22, 0x27):
            quote = byte
        elif byte == 0x3E:
            return position + 1
    raise ValueError("start tag is not closed")
