"""A SearchResultMapper of Spring Data Elasticsearch 3 as a method over the hits that version 4 and later give.

The mapper filled an object of its own from each hit's source and its highlights. The object is still filled as it was,
with the same fields; what the source gave comes from the entity that Spring Data reads of it: `getTitle()` of
`hit.getContent()` for `hit.getSourceAsMap().get("title").toString()`. Dates are left to the entity's own mapping.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.persistence.elasticsearch_types import declaration
from pipeline.fixers.persistence.elasticsearch_values import NoEqual
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.splice import Splices, indent_at, newline_of, whole_lines
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field,
    field_text,
    formal_parameters,
    members,
    methods,
)

_SOURCES = ("getSourceAsMap", "getSource")
_FRAGMENTS = ("getFragments", "fragments")
_TEXTS = ("toString", "string")
_PRIMITIVES = ("int", "long", "short", "double", "boolean")
_BOXED = ("Integer", "Long", "Short", "Double", "Boolean")
_SHARED = {
    "SearchHit": {*_SOURCES, "getHighlightFields", "getId", "getScore", "getIndex"},
    "SearchHits": {"getHits", "getTotalHits", "getMaxScore"},
    "HighlightField": {*_FRAGMENTS},
}
"""What may be asked of each: the new ones have it too, or it is rewritten."""
_UNSHARED = frozenset({"getSourceAsString", "getSourceRef", "getFields", "field", "getSortValues", "getInnerHits"})
_TYPES = {"SearchHit": "SearchHit<{}>", "SearchHits": "SearchHits<{}>", "HighlightField": "List<String>"}


@dataclass
class Mapper:
    """`new SearchResultMapper() { .. }` for hits of this entity."""

    project: Project
    file: JavaFile
    node: Node
    entity: str

    def __post_init__(self) -> None:
        if self.file.types_named("Object", under=self.node) or any(self.file.walk("this", under=self.node)):
            raise NoEqual
        self.method = self._method()
        self.body = field(self.method, "body")
        self.splices = Splices(self.file.source[: self.body.end_byte])
        given = [field_text(self.file, p, "name") for p in formal_parameters(self.method)]
        if len(given) != 3:
            raise NoEqual
        self.response, self.type, self.pageable = given
        self.hits = "hits"

    def written(self, name: str) -> str:
        """The method, with the indent and line breaks of the file but none before it."""
        self._hits()
        for call in self.file.calls(*_SOURCES, under=self.body):
            self._source(call)
        for access in self.file.walk("array_access", under=self.body):
            self._fragment(access)
        for made in self.file.walk("object_creation_expression", under=self.body):
            self._page(made)
        for access in self.file.walk("field_access", under=self.body):
            if self.file.text(access) == f"{self.hits}.totalHits":
                self._replace(field(access, "field"), "getTotalHits()")
        self._types()
        self._check_calls()
        self._check()
        page = f"Page<{self.entity}>"
        given = f"SearchHits<{self.entity}> {self.hits}, Pageable {self.pageable}"
        return f"private {page} {name}({given}) {self._moved()}"

    def _method(self) -> Node:
        """`mapResults`; a `mapSearchHit` that gives null is never asked for more."""
        found = methods(self.file, self.node, "mapResults")
        others = [m for m in members(self.node, *_MEMBERS) if m not in found]
        idle = all(re.search(r"\bmapSearchHit\([^{]*\{\s*return null;\s*\}$", self.file.text(m)) for m in others)
        if len(found) != 1 or not idle:
            raise NoEqual
        return found[0]

    def _hits(self) -> None:
        """`SearchHits hits = response.getHits();` is the parameter now."""
        calls = [c for c in self.file.calls("getHits", under=self.body) if self._is(c, self.response)]
        for call in calls:
            declared = call.parent.parent if call.parent and call.parent.type == "variable_declarator" else None
            if declared is not None and len(calls) == 1 and call.parent is not None:
                self.hits = field_text(self.file, call.parent, "name")
                self.splices.delete(*whole_lines(self.splices.source, declared.start_byte, declared.end_byte))
            else:
                self._replace(call, "hits")
        for call in self.file.calls("getHits", under=self.body):
            if self._is(call, self.hits) and call.parent is not None and call.parent.type == "enhanced_for_statement":
                self._replace(field(call, "name"), "getSearchHits")
            elif call not in calls:
                raise NoEqual

    def _is(self, call: Node, receiver: str) -> bool:
        return field_text(self.file, call, "object") == receiver and not arguments(call)

    def _source(self, call: Node) -> None:
        """`hit.getSourceAsMap().get("title").toString()`, or a cast of it to the attribute's own type."""
        hit, get = field_text(self.file, call, "object"), call.parent
        if get is None or field_text(self.file, get, "name") != "get" or not hit.isidentifier():
            raise NoEqual
        text = get.parent
        quoted = self.file.text(arguments(get)[0])
        type, getter = self._attribute(quoted.strip('"'))
        value = f"{hit}.getContent().{getter}()"
        if text is not None and text.type == "cast_expression" and type == field_text(self.file, text, "type"):
            self._replace(text, value)
        elif text is not None and text.type == "method_invocation" and self._is(text, self.file.text(get)):
            if field_text(self.file, text, "name") != "toString":
                raise NoEqual
            self._replace(text, self._text(text, type, value))
        else:
            raise NoEqual

    def _text(self, node: Node, type: str, value: str) -> str:
        if type == "String":
            return value
        if type in _PRIMITIVES:
            return f"String.valueOf({value})"
        if type in _BOXED:
            return f"{value}.toString()"
        if type == "Date" and self._is_counted(node):
            return f"String.valueOf({value}.getTime())"
        raise NoEqual

    def _is_counted(self, node: Node) -> bool:
        """`Long.parseLong(createTime)`: the source had milliseconds."""
        above = node.parent
        named = above is not None and above.type == "variable_declarator"
        text = field_text(self.file, above, "name") if named and above is not None else self.file.text(node)
        asked = rf"(?:Long\.(?:parseLong|valueOf)|new Long)\({re.escape(text)}\)"
        return bool(re.search(asked, self.file.text(self.body)))

    def _attribute(self, name: str) -> tuple[str, str]:
        """Its type and getter, which may be Lombok's."""
        for path in self.project.glob(f"**/{self.entity}.java"):
            file = self.project.java(path)
            for cls in file.walk("class_declaration"):
                for node in members(cls, "field_declaration"):
                    named = [field_text(file, c, "name") for c in node.named_children if c.type.endswith("declarator")]
                    if named == [name]:
                        return field_text(file, node, "type"), _getter(file, cls, node, name)
        raise NoEqual

    def _fragment(self, access: Node) -> None:
        """`field.getFragments()[0].toString()` is `field.get(0)`."""
        call = field(access, "array")
        if call.type != "method_invocation" or field_text(self.file, call, "name") not in _FRAGMENTS:
            raise NoEqual
        text = access.parent
        texts = text is not None and text.type == "method_invocation" and self._is(text, self.file.text(access))
        if not texts or text is None or field_text(self.file, text, "name") not in _TEXTS:
            raise NoEqual
        index = field_text(self.file, access, "index")
        self._replace(text, f"{field_text(self.file, call, 'object')}.get({index})")

    def _page(self, made: Node) -> None:
        """AggregatedPageImpl was a PageImpl with aggregations, the scroll's identifier and the highest score."""
        if not field_text(self.file, made, "type").startswith("AggregatedPageImpl"):
            return
        given = arguments(made)
        if len(given) == 2:
            raise NoEqual
        self._replace(field(made, "type"), "PageImpl<>")
        for argument in given[:1]:
            if argument.type == "cast_expression":
                self._replace(argument, field_text(self.file, argument, "value"))
        if len(given) > 3:
            self.splices.delete(given[2].end_byte, given[-1].end_byte)

    def _types(self) -> None:
        for node in self.file.types_named(*_TYPES, under=self.body):
            new = _TYPES[self.file.text(node)].format(self.entity)
            if not self.splices.covers(node.start_byte, node.end_byte):
                self._replace(node, new)

    def _check_calls(self) -> None:
        for call in self.file.walk("method_invocation", under=self.body):
            receiver, name = call.child_by_field_name("object"), field_text(self.file, call, "name")
            declared = declaration(self.file, receiver) if receiver is not None else None
            known = _SHARED.get(field_text(self.file, declared, "type")) if declared is not None else None
            if name in _UNSHARED or (known is not None and name not in known):
                raise NoEqual

    def _check(self) -> None:
        """Nothing is left of the mapper's own names, nor anything of the method around it."""
        generic = self.file.text(self.method.child_by_field_name("type_parameters") or self.node).strip("<>")
        for node in self.file.walk("identifier", "type_identifier", under=self.body):
            if self.splices.covers(node.start_byte, node.end_byte):
                continue
            name = self.file.text(node)
            if name in (self.response, self.type, generic) or name.startswith("AggregatedPage") or self._outer(node):
                raise NoEqual

    def _outer(self, node: Node) -> bool:
        if node.type != "identifier" or self._names_a_member(node):
            return False
        declared = declaration(self.file, node)
        if declared is None or declared.type == "field_declaration":
            return False
        return not self.method.start_byte <= declared.start_byte < self.method.end_byte

    def _names_a_member(self, node: Node) -> bool:
        above = node.parent
        return above is not None and node in (above.child_by_field_name("name"), above.child_by_field_name("field"))

    def _replace(self, node: Node, text: str) -> None:
        self.splices.replace(node.start_byte, node.end_byte, text)

    def _moved(self) -> str:
        """The body as far left as a method of the class stands."""
        body = self.splices.result()[self.body.start_byte :].decode("utf-8", "surrogateescape")
        newline, deep = newline_of(self.file.source), indent_at(self.file.source, self.method.start_byte)
        shallow = "\t" if deep.startswith("\t") else "    "
        lines = body.split(newline)
        return newline.join(
            [lines[0], *(shallow + line.removeprefix(deep) if line.strip() else line for line in lines[1:])]
        )


_MEMBERS = ("method_declaration", "field_declaration", "constructor_declaration", "block", "class_declaration")


def _getter(file: JavaFile, cls: Node, node: Node, name: str) -> str:
    capital = name[0].upper() + name[1:]
    names = (f"get{capital}", f"is{capital}")
    found = [m for n in names for m in methods(file, cls, n)]
    if found:
        return field_text(file, found[0], "name")
    if annotations_of(file, cls, "Data", "Getter", "Value") or annotations_of(file, node, "Getter"):
        return names[field_text(file, node, "type") == "boolean"]
    raise NoEqual


def declared_names(file: JavaFile) -> Iterator[str]:
    for method in file.walk("method_declaration"):
        yield field_text(file, method, "name")
