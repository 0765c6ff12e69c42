"""JobLauncherTestUtils as a bean of one's own: since Spring Batch 5 nothing is injected into it.

Source: classes of spring-batch-test 4.3 (setJob, setJobLauncher and setJobRepository are @Autowired) and 5.2 (none is;
the post-processor of @SpringBatchTest calls them instead).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, annotations_of, body_of, field, field_text, methods, parameters
from shared.models import Wave

_UTILS = "JobLauncherTestUtils"
_CORE = "org.springframework.batch.core"
_SETTERS = {
    "setJobLauncher": ("jobLauncher", f"{_CORE}.launch.JobLauncher"),
    "setJobRepository": ("jobRepository", f"{_CORE}.repository.JobRepository"),
    "setJob": ("job", f"{_CORE}.Job"),
}


@fixer(
    "batch-test-utils",
    title="Hand JobLauncherTestUtils what was injected into it",
    source="Classes of spring-batch-test 4.3 and 5.2",
    wave=Wave.TEST,
)
def batch_test_utils(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"new JobLauncherTestUtils("):
        if b"SpringBatchTest" in case.project.read(path):
            continue
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            if annotations_of(edit.file, method, "Bean") and not _called(edit.file, method):
                _bean(edit, method)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 injects nothing into JobLauncherTestUtils")


def _called(file: JavaFile, method: Node) -> bool:
    """By other methods, whose calls a new parameter would break."""
    return bool(file.calls(field_text(file, method, "name")))


def _bean(edit: JavaEdit, method: Node) -> None:
    file = edit.file
    made = [
        n
        for n in file.walk("object_creation_expression", under=method.child_by_field_name("body"))
        if field_text(file, n, "type") == _UTILS and ancestor(n, "method_declaration") == method
    ]
    missing = [name for name in _SETTERS if not file.calls(name, under=method)]
    if len(made) != 1 or not missing:
        return
    if body_of(made[0]) is not None and methods(file, made[0], "setJob"):
        missing = [name for name in missing if name != "setJob"]
    statement = made[0].parent
    if statement is not None and statement.type == "return_statement":
        _returned(edit, made[0], statement, missing)
    elif statement is not None and statement.type == "variable_declarator" and statement.parent is not None:
        _kept(edit, field_text(file, statement, "name"), statement.parent, missing)
    else:
        return
    _take(edit, method, missing)


def _returned(edit: JavaEdit, made: Node, statement: Node, missing: list[str]) -> None:
    line = newline_of(edit.file.source) + indent_at(edit.file.source, statement.start_byte)
    calls = "".join(f"{line}utils.{name}({_SETTERS[name][0]});" for name in missing)
    edit.splices.replace(statement.start_byte, made.start_byte, f"{_UTILS} utils = ")
    edit.insert(statement.end_byte, f"{calls}{line}return utils;")


def _kept(edit: JavaEdit, variable: str, statement: Node, missing: list[str]) -> None:
    line = newline_of(edit.file.source) + indent_at(edit.file.source, statement.start_byte)
    edit.insert(statement.end_byte, "".join(f"{line}{variable}.{name}({_SETTERS[name][0]});" for name in missing))


def _take(edit: JavaEdit, method: Node, missing: list[str]) -> None:
    known = {name for _, name in parameters(edit.file, method)}
    wanted = [_SETTERS[name] for name in missing if _SETTERS[name][0] not in known]
    text = ", ".join(f"{edit.type_name(kind)} {name}" for name, kind in wanted)
    given = field(method, "parameters")
    if text:
        edit.insert(given.end_byte - 1, f", {text}" if known else text)
