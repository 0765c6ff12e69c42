"""Jedis 3 and 4: members of sorted sets come in a list, in their order, where a set was returned before; when to set a
key, and for how long, is said by SetParams: `set(key, value, "NX", "PX", 1000)` was the usual lock."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text, literal, string_constants
from shared.models import Wave

_SORTED = re.compile(
    r"z(?:rev)?range(?:By(?:Score|Lex))?(?:WithScores)?|zpop(?:min|max)|z(?:inter|union|diff)(?:WithScores)?"
)


@fixer(
    "jedis-sorted-sets",
    title="Make sets of what Jedis returns as lists",
    source="Jedis 4 release notes, breaking changes: methods of sorted sets return List",
    wave=Wave.TYPES,
    on=r"List<[\w.\[\]]+> cannot be converted to (?:java\.util\.)?(?:Set|Collection)<",
)
def jedis_sorted_sets(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if node is not None and _SORTED.fullmatch(field_text(edit.file, node, "name")):
                name = edit.type_name("java.util.LinkedHashSet")
                edit.replace(node, f"new {name}<>({edit.file.text(node)})")
        if edit:
            yield Change(path, edit.result(), "Jedis returns a list here; the set keeps its order")


_WHEN = ("nx", "xx")
_FOR = ("ex", "px")


@fixer(
    "jedis-set-params",
    title="Say by SetParams when Jedis sets a key and when the key expires",
    source="Jedis 3.0 release notes, breaking changes: SET takes SetParams; Boot 2.2 came with it",
    wave=Wave.TYPES,
    boot3=False,
)
def jedis_set_params(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"redis.clients.jedis"):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("set"):
            if len(arguments(call)) in (3, 5) and call.child_by_field_name("object") is not None:
                _params(edit, arguments(call))
        if edit:
            yield Change(path, edit.result(), "Jedis has SetParams for the options of SET")


def _params(edit: JavaEdit, given: list[Node]) -> None:
    when = _word(edit.file, given[2])
    unit = _word(edit.file, given[3]) if len(given) == 5 else ""
    if when not in _WHEN or (len(given) == 5 and unit not in _FOR):
        return
    kept = f".{unit}({edit.file.text(given[4])})" if unit else ""
    params = f"{edit.type_name('redis.clients.jedis.params.SetParams')}.setParams().{when}(){kept}"
    edit.splices.replace(given[2].start_byte, given[-1].end_byte, params)


def _word(file: JavaFile, value: Node) -> str:
    """Of a literal, or of a constant of the file; in lower case, as the methods of SetParams are."""
    text = literal(file, value)
    if text is None:
        constant = string_constants(file).get(file.text(value).rpartition(".")[2])
        text = constant.values[0] if constant is not None and len(constant.values) == 1 else ""
    return text.lower()
