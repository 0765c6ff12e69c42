"""What a configuration class has no use for once its Docket is gone."""

import re
from collections.abc import Container, Iterable, Iterator

from tree_sitter import Node

from pipeline.fixers.springdoc.springfox_reach import GONE, SPRINGFOX, gone_types, words
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    TYPES,
    annotations_of,
    field,
    field_text,
    formal_parameters,
    has_modifier,
    members,
    methods,
)

_EXPOSED = ("Data", "Getter", "Setter", "Value", "Builder", "ConfigurationProperties")
_OTHER_WORK = re.compile(rb"@(?:Bean|EventListener|Scheduled|PostConstruct|\w*Mapping)\b")
_INJECTED = ("Autowired", "Resource", "Inject")


def plugin_of(project: Project, path: str) -> str:
    """The file's only class when all that it is is a part of Springfox, and no other file names it; else "".

    A plugin, or one of Springfox' own beans with a patch, as its conflicts with HATEOAS made usual.
    """
    file = project.java(path)
    classes = [child for child in file.root.children if child.type in TYPES]
    if len(classes) != 1 or classes[0].type != "class_declaration":
        return ""
    cls, gone = classes[0], gone_types(file)
    name = field_text(file, cls, "name")
    above = [text for part in ("interfaces", "superclass") if (text := _supertypes(file, cls, part))]
    kinds = {kind for kinds in above for kind in kinds}
    own = _supertypes(file, cls, "superclass") & {i.simple for i in file.imports if i.name.startswith(SPRINGFOX)}
    patch = bool(own) and not _OTHER_WORK.search(file.source)
    plugin = patch or any(kind.endswith(("Plugin", "PathProvider")) for kind in kinds)
    plugin = plugin and kinds <= gone | {"Ordered"}
    word = re.compile(rf"\b{re.escape(name)}\b".encode())
    named = plugin and any(word.search(project.read(p)) for p in project.java_paths(name.encode()) if p != path)
    return name if plugin and not named else ""


def _supertypes(file: JavaFile, cls: Node, part: str) -> set[str]:
    node = cls.child_by_field_name(part)
    found = file.walk("type_identifier", under=node) if node is not None else ()
    return {file.text(n) for n in found}


def without_unused(source: bytes, suspects: Iterable[str]) -> bytes:
    """Without private methods and fields that only what went had used, and imports of Springfox that nothing uses."""
    suspects = set(suspects)
    while True:
        file = JavaFile(source)
        edit = file.edit()
        found = next(_unused(file, suspects), None)
        if found is None:
            return _without_imports(file)
        suspects |= words(file, found)
        edit.delete_member(found)
        source = edit.result()


def _unused(file: JavaFile, suspects: Container[str]) -> Iterator[Node]:
    used = [file.text(n) for n in file.walk("identifier")]
    for cls in file.walk("class_declaration"):
        for method in methods(file, cls):
            name = field_text(file, method, "name")
            own = [file.text(n) for n in file.walk("identifier", under=method)]
            plain = not annotations_of(file, method) and has_modifier(method, "private")
            if plain and name in suspects and used.count(name) == own.count(name):
                yield method
        if field_text(file, cls, "name") in suspects and _is_idle_part(file, cls):
            yield cls
        exposed = bool(annotations_of(file, cls, *_EXPOSED))
        for declaration in members(cls, "field_declaration"):
            names = [field_text(file, d, "name") for d in declaration.named_children if d.type == "variable_declarator"]
            if any(name not in suspects or used.count(name) > 1 for name in names):
                continue
            if _is_droppable(file, declaration, exposed=exposed):
                yield declaration


def _is_idle_part(file: JavaFile, cls: Node) -> bool:
    """A nested class that is a part of Springfox, and that nothing outside it names."""
    above = {kind for part in ("interfaces", "superclass") for kind in _supertypes(file, cls, part)}
    if cls.parent is None or cls.parent.type != "class_body" or not above & gone_types(file):
        return False
    word = re.compile(rf"\b{re.escape(field_text(file, cls, 'name'))}\b".encode())
    outside = file.source[: cls.start_byte] + file.source[cls.end_byte :]
    return not word.search(outside)


def _is_droppable(file: JavaFile, declaration: Node, *, exposed: bool) -> bool:
    """Private with its own value or injected; of a type that is gone in any case."""
    if words(file, field(declaration, "type")) & gone_types(file):
        return True
    own = any(d.child_by_field_name("value") for d in declaration.named_children)
    marked = annotations_of(file, declaration)
    injected = bool(marked) and len(annotations_of(file, declaration, *_INJECTED)) == len(marked)
    return has_modifier(declaration, "private") and not exposed and (injected or (own and not marked))


def _without_imports(file: JavaFile) -> bytes:
    edit = file.edit()
    homes = [child for child in file.root.children if child.type != "import_declaration"]
    used = {word for home in homes for word in words(file, home)}
    for index, item in enumerate(file.imports):
        gone = "Docket" not in used if item.wildcard else item.simple not in used
        if item.name.startswith(SPRINGFOX if item.wildcard else GONE) and gone:
            edit.imports.remove(index)
    return edit.result()


def drop_injected(edit: JavaEdit, cls: Node) -> None:
    """Constructor parameters of types that are gone, and what keeps them; a constructor that did nothing else goes."""
    file, gone = edit.file, gone_types(edit.file)
    for constructor in members(cls, "constructor_declaration"):
        given = formal_parameters(constructor)
        theirs = [p for p in given if words(file, field(p, "type")) & gone]
        names = {field_text(file, p, "name") for p in theirs}
        body = [s for s in field(constructor, "body").named_children if "comment" not in s.type]
        spent = [s for s in body if words(file, s) & names]
        if not theirs or any(not _is_assignment(s) for s in spent):
            continue
        if len(theirs) == len(given) and len(spent) == len(body):
            edit.delete_member(constructor)
            continue
        drop_parameters(edit, constructor, theirs)
        for statement in spent:
            edit.delete(statement)


def _is_assignment(statement: Node) -> bool:
    return statement.type == "expression_statement" and statement.named_children[0].type == "assignment_expression"


def drop_parameters(edit: JavaEdit, method: Node, gone: list[Node]) -> None:
    """The method's list without them; the others stand as they stood, on one line."""
    file, given = edit.file, field(method, "parameters")
    kept = [file.text(p) for p in given.named_children if p not in gone and "comment" not in p.type]
    if gone:
        edit.replace(given, f"({', '.join(kept)})")
