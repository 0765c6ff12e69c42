"""Spring Batch 5: builders instead of factories, and Boot's own set-up.

Source: Spring Batch 5.0 migration guide, "JobBuilderFactory and StepBuilderFactory bean exposure/configuration" and
"Transaction manager bean exposure"; Spring Boot 3.0 migration guide, "@EnableBatchProcessing"; G01-G04.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    chain_after,
    field,
    field_text,
    members,
    parameters,
)
from shared.models import Wave

_CORE = "org.springframework.batch.core"
_FACTORIES = f"{_CORE}.configuration.annotation"
_JOBS, _STEPS = "JobBuilderFactory", "StepBuilderFactory"
_REPOSITORY = f"{_CORE}.repository.JobRepository"
_TRANSACTIONS = "org.springframework.transaction.PlatformTransactionManager"
_MANAGED = re.compile(rb"\b(?:DefaultBatchConfigurer|BatchConfigurer|DefaultBatchConfiguration)\b")


@fixer(
    "batch-builders",
    title="Build jobs and steps with JobBuilder and StepBuilder",
    source="Spring Batch 5.0 migration guide, job and step builders; catalogue G01, G03",
    wave=Wave.IMPORTS,
)
def batch_builders(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_JOBS.encode(), _STEPS.encode()):
        file = case.project.java(path)
        if not (file.imported(f"{_FACTORIES}.{_JOBS}") or file.imported(f"{_FACTORIES}.{_STEPS}")):
            continue
        edit = file.edit()
        _rewrite(edit)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 has no factories: builders take the repository")


def _rewrite(edit: JavaEdit) -> None:
    """The factories' variables become the repository's and the transaction manager's, wherever they are declared."""
    file = edit.file
    jobs, steps = _variables(file, _JOBS), _variables(file, _STEPS)
    for node in file.types_named(_JOBS):
        edit.replace(node, "JobRepository")
    for node in file.types_named(_STEPS):
        edit.replace(node, "PlatformTransactionManager")
    for call in file.calls("get"):
        receiver = call.child_by_field_name("object")
        name = file.text(receiver).removeprefix("this.") if receiver is not None else ""
        if name in jobs | steps:
            _builder(edit, call, "JobBuilder" if name in jobs else "StepBuilder")
    for node in file.walk("identifier"):
        used = node.parent is not None and not edit.splices.covers(node.start_byte, node.end_byte)
        if used and file.text(node) in jobs | steps:
            edit.replace(node, "jobRepository" if file.text(node) in jobs else "transactionManager")
    if steps:
        _declare_repository(edit)
    for name, used in ((_REPOSITORY, True), (_TRANSACTIONS, bool(steps))):
        if used:
            edit.add_import(name)


def _variables(file: JavaFile, kind: str) -> set[str]:
    """Names of fields, parameters and locals of a type."""
    found: set[str] = set()
    for node in file.types_named(kind):
        home = node.parent
        if home is not None and home.type == "formal_parameter":
            found.add(field_text(file, home, "name"))
        elif home is not None:
            found |= {field_text(file, d, "name") for d in home.named_children if d.type == "variable_declarator"}
    return found


def _builder(edit: JavaEdit, call: Node, kind: str) -> None:
    file, name = edit.file, edit.file.text(arguments(call)[0])
    edit.replace(call, f"new {kind}({name}, jobRepository)")
    edit.add_import(f"{_CORE}.{'job' if kind == 'JobBuilder' else 'step'}.builder.{kind}")
    own = next((c for c in chain_after(call) if field_text(file, c, "name") == "transactionManager"), None)
    manager = file.text(arguments(own)[0]) if own is not None else "transactionManager"
    for follow in chain_after(call):
        if (
            kind == "StepBuilder"
            and field_text(file, follow, "name") in ("chunk", "tasklet")
            and len(arguments(follow)) == 1
        ):
            edit.insert(arguments(follow)[0].end_byte, f", {manager}")
    if own is not None:
        start = field(own, "object").end_byte
        edit.splices.delete(start, own.end_byte)


def _declare_repository(edit: JavaEdit) -> None:
    """Beside each declared StepBuilderFactory that has no JobBuilderFactory in the same place."""
    file = edit.file
    for node in file.types_named(_STEPS):
        home = node.parent
        if home is None:
            continue
        if home.type == "formal_parameter" and home.parent is not None and home.parent.parent is not None:
            kinds = [kind for kind, _ in parameters(file, home.parent.parent)]
            if not {_JOBS, "JobRepository"} & set(kinds):
                edit.insert(home.start_byte, "JobRepository jobRepository, ")
                _assign(edit, home.parent.parent)
        elif home.type == "field_declaration":
            cls = ancestor(home, "class_declaration")
            kinds = [field_text(file, f, "type") for f in members(cls, "field_declaration")] if cls else []
            if not {_JOBS, "JobRepository"} & set(kinds):
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
    """A constructor that keeps its parameters in fields keeps this one too."""
    if method.type != "constructor_declaration":
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
    for path in case.project.java_paths(b"EnableBatchProcessing"):
        edit = case.project.java(path).edit()
        for annotation in edit.file.annotations("EnableBatchProcessing"):
            if not arguments(annotation):
                edit.delete_annotation(annotation)
        if edit:
            yield Change(
                path, edit.result(), "with @EnableBatchProcessing Boot 3 neither runs jobs nor makes the tables"
            )


def _configures_itself(project: Project) -> bool:
    return any(_MANAGED.search(project.read(path)) for path in project.java_paths())
