"""Constraints on parameters of controllers that no validator knows for the parameter's type: Spring 6.1 checks them.

Source: Spring Framework 6.1 reference, "Validation" of MVC and WebFlux ("method validation is applied" wherever a
parameter has constraints, without @Validated); Jakarta Validation 3.0, 8.1 (what each constraint applies to); HV000030.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import MAPPINGS, came_from_before
from pipeline.fixers.web.required_arguments import constraints_of
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, field_text, formal_parameters, methods, simple_name
from shared.models import Wave

_OF_TEXTS = frozenset({"NotBlank", "Email", "Pattern"})
_OF_SIZES = frozenset({"NotEmpty", "Size"})
_NEITHER = frozenset(
    {
        *("byte", "short", "int", "long", "float", "double", "boolean", "char"),
        *("Byte", "Short", "Integer", "Long", "Float", "Double", "Boolean", "Character", "BigDecimal", "BigInteger"),
        *("UUID", "Date", "Instant", "LocalDate", "LocalTime", "LocalDateTime", "OffsetDateTime", "ZonedDateTime"),
        *("YearMonth", "Duration", "MultipartFile"),
    }
)
"""Types with neither characters nor a size."""


@fixer(
    "inapplicable-constraints",
    title="Remove constraints of controllers' parameters that no validator exists for",
    source="Spring Framework 6.1 reference, Validation; Jakarta Validation 3.0, 8.1; HV000030",
    wave=Wave.TEST,
)
def inapplicable_constraints(case: Case) -> Iterator[Change]:
    """Nothing read them before Spring 6.1 unless the class is @Validated, where each request failed as it does now."""
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 2)):
        return
    for path in case.project.java_paths(b"validation.constraints"):
        file = case.project.java(path)
        edit = file.edit()
        for annotation in (found for method in _handlers(file) for found in _inapplicable(file, method)):
            edit.delete_annotation(annotation)
        if edit:
            yield Change(path, edit.result(), "Spring 6.1 checks it, and no validator exists for the parameter's type")


def _handlers(file: JavaFile) -> Iterator[Node]:
    """Methods that answer requests, of classes and interfaces that are not checked already."""
    for owner in file.walk("class_declaration", "interface_declaration"):
        if not annotations_of(file, owner, "Validated"):
            inherited = ("Override",) if annotations_of(file, owner, "RestController", "Controller") else ()
            yield from (m for m in methods(file, owner) if annotations_of(file, m, *MAPPINGS, *inherited))


def _inapplicable(file: JavaFile, method: Node) -> Iterator[Node]:
    for parameter in formal_parameters(method):
        kind = simple_name(field_text(file, parameter, "type"))
        for annotation in constraints_of(file, parameter):
            name = simple_name(field_text(file, annotation, "name"))
            lists = kind in ("List", "Set", "Collection", "Map") and name in _OF_TEXTS
            if (name in _OF_TEXTS | _OF_SIZES and kind in _NEITHER) or lists:
                yield annotation
