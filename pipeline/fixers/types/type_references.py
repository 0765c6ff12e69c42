"""Jackson's TypeReference, which says since 2.10 what a read gives.

`readValue(..., TypeReference)` gave whatever was asked for, by a cast that nobody wrote: `ArrayList<String> all =
mapper.readValue(json, new TypeReference<List<String>>() {})`. It gives a List<String> now, and the cast has to be
written. The reference stays: with another one Jackson makes another class (a HashMap for a LinkedHashMap).
Left: generic methods whose parameter's type depends on what is read.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field_text, simple_name
from shared.models import Diagnostic, Wave

_REFERENCE = "com.fasterxml.jackson.core.type.TypeReference"
_READS = ("readValue", "convertValue")
_BOUNDS = re.compile(r"equality constraints: (?P<given>[^\n]+)\n\s*lower bounds: (?P<wanted>[^\n]+)")
_OPEN = tuple(
    f"java.util.{name}" for name in ("Collection", "List", "Map", "Set", "Queue", "Deque", "SortedMap", "SortedSet")
)
"""Interfaces of which other types of java.util with the same type arguments can be cast."""
_NAME = re.compile(r"[\w$]+(?:\.[\w$]+)*")


@fixer(
    "jackson-type-references",
    title="Cast what Jackson reads by a TypeReference of another type",
    source="jackson-databind 2.10 release notes (ObjectMapper.readValue and convertValue take TypeReference<T>, "
    "issue 2196), jars of 2.9.9 and 2.19.4 compared",
    wave=Wave.TYPES,
    on=r"inference variable T has incompatible bounds",
)
def jackson_type_references(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        file = case.project.java(path) if path.endswith(".java") else None
        if file is None or not file.imported(_REFERENCE):
            continue
        edit = file.edit()
        casts = {call.start_byte: cast for diagnostic in found for call, cast in _cast(file, diagnostic)}
        for start, cast in casts.items():
            edit.insert(start, cast)
        if edit:
            yield Change(path, edit.result(), "Jackson 2.10 gives what the TypeReference says; before it cast unseen")


def _cast(file: JavaFile, diagnostic: Diagnostic) -> Iterator[tuple[Node, str]]:
    """The read that javac is about, and what is written before it."""
    bounds = _BOUNDS.search(diagnostic.detail)
    call = _read_at(file, file.expression_at(diagnostic.line, diagnostic.column))
    wanted = [text for text in _split(bounds["wanted"]) if text not in ("java.lang.Object", "Object")] if bounds else []
    if bounds is None or call is None or len(wanted) != 1 or re.search("[#?]", wanted[0]):
        return
    cast = f"({_named(file, wanted[0])}) "
    yield call, cast if _castable(bounds["given"].strip(), wanted[0]) else f"{cast}(Object) "


def _read_at(file: JavaFile, node: Node | None) -> Node | None:
    """This call, or the one read among its arguments."""
    if node is None or node.type != "method_invocation":
        return None
    found = [call for call in (node, *arguments(node)) if _reads(file, call)]
    return found[0] if found[:1] == [node] or len(found) == 1 else None


def _reads(file: JavaFile, call: Node) -> bool:
    if call.type != "method_invocation" or field_text(file, call, "name") not in _READS or _is_cast(call):
        return False
    given = [(field_text(file, item, "type") or declared_type(file, item)) for item in arguments(call)[1:]]
    return any(simple_name(kind) == "TypeReference" for kind in given)


def _is_cast(call: Node) -> bool:
    return call.parent is not None and call.parent.type == "cast_expression"


def _split(text: str) -> list[str]:
    """`A<B,C>,D` -> A<B,C> and D."""
    found, depth = [""], 0
    for character in text.strip():
        depth += {"<": 1, ">": -1}.get(character, 0)
        if character == "," and not depth:
            found.append("")
        else:
            found[-1] += character
    return found


def _castable(given: str, wanted: str) -> bool:
    """javac takes the cast as it is: from Object, or to a class of the JDK that is such a collection."""
    (kind, _, of), (other, _, others) = given.partition("<"), wanted.partition("<")
    same = of == others and kind in _OPEN and other.startswith("java.util.")
    return given == "java.lang.Object" or (same and kind != other)


def _named(file: JavaFile, text: str) -> str:
    """The type as javac prints it, with simple names where the file has them."""

    def name(match: re.Match[str]) -> str:
        package, _, simple = match[0].rpartition(".")
        known = file.imported(match[0]) or (package in ("java.lang", file.package) and simple not in file.declared)
        return simple if known or match[0] in (f"{file.package}.{simple}", simple) else match[0]

    return _NAME.sub(name, text).replace(",", ", ")
