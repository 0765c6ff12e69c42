"""HttpStatus where Spring 6 speaks of HttpStatusCode.

Source: Spring Framework 6.0 upgrade notes, "HttpStatusCode"; Javadoc of ResponseEntityExceptionHandler; E04, E05.
`HttpStatus.valueOf(x.value())` refuses non-standard codes, exactly as the old accessors did.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field, field_text, methods, parameters, superclass
from shared.models import Diagnostic, Wave

_STATUS = "org.springframework.http.HttpStatus"
_CODE = "org.springframework.http.HttpStatusCode"
_HANDLERS = (
    *("ResponseEntityExceptionHandler", "DefaultResponseErrorHandler", "ExtractingResponseErrorHandler"),
    *("ResponseErrorHandler", "ServerHttpResponseDecorator"),
)
_OVERRIDES = frozenset(
    [
        "createResponseEntity",
        "handleAsyncRequestTimeoutException",
        "handleConversionNotSupported",
        "handleError",
        "handleExceptionInternal",
        "handleHttpMediaTypeNotAcceptable",
        "handleHttpMediaTypeNotSupported",
        "handleHttpMessageNotReadable",
        "handleHttpMessageNotWritable",
        "handleHttpRequestMethodNotSupported",
        "handleMethodArgumentNotValid",
        "handleMissingPathVariable",
        "handleMissingServletRequestParameter",
        "handleMissingServletRequestPart",
        "handleNoHandlerFoundException",
        "handleServletRequestBindingException",
        "handleTypeMismatch",
        "hasError",
        "setStatusCode",
    ]
)
"""Also without @Override: a method that no longer overrides would silently not be called."""
_SPRINGS = re.compile(
    rb"\b(?:ResponseEntity|ClientHttpResponse|ClientResponse|ResponseStatusException|RestClientResponseException"
    rb"|HttpStatusCodeException|HttpClientErrorException|HttpServerErrorException|WebClientResponseException)"
    rb"(?:<[^;(){}]*>)?\s+(\w+)"
)
"""Variables of the types whose status became an HttpStatusCode."""
_GETTERS = ("getStatusCode", "statusCode")
_ENUM_ONLY = ("getReasonPhrase", "series", "name", "ordinal")
_NO_OVERLOAD = re.compile(r"no suitable (?:constructor|method) found for \w+\((?P<types>.*)\)")


@fixer(
    "http-status-code",
    title="Take HttpStatusCode where Spring hands one over",
    source="Spring Framework 6.0 upgrade notes, HttpStatusCode; catalogue E04, E05",
    wave=Wave.TYPES,
)
def http_status_code(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"HttpStatus"):
        edit = case.project.java(path).edit()
        if not edit.file.imported(_STATUS):
            continue
        _overrides(edit)
        _own_variables(edit)
        _predicates(edit)
        if edit:
            yield Change(path, edit.result(), "a status may be any number now: Spring says HttpStatusCode")


def _overrides(edit: JavaEdit) -> None:
    """Methods that override Spring's exception handlers take the wider type."""
    file = edit.file
    for cls in file.walk("class_declaration", "object_creation_expression"):
        if superclass(file, cls) not in _HANDLERS:
            continue
        for method in methods(file, cls):
            names = [name for kind, name in parameters(file, method) if kind == "HttpStatus"]
            if not names or field_text(file, method, "name") not in _OVERRIDES:
                continue
            for node in file.types_named("HttpStatus", under=field(method, "parameters")):
                edit.replace(node, "HttpStatusCode")
            edit.add_import(_CODE)
            _enum_only(edit, method, names)


def _enum_only(edit: JavaEdit, method: Node, names: list[str]) -> None:
    for call in edit.file.calls(*_ENUM_ONLY, under=method):
        receiver = call.child_by_field_name("object")
        if receiver is not None and edit.file.text(receiver) in names:
            edit.replace(receiver, f"HttpStatus.valueOf({edit.file.text(receiver)}.value())")


def _own_variables(edit: JavaEdit) -> None:
    """`HttpStatus x = y.getStatusCode()`, and the same returned or switched over."""
    file = edit.file
    known = {name.decode() for name in _SPRINGS.findall(file.source)}
    for call in file.calls(*_GETTERS):
        above = call.parent
        if arguments(call) or field_text(file, call, "object") not in known or above is None:
            continue
        kind = ""
        if above.type == "variable_declarator" and above.parent is not None:
            kind = field_text(file, above.parent, "type")
        elif above.type == "return_statement":
            method = ancestor(above, "method_declaration", "lambda_expression")
            kind = field_text(file, method, "type") if method is not None else ""
        elif above.type == "parenthesized_expression" and above.parent is not None and "switch" in above.parent.type:
            kind = "HttpStatus" if _labels_are_statuses(file, above.parent) else ""
        if kind == "HttpStatus":
            edit.insert(call.start_byte, "HttpStatus.valueOf(")
            edit.insert(call.end_byte, ".value())")


