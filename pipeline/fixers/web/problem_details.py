"""ResponseEntityExceptionHandler hands over a body where it gave null before: a ProblemDetail of its own.

Source: Spring Framework 6.0, ResponseEntityExceptionHandler (handleTypeMismatch, handleHttpMessageNotReadable and
others pass `createProblemDetail(..)`); reference, "Error Responses".
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import field_text, methods, parameters, superclass
from shared.models import Wave

_HANDLER = "ResponseEntityExceptionHandler"
_DETAIL = "org.springframework.http.ProblemDetail"
_FORMS = {"==": "({text} || {body} instanceof ProblemDetail)", "!=": "({text} && !({body} instanceof ProblemDetail))"}


@fixer(
    "problem-detail-bodies",
    title="Let an application's own error body go before Spring's ProblemDetail",
    source="Spring Framework 6.0 reference, Error Responses; ResponseEntityExceptionHandler; catalogue E05",
    wave=Wave.TEST,
)
def problem_detail_bodies(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_HANDLER.encode()):
        file = case.project.java(path)
        if b"ProblemDetail" in file.source:
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            if superclass(file, cls) == _HANDLER:
                for method in methods(file, cls, "handleExceptionInternal"):
                    _own_body_first(edit, method)
        if edit:
            edit.add_import(_DETAIL)
            yield Change(path, edit.result(), "Spring 6 passes a ProblemDetail where the body was null before")


def _own_body_first(edit: JavaEdit, method: Node) -> None:
    """Comparisons of the body (the parameter of type Object) with null."""
    file = edit.file
    body = next((name for kind, name in parameters(file, method) if kind == "Object"), "")
    for test in file.walk("binary_expression", under=method):
        operator, sides = (
            field_text(file, test, "operator"),
            {field_text(file, test, "left"), field_text(file, test, "right")},
        )
        if operator in _FORMS and sides == {body, "null"}:
            above = test.parent
            new = _FORMS[operator].format(text=file.text(test), body=body)
            inside = above is not None and above.type == "parenthesized_expression"
            edit.replace(test, new[1:-1] if inside else new)
