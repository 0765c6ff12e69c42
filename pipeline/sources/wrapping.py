"""Java lines broken where they are longer than a limit; what the code says stays the same."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tree_sitter import Node

from pipeline.sources.comments import shortened_comment
from pipeline.sources.java import JavaFile
from pipeline.sources.splice import indent_at, line_end, line_start, newline_of
from pipeline.sources.syntax import COMMENTS, ancestor, chain_calls, field_text

_MAX_BREAKS = 40
_LISTS = (
    "argument_list",
    "formal_parameters",
    "annotation_argument_list",
    "array_initializer",
    "element_value_array_initializer",
    "type_list",
    "throws",
)
_AFTER_OPENING = ("argument_list", "formal_parameters", "annotation_argument_list", "element_value_array_initializer")
_CLAUSES = ("throws", "superclass", "super_interfaces", "extends_interfaces")
_MEMBERS = ("method_declaration", "field_declaration", "constructor_declaration")
_UGLY = 4
"""So much deeper may a pleasant place be than an ugly one."""
_TAB = 8
_DEEP = 40


@dataclass(frozen=True)
class _Break:
    """A place for a line break: `start` to `end` are blanks, `text` stands between; `depth` is lower where better."""

    start: int
    end: int
    depth: int
    indent: str
    before: str = ""
    after: str = ""


def wrapped(source: bytes, lines: set[int], limit: int) -> bytes:
    """With those lines (1-based), and what is broken off them, no longer than the limit where Java lets them be."""
    for line in sorted(lines, reverse=True):
        source = _wrapped_line(source, line - 1, limit)
    return source


def _wrapped_line(source: bytes, row: int, limit: int) -> bytes:
    below = _count(source) - row - 1
    for _ in range(_MAX_BREAKS):
        while row < _count(source) - below and width(source[slice(*_line(source, row))]) <= limit:
            row += 1
        if row >= _count(source) - below:
            break
        file, line = JavaFile(source), _line(source, row)
        shorter = shortened_comment(file, *line, limit) or _broken_code(file, *line, limit)
        if shorter is None or (JavaFile(shorter).has_errors and not file.has_errors):
            row += 1
        else:
            source = shorter
    return source


def _count(source: bytes) -> int:
    return source.count(b"\n") + 1


def _line(source: bytes, row: int) -> tuple[int, int]:
    """Where it starts and ends."""
    at = 0
    for _ in range(row):
        at = source.find(b"\n", at) + 1
    return at, line_end(source, at)


def width(line: bytes) -> int:
    return len(line.decode("utf-8", "surrogateescape").rstrip("\r\n").expandtabs(_TAB))


def _broken_code(file: JavaFile, start: int, end: int, limit: int) -> bytes | None:
    found = [
        place
        for place in _places(file, start, end)
        if start < place.start < end and _fits(file.source, start, place, limit)
    ]
    if not found:
        found = list(_split_literals(file, start, end, limit))
    if not found:
        return None

    def cost(place: _Break) -> tuple[bool, int, int]:
        rest = place.indent.encode() + place.after.encode() + file.source[place.end : end]
        return width(rest) > limit, place.depth, -place.start

    best = min(found, key=cost)
    text = best.before + newline_of(file.source) + best.indent + best.after
    return file.source[: best.start] + text.encode() + file.source[best.end :]


def _fits(source: bytes, start: int, place: _Break, limit: int) -> bool:
    """Also that the break leaves the line shorter and something but blanks in it."""
    line = source[start : place.start]
    return bool(line.strip()) and width(line) <= limit and width(place.indent.encode()) < width(line)


def _places(file: JavaFile, start: int, end: int) -> Iterator[_Break]:
    for node in _nodes_on(file, start, end):
        if node.type in _LISTS:
            yield from _in_list(file, node, start)
        elif node.type == "method_invocation":
            yield from _before_dot(file, node, start)
        elif node.type in ("binary_expression", "ternary_expression", "instanceof_expression"):
            yield from _before_operators(file, node, start)
        elif node.type in ("variable_declarator", "assignment_expression", "element_value_pair"):
            yield from _after_token(file, node, start, "=", _UGLY)
        elif node.type == "lambda_expression" and node.children[-1].type != "block":
            yield from _after_token(file, node, start, "->", 1)
        elif node.type == "modifiers":
            yield from _after_annotations(file, node)
        if node.type in _CLAUSES:
            yield _Break(*_blanks(file.source, node.start_byte), _depth(node), _clause_indent(file, node, start))


def _clause_indent(file: JavaFile, node: Node, start: int) -> str:
    """As the line, where that goes on with the declaration already."""
    name = node.parent.child_by_field_name("name") if node.parent is not None else None
    return indent_at(file.source, start) if name is not None and name.start_byte < start else _deeper(file, start)


def _nodes_on(file: JavaFile, start: int, end: int) -> Iterator[Node]:
    """Nodes of which some part is on the line, outermost first."""
    stack = [file.root]
    while stack:
        node = stack.pop()
        if node.start_byte < end and start < node.end_byte:
            yield node
            stack.extend(reversed(node.children))


def _blanks(source: bytes, at: int) -> tuple[int, int]:
    """The blanks before `at`."""
    start = at
    while source[start - 1 : start] in (b" ", b"\t"):
        start -= 1
    return start, at


def _depth(node: Node) -> int:
    """How deep in its statement: calls of one chain are all as deep as its last."""
    depth, here = 0, node
    while here.parent is not None and not here.type.endswith(("statement", "declaration", "block", "body")):
        depth += not _goes_on(here, here.parent)
        here = here.parent
    return depth


def _goes_on(node: Node, above: Node) -> bool:
    """A call or sum that is the first part of another."""
    if node.type == "method_invocation":
        return above.child_by_field_name("object") == node
    operators = [one.child_by_field_name("operator") for one in (node, above)]
    return (
        node.type == above.type == "binary_expression"
        and above.child_by_field_name("left") == node
        and len({one.type for one in operators if one is not None}) == 1
    )


def _in_list(file: JavaFile, node: Node, start: int) -> Iterator[_Break]:
    """After a comma; ugly, but at times the only place: after the parenthesis."""
    opened_here = node.start_byte >= start
    indent = _deeper(file, start) if opened_here else indent_at(file.source, start)
    depth = _depth(node)
    for child in node.children:
        following = child.next_sibling
        if following is None or following.start_point[0] != child.end_point[0] or following.type in COMMENTS:
            continue
        if child.type == ",":
            yield _Break(child.end_byte, following.start_byte, depth, indent)
        elif child == node.children[0] and node.type in _AFTER_OPENING and following.is_named:
            yield _Break(child.end_byte, following.start_byte, depth + _UGLY, indent)


def _before_dot(file: JavaFile, node: Node, start: int) -> Iterator[_Break]:
    """Not between a name and the first call made on it, when another place will do."""
    target = node.child_by_field_name("object")
    dot = next((child for child in node.children if child.type == "."), None)
    if target is None or dot is None or target.type in ("this", "super") or target.end_point[0] != dot.start_point[0]:
        return
    first = chain_calls(node)[0]
    begun = next((c for c in chain_calls(node) if _dot_starts_line(file, c, start)), None)
    indent = indent_at(file.source, start) if begun is not None else _deeper(file, start)
    yield _Break(*_blanks(file.source, dot.start_byte), _depth(node) + (_UGLY if node == first else 0), indent)


def _dot_starts_line(file: JavaFile, call: Node, start: int) -> bool:
    dot = next((child for child in call.children if child.type == "."), None)
    return dot is not None and dot.start_byte >= start and not file.source[start : dot.start_byte].strip()


def _before_operators(file: JavaFile, node: Node, start: int) -> Iterator[_Break]:
    for child in node.children:
        before = child.prev_sibling
        if child.is_named or before is None or before.end_point[0] != child.start_point[0] or child.type in "()":
            continue
        outer = _outermost(node)
        continued = outer.start_byte < start
        indent = indent_at(file.source, start) if continued else _deeper(file, start)
        yield _Break(*_blanks(file.source, child.start_byte), _depth(node), indent)


def _outermost(node: Node) -> Node:
    while node.parent is not None and node.parent.type in ("binary_expression", "ternary_expression"):
        node = node.parent
    return node


def _after_token(file: JavaFile, node: Node, start: int, token: str, cost: int) -> Iterator[_Break]:
    for child in node.children:
        following = child.next_sibling
        if child.type == token and following is not None and following.start_point[0] == child.end_point[0]:
            yield _Break(child.end_byte, following.start_byte, _depth(node) + cost, _deeper(file, start))


def _after_annotations(file: JavaFile, node: Node) -> Iterator[_Break]:
    """Those before a method or a class each have a line."""
    declared = node.parent is not None and (node.parent.type in _MEMBERS or node.parent.type.startswith("class"))
    for child in node.children if declared else ():
        following = child.next_sibling or node.next_sibling
        if "annotation" in child.type and following is not None and following.start_point[0] == child.end_point[0]:
            indent = indent_at(file.source, node.start_byte)
            yield _Break(child.end_byte, following.start_byte, -1, indent)


def _split_literals(file: JavaFile, start: int, end: int, limit: int) -> Iterator[_Break]:
    """At the last blank of a string that fits, else at its last character."""
    for node in _nodes_on(file, start, end):
        above = node.parent
        if node.type != "string_literal" or node.start_byte < start or above is None or not _may_be_split(file, node):
            continue
        text = file.text(node)
        room = limit - width(file.source[start : node.start_byte]) - 1
        if text.startswith('"""') or room < 2:
            continue
        pieces = re.findall(r"\\u+[0-9a-fA-F]{4}|\\[0-7]{1,3}|\\.|.", text[1:-1])
        fitting = _fitting(pieces, room - 1)
        if 0 < fitting < len(pieces):
            at = node.start_byte + 1 + len("".join(pieces[:fitting]).encode("utf-8", "surrogateescape"))
            continued = above.type == "binary_expression" and above.start_byte < start
            indent = indent_at(file.source, start) if continued else _deeper(file, start)
            yield _Break(at, at, 0, indent, '"', '+ "')


