"""Test slices that import Spring Cloud's reactive Resilience4j configuration, which has bulkheads since 3.0."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of
from shared.models import Wave

_CONFIGURATION = "ReactiveResilience4JAutoConfiguration"
_SWITCH = "spring.cloud.circuitbreaker.bulkhead.resilience4j.enabled"


@fixer(
    "circuit-breaker-slices",
    title="Leave bulkheads out of test slices that import the circuit breakers",
    source="Spring Cloud CircuitBreaker 3.x reference, Bulkhead pattern supporting: the property that switches it off",
    wave=Wave.STARTUP,
    on=r"io\.github\.resilience4j\.bulkhead\.BulkheadRegistry",
)
def circuit_breaker_slices(case: Case) -> Iterator[Change]:
    """In a slice nothing makes the BulkheadRegistry; Boot 2's configuration had no bulkhead either."""
    for path in case.project.java_paths(_CONFIGURATION.encode()):
        file = case.project.java(path)
        if "src/test/" not in path or _SWITCH.encode() in file.source:
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            imports = [n for n in annotations_of(file, cls, "Import") if _CONFIGURATION in file.text(n)]
            for node in imports[:1]:
                line = f'@TestPropertySource(properties = "{_SWITCH}=false")'
                edit.insert(node.start_byte, line + newline_of(file.source) + indent_at(file.source, node.start_byte))
                edit.add_import("org.springframework.test.context.TestPropertySource")
        if edit:
            yield Change(path, edit.result(), "the circuit breakers' configuration asks for a bulkhead registry")
