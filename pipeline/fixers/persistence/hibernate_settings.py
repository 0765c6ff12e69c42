"""Hibernate's own settings and constants that version 6 calls something else."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.config import config_files
from pipeline.sources.project import Change
from pipeline.sources.settings import Setting
from shared.models import Wave

_RENAMED = {
    "hibernate.ejb.interceptor": "hibernate.session_factory.interceptor",
    "hibernate.ejb.session_factory_observer": "hibernate.session_factory_observer",
    "hibernate.ejb.entitymanager_factory_name": "hibernate.session_factory_name",
    "hibernate.ejb.use_class_enhancer": None,
    "hibernate.ejb.naming_strategy": None,
    "hibernate.multiTenancy": None,
    "hibernate.id.new_generator_mappings": None,
    "hibernate.hql.bulk_id_strategy": None,
    "hibernate.query.validate_parameters": None,
    "hibernate.jdbc.use_scrollable_resultset": None,
    "hibernate.discard_pc_on_close": None,
    "hibernate.cache.use_reference_entries": None,
}
"""None: version 6 has no such setting."""
_PREFIX = "spring.jpa.properties."


@fixer(
    "hibernate-settings",
    title="Rename or drop Hibernate settings that version 6 does not have",
    source="Hibernate 6.0 migration guide, Removed Settings; Hibernate 5.3 migration guide",
    wave=Wave.STARTUP,
)
def hibernate_settings(case: Case) -> Iterator[Change]:
    for path, file in config_files(case.project, b"hibernate"):
        found = {s: _RENAMED[name] for s in file.settings if (name := _name(s)) in _RENAMED}
        file = file.without([setting for setting, new in found.items() if new is None])
        renames = {s: _PREFIX + new for s in file.settings if (new := _RENAMED.get(_name(s)))}
        after = file.with_renamed(renames).source
        if found:
            yield Change(path, after, "Hibernate 6 does not know these settings")


def _name(setting: Setting) -> str:
    return setting.key.removeprefix(_PREFIX) if setting.key.startswith(_PREFIX) else ""


_CONSTANTS = {
    "BigDecimal": "BIG_DECIMAL", "BigInteger": "BIG_INTEGER", "Binary": "BINARY", "Blob": "BLOB", "Boolean": "BOOLEAN",
    "Byte": "BYTE", "CalendarDate": "CALENDAR_DATE", "Calendar": "CALENDAR", "Character": "CHARACTER", "Clob": "CLOB",
    "Date": "DATE", "Double": "DOUBLE", "Duration": "DURATION", "Float": "FLOAT", "Instant": "INSTANT",
    "Integer": "INTEGER", "LocalDate": "LOCAL_DATE", "LocalDateTime": "LOCAL_DATE_TIME", "LocalTime": "LOCAL_TIME",
    "Long": "LONG", "MaterializedBlob": "MATERIALIZED_BLOB", "MaterializedClob": "MATERIALIZED_CLOB",
    "NumericBoolean": "NUMERIC_BOOLEAN", "OffsetDateTime": "OFFSET_DATE_TIME", "Short": "SHORT", "String": "STRING",
    "Text": "TEXT", "Time": "TIME", "Timestamp": "TIMESTAMP", "TrueFalse": "TRUE_FALSE", "UUIDBinary": "UUID_BINARY",
    "UUIDChar": "UUID_CHAR", "YesNo": "YES_NO", "ZonedDateTime": "ZONED_DATE_TIME",
}  # fmt: skip
_INSTANCE = re.compile(
    r"(?:new\s+)?(?:org\.hibernate\.type\.)?(" + "|".join(_CONSTANTS) + r")Type(?:\.INSTANCE|\s*\(\s*\))"
)


@fixer(
    "hibernate-type-constants",
    title="Take basic types from StandardBasicTypes",
    source="Hibernate 6.0 migration guide, Type System: the classes of basic types are gone",
    wave=Wave.TYPES,
)
def hibernate_type_constants(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"Type.INSTANCE", b"Type()"):
        file = case.project.java(path)
        edit = file.edit()
        for node in file.walk("field_access", "object_creation_expression"):
            match = _INSTANCE.fullmatch(file.text(node))
            name = f"org.hibernate.type.{match[1]}Type" if match else ""
            if match and (file.imported(name) or "org.hibernate.type." in file.text(node)):
                edit.replace(node, f"StandardBasicTypes.{_CONSTANTS[match[1]]}")
                edit.add_import("org.hibernate.type.StandardBasicTypes")
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 has its basic types as constants of one class")


@fixer(
    "hibernate-type-references",
    title="Resolve the basic type where a Type is asked for",
    source="Hibernate 6.0 migration guide, Type System: StandardBasicTypes are references; Javadoc of 6.6",
    wave=Wave.TYPES,
    on=r"BasicTypeReference<[^>]*> cannot be converted to (?:org\.hibernate\.type\.)?(?:Basic)?Type\b",
)
def hibernate_type_references(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        named = {edit.file.expression_at(diagnostic.line, diagnostic.column) for diagnostic in found}
        for node in named:
            if node is not None and node.type == "field_access" and "StandardBasicTypes." in edit.file.text(node):
                registry = f"new {edit.type_name('org.hibernate.type.spi.TypeConfiguration')}().getBasicTypeRegistry()"
                edit.replace(node, f"{registry}.resolve({edit.file.text(node)})")
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 resolves basic types by a registry")
