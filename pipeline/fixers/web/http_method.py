"""HttpMethod is a class, no longer an enum.

Source: Spring Framework 6.0 upgrade notes, "HttpMethod is now a class"; catalogue E03.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text
from shared.models import Wave

_TYPE = "org.springframework.http.HttpMethod"
_NAMES = frozenset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])


@fixer(
    "http-method-class",
    title="Use HttpMethod as a class: switch over its name, no enum collections",
    source="Spring Framework 6.0 upgrade notes, HttpMethod; catalogue E03",
    wave=Wave.TYPES,
)
def http_method_class(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"HttpMethod", b"getMethod()"):
        edit = case.project.java(path).edit()
        for switch in edit.file.walk("switch_expression", "switch_statement"):
            _switch(edit, switch)
        if edit.file.imported(_TYPE):
            _calls(edit)
            _collections(edit)
        if edit:
            yield Change(path, edit.result(), "HttpMethod is a class in Spring Framework 6")


def _switch(edit: JavaEdit, switch: Node) -> None:
    """`switch (m) { case GET:` -> `switch (m.name()) { case "GET":`."""
    file, condition = edit.file, field(switch, "condition").named_children[0]
    labels = [c for label in _labels(file, switch) for c in label.named_children]
    if not labels or not all(file.text(c) in _NAMES for c in labels) or not _is_method(file, condition):
        return
    edit.insert(condition.end_byte, ".name()")
    for label in labels:
        edit.replace(label, f'"{file.text(label)}"')


def _labels(file: JavaFile, switch: Node) -> list[Node]:
    """Those of this switch, not of one inside it."""
    body = field(switch, "body")
    groups = [c for c in body.named_children if c.type in ("switch_block_statement_group", "switch_rule")]
    return [c for group in groups for c in group.named_children if c.type == "switch_label"]


def _is_method(file: JavaFile, node: Node) -> bool:
    """A variable declared as HttpMethod, or the method of one of Spring's requests."""
    if (
        node.type == "method_invocation"
        and not arguments(node)
        and field_text(file, node, "name") in ("getMethod", "getHttpMethod")
    ):
        receiver = field_text(file, node, "object")
        return any(
            _declares(file, kind, receiver) for kind in ("HttpRequest", "ServerHttpRequest", "ClientHttpRequest")
        )
    return node.type == "identifier" and file.imported(_TYPE) and _declares(file, "HttpMethod", file.text(node))


def _declares(file: JavaFile, kind: str, name: str) -> bool:
    return re.search(rf"\b{kind}\s+{re.escape(name)}\b".encode(), file.source) is not None


def _calls(edit: JavaEdit) -> None:
    for call in edit.file.calls("resolve"):
        if field_text(edit.file, call, "object") == "HttpMethod":
            edit.replace(field(call, "name"), "valueOf")


def _collections(edit: JavaEdit) -> None:
    file = edit.file
    for call in file.calls("of", "noneOf", "allOf"):
        text = file.text(field(call, "arguments"))
        if field_text(file, call, "object") != "EnumSet" or "HttpMethod" not in text:
            continue
        name = field_text(file, call, "name")
        new = {"of": f"Set.of{text}", "noneOf": "new HashSet<>()", "allOf": "Set.of(HttpMethod.values())"}[name]
        edit.replace(call, new)
        edit.add_import("java.util.HashSet" if name == "noneOf" else "java.util.Set")
    for creation in file.walk("object_creation_expression"):
        if field_text(file, creation, "type").startswith("EnumMap<") and "HttpMethod.class" in file.text(creation):
            kind = field_text(file, creation, "type").removeprefix("EnumMap")
            edit.replace(creation, f"new HashMap{kind}()")
            edit.add_import("java.util.HashMap")
    for node in file.walk("generic_type"):
        created = node.parent is not None and node.parent.type == "object_creation_expression"
        if not created and re.fullmatch(r"Enum(?:Map|Set)<HttpMethod\b.*", file.text(node), re.DOTALL):
            kind = node.named_children[0]
            edit.replace(kind, file.text(kind).removeprefix("Enum"))
            edit.add_import(f"java.util.{file.text(kind).removeprefix('Enum')}")
