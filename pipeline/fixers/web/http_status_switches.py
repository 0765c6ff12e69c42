"""`switch` over a status that Spring hands over, whose labels are names of HttpStatus.

Shapes: `switch (e.getStatusCode()) { case NOT_FOUND: .. }`, where the file need not name HttpStatus anywhere.
Errors (JDK 17): patterns in switch statements are a preview feature; cannot find symbol: variable NOT_FOUND.
Left: what is switched over by something else than a call of the accessors; own enums compile as they are.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field, field_text
from shared.models import Diagnostic, Wave

_SWITCHES = ("switch_expression", "switch_statement")
_GETTERS = ("getStatusCode", "statusCode", "getStatus")
_NAME = re.compile(r"[A-Z]+(?:_[A-Z]+)*")


@fixer(
    "http-status-switches",
    title="Switch over HttpStatus where Spring hands over an HttpStatusCode",
    source="Spring Framework 6.0 upgrade notes, HttpStatusCode; JLS 14.11.1",
    wave=Wave.TYPES,
    on=r"patterns in switch statements are a preview feature|symbol:\s+variable [A-Z_]+\b"
    r"|constant label of type .*HttpStatus\b",
)
def http_status_switches(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        if not path.endswith(".java"):
            continue
        edit = case.project.java(path).edit()
        values = {node.start_byte: node for d in found if (node := _status(edit.file, d)) is not None}
        for node in values.values():
            name = edit.type_name("org.springframework.http.HttpStatus")
            edit.insert(node.start_byte, f"{name}.valueOf(")
            edit.insert(node.end_byte, ".value())")
        if edit:
            yield Change(path, edit.result(), "the labels are names of the enum of standard codes")


def _status(file: JavaFile, diagnostic: Diagnostic) -> Node | None:
    """The call that the `switch` around the diagnostic's place goes by."""
    node = file.expression_at(diagnostic.line, diagnostic.column)
    switch = node if node is None or node.type in _SWITCHES else ancestor(node, *_SWITCHES)
    if node is None or switch is None:
        return None
    labels = [label for label in file.walk("switch_label", under=switch) if _owner(label) == switch]
    condition = field(switch, "condition")
    placed = condition.start_byte <= node.start_byte < condition.end_byte or node == switch
    if not placed and not any(label.start_byte <= node.start_byte < label.end_byte for label in labels):
        return None
    names = [file.text(child) for label in labels for child in label.named_children]
    call = condition.named_children[0]
    asked = call.type == "method_invocation" and field_text(file, call, "name") in _GETTERS and not arguments(call)
    return call if asked and names and all(_NAME.fullmatch(name) for name in names) else None


def _owner(label: Node) -> Node | None:
    return ancestor(label, *_SWITCHES)
