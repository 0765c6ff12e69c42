"""Criteria queries that count with the predicates of another query's root, as paging by hand does.

Hibernate 5 wrote both queries with the aliases that it gave to their roots in turn, so the predicates fitted. Version 6
knows each root by itself and refuses: "Could not locate TableGroup - shop.Order(1)". It counts a query itself, by
`JpaCriteriaQuery.createCountQuery()`. Shape: in one block, `count.select(cb.count(count.from(X.class)))` (the root also
in a variable of its own), `count.where(...)` with what stands in `query.where(...)` or with `query.getRestriction()`,
and `em.createQuery(count)`. Left: queries that group, select parts or are distinct, and predicates made anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.criteria_casts import mocked
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, chain_root, field_text
from shared.models import Wave

_JPA = "org.hibernate.query.criteria.JpaCriteriaQuery"
_SHAPES = re.compile(r"\.(?:groupBy|having|distinct|multiselect|subquery|countDistinct|join|fetch)\(")


@dataclass(frozen=True)
class _Count:
    query: str
    """Name of the query that is counted."""
    type: str
    statements: tuple[Node, ...]
    """What builds the count."""
    call: Node
    """`em.createQuery(count)`."""


@fixer(
    "criteria-counts",
    title="Let Hibernate count a criteria query whose predicates another query takes",
    source="Javadoc of Hibernate 6.6, JpaCriteriaQuery.createCountQuery; tried on 5.4 and 6.6",
    wave=Wave.STARTUP,
    confidence="medium",
)
def criteria_counts(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 0)) or mocked(project):
        return
    if not depends_on(project, "spring-(?:boot-starter-)?data-jpa", "hibernate-core"):
        return
    for path in project.java_paths(b".count("):
        file = project.java(path)
        edit = file.edit()
        for block in file.walk("block") if b"persistence.criteria" in file.source else ():
            if found := _count(file, block):
                _write(edit, found)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 takes no predicate of another query's root")


def _write(edit: JavaEdit, found: _Count) -> None:
    for statement in found.statements:
        edit.delete(statement)
    cast = f"(({edit.type_name(_JPA)}<{found.type}>) {found.query})"
    edit.replace(arguments(found.call)[0], f"{cast}.createCountQuery()")


def _count(file: JavaFile, block: Node) -> _Count | None:
    queries = _declared(file, block, r"(?:\w+\.)*CriteriaQuery<(\w+)>")
    counts = [name for name, (type_, _) in queries.items() if type_ == "Long"]
    if len(queries) != 2 or len(counts) != 1 or _SHAPES.search(file.text(block)):
        return None
    count, query = counts[0], next(name for name in queries if name != counts[0])
    roots = [n for n, (_, v) in _declared(file, block, r"(?:\w+\.)*Root<(\w+)>").items() if v.startswith(f"{count}.")]
    users = [s for s in block.named_children if _names(file, s) & {count, *roots}]
    builders, last = users[:-1], users[-1]
    call = next((c for c in file.calls("createQuery", under=last) if _is(file, c, count)), None)
    if call is None or not all(_builds(file, s, count, roots) for s in builders) or _names(file, last) & {*roots}:
        return None
    wheres = {name: _given(file, block, name) for name in (count, query)}
    if len(roots) > 1 or len(wheres[count]) != 1 or len(wheres[query]) != 1 or not _counts(file, block, count, roots):
        return None
    said = next(c for c in file.calls("where", under=block) if file.text(chain_root(c)) == query)
    same = wheres[count][0] in (wheres[query][0], f"{query}.getRestriction()") and said.end_byte < call.start_byte
    return _Count(query, queries[query][0], tuple(builders), call) if same else None


def _declared(file: JavaFile, block: Node, kind: str) -> dict[str, tuple[str, str]]:
    """Type argument and value of the block's own variables of such a type."""
    found: dict[str, tuple[str, str]] = {}
    for statement in block.named_children:
        match = re.fullmatch(kind, field_text(file, statement, "type"))
        if statement.type == "local_variable_declaration" and match:
            declarator = next(c for c in statement.named_children if c.type == "variable_declarator")
            found[field_text(file, declarator, "name")] = (match[1], field_text(file, declarator, "value"))
    return found


def _names(file: JavaFile, node: Node) -> set[str]:
    return {file.text(name) for name in file.walk("identifier", under=node)}


def _is(file: JavaFile, call: Node, name: str) -> bool:
    return [file.text(value) for value in arguments(call)] == [name]


def _builds(file: JavaFile, statement: Node, count: str, roots: list[str]) -> bool:
    """It declares the count or its root, or is a chain of calls on the count."""
    if statement.type == "local_variable_declaration":
        declarators = [c for c in statement.named_children if c.type == "variable_declarator"]
        return len(declarators) == 1 and field_text(file, declarators[0], "name") in (count, *roots)
    inner = statement.named_children[0] if statement.type == "expression_statement" else None
    return inner is not None and inner.type == "method_invocation" and file.text(chain_root(inner)) == count


def _given(file: JavaFile, block: Node, name: str) -> list[str]:
    """What the calls of `where` on this query are given, without blanks."""
    calls = [call for call in file.calls("where", under=block) if file.text(chain_root(call)) == name]
    return [re.sub(r"\s+", "", ",".join(file.text(value) for value in arguments(call))) for call in calls]


def _counts(file: JavaFile, block: Node, count: str, roots: list[str]) -> bool:
    """It selects the number of what its only root stands for, and its predicates name the other root."""
    calls = [call for call in file.calls("count", under=block) if len(arguments(call)) == 1]
    selected = file.text(arguments(calls[0])[0]) if len(calls) == 1 else ""
    return (
        selected in roots if roots else re.fullmatch(rf"{re.escape(count)}\.from\(\w+\.class\)", selected) is not None
    )
