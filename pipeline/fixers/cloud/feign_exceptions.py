"""Feign's RetryableException, whose time of the next try may be a Date or, since Feign 12.4, a Long.

Source: Javadoc of feign.RetryableException of Feign 13: the constructors that take a Date are deprecated, and all of
them take null for "no time". The usual shape, in an ErrorDecoder: `new RetryableException(status, message, method,
null, request)`; `super(..)` of a subclass alike.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments
from shared.models import Wave

_CALLS = ("object_creation_expression", "explicit_constructor_invocation")
_TIME = {5: 3, 6: 4, 7: 3}
"""Where the time of the next try stands, by the number of arguments: six have a cause, seven a body and headers."""


@fixer(
    "feign-retryable-exception",
    title="Say which constructor of Feign's RetryableException a null is for",
    source="Javadoc of feign.RetryableException, Feign 13",
    wave=Wave.TYPES,
    on=r"reference to RetryableException is ambiguous",
)
def feign_retryable_exception(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            call = node if node is None or node.type in _CALLS else ancestor(node, *_CALLS)
            if call is not None:
                _cast(edit, call)
        if edit:
            yield Change(path, edit.result(), "null would fit a Date as well as a Long")


def _cast(edit: JavaEdit, call: Node) -> None:
    given = arguments(call)
    time = given[_TIME[len(given)]] if len(given) in _TIME else None
    if time is not None and time.type == "null_literal" and not edit.splices.covers(time.start_byte, time.end_byte):
        edit.replace(time, "(Long) null")
