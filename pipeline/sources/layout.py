"""How a class is laid out, and what is added at its end or at that of a block."""

from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import body_of, members


@dataclass(frozen=True)
class Layout:
    """How the class indents its members."""

    newline: str
    indent: str
    unit: str

    @classmethod
    def of(cls, file: JavaFile, node: Node) -> "Layout":
        outer = indent_at(file.source, node.start_byte)
        inside = [
            m
            for m in members(node, "method_declaration", "field_declaration")
            if m.start_point[0] > node.start_point[0]
        ]
        unit = "\t" if b"\n\t" in file.source else "    "
        inner = indent_at(file.source, inside[0].start_byte) if inside else outer + unit
        return cls(newline_of(file.source), inner, inner.removeprefix(outer) or unit)

    def lines(self, text: str, *, first: str = "") -> str:
        """`text`, indented by four blanks a level, as lines of this class; the first line is already indented."""
        out: list[str] = []
        for number, line in enumerate(text.split("\n")):
            body = line.lstrip(" ")
            depth = (len(line) - len(body)) // 4
            out.append(first + body if number == 0 else (self.indent + self.unit * depth + body if body else ""))
        return self.newline.join(out)


def append_member(edit: JavaEdit, cls: Node, text: str, layout: Layout) -> None:
    body = body_of(cls)
    if body is not None:
        member = layout.newline + layout.lines(text, first=layout.indent)
        append_line(
            edit, body, member, Layout(layout.newline, indent_at(edit.file.source, cls.start_byte), layout.unit)
        )


def append_line(edit: JavaEdit, body: Node, line: str, layout: Layout) -> None:
    """Adds a last line to a block, whether its closing brace has a line of its own or not."""
    source, brace = edit.file.source, body.end_byte - 1
    start = source.rfind(b"\n", body.start_byte, brace) + 1
    if start and not source[start:brace].strip():
        edit.insert(start, line + layout.newline)
    else:
        edit.insert(brace, layout.newline + line + layout.newline + layout.indent)
