"""Methods of the Servlet API that version 6 no longer has, where a call says the same in another way."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field
from shared.models import Wave

_REQUESTS = ("HttpServletRequest", "ServletRequest", "HttpServletRequestWrapper", "MockHttpServletRequest")
_RESPONSES = ("HttpServletResponse", "HttpServletResponseWrapper", "MockHttpServletResponse")


@fixer(
    "servlet-methods",
    title="Call what Servlet 6 has instead of the methods it dropped",
    source="Jakarta Servlet 6.0, removed deprecated methods: ServletRequest.getRealPath, setStatus(int, String)",
    wave=Wave.TYPES,
)
def servlet_methods(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"getRealPath(", b"setStatus("):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("getRealPath"):
            if _is_a(edit, call, _REQUESTS):
                edit.insert(field(call, "name").start_byte, "getServletContext().")
        for call in file.calls("setStatus"):
            if len(arguments(call)) == 2 and _is_a(edit, call, _RESPONSES):
                code, message = arguments(call)
                edit.splices.delete(code.end_byte, message.end_byte)
        if edit:
            yield Change(path, edit.result(), "Servlet 6 dropped the method; no container sent the message any more")


def _is_a(edit: JavaEdit, call: Node, types: tuple[str, ...]) -> bool:
    """The receiver is a variable, field or parameter of one of these types."""
    receiver = call.child_by_field_name("object")
    known = receiver is not None and receiver.type in ("identifier", "field_access")
    return known and receiver is not None and declared_type(edit.file, receiver) in types
