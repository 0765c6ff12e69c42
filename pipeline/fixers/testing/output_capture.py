"""Boot's rule that captures output lost `reset` when it became OutputCaptureRule.

A reset that comes first in a class's one @Before method empties what is empty: the rule begins to capture for each test
anew, before such methods. A later one, or one of a rule for the whole class, splits the output in two, which the new
rule cannot: it stays, and the compiler names it.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, arguments, body_of, field, field_text, members, methods, superclass
from shared.models import Wave

_TYPES = (
    "org.springframework.boot.test.rule.OutputCapture",
    "org.springframework.boot.test.system.OutputCaptureRule",
)
_BEFORE = ("Before", "BeforeEach")
"""The second where something has moved the class to JUnit 5 already."""


@fixer(
    "output-capture-resets",
    title="Drop resets of captured output before each test",
    source="Spring Boot 2.2 release notes, OutputCapture; sources of both rules",
    wave=Wave.TEST_COMPILE,
    confidence="medium",
)
def output_capture_resets(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"OutputCapture"):
        file = case.project.java(path)
        edit = file.edit()
        if any(file.imported(name) for name in _TYPES):
            for cls in file.walk("class_declaration"):
                _drop(edit, cls)
        if edit:
            yield Change(path, edit.result(), "the rule captures anew for each test, and cannot be reset within one")


def _drop(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    before = [m for m in methods(file, cls) if annotations_of(file, m, *_BEFORE)]
    if len(before) != 1 or superclass(file, cls) or (body := body_of(before[0])) is None:
        return
    statements = [s for s in body.named_children if not s.type.endswith("comment")]
    if not statements or not _clears(file, statements[0], _rules(file, cls)):
        return
    if len(body.named_children) > 1 or file.calls(field_text(file, before[0], "name")):
        edit.delete(statements[0])
    else:
        edit.delete_member(before[0])


def _rules(file: JavaFile, cls: Node) -> set[str]:
    names = ("OutputCapture", "OutputCaptureRule")
    fields = [f for f in members(cls, "field_declaration") if field_text(file, f, "type") in names]
    rules = [f for f in fields if annotations_of(file, f, "Rule")]
    return {field_text(file, d, "name") for f in rules for d in f.children_by_field_name("declarator")}


def _clears(file: JavaFile, statement: Node, rules: set[str]) -> bool:
    """`capture.reset();`, as a statement of its own."""
    call = statement.named_children[0] if statement.type == "expression_statement" else statement
    if call.type != "method_invocation" or arguments(call) or call.child_by_field_name("object") is None:
        return False
    owner = file.text(field(call, "object")).removeprefix("this.")
    return field_text(file, call, "name") == "reset" and owner in rules
