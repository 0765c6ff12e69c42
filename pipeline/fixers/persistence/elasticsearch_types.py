"""Static types of expressions, as far as a file and the classes of its project tell: `java.util.List<String>` is
`List<String>`, unknown is ""."""

import re
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    TYPES,
    ancestor,
    arguments,
    field,
    field_text,
    formal_parameters,
    members,
    methods,
    superclass,
)

_LITERALS = {"string_literal": "String", "true": "boolean", "false": "boolean", "character_literal": "char"}
_OF_STRINGS = frozenset(
    {"toString", "trim", "strip", "toLowerCase", "toUpperCase", "substring", "replace", "replaceAll", "concat"}
)
_QUALIFIER = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Z])")


@dataclass(frozen=True)
class Types:
    project: Project
    file: JavaFile

    def of(self, node: Node, depth: int = 0) -> str:
        """The type of an expression."""
        file, kind = self.file, node.type
        if depth > 8:
            return ""
        if kind in _LITERALS:
            return _LITERALS[kind]
        if kind == "decimal_integer_literal":
            return "long" if file.text(node)[-1] in "lL" else "int"
        if kind == "decimal_floating_point_literal":
            return "float" if file.text(node)[-1] in "fF" else "double"
        if kind == "identifier":
            declared = declaration(file, node)
            return self._declared(declared, depth) if declared is not None else ""
        if kind == "field_access":
            return self._member(node, "field", depth)
        if kind == "method_invocation":
            return self._call(node, depth)
        return self._composed(node, depth)

    def _composed(self, node: Node, depth: int) -> str:
        file, kind = self.file, node.type
        if kind == "parenthesized_expression":
            return self.of(node.named_children[0], depth + 1)
        if kind == "cast_expression":
            return plain(field_text(file, node, "type"))
        if kind == "binary_expression" and field_text(file, node, "operator") == "+":
            sides = {self.of(field(node, side), depth + 1) for side in ("left", "right")}
            return "String" if "String" in sides else sides.pop() if len(sides) == 1 else ""
        if kind == "ternary_expression":
            sides = {self.of(field(node, side), depth + 1) for side in ("consequence", "alternative")}
            return sides.pop() if len(sides) == 1 else ""
        if kind == "array_access":
            return _element(self.of(field(node, "array"), depth + 1))
        if kind in ("object_creation_expression", "array_creation_expression"):
            return plain(field_text(file, node, "type")) + "[]" * (kind[0] == "a")
        return ""

    def _each(self, parameter: Node, depth: int) -> str:
        """The untyped parameter of `tags.forEach(tag -> ..)`, also after `.stream()`."""
        function = ancestor(parameter, "lambda_expression")
        call = ancestor(function, "method_invocation") if function is not None else None
        receiver = call.child_by_field_name("object") if call is not None else None
        if call is None or receiver is None or not field_text(self.file, call, "name").startswith("forEach"):
            return ""
        if receiver.type == "method_invocation" and field_text(self.file, receiver, "name") == "stream":
            receiver = field(receiver, "object")
        listed = re.fullmatch(r"(?:List|Set|Collection)<(\w+)>", self.of(receiver, depth + 1))
        return listed[1] if listed else ""

    def _declared(self, declared: Node, depth: int) -> str:
        if declared.type == "identifier":
            return self._each(declared, depth)
        written = plain(field_text(self.file, declared, "type"))
        if declared.type == "spread_parameter":
            return plain(self.file.text(declared.named_children[-2])) + "[]"
        if written == "var" and declared.type == "local_variable_declaration":
            value = next((c for c in declared.named_children if c.type == "variable_declarator"), None)
            value = value.child_by_field_name("value") if value is not None else None
            return self.of(value, depth + 1) if value is not None else ""
        return written

    def _call(self, node: Node, depth: int) -> str:
        name, receiver = field_text(self.file, node, "name"), node.child_by_field_name("object")
        if receiver is None:
            return self._member(node, "name", depth)
        if self.file.text(receiver) == "String" or (
            name in _OF_STRINGS and (name == "toString" or self.of(receiver, depth + 1) == "String")
        ):
            return "String"
        if name == "split" and self.of(receiver, depth + 1) == "String":
            return "String[]"
        return self._member(node, "name", depth)

    def _member(self, node: Node, key: str, depth: int) -> str:
        """`item.name`, `Item.NAME`, `item.getName()`, also where Lombok or a record writes the getter."""
        receiver = node.child_by_field_name("object")
        own = receiver is None or receiver.type == "this"
        owner = "" if own else self.of(field(node, "object"), depth + 1) or self.file.text(field(node, "object"))
        simple = owner.partition("<")[0].rpartition(".")[2]
        home = self if own else self.home(simple)
        if home is None or (node.type == "method_invocation" and not own and arguments(node)):
            return ""
        cls = _class_of(home.file, node) if own else _named(home.file, simple)
        return home.member(cls, field_text(self.file, node, key), node.type == "method_invocation", depth)

    def home(self, simple: str) -> "Types | None":
        """The one file of the project that is called like the class."""
        found = self.project.glob(f"**/{simple}.java") if simple.isidentifier() else []
        return Types(self.project, self.project.java(found[0])) if len(found) == 1 else None

    def member(self, cls: Node | None, name: str, call: bool, depth: int) -> str:
        if cls is None or depth > 8:
            return ""
        for method in methods(self.file, cls, name) if call else []:
            return plain(field_text(self.file, method, "type"))
        names = {name, *(re.sub(r"^(?:get|is)", "", name)[:1].lower() + re.sub(r"^(?:get|is)", "", name)[1:],)}
        for declared in [*members(cls, "field_declaration"), *formal_parameters(cls)]:
            holder = [declared, *(c for c in declared.named_children if c.type == "variable_declarator")]
            if any(field_text(self.file, one, "name") in (names if call else {name}) for one in holder):
                return plain(field_text(self.file, declared, "type"))
        above = self.home(superclass(self.file, cls))
        return above.member(_named(above.file, superclass(self.file, cls)), name, call, depth + 1) if above else ""

    def is_enum(self, kind: str) -> bool:
        """An enum of the project, also one inside a class, and no other class has its name."""
        simple = kind.rpartition(".")[2]
        needle = rb"\b(?:class|enum|interface|record)\s+%s\b" % re.escape(simple).encode()
        paths = self.project.java_paths(simple.encode()) if simple else []
        named = [found for path in paths for found in re.findall(needle, self.project.read(path))]
        return bool(named) and all(found.startswith(b"enum") for found in named)


