"""Spring Batch 5: builders instead of factories, and Boot's own set-up.

Source: Spring Batch 5.0 migration guide, "JobBuilderFactory and StepBuilderFactory bean exposure/configuration" and
"Transaction manager bean exposure"; Spring Boot 3.0 migration guide, "@EnableBatchProcessing"; G01-G04.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.jobs.batch_contexts import plain_contexts
from pipeline.fixers.jobs.batch_factories import (
    BECOMES,
    GETTERS,
    JOBS,
    MANAGER,
    REPOSITORY,
    STEPS,
    Factories,
    factories,
    repositories,
)
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    COMMENTS,
    TYPES,
    ancestor,
    annotations_of,
    arguments,
    chain_after,
    field,
    field_text,
    members,
    parameters,
    simple_name,
)
from shared.models import Wave

_CORE = "org.springframework.batch.core"
_REPOSITORY = f"{_CORE}.repository.JobRepository"
_TRANSACTIONS = "org.springframework.transaction.PlatformTransactionManager"
_MANAGED = ("DefaultBatchConfigurer", "BatchConfigurer", "DefaultBatchConfiguration")


@fixer(
    "batch-builders",
    title="Build jobs and steps with JobBuilder and StepBuilder",
    source="Spring Batch 5.0 migration guide, job and step builders; catalogue G01, G03",
    wave=Wave.IMPORTS,
)
def batch_builders(case: Case) -> Iterator[Change]:
    """Fields (also inherited, from whatever file), parameters, locals, getters, calls of super(..) and of own methods
    that hand a factory on, factories that the project makes itself."""
    for path, known in factories(case.project).items():
        edit = case.project.java(path).edit()
        _rewrite(edit, known)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 has no factories: builders take the repository")


def _rewrite(edit: JavaEdit, known: Factories) -> None:
    """The factories' variables become the repository's and the transaction manager's, wherever they are declared."""
    file = edit.file
    _remove_made(edit)
    _remove_known(edit)
    for call in file.calls("get"):
        receiver = call.child_by_field_name("object")
        kind = known.kind(file, receiver) if receiver is not None else ""
        if kind and receiver is not None and len(arguments(call)) == 1:
            _builder(edit, call, receiver, kind, known)
    _declare_repository(edit)
    for node in file.types_named(JOBS, STEPS):
        if not edit.splices.covers(node.start_byte, node.end_byte):
            edit.replace(node, REPOSITORY if file.text(node) == JOBS else MANAGER)
            edit.add_import(_REPOSITORY if file.text(node) == JOBS else _TRANSACTIONS)
    for node in file.walk("identifier"):
        name = _renamed(file, node, known)
        if name and name != file.text(node) and not edit.splices.covers(node.start_byte, node.end_byte):
            edit.replace(node, name)
    for node in file.walk("argument_list"):
        _hand_on(edit, node, known)


def _renamed(file: JavaFile, node: Node, known: Factories) -> str:
    """The new name of a variable or getter where this identifier means one of the factories, "" elsewhere."""
    above, text = node.parent, file.text(node)
    if above is None or above.type in ("method_invocation", "method_declaration"):
        called = above is not None and above.child_by_field_name("name") == node
        if called and above is not None:
            bare = not arguments(above) and not parameters(file, above)
            return GETTERS[known.getters[text]] if text in known.getters and bare else ""
    if above is not None and above.type == "scoped_identifier":
        return ""
    if above is not None and above.type == "field_access" and above.child_by_field_name("field") == node:
        return BECOMES.get(known.kind(file, above), "")
    if above is not None and above.type in ("variable_declarator", "formal_parameter"):
        home = above if above.type == "formal_parameter" else above.parent
        if above.child_by_field_name("name") == node and home is not None:
            return BECOMES.get(simple_name(field_text(file, home, "type")), "")
    return BECOMES.get(known.kind(file, node), "")


def _hand_on(edit: JavaEdit, given: Node, known: Factories) -> None:
    """`super(steps)`, `step(steps, reader)`: what took the steps' factory alone takes the repository too."""
    file = edit.file
    nodes = [n for n in given.named_children if n.type not in COMMENTS]
    steps = next((n for n in nodes if known.kind(file, n) == STEPS), None)
    if steps is not None and not repositories(file, nodes, known) and not _is_removed(edit, given):
        edit.insert(steps.start_byte, f"{_reached(file, steps, known)[0]}, ")


def _is_removed(edit: JavaEdit, node: Node) -> bool:
    return edit.splices.covers(node.start_byte, node.start_byte + 1)


