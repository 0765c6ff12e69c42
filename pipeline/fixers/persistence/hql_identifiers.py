"""HQL that holds an entity against an identifier along longer paths or in a subquery, which Hibernate 6 refuses.

Shapes: `o.customer.id in (select c from Customer c ...)`, `o in (select x.id from ...)`, `o.customer in (select c.id
...)`, `o.payer.id = o.customer`, `o.customer = c.parent.id`, `o.customer.id = c`. The entity's side goes on to its
identifier. Errors: "Cannot compare left expression of type 'java.lang.Long' with right expression of type
'shop.Customer'" and the other way round. Each was tried on 5.6, which compares by the foreign key, and on 6.6. Paths of
two names on both sides are in hql_operands.py.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import Entity, Model
from pipeline.fixers.persistence.hql import Query, aliases_of, rewrites, text_of, texts_of
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_BOXES = {"long": "Long", "int": "Integer", "short": "Short"}
_PATH = r"(?<![\w.:#'\"?])(?P<{0}>[A-Za-z_]\w*(?:\.\w+)*)(?![\w.(:'\"])"
_EQUAL = re.compile(_PATH.format("left") + r"\s*(?:=|<>|!=)\s*" + _PATH.format("right"))
_SELECTED = re.compile(
    r"(?i)"
    + _PATH.format("left")
    + r"\s+(?:not\s+)?in\s*\(\s*select\s+(?:distinct\s+)?"
    + _PATH.format("right")
    + r"(?=\s+from\b)"
)


@fixer(
    "hibernate-6-identifiers",
    title="Compare identifiers with identifiers in HQL",
    source="Hibernate 6.0 to 6.3 migration guides, HQL type checking; tried on 5.6 and 6.6",
    wave=Wave.STARTUP,
    confidence="medium",
)
def hibernate_6_identifiers(case: Case) -> Iterator[Change]:
    for path, edit in rewrites(case.project, _rewritten):
        yield Change(path, edit.result(), "Hibernate 6 compares an entity with an entity only")


def _rewritten(query: Query, file: JavaFile, model: Model) -> list[str]:
    aliases = aliases_of(text_of(query, file), model)

    def identified(match: re.Match[str]) -> str:
        types = {side: _type(match[side], aliases, model) for side in ("left", "right")}
        for side, other in (("left", "right"), ("right", "left")):
            identifier = model.id_of(types[side])
            if identifier and _boxed(types[other]) == _boxed(identifier.type):
                at = match.end(side) - match.start()
                return f"{match.group()[:at]}.{identifier.name}{match.group()[at:]}"
        return match.group()

    return [_SELECTED.sub(identified, _EQUAL.sub(identified, text)) for text in texts_of(query, file)]


def _type(path: str, aliases: dict[str, Entity], model: Model) -> str:
    """Simple name of the Java type at the end of a path from an alias, "" when it is not known."""
    first, *names = path.split(".")
    entity = aliases.get(first)
    found = next((name for name, cls in model.classes.items() if cls is entity), "")
    for name in names:
        home = model.classes.get(found)
        attribute = model.attributes(home).get(name) if home else None
        found = attribute.type if attribute else ""
    return found


def _boxed(type: str) -> str:
    return _BOXES.get(type, type)
