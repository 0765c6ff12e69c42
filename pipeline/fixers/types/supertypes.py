"""The types through which a use of a member speaks, when javac names a class of the project."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.knowledge.members import Missing
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import TYPES, body_of, field_text, simple_name

_ABOVE = ("superclass", "super_interfaces", "extends_interfaces")


def named_types(project: Project, file: JavaFile, use: Node, gone: Missing) -> Iterator[str]:
    """What javac names, what that extends when it is the project's own (or what the class around extends), and what
    the file imports the member from. Guesses for wildcard imports are among them."""
    if gone.type:
        yield gone.type
        yield from _of_project(project, gone.type, set())
    else:
        around = _around(use)
        yield from _above(project, file, around, set()) if around is not None else ()
    for item in file.imports:
        if item.static and (item.wildcard or item.simple == gone.name):
            yield item.name if item.wildcard else item.name.rpartition(".")[0]


def types_above(project: Project, file: JavaFile, cls: Node) -> set[str]:
    """Qualified names of all that a class (also an anonymous one) extends and implements, as far as the project's code
    tells. Guesses for wildcard imports are among them."""
    return set(_above(project, file, cls, set()))


def _around(use: Node) -> Node | None:
    here = use.parent
    while here is not None and not (
        here.type in TYPES or (here.type == "object_creation_expression" and body_of(here) is not None)
    ):
        here = here.parent
    return here


def _of_project(project: Project, type: str, seen: set[str]) -> Iterator[str]:
    """What a class of the project extends and implements, however far up."""
    package, _, simple = type.rpartition(".")
    if type in seen or not simple:
        return
    seen.add(type)
    for path in project.java_paths(f"class {simple}".encode(), f"interface {simple}".encode()):
        file = project.java(path)
        for cls in file.walk(*TYPES) if package.startswith(file.package) or not package else ():
            if field_text(file, cls, "name") == simple:
                yield from _above(project, file, cls, seen)


def _above(project: Project, file: JavaFile, cls: Node, seen: set[str]) -> Iterator[str]:
    for simple in supertypes(file, cls):
        imported = [i.name for i in file.imports if i.simple == simple and not i.static and not i.wildcard]
        guesses = imported or [f"{i.name}.{simple}" for i in file.imports if i.wildcard and not i.static]
        yield from guesses
        yield from _of_project(project, imported[0] if imported else f"{file.package}.{simple}", seen)


def supertypes(file: JavaFile, cls: Node) -> list[str]:
    """Simple names of what a class (also an anonymous one) extends and implements itself."""
    if cls.type == "object_creation_expression":
        return [simple_name(field_text(file, cls, "type"))]
    parts = [child for child in cls.children if child.type in _ABOVE]
    nodes = [n for part in parts for n in part.named_children]
    return [simple_name(file.text(t)) for n in nodes for t in (n.named_children if n.type == "type_list" else [n])]
