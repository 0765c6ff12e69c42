"""Hibernate's Session and Query: what version 6 removed because JPA or a new name has it.

Sources: Hibernate 6.0 migration guide ("Query", "Identifier as Object"), Javadoc of 5.6's deprecated members. Typed
setters did what `setParameter` does; those of dates also said how much of the date counts, which TemporalType says now.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chain_calls,
    chain_root,
    declared_type,
    field,
    field_text,
    methods,
)
from shared.models import Wave

_NATIVE = ("createSQLQuery", "createNativeQuery", "getNamedSQLQuery", "getNamedNativeQuery")
_CREATORS = (*_NATIVE, "createQuery", "getNamedQuery", "createNamedQuery")
_CALLS = {"createSQLQuery": "createNativeQuery", "getNamedSQLQuery": "getNamedNativeQuery"}
_TYPES = {
    "org.hibernate.Query": "org.hibernate.query.Query",
    "org.hibernate.SQLQuery": "org.hibernate.query.NativeQuery",
    "org.hibernate.query.internal.NativeQueryImpl": "org.hibernate.query.sql.internal.NativeQueryImpl",
    "org.hibernate.query.internal.QueryImpl": "org.hibernate.query.sqm.internal.QuerySqmImpl",
}
_QUERIES = ("Query", "SQLQuery", "NativeQuery")
_NULLABLE = {"setString": "STRING", "setText": "TEXT", "setBigDecimal": "BIG_DECIMAL", "setBigInteger": "BIG_INTEGER"}
"""The type that an SQL query can not guess when the value is null; of primitive values it needs none."""
_SETTERS = re.compile(
    r"set(?:String|Text|Big(?:Decimal|Integer)|Boolean|Byte|Short|Integer|Long|Float|Double|Entity|Character|Locale"
    r"|Serializable|Binary)"
)
_TEMPORAL = {
    "setDate": "DATE",
    "setCalendarDate": "DATE",
    "setTime": "TIME",
    "setTimestamp": "TIMESTAMP",
    "setCalendar": "TIMESTAMP",
}
_HANDING, _HANDLING = "requiresPostCommitHanding", "requiresPostCommitHandling"


@fixer(
    "hibernate-session-methods",
    title="Use Hibernate 6's names for queries and their parameters",
    source="Hibernate 6.0 migration guide, Query; Javadoc of Hibernate 5.6's Session and Query",
    wave=Wave.TYPES,
)
def hibernate_session_methods(case: Case) -> Iterator[Change]:
    own = {name for name in _CALLS if _declares(case.project, name)}
    for path in case.project.java_paths(b"org.hibernate", *(name.encode() for name in _CALLS)):
        before = case.project.java(path)
        after = _members(before, own)
        if any(_usable(before, old) for old in _TYPES):
            after = rename_types(JavaFile(after), {old: new for old, new in _TYPES.items() if _usable(before, old)})
        if after != before.source:
            yield Change(path, after, "Hibernate 6 has these under other names")


def _declares(project: Project, name: str) -> bool:
    """A class of the project has a method of this name itself."""
    return any(
        field_text(file, method, "name") == name
        for path in project.java_paths(name.encode())
        for file in [project.java(path)]
        for method in file.walk("method_declaration")
    )


def _usable(file: JavaFile, name: str) -> bool:
    """Another import by name wins over one of a package."""
    simple = name.rpartition(".")[2]
    return not any(i.simple == simple and not i.wildcard and i.name != name for i in file.imports)


def _members(file: JavaFile, own: set[str]) -> bytes:
    edit = file.edit()
    hibernate = b"org.hibernate" in file.source
    for call in file.walk("method_invocation"):
        name, owner = field_text(file, call, "name"), field_text(file, call, "object")
        if name in _CALLS:
            if owner not in ("", "this", "super") and (hibernate or name not in own):
                edit.replace(field(call, "name"), _CALLS[name])
        elif hibernate and (_SETTERS.fullmatch(name) or name in _TEMPORAL):
            _setter(edit, call, name)
        elif hibernate and name == "iterate" and not arguments(call) and _query_of(file, call):
            edit.replace(field(call, "name"), "list().iterator")
    for node in file.walk("field_access") if file.imported("org.hibernate.Criteria") else ():
        if file.text(node) == "Criteria.ALIAS_TO_ENTITY_MAP":
            edit.replace(field(node, "object"), edit.type_name("org.hibernate.transform.Transformers"))
    for method in file.walk("method_declaration") if hibernate else ():
        if field_text(file, method, "name") == _HANDING:
            _listener(edit, method)
    return edit.result() if edit else file.source


def _listener(edit: JavaEdit, method: Node) -> None:
    """A class may have had both, as 5.6 called the one with the slip of the pen."""
    cls = ancestor(method, "class_declaration", "object_creation_expression", "enum_declaration")
    if cls is not None and methods(edit.file, cls, _HANDLING):
        edit.delete_member(method)
    else:
        edit.replace(field(method, "name"), _HANDLING)


def _setter(edit: JavaEdit, call: Node, name: str) -> None:
    """A parameter numbered 0 is left: its query counts from there, and JPA's parameters from 1."""
    file, given = edit.file, arguments(call)
    kind = _query_of(file, call)
    if not kind or len(given) != 2 or file.text(given[0]) == "0":
        return
    edit.replace(field(call, "name"), "setParameter")
    last = given[1].end_byte
    if name in _TEMPORAL:
        edit.insert(last, f", {edit.type_name('jakarta.persistence.TemporalType')}.{_TEMPORAL[name]}")
    elif kind == "native" and name in _NULLABLE and not given[1].type.endswith("literal"):
        edit.insert(last, f", {edit.type_name('org.hibernate.type.StandardBasicTypes')}.{_NULLABLE[name]}")