def _remove_made(edit: JavaEdit) -> None:
    """`new StepBuilderFactory(repository, manager)` is its manager now; a bean method for a factory goes."""
    file = edit.file
    for made in file.walk("object_creation_expression"):
        kind, given = simple_name(field_text(file, made, "type")), arguments(made)
        if kind not in BECOMES or not given:
            continue
        method = ancestor(made, "method_declaration")
        if method is not None and annotations_of(file, method, "Bean") and field_text(file, method, "type") == kind:
            edit.delete_member(method)
        else:
            edit.replace(made, file.text(given[0] if kind == JOBS else given[-1]))


def _remove_known(edit: JavaEdit) -> None:
    """A class or method that has the repository (the transaction manager) beside the factory keeps that one."""
    file = edit.file
    for node in file.types_named(JOBS, STEPS):
        home = node.parent
        wanted, name = (REPOSITORY, BECOMES[JOBS]) if file.text(node) == JOBS else (MANAGER, BECOMES[STEPS])
        if home is None or home.parent is None or (wanted, name) not in _beside(file, home):
            continue
        if home.type == "field_declaration":
            edit.delete_member(home)
        elif home.type == "formal_parameter":
            _delete_parameter(edit, home)
            if file.text(node) == STEPS and not _has_repository(file, home):
                edit.insert(home.start_byte, "JobRepository jobRepository, ")
        for statement in _assignments(file, home):
            edit.delete(statement)


def _has_repository(file: JavaFile, home: Node) -> bool:
    """Whether the method or the class of a parameter knows the repository."""
    cls = ancestor(home, "class_declaration")
    fields = [field_text(file, f, "type") for f in members(cls, "field_declaration")] if cls else []
    return bool({JOBS, REPOSITORY} & {*fields, *(kind for kind, _ in _beside(file, home))})


def _beside(file: JavaFile, home: Node) -> list[tuple[str, str]]:
    """(type, name) of what is declared beside a field or a parameter."""
    if home.type == "field_declaration" and home.parent is not None:
        fields = [f for f in home.parent.named_children if f.type == "field_declaration"]
        return [
            (simple_name(field_text(file, f, "type")), field_text(file, d, "name"))
            for f in fields
            for d in f.named_children
            if d.type == "variable_declarator"
        ]
    above = home.parent.parent if home.type == "formal_parameter" and home.parent is not None else None
    return parameters(file, above) if above is not None else []


def _assignments(file: JavaFile, home: Node) -> Iterator[Node]:
    """`this.jobs = jobs;` of a parameter that goes."""
    method = home.parent.parent if home.type == "formal_parameter" and home.parent is not None else None
    body = method.child_by_field_name("body") if method is not None else None
    for statement in body.named_children if body is not None else ():
        if re.fullmatch(rf"this\.\w+ = {field_text(file, home, 'name')};", file.text(statement)):
            yield statement


def _delete_parameter(edit: JavaEdit, home: Node) -> None:
    following = home.next_named_sibling
    before = home.prev_named_sibling
    if following is not None:
        edit.splices.delete(home.start_byte, following.start_byte)
    elif before is not None:
        edit.splices.delete(before.end_byte, home.end_byte)


def _builder(edit: JavaEdit, call: Node, receiver: Node, factory: str, known: Factories) -> None:
    """`steps.get("name")` and what of the chain needs the transaction manager."""
    file, name = edit.file, edit.file.text(arguments(call)[0])
    kind = "JobBuilder" if factory == JOBS else "StepBuilder"
    repository, manager = _reached(file, receiver, known)
    qualified = f"{_CORE}.{'job' if kind == 'JobBuilder' else 'step'}.builder.{kind}"
    edit.replace(call, f"new {_named(edit, qualified)}({name}, {repository})")
    if kind == "JobBuilder":
        return
    own = next((c for c in chain_after(call) if field_text(file, c, "name") == "transactionManager"), None)
    manager = file.text(arguments(own)[0]) if own is not None else manager
    taken = [c for c in chain_after(call) if field_text(file, c, "name") in ("chunk", "tasklet")]
    for follow in taken or _kept(file, call):
        if len(arguments(follow)) == 1:
            edit.insert(arguments(follow)[0].end_byte, f", {manager}")
    if own is not None:
        start = field(own, "object").end_byte
        edit.splices.delete(start, own.end_byte)


def _named(edit: JavaEdit, qualified: str) -> str:
    """The builder's full name where the project has a class of its simple name."""
    simple, file = qualified.rpartition(".")[2], edit.file
    declared = any(field_text(file, cls, "name") == simple for cls in file.walk(*TYPES))
    own = declared or (bool(file.types_named(simple)) and not file.imported(qualified))
    return qualified if own else edit.type_name(qualified)


