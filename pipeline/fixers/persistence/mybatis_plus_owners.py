"""Which of a project's types are services, mappers and records of MyBatis-Plus 2, and on which of them a call is made.

MyBatis-Plus 2 is told by its packages: no later version has them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    TYPES,
    ancestor,
    arguments,
    declared_type,
    field_text,
    formal_parameters,
    members,
    methods,
    simple_name,
    superclass,
)

OLD = "com.baomidou.mybatisplus"
_ROOTS = {
    f"{OLD}.service.IService": "service",
    f"{OLD}.service.impl.ServiceImpl": "service",
    f"{OLD}.mapper.BaseMapper": "mapper",
    f"{OLD}.activerecord.Model": "record",
}
_NEEDLES = tuple(f"{OLD}.{part}".encode() for part in ("service.", "mapper.", "activerecord."))
MOCKITO = ("verify", "when")
_ABOVE = ("superclass", "super_interfaces", "extends_interfaces")


@dataclass(frozen=True)
class Owner:
    """A type of the project that has MyBatis-Plus' methods from above."""

    name: str
    kind: str
    """`service`, `mapper` or `record`."""
    entity: str
    """What it stores, as written; "" when it is open."""
    path: str
    above: tuple[str, ...]
    """Simple names of what it extends and implements."""
    parent: str = ""
    """What a class extends."""


def uses_2(project: Project) -> bool:
    """The project's code names a package that only MyBatis-Plus 2 has."""
    return bool(project.java_paths(*_NEEDLES, f"{OLD}.plugins.".encode(), f"{OLD}.annotations.".encode()))


def owners(project: Project) -> dict[str, Owner]:
    """By simple name; a name that two types of the project have is left out, as nobody can tell which is meant."""
    if not project.java_paths(*_NEEDLES):
        return {}
    declared = list(_declared(project))
    names = [field_text(file, cls, "name") for cls, _, file in declared]
    found: dict[str, Owner] = {}
    grown = True
    while grown:
        grown = False
        for name, (cls, path, file) in zip(names, declared, strict=True):
            owner = None if name in found or names.count(name) > 1 else _owner(cls, path, file, found)
            if owner is not None:
                found[name] = owner
                grown = True
    return found


def _declared(project: Project) -> Iterator[tuple[Node, str, JavaFile]]:
    for path in project.java_paths(b"extends ", b"implements "):
        file = project.java(path)
        for cls in file.walk(*TYPES):
            yield cls, path, file


def _above(file: JavaFile, cls: Node) -> Iterator[tuple[str, list[str]]]:
    for part in (child for child in cls.children if child.type in _ABOVE):
        for node in part.named_children:
            for type in node.named_children if node.type == "type_list" else [node]:
                given = next((c for c in type.named_children if c.type == "type_arguments"), None)
                yield simple_name(file.text(type)), [file.text(a) for a in given.named_children] if given else []


def _owner(cls: Node, path: str, file: JavaFile, found: Mapping[str, Owner]) -> Owner | None:
    above = list(_above(file, cls))
    for one, given in above:
        root = next((kind for old, kind in _ROOTS.items() if old.endswith(f".{one}") and file.imported(old)), None)
        over = found.get(one)
        if root or over:
            entity = given[-1] if given else over.entity if over else ""
            kind, entity = root or (over.kind if over else ""), entity if len(entity) > 1 else ""
            names = tuple(simple for simple, _ in above)
            return Owner(field_text(file, cls, "name"), kind, entity, path, names, superclass(file, cls))
    return None


@dataclass(frozen=True)
class Receivers:
    """Answers on what a call is made, within one file."""

    project: Project
    file: JavaFile
    known: Mapping[str, Owner]

    def of(self, call: Node) -> Owner | None:
        return self.through(call, call.child_by_field_name("object"))

    def through(self, call: Node, receiver: Node | None) -> Owner | None:
        """What a call or a method reference is made on."""
        if receiver is None or receiver.type in ("this", "super"):
            return self._around(call, receiver is not None)
        if receiver.type == "object_creation_expression":
            return self.known.get(simple_name(field_text(self.file, receiver, "type")))
        if receiver.type == "method_invocation":
            return self._looked_up(receiver)
        return self._named(receiver) if receiver.type in ("identifier", "field_access") else None

    def _around(self, call: Node, explicit: bool) -> Owner | None:
        """The class around; of a call without receiver also one further out, unless a nearer one has the method."""
        cls, name = ancestor(call, *TYPES, "object_creation_expression"), field_text(self.file, call, "name")
        while cls is not None:
            if cls.type in TYPES or members(cls, "method_declaration"):
                owner = self.known.get(field_text(self.file, cls, "name")) if cls.type in TYPES else None
                if owner or explicit or methods(self.file, cls, name):
                    return owner
            cls = ancestor(cls, *TYPES, "object_creation_expression")
        return None

    def _looked_up(self, receiver: Node) -> Owner | None:
        """`beans.getBean(UserService.class)`, and what Mockito is asked about: `verify(users)`."""
        file, given = self.file, arguments(receiver)
        if field_text(file, receiver, "name") in MOCKITO and given and given[0].type == "identifier":
            return self._named(given[0])
        if len(given) == 1 and given[0].type == "class_literal":
            return self.known.get(simple_name(file.text(given[0].named_children[0])))
        return None

    def _named(self, receiver: Node) -> Owner | None:
        file, name = self.file, self.file.text(receiver)
        type = declared_type(file, receiver)
        if not type:
            cls = ancestor(receiver, *TYPES)
            if name in ("baseMapper", "this.baseMapper", "super.baseMapper"):
                return self._mapper(cls)
            type = self._inherited(file, cls, name.rpartition(".")[2]) if "." not in name.removeprefix("this.") else ""
        return self.known.get(type) if type else self.known.get(name) if name[:1].isupper() else None

    def _mapper(self, cls: Node | None) -> Owner | None:
        owner = self.known.get(field_text(self.file, cls, "name")) if cls is not None else None
        if owner is None or owner.kind != "service" or cls is None:
            return None
        first = next((given[0] for _, given in _above(self.file, cls) if len(given) > 1), "")
        return self.known.get(first) or Owner("BaseMapper", "mapper", owner.entity, owner.path, ())

    def _inherited(self, file: JavaFile, cls: Node | None, name: str, depth: int = 0) -> str:
        """The type of a field that a class of the project further up has."""
        for above, _ in _above(file, cls) if cls is not None and depth < 8 else ():
            for path in self.project.java_paths(f"class {above}".encode()):
                other = self.project.java(path)
                for found in other.walk("class_declaration"):
                    if field_text(other, found, "name") == above:
                        for one in members(found, "field_declaration"):
                            if any(field_text(other, v, "name") == name for v in one.named_children):
                                return simple_name(field_text(other, one, "type"))
                        return self._inherited(other, found, name, depth + 1)
        return ""


def takes(file: JavaFile, method: Node) -> list[str]:
    """The types of a method's parameters, as written."""
    return [field_text(file, p, "type") for p in formal_parameters(method)]
