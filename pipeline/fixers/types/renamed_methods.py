"""Members that have another name now, or other arguments, found by the types that javac names.

Source: Javadoc of the last releases that had them; members of the jars that Spring Boot 2.7.18 (and 2.1.18) and 3.5.16
manage, Spring's and others', compared (table `members`). What has no mechanical successor is in the table too, for a
person.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import named_types
from pipeline.knowledge.members import MISSING, Member, Missing, members, missing
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text
from shared.models import Diagnostic, Wave

_PLAIN = ("identifier", "field_access", "true", "false", "decimal_integer_literal", "string_literal", "null_literal")
_PLACE = re.compile(r"\{(\d)\}")


@fixer(
    "renamed-methods",
    title="Call renamed methods by their new names",
    source="Javadoc of Spring Framework, Boot, Security, Data, AMQP, Kafka, Integration, Session and Cloud, of "
    "Hibernate, HikariCP, Jackson, Kafka Streams, MongoDB's driver, Quartz, Reactor, REST Assured and Selenium; table "
    "`members`; catalogue E03, E04",
    wave=Wave.TYPES,
    on=MISSING,
)
def renamed_methods(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        if not path.endswith(".java"):
            continue
        edit = case.project.java(path).edit()
        for diagnostic in found:
            gone = missing(f"{diagnostic.message}\n{diagnostic.detail}")
            use = gone and _use(edit.file, diagnostic, gone)
            if gone is not None and use is not None:
                types = list(named_types(case.project, edit.file, use, gone))
                _follow(edit, use, [row for type in types for row in members(gone.name, type)])
        if edit:
            yield Change(path, edit.result(), "the member has another name now, or takes something else")


def _use(file: JavaFile, diagnostic: Diagnostic, gone: Missing) -> Node | None:
    """The call, method reference, field, element of an annotation or static import that javac points at."""
    if gone.kind == "static":
        return next((i.node for i in file.imports if i.node.start_point[0] + 1 == diagnostic.line), None)
    node = file.expression_at(diagnostic.line, diagnostic.column)
    here = node
    while here is not None and here.start_byte == (node or here).start_byte:
        if here.type == "method_reference" and file.text(here.children[-1]) == gone.name:
            return here
        here = here.parent
    if node is not None and node.type in ("method_invocation", "field_access"):
        name = "name" if node.type == "method_invocation" else "field"
        return node if field_text(file, node, name) == gone.name else None
    return node if node is not None and node.type == "identifier" and file.text(node) == gone.name else None


def _follow(edit: JavaEdit, use: Node, rows: list[Member]) -> None:
    given = ", ".join(edit.file.text(a) for a in arguments(use)) if use.type == "method_invocation" else ""
    fitting = [row for row in rows if row.to and (not row.given or fnmatchcase(given, row.given))]
    row = max(fitting, key=lambda row: len(row.given), default=None)
    if row is None:
        return
    whole = row.to == "-" or not (row.renamed or row.to.startswith("{it}"))
    if edit.splices.covers(use.start_byte if whole else _name(use).start_byte, use.end_byte):
        return
    if use.type == "import_declaration":
        _import(edit, use, row)
    elif row.to == "-":
        _drop(edit, use)
    elif row.renamed:
        edit.replace(_name(use), row.to)
    else:
        _rewrite(edit, use, row)


def _name(use: Node) -> Node:
    """The node of the member's name in its use."""
    if use.type == "method_reference":
        return use.children[-1]
    return use.child_by_field_name("name") or use.child_by_field_name("field") or use


def _import(edit: JavaEdit, use: Node, row: Member) -> None:
    index = next(i for i, item in enumerate(edit.file.imports) if item.node == use)
    if row.renamed:
        edit.imports.rename(index, f"{edit.file.imports[index].name.rpartition('.')[0]}.{row.to}")
    else:
        edit.imports.remove(index)


def _drop(edit: JavaEdit, use: Node) -> None:
    """A statement that is this call on plain arguments, beside others, or an element of an annotation."""
    above = use.parent
    if above is None:
        return
    if use.type == "method_invocation" and above.type == "expression_statement":
        receiver = use.child_by_field_name("object")
        plain = all(part is None or part.type in (*_PLAIN, "this") for part in (receiver, *arguments(use)))
        if plain and above.parent is not None and above.parent.type == "block" and above.parent.named_child_count > 1:
            edit.delete(above)
    elif above.type == "element_value_pair" and above.parent is not None:
        pair, others = above, [n for n in above.parent.named_children if n != above]
        following = pair.next_named_sibling
        if not others:
            edit.replace(above.parent, "")
        elif following is not None:
            edit.splices.delete(pair.start_byte, following.start_byte)
        else:
            edit.splices.delete(others[-1].end_byte, pair.end_byte)


def _rewrite(edit: JavaEdit, use: Node, row: Member) -> None:
    """The use by the row's template; only where as many arguments are given as it takes."""
    file, values = edit.file, arguments(use) if use.type == "method_invocation" else []
    wanted = {int(number) for number in _PLACE.findall(row.to)}
    assigned = use.parent is not None and use.parent.type == "assignment_expression" and use.parent.child(0) == use
    if use.type not in ("method_invocation", "field_access", "identifier") or assigned:
        return
    if len(values) != len(wanted) and not row.given:
        return
    text = _PLACE.sub(lambda m: _filled(file, values[int(m[1])], m), row.to)
    for qualified in row.imports:
        simple = qualified.rpartition(".")[2]
        text = re.sub(rf"(?<![\w.]){simple}\b", edit.type_name(qualified), text)
    receiver = use.child_by_field_name("object")
    it = f"{file.text(receiver)}." if receiver else ""
    if text.startswith("{it}") and use.type != "identifier":
        edit.splices.replace(_name(use).start_byte, use.end_byte, text.removeprefix("{it}").replace("{it}", it))
    else:
        edit.replace(use, text.replace("{it}", it))


def _filled(file: JavaFile, value: Node, place: re.Match[str]) -> str:
    """An argument, in parentheses where an operator or a call follows its place and it is an operation itself."""
    operation = value.type in ("binary_expression", "ternary_expression", "cast_expression", "unary_expression")
    follows = place.string[place.end() : place.end() + 1] in (".", " ")
    return f"({file.text(value)})" if operation and follows else file.text(value)
