"""Beans that take over what a BatchConfigurer of Spring Batch 4 made: text of bean methods, and who else makes such.

Source: Spring Boot 3.5 reference, Batch Applications and Data Access, `@Bean(defaultCandidate = false)`; source of
DefaultBatchConfigurer 4.3 (without a data source: a map repository, and a ResourcelessTransactionManager that
SimpleBatchConfiguration makes the bean `transactionManager`) and of BatchAutoConfiguration 3.5.
"""

import re
from collections.abc import Collection, Iterable

from tree_sitter import Node

from pipeline.fixers.boot.settings import beside
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    body_of,
    field,
    field_text,
    members,
    parameters,
    simple_name,
)

BEAN = "org.springframework.context.annotation.Bean"
PRIMARY = "org.springframework.context.annotation.Primary"
MANAGER = "org.springframework.transaction.PlatformTransactionManager"
REPOSITORY = "org.springframework.batch.core.repository.JobRepository"
_BATCH = "org.springframework.boot.autoconfigure.batch"
_JDBC = "org.springframework.jdbc"
_MEMORY = {"h2": "H2", "hsqldb": "HSQL", "derby": "DERBY"}
_OF_BATCH = frozenset(
    ["JobRepository", "JobLauncher", "JobExplorer", "JobOperator", "PlatformTransactionManager", "Job", "Step"]
)
"""What cannot be had before the transaction manager is there."""
_NO_SOURCE = re.compile(rb"exclude\w*\s*=[^)]*\bDataSourceAutoConfiguration\.class")


def bean_methods(project: Project, home: str, suffix: str) -> list[tuple[str, Node]]:
    """Path and node of the @Bean methods beside `home` whose type ends like this."""
    found: list[tuple[str, Node]] = []
    for path in beside(project, home, suffix.encode()):
        file = project.java(path)
        for method in file.walk("method_declaration"):
            if _kind(file, method).endswith(suffix) and annotations_of(file, method, "Bean"):
                found.append((path, method))
    return found


def is_primary(project: Project, found: tuple[str, Node]) -> bool:
    return bool(annotations_of(project.java(found[0]), found[1], "Primary"))


def has_data_source(project: Project, home: str) -> bool:
    """Whether the application has a data source beside the one for the executions."""
    marked = beside(project, home, b"DataSourceAutoConfiguration")
    told = [p for p, _ in config_files(project, b"DataSourceAutoConfiguration") if "src/main/" in p]
    excluded = any(_NO_SOURCE.search(project.read(p)) for p in marked)
    excluded = excluded or project.module_of(home) in map(project.module_of, told)
    return not excluded or bool(bean_methods(project, home, "DataSource"))


def _kind(file: JavaFile, declared: Node) -> str:
    return simple_name(field_text(file, declared, "type"))


def needs_batch(file: JavaFile, cls: Node) -> bool:
    """Injected with something that waits for the transaction manager: its own bean methods have to be static."""
    given = {k for c in members(cls, "constructor_declaration") for k, _ in parameters(file, c)}
    return bool(_OF_BATCH & (given | {simple_name(kind) for kind in injected(file, cls).values()}))


def _value(declarator: Node) -> Node | None:
    return declarator.child_by_field_name("value") if declarator.type == "variable_declarator" else None


def injected(file: JavaFile, cls: Node) -> dict[str, str]:
    """Fields that hold what is injected under their type, unqualified: their declared type by name."""
    assigned = {
        f"{file.text(field(a, 'left')).removeprefix('this.')}={file.text(field(a, 'right'))}"
        for a in file.walk("assignment_expression", under=body_of(cls))
    }
    given = {(k, n) for c in members(cls, "constructor_declaration") for k, n in parameters(file, c)}
    lombok = bool(annotations_of(file, cls, "RequiredArgsConstructor", "AllArgsConstructor"))
    found: dict[str, str] = {}
    for declared in members(cls, "field_declaration"):
        marks = {simple_name(field_text(file, a, "name")) for a in annotations_of(file, declared)}
        for one in (d for d in declared.named_children if d.type == "variable_declarator" and not _value(d)):
            name, kind = field_text(file, one, "name"), _kind(file, declared)
            by_constructor = f"{name}={name}" in assigned and (kind, name) in given
            if marks <= {"Autowired", "Inject"} and (marks or by_constructor or lombok):
                found[name] = field_text(file, declared, "type")
    return found


