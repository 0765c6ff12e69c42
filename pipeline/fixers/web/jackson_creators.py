"""Value classes that Jackson read from a lone string or number by their only constructor, until 2.18."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import TYPES, ancestor, annotations_of, field_text, has_modifier, members, parameters
from shared.models import Wave

_REFUSED = re.compile(
    r"Cannot construct instance of `(?P<type>[\w.$]+)`[^\n]*no (?P<kind>String|int|long|double|boolean)(?:/\w+)?"
    r"-argument constructor/factory method to deserialize from"
)
_KINDS = {
    "String": {"String"},
    "int": {"int", "Integer", "long", "Long"},
    "long": {"long", "Long"},
    "double": {"double", "Double"},
    "boolean": {"boolean", "Boolean"},
}


@fixer(
    "jackson-creators",
    title="Let Jackson read a value class from a lone value by its constructor, as before 2.18",
    source="Jackson 2.18 release notes, rewritten detection of creators (databind #4515); Javadoc of JsonCreator.Mode",
    wave=Wave.TEST,
    on=_REFUSED.pattern,
    boot3=False,
)
def jackson_creators(case: Case) -> Iterator[Change]:
    """As 2.17 did it: such a constructor is for a lone value alone, objects go by the one without arguments."""
    refused = {m["type"]: m["kind"] for d in case.diagnostics for m in _REFUSED.finditer(f"{d.message}\n{d.detail}")}
    for path in case.project.java_paths(*(re.split(r"[.$]", name)[-1].encode() for name in refused)):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration") if "src/main/" in path else ():
            constructor = _only(file, cls, refused.get(_binary_name(file, cls), ""))
            if constructor is not None:
                line = newline_of(file.source) + indent_at(file.source, constructor.start_byte)
                creator = edit.type_name("com.fasterxml.jackson.annotation.JsonCreator")
                edit.insert(constructor.start_byte, f"@{creator}(mode = {creator}.Mode.DELEGATING){line}")
        if edit:
            yield Change(path, edit.result(), "Jackson takes this constructor for an object's property since 2.18")


def _binary_name(file: JavaFile, cls: Node) -> str:
    """`p.Outer$Inner`"""
    names, here = list[str](), cls
    while here is not None:
        names.append(field_text(file, here, "name"))
        here = ancestor(here, *TYPES)
    return ".".join(filter(None, (file.package, "$".join(reversed(names)))))


def _only(file: JavaFile, cls: Node, kind: str) -> Node | None:
    """The public constructor for this kind of value, where Jackson has no other word on how to make one."""
    found = members(cls, "constructor_declaration")
    single = [
        c for c in found
        if has_modifier(c, "public") and len(p := parameters(file, c)) == 1 and p[0][0] in _KINDS.get(kind, set())
    ]  # fmt: skip
    told = any(file.annotations("JsonCreator", "JsonProperty", under=c) for c in members(cls, *_MEMBERS))
    return single[0] if len(single) == 1 and not told and not annotations_of(file, cls, "JsonDeserialize") else None


_MEMBERS = ("constructor_declaration", "method_declaration")
