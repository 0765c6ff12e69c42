"""Dozer 5, which needs javax.xml.bind, as Dozer 7: other coordinates and package, mappers made by a builder.

Source: Dozer's migration guide, "v5 to v6" and "v6 to v7" (packages, DozerBeanMapperBuilder, namespace of mappings).
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.sources.builds import Coordinate
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, arguments, declared_type, field, field_text
from shared.models import Wave

_OLD, _NEW = "org.dozer", "com.github.dozermapper.core"
_CORE = Coordinate("com.github.dozermapper", "dozer-core", "7.0.0")
_BY_HAND = re.compile(
    rb"DozerBeanMapperSingletonWrapper|org\.dozer\.spring|setEventListeners|setCustomFieldMapper"
    rb"|dozerbeanmapping\.dtd|DozerBeanMapper\s*\(\s*\)\s*\{|extends DozerBeanMapper\b"
)
"""What the builder takes in another way: left to a person."""
_SETTERS = {
    "addMapping": "withMappingBuilder",
    "setMappingFiles": "withMappingFiles",
    "setCustomConverters": "withCustomConverters",
}
"""What a mapper is told after it was made, and its builder before."""


@fixer(
    "dozer",
    title="Move Dozer 5 to the Jakarta release, Dozer 7",
    source="Dozer's migration guide, v5 to v6 and v6 to v7; catalogue C10",
    wave=Wave.IMPORTS,
)
def dozer(case: Case) -> Iterator[Change]:
    project = case.project
    paths = project.java_paths(_OLD.encode())
    mappings = [p for p in project.glob("**/*.xml") if b"dozer.sourceforge.net" in project.read(p)]
    if not _declared(project) or any(_BY_HAND.search(project.read(p)) for p in (*paths, *mappings)):
        return
    if any(_told_later(project.java(path)) for path in paths):
        return
    for build in builds_of(project):
        for declared in build.declared:
            if declared.ga == "net.sf.dozer:dozer":
                build.replace(declared, [_CORE])
        yield from build.changes("net.sf.dozer:dozer: Dozer 7 is the release for Jakarta EE")
    for path in paths:
        edit = project.java(path).edit()
        _java(edit)
        if edit:
            yield Change(path, edit.result(), "Dozer 7 has another package and a builder")
    for path in mappings:
        yield Change.text(path, _mapping(project.text(path)), "the namespace of Dozer 7's mappings")


def _declared(project: Project) -> bool:
    found = {
        declared.ga for build in builds_of(project) for declared in build.declared if declared.group == "net.sf.dozer"
    }
    return found == {"net.sf.dozer:dozer"}


def _java(edit: JavaEdit) -> None:
    file = edit.file
    for index, item in enumerate(file.imports):
        if item.name == f"{_OLD}.DozerBeanMapper":
            edit.imports.remove(index)
        elif item.name == _OLD or item.name.startswith(f"{_OLD}."):
            edit.imports.rename(index, _NEW + item.name[len(_OLD) :])
    made: set[int] = set()
    for creation in file.walk("object_creation_expression"):
        if field_text(file, creation, "type") == "DozerBeanMapper":
            made.add(field(creation, "type").start_byte)
            edit.replace(creation, _built(edit, creation))
            edit.add_import(f"{_NEW}.DozerBeanMapperBuilder")
    mapper = _mapper(edit)
    for node in file.types_named("DozerBeanMapper"):
        if node.start_byte not in made:
            edit.replace(node, mapper)


def _mapper(edit: JavaEdit) -> str:
    """The interface's name: qualified where the file means something else by it (MyBatis, MapStruct)."""
    if any(i.simple == "Mapper" and i.name != f"{_OLD}.Mapper" for i in edit.file.imports):
        return f"{_NEW}.Mapper"
    if edit.file.types_named("DozerBeanMapper") and not edit.file.imported(f"{_OLD}.Mapper"):
        edit.add_import(f"{_NEW}.Mapper")
    return "Mapper"


def _built(edit: JavaEdit, creation: Node) -> str:
    said = [f".withMappingFiles({edit.file.text(value)})" for value in arguments(creation)]
    for call in _told(edit.file, creation):
        value = edit.file.text(arguments(call)[0])
        said.append(f".{_SETTERS[field_text(edit.file, call, 'name')]}({value})")
        if (statement := call.parent) is not None:
            edit.delete(statement)
    return (
        f"DozerBeanMapperBuilder.create(){''.join(said)}.build()" if said else "DozerBeanMapperBuilder.buildDefault()"
    )


def _told_later(file: JavaFile) -> bool:
    """A mapper is told something where it was not made."""
    made = (c for c in file.walk("object_creation_expression") if field_text(file, c, "type") == "DozerBeanMapper")
    known = [call for creation in made for call in _told(file, creation)]
    calls = (call for call in file.calls(*_SETTERS) if call not in known)
    return any(declared_type(file, call.child_by_field_name("object") or call) == "DozerBeanMapper" for call in calls)


def _told(file: JavaFile, creation: Node) -> list[Node]:
    """Calls that tell a mapper of a local variable something, in the statements right after its declaration."""
    declared = ancestor(creation, "local_variable_declaration")
    name = field_text(file, creation.parent, "name") if declared is not None and creation.parent is not None else ""
    found: list[Node] = []
    statement = declared.next_named_sibling if declared is not None else None
    while name and statement is not None and statement.type == "expression_statement":
        call = statement.named_children[0]
        known = call.type == "method_invocation" and field_text(file, call, "name") in _SETTERS
        if not known or field_text(file, call, "object") != name or len(arguments(call)) != 1:
            break
        found.append(call)
        statement = statement.next_named_sibling
    return found


def _mapping(text: str) -> str:
    text = text.replace(
        "http://dozer.sourceforge.net/schema/beanmapping.xsd", "https://dozermapper.github.io/schema/bean-mapping.xsd"
    )
    text = text.replace("http://dozer.sourceforge.net", "http://dozermapper.github.io/schema/bean-mapping")
    return re.sub(r"\borg\.dozer\.", f"{_NEW}.", text)
