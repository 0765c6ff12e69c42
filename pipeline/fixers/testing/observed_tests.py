"""Tests that read metrics of an exporter: Boot 2.4 turned exporters off in tests.

Source: Spring Boot 2.4 release notes, "Metrics Export in Integration Tests"; 3.0 gave the annotation its new name.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.testing.junit5_rules import annotate
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of
from shared.models import Wave

_PACKAGE = "org.springframework.boot.test.autoconfigure.actuate.observability"
_ASKED = re.compile(r"(?:^|/)prometheus(?:$|[?/])")


@fixer(
    "observed-tests",
    title="Turn metrics export on in tests that read the Prometheus endpoint",
    source="Spring Boot 2.4 release notes, Metrics Export in Integration Tests",
    wave=Wave.TEST,
)
def observed_tests(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 4)):
        return
    for path in case.project.java_paths(b"@SpringBootTest"):
        file = case.project.java(path)
        if not _reads_prometheus(file):
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            if annotations_of(file, cls, "SpringBootTest") and not annotations_of(file, cls, "AutoConfigureMetrics"):
                annotate(edit, cls, "@AutoConfigureObservability(tracing = false)")
                edit.add_import(f"{_PACKAGE}.AutoConfigureObservability")
        if edit and b"AutoConfigureObservability" not in file.source:
            yield Change(path, edit.result(), "Boot exports no metrics in tests unless asked to since 2.4")


def _reads_prometheus(file: JavaFile) -> bool:
    """By its endpoint's path, or by its registry."""
    if file.types_named("PrometheusMeterRegistry"):
        return True
    return any(_ASKED.search(file.text(node)) for node in file.walk("string_fragment"))
