"""Spring Data Elasticsearch 5: operations instead of the old templates, index settings in an annotation of their own.

Source: Spring Data Elasticsearch reference, "Upgrading from 4.x": 4.2 (@Setting), 4.4 (the new client), 5.0 (classes
for the RestHighLevelClient removed); catalogue F13. Queries are elasticsearch_queries.py's.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, field, field_text, methods, pairs, superclass
from shared.models import Wave

_DATA = "org.springframework.data.elasticsearch"
_TEMPLATES = {
    f"{_DATA}.core.ElasticsearchRestTemplate": "ElasticsearchOperations",
    f"{_DATA}.core.ElasticsearchTemplate": "ElasticsearchOperations",
    f"{_DATA}.core.ReactiveElasticsearchTemplate": "ReactiveElasticsearchOperations",
}
_SETTINGS = ("shards", "replicas", "refreshInterval", "indexStoreType", "useServerConfiguration")
_OLD_CONFIGURATION = f"{_DATA}.config.AbstractElasticsearchConfiguration"


@fixer(
    "elasticsearch-operations",
    title="Ask for ElasticsearchOperations, and configure the new client",
    source="Spring Data Elasticsearch reference, Upgrading from 4.4.x to 5.0.x; catalogue F13",
    wave=Wave.IMPORTS,
)
def elasticsearch_operations(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_DATA.encode()):
        edit = case.project.java(path).edit()
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


def _configuration(edit: JavaEdit, cls: Node) -> None:
    """`RestHighLevelClient elasticsearchClient() { .. return RestClients.create(x).rest(); }` gives x instead."""
    file = edit.file
    made = methods(file, cls, "elasticsearchClient")
    if len(made) != 1 or not file.imported(_OLD_CONFIGURATION):
        return
    returned = list(file.walk("return_statement", under=made[0]))
    call = returned[0].named_children[0] if len(returned) == 1 and returned[0].named_children else None
    create = call.child_by_field_name("object") if call is not None and call.type == "method_invocation" else None
    if call is None or create is None or not file.text(create).startswith("RestClients.create("):
        return
    edit.replace(call, file.text(arguments(create)[0]))
    edit.replace(field(made[0], "type"), "ClientConfiguration")
    edit.replace(field(made[0], "name"), "clientConfiguration")
    for node in file.types_named("AbstractElasticsearchConfiguration", under=field(cls, "superclass")):
        edit.replace(node, "ElasticsearchConfiguration")
    edit.rename_import(_OLD_CONFIGURATION, f"{_DATA}.client.elc.ElasticsearchConfiguration")
    edit.add_import(f"{_DATA}.client.ClientConfiguration")
