"""Tests that delete what others refer to first: `users.deleteAll(); orders.deleteAll();`, in a transaction that is
rolled back, so that nothing was ever sent. Hibernate 6.6 checks references at each flush, also before a query.

The order does not matter for what is left: all of it goes. What refers goes first here, as a database would have it.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import Model, entity_model
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import arguments, declared_type, extended, field, field_text
from shared.models import Wave

_DELETES = ("deleteAll", "deleteAllInBatch")
_REPOSITORY = re.compile(r"\w*Repository<\s*(\w+)\s*,")


@fixer(
    "test-cleanup-order",
    title="Let tests delete what refers to others before the others",
    source="Hibernate 6.6 migration guide, Strictness of Unsaved Value: references to removed entities fail at flush",
    wave=Wave.TEST,
    on=r"TransientObjectException: persistent instance references an unsaved transient instance",
    confidence="medium",
)
def test_cleanup_order(case: Case) -> Iterator[Change]:
    names = case.test_classes()
    paths = [path for path in case.project.java_paths(b".deleteAll") if path.rpartition("/")[2][:-5] in names]
    model = entity_model(case.project) if paths else Model({}, {})
    for path in paths:
        edit = case.project.java(path).edit()
        for run in _runs(edit.file):
            entities = [_entity(case.project, edit.file, statement) for statement in run]
            order = _sorted(model, entities)
            if order is not None:
                for statement, place in zip(run, order, strict=True):
                    edit.replace(statement, edit.file.text(run[place]))
        if edit:
            yield Change(
                path, edit.result(), "Hibernate 6.6 refuses at the next flush what refers to something removed"
            )


def _runs(file: JavaFile) -> Iterator[list[Node]]:
    """Statements one after another that each delete all of a repository."""
    for block in file.walk("block"):
        run: list[Node] = []
        for statement in [*block.named_children, None]:
            if statement is not None and _deletes(file, statement):
                run.append(statement)
            elif len(run) > 1:
                yield run
                run = []
            else:
                run = []


def _deletes(file: JavaFile, statement: Node) -> bool:
    call = statement.named_children[0] if statement.type == "expression_statement" else None
    if call is None or call.type != "method_invocation" or arguments(call):
        return False
    receiver = call.child_by_field_name("object")
    return field_text(file, call, "name") in _DELETES and receiver is not None and receiver.type == "identifier"


def _entity(project: Project, file: JavaFile, statement: Node) -> str:
    """Of the repository that it empties, "" when nobody can tell."""
    name = declared_type(file, field(statement.named_children[0], "object"))
    for path in project.java_paths(f"interface {name}".encode()) if name else ():
        other = project.java(path)
        for interface in other.walk("interface_declaration"):
            above = [other.text(one) for one in extended(interface)]
            match = next((m for one in above if (m := _REPOSITORY.match(one))), None)
            if match and field_text(other, interface, "name") == name:
                return match[1]
    return ""


def _sorted(model: Model, entities: list[str]) -> list[int] | None:
    """Places in the new order; None where it is the old one, or there is none."""
    refers = {name: _references(model, name) & set(entities) - {name} for name in entities}
    if "" in refers or len(refers) != len(entities):
        return None
    left, order = list(range(len(entities))), list[int]()
    while left:
        free = next((i for i in left if not any(entities[i] in refers[entities[j]] for j in left)), None)
        if free is None:
            return None
        left.remove(free)
        order.append(free)
    return order if order != sorted(order) else None


def _references(model: Model, name: str) -> set[str]:
    entity = model.classes.get(name)
    return {attribute.type for attribute in model.attributes(entity).values()} if entity else set()
