"""Jedis 4: members of sorted sets come in a list, in their order, where a set was returned before."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import field_text
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
