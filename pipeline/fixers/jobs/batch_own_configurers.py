"""Classes that implement Spring Batch 4's BatchConfigurer from scratch, as its documentation and many copies of it do.

Source: Spring Batch 5.0 migration guide, "BatchConfigurer has been removed"; Spring Boot 3.5 reference, Batch
Applications. Shape: fields, getters, @PostConstruct or lazy creation, createJobRepository/-Explorer/-Launcher with
JobRepositoryFactoryBean or MapJobRepositoryFactoryBean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.jobs.batch_beans import (
    BEAN,
    PRIMARY,
    REPOSITORY,
    bean_methods,
    has_data_source,
    injected,
    memory_beans,
    uses_jpa,
)
from pipeline.fixers.jobs.batch_plans import is_unused
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    body_of,
    field,
    field_text,
    members,
    methods,
    simple_name,
)
from shared.models import Wave

_INTERFACE = "org.springframework.batch.core.configuration.annotation.BatchConfigurer"
_TABLES = ("JobRepositoryFactoryBean", "JobExplorerFactoryBean")
_MAPS = ("MapJobRepositoryFactoryBean", "MapJobExplorerFactoryBean")
_LAUNCHERS = ("SimpleJobLauncher", "TaskExecutorJobLauncher")
_MANAGERS = ("JpaTransactionManager", "DataSourceTransactionManager", "JdbcTransactionManager")
_MADE = (*_TABLES, *_MAPS, *_LAUNCHERS, *_MANAGERS, "ResourcelessTransactionManager")
_CALLS = re.compile(
    r"(?:get|create)(?:JobRepository|JobExplorer|JobLauncher|TransactionManager)|afterPropertiesSet|getObject"
    r"|set(?:DataSource|TransactionManager|JobRepository|EntityManagerFactory|RepositoryFactory)"
    r"|set(?:TaskExecutor)"
)
_METHODS = re.compile(
    r"(?:get|create)(?:JobRepository|JobExplorer|JobLauncher|TransactionManager)|init\w*|afterPropertiesSet"
    r"|setDataSource|setTransactionManager"
)
_FIELDS = re.compile(
    r"DataSource|EntityManagerFactory|JobRepository|JobExplorer|JobLauncher|(?:Map)?JobRepositoryFactoryBean"
    r"|\w*TransactionManager|(?:Async|Simple|ThreadPool)?\w*TaskExecutor"
)
_GETTERS = ("getJobRepository", "getJobExplorer", "getJobLauncher", "getTransactionManager")


@dataclass(frozen=True)
class _Own:
    """What one such class makes."""

    memory: bool
    manager: Node | None
    executor: Node | None


@fixer(
    "batch-own-configurers",
    title="Leave to Boot's set-up what an own BatchConfigurer made",
    source="Spring Batch 5.0 migration guide, BatchConfigurer removed; Spring Boot 3.5 reference, Batch Applications",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def batch_own_configurers(case: Case) -> Iterator[Change]:
    """Only a class of nothing else: a repository of tables or of a map with its explorer, a launcher with or without
    a task executor, a transaction manager of the usual kinds. Branches, settings and choices are for a person."""
    project = case.project
    for path in project.java_paths(b"implements BatchConfigurer"):
        edit = project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            if not edit.file.imported(_INTERFACE):
                continue
            if is_unused(project, edit.file, cls):
                _detach(edit, cls)
                continue
            own = _own(project, path, edit.file, cls)
            if own is not None and not (own.memory and not has_data_source(project, path) and uses_jpa(project, path)):
                _rewrite(edit, cls, own, project, path)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 has no BatchConfigurer: Boot's set-up takes beans")


def _detach(edit: JavaEdit, cls: Node) -> None:
    """A class that is no bean, as one with `//@Component`, only has to compile."""
    interfaces = field(cls, "interfaces")
    if field_text(edit.file, cls, "interfaces").split() != ["implements", "BatchConfigurer"]:
        return
    start = interfaces.prev_sibling.end_byte if interfaces.prev_sibling is not None else interfaces.start_byte
    edit.splices.delete(start, interfaces.end_byte)
    for method in methods(edit.file, cls, *_GETTERS):
        for mark in annotations_of(edit.file, method, "Override"):
            edit.delete_annotation(mark)


def _own(project: Project, path: str, file: JavaFile, cls: Node) -> _Own | None:
    interfaces = field_text(file, cls, "interfaces").removeprefix("implements").split(",")
    known = {"BatchConfigurer", "InitializingBean"}
    if cls.child_by_field_name("superclass") or {i.strip() for i in interfaces} - known or not _is_plain(file, cls):
        return None
    if not annotations_of(file, cls, "Component", "Configuration", "Service") or "Qualifier" in file.text(cls):
        return None
    made: dict[str, list[Node]] = {}
    for one in file.walk("object_creation_expression", under=body_of(cls)):
        made.setdefault(simple_name(field_text(file, one, "type")), []).append(one)
    maps, tables = [n for n in _MAPS if n in made], [n for n in _TABLES if n in made]
    managers = [one for name in _MANAGERS for one in made.get(name, [])]
    executors = file.calls("setTaskExecutor", under=cls)
    fields = injected(file, cls)
    given = [*(a for m in managers for a in arguments(m)), *(a for c in executors for a in arguments(c))]
    if bool(maps) == bool(tables) or len(managers) > 1 or len(executors) > 1 or bean_methods(project, path, "Manager"):
        return None
    if any(not _is_reached(file, one, fields) for one in given) or not _managed(file, cls, made, bool(maps)):
        return None
    return _Own(bool(maps), managers[0] if managers else None, arguments(executors[0])[0] if executors else None)


def _is_plain(file: JavaFile, cls: Node) -> bool:
    """Nothing in it but what the set-up makes: its methods call nothing else, and branch nowhere."""
    fields = {simple_name(field_text(file, f, "type")) for f in members(cls, "field_declaration")}
    calls = {field_text(file, c, "name") for c in file.walk("method_invocation", under=body_of(cls))}
    made = {simple_name(field_text(file, n, "type")) for n in file.walk("object_creation_expression", under=cls)}
    others = {n for n in made - {*_MADE} if not re.fullmatch(r"\w+(?:Exception|TaskExecutor)", n)}
    branches = next(file.walk("if_statement", "ternary_expression", "lambda_expression", under=cls), None)
    return (
        all(_METHODS.fullmatch(field_text(file, m, "name")) for m in methods(file, cls))
        and all(_FIELDS.fullmatch(kind) for kind in fields)
        and all(_CALLS.fullmatch(name) for name in calls)
        and not (others or branches or any(annotations_of(file, m, "Bean") for m in methods(file, cls)))
    )


def _managed(file: JavaFile, cls: Node, made: dict[str, list[Node]], memory: bool) -> bool:
    """The transaction manager is one made here, or the application's own that is injected."""
    own = any(name in made for name in (*_MANAGERS, "ResourcelessTransactionManager"))
    return own or (not memory and any(k.endswith("TransactionManager") for k in injected(file, cls).values()))


