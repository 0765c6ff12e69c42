"""graphql-java's exception handlers answer in a CompletableFuture; the method that answered directly is gone."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import declared_type, field, field_text, methods, parameters
from shared.models import Wave

_HANDLER = "DataFetcherExceptionHandler"
_RESULT, _PARAMETERS = f"{_HANDLER}Result", f"{_HANDLER}Parameters"


@fixer(
    "graphql-exception-handlers",
    title="Answer GraphQL exceptions in a CompletableFuture",
    source="graphql-java 17 release notes (handleException), 21 release notes (deprecated onException removed)",
    wave=Wave.TYPES,
)
def graphql_exception_handlers(case: Case) -> Iterator[Change]:
    """What the project's method does stays as it is: the new one calls it."""
    for path in case.project.java_paths(_HANDLER.encode()):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            if _HANDLER in field_text(file, cls, "interfaces"):
                _class(edit, cls)
        for call in file.calls("onException"):
            receiver = call.child_by_field_name("object")
            if receiver is not None and declared_type(file, receiver).endswith(_HANDLER):
                edit.insert(call.end_byte, ".join()")
                edit.replace(field(call, "name"), "handleException")
        if edit:
            yield Change(path, edit.result(), "graphql-java asks for a CompletableFuture")


def _class(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    own = [m for m in methods(file, cls, "onException") if [p[0] for p in parameters(file, m)] == [_PARAMETERS]]
    if len(own) != 1 or methods(file, cls, "handleException"):
        return
    for node in file.annotations("Override", under=own[0]):
        edit.delete_annotation(node)
    newline, outer = newline_of(file.source), indent_at(file.source, own[0].start_byte)
    inner, name = outer + _unit(file, outer), parameters(file, own[0])[0][1]
    lines = [
        "",
        "",
        f"{outer}@Override",
        f"{outer}public CompletableFuture<{_RESULT}> handleException({_PARAMETERS} {name}) {{",
        f"{inner}return CompletableFuture.completedFuture(onException({name}));",
        f"{outer}}}",
    ]
    edit.insert(own[0].end_byte, newline.join(lines))
    edit.add_import("java.util.concurrent.CompletableFuture")


def _unit(file: JavaFile, outer: str) -> str:
    """The file's own indentation: a member's is one step."""
    return "\t" if "\t" in outer else outer or "    "
