"""Pages of Spring Data Elasticsearch 3 with highlights: `queryForPage(query, X.class, new SearchResultMapper() {..})`.

Shapes: that, `queryForPage(query, X.class)`, `repository.search(query)` beside a template, `withHighlightFields(new
HighlightBuilder.Field("title").preTags("<em>").postTags("</em>"))`, SearchQuery. A file is changed when all of it that
went with version 4 has an equal. Queries themselves are elasticsearch_queries.py's, which runs after this one.
Errors: "cannot find symbol: class SearchResultMapper", "package ...core.aggregation.impl does not exist".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as attribute

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.elasticsearch_mappers import Mapper, declared_names
from pipeline.fixers.persistence.elasticsearch_types import Types, declaration
from pipeline.fixers.persistence.elasticsearch_values import NoEqual
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chain_calls,
    chain_root,
    chained,
    declared_type,
    extended,
    field,
    field_text,
    has_modifier,
    simple_name,
)
from shared.models import Wave

_DATA = "org.springframework.data.elasticsearch.core"
_HITS = "org.elasticsearch.search"
_HIGHLIGHT = f"{_HITS}.fetch.subphase.highlight"
_GONE = {
    "SearchQuery": f"{_DATA}.query.SearchQuery",
    "SearchResultMapper": f"{_DATA}.SearchResultMapper",
    "AggregatedPage": f"{_DATA}.aggregation.AggregatedPage",
    "AggregatedPageImpl": f"{_DATA}.aggregation.impl.AggregatedPageImpl",
    "SearchResponse": "org.elasticsearch.action.search.SearchResponse",
    "SearchHit": f"{_HITS}.SearchHit",
    "SearchHits": f"{_HITS}.SearchHits",
    "HighlightBuilder": f"{_HIGHLIGHT}.HighlightBuilder",
    "HighlightField": f"{_HIGHLIGHT}.HighlightField",
}
_NATIVE = f"{_DATA}.query.NativeSearchQuery"
_TEMPLATES = ("ElasticsearchTemplate", "ElasticsearchRestTemplate", "ElasticsearchOperations")
_OPTIONS = {
    "preTags": "withPreTags",
    "postTags": "withPostTags",
    "fragmentSize": "withFragmentSize",
    "numOfFragments": "withNumberOfFragments",
    "noMatchSize": "withNoMatchSize",
    "requireFieldMatch": "withRequireFieldMatch",
    "highlighterType": "withType",
}


@fixer(
    "elasticsearch-pages",
    title="Ask for hits where a result mapper made pages of them",
    source="Spring Data Elasticsearch reference, Upgrading from 3.2.x to 4.0.x: SearchHits, removed SearchResultMapper",
    wave=Wave.TYPES,
)
def elasticsearch_pages(case: Case) -> Iterator[Change]:
    project = case.project
    for path in project.java_paths(b"SearchQuery", b"HighlightBuilder", b"SearchResultMapper"):
        edit = project.java(path).edit()
        try:
            _Pages(edit, project).run()
        except (NoEqual, KeyError, ValueError):
            continue
        if edit:
            yield Change(path, edit.result(), "Spring Data Elasticsearch 4 gives hits with highlights, and no mapper")


@dataclass
class _Pages:
    """One file. Raises NoEqual where something has no sure equal."""

    edit: JavaEdit
    project: Project
    written: dict[str, str] = attribute(default_factory=dict[str, str])
    """Names of the methods that took mappers' places, by what they do."""
    counted: set[int] = attribute(default_factory=set[int])

    def run(self) -> None:
        file = self.edit.file
        old = {simple for simple, name in _GONE.items() if file.imported(name)}
        for call in file.calls("queryForPage"):
            self._page(call)
        for call in file.calls("withHighlightFields"):
            self._highlights(call)
        for call in file.calls("search"):
            if len(arguments(call)) == 1:
                self._repository(call)
        for node in file.types_named("SearchQuery", "AggregatedPage") if old else []:
            if not self.edit.splices.covers(node.start_byte, node.end_byte):
                self._declared(node)
        left = (n for n in file.types_named(*old) if not self.edit.splices.covers(n.start_byte, n.end_byte))
        if any(left):
            raise NoEqual
        for simple in old if self.edit.splices else ():
            self.edit.remove_import(_GONE[simple])

    def _declared(self, node: Node) -> None:
        above = node.parent
        if self.edit.file.text(node) == "SearchQuery":
            self.edit.replace(node, self._named(_NATIVE))
        elif above is not None and above.type == "generic_type" and not self.edit.file.calls("getAggregations"):
            self.edit.replace(node, self._named("org.springframework.data.domain.Page"))
        else:
            raise NoEqual

    def _named(self, qualified: str) -> str:
        """By the simple name that an old type leaves free."""
        simple = qualified.rpartition(".")[2]
        if simple in _GONE and self.edit.file.imported(_GONE[simple]):
            self.edit.add_import(qualified)
            return simple
        return self.edit.type_name(qualified)

    def _page(self, call: Node) -> None:
        file, given = self.edit.file, arguments(call)
        if not self._template(call.child_by_field_name("object")) or len(given) not in (2, 3):
            raise NoEqual
        if given[0].type != "identifier" or given[1].type != "class_literal":
            raise NoEqual
        self._counted(given[0])
        template, query, cls = (file.text(n) for n in (field(call, "object"), *given[:2]))
        if len(given) == 2:
            self._unwrap(call, template, query, cls)
            return
        made = given[2]
        around = ancestor(call, "method_declaration")
        mapper = made.type == "object_creation_expression" and field_text(file, made, "type") == "SearchResultMapper"
        if not mapper or around is None or has_modifier(around, "static"):
            raise NoEqual
        name = self._method(made, cls.removesuffix(".class"), around)
        self.edit.replace(call, f"{name}({template}.search({query}, {cls}), {query}.getPageable())")

    def _method(self, made: Node, entity: str, around: Node) -> str:
        for name in (f"{_DATA}.SearchHit", f"{_DATA}.SearchHits", "java.util.List"):
            self._named(name)
        for simple in ("Page", "PageImpl", "Pageable"):
            if self._named(f"org.springframework.data.domain.{simple}") != simple:
                raise NoEqual
        name = f"pageOf{entity}"
        while name in (*declared_names(self.edit.file), *self.written.values()):
            name += "s"
        text = Mapper(self.project, self.edit.file, made, entity).written(name)
        source = self.edit.file.source
        line = newline_of(source)
        body = text.partition("(")[2]
        if body not in self.written:
            self.edit.insert(around.end_byte, f"{line}{line}{indent_at(source, around.start_byte)}{text}")
            self.written[body] = name
        return self.written[body]

    def _counted(self, query: Node) -> None:
        """Elasticsearch 6 counted all that it found, and later ones stop at 10,000 unless they are asked to go on."""
        declared = declaration(self.edit.file, query)
        calls = self.edit.file.calls("build", under=declared) if declared is not None else []
        built = [c for c in calls if c.parent is not None and c.parent.type == "variable_declarator"]
        if len(built) != 1 or field_text(self.edit.file, chain_root(built[0]), "type") != "NativeSearchQueryBuilder":
            raise NoEqual
        if built[0].start_byte not in self.counted:
            self.counted.add(built[0].start_byte)
            self.edit.insert(field(built[0], "object").end_byte, ".withTrackTotalHits(true)")

    def _repository(self, call: Node) -> None:
        """`repository.search(query)`, which needs a template in the same class."""
        file = self.edit.file
        receiver, query = call.child_by_field_name("object"), arguments(call)[0]
        entity = self._entity(declared_type(file, receiver)) if receiver is not None else ""
        kind = Types(self.project, file).of(query)
        if not entity or kind not in ("SearchQuery", "NativeSearchQuery") or query.type != "identifier":
            return
        templates = [
            field_text(file, declarator, "name")
            for node in file.walk("field_declaration")
            if field_text(file, node, "type") in _TEMPLATES
            for declarator in node.named_children
            if declarator.type == "variable_declarator"
        ]
        if len(templates) != 1:
            raise NoEqual
        self._counted(query)
        self._unwrap(call, templates[0], file.text(query), f"{entity}.class")

    def _entity(self, repository: str) -> str:
        for path in self.project.glob(f"**/{repository}.java") if repository else ():
            file = self.project.java(path)
            for interface in file.walk("interface_declaration"):
                for base in extended(interface):
                    if simple_name(file.text(base)) == "ElasticsearchRepository" and "<" in file.text(base):
                        return file.text(base).partition("<")[2].partition(",")[0].strip()
        return ""

    def _unwrap(self, call: Node, template: str, query: str, cls: str) -> None:
        support = self._named(f"{_DATA}.SearchHitSupport")
        page = self._named("org.springframework.data.domain.Page")
        hits = f"{template}.search({query}, {cls}), {query}.getPageable()"
        entity = cls.removesuffix(".class")
        text = f"({page}<{entity}>) {support}.unwrapSearchHits({support}.searchPageFor({hits}))"
        self.edit.replace(call, f"({text})" if chained(call) is not None else text)

    def _template(self, receiver: Node | None) -> bool:
        return receiver is not None and declared_type(self.edit.file, receiver) in _TEMPLATES

    def _highlights(self, call: Node) -> None:
        """`withHighlightFields(new HighlightBuilder.Field("title").preTags("<em>"), ..)`."""
        query, highlight, fields = (
            self._named(f"{_DATA}.query.{name}")
            for name in ("HighlightQuery", "highlight.Highlight", "highlight.HighlightField")
        )
        source = self.edit.file.source
        step = newline_of(source) + deeper(deeper(indent_at(source, field(call, "name").start_byte)))
        written = [self._field(node, fields) for node in arguments(call)]
        list = self._named("java.util.List")
        made = f"{list}.of({','.join(step + one for one in written)})"
        self.edit.replace(field(call, "name"), "withHighlightQuery")
        self.edit.replace(field(call, "arguments"), f"(new {query}(new {highlight}({made}), null))")

    def _field(self, node: Node, new: str) -> str:
        file = self.edit.file
        made = chain_root(node)
        if made.type != "object_creation_expression" or len(arguments(made)) != 1:
            raise NoEqual
        if field_text(file, made, "type") != "HighlightBuilder.Field":
            raise NoEqual
        name, options = file.text(arguments(made)[0]), ""
        for call in chain_calls(node):
            if field_text(file, call, "name") not in _OPTIONS:
                raise NoEqual
            options += f".{_OPTIONS[field_text(file, call, 'name')]}{field_text(file, call, 'arguments')}"
        if not options:
            return f"new {new}({name})"
        parameters = self._named(f"{_DATA}.query.highlight.HighlightFieldParameters")
        return f"new {new}({name}, {parameters}.builder(){options}.build())"
