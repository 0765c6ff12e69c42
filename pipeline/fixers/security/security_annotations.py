"""Annotations of Spring Security that changed their meaning or their name.

Source: Spring Security 5.8 migration guide, "Configuration migrations" and "Method security"; catalogue D04.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, arguments, field, pairs, superclass
from shared.models import Wave

_METHOD = "org.springframework.security.config.annotation.method.configuration"
_ENABLERS = (
    "EnableWebSecurity",
    "EnableWebFluxSecurity",
    "EnableMethodSecurity",
    "EnableGlobalMethodSecurity",
    "EnableReactiveMethodSecurity",
    "EnableRSocketSecurity",
    "EnableGlobalAuthentication",
)
_BEANS = (
    "Configuration",
    "TestConfiguration",
    "SpringBootApplication",
    "SpringBootConfiguration",
    "AutoConfiguration",
    "Component",
    "Service",
    "Controller",
    "RestController",
)


@fixer(
    "security-method-security",
    title="Use @EnableMethodSecurity with the same checks switched on",
    source="Spring Security 5.8 migration guide, method security; catalogue D04",
    wave=Wave.TYPES,
)
def security_method_security(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"EnableGlobalMethodSecurity"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            for annotation in annotations_of(edit.file, cls, "EnableGlobalMethodSecurity"):
                _rename(edit, cls, annotation)
        if edit:
            yield Change(
                path, edit.result(), "@EnableGlobalMethodSecurity is deprecated; prePostEnabled is on by default now"
            )


def _rename(edit: JavaEdit, cls: Node, annotation: Node) -> None:
    """A GlobalMethodSecurityConfiguration or an order works only with the old annotation, which still exists."""
    given = pairs(edit.file, annotation)
    if superclass(edit.file, cls) == "GlobalMethodSecurityConfiguration" or "order" in given:
        return
    edit.replace(field(annotation, "name"), "EnableMethodSecurity")
    if "prePostEnabled" not in given:
        values = arguments(annotation)
        if values:
            edit.insert(values[0].start_byte, "prePostEnabled = false, ")
        elif (empty := annotation.child_by_field_name("arguments")) is not None:
            edit.replace(empty, "(prePostEnabled = false)")
        else:
            edit.insert(annotation.end_byte, "(prePostEnabled = false)")
    edit.remove_import(f"{_METHOD}.EnableGlobalMethodSecurity")
    edit.add_import(f"{_METHOD}.EnableMethodSecurity")


@fixer(
    "security-configuration",
    title="Add @Configuration where Spring Security's annotations no longer imply it",
    source="Spring Security 5.8 migration guide, 'Add @Configuration annotation'; catalogue D04",
    wave=Wave.STARTUP,
)
def security_configuration(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.encode() for name in _ENABLERS)):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            found = annotations_of(edit.file, cls, *_ENABLERS)
            if found and not annotations_of(edit.file, cls, *_BEANS) and not _is_local(edit.file, cls):
                line = newline_of(edit.file.source) + indent_at(edit.file.source, found[0].start_byte)
                edit.insert(found[0].start_byte, "@Configuration" + line)
                edit.add_import("org.springframework.context.annotation.Configuration")
        if edit:
            yield Change(
                path, edit.result(), "@EnableWebSecurity and its like no longer make the class a configuration"
            )


def _is_local(file: JavaFile, cls: Node) -> bool:
    """A class that a test registers by hand; as a @Configuration a scan would find it."""
    return b"@Test" in file.source and cls.parent is not None and cls.parent.type == "block"
