"""Methods that have a new name or take another type, found by the types that javac names.

Source: Javadoc of Spring Framework 6.0, Servlet 6.0, springdoc 2 and Spring Boot 2.1 (what each removal points to).
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field, field_text
from shared.models import Diagnostic, Wave

_SYMBOL = re.compile(r"symbol:\s+method (?P<method>\w+)\(")
_LOCATION = re.compile(r"location:\s+(?:(?:variable|parameter) \w+ of type|class|interface|enum) (?P<type>[\w.$]+)")
_CODE = "getStatusCode().value()"
_STATUS_EXCEPTIONS = (
    *("ResponseStatusException", "WebExchangeBindException", "MethodNotAllowedException", "ServerErrorException"),
    *("NotAcceptableStatusException", "UnsupportedMediaTypeStatusException", "ServerWebInputException"),
    *("MissingRequestValueException", "UnsatisfiedRequestParameterException"),
)
"""ResponseStatusException and what extends it in spring-web."""
_METHODS = {
    ("ContentCachingResponseWrapper", "getStatusCode"): "getStatus",
    **{(name, "getStatus"): "getStatusCode" for name in _STATUS_EXCEPTIONS},
    **{(name, "getResponseHeaders"): "getHeaders" for name in _STATUS_EXCEPTIONS},
    ("ClientResponse", "rawStatusCode"): "statusCode().value()",
    ("ClientHttpResponse", "getRawStatusCode"): _CODE,
    ("ServerHttpResponse", "getRawStatusCode"): _CODE,
    ("WebClientResponseException", "getRawStatusCode"): _CODE,
    ("HttpClientErrorException", "getRawStatusCode"): _CODE,
    ("HttpServerErrorException", "getRawStatusCode"): _CODE,
    ("HttpStatusCodeException", "getRawStatusCode"): _CODE,
    ("RestClientResponseException", "getRawStatusCode"): _CODE,
    ("HttpMethod", "resolve"): "valueOf",
    ("RestTemplateBuilder", "basicAuthorization"): "basicAuthentication",
    ("OAuth2AccessTokenResponseHttpMessageConverter", "setTokenResponseConverter"): "setAccessTokenResponseConverter",
    ("HttpServletRequest", "isRequestedSessionIdFromUrl"): "isRequestedSessionIdFromURL",
    ("HttpServletResponse", "encodeUrl"): "encodeURL",
    ("HttpServletResponse", "encodeRedirectUrl"): "encodeRedirectURL",
    ("Builder", "addOpenApiCustomiser"): "addOpenApiCustomizer",
    ("GroupedOpenApi", "getOpenApiCustomisers"): "getOpenApiCustomizers",
    ("LiquibaseProperties", "getLabels"): "getLabelFilter",
    ("SpringLiquibase", "setLabels"): "setLabelFilter",
    ("HttpSession", "getValue"): "getAttribute",
    ("HttpSession", "putValue"): "setAttribute",
    ("HttpSession", "removeValue"): "removeAttribute",
}
"""New name by (simple type, old method); with parentheses it takes the place of the empty argument list too."""

_CONVERSIONS = {
    ("java.lang.String", "org.springframework.util.unit.DataSize"): "DataSize.parse({})",
    ("long", "org.springframework.util.unit.DataSize"): "DataSize.ofBytes({})",
    ("int", "org.springframework.util.unit.DataSize"): "DataSize.ofBytes({})",
    ("int", "java.time.Duration"): "Duration.ofMillis({})",
    ("long", "java.time.Duration"): "Duration.ofMillis({})",
}
"""Spring Boot 2.0's setters took sizes as strings and timeouts in milliseconds."""
_LIST = r"java\.util\.List<java\.lang\.String> cannot be converted to java\.lang\.String\b"
_TIMEOUTS = re.compile(r"set\w*(?:Timeout|FileSize|RequestSize|FileSizeThreshold)")


@fixer(
    "renamed-methods",
    title="Call renamed methods by their new names",
    source="Javadoc of Spring Framework 6.0 and Servlet 6.0; catalogue E03, E04",
    wave=Wave.TYPES,
    on=r"symbol:\s+method \w+\(",
)
def renamed_methods(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            _rename(edit, diagnostic)
        if edit:
            yield Change(path, edit.result(), "the method has another name now")


def _rename(edit: JavaEdit, diagnostic: Diagnostic) -> None:
    symbol, location = _SYMBOL.search(diagnostic.detail), _LOCATION.search(diagnostic.detail)
    call = _at(edit, diagnostic)
    if symbol is None or location is None or call is None or call.type != "method_invocation":
        return
    new = _METHODS.get((re.split(r"[.$]", location["type"])[-1], symbol["method"]))
    name = field(call, "name")
    if new is None or edit.file.text(name) != symbol["method"] or edit.splices.covers(name.start_byte, name.end_byte):
        return
    if new.endswith(")"):
        edit.splices.replace(name.start_byte, call.end_byte, new)
    else:
        edit.replace(name, new)


def _at(edit: JavaEdit, diagnostic: Diagnostic) -> Node | None:
    if diagnostic.line is None or diagnostic.column is None:
        return None
    return edit.file.expression_at(diagnostic.line, diagnostic.column)


@fixer(
    "liquibase-lists",
    title="Join what Liquibase's settings keep as lists where one string is taken",
    source="Spring Boot 3.4, LiquibaseProperties: contexts and label filter are lists",
    wave=Wave.TYPES,
    on=_LIST,
)
def liquibase_lists(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            call = _at(edit, diagnostic)
            if call is not None and field_text(edit.file, call, "name") in ("getContexts", "getLabelFilter"):
                _join(edit, call)
        if edit:
            yield Change(path, edit.result(), "contexts and label filter are lists now")


def _join(edit: JavaEdit, call: Node) -> None:
    """As Boot itself does: it takes null, where `String.join` would not."""
    utilities = edit.type_name("org.springframework.util.StringUtils")
    edit.replace(call, f"{utilities}.collectionToCommaDelimitedString({edit.file.text(call)})")


@fixer(
    "setter-units",
    title="Give sizes and timeouts their types",
    source="Spring Boot 2.1 release notes: DataSize and Duration in setters",
    wave=Wave.TYPES,
    on=r"(?:String|int|long) cannot be converted to (?:[\w.]+\.)?(?:DataSize|Duration)\b",
)
def setter_units(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            _convert(edit, diagnostic)
        if edit:
            yield Change(path, edit.result(), "the setter takes a size or a duration, not a number or text")


def _convert(edit: JavaEdit, diagnostic: Diagnostic) -> None:
    """Only the argument of a setter for a size or timeout: elsewhere the unit of a number is not known."""
    node = _at(edit, diagnostic)
    call = ancestor(node, "method_invocation") if node is not None else None
    if node is None or call is None or node not in arguments(call):
        return
    text = f"{diagnostic.message}\n{diagnostic.detail}"
    for (old, new), template in _CONVERSIONS.items():
        simple_old, simple_new = old.rpartition(".")[2], new.rpartition(".")[2]
        known = re.search(rf"\b{simple_old} cannot be converted to (?:[\w.]+\.)?{simple_new}\b", text)
        if known and _TIMEOUTS.fullmatch(field_text(edit.file, call, "name")):
            edit.replace(node, template.format(edit.file.text(node)))
            edit.add_import(new)
            return
