"""Models of redirects in tests that set MockMvc up for controllers alone.

Source: RequestMappingHandlerAdapter.ignoreDefaultModelOnRedirect, false up to Spring 5 and true since 6.0. Boot has
always set it to true, so that the application does not change: only a test without Boot sees the other default. Its
assertions stay as they are, and so does what it is about.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import ancestor, field_text
from shared.models import Wave

_ADAPTER = "org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter"
_STATEMENTS = ("expression_statement", "local_variable_declaration")
_REDIRECTS = ("is3xxRedirection", "redirectedUrl", "redirect:", "isFound()")


@fixer(
    "redirect-models",
    title="Keep the model of redirects in tests of single controllers",
    source="Spring Framework 6.0, RequestMappingHandlerAdapter.setIgnoreDefaultModelOnRedirect: true by default",
    wave=Wave.TEST,
)
def redirect_models(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"standaloneSetup("):
        edit = case.project.java(path).edit()
        if b"IgnoreDefaultModelOnRedirect" in edit.file.source or not _asks_redirects(edit.file):
            continue
        for setup in edit.file.calls("standaloneSetup"):
            _keep_models(edit, setup)
        if edit:
            yield Change(path, edit.result(), "Spring 6 leaves the model out of redirects by default; Boot always did")


def _asks_redirects(file: JavaFile) -> bool:
    """A request is expected to redirect, and to have something in its model."""
    statements = {ancestor(call, "expression_statement") for call in file.calls("perform")}
    texts = [file.text(statement) for statement in statements if statement is not None]
    return any("model()" in text and any(word in text for word in _REDIRECTS) for text in texts)


def _keep_models(edit: JavaEdit, setup: Node) -> None:
    """After `mockMvc = standaloneSetup(..)..build();`, for a field or a variable of a method."""
    file, place = edit.file, ancestor(setup, "assignment_expression", "variable_declarator")
    statement = place.parent if place is not None else None
    if place is None or statement is None or statement.type not in _STATEMENTS:
        return
    name = field_text(file, place, "left" if place.type == "assignment_expression" else "name")
    newline, indent = newline_of(file.source), indent_at(file.source, statement.start_byte)
    edit.insert(
        _end_of_line(statement),
        f"{newline}{indent}{name}.getDispatcherServlet().getWebApplicationContext()"
        f".getBean({edit.type_name(_ADAPTER)}.class){newline}{deeper(indent)}.setIgnoreDefaultModelOnRedirect(false);",
    )


def _end_of_line(statement: Node) -> int:
    """Behind a comment beside it."""
    after = statement.next_sibling
    beside = after is not None and after.start_point.row == statement.end_point.row
    return after.end_byte if after is not None and beside and after.type == "line_comment" else statement.end_byte
