"""Chains that never asked for CORS, in an application with a CorsConfigurationSource bean: they get it unasked now.

Source: Spring Security 6.2, HttpSecurityConfiguration#applyCorsIfAvailable (spring-security#5011): one bean whose type
is UrlBasedCorsConfigurationSource switches `cors` on in every chain. Preflights are answered then that were refused,
other origins are refused that were served, and where a FilterRegistrationBean is named `corsFilter` the application
does not start. A bean declared by its interface counts as soon as it exists, which hangs on the order of the beans.

The switch is the chain's first statement: what asks for CORS later, here or in a method that is called, still gets it.
Left: Boot's own chain, which has no code to change.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, field, field_text, parameters, simple_name
from shared.models import Wave

_SOURCES = ("CorsConfigurationSource", "UrlBasedCorsConfigurationSource")
_SERVLET = "org.springframework.web.cors"
_DISABLE = "org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer"


@fixer(
    "security-cors",
    title="Keep CORS off in chains that never asked for it",
    source="Spring Security 6.2, HttpSecurityConfiguration.applyCorsIfAvailable; spring-security#5011",
    wave=Wave.TEST,
)
def security_cors(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 2)):
        return
    for path in case.project.java_paths(b"SecurityFilterChain"):
        if "src/test/" in path or not _has_source(case.project, path):
            continue
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            if _is_chain(edit.file, method) and not edit.file.calls("cors", under=method):
                _switch_off(edit, method)
        if edit:
            yield Change(path, edit.result(), "a CorsConfigurationSource bean alone switches CORS on since 6.2")


def _has_source(project: Project, home: str) -> bool:
    """The application of this file publishes one, for servlets."""
    files = (project.java(path) for path in beside(project, home, b"CorsConfigurationSource"))
    return any(_publishes(file) for file in files)


def _publishes(file: JavaFile) -> bool:
    imported = any(file.imported(f"{_SERVLET}.{name}") for name in _SOURCES)
    return any(
        (kind := field_text(file, method, "type")).rpartition(".")[0] in ((_SERVLET, "") if imported else (_SERVLET,))
        and simple_name(kind) in _SOURCES
        for method in file.walk("method_declaration")
        if annotations_of(file, method, "Bean")
    )


def _is_chain(file: JavaFile, method: Node) -> bool:
    """A bean made of an HttpSecurity, which may throw what `cors` does."""
    throws = next((file.text(c) for c in method.children if c.type == "throws"), "")
    may_throw = "Exception" in throws.replace(",", " ").split() or annotations_of(file, method, "SneakyThrows")
    return (
        simple_name(field_text(file, method, "type")) == "SecurityFilterChain"
        and bool(annotations_of(file, method, "Bean") and may_throw)
        and [kind for kind, _ in parameters(file, method)].count("HttpSecurity") == 1
    )


def _switch_off(edit: JavaEdit, method: Node) -> None:
    name = next(name for kind, name in parameters(edit.file, method) if kind == "HttpSecurity")
    first = field(method, "body").named_children[0]
    line = newline_of(edit.file.source) + indent_at(edit.file.source, first.start_byte)
    edit.insert(first.start_byte, f"{name}.cors({edit.type_name(_DISABLE)}::disable);{line}")
