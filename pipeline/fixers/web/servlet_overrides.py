"""Methods of the Servlet API that version 6 no longer has, in classes that implement its types.

Shapes: requests, responses, sessions and contexts of the project (wrappers, stand-ins of tests) that declare such a
method with @Override. Errors: method does not override or implement a method from a supertype.
Left: methods without @Override, which nobody is hurt by, and those that the project itself calls: they lose @Override.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import types_above
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, arguments, body_of, field_text, methods, parameters
from shared.models import Wave

_REQUEST, _RESPONSE = ("ServletRequest", "ServletRequestWrapper"), ("HttpServletResponse", "HttpServletResponseWrapper")
_HTTP = ("HttpServletRequest", "HttpServletRequestWrapper")
_SESSION, _CONTEXT = ("HttpSession",), ("ServletContext",)
_GONE: dict[tuple[str, ...], tuple[str, ...]] = {
    ("setStatus", "int", "String"): _RESPONSE,
    ("encodeUrl", "String"): _RESPONSE,
    ("encodeRedirectUrl", "String"): _RESPONSE,
    ("isRequestedSessionIdFromUrl",): _HTTP,
    ("getRealPath", "String"): (*_HTTP, *_REQUEST),
    ("getSessionContext",): _SESSION,
    ("getValue", "String"): _SESSION,
    ("getValueNames",): _SESSION,
    ("putValue", "String", "Object"): _SESSION,
    ("removeValue", "String"): _SESSION,
    ("getServlet", "String"): _CONTEXT,
    ("getServlets",): _CONTEXT,
    ("getServletNames",): _CONTEXT,
    ("log", "Exception", "String"): _CONTEXT,
}
"""Name and parameter types to the types that had it."""
_NAMES = {shape[0] for shape in _GONE}
_PACKAGES = ("javax.servlet.", "jakarta.servlet.")


@fixer(
    "servlet-overrides",
    title="Drop methods that Servlet 6 no longer asks for",
    source="Jakarta Servlet 6.0, removed deprecated methods",
    wave=Wave.TYPES,
)
def servlet_overrides(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(f" {name}(".encode() for name in _NAMES)):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            for method in methods(edit.file, cls, *_NAMES) if body_of(cls) is not None else ():
                if annotations_of(edit.file, method, "Override") and _is_gone(case.project, edit.file, cls, method):
                    _drop(edit, case.project, method)
        if edit:
            yield Change(path, edit.result(), "Servlet 6 has no such method")


def _is_gone(project: Project, file: JavaFile, cls: Node, method: Node) -> bool:
    shape = (field_text(file, method, "name"), *(kind for kind, _ in parameters(file, method)))
    owners = _GONE.get(shape, ())
    above = types_above(project, file, cls) if owners else set[str]()
    return any(name.startswith(_PACKAGES) and name.rpartition(".")[2] in owners for name in above)


def _drop(edit: JavaEdit, project: Project, method: Node) -> None:
    """The method; only its @Override where the project calls it."""
    name, arity = field_text(edit.file, method, "name"), len(parameters(edit.file, method))
    for path in project.java_paths(f"{name}(".encode()):
        file = project.java(path)
        for call in file.calls(name):
            inside = file is edit.file and method.start_byte <= call.start_byte < method.end_byte
            if len(arguments(call)) == arity and not inside and not _is_delegate(file, call, name):
                edit.delete_annotation(annotations_of(edit.file, method, "Override")[0])
                return
    edit.delete_member(method)


def _is_delegate(file: JavaFile, call: Node, name: str) -> bool:
    """Within a method of the same name, which hands it on to another."""
    above = call.parent
    while above is not None and above.type != "method_declaration":
        above = above.parent
    return above is not None and field_text(file, above, "name") == name