def method_text(
    file: JavaFile,
    method: Node,
    *,
    marks: Iterable[str],
    name: str,
    given: Iterable[str] = (),
    renames: dict[str, str] | None = None,
    static: bool = False,
    indent: str,
) -> str:
    """A method of a configurer as a bean method at this indent: other marks, name and parameters, the body as it is
    but for expressions in `renames`."""
    head = "static " if static else ""
    throws = next((f" {file.text(c)}" for c in method.children if c.type == "throws"), "")
    body = _renamed(file, field(method, "body"), renames or {})
    old, line = indent_at(file.source, method.start_byte), newline_of(file.source)
    rows = [*(f"@{m}" for m in marks)]
    first = f"public {head}{field_text(file, method, 'type')} {name}({', '.join(given)}){throws} "
    rows += (first + body).split(line)
    return line.join(indent + row.removeprefix(old) if row.strip() else "" for row in rows)


def _renamed(file: JavaFile, body: Node, renames: dict[str, str]) -> str:
    """Calls and accesses whose text is a key, outermost first."""
    pieces, end = list[str](), body.start_byte
    for node in file.walk("method_invocation", "field_access", "identifier", under=body):
        if node.start_byte >= end and file.text(node) in renames and not _is_member(node):
            pieces += [file.source[end : node.start_byte].decode(), renames[file.text(node)]]
            end = node.end_byte
    return "".join(pieces) + file.source[end : body.end_byte].decode()


def _is_member(node: Node) -> bool:
    """The name after a dot, or of a call: no variable."""
    above = node.parent
    if node.type != "identifier" or above is None:
        return False
    return above.child_by_field_name("field") == node or (
        above.type == "method_invocation" and above.child_by_field_name("name") == node
    )


def memory_database(project: Project, path: str) -> str:
    """The embedded database that the module's application can have: one it has, or else H2."""
    for build in builds_of(project):
        script = build.script_of(path)
        for artifact, kind in _MEMORY.items():
            if script and any(d.artifact == artifact and not d.test and d.file == script for d in build.declared):
                return kind
    return "H2"


def memory_beans(edit: JavaEdit, project: Project, path: str, indent: str, *, manager: bool) -> list[str]:
    """An embedded database for the executions alone, and the manager without resources that the map repository came
    with. Static, as what injects the repository may stand in the same class."""
    database = memory_database(project, path)
    script = {"H2": "h2", "HSQL": "hsqldb", "DERBY": "derby"}[database]
    bean, source = edit.type_name(BEAN), edit.type_name("javax.sql.DataSource")
    kind, aside = edit.type_name(MANAGER), f"@{bean}(defaultCandidate = false)"
    batch_source = edit.type_name(f"{_BATCH}.BatchDataSource")
    builder = edit.type_name(f"{_JDBC}.datasource.embedded.EmbeddedDatabaseBuilder")
    embedded = edit.type_name(f"{_JDBC}.datasource.embedded.EmbeddedDatabaseType")
    found = [
        [
            aside if has_data_source(project, path) else f"@{bean}",
            f"@{batch_source}",
            f"public static {source} batchDataSource() {{",
            f"{deeper('')}return new {builder}().setType({embedded}.{database}).generateUniqueName(true)",
            f'{deeper(deeper(deeper("")))}.addScript("/org/springframework/batch/core/schema-{script}.sql").build();',
            "}",
        ],
        [
            aside,
            f"@{edit.type_name(f'{_BATCH}.BatchTransactionManager')}",
            f"public static {kind} batchTransactionManager(@{batch_source} {source} dataSource) {{",
            f"{deeper('')}return new {edit.type_name(f'{_JDBC}.support.JdbcTransactionManager')}(dataSource);",
            "}",
        ],
    ]
    if manager:
        plain = edit.type_name("org.springframework.batch.support.transaction.ResourcelessTransactionManager")
        found.append([
            f"@{bean}",
            f"public static {kind} transactionManager() {{",
            f"{deeper('')}return new {plain}();",
            "}",
        ])  # fmt: skip
    line = newline_of(edit.file.source)
    return [line.join(indent + row for row in rows) for rows in found]


def insert_beans(edit: JavaEdit, cls: Node, texts: list[str], gone: Collection[Node] = ()) -> None:
    """At the top of a class, with a blank line above the first where the class has one, and below the last where
    anything but what goes follows."""
    body, line = body_of(cls), newline_of(edit.file.source)
    if body is None:
        return
    blank = edit.file.source[body.start_byte + 1 :].startswith(2 * line.encode())
    follows = any(child not in gone for child in body.named_children)
    text = f"{line}{line}".join(texts)
    edit.insert(body.start_byte + 1, f"{line if blank else ''}{line}{text}{line if follows and not blank else ''}")


def uses_jpa(project: Project, home: str) -> bool:
    return bool(beside(project, home, b".persistence.Entity;", b".persistence.*;"))
