"""HQL that asks whether a list it was given is null: Hibernate 6 has no SQL for that.

Shapes: `coalesce(:list) is null or e.kind in :list`, `coalesce(:list, null) is null`, `(:list) is null`, `:list is not
null`, in @Query of a repository whose method has a collection of that name. Errors: "Unknown data type: ?" (H2), "No
JDBC mapping could be inferred for parameter" with two or more in the list. Spring Data answers the question itself,
before the query.

Tried on 5.6 and on 6.6, with H2: no list, one, two and three in it. An empty list, which coalesce() refused, finds
nothing. Left: native queries, EntityManager's, positions (`?1`), where Spring Data's names do not reach.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import Model
from pipeline.fixers.persistence.hql import Query, parameter_type, rewrites, texts_of
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_QUERY = "org.springframework.data.jpa.repository.Query"
_COLLECTIONS = frozenset({"Collection", "List", "Set", "Iterable"})
_ASKED = re.compile(
    r"(?i)(?:\bcoalesce\s*\(\s*(?P<open>\(\s*)?(?P<called>:\w+)\s*(?(open)\)\s*)(?:,\s*null\s*)*\)"
    r"|(?<!\w)\(\s*(?P<bare>:\w+)\s*\)|(?<![\w:])(?P<plain>:\w+))"
    r"\s+is\s+(?P<not>not\s+)?null\b"
)


@fixer(
    "hibernate-6-optional-lists",
    title="Let Spring Data say whether a query's list is null",
    source="Spring Data JPA reference, Using SpEL Expressions; Hibernate 6.6's SqmParameter; tried on 5.6 and 6.6",
    wave=Wave.STARTUP,
    confidence="medium",
)
def hibernate_6_optional_lists(case: Case) -> Iterator[Change]:
    for path, edit in rewrites(case.project, _rewritten):
        yield Change(path, edit.result(), "Hibernate 6 has no SQL for a list that is compared with null")


def _rewritten(query: Query, file: JavaFile, model: Model) -> list[str]:
    del model
    if query.method is None or not file.imported(_QUERY):
        return texts_of(query, file)

    def answered(match: re.Match[str]) -> str:
        name = match["called"] or match["bare"] or match["plain"]
        if parameter_type(file, query.method, name) not in _COLLECTIONS:
            return match.group()
        return f":#{{#{name[1:]} == null}} = {'false' if match['not'] else 'true'}"

    return [_ASKED.sub(answered, text) for text in texts_of(query, file)]
