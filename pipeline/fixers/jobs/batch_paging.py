"""Methods of paging readers and their queries that Spring Batch 5 calls no more.

Shapes: `doJumpToPage(int)` that does nothing, in a subclass of a paging reader, also through a reader of the project's
own (the Querydsl readers that are passed around); `generateJumpToItemQuery(int, int)` of a PagingQueryProvider.
Errors: method does not override or implement a method from a supertype.
Left: a `doJumpToPage` that does something, which belongs into `jumpToItem` now; methods that the project calls itself.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import COMMENTS, field_text, formal_parameters
from shared.models import Wave

_PAGE, _QUERY = "doJumpToPage", "generateJumpToItemQuery"
_OWNERS = {_PAGE: "PagingItemReader", _QUERY: "PagingQueryProvider"}
"""A method to the end of the names of types that had it."""


@fixer(
    "batch-paging-methods",
    title="Drop methods of paging readers that Spring Batch 5 calls no more",
    source="Spring Batch 5.0 migration guide, Removed APIs: AbstractPagingItemReader#doJumpToPage, "
    "PagingQueryProvider#generateJumpToItemQuery",
    wave=Wave.TYPES,
)
def batch_paging_methods(case: Case) -> Iterator[Change]:
    paths = case.project.java_paths(*(name.encode() for name in _OWNERS))
    called = {name for path in paths for name in _OWNERS if _calls(case.project.java(path), name)}
    for path in paths:
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            name = field_text(edit.file, method, "name")
            if name in _OWNERS and name not in called and _idle(edit, method, name):
                edit.delete_member(method)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 does not call it")


def _calls(file: JavaFile, name: str) -> bool:
    """Calls other than of the superclass's from an overriding method."""
    return any(field_text(file, call, "object") != "super" for call in file.calls(name))


def _idle(edit: JavaEdit, method: Node, name: str) -> bool:
    cls, body = method.parent.parent if method.parent is not None else None, method.child_by_field_name("body")
    heads = [cls.child_by_field_name(part) for part in ("superclass", "interfaces", "type")] if cls else []
    owned = any(_OWNERS[name] in edit.file.text(head) for head in heads if head is not None)
    if not owned or body is None or len(formal_parameters(method)) != (1 if name == _PAGE else 2):
        return False
    said = [edit.file.text(n) for n in body.named_children if n.type not in COMMENTS]
    return name == _QUERY or all(text.startswith(f"super.{name}(") for text in said)
