"""One file's queries in the builders of Elasticsearch's new client: chains of calls and their places."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as attribute

from tree_sitter import Node

from pipeline.fixers.persistence.elasticsearch_shapes import (
    FACTORIES,
    NATIVE,
    NATIVE_BUILDER,
    NATIVE_CALLS,
    NATIVE_SETTERS,
    OLD_TYPES,
    QUERY,
    SEARCHES,
    SHAPES,
    SORTS,
    Shape,
)
from pipeline.fixers.persistence.elasticsearch_types import Types, declaration, plain
from pipeline.fixers.persistence.elasticsearch_uses import Uses
from pipeline.fixers.persistence.elasticsearch_values import NoEqual, Values
from pipeline.sources.java import JavaEdit
from pipeline.sources.syntax import COMMENTS, ancestor, arguments, field, field_text

BUILDERS = frozenset({*SHAPES, NATIVE_BUILDER})
OLD = BUILDERS | {NATIVE, QUERY}
_FOR_QUERIES = {NATIVE_BUILDER: NATIVE_SETTERS, **{name: shape.setters for name, shape in SHAPES.items()}}
Methods = dict[tuple[str, str, int], tuple[str, tuple[str, ...]]]
"""Return type and parameter types by class, name and number of parameters."""


@dataclass
class Chains:
    """Collects the edits of one file. Every method raises NoEqual where something has no sure equal."""

    edit: JavaEdit
    types: Types
    own: str
    """The class of the file."""
    methods: Methods
    linked: bool = False
    """Calls another class whose methods take or give old builders."""
    seen: set[int] = attribute(default_factory=set[int])

    def __post_init__(self) -> None:
        self.values = Values(self.edit, self.types)
        self.uses = Uses(self.edit.file)

    def run(self) -> None:
        file = self.edit.file
        roots = [n for n in file.walk("identifier", "method_invocation", "object_creation_expression") if self.root(n)]
        for root in roots:
            if root.start_byte not in self.seen:
                self._place(self._top(root))
        if any(root.start_byte not in self.seen for root in roots):
            raise NoEqual
        self.uses.check()

    def root(self, node: Node) -> str:
        """The old type of what a chain can start with: a variable, a factory, `new`, a method of the project."""
        file = self.edit.file
        if node.type == "object_creation_expression":
            made = field_text(file, node, "type")
            return made if made in OLD else ""
        if node.type == "identifier":
            if node.parent is not None and node == node.parent.child_by_field_name("name"):
                return ""
            declared = declaration(file, node)
            kind = plain(field_text(file, declared, "type")) if declared is not None else ""
            return self.types.of(node) if kind == "var" and self.types.of(node) in OLD else kind if kind in OLD else ""
        receiver, name = node.child_by_field_name("object"), field_text(file, node, "name")
        home = file.text(receiver) if receiver is not None else ""
        static = {i.name.rpartition(".")[2] for i in file.imports if i.static}
        if home == "QueryBuilders" or (not home and name in FACTORIES and static & {name, "QueryBuilders"}):
            return FACTORIES.get(name, "?")
        if home == "SortBuilders" or (not home and name in SORTS and static & {name, "SortBuilders"}):
            return SORTS.get(name, "?")
        known = self._method(node)
        return known[0] if known is not None and known[0] in OLD else ""

    def _method(self, call: Node) -> tuple[str, tuple[str, ...]] | None:
        receiver = call.child_by_field_name("object")
        own = receiver is None or receiver.type == "this"
        owner = self.own if own else self.types.of(field(call, "object")) or self.edit.file.text(field(call, "object"))
        found = self.methods.get((owner, field_text(self.edit.file, call, "name"), len(arguments(call))))
        self.linked |= found is not None and not own
        return found

    def _top(self, node: Node) -> Node:
        """The whole of the chain that starts here, with what chooses or brackets it."""
        while (above := node.parent) is not None:
            chained = above.type == "method_invocation" and above.child_by_field_name("object") == node
            chosen = above.type == "ternary_expression" and above.child_by_field_name("condition") != node
            if not chained and not chosen and above.type != "parenthesized_expression":
                break
            node = above
        return node

    def _place(self, node: Node) -> None:
        """A use by what is around it."""
        above = node.parent
        if above is None:
            raise NoEqual
        if above.type == "variable_declarator" and above.parent is not None:
            self._becomes(node, self._written(above.parent), keeps=above)
        elif above.type == "assignment_expression" and above.child_by_field_name("left") == node:
            self._mark(node)
        elif above.type == "assignment_expression":
            left = field(above, "left")
            self._becomes(node, self.root(left) or plain(self.types.of(left)), keeps=left)
            self._mark(left)
        elif above.type == "return_statement":
            method = ancestor(node, "method_declaration", "lambda_expression")
            if method is None or method.type == "lambda_expression":
                self._becomes(node, NATIVE)
            else:
                self._becomes(node, plain(field_text(self.edit.file, method, "type")))
        elif above.type == "argument_list" and above.parent is not None:
            self._given(node, above)
        elif above.type in ("expression_statement", "lambda_expression"):
            self.chain(node)
        elif above.type == "binary_expression" and node.type == "identifier":
            self._mark(node)
        elif self.chain(node) in OLD:
            raise NoEqual

    def _mark(self, node: Node) -> None:
        self.seen.add(node.start_byte)
        self.uses.mark(node)

    def _written(self, declared: Node) -> str:
        return plain(field_text(self.edit.file, declared, "type"))

    def _becomes(self, node: Node, wanted: str, keeps: Node | None = None) -> None:
        """A value that is stored or returned as `wanted`. `keeps`: what it is stored in, which may be itself."""
        if wanted == QUERY:
            self.query(node)
            return
        if wanted in SHAPES and node.type == "null_literal":
            raise NoEqual
        kind = self.chain(node)
        if kind in (*SHAPES, QUERY, "?") and wanted not in (kind, "var"):
            raise NoEqual
        variable = self._variable(node)
        if variable is not None and kind in SHAPES:
            same = keeps is not None and self.edit.file.text(keeps) == self.edit.file.text(variable)
            if keeps is not None and not same:
                raise NoEqual
            if keeps is None:
                self.uses.take(variable)

    def _given(self, node: Node, place: Node) -> None:
        call = place.parent
        file = self.edit.file
        if call is None or call.type not in ("method_invocation", "object_creation_expression"):
            raise NoEqual
        known = self._method(call) if call.type == "method_invocation" else None
        if known is not None:
            index = arguments(call).index(node)
            if (
                known[0] == "void"
                and node.type == "identifier"
                and self.root(node) in SHAPES
                and self.uses.lend(call, index)
            ):
                self._mark(node)
            else:
                self._becomes(node, known[1][index])
        elif call.type == "method_invocation" and self._collects(call):
            self.query(node)
        else:
            kind = self.chain(node)
            searches = field_text(file, call, "name") in SEARCHES and len(arguments(call)) > 1
            if kind in OLD and not (kind == NATIVE and searches):
                raise NoEqual

    def _collects(self, call: Node) -> bool:
        """`queries.add(query)` of a List<QueryBuilder>."""
        receiver = call.child_by_field_name("object")
        named = field_text(self.edit.file, call, "name") == "add" and len(arguments(call)) == 1
        return named and receiver is not None and self.types.of(receiver).endswith(f"<{QUERY}>")

    def query(self, node: Node) -> None:
        """Makes a finished Query of it, as all places want that took a builder for a query."""
        if node.type == "parenthesized_expression":
            self.query(node.named_children[0])
        elif node.type == "ternary_expression":
            self.query(field(node, "consequence"))
            self.query(field(node, "alternative"))
        elif node.type != "null_literal":
            kind = self.chain(node)
            if kind in SHAPES:
                if around := SHAPES[kind].wrapped:
                    self.edit.insert(node.start_byte, f"new {self.values.named(around[0])}{around[1]}")
                self.edit.insert(node.end_byte, SHAPES[kind].end)
                if (variable := self._variable(node)) is not None:
                    self.uses.take(variable)
            elif kind != QUERY:
                raise NoEqual

    def _variable(self, node: Node) -> Node | None:
        while node.type == "method_invocation" and (inner := node.child_by_field_name("object")) is not None:
            node = inner
        return node if node.type == "identifier" and self.root(node) else None

    def chain(self, node: Node) -> str:
        """Rewrites a chain of builder calls and tells its old type; "" of what is no builder (any more)."""
        if node.type == "parenthesized_expression":
            return self.chain(node.named_children[0])
        kind = self.root(node)
        if node.type == "identifier" and kind:
            self._mark(node)
        elif node.type == "object_creation_expression" and kind:
            self._made(node, kind, field(node, "type").end_byte)
        elif node.type == "method_invocation" and kind and self._method(node) is None:
            self._made(node, kind, field(node, "name").end_byte)
        elif node.type == "method_invocation" and kind:
            self.seen.add(node.start_byte)
        elif node.type == "method_invocation" and (receiver := node.child_by_field_name("object")) is not None:
            return self._step(node, self.chain(receiver))
        return kind

    def _step(self, call: Node, kind: str) -> str:
        """One call on a builder."""
        name, given = field_text(self.edit.file, call, "name"), arguments(call)
        if kind not in OLD:
            return ""
        if (kind == NATIVE_BUILDER and name == "build") or (kind == NATIVE and name in NATIVE_CALLS):
            return NATIVE if name == "build" else ""
        if kind == "BoolQueryBuilder" and name == "hasClauses":
            return ""
        setter = _FOR_QUERIES.get(kind, {}).get(name)
        if setter is None or not given:
            raise NoEqual
        self.edit.replace(field(call, "name"), setter[0])
        if setter[1] == "field" and len(given) == 2:
            self.values.boosted(*given)
        else:
            self._argument(setter[1], given)
        return kind

    def _argument(self, how: str, given: Sequence[Node]) -> None:
        if how == "query" and len(given) == 1 and given[0].type != "null_literal":
            self.query(given[0])
        elif how == "sort" and all(self.root(_first(one)) in SORTS.values() for one in given):
            for one in given:
                self.query(one)
        elif how in ("query", "sort"):
            sort = self.types.of(given[0]) == "Sort" or self.edit.file.text(given[0]).startswith("Sort.by(")
            if how == "query" or not sort:
                raise NoEqual
        else:
            self.values.write(how, given)

    def _made(self, node: Node, kind: str, end: int) -> None:
        """`QueryBuilders.matchQuery(name, text)` or `new MatchQueryBuilder(name, text)`."""
        self.seen.add(node.start_byte)
        given = arguments(node)
        if kind == NATIVE and len(given) == 1:
            self.edit.splices.replace(node.start_byte, end, f"new {self.values.named(OLD_TYPES[_full(NATIVE)])}")
            self.query(given[0])
        elif kind == NATIVE_BUILDER and not given:
            new = self.values.named(OLD_TYPES[_full(NATIVE_BUILDER)])
            self.edit.splices.replace(node.start_byte, end, f"new {new}")
        elif kind in SHAPES:
            self._factory(node, SHAPES[kind], end, given)
        else:
            raise NoEqual

    def _factory(self, node: Node, shape: Shape, end: int, given: Sequence[Node]) -> None:
        owner, factory = shape.made
        place, source = field(node, "arguments"), self.edit.file.source
        if any(child.type in COMMENTS for child in place.named_children) or (given and not shape.given):
            raise NoEqual
        receiver = node.child_by_field_name("object")
        between = source[receiver.end_byte : field(node, "name").start_byte].decode() if receiver else "."
        made = f"{self.values.named(owner)}{between}{factory}"
        text = made if factory else f"new {self.values.named(owner)}.Builder"
        self.edit.splices.replace(node.start_byte, end, text)
        last = place.start_byte
        for index, (setter, how) in enumerate(shape.given):
            mine = given[index:] if index == len(shape.given) - 1 else given[index : index + 1]
            if not mine:
                if how == "strings":
                    break
                raise NoEqual
            gap = source[last : mine[0].start_byte].decode()
            opening = "()" if index == 0 else ")" + (gap.lstrip()[1:] if "\n" in gap else "")
            self.edit.splices.replace(last, mine[0].start_byte, f"{opening}.{setter}(")
            self._argument(how, mine)
            last = mine[-1].end_byte


def _first(node: Node) -> Node:
    """`SortBuilders.fieldSort(x)` of `SortBuilders.fieldSort(x).order(y)`."""
    while node.type == "method_invocation" and (inner := node.child_by_field_name("object")) is not None:
        if inner.type != "method_invocation":
            break
        node = inner
    return node


def _full(simple: str) -> str:
    return next(name for name in OLD_TYPES if name.endswith(f".{simple}"))
