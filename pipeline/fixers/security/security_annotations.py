"""Annotations of Spring Security that changed their meaning or their name.

Source: Spring Security 5.8 migration guide, "Configuration migrations" and "Method security"; catalogue D04.

Left: @EnableGlobalMethodSecurity, which still works, where only it does what the project relies on: an order, a
GlobalMethodSecurityConfiguration, beans that the new one does not ask for (PermissionEvaluator, without which
hasPermission(..) denies, AuthenticationTrustResolver), unless a MethodSecurityExpressionHandler bean stands in for it;
a handler that overrides createSecurityExpressionRoot(Authentication, ..), which the new one never calls, so that the
expressions would not find the project's own methods; @Secured("IS_AUTHENTICATED_FULLY") and its like, which the old
AuthenticatedVoter reads, and the new one takes for an authority that nobody has; and methods that an interface
inherits twice, once secured (security_overlaid.py).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.security.security_overlaid import overlaid
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field,
    field_text,
    methods,
    pairs,
    parameters,
    simple_name,
    superclass,
)
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
_TAKEN, _HANDLER = ("PermissionEvaluator", "AuthenticationTrustResolver"), "MethodSecurityExpressionHandler"
_OLD_HOOKS = ("createSecurityExpressionRoot", "createEvaluationContextInternal")
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
        if any(needs(case.project, path) for needs in (_asks_for_beans, _has_own_root, _votes, overlaid)):
            continue
        for cls in edit.file.walk("class_declaration"):
            for annotation in annotations_of(edit.file, cls, "EnableGlobalMethodSecurity"):
                _rename(edit, cls, annotation)
        if edit:
            yield Change(
                path, edit.result(), "@EnableGlobalMethodSecurity is deprecated; prePostEnabled is on by default now"
            )


def _asks_for_beans(project: Project, home: str) -> bool:
    """Beans of an application that only the handler of the old annotation takes."""
    kinds = [
        k for p in beside(project, home, *(n.encode() for n in (*_TAKEN, _HANDLER))) for k in _beans(project.java(p))
    ]
    return any(k.endswith(_TAKEN) for k in kinds) and not any(k.endswith(_HANDLER) for k in kinds)


def _has_own_root(project: Project, home: str) -> bool:
    """A DefaultMethodSecurityExpressionHandler, named or anonymous, whose root is made from an Authentication."""
    for path in beside(project, home, b"DefaultMethodSecurityExpressionHandler"):
        file = project.java(path)
        for cls in file.walk("class_declaration", "object_creation_expression"):
            old = methods(file, cls, *_OLD_HOOKS) if superclass(file, cls) == f"Default{_HANDLER}" else []
            if any([kind for kind, _ in parameters(file, m)][:1] == ["Authentication"] for m in old):
                return True
    return False


def _votes(project: Project, home: str) -> bool:
    return any(b"@Secured" in project.read(path) for path in beside(project, home, b'"IS_AUTHENTICATED_'))


def _beans(file: JavaFile) -> Iterator[str]:
    """Names of the types of beans: of methods, and of what annotated classes implement or extend."""
    for method in file.walk("method_declaration"):
        if annotations_of(file, method, "Bean"):
            yield simple_name(field_text(file, method, "type"))
    for cls in file.walk("class_declaration"):
        if annotations_of(file, cls, "Component", "Service", "Configuration"):
            yield superclass(file, cls)
            listed = field_text(file, cls, "interfaces").removeprefix("implements")
            yield from (simple_name(name) for name in listed.split(","))


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