def _may_be_split(file: JavaFile, node: Node) -> bool:
    """As the left side of a sum would mean the same."""
    above = node.parent
    if above is None:
        return False
    if above.type == "binary_expression":
        return field_text(file, above, "operator") == "+"
    return above.type in (
        "argument_list",
        "annotation_argument_list",
        "element_value_pair",
        "element_value_array_initializer",
        "array_initializer",
        "variable_declarator",
        "assignment_expression",
        "return_statement",
        "parenthesized_expression",
    )


def _fitting(pieces: list[str], room: int) -> int:
    lengths, count = 0, 0
    for piece in pieces:
        lengths += len(piece)
        if lengths > room:
            break
        count += 1
    blank = next((n for n in range(count, 0, -1) if pieces[n - 1] == " "), 0)
    return blank or count


def _deeper(file: JavaFile, start: int) -> str:
    """The indent of a line that goes on with the one at `start`; no deeper where half a line is blank already."""
    here = indent_at(file.source, start)
    if width(here.encode()) >= _DEEP:
        return here
    return here + ("\t\t" if here.startswith("\t") else " " * continuation(file))


@lru_cache(maxsize=2)
def continuation(file: JavaFile) -> int:
    """Blanks by which the file's own chains of calls go on, else those of Google's style where it indents by two, and
    of Sun's elsewhere."""
    steps: Counter[int] = Counter()
    for call in file.walk("method_invocation"):
        dot = next((child for child in call.children if child.type == "."), None)
        home = ancestor(call, "expression_statement", "return_statement", "local_variable_declaration")
        if dot is not None and home is not None and dot.start_point[0] > home.start_point[0]:
            line = line_start(file.source, dot.start_byte)
            if not file.source[line : dot.start_byte].strip(b" "):
                steps[dot.start_point[1] - home.start_point[1]] += 1
    usual = [step for step, _ in steps.most_common() if step in (4, 6, 8)]
    return usual[0] if usual else 4 if unit(file) == 2 else 8


def unit(file: JavaFile) -> int:
    """Blanks by which the file's classes indent their members; 4 where that can't be seen."""
    for body in file.walk("class_body", "interface_body", "enum_body_declarations", "annotation_type_body"):
        outer = indent_at(file.source, body.start_byte)
        for member in body.named_children:
            inner = indent_at(file.source, member.start_byte)
            if member.start_point[0] > body.start_point[0] and len(inner) > len(outer) and "\t" not in inner:
                return len(inner) - len(outer)
    return 4
