"""Constructors of Spring, Hibernate and Feign that take other arguments since, as tests and handlers call them.

Left: `DefaultErrorAttributes(true)`, in whose place server.error.include-exception says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field_text, superclass
from shared.models import Wave


@dataclass(frozen=True)
class Widened:
    """A constructor that takes more since; `{0}` in `more` is the name of `imported`, and `ahead` comes first."""

    arity: int
    more: tuple[str, ...]
    imported: str = ""
    ahead: str = ""


@dataclass(frozen=True)
class Narrowed:
    """A constructor that takes nothing since; it did so too where it was given `idle`."""

    arity: int
    idle: str


@dataclass(frozen=True)
class Overloaded:
    """A constructor beside which another of the same arity came: `null` at `at` fits both, so it is cast."""

    arity: int
    at: int
    imported: str


@dataclass(frozen=True)
class Closed:
    """A constructor that is not public any more; `method` of the class `by` gives the same."""

    by: str
    method: str


@dataclass(frozen=True)
class Listed:
    """A constructor that takes a list where it took an array, at `at`."""

    arity: int
    at: int


_ANSWERS = (
    *("BadRequest", "Unauthorized", "Forbidden", "NotFound", "MethodNotAllowed", "NotAcceptable", "Conflict", "Gone"),
    *("UnsupportedMediaType", "UnprocessableEntity", "TooManyRequests", "InternalServerError", "NotImplemented"),
    *("BadGateway", "ServiceUnavailable", "GatewayTimeout"),
)
"""FeignException's classes by status."""
_HEADERS = ("{0}.emptyMap()",), "java.util.Collections"
_FEIGN: dict[str, Widened] = {
    **{name: Widened(3, *_HEADERS) for name in _ANSWERS},
    **{name: Widened(4, *_HEADERS) for name in ("FeignClientException", "FeignServerException")},
}
_CONSTRUCTORS: dict[str, Widened | Narrowed | Overloaded | Closed | Listed] = {
    **_FEIGN,
    "CookieClearingLogoutHandler": Widened(0, ("new String[0]",)),
    "FetchSourceFilter": Widened(2, (), ahead="null, "),
    "DefaultErrorAttributes": Narrowed(1, "false"),
    "ConstraintValidatorContextImpl": Widened(
        4, ("{0}.DEFAULT", "{0}.DEFAULT"), "org.hibernate.validator.messageinterpolation.ExpressionLanguageFeatureLevel"
    ),
    "ScanOptionsBuilder": Closed("org.springframework.data.redis.core.ScanOptions", "scanOptions"),
    "MethodArgumentNotValidException": Overloaded(2, 0, "org.springframework.core.MethodParameter"),
    "HttpRequestMethodNotSupportedException": Listed(2, 1),
}
_CREATIONS = ("object_creation_expression", "explicit_constructor_invocation")
_NAMES = "|".join(name for name in _CONSTRUCTORS if name not in _FEIGN)


@fixer(
    "constructor-arguments",
    title="Give constructors the arguments that they take since",
    source="Hibernate Validator 6.2 (CVE-2020-10693: levels of expression language), Spring Framework 6.0.5 "
    "(MethodArgumentNotValidException of an Executable) and 6.0 (HttpRequestMethodNotSupportedException), Feign 11 "
    "(headers of the answer), Spring Boot 2.5 (DefaultErrorAttributes), Spring Security 5.2 "
    "(CookieClearingLogoutHandler of cookies), Spring Data Elasticsearch 5.5 (FetchSourceFilter), Spring Data Redis "
    "3.0 (ScanOptionsBuilder); Javadoc of all",
    wave=Wave.TYPES,
    on=rf"constructor (?:{_NAMES}) in class .* cannot be applied|reference to (?:{_NAMES}) is ambiguous"
    rf"|(?:{_NAMES})\([^)]*\) is not public in"
    r"|constructor found for HttpRequestMethodNotSupportedException\(java\.lang\.String,java\.lang\.String\[\]\)"
    r"|constructor \w+ in class feign\.FeignException\.\w+ cannot be applied",
)
def constructor_arguments(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            at = edit.file.expression_at(diagnostic.line, diagnostic.column)
            creation = at and (at if at.type in _CREATIONS else ancestor(at, *_CREATIONS))
            if creation:
                _adapt(edit, creation)
        if edit:
            yield Change(path, edit.result(), "the constructor takes other arguments since")


def _adapt(edit: JavaEdit, creation: Node) -> None:
    rule = _CONSTRUCTORS.get(_created(edit, creation))
    given, taken = arguments(creation), creation.child_by_field_name("arguments")
    if isinstance(rule, Closed):
        if creation.type == _CREATIONS[0] and not given:
            edit.replace(creation, f"{edit.type_name(rule.by)}.{rule.method}()")
        return
    if rule is None or taken is None or len(given) != rule.arity:
        return
    if isinstance(rule, Widened):
        name = edit.type_name(rule.imported) if rule.imported else ""
        more = ", ".join(text.format(name) for text in rule.more)
        if rule.ahead:
            edit.insert(given[0].start_byte, rule.ahead)
        if more:
            edit.insert(given[-1].end_byte if given else taken.end_byte - 1, f", {more}" if given else more)
    elif isinstance(rule, Narrowed):
        if edit.file.text(given[0]) == rule.idle:
            edit.replace(taken, "()")
    elif isinstance(rule, Listed):
        edit.replace(given[rule.at], f"{edit.type_name('java.util.Arrays')}.asList({edit.file.text(given[rule.at])})")
    elif given[rule.at].type == "null_literal":
        edit.replace(given[rule.at], f"({edit.type_name(rule.imported)}) null")


def _created(edit: JavaEdit, creation: Node) -> str:
    """Simple name of the type; of `super(..)` the superclass's."""
    cls = ancestor(creation, "class_declaration") if creation.type == _CREATIONS[1] else None
    if creation.type == _CREATIONS[1]:
        return superclass(edit.file, cls).rpartition(".")[2] if cls is not None else ""
    return field_text(edit.file, creation, "type").rpartition(".")[2]
