"""What a BatchConfigurer of Spring Batch 4 does that Boot's own set-up has to be told: a plan, or None."""

import re
from dataclasses import dataclass
from dataclasses import field as made

from tree_sitter import Node

from pipeline.fixers.jobs.batch_beans import bean_methods, injected, is_primary, needs_batch
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field,
    field_text,
    formal_parameters,
    literal,
    members,
    methods,
    parameters,
    simple_name,
)

BASES = {
    "DefaultBatchConfigurer": "org.springframework.batch.core.configuration.annotation.DefaultBatchConfigurer",
    "BasicBatchConfigurer": "org.springframework.boot.autoconfigure.batch.BasicBatchConfigurer",
    "JpaBatchConfigurer": "org.springframework.boot.autoconfigure.batch.JpaBatchConfigurer",
}
_LAUNCHERS = ("createJobLauncher", "getJobLauncher")
_REPOSITORIES = ("createJobRepository", "getJobRepository")
_EXPLORERS = ("createJobExplorer", "getJobExplorer")
_MANAGERS = ("getTransactionManager", "createTransactionManager")
_INHERITED = re.compile(r"\b(?:getJobLauncher|getJobExplorer|createJob\w+|initialize|super\.\w+)\s*\(")
_PLAIN = ("setDataSource", "setTransactionManager", "afterPropertiesSet", "getObject")
_SETTINGS = {
    "setIsolationLevelForCreate": "isolation-level-for-create",
    "setTablePrefix": "table-prefix",
    "setValidateTransactionState": "validate-transaction-state",
}
_COMPONENTS = ("Configuration", "Component", "SpringBootApplication", "Service")


@dataclass
class Plan:
    """What becomes of one configurer."""

    settings: dict[str, str] = made(default_factory=dict[str, str])
    gone: list[Node] = made(default_factory=list[Node])
    launcher: Node | None = None
    manager: Node | None = None
    """The method whose manager was the bean `transactionManager`, where no other bean is that one."""
    static: bool = False
    static_launcher: bool = False
    """The class has the launcher injected that it makes."""
    memory: bool = False


def plan_of(project: Project, path: str, file: JavaFile, cls: Node) -> Plan | None:
    """None where it does something that has no equal here, or is made a bean elsewhere."""
    plan = Plan()
    if cls.type == "class_declaration" and not _may_bean(file, cls):
        return _unused(project, file, cls)
    for method in methods(file, cls):
        if not _add(project, path, file, cls, method, plan):
            return None
    if plan.memory and (not _may_bean(file, cls) or any(is_primary(project, m) for m in _managers(project, path))):
        return None
    return plan if _constructors_fit(project, path, file, cls) else None


def _unused(project: Project, file: JavaFile, cls: Node) -> Plan | None:
    """What such a class would have set was never read."""
    known = (
        *_LAUNCHERS,
        *_REPOSITORIES,
        *_EXPLORERS,
        *_MANAGERS,
        "setDataSource",
        "initialize",
        "determineIsolationLevel",
    )
    plan = Plan(gone=methods(file, cls, *known))
    kept = [m for m in methods(file, cls) if m not in plan.gone]
    return None if not is_unused(project, file, cls) or any(_INHERITED.search(file.text(m)) for m in kept) else plan


def is_unused(project: Project, file: JavaFile, cls: Node) -> bool:
    """A class that is no bean, as one with `//@Configuration`, and that nobody names."""
    name = field_text(file, cls, "name")
    return not _may_bean(file, cls) and not any(
        _mentions(project.java(path), name) for path in project.java_paths(name.encode())
    )


def _mentions(file: JavaFile, name: str) -> list[Node]:
    return [*file.types_named(name), *(n for n in file.walk("identifier") if file.text(n) == name and _is_use(n))]


def _is_use(node: Node) -> bool:
    """Not the name that the class and its constructors are declared by."""
    return node.parent is None or node.parent.type not in ("class_declaration", "constructor_declaration")


def _add(project: Project, path: str, file: JavaFile, cls: Node, method: Node, plan: Plan) -> bool:
    """Puts one method's part into the plan; False where it has no equal."""
    name, body = field_text(file, method, "name"), field_text(file, method, "body")
    bare = not parameters(file, method)
    if name in _LAUNCHERS and bare and _may_bean(file, cls):
        fits = plan.launcher is None and not _INHERITED.search(body)
        plan.launcher, plan.static_launcher = method, _injects(file, cls, "JobLauncher")
        reached = {*injected(file, cls), "getJobRepository()"} - {"jobLauncher"} if plan.static_launcher else set[str]()
        return fits and (not plan.static_launcher or set(instance_names(file, cls, method)) <= reached)
    if name in (*_REPOSITORIES, *_EXPLORERS) and bare:
        found = _repository_settings(file, method)
        plan.settings |= found or {}
        plan.gone.append(method)
        return found is not None
    if name == "setDataSource":
        return _data_source(project, path, file, method, plan)
    if name in _MANAGERS and bare and _may_bean(file, cls):
        return _manager(project, path, file, cls, method, plan)
    return name not in (*_EXPLORERS, *_MANAGERS, "initialize", "determineIsolationLevel") and not _INHERITED.search(
        body
    )


