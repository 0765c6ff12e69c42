"""HQL that counts days without naming them: Hibernate 5 left it to the database, Hibernate 6 asks for the unit.

Shapes: `e.day > current_date - 7`, `e.day + 1 <= current_date`, `e.at > current_timestamp - :days` (a whole number),
`datediff('DAY', e.day, current_date)`, `function('dateadd', 'DAY', 1, e.day)`. Errors: "Operand of - is of type
'java.lang.Integer' which is not a temporal amount", "Cannot compare left expression of type 'java.time.LocalDate' with
right expression of type 'java.time.Duration'", "Parameter 1 of function 'timestampdiff()' has type 'TEMPORAL_UNIT'".
Each was tried on 5.6 and on 6.6, with H2.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.fixers.persistence.entities import Model
from pipeline.fixers.persistence.hql import Query, aliases_of, parameter_type, rewrites, text_of, texts_of
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_MOMENTS = frozenset({"LocalDate", "LocalDateTime", "Instant", "Date", "Timestamp", "Calendar"})
_WHOLE = frozenset({"int", "long", "short", "Integer", "Long", "Short"})
_UNIT = "year|quarter|month|week|day|hour|minute|second|nanosecond"
_SHIFTED = re.compile(
    r"(?i)(?<![\w.:#'])(?:current_(?:date|timestamp)(?:\s*\(\s*\))?|(?:(?P<alias>\w+)\.)?(?P<name>\w+))"
    rf"\s*[+-]\s*(?P<value>\d+|:\w+|\?\d+)(?![\w.])(?!\s*(?:{_UNIT})\b)(?!\s*[*/])"
)
_CALLED = re.compile(
    rf"(?i)\b(?:function\s*\(\s*'(?P<named>datediff|dateadd)'\s*,|(?P<plain>datediff|dateadd)\s*\()\s*'(?P<unit>{_UNIT})'"
)


@fixer(
    "hibernate-6-durations",
    title="Name the unit where HQL adds days to a date",
    source="Hibernate Query Language guide 6.6, Date and time arithmetic; tried on 5.6 and 6.6",
    wave=Wave.STARTUP,
    confidence="medium",
)
def hibernate_6_durations(case: Case) -> Iterator[Change]:
    """Not for MySQL, which took the date for a number like 20200131."""
    if depends_on(case.project, "mysql-connector-j(?:ava)?", "mariadb-java-client"):
        return
    for path, edit in rewrites(case.project, _writer):
        yield Change(path, edit.result(), "Hibernate 6 adds durations to dates, not numbers")


def _writer(query: Query, file: JavaFile, model: Model) -> list[str]:
    aliases = aliases_of(text_of(query, file), model)

    def shifted(match: re.Match[str]) -> str:
        if match["name"]:
            entity = aliases.get(match["alias"] or "")
            attribute = model.attributes(entity).get(match["name"]) if entity else None
            if attribute is None or attribute.type not in _MOMENTS:
                return match.group()
        number = match["value"].isdigit() or parameter_type(file, query.method, match["value"]) in _WHOLE
        return f"{match.group()} day" if number else match.group()

    def called(match: re.Match[str]) -> str:
        return f"{match['named'] or match['plain']}({match['unit'].lower()}"

    return [_SHIFTED.sub(shifted, _CALLED.sub(called, text)) for text in texts_of(query, file)]
