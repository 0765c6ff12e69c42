"""Uses of variables that hold a builder of Elasticsearch's new client.

It changes like the old one, step by step, but is used up by `build()`, which is called at the place that took the old
builder for a query. So a builder may be taken once, and not be touched afterwards.
"""

from dataclasses import dataclass
from dataclasses import field as attribute

from tree_sitter import Node

from pipeline.fixers.persistence.elasticsearch_types import declaration
from pipeline.fixers.persistence.elasticsearch_values import NoEqual
from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import ancestor, arguments, field_text, formal_parameters, has_modifier

_LOOPS = ("for_statement", "enhanced_for_statement", "while_statement", "do_statement", "lambda_expression")


@dataclass
class Uses:
    """Of one file, by the place of the variable's declaration."""

    file: JavaFile
    used: dict[int, list[Node]] = attribute(default_factory=dict[int, list[Node]])
    taken: dict[int, list[Node]] = attribute(default_factory=dict[int, list[Node]])
    """Where a builder is built."""
    lent: set[int] = attribute(default_factory=set[int])
    """Parameters that are given a builder to add to."""

    def mark(self, variable: Node) -> None:
        if (declared := declaration(self.file, variable)) is not None:
            self.used.setdefault(declared.start_byte, []).append(variable)

    def take(self, variable: Node) -> None:
        declared = declaration(self.file, variable)
        if declared is None or declared.type == "field_declaration":
            raise NoEqual
        self.taken.setdefault(declared.start_byte, []).append(variable)

    def lend(self, call: Node, index: int) -> bool:
        """`addFilters(bool, form)`: a private method of this file that only adds to the builder it is given."""
        for method in self.file.walk("method_declaration"):
            given = formal_parameters(method)
            named = field_text(self.file, method, "name") == field_text(self.file, call, "name")
            if named and len(given) == len(arguments(call)) and has_modifier(method, "private"):
                self.lent.add(given[index].start_byte)
                return True
        return False

    def check(self) -> None:
        """Taken once, or once on each way that returns; never in a loop it was not made in, nor touched after."""
        if self.lent & self.taken.keys():
            raise NoEqual
        for start, places in self.taken.items():
            returns = {r.start_byte for place in places if (r := _returning(place)) is not None}
            last = max(place.start_byte for place in places)
            if len(places) > max(len(returns), 1) or any(use.start_byte > last for use in self.used[start]):
                raise NoEqual
            if any((loop := ancestor(place, *_LOOPS)) is not None and loop.start_byte > start for place in places):
                raise NoEqual


def _returning(node: Node) -> Node | None:
    """The return statement that a node is in."""
    found = ancestor(node, "return_statement", "lambda_expression")
    return found if found is not None and found.type == "return_statement" else None