def plain(text: str) -> str:
    """Without packages and blanks."""
    return _QUALIFIER.sub("", re.sub(r"\s+", "", text))


def _element(kind: str) -> str:
    return kind.removesuffix("[]") if kind.endswith("[]") else ""


def _named(file: JavaFile, simple: str) -> Node | None:
    return next((c for c in file.walk(*TYPES) if field_text(file, c, "name") == simple), None)


def _class_of(file: JavaFile, node: Node) -> Node | None:
    here = node.parent
    while here is not None and here.type not in TYPES:
        here = here.parent
    return here


def declaration(file: JavaFile, use: Node) -> Node | None:
    """The local variable, parameter or field that an identifier means: the nearest around it."""
    name, here = file.text(use), use.parent
    child = use
    while here is not None:
        for declared in _declared_in(here, child):
            holder = [declared, *(c for c in declared.named_children if c.type == "variable_declarator")]
            if any(field_text(file, one, "name") == name or file.text(one) == name for one in holder):
                return declared
        here, child = here.parent, here
    return None


def _declared_in(here: Node, child: Node) -> list[Node]:
    """What a node declares for its child: earlier statements of a block, parameters, a loop's variable, fields."""
    if here.type in ("block", "constructor_body", "switch_block_statement_group"):
        before = [c for c in here.named_children if c.start_byte <= child.start_byte]
        return [c for c in before if c.type == "local_variable_declaration"][::-1]
    if here.type in ("method_declaration", "constructor_declaration", "record_declaration"):
        parameters = here.child_by_field_name("parameters")
        return list(parameters.named_children) if parameters is not None else []
    if here.type == "lambda_expression":
        parameters = here.child_by_field_name("parameters")
        if parameters is None or parameters.type == "identifier":
            return [parameters] if parameters is not None else []
        return list(parameters.named_children)
    if here.type in ("enhanced_for_statement", "catch_clause"):
        return [here]
    if here.type in ("for_statement", "resource_specification"):
        return [c for c in here.named_children if c.type in ("local_variable_declaration", "resource")]
    if here.type in ("class_body", "enum_body_declarations", "interface_body"):
        return [c for c in here.named_children if c.type in ("field_declaration", "constant_declaration")]
    return []
