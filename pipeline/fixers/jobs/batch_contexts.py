"""Tests that start Spring Batch without Boot: they keep @EnableBatchProcessing, and need a database since version 5.

Source: Spring Batch 5.0 migration guide, "Data source and transaction manager requirement updates" (without a data
source version 4 kept executions in a map); Javadoc of @EnableBatchProcessing (`dataSource`, `transactionManager`).
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, arguments, body_of, field_text, methods, simple_name
from shared.models import Wave

_BOOT = re.compile(rb"SpringBootTest|AutoConfiguration\b|SpringBootApplication|SpringBootConfiguration")
_STARTS = (b"AnnotationConfigApplicationContext", b"ContextConfiguration", b"SpringJUnitConfig")
_JDBC = "org.springframework.jdbc.datasource"


@fixer(
    "batch-test-repository",
    title="Give tests that start Spring Batch without Boot a database in memory",
    source="Spring Batch 5.0 migration guide, Data source and transaction manager requirement updates",
    wave=Wave.STARTUP,
)
def batch_test_repository(case: Case) -> Iterator[Change]:
    contexts = plain_contexts(case.project) if depends_on(case.project, "h2") else {}
    for path, names in contexts.items():
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            if field_text(edit.file, cls, "name") in names and annotations_of(edit.file, cls, "EnableBatchProcessing"):
                _beans(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 keeps executions in a database only")


def plain_contexts(project: Project) -> dict[str, set[str]]:
    """By path: classes with @EnableBatchProcessing that a test alone starts, by themselves and without Boot."""
    found: dict[str, set[str]] = {}
    for path in project.java_paths(b"EnableBatchProcessing"):
        if "src/test/" not in path or _BOOT.search(project.read(path)):
            continue
        file = project.java(path)
        for mark in file.annotations("EnableBatchProcessing"):
            cls = mark.parent.parent if mark.parent is not None else None
            name = field_text(file, cls, "name") if cls is not None else ""
            if name and not arguments(mark) and _started(project, name):
                found.setdefault(path, set()).add(name)
    return found


def _started(project: Project, name: str) -> bool:
    """`new AnnotationConfigApplicationContext(X.class)`, `@ContextConfiguration(classes = X.class)`."""
    starts, given = b"|".join(_STARTS), name.encode()
    pattern = re.compile(rb"(?:%b)\(\s*(?:classes\s*=\s*)?\{?\s*(?:\w+\.)*%b\.class\s*\}?\s*\)" % (starts, given))
    return any(
        pattern.search(project.read(p)) and not _BOOT.search(project.read(p)) for p in project.java_paths(*_STARTS)
    )


def _beans(edit: JavaEdit, cls: Node) -> None:
    file, body = edit.file, body_of(cls)
    kinds = {simple_name(field_text(file, m, "type")) for m in methods(file, cls) if annotations_of(file, m, "Bean")}
    if body is None or any(kind.endswith("TransactionManager") for kind in kinds):
        return
    line = newline_of(file.source)
    indent = indent_at(file.source, cls.start_byte) + "    "
    parts = [] if any(kind.endswith("DataSource") for kind in kinds) else [_data_source(edit)]
    parts.append(_manager(edit))
    edit.add_import("org.springframework.context.annotation.Bean")
    text = "".join(f"{line}{line.join(indent + row if row else '' for row in part)}{line}" for part in parts)
    edit.insert(_last_line(file, body), text)


def _last_line(file: JavaFile, body: Node) -> int:
    """After the last member, before the line of the closing brace."""
    return file.source.rfind(b"\n", 0, body.end_byte - 1) + 1


def _data_source(edit: JavaEdit) -> list[str]:
    edit.add_import("javax.sql.DataSource")
    edit.add_import(f"{_JDBC}.embedded.EmbeddedDatabaseBuilder")
    edit.add_import(f"{_JDBC}.embedded.EmbeddedDatabaseType")
    return [
        "@Bean",
        "DataSource dataSource() {",
        "    return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true)",
        '            .addScript("/org/springframework/batch/core/schema-h2.sql").build();',
        "}",
    ]


def _manager(edit: JavaEdit) -> list[str]:
    edit.add_import("javax.sql.DataSource")
    edit.add_import("org.springframework.transaction.PlatformTransactionManager")
    edit.add_import(f"{_JDBC}.DataSourceTransactionManager")
    return [
        "@Bean",
        "PlatformTransactionManager transactionManager(DataSource dataSource) {",
        "    return new DataSourceTransactionManager(dataSource);",
        "}",
    ]
