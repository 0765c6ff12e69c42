"""Identifiers that entities inherit from Spring Data's AbstractPersistable, whose AUTO was IDENTITY once.

No annotation of the project says so: under `hibernate.id.new_generator_mappings=false` Hibernate 5 gave such tables an
identity column, and version 6, which has no such setting, asks a sequence for each ("NULL not allowed for column ID"
when a script leaves the id out; "missing sequence"). An orm.xml can say it of a class that is not the project's own.
Tried on 5.6.15 and 6.6.53: the tables and inserts are alike.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import values_of
from pipeline.fixers.origin import depends_on
from pipeline.fixers.persistence.jpa_settings import IDENTITY_DRIVERS, MAPPINGS
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import simple_name
from shared.models import Wave

_DOMAIN = "org.springframework.data.jpa.domain"
_BASES = ("AbstractPersistable", "AbstractAuditable")
_ORM = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
    <mapped-superclass class="{_DOMAIN}.AbstractPersistable" access="FIELD">
        <attributes>
            <id name="id">
                <generated-value strategy="IDENTITY"/>
            </id>
        </attributes>
    </mapped-superclass>
</entity-mappings>
"""


@fixer(
    "inherited-identity",
    title="Say IDENTITY of ids that entities inherit from Spring Data",
    source="Hibernate 6.0 migration guide, Removed legacy settings; Jakarta Persistence 3.1, 12.2 XML Overriding Rules",
    wave=Wave.STARTUP,
)
def inherited_identity(case: Case) -> Iterator[Change]:
    project = case.project
    old = any("false" in values_of(project, key) for key in MAPPINGS)
    if not old or not depends_on(project, *IDENTITY_DRIVERS) or _has_mappings(project):
        return
    types = {path: _identifiers(project.java(path)) for path in project.java_paths(_DOMAIN.encode())}
    if any(name == "UUID" for names in types.values() for name in names):
        return
    for module in dict.fromkeys(project.module_of(path) for path, names in types.items() if names):
        path = f"{module}/src/main/resources/META-INF/orm.xml".removeprefix("/")
        yield Change.text(path, _ORM, "AbstractPersistable's AUTO meant IDENTITY without the new id generator mappings")


def _has_mappings(project: Project) -> bool:
    """A file of its own would not be read beside others, or would be read twice."""
    files = project.glob("**/META-INF/orm.xml", "**/META-INF/persistence.xml")
    said = values_of(project, "spring.jpa.mapping-resources")
    return bool(files or said or project.java_paths(b"setMappingResources(", b"setPersistenceXmlLocation("))


def _identifiers(file: JavaFile) -> list[str]:
    """Types of the ids of classes that extend one of the bases; of one without a type it is ""."""
    found: list[str] = []
    for cls in file.walk("class_declaration"):
        above = cls.child_by_field_name("superclass")
        text = file.text(above.named_children[-1]) if above is not None else ""
        if simple_name(text) in _BASES and file.imported(f"{_DOMAIN}.{simple_name(text)}"):
            found.append(text.rpartition(">")[0].rpartition("<")[2].rpartition(",")[2].strip())
    return found
