"""`outputCapture.reset()` before a test: Boot 2.2's rule has no such method, and has captured nothing by then.

Source: OutputCapture of Spring Boot 2.1 and OutputCaptureRule of 2.2: each captures from where the rule is applied,
which is before the methods that come before a test.

Left: a reset after something that may print, which later assertions rely on.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import COMMENTS, ancestor, annotations_of, field, field_text, members, methods, simple_name
from shared.models import Wave

_RULES = ("OutputCapture", "OutputCaptureRule")
_BEFORE = ("Before", "BeforeEach")


@fixer(
    "output-capture-reset",
    title="Drop the reset of an output that nothing was written to yet",
    source="Spring Boot 2.2 release notes, Test Output Capture; sources of both rules",
    wave=Wave.TEST_COMPILE,
)
def output_capture_reset(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"OutputCapture"):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("reset"):
            _drop(edit, call)
        if edit:
            yield Change(
                path, edit.result(), "the rule has captured nothing before the test, and has no reset any more"
            )


def _drop(edit: JavaEdit, call: Node) -> None:
    file, statement = edit.file, call.parent
    method, cls = ancestor(call, "method_declaration"), ancestor(call, "class_declaration")
    if method is None or cls is None or statement is None or statement.type != "expression_statement":
        return
    body = field(method, "body")
    first = next((s for s in body.named_children if s.type not in COMMENTS), None)
    others = [m for m in methods(file, cls) if m != method and annotations_of(file, m, *_BEFORE)]
    rule = field_text(file, call, "object").removeprefix("this.")
    if first != statement or others or rule not in _captures(file, cls) or not annotations_of(file, method, *_BEFORE):
        return
    only = len(body.named_children) == 1 and not file.calls(field_text(file, method, "name"), under=cls)
    if only:
        edit.delete_member(method)
    else:
        edit.delete(statement)


def _captures(file: JavaFile, cls: Node) -> set[str]:
    """Fields with the rule; only in a class without a superclass, whose methods would come first."""
    if cls.child_by_field_name("superclass") is not None:
        return set()
    found = [m for m in members(cls, "field_declaration") if simple_name(field_text(file, m, "type")) in _RULES]
    return {field_text(file, field(m, "declarator"), "name") for m in found if annotations_of(file, m, "Rule")}
