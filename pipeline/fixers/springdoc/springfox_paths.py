"""Paths of Springfox's pages in security rules and elsewhere -> springdoc's.

Source: springdoc.org, properties `springdoc.api-docs.path` and `springdoc.swagger-ui.path` and their defaults.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, field_text
from shared.models import Wave

_MATCHERS = re.compile(
    r"(?:request|ant|mvc|ignoringRequest|path|exclude|addPath)(?:Matchers?|PathPatterns)$|^AntPathRequestMatcher$"
)
_LIBRARIES = (b"springfox", b"knife4j", b"swagger-bootstrap-ui")
_OLD = (b"/v2/api-docs", b"/*/api-docs", b"/swagger-resources")


@fixer(
    "springfox-paths",
    title="Open springdoc's pages where Springfox's were open",
    source="springdoc.org, default paths of the UI and the documents; catalogue C01",
    wave=Wave.TEST,
)
def springfox_paths(case: Case) -> Iterator[Change]:
    if not _documents(case.project):
        return
    for path in case.project.java_paths(*_OLD):
        edit = case.project.java(path).edit()
        for node in edit.file.walk("string_fragment"):
            _rewrite(edit, node)
        if edit:
            yield Change(path, edit.result(), "springdoc serves /v3/api-docs and /swagger-ui")


def _documents(project: Project) -> bool:
    """Springfox is here still, alone or below Knife4j: an application that was on springdoc keeps what it opened."""
    builds = [*project.poms(), *project.glob("**/*.gradle", "**/*.gradle.kts")]
    named = any(name in project.read(p) for p in builds for name in _LIBRARIES)
    return named or bool(project.java_paths(b"springfox.documentation"))


def _rewrite(edit: JavaEdit, node: Node) -> None:
    text = edit.file.text(node)
    pattern = _is_pattern(edit.file, node)
    if "/v2/api-docs" in text:
        new = text.replace("/v2/api-docs", "/v3/api-docs")
        edit.replace(node, new + "/**" if pattern and new.endswith("/v3/api-docs") else new)
    elif pattern and text == "/*/api-docs":
        edit.replace(node, text + "/**")
    elif pattern and text == _first(edit.file) and b'"/swagger-ui/**"' not in edit.file.source:
        edit.replace(node, "/swagger-ui/**")


def _first(file: JavaFile) -> str:
    """The one of Springfox's resource patterns that makes room for the new pages."""
    found = [
        t
        for t in ("/swagger-resources/**", "/swagger-resources/*", "/swagger-resources")
        if f'"{t}"'.encode() in file.source
    ]
    return found[0] if found else ""


def _is_pattern(file: JavaFile, node: Node) -> bool:
    """An argument of a matcher, or an element of a constant array or list of them."""
    if ancestor(node, "array_initializer", "field_declaration") is not None:
        return True
    call = ancestor(node, "method_invocation", "object_creation_expression")
    while call is not None:
        name = field_text(file, call, "name") or field_text(file, call, "type")
        if _MATCHERS.search(name):
            return True
        call = ancestor(call, "argument_list")
        call = call.parent if call is not None else None
    return False
