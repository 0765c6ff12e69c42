"""`em.remove(x)` before bulk deletes of what refers to x: Hibernate 6 checks references at every flush."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import Model, entity_model
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, field, field_text, parameters
from shared.models import Wave

_NAMED = re.compile(r"unsaved transient instance of '([\w.$]+)'")


@fixer(
    "remove-before-bulk-delete",
    title="Let the bulk delete remove the entity whose dependants are deleted first",
    source="Hibernate 6.6 migration guide, Strictness of Unsaved Value: references to removed entities fail at flush",
    wave=Wave.TEST,
    on=r"TransientObjectException: persistent instance references an unsaved transient instance",
    confidence="medium",
)
def remove_before_bulk_delete(case: Case) -> Iterator[Change]:
    model = entity_model(case.project)
    removed = {name.rpartition(".")[2] for d in case.diagnostics for name in _NAMED.findall(f"{d.message} {d.detail}")}
    for path in case.project.java_paths(b".remove("):
        file = case.project.java(path)
        edit = file.edit()
        for method in file.walk("method_declaration"):
            if b"executeUpdate" in file.source[method.start_byte : method.end_byte]:
                _reorder(edit, method, model, removed)
        if edit:
            yield Change(path, edit.result(), "nothing may refer to a removed entity when Hibernate 6 flushes")


def _reorder(edit: JavaEdit, method: Node, model: Model, removed: set[str]) -> None:
    file, body = edit.file, method.child_by_field_name("body")
    statements = body.named_children if body else []
    for type_, name in parameters(file, method):
        identifier = model.id_of(type_) if type_ in removed else None
        removes = [s for s in statements if _removes(file, s, name)]
        bulk = [s for s in statements if _deletes_all(file, s, type_)]
        if identifier and len(removes) == 1 and bulk and removes[0].start_byte < bulk[-1].start_byte:
            manager = field_text(file, removes[0].named_children[0], "object")
            getter = f"get{identifier.name[0].upper()}{identifier.name[1:]}()"
            forget = f"{manager}.detach({manager}.getReference({type_}.class, {name}.{getter}));"
            edit.delete(removes[0])
            indent = indent_at(file.source, bulk[-1].start_byte)
            edit.insert(bulk[-1].end_byte, newline_of(file.source) + indent + forget)


def _removes(file: JavaFile, statement: Node, name: str) -> bool:
    """`em.remove(x)`, also with the usual `em.contains(x) ? x : em.merge(x)`."""
    call = _call(statement, "method_invocation")
    if call is None or field_text(file, call, "name") != "remove" or len(arguments(call)) != 1:
        return False
    argument = arguments(call)[0]
    if argument.type == "ternary_expression":
        argument = field(argument, "consequence")
    return file.text(argument) == name and bool(field_text(file, call, "object"))


def _deletes_all(file: JavaFile, statement: Node, entity: str) -> bool:
    call = _call(statement, "method_invocation")
    if call is None or field_text(file, call, "name") != "executeUpdate":
        return False
    query = " ".join(file.text(node) for node in file.walk("string_fragment", under=call)).split()
    words = [word for word in query if word.lower() != "from"]
    return len(words) > 1 and words[0].lower() == "delete" and words[1] == entity


def _call(statement: Node, kind: str) -> Node | None:
    inner = statement.named_children[0] if statement.type == "expression_statement" else None
    return inner if inner is not None and inner.type == kind else None
