"""Code that reads Swagger's annotations: a logging aspect that asks a method for the @ApiOperation it has."""

import re
from collections.abc import Callable, Mapping

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import arguments, declared_type, field, field_text

_LOOKUPS = ("getAnnotation", "getDeclaredAnnotation", "findAnnotation", "getMergedAnnotation", "getMethodAnnotation")


def read_elsewhere(edit: JavaEdit, old: str, accessors: Mapping[str, str], named: Callable[[], str]) -> None:
    """Renames the annotation's type where code names it, and the accessors called on it.

    A file that asks for what the new annotation has not stays as it is: the compiler names the place.
    """
    file, simple = edit.file, old.rpartition(".")[2]
    uses = file.types_named(simple) if file.imported(old) else []
    if not uses:
        return
    calls = [c for c in file.walk("method_invocation") if not arguments(c) and _reads(file, c, simple)]
    if any(field_text(file, call, "name") not in accessors for call in calls):
        return
    for use in uses:
        edit.replace(use, named())
    for call in calls:
        _accessor(edit, call, accessors)


def _reads(file: JavaFile, call: Node, simple: str) -> bool:
    receiver = call.child_by_field_name("object")
    if receiver is None:
        return False
    if receiver.type == "method_invocation":
        asked = [file.text(a) for a in arguments(receiver)]
        return field_text(file, receiver, "name") in _LOOKUPS and f"{simple}.class" in asked
    return declared_type(file, receiver) == simple


def _accessor(edit: JavaEdit, call: Node, accessors: Mapping[str, str]) -> None:
    name = field(call, "name")
    new = accessors[edit.file.text(name)]
    lists = edit.file.text(name) == "tags" and new != "tags"
    above = call.parent
    if lists and above is not None and above.type == "array_access":
        edit.splices.delete(call.end_byte, above.end_byte)
    elif lists:
        edit.insert(call.start_byte, "new String[] {")
        edit.insert(call.end_byte, "}")
    if edit.file.text(name) != new:
        edit.replace(name, new)


def in_strings(edit: JavaEdit, names: Mapping[str, str]) -> None:
    """Qualified names in string literals: pointcuts such as `@annotation(io.swagger.annotations.ApiOperation)`."""
    for node in edit.file.walk("string_fragment"):
        text = edit.file.text(node)
        after = re.sub(r"[\w.]+\.Api\w*", lambda m: names.get(m[0], m[0]), text)
        if after != text:
            edit.replace(node, after)
