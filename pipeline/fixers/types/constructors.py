"""Constructors of Spring, Hibernate and Feign that take other arguments since, as tests and handlers call them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field_text
from shared.models import Wave


@dataclass(frozen=True)
class Widened:
    """A constructor that takes more since; `{0}` in `more` is the name of `imported`."""

    arity: int
    more: tuple[str, ...]
    imported: str


@dataclass(frozen=True)
class Overloaded:
    """A constructor beside which another of the same arity came: `null` at `at` fits both, so it is cast."""

    arity: int
    at: int
    imported: str


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
_CONSTRUCTORS: dict[str, Widened | Overloaded] = {
    **_FEIGN,
    "ConstraintValidatorContextImpl": Widened(
        4, ("{0}.DEFAULT", "{0}.DEFAULT"), "org.hibernate.validator.messageinterpolation.ExpressionLanguageFeatureLevel"
    ),
    "MethodArgumentNotValidException": Overloaded(2, 0, "org.springframework.core.MethodParameter"),
}
_CREATION = "object_creation_expression"
_NAMES = "|".join(name for name in _CONSTRUCTORS if name not in _FEIGN)


@fixer(
    "constructor-arguments",
    title="Give constructors the arguments that they take since",
    source="Hibernate Validator 6.2 (CVE-2020-10693: levels of expression language), Spring Framework 6.0.5 "
    "(MethodArgumentNotValidException of an Executable), Feign 11 (headers of the answer); Javadoc of all",
    wave=Wave.TYPES,
    on=rf"constructor (?:{_NAMES}) in class .* cannot be applied|reference to (?:{_NAMES}) is ambiguous"
    r"|constructor \w+ in class feign\.FeignException\.\w+ cannot be applied",
)
def constructor_arguments(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            at = edit.file.expression_at(diagnostic.line, diagnostic.column)
            creation = at and (at if at.type == _CREATION else ancestor(at, _CREATION))
            if creation:
                _adapt(edit, creation)
        if edit:
            yield Change(path, edit.result(), "the constructor takes other arguments since")


def _adapt(edit: JavaEdit, creation: Node) -> None:
    rule = _CONSTRUCTORS.get(field_text(edit.file, creation, "type").rpartition(".")[2])
    given = arguments(creation)
    if rule is None or len(given) != rule.arity:
        return
    if isinstance(rule, Widened):
        name = edit.type_name(rule.imported)
        more = ", ".join(text.format(name) for text in rule.more)
        edit.insert(given[-1].end_byte, f", {more}")
    elif given[rule.at].type == "null_literal":
        edit.replace(given[rule.at], f"({edit.type_name(rule.imported)}) null")
