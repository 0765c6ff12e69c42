"""Checkstyle's rules on blocks, met on those that the migration wrote in one line."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.checkstyle_places import violations
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import field_text
from pipeline.sources.wrapping import unit
from shared.models import Wave

_BLOCKS = ("block", "class_body", "constructor_body")
_MAX_BLOCKS = 20
_ALONE = re.compile(r"AnnotationLocation\w*: Annotation '(?P<name>\w+)' should be alone on line")


@fixer(
    "checkstyle-one-line-blocks",
    title="Give each statement of a block a line of its own",
    source="Checkstyle, checks LeftCurly, RightCurly and OneStatementPerLine; reproduced with anonymous classes",
    wave=Wave.PLUGIN,
    boot3=False,
    on=r"^(?:LeftCurly|RightCurly(?:Same|Alone)?|OneStatementPerLine): .*(?:should have line break|should be alone"
    r"|Only one statement per line)",
)
def checkstyle_one_line_blocks(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        source = case.project.read(path)
        for line in sorted({d.line for d in found if d.line}, reverse=True):
            source = _opened(source, line - 1)
        yield Change(path, source, "the project's Checkstyle rules ask for a line for each statement")


def _opened(source: bytes, row: int) -> bytes:
    below = source.count(b"\n") - row
    for _ in range(_MAX_BLOCKS):
        file = JavaFile(source)
        last = source.count(b"\n") - below
        block = next((b for b in file.walk(*_BLOCKS) if row <= b.start_point[0] <= last and _in_one_line(b)), None)
        if block is None:
            break
        source = _spread(file, block)
    return source


@fixer(
    "checkstyle-annotation-lines",
    title="Give annotations the lines of their own that Checkstyle asks for",
    source="Checkstyle, check AnnotationLocation; reproduced with Google's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_ALONE.pattern}",
)
def checkstyle_annotation_lines(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        wanted = {(d.line, match["name"]) for d in found if (match := _ALONE.match(d.message))}
        for node in edit.file.walk("annotation", "marker_annotation"):
            name = field_text(edit.file, node, "name").rpartition(".")[2]
            if (node.start_point.row + 1, name) in wanted and node.parent is not None:
                _set_apart(edit, node, node.parent)
        if edit:
            yield Change(path, edit.result(), "the project's Checkstyle rules ask for it")


def _set_apart(edit: JavaEdit, node: Node, modifiers: Node) -> None:
    source = edit.file.source
    newline = newline_of(source) + indent_at(source, modifiers.start_byte)
    before, after = node.prev_sibling, node.next_sibling or modifiers.next_sibling
    if before is not None and before.end_point.row == node.start_point.row:
        edit.splices.replace(before.end_byte, node.start_byte, newline)
    if (
        after is not None
        and after.start_point.row == node.end_point.row
        and not edit.splices.covers(node.end_byte, after.start_byte)
    ):
        edit.splices.replace(node.end_byte, after.start_byte, newline)


def _in_one_line(block: Node) -> bool:
    comments = any("comment" in child.type for child in block.children)
    return block.start_point[0] == block.end_point[0] and bool(block.named_children) and not comments


def _spread(file: JavaFile, block: Node) -> bytes:
    source, newline = file.source, newline_of(file.source)
    outer = indent_at(source, block.start_byte)
    inner = outer + ("\t" if re.search(rb"(?m)^\t", source) else " " * unit(file))
    lines = [f"{inner}{file.text(child)}" for child in block.named_children]
    text = newline.join(["{", *lines, f"{outer}}}"])
    return source[: block.start_byte] + text.encode("utf-8", "surrogateescape") + source[block.end_byte :]