def _query_of(file: JavaFile, call: Node) -> str:
    """`native` or `hql` when what the call is made on is a query of Hibernate, else ""."""
    root = chain_root(call)
    names = {field_text(file, c, "name") for c in chain_calls(call)[:-1]}
    if names.isdisjoint(_CREATORS) and root.type in ("identifier", "field_access"):
        kind = declared_type(file, root)
        if kind == "var":
            return _query_of_value(file, root)
        if kind in _QUERIES and any(i.name.startswith("org.hibernate") for i in file.imports):
            sql = kind != "Query" or b"createSQLQuery" in file.source or b"createNativeQuery" in file.source
            return "native" if sql else "hql"
    return "" if names.isdisjoint(_CREATORS) else "native" if names.intersection(_NATIVE) else "hql"


def _query_of_value(file: JavaFile, variable: Node) -> str:
    """What `var query = session.createQuery(..)` is."""
    for declared in file.walk("variable_declarator"):
        value = declared.child_by_field_name("value")
        if value is not None and field_text(file, declared, "name") == file.text(variable):
            names = {field_text(file, c, "name") for c in chain_calls(value)}
            return "native" if names.intersection(_NATIVE) else "hql" if names.intersection(_CREATORS) else ""
    return ""


_IDENTIFIERS = ("save", "getIdentifier", "getId", "generate", "getKey", "getCollectionOwnerIdOrNull", "getLoadedId")


@fixer(
    "hibernate-identifiers",
    title="Cast identifiers that Hibernate 6 returns as Object to Serializable",
    source="Hibernate 6.0 migration guide, Identifier as Object",
    wave=Wave.TYPES,
    on=r"(?:[\w.]+\.)?Object cannot be converted to (?:[\w.]+\.)?Serializable\b",
)
def hibernate_identifiers(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        if b"org.hibernate" not in edit.file.source:
            continue
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if node is not None and field_text(edit.file, node, "name") in _IDENTIFIERS:
                edit.insert(node.start_byte, f"({edit.type_name('java.io.Serializable')}) ")
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 gives identifiers the type Object")
