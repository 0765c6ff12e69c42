"""HQL that Hibernate 5 let through and Hibernate 6 refuses: column names, untyped comparisons, joins by comma.

Source: Hibernate 6.0 migration guide, "HQL / JPQL"; Hibernate Query Language guide; catalogue F18.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import Attribute, Entity, Model, entity_model
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    field,
    field_text,
    formal_parameters,
    literal,
    pairs,
    simple_name,
)
from shared.models import Wave

_ROOT = re.compile(r"(?i)(?:\b(?:from|update|join|delete(?!\s+from\b))\s+|,\s*)([A-Z]\w*)(?:\s+(?:as\s+)?(\w+))?")
_PATH_ROOT = re.compile(r"(?i)(?:,\s*|\bjoin\s+(?:fetch\s+)?)(\w+)\.(\w+)\s+(?:as\s+)?(\w+)")
_COMMA_JOIN = re.compile(r"(?i)(\bfrom\s[^()]*?)\s*,\s*(?:in\s*\(\s*)?(\w+\.\w+(?:\.\w+)*)\s*\)?\s+(?:as\s+)?(\w+)")
_AFTER_FROM = re.compile(r"(?i)\b(?:where|group\s+by|order\s+by|having|set)\b")
"""From there on, a comma joins nothing."""
_BARE = re.compile(
    r"(?<![\w.:#'\"@$\\])([A-Za-z]\w*_\w+)(?=\s*(?:=|<|>|!=|\bin\b|\blike\b|\bis\b|\bbetween\b|,|\)|$))", re.I
)
_ORDERED = re.compile(r"(?i)(?<=\border by )([A-Za-z]\w*)(?=\s*(?:\basc\b|\bdesc\b|,|$))")
_COMPARED = re.compile(r"(?<![\w.:])(\w+)\.(\w+)\s*(=|<>|!=)\s*(:\w+|\?\d+|[01]\b(?!\.)|'\w+')")
_UPDATE_FROM = re.compile(r"(?i)^(\s*update)\s+from(?=\s+[A-Z])")
_QUESTION = re.compile(r"\?(?![\d#])")
"""Not `?1`, and not `?#{...}`, which Spring evaluates."""
_KEYWORDS = frozenset(
    re.findall(r"\w+", "where set on left right inner outer join order group having fetch select with cross full as")
)
_SIMPLE = frozenset({"int", "long", "short", "Integer", "Long", "Short", "String", "UUID", "BigInteger"})


@dataclass(frozen=True)
class Query:
    """String fragments of one query in order, and the method whose parameters it takes (for @Query)."""

    fragments: tuple[Node, ...]
    method: Node | None
    whole: bool
    """One literal, so that its end is the query's end."""


@fixer(
    "hibernate-6-queries",
    title="Write HQL as Hibernate 6 checks it",
    source="Hibernate 6.0 migration guide, HQL / JPQL; catalogue F18",
    wave=Wave.STARTUP,
    confidence="medium",
)
def hibernate_6_queries(case: Case) -> Iterator[Change]:
    for path, edit in rewrites(case.project, rewritten):
        yield Change(path, edit.result(), "Hibernate 6 checks names and types in queries that 5 let through")


def queries(file: JavaFile) -> Iterator[Query]:
    """HQL of @Query (unless native), @NamedQuery and createQuery, there also by a variable."""
    for annotation in file.annotations("Query", "NamedQuery"):
        values = pairs(file, annotation)
        text = values.get("value") or values.get("query")
        native = "nativeQuery" in values and file.text(values["nativeQuery"]) != "false"
        if text is not None and not native:
            yield from query_of(file, text, ancestor(annotation, "method_declaration"))
    for call in file.calls("createQuery"):
        if arguments(call):
            yield from query_of(file, arguments(call)[0], None)
            yield from _of_variable(file, call, file.text(arguments(call)[0]))


