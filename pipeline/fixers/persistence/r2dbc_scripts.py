"""Boot runs schema.sql and data.sql over R2DBC as well since 2.5; applications of before did so themselves."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added
from pipeline.fixers.origin import came_from_before
from pipeline.sources.project import Change
from shared.models import Wave


@fixer(
    "r2dbc-scripts",
    title="Leave SQL scripts to the initializer that the application has for R2DBC",
    source="Spring Boot 2.5 release notes, SQL Script DataSource Initialization (R2DBC)",
    wave=Wave.STARTUP,
    boot3=False,
)
def r2dbc_scripts(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (2, 5)):
        return
    own = [path for path in project.java_paths(b"ConnectionFactoryInitializer") if "src/main/" in path]
    scripts = ("schema.sql", "data.sql")
    modules = {
        module
        for module in map(project.module_of, own)
        if any(f"{module}/src/main/resources/{name}".lstrip("/") in project for name in scripts)
    }
    reason = "Boot runs schema.sql over R2DBC since 2.5, and the application does so itself"
    yield from added(project, "spring.sql.init.mode", "never", reason, sorted(modules))
