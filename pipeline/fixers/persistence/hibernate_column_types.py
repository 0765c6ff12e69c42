"""Column types of a dialect of one's own: Hibernate 6 asks for them in a method, where 5 took them in the constructor.

Source: Javadoc of Hibernate 6.6, Dialect.registerColumnTypes and DdlTypeRegistry.addDescriptor; 6.0 migration guide.
Only `registerColumnType(code, name)` without a length is moved, and only from the top of the only constructor. What
`registerHibernateType` said for native queries is left out where Hibernate 6 says it by itself: texts are strings.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.hibernate_dialects import override
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text, members, superclass
from shared.models import Wave

_TYPES, _REGISTRY = "typeContributions", "serviceRegistry"
_TEXT = re.compile(
    r"(?:java\.sql\.)?(?:Types\.)?(?:LONG)?N?(?:VAR)?CHAR|(?:java\.sql\.)?Types\.N?CLOB|-(?:1|9|15|16)|1|12"
)
_STRING = re.compile(
    r'(?:org\.hibernate\.type\.)?(?:StandardBasicTypes\.STRING|StringType\.INSTANCE)\.getName\(\)|"string"'
)


@fixer(
    "hibernate-dialect-column-types",
    title="Register a dialect's column types where Hibernate 6 asks for them",
    source="Hibernate 6.0 migration guide; Javadoc of Hibernate 6.6, Dialect.registerColumnTypes",
    wave=Wave.TYPES,
)
def hibernate_dialect_column_types(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 1):
        return
    for path in case.project.java_paths(b"registerColumnType(", b"registerHibernateType("):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration") if b"org.hibernate.dialect" in file.source else ():
            if superclass(file, cls).endswith("Dialect"):
                _move(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 asks a dialect for its column types")


def _move(edit: JavaEdit, cls: Node) -> None:
    file, constructors = edit.file, members(cls, "constructor_declaration")
    body = constructors[0].child_by_field_name("body") if len(constructors) == 1 else None
    calls = file.calls("registerColumnType", "registerHibernateType", under=cls)
    lines = [_registered(file, call) for call in calls]
    if body is None or not calls or None in lines or b"void registerColumnTypes(" in file.source:
        return
    if any(call.parent is None or call.parent.parent != body for call in calls):
        return
    for call in calls:
        if call.parent is not None:
            edit.delete(call.parent)
    if not any(lines):
        return
    given = (
        f"{edit.type_name('org.hibernate.boot.model.TypeContributions')} {_TYPES}, "
        f"{edit.type_name('org.hibernate.service.ServiceRegistry')} {_REGISTRY}"
    )
    edit.add_import("org.hibernate.type.descriptor.sql.internal.DdlTypeImpl")
    first = f"super.registerColumnTypes({_TYPES}, {_REGISTRY});"
    override(edit, constructors[0], f"protected void registerColumnTypes({given}) {{", (first, *filter(None, lines)))


def _registered(file: JavaFile, call: Node) -> str | None:
    """The statement in its place, "" for none that is needed; None for what can not be said."""
    texts = [file.text(value) for value in arguments(call)]
    if len(texts) != 2:
        return None
    code, name = texts
    if field_text(file, call, "name") == "registerHibernateType":
        return "" if _TEXT.fullmatch(code) and _STRING.fullmatch(name) else None
    if "$" in name:
        return None
    registry = f"{_TYPES}.getTypeConfiguration().getDdlTypeRegistry()"
    return f"{registry}.addDescriptor(new DdlTypeImpl({code}, {name}, this));"
