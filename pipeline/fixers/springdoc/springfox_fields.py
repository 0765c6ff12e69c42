"""A Docket that a field holds and a bean's method returns: read as if the method made it."""

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import field_text, members, methods, returned, simple_name


def inlined(file: JavaFile) -> JavaFile:
    """The file with such a field's value in its method's `return`; the same file where there is none."""
    edit = file.edit()
    for cls in file.walk("class_declaration"):
        held = dict(filter(None, (_held(file, declaration) for declaration in members(cls, "field_declaration"))))
        for method in methods(file, cls):
            given = returned(method) if simple_name(field_text(file, method, "type")) == "Docket" else None
            found = held.pop(file.text(given).removeprefix("this."), None) if given is not None else None
            if given is not None and found is not None:
                declaration, value = found
                edit.replace(given, file.text(value))
                edit.delete_member(declaration)
    return JavaFile(edit.result()) if edit else file


def _held(file: JavaFile, declaration: Node) -> tuple[str, tuple[Node, Node]] | None:
    made = [node for node in declaration.named_children if node.type == "variable_declarator"]
    value = made[0].child_by_field_name("value") if len(made) == 1 else None
    if value is None or simple_name(field_text(file, declaration, "type")) != "Docket":
        return None
    return field_text(file, made[0], "name"), (declaration, value)
