"""Criteria's `expression.as(Type.class)`: Hibernate 5 cast in SQL, version 6 takes it for a promise and casts nothing.

`builder.equal(root.get("placedAt").as(LocalDate.class), day)` finds nothing any more, without a word, and
`builder.like(root.get("id").as(String.class), "7%")` is refused by databases that do not convert by themselves
(PostgreSQL: "operator does not exist: bigint ~~ character varying"). JpaExpression.cast is what `as` was. Each was
tried on 5.6 and on 6.6, with H2.
Left: what a method of the project makes, `as` to a type that is no basic one or the attribute's own (there 5 did
not cast either), and projects whose tests mock the criteria API, as a mock is no JpaExpression.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.entities import entity_model
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chain_root,
    declared_type,
    field,
    field_text,
    literal,
    simple_name,
)
from shared.models import Wave

_STARTS = (
    "javax.persistence.criteria",
    "jakarta.persistence.criteria",
    "org.springframework.data.jpa.domain.Specification",
)
_HIBERNATE = ("spring-boot-starter-data-jpa", "hibernate-core", "hibernate-entitymanager")
_CONVERTING = ("mysql-connector-j(?:ava)?", "mariadb-java-client")
_BOXED = {"int": "Integer", "long": "Long", "short": "Short", "byte": "Byte", "double": "Double", "float": "Float"}
_EXPRESSION = "org.hibernate.query.criteria.JpaExpression"
_PATHS = frozenset(
    {"Root", "Path", "From", "Join", "SetJoin", "ListJoin", "MapJoin", "CollectionJoin", "Expression", "Predicate"}
)
_ROOTS = _PATHS | {"CriteriaBuilder"}
_BASIC = frozenset(
    {"String", "Byte", "Short", "Integer", "Long", "Float", "Double", "BigInteger", "BigDecimal"}
    | {"LocalDate", "LocalTime", "LocalDateTime", "Date", "Time", "Timestamp"}
)


@fixer(
    "criteria-casts",
    title="Cast in criteria queries by JpaExpression.cast",
    source="Javadoc of Hibernate 6.6: JpaExpression.as and cast; CastFunction of Hibernate 5.6; tried on both",
    wave=Wave.TEST,
    confidence="medium",
)
def criteria_casts(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (3, 0)) or not depends_on(project, *_HIBERNATE) or depends_on(project, "eclipselink"):
        return
    types = _types(project) if not mocked(project) else None
    for path in project.java_paths(b".as(") if types is not None else ():
        edit = project.java(path).edit()
        casts = _Casts(edit.file, types or {}, depends_on(project, *_CONVERTING))
        if any(i.name.startswith(_STARTS) for i in edit.file.imports):
            for call in edit.file.calls("as"):
                if casts.includes(call):
                    _write(edit, call)
        if edit:
            yield Change(path, edit.result(), "`as` casts nothing in SQL since Hibernate 6")


def _types(project: Project) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entity in entity_model(project).classes.values():
        for attribute in entity.attributes.values():
            found.setdefault(attribute.name, set()).add(_BOXED.get(attribute.type, attribute.type))
    return found


def mocked(project: Project) -> bool:
    """Somewhere, most likely a path is."""
    sources = (project.read(path) for path in project.java_paths(b"persistence.criteria"))
    return any(re.search(rb"\bmock\(|@Mock", source) for source in sources)


@dataclass(frozen=True)
class _Casts:
    """Which calls of `as` Hibernate 5 made a cast: those to another type than the expression has."""

    file: JavaFile
    types: Mapping[str, set[str]]
    """Java types, boxed, of the project's attributes by name."""
    converts: bool
    """The database takes whatever for a string where it needs one."""

    def includes(self, call: Node) -> bool:
        given, of = arguments(call), call.child_by_field_name("object")
        if of is None or len(given) != 1 or given[0].type != "class_literal":
            return False
        type_ = simple_name(self.file.text(given[0]).removesuffix(".class"))
        if type_ not in _BASIC:
            return False
        sql = type_ == "Date" and ("java.sql" in self.file.text(given[0]) or self.file.imported("java.sql.Date"))
        return self._differs(of, "java.sql.Date" if sql else type_)

    def _differs(self, node: Node, type_: str) -> bool:
        if node.type in ("identifier", "field_access"):
            name = self.file.text(node).removeprefix("this.")
            if declared_type(self.file, node) == "var":
                return any(self._differs(value, type_) for value in self._values(name))
            said = re.findall(rf"<\s*([\w.]+)\s*>\s+{name}\b", self.file.text(self.file.root))
            return declared_type(self.file, node) in _PATHS and type_ not in map(simple_name, said)
        named = field_text(self.file, node, "name") if node.type == "method_invocation" else ""
        if named not in ("get", "function") or not _is_criteria(self.file, chain_root(node)):
            return False
        given = arguments(node)
        if named == "function":
            return len(given) > 1 and simple_name(self.file.text(given[1]).removesuffix(".class")) != type_
        return len(given) == 1 and self._is_of_other(given[0], type_)

    def _values(self, name: str) -> list[Node]:
        """What a `var` is given, when there is one of the name."""
        found = [n for n in self.file.walk("variable_declarator") if field_text(self.file, n, "name") == name]
        value = found[0].child_by_field_name("value") if len(found) == 1 else None
        return [value] if value is not None and value.type == "method_invocation" else []

    def _is_of_other(self, name: Node, type_: str) -> bool:
        """The attribute `"name"`, `Order_.name` or, when it is a variable, any."""
        text = literal(self.file, name) or self.file.text(name).rpartition("_.")[2]
        types = self.types.get(text, set())
        if types and (type_ not in types or types == {type_}):
            return type_ not in types
        return type_ != "String" or not self.converts


def _is_criteria(file: JavaFile, root: Node) -> bool:
    type_ = declared_type(file, root)
    return type_ in _ROOTS or (root.type == "identifier" and not type_ and _is_of_lambda(file, root))


def _is_of_lambda(file: JavaFile, name: Node) -> bool:
    """`(root, query, builder) -> ...`, as a Specification is written."""
    above = ancestor(name, "lambda_expression")
    while above is not None:
        given = above.child_by_field_name("parameters")
        names = [file.text(n) for n in given.named_children] if given is not None else []
        if len(names) == 3 and file.text(name) in names:
            return True
        above = ancestor(above, "lambda_expression")
    return False


def _write(edit: JavaEdit, call: Node) -> None:
    of = field(call, "object")
    edit.insert(of.start_byte, f"(({edit.type_name(_EXPRESSION)}<?>) ")
    edit.insert(of.end_byte, ")")
    edit.replace(field(call, "name"), "cast")
