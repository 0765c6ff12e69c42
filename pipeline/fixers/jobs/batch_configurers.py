"""Spring Batch 4's BatchConfigurer: what Boot's own set-up takes in its place.

Source: Spring Batch 5.0 migration guide, "BatchConfigurer has been removed"; Spring Boot 3.5 reference, Batch
Applications, and source of BatchAutoConfiguration, which steps back wholly for DefaultBatchConfiguration and
@EnableBatchProcessing (then no job runs at startup and no tables are made), but takes a primary JobLauncher, a bean
`transactionManager` and spring.batch.jdbc.*.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as made

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    body_of,
    field,
    field_text,
    formal_parameters,
    literal,
    members,
    methods,
    modifiers,
    parameters,
    simple_name,
    superclass,
)
from shared.models import Wave

_BASES = {
    "DefaultBatchConfigurer": "org.springframework.batch.core.configuration.annotation.DefaultBatchConfigurer",
    "BasicBatchConfigurer": "org.springframework.boot.autoconfigure.batch.BasicBatchConfigurer",
    "JpaBatchConfigurer": "org.springframework.boot.autoconfigure.batch.JpaBatchConfigurer",
}
_OWN = ("BatchProperties", "TransactionManagerCustomizers", "EntityManagerFactory")
"""What Boot's configurers took for themselves."""
_LAUNCHERS = ("createJobLauncher", "getJobLauncher")
_REPOSITORIES = ("createJobRepository", "getJobRepository")
_INHERITED = re.compile(r"\b(?:getJobLauncher|getJobExplorer|createJob\w+|initialize|super\.\w+)\s*\(")
_DECIDED = (
    "getTransactionManager",
    "createTransactionManager",
    "initialize",
    "getJobExplorer",
    "createJobExplorer",
    "determineIsolationLevel",
)
"""Overriding one of these decides something that a person has to place."""
_PLAIN = ("setDataSource", "setTransactionManager", "afterPropertiesSet", "getObject")
_SETTINGS = {"setIsolationLevelForCreate": "isolation-level-for-create", "setTablePrefix": "table-prefix"}
_COMPONENTS = ("Configuration", "Component", "SpringBootApplication", "Service")


@dataclass
class _Plan:
    """What becomes of one configurer."""

    settings: dict[str, str] = made(default_factory=dict[str, str])
    gone: list[Node] = made(default_factory=list[Node])
    launcher: Node | None = None


