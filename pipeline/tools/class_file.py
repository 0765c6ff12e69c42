"""What a class file says of itself (JVMS 4): its version, and whether its methods' parameters kept their names."""

import struct
from dataclasses import dataclass

MAGIC = b"\xca\xfe\xba\xbe"
_SYNTHETIC = 0x1000
_UTF8, _LONG, _DOUBLE, _CLASS = 1, 5, 6, 7
_SIZES = {3: 4, 4: 4, 5: 8, 6: 8, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
"""Bytes behind the tag of a constant (JVMS 4.4)."""


def major_version(header: bytes) -> int | None:
    """From the first eight bytes; None for what is no class file."""
    return int.from_bytes(header[6:8]) if header[:4] == MAGIC and len(header) >= 8 else None


def nameless(content: bytes) -> str | None:
    """The binary name (`a.b.Outer$Inner`) of a class that has methods with parameters, and of none the names: it was
    compiled without `-parameters`. None for every other class, and for what can't be read."""
    try:
        return _Reader(content).nameless()
    except (struct.error, KeyError, TypeError, UnicodeDecodeError):
        return None


@dataclass
class _Reader:
    content: bytes
    at: int = 8

    def nameless(self) -> str | None:
        texts, classes = self._constants()
        _, this, above, interfaces = self._take(">HHHH")
        self.at += 2 * interfaces
        for _ in range(self._number()):
            self._member(texts)
        methods = [self._member(texts) for _ in range(self._number())]
        # javac names the parameters of a record's constructor whatever it is told, and makes its `equals` itself.
        record = above != 0 and texts[classes[above]] == b"java/lang/Record"
        apart = (b"<init>", b"equals") if record else ()
        named = [known for name, known in methods if known is not None and name not in apart]
        return texts[classes[this]].decode().replace("/", ".") if named and not any(named) else None

    def _constants(self) -> tuple[dict[int, bytes], dict[int, int]]:
        """Texts; and of each class the index of its name."""
        texts, classes = dict[int, bytes](), dict[int, int]()
        index, count = 1, self._number()
        while index < count:
            (tag,) = self._take(">B")
            if tag == _UTF8:
                texts[index] = self._bytes(self._number())
            elif tag == _CLASS:
                classes[index] = self._number()
            else:
                self.at += _SIZES[tag]
            index += 2 if tag in (_LONG, _DOUBLE) else 1
        return texts, classes

    def _member(self, texts: dict[int, bytes]) -> tuple[bytes, bool | None]:
        """Name of a field or method; and whether its parameters have names, None when it has none or is javac's own."""
        flags, name, descriptor, attributes = self._take(">HHHH")
        named = False
        for _ in range(attributes):
            attribute, length = self._take(">HI")
            body = self._bytes(length)
            if texts[attribute] == b"MethodParameters":
                named = any(body[at : at + 2] != b"\0\0" for at in range(1, len(body), 4))
        asked = texts[descriptor][:1] == b"(" and texts[descriptor][:2] != b"()" and not flags & _SYNTHETIC
        return texts[name], named if asked else None

    def _number(self) -> int:
        return self._take(">H")[0]

    def _take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(form, self.content, self.at)
        self.at += struct.calcsize(form)
        return found

    def _bytes(self, length: int) -> bytes:
        self.at += length
        if self.at > len(self.content):
            raise struct.error("cut short")
        return self.content[self.at - length : self.at]
