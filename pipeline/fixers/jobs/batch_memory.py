"""Spring Batch 5 has no map for its executions: what ran without a data source gets a database in memory.

Source: Spring Batch 5.0 migration guide, "In-memory job repository and explorer"; DefaultBatchConfigurer 4.3, which
takes a map where the context has no data source; BatchAutoConfiguration 3.5 (`@ConditionalOnBean(DataSource)`).
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.jobs.batch_beans import bean_methods, has_data_source, insert_beans, memory_beans, uses_jpa
from pipeline.sources.builds import Coordinate
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at
from pipeline.sources.syntax import annotations_of, arguments, body_of
from pipeline.sources.xml import Element
from shared.models import Wave

_H2 = "com.h2database:h2"


@fixer(
    "batch-memory-repository",
    title="Keep executions in memory where an application has no data source",
    source="Spring Batch 5.0 migration guide, In-memory job repository; BatchAutoConfiguration of Spring Boot 3.5",
    wave=Wave.STARTUP,
    confidence="medium",
)
def batch_memory_repository(case: Case) -> Iterator[Change]:
    """@EnableBatchProcessing beside an exclusion of DataSourceAutoConfiguration, and no DataSource bean."""
    project = case.project
    for path in project.java_paths(b"@EnableBatchProcessing"):
        if has_data_source(project, path) or uses_jpa(project, path) or _is_made(project, path):
            continue
        edit = project.java(path).edit()
        for cls in edit.file.walk("class_declaration") if "src/main/" in path else ():
            marks, body = annotations_of(edit.file, cls, "EnableBatchProcessing"), body_of(cls)
            if not marks or arguments(marks[0]) or body is None:
                continue
            indent = deeper(indent_at(edit.file.source, cls.start_byte))
            insert_beans(edit, cls, memory_beans(edit, project, path, indent, manager=True))
        if edit:
            change = Change(path, edit.result(), "Spring Batch 5 has no map for its executions")
            project = project.with_changes([change])
            yield change


def _is_made(project: Project, home: str) -> bool:
    """By another class: Spring Batch's database, a configurer, a transaction manager."""
    files = [project.java(p) for p in beside(project, home, b"Batch")]
    return bool(bean_methods(project, home, "TransactionManager")) or any(
        file.types_named("BatchDataSource", "BatchConfigurer", "DefaultBatchConfigurer") for file in files
    )


@fixer(
    "batch-memory-database",
    title="Have the database at run time that keeps Spring Batch's executions in memory",
    source="Spring Batch 5.0 migration guide, In-memory job repository; schema-h2.sql of spring-batch-core",
    wave=Wave.STARTUP,
)
def batch_memory_database(case: Case) -> Iterator[Change]:
    """A Maven dependency for tests gets the other scope; elsewhere one for run time is added."""
    paths = [p for p in case.project.java_paths(b"@BatchDataSource") if "src/main/" in p]
    wanted = [p for p in paths if b"EmbeddedDatabaseType.H2" in case.project.read(p)]
    reason = "Spring Batch's executions were kept in memory, and Spring Batch 5 needs a database"
    for build in builds_of(case.project):
        for script in dict.fromkeys(s for p in wanted if (s := build.script_of(p))):
            here = [d for d in build.declared if d.ga == _H2 and d.file == script and not d.management]
            scope = _test_scope(case.project, script) if here and all(d.test for d in here) else None
            if scope is not None:
                edit = case.project.pom(script).edit()
                edit.set_text(scope, "runtime")
                yield Change(script, edit.result(), reason)
            elif not build.declares(script, _H2) or (here and all(d.test for d in here)):
                group, _, artifact = _H2.partition(":")
                build.add(script, Coordinate(group, artifact, scope="runtime"))
        yield from build.changes(reason)


def _test_scope(project: Project, script: str) -> Element | None:
    declared = project.pom(script).dependency(_H2) if script.endswith("pom.xml") else None
    scope = declared.element.find("scope") if declared is not None else None
    return scope if scope is not None and scope.text == "test" else None