def _data_source(project: Project, path: str, file: JavaFile, method: Node, plan: Plan) -> bool:
    """Handed on as it came, or kept from Spring Batch, which then had a map for its executions."""
    own = [n for _, n in parameters(file, method)]
    code = [file.text(s) for s in field(method, "body").named_children if not s.type.endswith("comment")]
    plan.gone.append(method)
    plan.memory = not code
    chosen = "@Qualifier" in file.text(method) and len(bean_methods(project, path, "DataSource")) != 1
    return plan.memory or (code == [f"super.setDataSource({own[0]});"] and not chosen)


def _manager(project: Project, path: str, file: JavaFile, cls: Node, method: Node, plan: Plan) -> bool:
    """A manager that is a bean anyway goes; one made here becomes the bean that it was, static where the class
    itself waits for Spring Batch."""
    body = field_text(file, method, "body")
    given = re.fullmatch(r"\{\s*return (?:this\.)?(\w+)(\(\w*\))?;\s*\}", body)
    others = _managers(project, path)
    fields = injected(file, cls) if cls.type == "class_declaration" else {}
    if given and given[2]:
        beans = [m for m in methods(file, cls, given[1]) if annotations_of(file, m, "Bean")]
        plan.gone.append(method)
        return bool(beans) and len(others) == 1
    if given and fields.get(given[1], "").endswith("TransactionManager"):
        plan.gone.append(method)
        return "Qualifier" not in file.text(cls) and len(others) <= 1
    if _INHERITED.search(body) or others or plan.manager is not None or "getJobRepository" in body:
        return False
    plan.manager, plan.static = method, cls.type == "class_declaration" and needs_batch(file, cls)
    return not plan.static or set(instance_names(file, cls, method)) <= fields.keys()


def instance_names(file: JavaFile, cls: Node, method: Node) -> list[str]:
    """What a method uses of its object: fields, and `name()` of its methods."""
    known = {field_text(file, d, "name") for f in members(cls, "field_declaration") for d in f.named_children}
    own = {field_text(file, m, "name") for m in methods(file, cls)}
    body = field(method, "body")
    hidden = {field_text(file, d, "name") for d in _locals(file, body)}
    used = {file.text(n) for n in file.walk("identifier", under=body)} & known - hidden
    called = {field_text(file, c, "name") for c in file.walk("method_invocation", under=body) if _is_own(file, c)}
    return sorted({n for n in used if n} | {f"{n}()" for n in called & own})


def _locals(file: JavaFile, body: Node) -> list[Node]:
    found = file.walk("local_variable_declaration", under=body)
    return [d for local in found for d in local.named_children if d.type == "variable_declarator"]


def _is_own(file: JavaFile, call: Node) -> bool:
    return field_text(file, call, "object") in ("", "this")


def _managers(project: Project, path: str) -> list[tuple[str, Node]]:
    return bean_methods(project, path, "TransactionManager")


def _injects(file: JavaFile, cls: Node, kind: str) -> bool:
    given = [p for c in members(cls, "constructor_declaration") for p in formal_parameters(c)]
    return any(
        simple_name(field_text(file, one, "type")) == kind for one in [*members(cls, "field_declaration"), *given]
    )


def _may_bean(file: JavaFile, cls: Node) -> bool:
    """Whether a bean method may stand where this one does: in a component, or beside an anonymous class."""
    return cls.type != "class_declaration" or bool(annotations_of(file, cls, *_COMPONENTS))


def _constructors_fit(project: Project, path: str, file: JavaFile, cls: Node) -> bool:
    """Each hands on its own parameters to super(..), none of them chosen among several by a qualifier."""
    for constructor in members(cls, "constructor_declaration"):
        names = {n for _, n in parameters(file, constructor)}
        calls = list(file.walk("explicit_constructor_invocation", under=constructor))
        chosen = "@Qualifier" in file.text(constructor) and len(bean_methods(project, path, "DataSource")) != 1
        if chosen or any(file.text(given) not in names for call in calls for given in arguments(call)):
            return False
    return True


def _repository_settings(file: JavaFile, method: Node) -> dict[str, str] | None:
    """What a JobRepositoryFactoryBean is told, when it is told nothing but literals that Boot has a setting for."""
    found: dict[str, str] = {}
    text = file.text(method)
    if re.search(r"return super\.createJob(?:Repository|Explorer)\(\);", text) and text.count(";") == 1:
        return found
    if not re.search(r"\bJob(?:Repository|Explorer)FactoryBean\(\)", text):
        return None
    for statement in field(method, "body").named_children:
        if statement.type in ("local_variable_declaration", "return_statement", "line_comment", "block_comment"):
            continue
        call = statement.named_children[0]
        name = field_text(file, call, "name") if call.type == "method_invocation" else ""
        value = _setting(file, name, arguments(call)) if name in _SETTINGS else None
        if value:
            found[_SETTINGS[name]] = value
        elif name not in _PLAIN:
            return None
    return found


def _setting(file: JavaFile, name: str, given: list[Node]) -> str | None:
    value = file.text(given[0]) if given[0].type in ("true", "false") else literal(file, given[0])
    if value is None or "Isolation" not in name:
        return value
    known = re.fullmatch(r"ISOLATION_(DEFAULT|READ_UNCOMMITTED|READ_COMMITTED|REPEATABLE_READ|SERIALIZABLE)", value)
    return known[1].lower() if known else None
