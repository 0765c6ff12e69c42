"""HQL that compares with null by a sign, or by IS with anything else: version 5 read the one for the other.

Shapes: `e.name = null`, `e.name <> null` (`!=`, `^=`), `null = e.name`, `:name = null or e.name = :name`, which is
never true since version 6, without a word; `e.active is not true`, which now finds null as well; `e.active is :active`,
`e.name is not 'x'`: "SyntaxException: ... no viable alternative at input '...is*:active'". Each was tried on 5.6 and on
6.6. What UPDATE sets to null stays.
Left: queries of variables that are set twice, of StringBuilders and of constants elsewhere; `= (null)`, orm.xml,
`cb.equal(path, cb.nullLiteral(...))`.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.persistence.entities import Model
from pipeline.fixers.persistence.hql import Query, rewrites, texts_of
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_SIGN = r"(?:<>|!=|\^=|(?<![=<>!^])=(?!=))"
_PART = re.compile(
    rf"""(?ix)
    (?P<compared> \s* (?P<sign>{_SIGN}) \s* null\b )
    | (?<![\w.:]) null \s* (?P<turned>{_SIGN}) \s* (?P<operand> :\w+ | \?\d+ | [a-z][\w.]*+ (?!\s*\() )
    | \b is \s+ (?: (?P<not>not) \s+ (?=true\b|false\b|[:?']))
    | \b is \s+ (?=[:?']) (?P<is>)
    | '(?:[^']|'')*' | [:?]\#\{{[^}}]*\}}
    | (?P<word> \bset\b | \bwhere\b | [()] )
    """
)


@fixer(
    "hibernate-6-nulls",
    title="Compare with null by IS in HQL, and with all else by signs",
    source="HqlParser.processEqualityExpression of Hibernate 5.6; Hibernate Query Language guide, 'is null'",
    wave=Wave.STARTUP,
)
def hibernate_6_nulls(case: Case) -> Iterator[Change]:
    if came_from_before(case, (3, 0)):
        for path, edit in rewrites(case.project, _rewritten):
            yield Change(path, edit.result(), "Hibernate 6 reads `= null` as SQL does: it is never true")


def _rewritten(query: Query, file: JavaFile, model: Model) -> list[str]:
    del model
    if any(i.name.startswith("org.springframework.data.") and _is_of_another_store(i.name) for i in file.imports):
        return texts_of(query, file)
    place = _Place()
    return [_PART.sub(place.written, text) for text in texts_of(query, file)]


def _is_of_another_store(name: str) -> bool:
    return name.endswith(".Query") and not name.startswith("org.springframework.data.jpa.")


class _Place:
    """Where in a query a part is: in what UPDATE sets, `=` gives a value."""

    def __init__(self) -> None:
        self.depth = 0
        self.sets = False

    def written(self, part: re.Match[str]) -> str:
        if part["word"]:
            self._enter(part["word"].lower())
        elif part["compared"]:
            if not self.sets or self.depth or part["sign"] != "=":
                return " is null" if part["sign"] == "=" else " is not null"
        elif part["turned"]:
            return f"{part['operand']} is null" if part["turned"] == "=" else f"{part['operand']} is not null"
        elif part["not"]:
            return "<> "
        elif part["is"] is not None:
            return "= "
        return part.group()

    def _enter(self, word: str) -> None:
        if word in "()":
            self.depth += 1 if word == "(" else -1
        elif self.depth == 0:
            self.sets = word == "set"
