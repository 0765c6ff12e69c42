"""H2, HSQLDB and Derby in files or as servers, which Boot took for embedded databases before 2.5."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on, own_line
from pipeline.sources.config import config_files, is_application
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import find
from shared.models import Wave

_KEPT = re.compile(r"jdbc:(?:h2:(?!mem:)|hsqldb:(?!mem:)|derby:(?!memory:))")
_SCHEMA = (
    "spring.jpa.hibernate.ddl-auto",
    "spring.jpa.properties.hibernate.hbm2ddl.auto",
    "spring.jpa.generate-ddl",
    "spring.jpa.properties.jakarta.persistence.schema-generation.database.action",
    "spring.jpa.properties.javax.persistence.schema-generation.database.action",
)
_SCRIPTS = ("spring.sql.init.mode", "spring.datasource.initialization-mode")
_REASON = "since Boot 2.5 only a database in memory is set up by default; before, this one was"


@fixer(
    "file-databases",
    title="Keep setting up H2, HSQLDB and Derby databases that are in files",
    source="Spring Boot 2.5 release notes, Embedded Database Detection; HibernateDefaultDdlAutoProvider",
    wave=Wave.STARTUP,
    boot3=False,
    confidence="medium",
)
def file_databases(case: Case) -> Iterator[Change]:
    own = own_line(case)
    if own is None or own >= (2, 5):
        return
    project = case.project
    for path, file in config_files(project, b"jdbc:h2:", b"jdbc:hsqldb:", b"jdbc:derby:"):
        url = find(file, "spring.datasource.url")
        if url is None or not is_application(path) or not _KEPT.match(url.value):
            continue
        after = file
        for key, value in _defaults(project, project.module_of(path)):
            after = after.with_added(key, value, url.document)
        if after.source != file.source:
            yield Change(path, after.source, _REASON)


def _defaults(project: Project, module: str) -> Iterator[tuple[str, str]]:
    """What Boot did by itself, unless the module's settings say something about it."""
    base = f"{module}/" if module else ""
    if depends_on(project, "spring-boot-starter-data-jpa") and not _says(project, module, _SCHEMA):
        yield _SCHEMA[0], "create-drop"
    scripts = [f"{base}src/main/resources/{name}" for name in ("schema.sql", "data.sql")]
    if any(path in project for path in scripts) and not _says(project, module, _SCRIPTS):
        yield _SCRIPTS[0], "always"


def _says(project: Project, module: str, keys: tuple[str, ...]) -> bool:
    files = [file for path, file in config_files(project) if is_application(path) and project.module_of(path) == module]
    return any(find(file, key) for file in files for key in keys)
