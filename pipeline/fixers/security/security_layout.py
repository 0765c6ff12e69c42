"""How an adapter class is laid out, and the small edits that every part of its rewriting makes."""

from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.security.security_hooks import receiver
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, members


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


def super_calls(file: JavaFile, body: Node) -> list[Node]:
    calls = [c for c in file.calls("configure", under=body) if receiver(file, c) == "super"]
    return [c.parent for c in calls if c.parent is not None and c.parent.type == "expression_statement"]


def swap_override(edit: JavaEdit, method: Node, annotation: str, layout: Layout) -> None:
    """Puts the annotation where @Override stands, or before the method; "" only removes @Override, as does one that
    the method has already."""
    found = annotations_of(edit.file, method, "Override")
    if annotation and annotations_of(edit.file, method, annotation.removeprefix("@")):
        annotation = ""
    if not found:
        if annotation:
            edit.insert(method.start_byte, annotation + layout.newline + layout.indent)
    elif annotation:
        edit.replace(found[0], annotation)
    else:
        edit.delete_annotation(found[0])
