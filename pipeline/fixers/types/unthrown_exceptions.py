"""Catches of a checked exception that nothing in their `try` throws any more.

So `Cursor.close()` of Spring Data Redis 2.4, which said IOException before, and whatever else the compiler names. A
clause that cannot be reached is left out; where it was the only one, what was tried is done without a `try`.

Left: what follows a `try` that never completes, beyond one statement that leaves the method; `Base64`, whose decoder
throws something else in its place (`unthrown-io-exception`).
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import COMMENTS, TYPES, ancestor, field, field_text, simple_name
from shared.models import Wave

_SAID = re.compile(r"exception ([\w.]+) is never thrown in body of corresponding try statement")
_TRIES = ("try_statement", "try_with_resources_statement")
_LEAVING = ("return_statement", "throw_statement", "break_statement", "continue_statement", "yield_statement")
_ENDLESS = ("while_statement", "do_statement", "for_statement", "switch_expression", "switch_statement",
            "labeled_statement")  # fmt: skip
_DECLARING = ("variable_declarator", "formal_parameter", "resource", "enhanced_for_statement")
_UNITS = ("method_declaration", "constructor_declaration", "lambda_expression", "static_initializer")


@fixer(
    "unthrown-exceptions",
    title="Leave out catches of exceptions that a library does not throw any more",
    source="JLS 11.2.3; Spring Data Redis 2.4 API: Cursor extends CloseableIterator, whose close() throws nothing",
    wave=Wave.TYPES,
    on=_SAID.pattern,
    boot3=False,
)
def unthrown_exceptions(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        if not path.endswith(".java"):
            continue
        edit = case.project.java(path).edit()
        said = {(d.line, simple_name(m[1])) for d in found if (m := _SAID.search(f"{d.message}\n{d.detail}"))}
        for tried in edit.file.walk(*_TRIES):
            if not edit.splices.covers(tried.start_byte, tried.end_byte):
                _without(edit, tried, said)
        if edit:
            yield Change(path, edit.result(), "nothing in the try throws the exception any more")


def _without(edit: JavaEdit, tried: Node, said: set[tuple[int | None, str]]) -> None:
    file = edit.file
    clauses = [child for child in tried.named_children if child.type == "catch_clause"]
    gone = {clause: names for clause in clauses if (names := _unthrown(file, clause, said))}
    whole = [clause for clause, names in gone.items() if len(names) == len(_types(clause))]
    if not gone or _decodes(file, tried, gone):
        return
    ends = any(child.type == "finally_clause" for child in tried.named_children)
    if whole and len(whole) == len(clauses) and not _is_followed_well(edit, tried):
        return
    if whole and len(whole) == len(clauses) and not ends and tried.type == "try_statement":
        _unwrap(edit, tried)
        return
    for clause in gone:
        if clause in whole:
            start = clause.prev_sibling
            edit.splices.delete(start.end_byte if start is not None else clause.start_byte, clause.end_byte)
        else:
            kept = [file.text(type) for type in _types(clause) if file.text(type) not in gone[clause]]
            edit.replace(_catch_type(clause), " | ".join(kept))


def _catch_type(clause: Node) -> Node:
    parameter = next(child for child in clause.named_children if child.type == "catch_formal_parameter")
    return next(child for child in parameter.named_children if child.type == "catch_type")


def _types(clause: Node) -> list[Node]:
    return _catch_type(clause).named_children


def _unthrown(file: JavaFile, clause: Node, said: set[tuple[int | None, str]]) -> list[str]:
    line = clause.start_point[0] + 1
    return [name for type in _types(clause) if (line, simple_name(name := file.text(type))) in said]


def _decodes(file: JavaFile, tried: Node, gone: dict[Node, list[str]]) -> bool:
    caught = {simple_name(name) for names in gone.values() for name in names}
    return "IOException" in caught and "Base64.get" in file.text(field(tried, "body"))


def _is_followed_well(edit: JavaEdit, tried: Node) -> bool:
    """What comes after is reached still, or is one statement that goes too, as only the catch led there."""
    after = tried.next_named_sibling
    while after is not None and after.type in COMMENTS:
        after = after.next_named_sibling
    completes = _completes(edit.file, field(tried, "body"))
    if after is None or completes or tried.parent is None or tried.parent.type != "block":
        return True
    rest = after.next_named_sibling
    if completes is None or after.type not in _LEAVING or (rest is not None and rest.type not in COMMENTS):
        return False
    edit.delete(after)
    return True


def _completes(file: JavaFile, statement: Node) -> bool | None:
    """Whether the statement can complete normally (JLS 14.22); None where that takes more than a look."""
    parts = [child for child in statement.named_children if child.type not in COMMENTS]
    if statement.type in _LEAVING:
        return False
    if statement.type == "block":
        return _completes(file, parts[-1]) if parts else True
    if statement.type == "if_statement":
        both = [field(statement, "consequence"), statement.child_by_field_name("alternative")]
        ways = [True if way is None else _completes(file, way) for way in both]
        return True if True in ways else None if None in ways else False
    if statement.type == "while_statement" and field_text(file, statement, "condition").strip("() ") != "true":
        return True
    return None if statement.type in (*_ENDLESS, *_TRIES, "synchronized_statement") else True


def _unwrap(edit: JavaEdit, tried: Node) -> None:
    """The statements in place of the `try`, in a block of their own where they declare what is declared elsewhere."""
    file, body = edit.file, field(tried, "body")
    inside = body.named_children
    if not inside:
        edit.delete(tried)
        return
    if tried.parent is None or tried.parent.type != "block" or _declares_again(file, tried, body):
        edit.splices.replace(tried.start_byte, tried.end_byte, file.text(body))
        return
    outer, inner = indent_at(file.source, tried.start_byte), indent_at(file.source, inside[0].start_byte)
    text = file.source[inside[0].start_byte : inside[-1].end_byte].decode("utf-8", "surrogateescape")
    line_break = newline_of(file.source)
    lines = [outer + line.removeprefix(inner) if line.startswith(inner) else line for line in text.split(line_break)]
    edit.splices.replace(tried.start_byte, tried.end_byte, line_break.join(lines))


def _declares_again(file: JavaFile, tried: Node, body: Node) -> bool:
    unit = ancestor(tried, *_UNITS)
    own = [field_text(file, d, "name") for s in body.named_children for d in s.named_children
           if s.type == "local_variable_declaration" and d.type == "variable_declarator"]  # fmt: skip
    declared = [field_text(file, node, "name") for node in file.walk(*_DECLARING, under=unit)]
    return any(declared.count(name) > 1 for name in own) or any(s.type in TYPES for s in body.named_children)