def _reached(file: JavaFile, receiver: Node, known: Factories) -> tuple[str, str]:
    """The repository and the transaction manager, by the way that leads to the factory: field, getter, other object."""
    if receiver.type != "method_invocation":
        return BECOMES[JOBS], BECOMES[STEPS]
    home = receiver.child_by_field_name("object")
    prefix = f"{file.text(home)}." if home is not None else ""
    if JOBS not in known.getters.values():
        return f"{prefix}{BECOMES[JOBS]}", f"{prefix}{GETTERS[STEPS]}()"
    return f"{prefix}{GETTERS[JOBS]}()", f"{prefix}{GETTERS[STEPS]}()"


def _kept(file: JavaFile, call: Node) -> Iterator[Node]:
    """`StepBuilder builder = steps.get(..);` and then `builder.chunk(10)` in the same block."""
    declarator = ancestor(call, "variable_declarator", "lambda_expression", "block")
    block = ancestor(call, "block")
    if declarator is None or declarator.type != "variable_declarator" or block is None:
        return
    for follow in file.calls("chunk", "tasklet", under=block):
        if field_text(file, follow, "object") == field_text(file, declarator, "name"):
            yield follow


def _declare_repository(edit: JavaEdit) -> None:
    """Beside each declared StepBuilderFactory that has no JobBuilderFactory in the same place."""
    file = edit.file
    for node in file.types_named(STEPS):
        home = node.parent
        if home is None or _is_removed(edit, home):
            continue
        cls = ancestor(home, "class_declaration")
        fields = [field_text(file, f, "type") for f in members(cls, "field_declaration")] if cls else []
        if home.type == "formal_parameter" and home.parent is not None and home.parent.parent is not None:
            kinds = [kind for kind, _ in parameters(file, home.parent.parent)]
            kinds += fields if field_text(file, home.parent.parent, "name").startswith("set") else []
            if not {JOBS, REPOSITORY} & set(kinds):
                edit.add_import(_REPOSITORY)
                edit.insert(home.start_byte, "JobRepository jobRepository, ")
                _assign(edit, home.parent.parent)
        elif home.type == "field_declaration" and not {JOBS, REPOSITORY} & set(fields):
            edit.add_import(_REPOSITORY)
            _field(edit, home)


def _field(edit: JavaEdit, home: Node) -> None:
    """The same declaration (modifiers, annotations) once more, for the repository."""
    text = edit.file.text(home)
    declarator = next(d for d in home.named_children if d.type == "variable_declarator")
    start, end = field(home, "type").start_byte - home.start_byte, declarator.end_byte - home.start_byte
    line = newline_of(edit.file.source) + indent_at(edit.file.source, home.start_byte)
    blank = newline_of(edit.file.source) if annotations_of(edit.file, home) else ""
    edit.insert(home.start_byte, text[:start] + "JobRepository jobRepository" + text[end:] + blank + line)


def _assign(edit: JavaEdit, method: Node) -> None:
    """A constructor or setter that keeps its parameters in fields keeps this one too."""
    if method.type != "constructor_declaration" and not field_text(edit.file, method, "name").startswith("set"):
        return
    for statement in field(method, "body").named_children:
        if re.fullmatch(r"this\.\w+ = \w+;", edit.file.text(statement)):
            line = newline_of(edit.file.source) + indent_at(edit.file.source, statement.start_byte)
            edit.insert(statement.start_byte, f"this.jobRepository = jobRepository;{line}")
            return


@fixer(
    "batch-auto-configuration",
    title="Leave Spring Batch's set-up to Boot",
    source="Spring Boot 3.0 migration guide, @EnableBatchProcessing is now discouraged; catalogue G04",
    wave=Wave.STARTUP,
)
def batch_auto_configuration(case: Case) -> Iterator[Change]:
    if _configures_itself(case.project):
        return
    plain = plain_contexts(case.project)
    for path in case.project.java_paths(b"EnableBatchProcessing"):
        if path in plain:
            continue
        edit = case.project.java(path).edit()
        for annotation in edit.file.annotations("EnableBatchProcessing"):
            if not arguments(annotation):
                edit.delete_annotation(annotation)
        if edit:
            yield Change(
                path, edit.result(), "with @EnableBatchProcessing Boot 3 neither runs jobs nor makes the tables"
            )


def _configures_itself(project: Project) -> bool:
    """A comment or an import that names one does not."""
    return any(project.java(path).types_named(*_MANAGED) for path in project.java_paths(b"BatchConfig"))
