"""data.sql beside Flyway or Liquibase, for tables that Hibernate makes after them.

Before Boot 2.5 the order was migrations, Hibernate's tables, data.sql. Since then data.sql comes before Hibernate, and
`defer-datasource-initialization` beside a migration tool is a circle ("Circular depends-on relationship between
'flyway' and 'entityManagerFactory'", in 2.7 as in 3.5). Hibernate can run the script itself, where it stood: after its
own tables, before any bean has the EntityManagerFactory. Tried with Flyway on 2.4.13 and 3.5.16. Only for embedded
databases, in which alone Boot ran it, and `create`, after which alone Hibernate does; a statement that fails is logged.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added_all, applications, default_value, values_of
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.jpa_settings import SERVER_DRIVERS, runs_migrations
from pipeline.sources.project import Change, Project
from shared.models import Wave

_SETTINGS = {
    "spring.sql.init.mode": "never",
    "spring.jpa.properties.jakarta.persistence.sql-load-script-source": "data.sql",
    "spring.jpa.properties.hibernate.hbm2ddl.import_files_sql_extractor": (
        "org.hibernate.tool.schema.internal.script.MultiLineSqlScriptExtractor"
    ),
}
_SAID = (
    *_SETTINGS,
    "spring.jpa.defer-datasource-initialization",
    "spring.datasource.initialization-mode",
    "spring.datasource.platform",
    "spring.datasource.data",
    "spring.datasource.schema",
    "spring.sql.init.platform",
    "spring.sql.init.data-locations",
    "spring.sql.init.schema-locations",
)


@fixer(
    "migrated-data-scripts",
    title="Let Hibernate run data.sql where migrations come before its tables",
    source="Spring Boot 2.5 release notes, SQL Script DataSource Initialization; Hibernate 6 guide, import files",
    wave=Wave.STARTUP,
)
def migrated_data_scripts(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (2, 5)) or not depends_on(project, "h2", "hsqldb", "derby"):
        return
    if depends_on(project, *SERVER_DRIVERS) or not depends_on(project, "spring-boot-starter-data-jpa"):
        return
    for module in applications(project):
        creates = default_value(project, "spring.jpa.hibernate.ddl-auto", module) in ("create", "create-drop")
        said = any(values_of(project, key, module) for key in _SAID)
        if creates and not said and runs_migrations(project, module) and _is_alone(project, module):
            reason = "Boot runs it before Hibernate's tables since 2.5, and cannot defer it beside migrations"
            yield from added_all(project, _SETTINGS, reason, [module])


def _is_alone(project: Project, module: str) -> bool:
    """The one script that Boot would run, and each statement of it ends as Hibernate's reader wants it."""
    base = f"{module}/src/main/resources/".removeprefix("/")
    scripts = project.glob(f"{base}data*.sql", f"{base}schema*.sql", f"{base}import.sql")
    if scripts != [f"{base}data.sql"]:
        return False
    text = re.sub(r"--[^\n]*|/\*.*?\*/", "", project.text(scripts[0]), flags=re.S)
    return text.rstrip().endswith(";")