def _of_variable(file: JavaFile, call: Node, name: str) -> Iterator[Query]:
    """`String hql = "..."`, in the method or as a field, and what `hql += "..."` adds (not with `hql = ...`)."""
    method = ancestor(call, "method_declaration", "constructor_declaration")
    for home, kind in ((method, "local_variable_declaration"), (file.root, "field_declaration")):
        declared = [
            node
            for node in file.walk("variable_declarator", under=home or call)
            if node.parent is not None and node.parent.type == kind and field_text(file, node, "name") == name
        ]
        if declared:
            given = file.walk("assignment_expression", under=home or call)
            added = [node for node in given if field_text(file, node, "left") == name]
            if len(declared) == 1 and all(field_text(file, node, "operator") == "+=" for node in added):
                yield from _joined(
                    file, [declared[0].child_by_field_name("value"), *(field(n, "right") for n in added)]
                )
            return


def _joined(file: JavaFile, values: list[Node | None]) -> Iterator[Query]:
    found = [query for value in values if value is not None for query in query_of(file, value, None)]
    if found:
        yield Query(tuple(fragment for query in found for fragment in query.fragments), None, False)


def named_constants(project: Project, paths: Sequence[str]) -> list[tuple[str, Node]]:
    """Values of the constants that @Query names, in whichever class they are, each with the path of its file."""
    wanted: set[tuple[str, str]] = set()
    for path in paths:
        file = project.java(path)
        for annotation in file.annotations("Query"):
            values = pairs(file, annotation)
            text = values.get("value")
            if text is not None and text.type in ("identifier", "field_access") and "nativeQuery" not in values:
                wanted.add(_home(file, path, file.text(text)))
    homes = [f"**/{cls}.java" for cls, _ in wanted]
    return [
        (path, field(node, "value"))
        for path in (project.glob(*homes) if homes else ())
        for node in project.java(path).walk("variable_declarator")
        if node.child_by_field_name("value") is not None
        and (path.rpartition("/")[2].removesuffix(".java"), field_text(project.java(path), node, "name")) in wanted
    ]


def _home(file: JavaFile, path: str, text: str) -> tuple[str, str]:
    """The class that a constant is of, by its simple name, and the constant's."""
    cls, _, name = text.rpartition(".")
    imported = next((i.name for i in file.imports if i.static and i.simple == name), "")
    cls = cls or imported.rpartition(".")[0] or path.rpartition("/")[2].removesuffix(".java")
    return cls.rpartition(".")[2], name


def rewrites(
    project: Project, writer: Callable[[Query, JavaFile, Model], Iterable[str]]
) -> Iterator[tuple[str, JavaEdit]]:
    """An edit for each file with queries: the writer says the new text of each of a query's fragments."""
    paths = project.java_paths(b"@Query", b"@NamedQuer", b"createQuery(")
    constants = named_constants(project, paths)
    model = entity_model(project) if paths else Model({}, {})
    for path in dict.fromkeys([*paths, *(path for path, _ in constants)]) if model.classes else ():
        edit = project.java(path).edit()
        named = (q for where, value in constants if where == path for q in query_of(edit.file, value, None))
        found = {query.fragments[0].start_byte: query for query in (*named, *queries(edit.file))}
        for query in found.values():
            for node, new in zip(query.fragments, writer(query, edit.file, model), strict=True):
                if new != edit.file.text(node):
                    edit.replace(node, new)
        if edit:
            yield path, edit


def texts_of(query: Query, file: JavaFile) -> list[str]:
    return [file.text(node) for node in query.fragments]


def text_of(query: Query, file: JavaFile) -> str:
    return " ".join(texts_of(query, file))


def query_of(file: JavaFile, text: Node, method: Node | None) -> Iterator[Query]:
    fragments = tuple(file.walk("string_fragment", "multiline_string_fragment", under=text))
    if fragments and text.type in ("string_literal", "binary_expression", "parenthesized_expression"):
        yield Query(fragments, method, text.type == "string_literal" and len(fragments) == 1)


def rewritten(query: Query, file: JavaFile, model: Model) -> list[str]:
    texts, joined = texts_of(query, file), text_of(query, file)
    if re.search(r"(?i)\bjoin\s+\w+_\w+\s|select\s+\*", joined):
        return texts
    aliases = aliases_of(joined, model)
    if query.method is not None and _QUESTION.search(joined):
        texts = _numbered(texts)
    texts = [_UPDATE_FROM.sub(r"\1", texts[0]), *texts[1:]]
    texts = [_comma_joins(text, aliases) for text in texts]
    texts = [_columns(text, joined, aliases, model) for text in texts]
    texts = [_COMPARED.sub(lambda m: _comparison(m, query, file, aliases, model), text) for text in texts]
    return [texts[0].rstrip().removesuffix(";")] if query.whole and texts[0].rstrip().endswith(";") else texts


