"""Paths that nothing maps throw an exception since Spring 6.1: an advice for every exception would answer them now."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, is_reactive
from pipeline.sources.java import JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, arguments, methods, parameters, superclass
from shared.models import Wave

_EXCEPTION = "org.springframework.web.servlet.resource.NoResourceFoundException"
_IMPORTS = (
    _EXCEPTION,
    "jakarta.servlet.http.HttpServletResponse",
    "java.io.IOException",
    "org.springframework.web.bind.annotation.ExceptionHandler",
)
_ALL = re.compile(r"\b(?:Exception|Throwable|ServletException)\.class\b")
_SOURCE = """\
@ExceptionHandler(NoResourceFoundException.class)
public void handleNoResourceFound(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
}"""


@fixer(
    "not-found-advice",
    title="Keep answering 404 where nothing maps a path and an advice handles every exception",
    source="Spring Framework 6.1 release notes (NoResourceFoundException); ResourceHttpRequestHandler of 5.3 sends 404",
    wave=Wave.TEST,
    confidence="medium",
)
def not_found_advice(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 0)):
        return
    for path in case.project.java_paths(b"ControllerAdvice"):
        file = case.project.java(path)
        if "/src/test/" in f"/{path}" or b"NoResourceFoundException" in file.source or is_reactive(case.project, path):
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            if _advises_all(file, cls) and any(_handles_all(file, method) for method in methods(file, cls)):
                append_member(edit, cls, _SOURCE, Layout.of(file, cls))
                for name in _IMPORTS:
                    edit.add_import(name)
        if edit:
            yield Change(path, edit.result(), "such a path throws an exception since Spring 6.1, which this would take")


def _advises_all(file: JavaFile, cls: Node) -> bool:
    """One for some controllers only does not see these paths; ResponseEntityExceptionHandler has its own answer."""
    advice = annotations_of(file, cls, "ControllerAdvice", "RestControllerAdvice")
    plain = bool(advice) and not arguments(advice[0]) and not annotations_of(file, cls, "ResponseStatus")
    return plain and superclass(file, cls) != "ResponseEntityExceptionHandler"


def _handles_all(file: JavaFile, method: Node) -> bool:
    for annotation in annotations_of(file, method, "ExceptionHandler"):
        if arguments(annotation):
            return bool(_ALL.search(file.text(annotation)))
        return any(type in ("Exception", "Throwable", "ServletException") for type, _ in parameters(file, method))
    return False
