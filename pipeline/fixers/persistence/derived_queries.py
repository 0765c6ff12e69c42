"""Spring Data's queries by the name of their method, read as its PartTree and PropertyPath do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.fixers.persistence.entities import Attribute, Entity, Model

_SUBJECT = re.compile(
    r"(?P<verb>find|read|get|query|search|stream|count|exists|delete|remove)(?:[A-Z].*?)??By(?=[A-Z])"
)
_CASE = re.compile(r"Ignor(?:e|ing)Case$")
_KEYWORDS: tuple[tuple[str, int], ...] = (
    ("(?:Is)?Between", 2),
    ("(?:Is)?(?:Not)?Null", 0),
    ("(?:Is)?(?:Less|Greater)Than(?:Equal)?", 1),
    ("(?:Is)?(?:Before|After)", 1),
    ("(?:Is)?(?:Not)?Like", 1),
    ("(?:Is)?(?:Starting|Ending)With|(?:Starts|Ends)With", 1),
    ("(?:Is)?(?:Not)?Empty", 0),
    ("(?:Is)?(?:Not)?Containing|(?:Not)?Contains", 1),
    ("(?:Is)?(?:Not)?In", 1),
    ("(?:Is)?(?:Near|Within)|(?:Is|Matches)?Regex|Matches", 1),
    ("Exists", 0),
    ("(?:Is)?(?:True|False)", 0),
    ("(?:Is)?Not", 1),
    ("Is|Equals", 1),
)
"""In the order in which Spring Data tries them, with the parameters that each takes."""
_SUFFIXES = tuple((re.compile(f"(?:{words})$"), takes) for words, takes in _KEYWORDS)


@dataclass(frozen=True)
class Part:
    """`AgeGreaterThan`: a property as the name writes it, and what is asked of it ("" is equality)."""

    property: str
    end: int
    """Where the property ends in the method's name."""
    keyword: str
    takes: int


def verb_of(name: str) -> str:
    """`find` of `findFirstByName`; "" for no derived query."""
    found = _SUBJECT.match(name)
    return found["verb"] if found else ""


def parts_of(name: str) -> list[Part]:
    found = _SUBJECT.match(name)
    if found is None:
        return []
    end = next((m.start() for m in re.finditer("OrderBy(?=[A-Z])", name) if m.start() >= found.end()), len(name))
    asked = re.sub(r"AllIgnor(?:e|ing)Case$", "", name[found.end() : end])
    return list(_parts(asked, found.end()))


def _parts(asked: str, at: int) -> Iterator[Part]:
    start = 0
    for edge in (*re.finditer("(?:Or|And)(?=[A-Z])", asked), None):
        text = _CASE.sub("", asked[start : edge.start() if edge else len(asked)])
        keyword, takes = next(((m[0], n) for suffix, n in _SUFFIXES if (m := suffix.search(text))), ("", 1))
        property = text.removesuffix(keyword)
        yield Part(property, at + start + len(property), keyword, takes)
        start = edge.end() if edge else 0


def resolved(model: Model, entity: Entity, property: str) -> Attribute | None:
    """`owner.city` of OwnerCity or Owner_City: the longest head that is an attribute, from the whole to the left."""
    known = model.attributes(entity)
    heads = [m.start() for m in re.finditer("(?<!^)(?:_[A-Z]|(?<!_)[A-Z])", property)]
    explicit = [at for at in heads if property[at] == "_"]
    for at in [len(property), *sorted(explicit[:1] or heads, reverse=True)]:
        attribute = known.get(_uncapitalised(property[:at]))
        if attribute is not None and at == len(property):
            return attribute
        target = model.classes.get(attribute.type) if attribute is not None else None
        if target is not None:
            return resolved(model, target, property[at:].lstrip("_"))
    return None


def _uncapitalised(name: str) -> str:
    """By java.beans' rule: `URL` stays."""
    return name if name[:2].isupper() and len(name) > 1 else name[:1].lower() + name[1:]
