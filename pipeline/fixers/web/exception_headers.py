"""Headers that ResponseEntityExceptionHandler hands over: read-only since Spring 6, where one of 5 could set them.

Source: Javadoc of ErrorResponse.getHeaders (HttpHeaders.EMPTY by default), Spring Framework 6.0. A handler that fails
leaves the exception to Spring's own, which answers 400 with another body.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import field, field_text, methods, parameters, superclass
from shared.models import Wave

_BASE = "ResponseEntityExceptionHandler"
_CHANGES = ("set", "add", "put", "remove", "clear")
_COPY = "answerHeaders"


@fixer(
    "exception-handler-headers",
    title="Copy the headers that an exception handler changes",
    source="Javadoc of ErrorResponse.getHeaders and HttpHeaders.EMPTY, Spring Framework 6.0",
    wave=Wave.TEST,
)
def exception_handler_headers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_BASE.encode()):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            if superclass(edit.file, cls) == _BASE:
                for method in methods(edit.file, cls):
                    _copy(edit, method)
        if edit:
            yield Change(path, edit.result(), "Spring 6 hands over headers that cannot be changed")


def _copy(edit: JavaEdit, method: Node) -> None:
    """Only in methods that override: they have the headers among their parameters, after the exception."""
    file, body = edit.file, method.child_by_field_name("body")
    given = [name for kind, name in parameters(file, method) if kind == "HttpHeaders"]
    overrides = field_text(file, method, "name").startswith("handle") and len(parameters(file, method)) >= 4
    if (
        body is None
        or len(given) != 1
        or not overrides
        or not _changed(file, body, given[0])
        or not body.named_children
    ):
        return
    uses = [n for n in file.walk("identifier", under=body) if file.text(n) == given[0]]
    first = body.named_children[0]
    newline, indent = newline_of(file.source), indent_at(file.source, first.start_byte)
    lines = (f"HttpHeaders {_COPY} = new HttpHeaders();", f"{_COPY}.putAll({given[0]});", "")
    edit.insert(first.start_byte, f"{newline}{indent}".join(lines))
    for use in uses:
        edit.replace(use, _COPY)


def _changed(file: JavaFile, body: Node, name: str) -> bool:
    """It is told something; and it is no other variable's name in there."""
    told = any(
        (target := call.child_by_field_name("object")) is not None
        and file.text(target) == name
        and field_text(file, call, "name").startswith(_CHANGES)
        for call in file.walk("method_invocation", under=body)
    )
    hidden = any(file.text(field(d, "name")) == name for d in file.walk("variable_declarator", under=body))
    return told and not hidden and _COPY.encode() not in file.source
