"""Instants and date-times with an offset: stored in the JVM's zone (or `hibernate.jdbc.time_zone`) up to Hibernate 5.

Version 6 stores UTC, or the offset, in columns of `timestamp with time zone` where the database has them. So rows of
before are read some hours off (MySQL), offsets come back as they were written instead of in the zone of the JVM, and
SQL gives `OffsetDateTime` where `Timestamp` was: "class java.time.OffsetDateTime cannot be cast to class
java.sql.Timestamp", "Cannot project java.time.OffsetDateTime to java.time.Instant". Two settings keep types, values
and zones; tried on 5.6 and 6.6 in Asia/Seoul.
Left: OffsetTime, whose offset version 5 dropped, and entity managers that read no setting of Boot's.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.entities import entity_model
from pipeline.sources.project import Change
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
    yield from _kept(case, ("Instant",), "type.preferred_instant_jdbc_type", "TIMESTAMP")


@fixer(
    "stored-offsets",
    title="Go on storing date-times with an offset as Hibernate 5 did",
    source=_SOURCE,
    wave=Wave.STARTUP,
)
def stored_offsets(case: Case) -> Iterator[Change]:
    yield from _kept(case, ("OffsetDateTime", "ZonedDateTime"), "timezone.default_storage", "NORMALIZE")


def _kept(case: Case, types: tuple[str, ...], key: str, value: str) -> Iterator[Change]:
    """In the modules with such entities; if no application is there, in all that there are."""
    project = case.project
    hibernate = depends_on(project, "spring-(?:boot-starter-)?data-jpa", "hibernate-core")
    if not came_from_before(case, (3, 0)) or not hibernate or depends_on(project, "eclipselink"):
        return
    homes = {
        project.module_of(cls.path)
        for cls in entity_model(project).classes.values()
        if any(a.type in types for a in (*cls.attributes.values(), *cls.collections.values()))
    }
    modules = applications(project) if homes else []
    near = [module for module in modules if module in homes]
    yield from added(project, f"spring.jpa.properties.hibernate.{key}", value, _REASON, near or modules)
