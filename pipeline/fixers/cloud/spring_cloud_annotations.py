"""Switches of Spring Cloud that went because what they switched on is on by itself."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, field
from shared.models import Wave

_CLOUD = "org.springframework.cloud"
_DISCOVERY = f"{_CLOUD}.client.discovery.EnableDiscoveryClient"
_NEEDLESS = (
    f"{_CLOUD}.netflix.eureka.EnableEurekaClient",
    f"{_CLOUD}.client.circuitbreaker.EnableCircuitBreaker",
    f"{_CLOUD}.netflix.hystrix.EnableHystrix",
)
_COMPOSED = f"{_CLOUD}.client.SpringCloudApplication"


@fixer(
    "spring-cloud-annotations",
    title="Remove Spring Cloud's annotations for what is configured by itself",
    source="Spring Cloud 2020.0 and 2022.0 release notes, removed annotations",
    wave=Wave.IMPORTS,
)
def spring_cloud_annotations(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.rpartition(".")[2].encode() for name in (*_NEEDLESS, _COMPOSED))):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            for name in _NEEDLESS:
                _remove(edit, cls, name)
            _decompose(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Spring Cloud configures this without an annotation now")


def _remove(edit: JavaEdit, cls: Node, name: str) -> None:
    for annotation in annotations_of(edit.file, cls, name.rpartition(".")[2]):
        if edit.file.imported(name):
            edit.delete_annotation(annotation)
            edit.remove_import(name)


def _decompose(edit: JavaEdit, cls: Node) -> None:
    """@SpringCloudApplication was @SpringBootApplication, @EnableDiscoveryClient and @EnableCircuitBreaker."""
    for annotation in annotations_of(edit.file, cls, "SpringCloudApplication"):
        line = newline_of(edit.file.source) + indent_at(edit.file.source, annotation.start_byte)
        edit.replace(field(annotation, "name"), "SpringBootApplication")
        if not annotations_of(edit.file, cls, "EnableDiscoveryClient"):
            edit.insert(annotation.end_byte, f"{line}@EnableDiscoveryClient")
            edit.add_import(_DISCOVERY)
        edit.remove_import(_COMPOSED)
        edit.add_import("org.springframework.boot.autoconfigure.SpringBootApplication")
