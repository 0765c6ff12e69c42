"""Criteria queries that compare an association with a number, its identifier: `cb.equal(root.get("owner"), id)`.

Hibernate 5 wrote numbers into the SQL as they are, beside the foreign key. Version 6 checks the types: "Cannot compare
left expression of type 'shop.Owner' with right expression of type 'java.lang.Long'". The path goes on to the
identifier. Only where every entity that has an attribute of this name has an association there, to one with an
identifier of the number's type; tried on 5.4 and 6.6. Strings and UUIDs are parameters, which 5 refused, too.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.persistence.criteria_casts import mocked
from pipeline.fixers.persistence.entities import Model, entity_model
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field_text, literal
from shared.models import Wave

_BOXES = {"long": "Long", "int": "Integer", "short": "Short"}


@fixer(
    "criteria-associations",
    title="Compare identifiers with numbers in criteria queries",
    source="Hibernate 6.0 to 6.3 migration guides, type checking; LiteralExpression of Hibernate 5.4; tried on both",
    wave=Wave.STARTUP,
    confidence="medium",
)
def criteria_associations(case: Case) -> Iterator[Change]:
    project = case.project
    paths = project.java_paths(b"persistence.criteria")
    if not paths or not came_from_before(case, (3, 0)) or mocked(project):
        return
    model = entity_model(project)
    for path in paths:
        file = project.java(path)
        edit = file.edit()
        for call in file.calls("equal", "notEqual"):
            found = _path(file, call, model)
            if found is not None:
                edit.insert(found[0].end_byte, f'.get("{found[1]}")')
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 compares an association with an entity only")


def _path(file: JavaFile, call: Node, model: Model) -> tuple[Node, str] | None:
    """The path to an association, and the name of the identifier that the number is of."""
    given = arguments(call)
    if len(given) != 2 or given[0].type != "method_invocation" or given[1].type != "identifier":
        return None
    path, names = given[0], arguments(given[0])
    attribute = literal(file, names[0]) if len(names) == 1 and field_text(file, path, "name") == "get" else None
    number = declared_type(file, given[1])
    if attribute is None or _BOXES.get(number, number) not in _BOXES.values() or _generic(path):
        return None
    known = [a for entity in model.classes.values() if (a := entity.attributes.get(attribute))]
    identifiers = [model.id_of(a.type) for a in known]
    found = {(i.name, _BOXES.get(i.type, i.type)) if i else ("", "") for i in identifiers}
    name, type_ = found.pop() if len(found) == 1 else ("", "")
    return (path, name) if name and type_ == _BOXES.get(number, number) else None


def _generic(path: Node) -> bool:
    """`root.<Owner>get("owner")` says the type itself."""
    return any(child.type == "type_arguments" for child in path.children)
