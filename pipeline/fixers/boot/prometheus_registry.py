"""Prometheus' registry of metrics: CollectorRegistry of its client 0.x is PrometheusRegistry of its client 1.x.

Source: Spring Boot 3.3 release notes ("Prometheus Client 1.x") and Micrometer 1.13 migration guide. Metrics that are
written with the old client itself have no registry in Boot any more; such projects are left for a person.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field_text
from shared.models import Wave

_CLIENT = "io.prometheus.client"
_OLD, _NEW = f"{_CLIENT}.CollectorRegistry", "io.prometheus.metrics.model.registry.PrometheusRegistry"


@fixer(
    "prometheus-registry",
    title="Use the registry of Prometheus' client 1.x",
    source="Spring Boot 3.3 release notes, Prometheus Client 1.x; Micrometer 1.13 migration guide; catalogue H05",
    wave=Wave.IMPORTS,
)
def prometheus_registry(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 3):
        return
    files = {path: case.project.java(path) for path in case.project.java_paths(_CLIENT.encode())}
    if all(_only_registry(file) for file in files.values()):
        for path, file in files.items():
            edit = file.edit()
            for creation in file.walk("object_creation_expression"):
                if field_text(file, creation, "type") == "CollectorRegistry" and arguments(creation):
                    for given in arguments(creation):
                        edit.replace(given, "")
            after = rename_types(JavaFile(edit.result()) if edit else file, {_OLD: _NEW})
            yield Change(path, after, "Boot's metrics are in the registry of Prometheus' client 1.x")


def _only_registry(file: JavaFile) -> bool:
    """Names nothing else of the old client, and of the registry only what the new one has too."""
    imports = [i.name for i in file.imports if i.name.startswith(f"{_CLIENT}.") or i.name == _CLIENT]
    calls = {field_text(file, c, "name") for c in file.walk("method_invocation") if _is_registry(file, c)}
    return imports == [_OLD] and calls <= {"clear"}


def _is_registry(file: JavaFile, call: Node) -> bool:
    owner = call.child_by_field_name("object")
    if owner is None:
        return False
    return declared_type(file, owner) == "CollectorRegistry" or file.text(owner).startswith("CollectorRegistry.")
