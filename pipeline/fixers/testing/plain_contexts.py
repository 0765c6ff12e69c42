"""Tests whose context Boot configures without Boot's own loader: such a context reads no application.properties.

Shapes: `@ContextConfiguration(classes = App.class)`, also with a list, with `@WebAppConfiguration`, or without classes
and a nested configuration; `@SpringJUnitConfig` and `@SpringJUnitWebConfig`. The class has @SpringBootApplication or
@EnableAutoConfiguration.
Left: classes that only import such a class, annotations that are composed of these, tests with initializers.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.jpa_settings import has_data_script
from pipeline.fixers.testing.junit5_rules import annotate
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, elements, field_text, members, pairs, simple_name
from shared.models import Wave

_PLAIN = ("ContextConfiguration", "SpringJUnitConfig", "SpringJUnitWebConfig")
_BOOT = ("SpringBootApplication", "EnableAutoConfiguration")
_BOOTS_OWN = re.compile(r"(?:SpringBoot|DataJpa|DataJdbc|Jdbc|WebMvc|WebFlux|Json|Rest\w*)Test\Z|BootstrapWith\Z")
_DEFERRED = "spring.jpa.defer-datasource-initialization=true"


@fixer(
    "plain-context-scripts",
    title="Run data.sql after Hibernate also in contexts that read no settings file",
    source="Spring Boot 2.5 release notes, SQL Script DataSource Initialization; Spring, @TestPropertySource; tried",
    wave=Wave.TEST,
    boot3=False,
)
def plain_context_scripts(case: Case) -> Iterator[Change]:
    """What `deferred-data-scripts` puts into the settings. Without them, Hibernate makes an embedded database's
    tables, whatever `ddl-auto` they name."""
    project = case.project
    if (
        not came_from_before(case, (2, 5))
        or not depends_on(project, "spring-boot-starter-data-jpa")
        or not depends_on(project, "h2", "hsqldb", "derby")
        or depends_on(project, "liquibase-core", "flyway-core")
    ):
        return
    configured = _configured(project)
    for path in project.java_paths(*(f"@{name}".encode() for name in _PLAIN)):
        file = project.java(path)
        if _DEFERRED in project.text(path) or not has_data_script(project, project.module_of(path)):
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            if _is_plain(file, cls, configured):
                annotate(edit, cls, f'@TestPropertySource(properties = "{_DEFERRED}")')
                edit.add_import("org.springframework.test.context.TestPropertySource")
        if edit:
            reason = "this context reads no settings file, and scripts run before Hibernate since Boot 2.5"
            yield Change(path, edit.result(), reason)


def _configured(project: Project) -> set[str]:
    """Simple names of the classes that turn Boot's auto-configuration on."""
    paths = project.java_paths(*(f"@{name}".encode() for name in _BOOT))
    files = [project.java(path) for path in paths]
    return {
        field_text(file, cls, "name")
        for file in files
        for cls in file.walk("class_declaration")
        if annotations_of(file, cls, *_BOOT)
    }


def _is_plain(file: JavaFile, cls: Node, configured: set[str]) -> bool:
    plain = annotations_of(file, cls, *_PLAIN)
    names = [simple_name(field_text(file, annotation, "name")) for annotation in annotations_of(file, cls)]
    if not plain or any(_BOOTS_OWN.search(name) for name in names):
        return False
    said = pairs(file, plain[0])
    loader = file.text(said["loader"]) if "loader" in said else "AnnotationConfig"
    if "initializers" in said or not simple_name(loader).startswith("AnnotationConfig"):
        return False
    of_junit = "ContextConfiguration" not in names  # whose lone value is a list of classes
    value = said.get("classes") or (said.get("value") if of_junit else None)
    if value is not None:
        return any(simple_name(file.text(item).removesuffix(".class")) in configured for item in elements(value))
    nested = members(cls, "class_declaration") if not {"locations", "value"} & said.keys() else []
    return any(annotations_of(file, inner, *_BOOT) for inner in nested)
