"""Derived queries whose parameter is of another type than the attribute: `findByShop_Id(String)` of a Long identifier.

Hibernate 5 let the application start and refused every call with a value ("Parameter value [..] did not match expected
type"); version 6 refuses the repository ("Cannot compare left expression of type ... with right expression of type
..."). The query takes the attribute's type now, and callers keep their method, which converts: a text that is no
number is refused as before (IllegalArgumentException, which Spring translates), and null asks for null as before.

Tried on 5.6 and on 6.6. Numbers of two kinds need nothing, which 6 converts itself. Left: what deletes, which nobody
may have seen at work; texts for days, truths and ordinals, whose form nobody can know; collections and enums, which
start on both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.derived_queries import Part, parts_of, resolved, verb_of
from pipeline.fixers.persistence.entities import Attribute, Entity, Model, entity_model
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    extended,
    field,
    field_text,
    formal_parameters,
    methods,
    simple_name,
)
from shared.models import Wave

_BASE = re.compile(r"(?:[\w.]+\.)?(?:JpaRepository|\w*CrudRepository|\w*SortingRepository|Repository)<\s*(\w+)\s*,")
_BOXES = {"long": "Long", "int": "Integer", "short": "Short", "byte": "Byte", "double": "Double", "float": "Float"}
_WHOLE = frozenset({"Long", "Integer", "Short", "Byte"})
_FROM_TEXT = {
    **dict.fromkeys(_BOXES.values(), "{type}.valueOf({name})"),
    "BigDecimal": "new {type}({name})",
    "BigInteger": "new {type}({name})",
    "UUID": "{type}.fromString({name})",
}
_PACKAGES = {"BigDecimal": "java.math.", "BigInteger": "java.math.", "UUID": "java.util."}
_WIDTH = 100
_EQUALITY = frozenset({"", "Is", "Equals", "IsNot", "Not"})
_ORDER = re.compile(r"(?:Is)?(?:(?:Less|Greater)Than(?:Equal)?|Between)")
_APART = frozenset({"Pageable", "Sort", "Limit", "ScrollPosition", "Class"})
_KEPT = frozenset({"Transactional", "EntityGraph", "Lock", "QueryHints", "RestResource", "Nullable", "NonNull"})
_UNTYPED = re.compile(r"null|(?:\w+\.)?(?:(?:any|isNull|notNull|isNotNull)\(\)|(?:eq|same)\(null\)|argThat\(.*)", re.S)


@dataclass(frozen=True)
class _Parameter:
    node: Node
    type: str
    """What the query needs it to be, qualified where that has to be imported."""
    value: str
    """How the given one becomes that, `{type}` being the name of it."""


@fixer(
    "derived-query-types",
    title="Let a derived query take its attribute's type",
    source="Hibernate 6.3 migration guide, type checking of comparisons; tried on 5.6 and 6.6",
    wave=Wave.STARTUP,
    confidence="medium",
)
def derived_query_types(case: Case) -> Iterator[Change]:
    project = case.project
    paths = project.java_paths(b"Repository<")
    model = entity_model(project) if paths else Model({}, {})
    for path in paths if model.classes else ():
        edit = project.java(path).edit()
        for interface in edit.file.walk("interface_declaration"):
            entity = _entity(edit.file, interface, model)
            if entity and not _written_out(project, field_text(edit.file, interface, "name")):
                for method in methods(edit.file, interface):
                    _typed(edit, interface, method, _Reading(project, model, entity))
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 compares values of one type only; 5 refused each such call")


def _entity(file: JavaFile, interface: Node, model: Model) -> Entity | None:
    named = [m[1] for node in extended(interface) if (m := _BASE.match(file.text(node)))]
    entity = model.classes.get(named[0]) if named else None
    return entity if entity is not None and entity.mark == "Entity" else None


def _written_out(project: Project, interface: str) -> bool:
    """A class of the project implements it, or some of it."""
    implemented = re.compile(rb"\bimplements\b[^{]*\b%s\b" % interface.encode())
    named = project.glob(f"**/{interface}Impl.java")
    return bool(named) or any(implemented.search(project.read(p)) for p in project.java_paths(interface.encode()))


@dataclass(frozen=True)
class _Reading:
    project: Project
    model: Model
    entity: Entity

    def is_query(self, file: JavaFile, method: Node) -> bool:
        name = field_text(file, method, "name")
        kept = all(simple_name(field_text(file, a, "name")) in _KEPT for a in annotations_of(file, method))
        plain = all(method.child_by_field_name(part) is None for part in ("body", "type_parameters"))
        return verb_of(name) not in ("", "delete", "remove") and kept and plain and not self._named(name)

    def _named(self, method: str) -> bool:
        """A named query is asked instead."""
        query = f"{self.entity.name}.{method}".encode()
        files = self.project.glob("**/orm.xml", "**/jpa-named-queries.properties")
        return bool(self.project.java_paths(query)) or any(query in self.project.read(path) for path in files)

    def parameter(self, file: JavaFile, node: Node, part: Part) -> tuple[_Parameter | None, str]:
        """What the parameter becomes, None for no change, and what the property's name goes on with."""
        attribute = resolved(self.model, self.entity, part.property)
        identifier = self.model.id_of(attribute.type) if attribute else None
        given = field_text(file, node, "type")
        if attribute is None or (part.keyword not in _EQUALITY and not _ORDER.fullmatch(part.keyword)):
            return None, ""
        if identifier is None:
            return _converted(file, node, given, attribute, part), ""
        if part.keyword not in _EQUALITY or given == attribute.type:
            return None, ""
        goes_on = identifier.name[0].upper() + identifier.name[1:]
        if resolved(self.model, self.entity, part.property + goes_on) != identifier:
            return None, ""
        if _boxed(given) == _boxed(identifier.type):
            return _Parameter(node, given, field_text(file, node, "name")), goes_on
        converted = _converted(file, node, given, identifier, part)
        return converted, goes_on if converted else ""


