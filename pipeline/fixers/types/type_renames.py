"""Renames types wherever a Java file names them: imports, simple names, qualified names, string literals."""

from collections.abc import Mapping

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import in_header

_QUALIFIED = ("scoped_identifier", "scoped_type_identifier", "field_access")


def rename_types(file: JavaFile, names: Mapping[str, str]) -> bytes:
    """The file with each qualified name of `names` replaced; simple names follow their import."""
    edit = file.edit()
    for old, new in names.items():
        simple = old.rpartition(".")[2].encode()
        if simple in file.source and (old.encode() in file.source or file.imported(old)):
            _rename_imports(edit, old, new)
            _rename_qualified(edit, old, new)
            if file.imported(old):
                _rename_simple(edit, old, new)
        if simple in file.source:
            _rename_inner(edit, old, new)
    return edit.result() if edit else file.source


def _rename_imports(edit: JavaEdit, old: str, new: str) -> None:
    for index, item in enumerate(edit.file.imports):
        if item.name == old or item.name.startswith(f"{old}."):  # a static member, or a type inside it
            edit.imports.rename(index, new + item.name[len(old) :])
    if edit.file.imported(old) and not any(i.name == old for i in edit.file.imports):
        edit.add_import(new)


def _rename_qualified(edit: JavaEdit, old: str, new: str) -> None:
    for node in edit.file.walk(*_QUALIFIED, "string_fragment"):
        if edit.file.text(node) == old and not in_header(node):
            edit.replace(node, new)


def _rename_inner(edit: JavaEdit, old: str, new: str) -> None:
    """A type that is named by the imported one it was in, as in `AsyncRabbitTemplate.RabbitMessageFuture`."""
    outer, _, inner = old.rpartition(".")
    holder = outer.rpartition(".")[2]
    if new.rpartition(".")[0] == outer or not holder[:1].isupper() or not edit.file.imported(outer):
        return
    for node in edit.file.walk("scoped_type_identifier"):
        if edit.file.text(node) == f"{holder}.{inner}":
            edit.replace(node, edit.type_name(new))


def _rename_simple(edit: JavaEdit, old: str, new: str) -> None:
    before, after = old.rpartition(".")[2], new.rpartition(".")[2]
    for node in edit.file.walk("type_identifier", "identifier") if before != after else ():
        if edit.file.text(node) == before and not in_header(node) and not _is_member(node):
            edit.replace(node, after)


def _is_member(node: Node) -> bool:
    """True for the part after a dot, which belongs to something else."""
    above = node.parent
    return above is not None and above.type in _QUALIFIED and above.named_children[0] != node
