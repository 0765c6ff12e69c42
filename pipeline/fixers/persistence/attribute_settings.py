"""Types of attributes that Hibernate 6 stores otherwise than 5, or refuses, kept by a setting where entities have them.

Instants and date-times with an offset were stored in the JVM's zone (or `hibernate.jdbc.time_zone`). Version 6 stores
UTC, or the offset, in columns of `timestamp with time zone` where the database has them. So rows of before are read
some hours off (MySQL), offsets come back as they were written instead of in the zone of the JVM, and SQL gives
`OffsetDateTime` where `Timestamp` was: "class java.time.OffsetDateTime cannot be cast to class java.sql.Timestamp",
"Cannot project java.time.OffsetDateTime to java.time.Instant". `Byte[]` and `Character[]` without @Lob are refused:
"uses a wrapper type Byte[]/Character[] which indicates an issue in your domain model".
Types, values and zones were compared on 5.6 and 6.6 in Asia/Seoul.
Left: OffsetTime, whose offset version 5 dropped, and entity managers that read no setting of Boot's.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.entities import entity_model
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, field_text, has_modifier, simple_name
from shared.models import Wave

_SOURCE = "Hibernate 6.0 migration guide, Instant mapping changes, OffsetDateTime and ZonedDateTime mapping changes"
_REASON = "Hibernate 6 would write and read other times, and other column types, than the rows of before have"


@fixer(
    "stored-instants",
    title="Go on storing instants as Hibernate 5 did",
    source=_SOURCE,
    wave=Wave.STARTUP,
)
def stored_instants(case: Case) -> Iterator[Change]:
    yield from _times(case, ("Instant",), "type.preferred_instant_jdbc_type", "TIMESTAMP")


@fixer(
    "stored-offsets",
    title="Go on storing date-times with an offset as Hibernate 5 did",
    source=_SOURCE,
    wave=Wave.STARTUP,
)
def stored_offsets(case: Case) -> Iterator[Change]:
    yield from _times(case, ("OffsetDateTime", "ZonedDateTime"), "timezone.default_storage", "NORMALIZE")


@fixer(
    "wrapper-arrays",
    title="Go on taking Byte[] for byte[] in entities",
    source="Hibernate 6.2 migration guide, Byte[]/Character[] mapping changes",
    wave=Wave.STARTUP,
)
def wrapper_arrays(case: Case) -> Iterator[Change]:
    project = case.project
    paths = project.java_paths(b"Byte[]", b"Character[]")
    homes = {
        project.module_of(cls.path)
        for cls in (entity_model(project).classes.values() if paths else ())
        if cls.path in paths and _has_wrappers(project.java(cls.path))
    }
    yield from _added(case, homes, "type.wrapper_array_handling", "legacy", "Hibernate 6.2 refuses Byte[] otherwise")


def _has_wrappers(file: JavaFile) -> bool:
    return any(
        simple_name(field_text(file, node, "type")) in ("Byte[]", "Character[]")
        and not has_modifier(node, "static")
        and not annotations_of(file, node, "Lob", "Transient", "Convert", "Type")
        for node in file.walk("field_declaration")
    )


def _times(case: Case, types: tuple[str, ...], key: str, value: str) -> Iterator[Change]:
    homes = {
        case.project.module_of(cls.path)
        for cls in entity_model(case.project).classes.values()
        if any(a.type in types for a in (*cls.attributes.values(), *cls.collections.values()))
    }
    yield from _added(case, homes, key, value, _REASON)


def _added(case: Case, homes: set[str], key: str, value: str, reason: str) -> Iterator[Change]:
    """In the modules that have such entities; if none of these is an application, in all applications."""
    project = case.project
    hibernate = depends_on(project, "spring-(?:boot-starter-)?data-jpa", "hibernate-core")
    if homes and came_from_before(case, (3, 0)) and hibernate and not depends_on(project, "eclipselink"):
        modules = applications(project)
        near = [module for module in modules if module in homes]
        yield from added(project, f"spring.jpa.properties.hibernate.{key}", value, reason, near or modules)
