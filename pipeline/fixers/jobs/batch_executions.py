"""Spring Batch 5: times are LocalDateTime, counts are long, writers are given a Chunk.

Source: Spring Batch 5.0 migration guide, "Date and time types", "Execution counts" and "Chunk API".
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.jobs.batch_chunks import WRITERS, own_writers
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chained,
    declared_type,
    field,
    field_text,
    simple_name,
    superclass,
)
from shared.models import Wave

_CHUNK = "org.springframework.batch.item.Chunk"
_LIST_GIVEN = re.compile(
    r"\bList<.*> (?:cannot be converted|conforms) to org\.springframework\.batch\.item\.Chunk<"
    r"|lower bounds: org\.springframework\.batch\.item\.Chunk<"
)
_DATE_WANTED = re.compile(
    r"java\.time\.LocalDateTime cannot be converted to java\.util\.Date"
    r"|java\.util\.Date cannot be converted to java\.time\.LocalDateTime"
)
_BATCH = b"org.springframework.batch"
_EXECUTIONS = ("JobExecution", "StepExecution")
_TIMES = ("getStartTime", "getEndTime", "getCreateTime", "getLastUpdated")
_TOLD = ("setStartTime", "setEndTime", "setCreateTime", "setLastUpdated")
_COUNTS = (
    "getReadCount",
    "getWriteCount",
    "getFilterCount",
    "getCommitCount",
    "getRollbackCount",
    "getSkipCount",
    "getReadSkipCount",
    "getWriteSkipCount",
    "getProcessSkipCount",
)
_FORMATS = ("DateFormat", "SimpleDateFormat")
_OF_A_DATE = frozenset(["getTime", "after", "before", "toInstant", "compareTo"])
_LISTS = re.compile(r"(?:java\.util\.)?(?:Array|Linked)?List\b|(?:java\.util\.)?Collection\b")
_TAKES_A_CHUNK = ("write", "beforeWrite", "afterWrite", "onWriteError")
_MAKES_A_LIST = re.compile(
    r"(?:Arrays\.)?asList|(?:Collections\.)?(?:singletonList|emptyList)|Lists\.newArrayList|List\.of"
)
_ENDS_IN_A_LIST = re.compile(r"\.(?:collect\(\s*(?:Collectors\.)?toList\(\)\s*\)|toList\(\)|subList\([^()]*\))$")


@fixer(
    "batch-executions",
    title="Read the times and counts of Spring Batch executions by their new types",
    source="Spring Batch 5.0 migration guide, Date and time types; StepExecution's counts are long",
    wave=Wave.TYPES,
    on=_DATE_WANTED.pattern,
    proactive=True,
)
def batch_executions(case: Case) -> Iterator[Change]:
    """Reactive where a time is given to a method that takes a Date, and where an execution is told a Date."""
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if node is not None and node.type == "method_invocation" and field_text(edit.file, node, "name") in _TIMES:
                text = edit.file.text(node)
                edit.replace(node, f"{text} == null ? null : Timestamp.valueOf({text})")
                edit.add_import("java.sql.Timestamp")
            elif node is not None and node.parent is not None and node.parent.type == "argument_list":
                _told(edit, node, node.parent.parent)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 keeps LocalDateTime")
    if case.diagnostics:
        return
    for path in case.project.java_paths(_BATCH):
        edit = case.project.java(path).edit()
        for call in edit.file.calls(*_TIMES):
            if not arguments(call) and _of_an_execution(edit.file, call):
                _time(edit, call)
        for call in edit.file.calls(*_COUNTS):
            if not arguments(call) and _of_an_execution(edit.file, call):
                _count(edit, call)
        for reference in edit.file.walk("method_reference"):
            _reference(edit, reference)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 keeps LocalDateTime and long")


def _told(edit: JavaEdit, value: Node, call: Node | None) -> None:
    """`execution.setStartTime(new Date())`, `setEndTime(date)`."""
    if call is None or field_text(edit.file, call, "name") not in _TOLD:
        return
    text = edit.file.text(value)
    if re.fullmatch(r"new (?:java\.util\.)?Date\(\)", text):
        edit.replace(value, f"{edit.type_name('java.time.LocalDateTime')}.now()")
    else:
        edit.replace(value, f"new {edit.type_name('java.sql.Timestamp')}({text}.getTime()).toLocalDateTime()")


def _of_an_execution(file: JavaFile, call: Node) -> bool:
    receiver = call.child_by_field_name("object")
    if receiver is None:
        return False
    if receiver.type == "method_invocation":
        return field_text(file, receiver, "name") in ("getJobExecution", "getStepExecution")
    return declared_type(file, receiver) in _EXECUTIONS


def _time(edit: JavaEdit, call: Node) -> None:
    text, above = edit.file.text(call), chained(call)
    if (above is not None and field_text(edit.file, above, "name") in _OF_A_DATE) or (
        above is None and _formatted(edit.file, call)
    ):
        edit.replace(call, f"Timestamp.valueOf({text})")
    elif above is None and _expected(edit.file, call) == "Date":
        edit.replace(call, f"{text} == null ? null : Timestamp.valueOf({text})")
    else:
        return
    edit.add_import("java.sql.Timestamp")


def _formatted(file: JavaFile, call: Node) -> bool:
    """Given to DateFormat.format(Object), which throws for a LocalDateTime and compiles."""
    given = call.parent.parent if call.parent is not None and call.parent.type == "argument_list" else None
    if given is None or field_text(file, given, "name") != "format":
        return False
    receiver = given.child_by_field_name("object")
    if receiver is not None and receiver.type == "object_creation_expression":
        return simple_name(field_text(file, receiver, "type")) in _FORMATS
    return receiver is not None and declared_type(file, receiver) in _FORMATS


def _count(edit: JavaEdit, call: Node) -> None:
    """Casts the whole expression once that has to be an int."""
    top = call
    while top.parent is not None and top.parent.type in ("binary_expression", "parenthesized_expression"):
        operator = top.parent.child_by_field_name("operator")
        if operator is not None and edit.file.text(operator) not in "+-*/%":
            return
        top = top.parent
    if _expected(edit.file, top) in ("int", "Integer") and not edit.splices.covers(top.start_byte, top.end_byte):
        text = edit.file.text(top)
        edit.replace(top, f"(int) {text}" if top.type != "binary_expression" else f"(int) ({text})")


def _expected(file: JavaFile, value: Node) -> str:
    """The type that the place of an expression asks for, where the declaration beside it says so."""
    above = value.parent
    if above is None:
        return ""
    if above.type == "variable_declarator" and above.parent is not None:
        return simple_name(field_text(file, above.parent, "type"))
    if above.type == "assignment_expression" and "=" in {c.type for c in above.children}:
        left = field(above, "left")
        return declared_type(file, left) if left != value else ""
    if above.type == "return_statement":
        method = ancestor(above, "method_declaration", "lambda_expression")
        return simple_name(field_text(file, method, "type")) if method and method.type == "method_declaration" else ""
    return ""


def _reference(edit: JavaEdit, reference: Node) -> None:
    """`mapToInt(StepExecution::getReadCount)`: an int is wanted where a long comes."""
    kind, _, name = edit.file.text(reference).partition("::")
    call = reference.parent.parent if reference.parent else None
    if kind in _EXECUTIONS and name in _COUNTS and call and field_text(edit.file, call, "name") == "mapToInt":
        scope = ancestor(reference, "method_declaration", "constructor_declaration", "class_body")
        known = {edit.file.text(n) for n in edit.file.walk("identifier", under=scope)}
        free = next(n for n in ("execution", "stepExecution", "oneExecution") if n not in known)
        edit.replace(reference, f"{free} -> (int) {free}.{name}()")


@fixer(
    "batch-chunk-arguments",
    title="Hand item writers a Chunk",
    source="Spring Batch 5.0 migration guide, Chunk; catalogue G02",
    wave=Wave.TYPES,
    on=_LIST_GIVEN.pattern,
    proactive=True,
)
def batch_chunk_arguments(case: Case) -> Iterator[Change]:
    """Reactive where no type is written, as with `var`: the compiler knows it."""
    if case.diagnostics:
        yield from _where_refused(case)
        return
    known = writers(case.project)
    for path in case.project.java_paths(*(name.encode() for name in known)):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("write"):
            values = arguments(call)
            if len(values) == 1 and writer_called(edit.file, call) in known:
                _chunk(edit, values[0])
        if edit:
            yield Change(path, edit.result(), "item writers take a Chunk in Spring Batch 5")


def _where_refused(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            if not _LIST_GIVEN.search(f"{diagnostic.message}\n{diagnostic.detail}"):
                continue
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            made = [a for a in arguments(node) if _makes_a_list(edit.file, a)] if node is not None else []
            if node is not None and field_text(edit.file, node, "name") in _TAKES_A_CHUNK and len(made) == 1:
                node = made[0]
            if node is not None and node.parent is not None and node.parent.type == "argument_list":
                edit.replace(node, f"new {edit.type_name(_CHUNK)}<>({edit.file.text(node)})")
        if edit:
            yield Change(path, edit.result(), "item writers take a Chunk in Spring Batch 5")


def _makes_a_list(file: JavaFile, value: Node) -> bool:
    """javac reports the call around one whose type it infers, and not that one."""
    return value.type == "method_invocation" and _MAKES_A_LIST.match(file.text(value)) is not None


def writers(project: Project) -> set[str]:
    """Simple names of the types whose `write` takes items: Spring Batch's, and the project's own."""
    found = own_writers(project)
    for path in project.java_paths(_BATCH):
        file = project.java(path)
        found |= {file.text(n) for n in file.walk("type_identifier") if WRITERS.fullmatch(file.text(n))}
    return found


def writer_called(file: JavaFile, call: Node) -> str:
    """Type of what `write` is called on; Mockito's verify(writer) is looked through."""
    receiver = call.child_by_field_name("object")
    if receiver is not None and receiver.type == "method_invocation" and arguments(receiver):
        receiver = arguments(receiver)[0] if field_text(file, receiver, "name") == "verify" else None
    if receiver is not None and receiver.type == "super":
        cls = ancestor(receiver, "class_declaration")
        return superclass(file, cls) if cls is not None else ""
    return declared_type(file, receiver) if receiver is not None else ""


def _chunk(edit: JavaEdit, value: Node) -> None:
    file, text = edit.file, edit.file.text(value)
    if value.type == "method_invocation" and field_text(file, value, "name") == "anyList":
        edit.replace(value, "any()")
        edit.add_import("org.mockito.ArgumentMatchers.any", static=True)
        return
    made = value.type == "method_invocation" and (_MAKES_A_LIST.match(text) or _ENDS_IN_A_LIST.search(text))
    made = made or (value.type == "object_creation_expression" and _LISTS.match(field_text(file, value, "type")))
    if made or (value.type in ("identifier", "field_access") and _LISTS.fullmatch(declared_type(file, value))):
        edit.replace(value, f"new Chunk<>({text})")
        edit.add_import(_CHUNK)
