"""Boot's rule that captures output lost `reset` when it became OutputCaptureRule.

A reset that comes first in a class's one @Before method empties what is empty: the rule begins to capture for each test
anew. A later one splits the output of a test in two, which the new rule cannot: it stays, and the compiler names it.
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
_BEFORE = "org.junit.Before"


@fixer(
    "output-capture-resets",
    title="Drop resets of captured output before each test",
    source="Spring Boot 2.2 release notes, OutputCapture; javap of spring-boot-test 2.0.3 and 3.5",
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
    before = [m for m in methods(file, cls) if annotations_of(file, m, "Before")]
    if len(before) != 1 or superclass(file, cls) or (body := body_of(before[0])) is None:
        return
    statements = [s for s in body.named_children if not s.type.endswith("comment")]
    if not statements or not _clears(file, statements[0], _rules(file, cls)):
        return
    if len(body.named_children) > 1:
        edit.delete(statements[0])
        return
    edit.delete_member(before[0])
    if len(file.annotations("Before")) == 1:
        edit.remove_import(_BEFORE)


def _rules(file: JavaFile, cls: Node) -> set[str]:
    names = ("OutputCapture", "OutputCaptureRule")
    rules = [f for f in members(cls, "field_declaration") if field_text(file, f, "type") in names]
    return {field_text(file, d, "name") for f in rules for d in f.children_by_field_name("declarator")}


def _clears(file: JavaFile, statement: Node, rules: set[str]) -> bool:
    """`capture.reset();`, as a statement of its own."""
    call = statement.named_children[0] if statement.type == "expression_statement" else statement
    if call.type != "method_invocation" or arguments(call) or call.child_by_field_name("object") is None:
        return False
    owner = file.text(field(call, "object")).removeprefix("this.")
    return field_text(file, call, "name") == "reset" and owner in rules
