"""Mappers and records of MyBatis-Plus 3: one row and a page of rows are asked for in another way.

Source: BaseMapper and Model of MyBatis-Plus 2.3.1 and 3.5.7. An entity that says which row is meant goes into a
wrapper; `selectPage` gives the page it was given, filled, in place of its rows. Both `selectOne` refuse several rows.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.mybatis_plus_owners import MOCKITO, Receivers, owners
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import TYPES, ancestor, arguments, chained, field, field_text, methods, modifiers
from shared.models import Wave

_WRAPPER = "com.baomidou.mybatisplus.core.conditions.query.QueryWrapper"
_BY_TEXT = ("selectList", "selectOne", "selectCount", "delete", "update")
"""Calls of a record that take conditions as SQL and what to put into it."""


@fixer(
    "mybatis-plus-mappers",
    title="Ask mappers and records of MyBatis-Plus 3 by wrappers, and take rows from their pages",
    source="sources of BaseMapper and Model, MyBatis-Plus 2.3.1 and 3.5.7; catalogue C04",
    wave=Wave.TYPES,
    boot3=False,
)
def mybatis_plus_mappers(case: Case) -> Iterator[Change]:
    known = owners(case.project)
    asked = (b"selectOne", b"selectPage", b"pkVal", *(name.encode() for name in _BY_TEXT))
    for path in case.project.java_paths(*asked) if known else ():
        edit = case.project.java(path).edit()
        receivers = Receivers(case.project, edit.file, known)
        for call in edit.file.calls("selectOne", "selectPage", *_BY_TEXT):
            owner = receivers.of(call)
            if owner and owner.kind == "mapper" and not _is_mocked(edit, call):
                _mapper(edit, receivers, call)
            elif owner and owner.kind == "record":
                _record(edit, call, owner.entity)
        for cls in edit.file.walk(*TYPES):
            owner = known.get(field_text(edit.file, cls, "name"))
            if owner and owner.kind == "record":
                _public_key(edit, cls)
        if edit:
            yield Change(path, edit.result(), "MyBatis-Plus 3 asks for rows by wrappers")


def _is_mocked(edit: JavaEdit, call: Node) -> bool:
    """What Mockito is told is no question: a matcher for anything is one for a wrapper, too."""
    receiver, outer = call.child_by_field_name("object"), ancestor(call, "method_invocation", "block")
    asked = (receiver, outer) if receiver is not None and receiver.type == "method_invocation" else (outer,)
    return any(one is not None and field_text(edit.file, one, "name") in MOCKITO for one in asked)


def _mapper(edit: JavaEdit, receivers: Receivers, call: Node) -> None:
    name, given = field_text(edit.file, call, "name"), arguments(call)
    if _declares(receivers, call, name):
        return
    if name == "selectOne" and len(given) == 1 and not edit.file.text(given[0]).startswith("new QueryWrapper"):
        wrapper = edit.type_name(_WRAPPER)
        edit.insert(given[0].start_byte, f"new {wrapper}<>(")
        edit.insert(given[0].end_byte, ")")
    elif name == "selectPage" and len(given) == 2 and not _is_statement(call) and not _takes_rows(edit, call):
        edit.insert(call.end_byte, ".getRecords()")


def _declares(receivers: Receivers, call: Node, name: str) -> bool:
    """The project's mapper has a method of this name itself."""
    owner = receivers.of(call)
    if owner is None or owner.name == "BaseMapper":
        return False
    file = receivers.project.java(owner.path)
    return any(methods(file, cls, name) for cls in file.walk(*TYPES) if field_text(file, cls, "name") == owner.name)


def _takes_rows(edit: JavaEdit, call: Node) -> bool:
    outer = chained(call)
    return outer is not None and field_text(edit.file, outer, "name") == "getRecords"


def _is_statement(call: Node) -> bool:
    return call.parent is not None and call.parent.type == "expression_statement"


def _record(edit: JavaEdit, call: Node, entity: str) -> None:
    """`selectList("age > {0}", 18)`: the first argument is text, the others go into it."""
    name, given = field_text(edit.file, call, "name"), arguments(call)
    if name not in _BY_TEXT or not entity or not given or given[0].type != "string_literal":
        return
    edit.insert(given[0].start_byte, f"new {edit.type_name(_WRAPPER)}<{entity}>().apply(")
    edit.insert(given[-1].end_byte, ")")


def _public_key(edit: JavaEdit, cls: Node) -> None:
    for method in methods(edit.file, cls, "pkVal"):
        found = modifiers(method)
        for word in found.children if found else ():
            if word.type == "protected" and not field(method, "parameters").named_children:
                edit.replace(word, "public")
