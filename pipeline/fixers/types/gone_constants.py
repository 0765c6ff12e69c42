"""Constants that Boot 3's libraries do not have, with their type or without: their successor, or what they said.

Shapes: `Type.CONSTANT`, the qualified form and a statically imported CONSTANT, in code and in annotations.
Errors: package .. does not exist, cannot find symbol (class, variable, static).
Left: constants that a class of the project inherits, and bare labels of a switch, which may be an enum's.
Source: ConstantValue of the fields in the jars that Spring Boot 2.0 to 2.7.18 and 3.5.16 manage, compared; those of
Boot 1.5 (orders of its security) and of spring-security-oauth2 2.5 from their sources (table `gone_constants`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge.tables import read_table
from pipeline.sources.imports import Import
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import in_header
from shared.models import Wave

_TYPE = re.compile(r"^(?:[a-z]\w*\.)+[A-Z]\w*")
_CONSTANT = re.compile(_TYPE.pattern + r"\.[A-Z]\w*")
_INNER = ("binary_expression", "unary_expression", "cast_expression", "method_invocation", "field_access")
_NAMING = ("name", "field", "key", "parameters")
_DECLARED = ("variable_declarator", "formal_parameter", "enum_constant", "catch_formal_parameter", "resource")


@fixer(
    "gone-constants",
    title="Write the successors, or the values, of constants that libraries do not have any more",
    source="constants of the jars that Spring Boot 2.7.18 and 3.5.16 manage, compared; table `gone_constants`",
    wave=Wave.IMPORTS,
)
def gone_constants(case: Case) -> Iterator[Change]:
    """A type of the project of that name, declared in the file, imported or beside it, is not one of these."""
    packages = {name.rpartition(".")[0].encode() for name in _constants()}
    for path in case.project.java_paths(*sorted(packages)):
        edit = case.project.java(path).edit()
        for name, constants in _constants().items():
            package, _, simple = name.rpartition(".")
            if package.encode() in edit.file.source and simple.encode() in edit.file.source:
                beside = str(PurePosixPath(path).with_name(f"{simple}.java")) in case.project
                _Uses(edit, name, constants, beside).follow()
        if edit:
            yield Change(path, edit.result(), "the constant is gone; this has the value that it had")


@lru_cache
def _constants() -> dict[str, dict[str, str]]:
    """What takes the place of each constant, by the type that had it."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("gone_constants"):
        found.setdefault(row["type"], {})[row["constant"]] = row["to"]
    return found


