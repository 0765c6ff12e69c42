"""Spring Data Elasticsearch 5: operations instead of the old templates, index settings in an annotation of their own.

Source: Spring Data Elasticsearch reference, "Upgrading from 4.x": 4.2 (@Setting), 4.4 (the new client), 5.0 (classes
for the RestHighLevelClient removed); catalogue F13. Queries are elasticsearch_queries.py's.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field,
    field_text,
    has_modifier,
    methods,
    pairs,
    superclass,
)
from shared.models import Wave

_DATA = "org.springframework.data.elasticsearch"
_TEMPLATES = {
    f"{_DATA}.core.ElasticsearchRestTemplate": "ElasticsearchOperations",
    f"{_DATA}.core.ElasticsearchTemplate": "ElasticsearchOperations",
    f"{_DATA}.core.ReactiveElasticsearchTemplate": "ReactiveElasticsearchOperations",
}
_SETTINGS = ("shards", "replicas", "refreshInterval", "indexStoreType", "useServerConfiguration")
_CLIENT = "RestHighLevelClient"
_OLD_CONFIGURATION = f"{_DATA}.config.AbstractElasticsearchConfiguration"
_NEW_CONFIGURATION = f"{_DATA}.client.elc.ElasticsearchConfiguration"


@fixer(
    "elasticsearch-operations",
    title="Ask for ElasticsearchOperations, and configure the new client",
    source="Spring Data Elasticsearch reference, Upgrading from 4.4.x to 5.0.x; catalogue F13",
    wave=Wave.IMPORTS,
)
def elasticsearch_operations(case: Case) -> Iterator[Change]:
    alone = len(case.project.java_paths(_CLIENT.encode())) == 1
    for path in case.project.java_paths(_DATA.encode()):
        edit = case.project.java(path).edit()
        if alone and edit.file.types_named(_CLIENT):
            _client(edit)
        _templates(edit)
        for annotation in edit.file.annotations("Document"):
            _settings(edit, annotation)
        for cls in edit.file.walk("class_declaration"):
            if superclass(edit.file, cls) == "AbstractElasticsearchConfiguration":
                _configuration(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Spring Data Elasticsearch 5 has the new client only")


def _templates(edit: JavaEdit) -> None:
    """Only where the type is asked for: what makes a template itself has another constructor now."""
    file = edit.file
    for old, new in _TEMPLATES.items():
        simple = old.rpartition(".")[2]
        uses = file.types_named(simple) if any(i.name == old for i in file.imports) else []
        uses = [node for node in uses if not edit.splices.covers(node.start_byte, node.end_byte)]
        if any(node.parent and node.parent.type in ("object_creation_expression", "superclass") for node in uses):
            continue
        for node in uses:
            edit.replace(node, new)
        if uses:
            edit.rename_import(old, f"{_DATA}.core.{new}")


def _settings(edit: JavaEdit, annotation: Node) -> None:
    """Shards, replicas and their like move to @Setting; mapping types are gone from Elasticsearch itself."""
    file = edit.file
    if not file.imported(f"{_DATA}.annotations.Document"):
        return
    values, items = pairs(file, annotation), arguments(annotation)
    moved = [key for key in values if key in _SETTINGS]
    if not moved and "type" not in values:
        return
    kept = [file.text(i) for i in items if field_text(file, i, "key") not in (*_SETTINGS, "type")]
    edit.replace(field(annotation, "arguments"), f"({', '.join(kept)})")
    if moved:
        line = newline_of(file.source) + indent_at(file.source, annotation.start_byte)
        settings = ", ".join(f"{key} = {file.text(values[key])}" for key in moved)
        edit.insert(annotation.end_byte, f"{line}@Setting({settings})")
        edit.add_import(f"{_DATA}.annotations.Setting")


def _client(edit: JavaEdit) -> None:
    """Beans for the old client, and for a template of it, in a class of their own: the base class has the template."""
    file = edit.file
    for cls in file.walk("class_declaration"):
        made = [m for m in methods(file, cls) if field_text(file, m, "type") == _CLIENT]
        if (
            len(made) != 1
            or has_modifier(made[0], "protected")
            or cls.child_by_field_name("superclass") is not None
            or not _returned(file, made[0])
        ):
            continue
        name = field_text(file, made[0], "name")
        templates = [
            m for m in methods(file, cls) if f"return new ElasticsearchRestTemplate({name}());" in file.text(m)
        ]
        if len(file.calls(name)) != len(templates):
            continue
        for method in templates:
            edit.delete_member(method)
        for bean in annotations_of(file, made[0], "Bean"):
            edit.replace(bean, "@Override")
        _settings_of_client(edit, made[0])
        edit.insert(field(cls, "name").end_byte, f" extends {edit.type_name(_NEW_CONFIGURATION)}")


def _configuration(edit: JavaEdit, cls: Node) -> None:
    """`RestHighLevelClient elasticsearchClient() { .. return RestClients.create(x).rest(); }` gives x instead."""
    file = edit.file
    made = methods(file, cls, "elasticsearchClient")
    if len(made) != 1 or not file.imported(_OLD_CONFIGURATION) or not _returned(file, made[0]):
        return
    _settings_of_client(edit, made[0])
    for node in file.types_named("AbstractElasticsearchConfiguration", under=field(cls, "superclass")):
        edit.replace(node, "ElasticsearchConfiguration")
    edit.rename_import(_OLD_CONFIGURATION, _NEW_CONFIGURATION)


def _returned(file: JavaFile, method: Node) -> tuple[Node, str] | None:
    """Of `return RestClients.create(x).rest();` the value and x; None when the method returns something else."""
    returned = list(file.walk("return_statement", under=method))
    call = returned[0].named_children[0] if len(returned) == 1 and returned[0].named_children else None
    create = call.child_by_field_name("object") if call is not None and call.type == "method_invocation" else None
    if call is None or create is None or not file.text(create).startswith("RestClients.create("):
        return None
    return call, file.text(arguments(create)[0])


def _settings_of_client(edit: JavaEdit, method: Node) -> None:
    """The method gives the client's settings instead of the client."""
    if (found := _returned(edit.file, method)) is not None:
        edit.replace(*found)
        access = "" if has_modifier(method, "public") else "public "
        edit.replace(field(method, "type"), f"{access}ClientConfiguration")
        edit.replace(field(method, "name"), "clientConfiguration")
        edit.add_import(f"{_DATA}.client.ClientConfiguration")