def _labels_are_statuses(file: JavaFile, switch: Node) -> bool:
    labels = [file.text(c) for label in file.walk("switch_label", under=switch) for c in label.named_children]
    return bool(labels) and all(re.fullmatch(r"[A-Z_]+", label) for label in labels)


def _predicates(edit: JavaEdit) -> None:
    """`onStatus(HttpStatus::isError, ..)`, `onStatus((HttpStatus s) -> .., ..)`."""
    for call in edit.file.calls("onStatus", "onRawStatus"):
        for value in arguments(call)[:1]:
            if value.type == "method_reference" and edit.file.text(value).startswith("HttpStatus::is"):
                edit.replace(value.named_children[0], "HttpStatusCode")
                edit.add_import(_CODE)
            elif value.type == "lambda_expression":
                for node in edit.file.types_named("HttpStatus", under=field(value, "parameters")):
                    edit.replace(node, "HttpStatusCode")
                    edit.add_import(_CODE)


@fixer(
    "http-status-conversion",
    title="Convert HttpStatusCode to HttpStatus where the code needs the enum",
    source="Spring Framework 6.0 upgrade notes, HttpStatusCode; catalogue E04",
    wave=Wave.TYPES,
    on=r"HttpStatusCode cannot be converted to (?:org\.springframework\.http\.)?HttpStatus\b"
    r"|symbol:\s+method (?:getReasonPhrase|series|name|ordinal)\(\)(?s:.)*HttpStatusCode",
)
def http_status_conversion(case: Case) -> Iterator[Change]:
    for path, here in case.places().items():
        edit = case.project.java(path).edit()
        found = {node.start_byte: node for d in here for node in _expressions(edit.file, d)}
        for node in found.values():
            declared = _may_be_null(edit.file, node)
            if declared is not None:
                edit.replace(declared, "HttpStatusCode")
                edit.add_import(_CODE)
            elif not edit.splices.covers(node.start_byte, node.end_byte):
                edit.replace(node, f"HttpStatus.valueOf({edit.file.text(node)}.value())")
                edit.add_import(_STATUS)
        if edit:
            yield Change(path, edit.result(), "the code needs the enum of standard codes")


def _may_be_null(file: JavaFile, node: Node) -> Node | None:
    """The type of the variable that this expression initializes, when the code asks whether that is null."""
    declarator = node.parent
    above = declarator.parent if declarator is not None and declarator.type == "variable_declarator" else None
    if declarator is None or above is None or above.type != "local_variable_declaration":
        return None
    tests = file.walk("binary_expression", under=ancestor(above, "block") or file.root)
    asked = {frozenset((field_text(file, t, "left"), field_text(file, t, "right"))) for t in tests}
    return field(above, "type") if frozenset((field_text(file, declarator, "name"), "null")) in asked else None


def _expressions(file: JavaFile, diagnostic: Diagnostic) -> list[Node]:
    """What is not an HttpStatus: the expression itself, the receiver of a method of the enum, or arguments of a call
    that no overload takes."""
    node = file.expression_at(diagnostic.line, diagnostic.column)
    if node is None or file.text(node).startswith("HttpStatus"):
        return []
    if node.parent is not None and node.parent.type == "method_reference":
        return []
    if unsuited := _NO_OVERLOAD.search(diagnostic.message):
        call = node if node.child_by_field_name("arguments") is not None else node.parent
        given = arguments(call) if call is not None else []
        types = _split(unsuited["types"])
        return [g for g, t in zip(given, types, strict=True) if t == _CODE] if len(given) == len(types) else []
    if node.type not in ("method_invocation", "identifier", "field_access"):
        return []
    if "cannot be converted" in diagnostic.message + diagnostic.detail:
        return [node]
    receiver = node.child_by_field_name("object")
    return [receiver] if receiver is not None else []


def _split(text: str) -> list[str]:
    """javac's list of argument types, at the commas outside of `<>`."""
    return [part.strip() for part in re.split(r",(?![^<>]*>)", text) if part.strip()]