class _Uses:
    """Those of one type's constants in one file."""

    def __init__(self, edit: JavaEdit, name: str, constants: Mapping[str, str], beside: bool) -> None:
        self.edit, self.file, self.name, self.constants = edit, edit.file, name, constants
        self.simple = name.rpartition(".")[2]
        self.known = self.simple not in self.file.declared and _imports(self.file, name, beside)

    def follow(self) -> None:
        names = {self.name, self.simple} if self.known else {self.name}
        owned = [n for n in self.file.walk("field_access") if self._owner(n) in names and self._constant(n)]
        static = self._static()
        bare = [n for n in self.file.walk("identifier") if self.file.text(n) in static and _is_value(n)]
        moved = self._import(owned) if self.known else False
        for node in owned:
            self._write(node, moved)
        followed = dict(self._follow_imports(bare))
        for node in bare:
            if name := followed.get(self.file.text(node)):
                self.edit.replace(node, name)
            else:
                self._write(node, False)

    def _follow_imports(self, bare: list[Node]) -> Iterator[tuple[str, str]]:
        """Static imports by name all whose uses are written anew: of the successor, with its name, or none."""
        for index, item in enumerate(self.file.imports):
            if self._settled(item, bare):
                new = self.constants[item.simple]
                name = new.rpartition(".")[2]
                own = name != item.simple and any(self.file.text(n) == name for n in self.file.walk("identifier"))
                if _CONSTANT.fullmatch(new) and not own:
                    self.edit.imports.rename(index, new)
                    yield item.simple, name
                else:
                    self.edit.imports.remove(index)

    def _owner(self, node: Node) -> str:
        found = node.child_by_field_name("object")
        return "".join(self.file.text(found).split()) if found is not None else ""

    def _constant(self, node: Node) -> str:
        """What takes its place, "" for nothing."""
        return self.constants.get(self.file.text(node.child_by_field_name("field") or node), "")

    def _static(self) -> frozenset[str]:
        """The constants that the file may name alone: imported so, and nothing of its own."""
        found = [i for i in self.file.imports if i.static]
        everything = any(i.wildcard and i.name == self.name for i in found)
        named = {i.simple for i in found if not i.wildcard and i.name == f"{self.name}.{i.simple}"}
        names = frozenset(self.constants) if everything else named & self.constants.keys()
        return frozenset(names - _declared(self.file)) if names else frozenset()

    def _mentions(self) -> int:
        """How often the code says the type's simple name."""
        nodes = self.file.walk("type_identifier", "identifier")
        return sum(self.file.text(n) == self.simple and not in_header(n) and not _is_tail(n) for n in nodes)

    def _import(self, owned: list[Node]) -> bool:
        """The import of the type goes when the code names it for nothing else. Whether it became that of a type of the
        same simple name, which all successors are of."""
        types = {found[0] if (found := _TYPE.match(self._constant(n))) else "" for n in owned}
        others = self._mentions() - sum(self._owner(n) == self.simple for n in owned)
        if not owned or others or self.name in types:
            return False
        new = types.pop() if len(types) == 1 else ""
        by_name = any(i.name == self.name and not i.static and not i.wildcard for i in self.file.imports)
        if by_name and new.rpartition(".")[2] == self.simple:
            self.edit.rename_import(self.name, new)
            return True
        self.edit.remove_import(self.name)
        return False

    def _write(self, node: Node, moved: bool) -> None:
        text = self._constant(node)
        if found := _TYPE.match(text):
            simple = moved and self._owner(node) == self.simple
            text = (self.simple if simple else self.edit.type_name(found[0])) + text[found.end() :]
        above = node.parent
        if " - " in text and above is not None and above.type in _INNER:
            text = f"({text})"
        self.edit.replace(node, text)

    def _settled(self, item: Import, bare: list[Node]) -> bool:
        """A static import by name all whose uses are written anew."""
        if not item.static or item.wildcard or item.name != f"{self.name}.{item.simple}":
            return False
        words = (n for n in self.file.walk("identifier") if self.file.text(n) == item.simple and not in_header(n))
        return item.simple in self.constants and all(n in bare or _is_tail(n) for n in words)


def _imports(file: JavaFile, name: str, beside: bool) -> bool:
    """By name; or with its package, when no other import and no type beside the file takes the simple name."""
    package, _, simple = name.rpartition(".")
    mine = [i for i in file.imports if not i.static]
    if any(not i.wildcard and i.simple == simple for i in mine):
        return any(not i.wildcard and i.name == name for i in mine)
    return not beside and any(i.wildcard and i.name == package for i in mine)


def _declared(file: JavaFile) -> set[str]:
    nodes = (node.child_by_field_name("name") for node in file.walk(*_DECLARED))
    return {file.text(node) for node in nodes if node is not None}


def _is_value(node: Node) -> bool:
    """An expression of its own: no part of a longer name, no name of a method or an element, no label."""
    above = node.parent
    if (
        above is None
        or in_header(node)
        or above.type in ("scoped_identifier", "scoped_type_identifier", "switch_label")
    ):
        return False
    return not any(above.child_by_field_name(part) == node for part in _NAMING)


def _is_tail(node: Node) -> bool:
    """The part of a longer name after a dot, or the name of a method or element."""
    above = node.parent
    if above is None or above.type not in ("field_access", "scoped_identifier", "scoped_type_identifier"):
        return above is not None and any(above.child_by_field_name(part) == node for part in _NAMING)
    return above.named_children[0] != node
