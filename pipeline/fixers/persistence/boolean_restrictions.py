"""`@Where(clause = "deleted = 'false'")` on a boolean column: H2 1.4 took the text for a truth, H2 2 refuses.

Source: H2 2.0 migration notes (stricter comparison of types); seen with 1.4.199 and 2.3.232.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.fixers.persistence.entities import Model, entity_model
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from shared.models import Wave

_MARKS = ("Where", "SQLRestriction", "WhereJoinTable", "SQLJoinTableRestriction", "Formula", "SQLDelete")
_TRUTHS = {"false": "false", "0": "false", "f": "false", "true": "true", "1": "true", "t": "true"}
_COMPARED = re.compile(
    r"(?i)(?<![\w.'])(?P<column>(?:\w+\.)?\w+)(?P<op>\s*(?:=|<>|!=)\s*)'(?P<value>true|false|[01tf])'"
)


@fixer(
    "boolean-restrictions",
    title="Compare boolean columns with truths in SQL that entities carry",
    source="H2 2.0 migration notes, comparison of BOOLEAN and CHARACTER VARYING",
    wave=Wave.TEST,
    on=r'Values of types "BOOLEAN" and "CHARACTER VARYING\(\d+\)" are not comparable',
    confidence="medium",
)
def boolean_restrictions(case: Case) -> Iterator[Change]:
    model = entity_model(case.project)
    mysql = depends_on(case.project, "mysql-connector-j", "mysql-connector-java", "mariadb-java-client")
    for path in sorted({entity.path for entity in model.classes.values()}):
        edit, columns = case.project.java(path).edit(), _truths(model, path)
        for annotation in edit.file.annotations(*_MARKS):
            for text in edit.file.walk("string_literal", under=annotation):
                _compare(edit, text, columns, mysql=mysql)
        if edit:
            yield Change(path, edit.result(), "H2 2 compares no boolean with a text")


def _truths(model: Model, path: str) -> set[str]:
    """Names of this file's boolean columns."""
    entities = [entity for entity in model.classes.values() if entity.path == path]
    attributes = [one for entity in entities for one in model.attributes(entity).values()]
    return {one.column.lower() for one in attributes if one.type in ("boolean", "Boolean")}


def _compare(edit: JavaEdit, text: Node, columns: set[str], *, mysql: bool) -> None:
    """MySQL takes 'true' for 0: what it found so far stays."""

    def truth(found: re.Match[str]) -> str:
        ours = found["column"].rpartition(".")[2].lower() in columns
        kept = not ours or (mysql and found["value"].lower() in ("true", "t"))
        return found[0] if kept else f"{found['column']}{found['op']}{_TRUTHS[found['value'].lower()]}"

    before = edit.file.text(text)
    if (after := _COMPARED.sub(truth, before)) != before:
        edit.replace(text, after)