def _boxed(type: str) -> str:
    return _BOXES.get(type, type)


def _converted(file: JavaFile, node: Node, given: str, attribute: Attribute, part: Part) -> _Parameter | None:
    name, wanted = field_text(file, node, "name"), _boxed(attribute.type)
    if given == "String" and wanted in _FROM_TEXT:
        made = _FROM_TEXT[wanted].replace("{name}", name)
        return _Parameter(node, _PACKAGES.get(wanted, "") + wanted, f"{name} == null ? null : {made}")
    if _boxed(given) in _WHOLE and wanted == "String" and part.keyword in _EQUALITY:
        asked = "" if given in _BOXES else f"{name} == null ? null : "
        return _Parameter(node, "String", f"{asked}String.valueOf({name})")
    return None


def _typed(edit: JavaEdit, interface: Node, method: Node, reading: _Reading) -> None:
    file, name = edit.file, field_text(edit.file, method, "name")
    if not reading.is_query(file, method):
        return
    given = [p for p in formal_parameters(method) if simple_name(field_text(file, p, "type")) not in _APART]
    parts = parts_of(name)
    if sum(part.takes for part in parts) != len(given):
        return
    changed: dict[int, _Parameter] = {}
    for part in reversed(parts):
        taken, given = given[len(given) - part.takes :], given[: len(given) - part.takes]
        found = [reading.parameter(file, node, part) for node in taken]
        changed |= {p.node.start_byte: p for p, _ in found if p is not None}
        goes_on = found[0][1] if found else ""
        name = name[: part.end] + goes_on + name[part.end :]
    if changed and _is_free(reading.project, edit.file, interface, method, name):
        _write(edit, method, name, changed)


def _is_free(project: Project, file: JavaFile, interface: Node, method: Node, name: str) -> bool:
    """No other method has the name, and no call would fit two of them."""
    old = field_text(file, method, "name")
    if len(methods(file, interface, old)) > 1 or (name != old and methods(file, interface, name)):
        return False
    if name != old:
        return True
    for path in project.java_paths(old.encode()):
        other = project.java(path)
        given = (other.text(argument) for call in other.calls(old) for argument in arguments(call))
        if f"::{old}".encode() in other.source or any(_UNTYPED.fullmatch(text) for text in given):
            return False
    return True


def _write(edit: JavaEdit, method: Node, name: str, changed: dict[int, _Parameter]) -> None:
    """The declaration becomes the query's; the method that callers know follows it."""
    file, source = edit.file, edit.file.source
    old, returned = field_text(file, method, "name"), field_text(file, method, "type")
    values: list[str] = []
    for parameter in formal_parameters(method):
        to = changed.get(parameter.start_byte)
        type = edit.type_name(to.type) if to and "." in to.type else to.type if to else ""
        values.append(to.value.replace("{type}", type) if to else field_text(file, parameter, "name"))
        if to and type != field_text(file, parameter, "type"):
            edit.replace(field(parameter, "type"), type)
    if name != old:
        edit.replace(field(method, "name"), name)
    signature = file.text(field(method, "parameters"))
    newline, inner = newline_of(source), indent_at(source, method.start_byte)
    step = deeper(inner).removeprefix(inner)
    call = f"{step}{'' if returned == 'void' else 'return '}{name}("
    wide = len(inner) + len(call) + sum(len(value) + 2 for value in values) > _WIDTH
    between = f",{newline}{inner}{step * 3}"
    given = between[1:] + between.join(values) if wide else ", ".join(values)
    lines = ("", f"default {returned} {old}{signature} {{", f"{call}{given});", "}")
    text = "".join(newline + (inner + line if line else "") for line in lines)
    edit.insert(method.end_byte, text)
