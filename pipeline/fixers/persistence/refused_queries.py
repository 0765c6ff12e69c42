"""Derived queries that compare an entity with a text or a number, and that nobody calls.

Hibernate 5 started and refused every call with a value (InvalidDataAccessApiUsageException, "Parameter value [x] did
not match expected type"); version 6 refuses the repository, and so the whole application. What was meant, an attribute
of the entity most likely, is for a person; until then the method refuses its calls itself. Tried on 5.6 and on 6.6.

Left: methods that are called, which a person should see first.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import entity_model
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import annotations_of, methods, modifiers
from shared.models import Wave

_REFUSED = re.compile(
    r"Failed to create query for method public abstract \S+ (?P<home>[\w.$]+)\.(?P<name>\w+)\([^)]*\);"
    r" Cannot compare left expression of type '(?P<entity>[\w.$]+)' with right expression of type"
    r" 'java\.lang\.(?P<given>String|Integer|Long)'"
)
_ERROR = "org.springframework.dao.InvalidDataAccessApiUsageException"


@fixer(
    "refused-derived-queries",
    title="Let a query that no call ever got through refuse its calls by itself",
    source="Hibernate 6.3 migration guide, type checking of comparisons; tried on 5.6 and 6.6",
    wave=Wave.STARTUP,
    on=_REFUSED.pattern,
    confidence="medium",
)
def refused_derived_queries(case: Case) -> Iterator[Change]:
    entities = entity_model(case.project).classes
    details = "\n".join(diagnostic.detail for diagnostic in case.diagnostics)
    found = {match["home"]: match for match in _REFUSED.finditer(details)}
    for home, match in found.items():
        path = next((p for p in case.project.glob(f"**/{home.replace('.', '/')}.java")), None)
        entity = match["entity"].rpartition(".")[2]
        if path is None or entity not in entities or _is_called(case.project, match["name"]):
            continue
        edit = case.project.java(path).edit()
        for kind in edit.file.walk("interface_declaration"):
            for method in methods(edit.file, kind, match["name"]):
                if not annotations_of(edit.file, method, "Query"):
                    _refuse(edit, method, f"{match['name']} compares {entity} with {match['given']}")
        if edit:
            reason = "no call with a value got through before, and Hibernate 6 refuses the whole repository for it"
            yield Change(path, edit.result(), reason)


def _is_called(project: Project, name: str) -> bool:
    word = re.compile(rf"\b{re.escape(name)}\b".encode())
    return sum(len(word.findall(project.read(path))) for path in project.java_paths(name.encode())) > 1


def _refuse(edit: JavaEdit, method: Node, text: str) -> None:
    file: JavaFile = edit.file
    indent = indent_at(file.source, method.start_byte)
    line = newline_of(file.source)
    error = edit.type_name(_ERROR)
    body = f'{line}{deeper(indent)}throw new {error}("{text}");{line}{indent}}}'
    given = modifiers(method)
    start = given.end_byte if given is not None else method.start_byte
    edit.insert(start, " default" if given is not None else "default ")
    edit.splices.replace(method.end_byte - 1, method.end_byte, f" {{{body}")
