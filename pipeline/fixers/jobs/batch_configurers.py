"""Spring Batch 4's BatchConfigurer: what Boot's own set-up takes in its place.

Source: Spring Batch 5.0 migration guide, "BatchConfigurer has been removed"; Spring Boot 3.5 reference, Batch
Applications, and source of BatchAutoConfiguration, which steps back wholly for DefaultBatchConfiguration and
@EnableBatchProcessing (then no job runs at startup and no tables are made), but takes a primary JobLauncher, a bean
`transactionManager` and spring.batch.jdbc.*.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added
from pipeline.fixers.jobs.batch_beans import (
    BEAN,
    PRIMARY,
    REPOSITORY,
    has_data_source,
    injected,
    insert_beans,
    memory_beans,
    method_text,
    uses_jpa,
)
from pipeline.fixers.jobs.batch_plans import BASES, Plan, instance_names, plan_of
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    body_of,
    field,
    field_text,
    formal_parameters,
    members,
    modifiers,
    parameters,
    simple_name,
    superclass,
)
from shared.models import Wave

_OWN = ("BatchProperties", "TransactionManagerCustomizers", "EntityManagerFactory")
"""What Boot's configurers took for themselves."""


@fixer(
    "batch-configurers",
    title="Leave to Boot's set-up what a BatchConfigurer told Spring Batch",
    source="Spring Batch 5.0 migration guide, BatchConfigurer removed; Spring Boot 3.5 reference, Batch Applications",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def batch_configurers(case: Case) -> Iterator[Change]:
    """A launcher or a transaction manager of its own, an isolation level or a table prefix, the data source that is
    the only one anyway, none at all (the map repository), and configurers that change nothing; classes, and anonymous
    ones that a bean method returns. A choice among data sources is left for a person."""
    project = case.project
    for path in project.java_paths(*(base.encode() for base in BASES)):
        edit = project.java(path).edit()
        settings: dict[str, str] = {}
        for home in edit.file.walk("class_declaration", "method_declaration"):
            cls = home if home.type == "class_declaration" else _returned(edit.file, home)
            base = superclass(edit.file, cls) if cls is not None else ""
            if cls is None or not edit.file.imported(BASES.get(base, "-")):
                continue
            plan = plan_of(project, path, edit.file, cls)
            if plan is None or ((plan.settings or plan.memory) and _without_boot(project)):
                continue
            if plan.memory and not has_data_source(project, path) and uses_jpa(project, path):
                continue
            if cls is home:
                _rewrite(edit, cls, plan, project, path)
            else:
                _replace(edit, home, cls, plan, project, path)
            settings |= plan.settings
        yield from _apply(project, path, edit, settings)


def _returned(file: JavaFile, method: Node) -> Node | None:
    """`return new DefaultBatchConfigurer(..) {..};`, all that a bean method does."""
    body = method.child_by_field_name("body")
    code = [s for s in body.named_children if not s.type.endswith("comment")] if body is not None else []
    if len(code) != 1 or code[0].type != "return_statement" or not annotations_of(file, method, "Bean"):
        return None
    made = code[0].named_children[0]
    given = {n for _, n in parameters(file, method)} if "@Qualifier" not in file.text(method) else set[str]()
    fits = all(file.text(a) in given for a in arguments(made)) if made.type == "object_creation_expression" else False
    return made if fits and not members(made, "field_declaration", "block") else None


def _replace(edit: JavaEdit, home: Node, cls: Node, plan: Plan, project: Project, path: str) -> None:
    """The bean method of the configurer by those of what it made."""
    file, indent = edit.file, indent_at(edit.file.source, home.start_byte)
    given = {n: file.text(p) for p in formal_parameters(home) if (n := field_text(file, p, "name"))}
    texts = list[str]()
    for method, name in ((plan.launcher, "batchJobLauncher"), (plan.manager, "transactionManager")):
        if method is None:
            continue
        used = {file.text(n) for n in file.walk("identifier", under=method)}
        taken = [text for n, text in given.items() if n in used]
        repository = bool(file.calls("getJobRepository", under=method))
        taken += [f"{edit.type_name(REPOSITORY)} jobRepository"] if repository else []
        marks = [edit.type_name(BEAN), *([edit.type_name(PRIMARY)] if name == "batchJobLauncher" else [])]
        renames = {"getJobRepository()": "jobRepository", "super.getJobRepository()": "jobRepository"}
        texts.append(method_text(file, method, marks=marks, name=name, given=taken, renames=renames, indent=indent))
    if plan.memory:
        texts += memory_beans(edit, project, path, indent, manager=plan.manager is None)
    line = newline_of(file.source)
    if texts:
        edit.replace(home, f"{line}{line}".join(texts).removeprefix(indent))
    else:
        edit.delete_member(home)


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


def _rewrite(edit: JavaEdit, cls: Node, plan: Plan, project: Project, path: str) -> None:
    heritage = field(cls, "superclass")
    start = heritage.prev_sibling.end_byte if heritage.prev_sibling is not None else heritage.start_byte
    edit.splices.delete(start, heritage.end_byte)
    for method in plan.gone:
        edit.delete_member(method)
    if plan.launcher is not None and plan.static_launcher:
        _static_launcher(edit, cls, plan.launcher)
    elif plan.launcher is not None:
        _launcher(edit, plan.launcher)
    if plan.manager is not None:
        _manager(edit, cls, plan.manager, static=plan.static)
    for constructor in members(cls, "constructor_declaration"):
        _constructor(edit, cls, constructor, plan)
    if plan.memory:
        texts = memory_beans(edit, project, path, _inside(edit, cls), manager=plan.manager is None)
        insert_beans(edit, cls, texts, plan.gone)
    _getters(edit, cls, plan)


def _inside(edit: JavaEdit, cls: Node) -> str:
    body, source = body_of(cls), edit.file.source
    first = next((c for c in body.named_children if c.start_point[0] > body.start_point[0]), None) if body else None
    return indent_at(source, first.start_byte) if first is not None else deeper(indent_at(source, cls.start_byte))


def _manager(edit: JavaEdit, cls: Node, method: Node, *, static: bool) -> None:
    """The bean that Spring Batch 4 made of it."""
    file, fields = edit.file, injected(edit.file, cls)
    used = instance_names(file, cls, method) if static else []
    text = method_text(
        file,
        method,
        marks=[edit.type_name(BEAN)],
        name="transactionManager",
        given=[f"{fields[n]} {n}" for n in used],
        renames={f"this.{n}": n for n in used},
        static=static,
        indent=_inside(edit, cls),
    )
    edit.replace(method, text.lstrip())


def _static_launcher(edit: JavaEdit, cls: Node, method: Node) -> None:
    """A primary bean that does not wait for the class that it is injected into."""
    file, fields = edit.file, injected(edit.file, cls)
    used = [n for n in instance_names(file, cls, method) if n in fields]
    repository = [] if "jobRepository" in used else [f"{edit.type_name(REPOSITORY)} jobRepository"]
    asks = bool(file.calls("getJobRepository", under=method))
    text = method_text(
        file,
        method,
        marks=[edit.type_name(PRIMARY), edit.type_name(BEAN)],
        name=field_text(file, method, "name"),
        given=[*(f"{fields[n]} {n}" for n in used), *(repository if asks else [])],
        renames={"getJobRepository()": "jobRepository", **{f"this.{n}": n for n in used}},
        static=True,
        indent=_inside(edit, cls),
    )
    edit.replace(method, text.lstrip())


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


def _constructor(edit: JavaEdit, cls: Node, constructor: Node, plan: Plan) -> None:
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


def _getters(edit: JavaEdit, cls: Node, plan: Plan) -> None:
    """`getJobRepository()`, `getTransactionManager()` of the base class: injected fields, the launcher's parameter."""
    file, wanted = edit.file, dict[str, str]()
    for call in file.calls("getJobRepository", "getTransactionManager", under=cls):
        if call.child_by_field_name("object") is not None or edit.splices.covers(call.start_byte, call.end_byte):
            continue
        name = "jobRepository" if field_text(file, call, "name") == "getJobRepository" else "transactionManager"
        edit.replace(call, name)
        if plan.launcher is None or not _within(call, plan.launcher) or name == "transactionManager":
            bean = _bean_of(file, call)
            if bean is None:
                wanted[name] = _TYPES[name]
            elif not edit.splices.covers(field(bean, "parameters").start_byte, field(bean, "parameters").end_byte):
                edit.insert(field(bean, "parameters").end_byte - 1, f"{edit.type_name(_TYPES[name])} {name}")
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


def _bean_of(file: JavaFile, call: Node) -> Node | None:
    """The bean method around a call that may take a parameter: it has none, nobody calls it, and it asks once."""
    method = ancestor(call, "method_declaration")
    if method is None or not annotations_of(file, method, "Bean") or parameters(file, method):
        return None
    asked = file.calls("getJobRepository", "getTransactionManager", under=method)
    return method if len(asked) == 1 and not file.calls(field_text(file, method, "name")) else None


def _within(node: Node, home: Node) -> bool:
    return home.start_byte <= node.start_byte < home.end_byte