@fixer(
    "batch-configurers",
    title="Leave to Boot's set-up what a BatchConfigurer told Spring Batch",
    source="Spring Batch 5.0 migration guide, BatchConfigurer removed; Spring Boot 3.5 reference, Batch Applications",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def batch_configurers(case: Case) -> Iterator[Change]:
    """A launcher of its own, an isolation level or a table prefix, the data source that is the only one anyway, and
    configurers that change nothing. A map repository and a choice among data sources are left for a person."""
    for path in case.project.java_paths(*(base.encode() for base in _BASES)):
        edit = case.project.java(path).edit()
        settings: dict[str, str] = {}
        for cls in edit.file.walk("class_declaration"):
            base = superclass(edit.file, cls)
            plan = _plan(edit.file, cls) if edit.file.imported(_BASES.get(base, "-")) else None
            if plan is not None and not (plan.settings and _without_boot(case.project)):
                _rewrite(edit, cls, plan)
                settings |= plan.settings
        yield from _apply(case.project, path, edit, settings)


def _without_boot(project: Project) -> bool:
    """Where Boot's set-up stays away, nobody reads its settings."""
    marks = (a for p in project.java_paths(b"EnableBatchProcessing") for a in _marks(project.java(p)))
    return any(marks) or bool(project.java_paths(b"extends DefaultBatchConfiguration "))


def _marks(file: JavaFile) -> list[Node]:
    return [a for a in file.annotations("EnableBatchProcessing") if arguments(a)]


def _apply(project: Project, path: str, edit: JavaEdit, settings: dict[str, str]) -> Iterator[Change]:
    if edit:
        yield Change(
            path, edit.result(), "Spring Batch 5 has no BatchConfigurer: Boot's set-up takes beans and settings"
        )
    for key, value in settings.items():
        module = project.module_of(path)
        found = list(added(project, f"spring.batch.jdbc.{key}", value, "the BatchConfigurer set it", (module,)))
        project = project.with_changes(found)
        yield from found


def _plan(file: JavaFile, cls: Node) -> _Plan | None:
    """None where it does something that has no equal here."""
    plan = _Plan()
    for method in methods(file, cls):
        name, body = field_text(file, method, "name"), field_text(file, method, "body")
        if name in _LAUNCHERS and not parameters(file, method) and _is_component(file, cls):
            if plan.launcher is not None or _INHERITED.search(body):
                return None
            plan.launcher = method
        elif name in _REPOSITORIES and not parameters(file, method):
            found = _repository_settings(file, method)
            if found is None:
                return None
            plan.settings |= found
            plan.gone.append(method)
        elif name == "setDataSource":
            own = [n for _, n in parameters(file, method)]
            if not re.fullmatch(rf"\{{\s*super\.setDataSource\({own[0]}\);\s*\}}", body) or "@Qualifier" in file.text(
                method
            ):
                return None
            plan.gone.append(method)
        elif name in (
            "getTransactionManager",
            "createTransactionManager",
            "initialize",
            "getJobExplorer",
            "createJobExplorer",
        ) or _INHERITED.search(body):
            return None
    return plan if _constructors_fit(file, cls) else None


def _is_component(file: JavaFile, cls: Node) -> bool:
    return bool(annotations_of(file, cls, *_COMPONENTS))


def _constructors_fit(file: JavaFile, cls: Node) -> bool:
    """Each hands on its own parameters to super(..), none of them chosen by a qualifier."""
    for constructor in members(cls, "constructor_declaration"):
        names = {n for _, n in parameters(file, constructor)}
        calls = list(file.walk("explicit_constructor_invocation", under=constructor))
        if "@Qualifier" in file.text(constructor) or any(
            file.text(given) not in names for call in calls for given in arguments(call)
        ):
            return False
    return True


def _repository_settings(file: JavaFile, method: Node) -> dict[str, str] | None:
    """What a JobRepositoryFactoryBean is told, when it is told nothing but literals that Boot has a setting for."""
    found: dict[str, str] = {}
    if "JobRepositoryFactoryBean()" not in file.text(method) or "MapJobRepository" in file.text(method):
        return None
    for statement in field(method, "body").named_children:
        if statement.type in ("local_variable_declaration", "return_statement", "line_comment", "block_comment"):
            continue
        call = statement.named_children[0]
        name = field_text(file, call, "name") if call.type == "method_invocation" else ""
        value = literal(file, arguments(call)[0]) if name in _SETTINGS else None
        if name in _SETTINGS and value:
            found[_SETTINGS[name]] = value.removeprefix("ISOLATION_").lower() if "Isolation" in name else value
        elif name not in _PLAIN:
            return None
    return found


def _rewrite(edit: JavaEdit, cls: Node, plan: _Plan) -> None:
    heritage = field(cls, "superclass")
    start = heritage.prev_sibling.end_byte if heritage.prev_sibling is not None else heritage.start_byte
    edit.splices.delete(start, heritage.end_byte)
    for method in plan.gone:
        edit.delete_member(method)
    if plan.launcher is not None:
        _launcher(edit, plan.launcher)
    for constructor in members(cls, "constructor_declaration"):
        _constructor(edit, cls, constructor, plan)
    _getters(edit, cls, plan)


def _launcher(edit: JavaEdit, method: Node) -> None:
    """A primary bean: what is injected, and what runs the jobs at startup."""
    file = edit.file
    line = newline_of(file.source) + indent_at(file.source, method.start_byte)
    head = modifiers(method)
    for mark in annotations_of(file, method, "Override"):
        edit.replace(mark, f"@{edit.type_name('org.springframework.context.annotation.Bean')}")
    if head is None or not annotations_of(file, method, "Override"):
        edit.insert(method.start_byte, f"@{edit.type_name('org.springframework.context.annotation.Bean')}{line}")
    edit.insert(method.start_byte, f"@{edit.type_name('org.springframework.context.annotation.Primary')}{line}")
    if file.calls("getJobRepository", under=method):
        kind = edit.type_name("org.springframework.batch.core.repository.JobRepository")
        edit.insert(
            field(method, "parameters").start_byte + 1,
            f"{kind} jobRepository",
        )


def _constructor(edit: JavaEdit, cls: Node, constructor: Node, plan: _Plan) -> None:
    """Without super(..), and without what only super(..) used."""
    file, body = edit.file, field(constructor, "body")
    calls = [s for s in body.named_children if s.type == "explicit_constructor_invocation"]
    kept = [s for s in body.named_children if s not in calls]
    if not kept:
        edit.delete_member(constructor)
        return
    for call in calls:
        edit.delete(call)
    used = {file.text(n) for s in kept for n in file.walk("identifier", under=s)}
    given = formal_parameters(constructor)
    stays = [p for p in given if field_text(file, p, "name") in used or _kind(file, p) not in (*_OWN, "DataSource")]
    if len(stays) < len(given):
        edit.replace(field(constructor, "parameters"), f"({', '.join(file.text(p) for p in stays)})")


def _kind(file: JavaFile, parameter: Node) -> str:
    return simple_name(field_text(file, parameter, "type"))


def _getters(edit: JavaEdit, cls: Node, plan: _Plan) -> None:
    """`getJobRepository()`, `getTransactionManager()` of the base class: injected fields, the launcher's parameter."""
    file, wanted = edit.file, dict[str, str]()
    for call in file.calls("getJobRepository", "getTransactionManager", under=cls):
        if call.child_by_field_name("object") is not None or any(_within(call, m) for m in plan.gone):
            continue
        name = "jobRepository" if field_text(file, call, "name") == "getJobRepository" else "transactionManager"
        edit.replace(call, name)
        if plan.launcher is None or not _within(call, plan.launcher) or name == "transactionManager":
            wanted[name] = _TYPES[name]
    known = {field_text(file, d, "name") for f in members(cls, "field_declaration") for d in f.named_children}
    body = body_of(cls)
    for name, kind in wanted.items():
        if name not in known and body is not None:
            line = newline_of(file.source) + " " * 4
            mark = edit.type_name("org.springframework.beans.factory.annotation.Autowired")
            edit.insert(
                body.start_byte + 1, f"{line}@{mark}{line}private {edit.type_name(kind)} {name};{line.rstrip(' ')}"
            )


_TYPES = {
    "jobRepository": "org.springframework.batch.core.repository.JobRepository",
    "transactionManager": "org.springframework.transaction.PlatformTransactionManager",
}


def _within(node: Node, home: Node) -> bool:
    return home.start_byte <= node.start_byte < home.end_byte


@fixer(
    "batch-job-registration",
    title="Leave the registration of jobs to Spring Batch",
    source="Spring Batch 5.0 migration guide, JobRegistryBeanPostProcessor bean; DefaultBatchConfiguration of 5.2",
    wave=Wave.STARTUP,
)
def batch_job_registration(case: Case) -> Iterator[Change]:
    """Spring Batch 5 registers every job itself; a second registrar makes the start fail (DuplicateJobException)."""
    for path in case.project.java_paths(b"JobRegistryBeanPostProcessor"):
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            file = edit.file
            if _kind(file, method) != "JobRegistryBeanPostProcessor" or not annotations_of(file, method, "Bean"):
                continue
            told = {field_text(file, c, "name") for c in file.walk("method_invocation", under=method)}
            if told <= {"setJobRegistry", "setBeanFactory", "getAutowireCapableBeanFactory", "afterPropertiesSet"}:
                edit.delete_member(method)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 registers jobs itself, and none twice")