def _is_reached(file: JavaFile, value: Node, fields: dict[str, str]) -> bool:
    """An injected field, or made on the spot out of literals."""
    if value.type == "object_creation_expression":
        return all(a.type.endswith("literal") for a in arguments(value))
    return file.text(value).removeprefix("this.") in fields


def _rewrite(edit: JavaEdit, cls: Node, own: _Own, project: Project, path: str) -> None:
    file, line = edit.file, newline_of(edit.file.source)
    indent = deeper(indent_at(file.source, cls.start_byte))
    fields, bean = injected(file, cls), edit.type_name(BEAN)
    texts = memory_beans(edit, project, path, indent, manager=own.manager is None) if own.memory else []
    if own.manager is not None:
        texts.append(line.join(indent + row for row in _manager(file, own.manager, fields, bean)))
    if own.executor is not None:
        texts.append(line.join(indent + row for row in _launcher(edit, own.executor, fields, bean)))
    interfaces, body = field(cls, "interfaces"), field(cls, "body")
    start = interfaces.prev_sibling.end_byte if interfaces.prev_sibling is not None else interfaces.start_byte
    edit.splices.delete(start, interfaces.end_byte)
    inside = f"{line}{line}{f'{line}{line}'.join(texts)}{line}" if texts else line
    edit.replace(body, f"{{{inside}{indent_at(file.source, cls.start_byte)}}}")


def _manager(file: JavaFile, made: Node, fields: dict[str, str], bean: str) -> list[str]:
    """The bean that Spring Batch 4 made of it, under its name."""
    kind = field_text(file, made, "type")
    given = [file.text(a).removeprefix("this.") for a in arguments(made)]
    set_later = next((n for n, k in fields.items() if k == "EntityManagerFactory"), None)
    given = given or ([set_later] if set_later and kind == "JpaTransactionManager" else [])
    taken = ", ".join(f"{fields[n]} {n}" for n in given)
    return [
        f"@{bean}",
        f"public static {kind} transactionManager({taken}) {{",
        f"{deeper('')}return new {kind}({', '.join(given)});",
        "}",
    ]


def _launcher(edit: JavaEdit, executor: Node, fields: dict[str, str], bean: str) -> list[str]:
    text = edit.file.text(executor).removeprefix("this.")
    kind = edit.type_name("org.springframework.batch.core.launch.support.TaskExecutorJobLauncher")
    taken = f"{edit.type_name(REPOSITORY)} jobRepository" + (f", {fields[text]} {text}" if text in fields else "")
    launcher = edit.type_name("org.springframework.batch.core.launch.JobLauncher")
    return [
        f"@{bean}",
        f"@{edit.type_name(PRIMARY)}",
        f"public static {launcher} batchJobLauncher({taken}) throws Exception {{",
        f"{deeper('')}{kind} launcher = new {kind}();",
        f"{deeper('')}launcher.setJobRepository(jobRepository);",
        f"{deeper('')}launcher.setTaskExecutor({text});",
        f"{deeper('')}launcher.afterPropertiesSet();",
        f"{deeper('')}return launcher;",
        "}",
    ]