def aliases_of(text: str, model: Model) -> dict[str, Entity]:
    """Entity by alias; the root without an alias is under ""."""
    found: dict[str, Entity] = {}
    for match in _ROOT.finditer(text):
        entity = model.entity(match[1])
        alias = match[2] or ""
        if entity:
            found["" if alias.lower() in _KEYWORDS else alias] = entity
    for match in _PATH_ROOT.finditer(text):
        home = found.get(match[1])
        known = model.attributes(home) | model.collections(home) if home else {}
        attribute = known.get(match[2])
        target = model.classes.get(attribute.type) if attribute else None
        if target and match[3].lower() not in _KEYWORDS:
            found[match[3]] = target
    return found


def _numbered(texts: list[str]) -> list[str]:
    count = 0

    def next_number(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"?{count}"

    return [_QUESTION.sub(next_number, text) for text in texts]


def _comma_joins(text: str, aliases: dict[str, Entity]) -> str:
    def joined(match: re.Match[str]) -> str:
        known = match[2].partition(".")[0] in aliases and not _AFTER_FROM.search(match[1])
        return f"{match[1]} join {match[2]} {match[3]}" if known else match.group()

    while (after := _COMMA_JOIN.sub(joined, text)) != text:
        text = after
    return text


def _columns(text: str, whole: str, aliases: dict[str, Entity], model: Model) -> str:
    """A bare column name of the only root becomes the attribute's path."""
    if len(aliases) != 1:
        return text
    ((alias, entity),) = aliases.items()
    attributes = model.attributes(entity)

    def attribute(match: re.Match[str]) -> str:
        name = match[1]
        if name in attributes or re.search(rf"(?i)\bas\s+{re.escape(name)}\b", whole):
            return name
        found = next((a for a in attributes.values() if a.column == name.lower()), None)
        return _path(found, alias, model) if found else name

    return _ORDERED.sub(attribute, _BARE.sub(attribute, text))


def _path(attribute: Attribute, alias: str, model: Model) -> str:
    identifier = model.id_of(attribute.type)
    path = f"{alias}.{attribute.name}" if alias else attribute.name
    return f"{path}.{identifier.name}" if identifier else path


def _comparison(match: re.Match[str], query: Query, file: JavaFile, aliases: dict[str, Entity], model: Model) -> str:
    alias, name, _, value = match.groups()
    entity = aliases.get(alias)
    attribute = model.attributes(entity).get(name) if entity else None
    if attribute is None:
        return match.group()
    left, sign = match.group()[: -len(value)], f"{alias}.{name}"
    if value in ("0", "1"):
        truth = {"0": "false", "1": "true"}[value]
        return left + truth if attribute.type in ("boolean", "Boolean") else match.group()
    if value.startswith("'"):
        enum = model.enums.get(attribute.type)
        return f"{left}{enum}.{value[1:-1]}" if enum and value[1:-1].isidentifier() else match.group()
    identifier = model.id_of(attribute.type)
    if identifier and parameter_type(file, query.method, value) in _SIMPLE:
        return match.group().replace(sign, f"{sign}.{identifier.name}", 1)
    return match.group()


def parameter_type(file: JavaFile, method: Node | None, value: str) -> str:
    """Java type of the method parameter that `:name` or `?1` stands for, "" when that is not clear."""
    if method is None:
        return ""
    given = formal_parameters(method)
    if value.startswith("?"):
        index = int(value[1:]) - 1
        return simple_name(field_text(file, given[index], "type")) if index < len(given) else ""
    for parameter in given:
        named = [
            literal(file, v) for a in annotations_of(file, parameter, "Param") if (v := pairs(file, a).get("value"))
        ]
        if value[1:] in (named or [field_text(file, parameter, "name")]):
            return simple_name(field_text(file, parameter, "type"))
    return ""
