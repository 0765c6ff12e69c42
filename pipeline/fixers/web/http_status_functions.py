"""Functions of a status, where Spring 6 hands over or takes an HttpStatusCode and the code says HttpStatus.

Source: Spring Framework 6.0 upgrade notes, "HttpStatusCode"; E04. Shapes, as javac names them:
`Mono<HttpStatus> m = e.map(ResponseEntity::getStatusCode)`, the same with a lambda, in `toMap(..)`, through
`Mono.just(r.statusCode())`, before `collect(..)` or `toList()` ("incompatible bounds", "X<HttpStatusCode> cannot be
converted to X<HttpStatus>"), `Function<ClientResponse, HttpStatus> f = ClientResponse::statusCode` ("bad return type in
method reference"), `onStatus(this::isBad, ..)` on a method of HttpStatus, and `map(HttpStatus::value)` behind one of
these ("invalid method reference").
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field_text
from shared.models import Wave

_CODE, _STATUS = r"(?:org\.springframework\.http\.)?HttpStatusCode\b", r"(?:org\.springframework\.http\.)?HttpStatus\b"
_BOUNDS = rf"equality constraints: {_STATUS}[^\n]*\s+lower bounds: {_CODE}"
_OF_CODES = rf"<{_CODE}> cannot be converted to [\w.]+<{_STATUS}>"
_CONVERTED = rf"{_CODE} cannot be converted to {_STATUS}"
_RETURNED = rf"bad return type in method reference\s+{_CONVERTED}"
_TAKEN = rf"invalid method reference\s+(?:incompatible types: )?{_CONVERTED}"
_OF_ENUM = rf"invalid method reference\s+method \w+ in enum {_STATUS} cannot be applied[\s\S]*found:\s+{_CODE}"
_PREDICATE = rf"Predicate<{_STATUS}> cannot be converted to (?:[\w.]+\.)?Predicate<(?:\? super )?{_CODE}"
_GETTERS = ("getStatusCode", "statusCode")


@fixer(
    "http-status-functions",
    title="Convert HttpStatusCode to HttpStatus inside functions that give or take it",
    source="Spring Framework 6.0 upgrade notes, HttpStatusCode; catalogue E04",
    wave=Wave.TYPES,
    on="|".join((_BOUNDS, _OF_CODES, _RETURNED, _TAKEN, _OF_ENUM, _PREDICATE)),
)
def http_status_functions(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            text = f"{diagnostic.message}\n{diagnostic.detail}"
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            while node is not None and node.parent is not None and node.parent.start_byte == node.start_byte:
                if node.type in ("method_reference", "method_invocation"):
                    break
                node = node.parent
            if node is None:
                continue
            if re.search(_OF_ENUM, text):
                _of_enum(edit, node)
            elif re.search(_PREDICATE, text):
                _tests(edit, node)
            elif re.search(_TAKEN, text):
                _takes(edit, node)
            else:
                _gives(edit, node)
        if edit:
            edit.add_import("org.springframework.http.HttpStatus")
            yield Change(path, edit.result(), "the code needs the enum of standard codes")


def _gives(edit: JavaEdit, here: Node) -> None:
    """Statuses that method references and lambdas below the expression give on."""
    file, name = edit.file, _name(edit.file, here)
    for reference in [here] if here.type == "method_reference" else file.walk("method_reference", under=here):
        getter = file.text(reference.children[-1])
        if getter in _GETTERS and not edit.splices.covers(reference.start_byte, reference.end_byte):
            edit.replace(reference, f"{name} -> HttpStatus.valueOf({name}.{getter}().value())")
    for call in file.calls(*_GETTERS, under=here):
        if not arguments(call) and _is_result(file, call) and not edit.splices.covers(call.start_byte, call.end_byte):
            edit.replace(call, f"HttpStatus.valueOf({file.text(call)}.value())")


def _is_result(file: JavaFile, call: Node) -> bool:
    """What a lambda returns, or what it hands to `Mono.just` and the like."""
    above = call.parent
    if above is not None and above.type == "argument_list" and above.parent is not None:
        return field_text(file, above.parent, "name") in ("just", "of", "ofNullable", "justOrEmpty")
    return above is not None and above.type in ("lambda_expression", "return_statement")


def _takes(edit: JavaEdit, here: Node) -> None:
    """`this::isBad`, whose method takes an HttpStatus."""
    if here.type == "method_reference" and not edit.splices.covers(here.start_byte, here.end_byte):
        owner, method = edit.file.text(here.children[0]), edit.file.text(here.children[-1])
        name = _name(edit.file, here)
        edit.replace(here, f"{name} -> {owner}.{method}(HttpStatus.valueOf({name}.value()))")


def _tests(edit: JavaEdit, here: Node) -> None:
    """`onStatus(bad, ..)` with a `Predicate<HttpStatus> bad` of a variable, a field or a method."""
    around = ancestor(here, "lambda_expression")
    done = around is not None and ".test(HttpStatus.valueOf(" in edit.file.text(around)
    if here.type in ("identifier", "field_access", "method_invocation") and not done:
        name = _name(edit.file, here)
        edit.replace(here, f"{name} -> {edit.file.text(here)}.test(HttpStatus.valueOf({name}.value()))")


def _of_enum(edit: JavaEdit, here: Node) -> None:
    """`HttpStatus::value`, which is a method of HttpStatusCode, or `HttpStatus::getReasonPhrase`, which is none."""
    if here.type != "method_reference" or edit.splices.covers(here.start_byte, here.end_byte):
        return
    name, method = _name(edit.file, here), edit.file.text(here.children[-1])
    if method == "value" or method.startswith("is"):
        edit.replace(here.children[0], edit.type_name("org.springframework.http.HttpStatusCode"))
    else:
        edit.replace(here, f"{name} -> HttpStatus.valueOf({name}.value()).{method}()")


def _name(file: JavaFile, here: Node) -> str:
    """A parameter's name that nothing in the file has."""
    taken = {file.text(node) for node in file.walk("identifier")}
    return next(name for name in ("it", "each", "status", *(f"it{n}" for n in range(2, 100))) if name not in taken)
