"""What Hibernate 6 and Boot do by default with sequences and with SQL scripts, set back where a project needs it."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications, default_value, values_of
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import pairs, simple_name
from shared.models import Wave

_SCHEMA = ("**/*.sql", "**/*.xml", "**/*.yaml", "**/*.yml")
_STRATEGY = "spring.jpa.properties.hibernate.id.db_structure_naming_strategy"
MAPPINGS = (
    "spring.jpa.hibernate.use-new-id-generator-mappings",
    "spring.jpa.properties.hibernate.id.new_generator_mappings",
)
SERVER_DRIVERS = ("mysql-connector-j(?:ava)?", "mariadb-java-client", "mssql-jdbc", "postgresql", "ojdbc\\d+")
IDENTITY_DRIVERS = ("mysql-connector-j(?:ava)?", "mariadb-java-client", "mssql-jdbc", "h2", "hsqldb", "derby")


@fixer(
    "legacy-sequence-names",
    title="Keep hibernate_sequence where the schema is older than Hibernate 6",
    source="Hibernate 6.0 migration guide, Implicit Identifier Sequence and Table Name; catalogue F09",
    wave=Wave.STARTUP,
    on=r"(?i)sequence [\"'`]?\w+_seq[\"'`]?.{0,20} not found|\w+_seq\b.{0,60}(?:does not|doesn.t) exist|"
    r"missing (?:sequence|table) \[\w*_seq\]",
    proactive=True,
)
def legacy_sequence_names(case: Case) -> Iterator[Change]:
    project = case.project
    for module in applications(project):
        if case.diagnostics or (_unnamed_generator(project) and _older_schema(project, module)):
            yield from added(
                project,
                _STRATEGY,
                "legacy",
                "the schema has hibernate_sequence; version 6 would ask for x_seq",
                [module],
            )


def _unnamed_generator(project: Project) -> bool:
    return any(
        _kind(project.java(path), annotation) in ("AUTO", "SEQUENCE")
        for path in project.java_paths(b"@GeneratedValue")
        for annotation in project.java(path).annotations("GeneratedValue")
    )


def _kind(file: JavaFile, annotation: Node) -> str | None:
    """AUTO, SEQUENCE, ...; None when a generator is named or the identifier is a UUID."""
    values = pairs(file, annotation)
    if "generator" in values or re.search(r"\bUUID\b", _declared(file, annotation)):
        return None
    return simple_name(file.text(values["strategy"])) if "strategy" in values else "AUTO"


def _declared(file: JavaFile, annotation: Node) -> str:
    above = annotation.parent.parent if annotation.parent else None
    found = above.child_by_field_name("type") if above else None
    return file.text(found) if found else ""


def _older_schema(project: Project, module: str) -> bool:
    """The project says that its schema exists before Hibernate starts: the sequence is in it, or Hibernate only updates
    or checks it, under some profile at least; without a word on that, whatever server the driver is for has one."""
    if any(b"hibernate_sequence" in project.read(p).lower() for p in project.glob(*_SCHEMA)):
        return True
    said = values_of(project, "spring.jpa.hibernate.ddl-auto", module)
    return any(value in ("update", "validate", "none") for value in said) or (
        not said and depends_on(project, *SERVER_DRIVERS)
    )


@fixer(
    "identity-instead-of-auto",
    title="Say IDENTITY where the old id generator mappings chose it",
    source="Hibernate 6.0 migration guide, Removed legacy settings; Boot 3.0 migration guide; catalogue F09",
    wave=Wave.STARTUP,
)
def identity_instead_of_auto(case: Case) -> Iterator[Change]:
    old = any("false" in values_of(case.project, key) for key in MAPPINGS)
    if not old or not depends_on(case.project, *IDENTITY_DRIVERS):
        return
    for path in case.project.java_paths(b"@GeneratedValue"):
        file = case.project.java(path)
        edit = file.edit()
        for annotation in file.annotations("GeneratedValue"):
            if _kind(file, annotation) == "AUTO":
                edit.replace(annotation, "@GeneratedValue(strategy = GenerationType.IDENTITY)")
                generated = next(
                    (i.name for i in file.imports if i.simple == "GeneratedValue"), "jakarta.persistence.x"
                )
                edit.add_import(generated.rpartition(".")[0] + ".GenerationType")
        if edit:
            yield Change(path, edit.result(), "AUTO meant IDENTITY without the new id generator mappings")


_DATA_LOCATIONS = ("spring.datasource.data", "spring.sql.init.data-locations")


@fixer(
    "deferred-data-scripts",
    title="Run data.sql after Hibernate has made the tables",
    source="Spring Boot 2.5 release notes, SQL Script DataSource Initialization",
    wave=Wave.STARTUP,
    on=r"Failed to execute (?:SQL script statement|database script) .*data(?:-\w+)?\.sql",
    proactive=True,
    boot3=False,
)
def deferred_data_scripts(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 5)):
        return
    for module in applications(case.project):
        made = has_data_script(case.project, module) and makes_tables(case.project, module)
        if made and not runs_migrations(case.project, module):
            yield from added(
                case.project,
                "spring.jpa.defer-datasource-initialization",
                "true",
                "scripts run before Hibernate since Boot 2.5; this data.sql needs Hibernate's tables",
                [module],
            )


def runs_migrations(project: Project, module: str) -> bool:
    """Boot runs them before Hibernate; beside them nothing can be deferred until after it."""
    return any(
        depends_on(project, library) and default_value(project, f"spring.{tool}.enabled", module) != "false"
        for tool, library in (("flyway", "flyway-core"), ("liquibase", "liquibase-core"))
    )


def has_data_script(project: Project, module: str) -> bool:
    base = f"{module}/" if module else ""
    scripts = [p for p in project.glob(f"{base}src/*/resources/*.sql") if p.count("/") == base.count("/") + 3]
    schemas = [p for p in scripts if re.search(r"/schema(-\w+)?\.sql$", p)]
    repeatable = all(re.search(rb"(?i)if not exists|drop table", project.read(p)) for p in schemas)
    data = any(re.search(r"/data(-\w+)?\.sql$", path) for path in scripts)
    return repeatable and (data or _names_data_script(project, module))


def _names_data_script(project: Project, module: str) -> bool:
    """The settings name scripts of the project by other names."""
    base = f"{module}/" if module else ""
    said = ",".join(value for key in _DATA_LOCATIONS for value in values_of(project, key, module))
    return any(project.glob(f"{base}src/*/resources/**{name}") for name in re.findall(r"([\w.-]+\.sql)\b", said))


def makes_tables(project: Project, module: str) -> bool:
    if not depends_on(project, "spring-boot-starter-data-jpa") or not project.java_paths(b"@Entity"):
        return False
    ddl = default_value(project, "spring.jpa.hibernate.ddl-auto", module)
    if ddl is not None:
        return ddl in ("create", "create-drop", "update")
    return depends_on(project, "h2", "hsqldb", "derby") and not depends_on(project, "liquibase-core", "flyway-core")
