"""AssertJ 3.13: `extracting("name")` of one object gives that value, no longer a list with it."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text
from shared.models import Wave

_OF_LIST = re.compile(
    r"symbol:\s+method (?P<method>\w+)\([^\n]*\n\s*location: class org\.assertj\.core\.api\.\w*ObjectAssert"
)
_EQUAL = frozenset({"contains", "containsExactly", "containsOnly", "containsSequence", "containsExactlyInAnyOrder"})
"""Of a list of one, with one value: that it equals the value."""


@fixer(
    "assertj-extracting",
    title="Assert on the extracted value itself",
    source="AssertJ 3.13 release notes: extracting a single property or field returns an object assertion",
    wave=Wave.TEST_COMPILE,
    boot3=False,
    on=_OF_LIST.pattern.replace("?P<method>", ""),
)
def assertj_extracting(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in (d for d in found if d.line and d.column):
            node = edit.file.expression_at(diagnostic.line or 1, diagnostic.column or 1)
            missing = _OF_LIST.search(diagnostic.detail)
            if node is not None and missing and field_text(edit.file, node, "name") == missing["method"]:
                _assert(edit, node)
        if edit:
            yield Change(path, edit.result(), "one extracted value is no list any more")


def _assert(edit: JavaEdit, call: Node) -> None:
    """Anything but equality keeps the list: the overload for several names still gives one."""
    file, extracting = edit.file, call.child_by_field_name("object")
    if extracting is None or field_text(file, extracting, "name") != "extracting" or len(arguments(extracting)) != 1:
        return
    name = field(call, "name")
    if file.text(name) in _EQUAL and len(arguments(call)) == 1:
        edit.replace(name, "isEqualTo")
    elif (given := arguments(extracting)[0]).type == "string_literal":
        edit.replace(given, f"new String[] {{{file.text(given)}}}")
