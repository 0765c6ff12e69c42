"""Arguments of Elasticsearch's old builders as the new ones take them: numbers, constants, bounds, lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.persistence.elasticsearch_shapes import BY_SIMPLE, CONSTANTS, FUZZINESS, OLD_TYPES, TYPES
from pipeline.fixers.persistence.elasticsearch_types import Types
from pipeline.sources.java import JavaEdit
from pipeline.sources.syntax import arguments, field, literal

_WHOLE = frozenset({"int", "Integer", "long", "Long", "short", "Short", "byte", "Byte"})
_SCALARS = _WHOLE | {"String", "boolean", "Boolean", "double", "Double"}
_LISTS = re.compile(r"(?:Array|Linked)?(?:List|Set|Collection)|(?:Linked)?HashSet|Iterable")


class NoEqual(Exception):
    """Something in the file has no equal that is sure: the file stays as it is."""


@dataclass(frozen=True)
class Values:
    edit: JavaEdit
    types: Types

    def named(self, qualified: str) -> str:
        """A new type by its simple name, which the old one of that name leaves free."""
        simple, file = qualified.rpartition(".")[2], self.edit.file
        holders = [i for i in file.imports if i.simple == simple and not i.wildcard and not i.static]
        if file.imported(qualified) or any(i.name in OLD_TYPES for i in holders):
            self.edit.add_import(qualified)
            return simple
        taken = simple not in BY_SIMPLE and any(True for _ in file.types_named(simple))
        return qualified if taken and not holders else self.edit.type_name(qualified)

    def write(self, how: str, nodes: Sequence[Node]) -> None:
        """Rewrites arguments in their places. Raises NoEqual."""
        if how in CONSTANTS:
            self._constant(how, nodes[0])
        elif how in ("strings", "terms"):
            getattr(self, f"_{how}")(nodes)
        elif how != "same" and len(nodes) != 1:
            raise NoEqual
        elif how != "same":
            getattr(self, f"_{how}")(nodes[0])

    def _wrap(self, node: Node, before: str, after: str) -> None:
        self.edit.insert(node.start_byte, before)
        self.edit.insert(node.end_byte, after)

    def _value(self, node: Node) -> None:
        """A string, number or boolean; an enum and a date were written by their toString()."""
        kind = self.types.of(node)
        if kind == "LocalDate" or self.types.is_enum(kind):
            self.edit.insert(node.end_byte, ".toString()")
        elif kind not in _SCALARS:
            raise NoEqual

    def _text(self, node: Node) -> None:
        self._value(node)
        if self.types.of(node) in _SCALARS - {"String"}:
            raise NoEqual

    def _bound(self, node: Node) -> None:
        """Null leaves a range open, and JsonData.of(null) throws."""
        kind, text = self.types.of(node), self.edit.file.text(node)
        if kind == "LocalDate" or kind not in _SCALARS:
            raise NoEqual
        maybe = kind[0].isupper() and node.type not in ("string_literal", "binary_expression")
        asked = ""
        if maybe and not self._known(node):
            if not re.fullmatch(r"\w+(?:\.\w+(?:\(\))?)*", text) or text.count("(") > 1:
                raise NoEqual
            asked = f"{text} == null ? null : "
        self._wrap(node, f"{asked}{self.named('co.elastic.clients.json.JsonData')}.of(", ")")

    def _known(self, node: Node) -> bool:
        """`if (from != null) range.gte(from)`."""
        text, child = self.edit.file.text(node), node
        while (above := child.parent) is not None and above.type != "method_declaration":
            asked = above.child_by_field_name("condition") if above.type == "if_statement" else None
            if asked is not None and child == above.child_by_field_name("consequence"):
                condition = self.edit.file.text(asked)
                if re.search(rf"(?<![\w.]){re.escape(text)} != null", condition) and "||" not in condition:
                    return True
            child = above
        return False

    def _boost(self, node: Node) -> None:
        kind = self.types.of(node)
        if node.type == "decimal_integer_literal" and kind == "int":
            self.edit.insert(node.end_byte, "f")
        elif kind not in ("float", "Float"):
            simple = node.type in ("identifier", "field_access", "method_invocation", "parenthesized_expression")
            self._wrap(node, "(float) " if simple else "(float) (", "" if simple else ")")

    def _decimal(self, node: Node) -> None:
        text = self.edit.file.text(node)
        if node.type != "decimal_floating_point_literal":
            raise NoEqual
        self.edit.replace(node, text.rstrip("fFdD") if "." in text else f"{text.rstrip('fFdD')}.0")

    def _minimum(self, node: Node) -> None:
        kind = self.types.of(node)
        if node.type == "decimal_integer_literal" and kind == "int":
            self.edit.replace(node, f'"{self.edit.file.text(node)}"')
        elif kind in ("int", "Integer"):
            self._wrap(node, "String.valueOf(", ")")
        elif kind != "String":
            raise NoEqual

    def _fuzziness(self, node: Node) -> None:
        file = self.edit.file
        name = file.text(node).removeprefix("Fuzziness.")
        if node.type in ("identifier", "field_access") and name in FUZZINESS:
            self.edit.replace(node, FUZZINESS[name])
        elif node.type == "decimal_integer_literal":
            self.edit.replace(node, f'"{file.text(node)}"')
        elif node.type == "method_invocation" and re.fullmatch(r"Fuzziness\.build\(\d+\)", file.text(node)):
            self.edit.replace(node, f'"{file.text(arguments(node)[0])}"')
        elif node.type != "string_literal":
            raise NoEqual

    def _constant(self, how: str, node: Node) -> None:
        """`Operator.AND`, a static import of it, and a choice between two of them."""
        if node.type == "ternary_expression":
            self._constant(how, field(node, "consequence"))
            self._constant(how, field(node, "alternative"))
            return
        new, names = CONSTANTS[how]
        name = self.edit.file.text(node).rpartition(".")[2]
        if node.type not in ("identifier", "field_access") or name not in names:
            raise NoEqual
        self.edit.replace(node, f"{self.named(new)}.{names[name]}")

    def _strings(self, nodes: Sequence[Node]) -> None:
        """Names written out, or one array of them."""
        kinds = [self.types.of(node) for node in nodes]
        if kinds == ["String[]"]:
            self._wrap(nodes[0], f"{self.named('java.util.Arrays')}.asList(", ")")
        elif set(kinds) != {"String"}:
            raise NoEqual

    def _field(self, node: Node) -> None:
        if self.types.of(node) != "String":
            raise NoEqual

    def boosted(self, name: Node, boost: Node) -> None:
        """`field("title", 2f)` is the field "title^2"."""
        text, number = literal(self.edit.file, name), self.edit.file.text(boost).rstrip("fF")
        if text is None or boost.type not in ("decimal_integer_literal", "decimal_floating_point_literal"):
            raise NoEqual
        self.edit.splices.replace(name.start_byte, boost.end_byte, f'"{text}^{number}"')

    def _terms(self, nodes: Sequence[Node]) -> None:
        """`termsQuery(name, a, b)`, an array, a collection."""
        value = self.named(f"{TYPES}.FieldValue")
        made = f"new {self.named(f'{TYPES}.query_dsl.TermsQueryField')}.Builder().value("
        kinds = [self.types.of(node) for node in nodes]
        name, _, element = kinds[0].partition("<")
        if all(kind in _SCALARS for kind in kinds):
            self.edit.insert(nodes[0].start_byte, f"{made}{self.named('java.util.List')}.of(")
            for node in nodes:
                self._wrap(node, f"{value}.of(", ")")
            self.edit.insert(nodes[-1].end_byte, ")).build()")
        elif len(nodes) == 1 and kinds[0].removesuffix("[]") in {"String", "int", "long", "double", "Integer", "Long"}:
            mapped = "mapToObj" if kinds[0][0].islower() else "map"
            arrays = self.named("java.util.Arrays")
            self._wrap(nodes[0], f"{made}{arrays}.stream(", f").{mapped}({value}::of).toList()).build()")
        elif len(nodes) == 1 and _LISTS.fullmatch(name) and element.removesuffix(">") in _SCALARS:
            if name == "Iterable" or nodes[0].type not in ("identifier", "field_access", "method_invocation"):
                raise NoEqual
            self._wrap(nodes[0], made, f".stream().map({value}::of).toList()).build()")
        else:
            raise NoEqual
