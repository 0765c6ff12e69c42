"""Requests of the project's own that said their method as text: HttpRequest has only getMethod() since Spring 6.

Shapes: a class or an anonymous class that implements HttpRequest, ClientHttpRequest or ServerHttpRequest, or extends
one of their decorators. One that has getMethod() too loses getMethodValue(), unless its own code calls it. Those that
implement an interface themselves get the attributes that it asks for since 6.2.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import supertypes
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, line_start, newline_of
from pipeline.sources.syntax import TYPES, ancestor, annotations_of, arguments, field, field_text, methods
from shared.models import Wave

_HTTP = "org.springframework.http"
_REQUESTS = (
    *(f"{_HTTP}.HttpRequest", f"{_HTTP}.client.ClientHttpRequest", f"{_HTTP}.client.support.HttpRequestWrapper"),
    *(f"{_HTTP}.server.ServerHttpRequest", f"{_HTTP}.server.ServletServerHttpRequest"),
    *(f"{_HTTP}.server.reactive.ServerHttpRequest", f"{_HTTP}.server.reactive.ServerHttpRequestDecorator"),
)
_WITH_ATTRIBUTES = (f"{_HTTP}.HttpRequest", f"{_HTTP}.client.ClientHttpRequest", f"{_HTTP}.server.ServerHttpRequest")
_OLD = "getMethodValue"
_BODIES = ("method_declaration", "lambda_expression")


@fixer(
    "request-methods",
    title="Let requests say their method as HttpMethod",
    source="HttpRequest in Spring Framework 6.0 (getMethodValue gone, getMethod abstract), 6.2 (getAttributes)",
    wave=Wave.TYPES,
)
def request_methods(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"String getMethodValue()"):
        edit = case.project.java(path).edit()
        known = {name.rpartition(".")[2] for name in _REQUESTS if edit.file.imported(name)}
        for cls in edit.file.walk(*TYPES, "object_creation_expression"):
            if known & set(supertypes(edit.file, cls)):
                for method in methods(edit.file, cls, _OLD):
                    _attributes(edit, cls, method)
                    _turn(edit, cls, method)
        if edit:
            yield Change(path, edit.result(), "a request says its method as HttpMethod only")


def _attributes(edit: JavaEdit, cls: Node, before: Node) -> None:
    file = edit.file
    asked = {name.rpartition(".")[2] for name in _WITH_ATTRIBUTES if file.imported(name)}
    if methods(file, cls, "getAttributes") or not asked & set(supertypes(file, cls)):
        return
    newline, indent = newline_of(file.source), indent_at(file.source, before.start_byte)
    inner = deeper(indent)
    kind, made = f"{edit.type_name('java.util.Map')}<String, Object>", edit.type_name("java.util.HashMap")
    lines = [f"{indent}private final {kind} ownAttributes = new {made}<>();", "", f"{indent}@Override"]
    lines += [f"{indent}public {kind} getAttributes() {{", f"{inner}return ownAttributes;", f"{indent}}}", "", ""]
    above = before.prev_named_sibling
    first = above if above is not None and above.type == "block_comment" else before
    edit.insert(line_start(file.source, first.start_byte), newline.join(lines))


def _turn(edit: JavaEdit, cls: Node, method: Node) -> None:
    file = edit.file
    if not methods(file, cls, "getMethod"):
        edit.replace(field(method, "type"), edit.type_name(f"{_HTTP}.HttpMethod"))
        edit.replace(field(method, "name"), "getMethod")
        for returned in file.walk("return_statement", under=method):
            if ancestor(returned, *_BODIES) == method and returned.named_children:
                _as_method(edit, returned.named_children[0])
    elif any(call.child_by_field_name("object") is None for call in file.calls(_OLD)) or b"this." + _OLD.encode() in (
        file.source
    ):
        for annotation in annotations_of(file, method, "Override"):
            edit.delete_annotation(annotation)
    else:
        edit.delete_member(method)


def _as_method(edit: JavaEdit, value: Node) -> None:
    """`request.getMethodValue()` and `request.getMethod().name()` had it as HttpMethod already."""
    file, inner = edit.file, value.child_by_field_name("object")
    name = field_text(file, value, "name") if value.type == "method_invocation" and not arguments(value) else ""
    if name == _OLD and inner is not None:
        edit.replace(field(value, "name"), "getMethod")
    elif name == "name" and inner is not None and field_text(file, inner, "name") == "getMethod":
        edit.replace(value, file.text(inner))
    else:
        edit.insert(value.start_byte, f"{edit.type_name(f'{_HTTP}.HttpMethod')}.valueOf(")
        edit.insert(value.end_byte, ")")
