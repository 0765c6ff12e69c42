"""Requests that RestTemplate sends with a body where it has none by itself, as Apache HttpClient 5 makes them.

Shapes: `HttpUriRequest createHttpUriRequest(HttpMethod, URI)` of a class or an anonymous one that extends Spring's
HttpComponentsClientHttpRequestFactory, and the project's classes that it creates, which extend
HttpEntityEnclosingRequestBase, answer `getMethod()` by one constant and set their URI in their constructors.
Errors: getMethod is not compatible; return type HttpUriRequest is not compatible with ClassicHttpRequest.
Left: such classes that are used elsewhere too, anonymous ones, and files that name more of HttpClient 4 than is known.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.fixers.web.http_client5_names import FOUR, TYPES
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    COMMENTS,
    arguments,
    body_of,
    field,
    field_text,
    formal_parameters,
    members,
    methods,
    superclass,
)
from shared.models import Wave

_FACTORY, _CREATE = "HttpComponentsClientHttpRequestFactory", "createHttpUriRequest"
_BASE = f"{FOUR}.client.methods.HttpEntityEnclosingRequestBase"
_REQUEST = f"{FOUR}.client.methods.HttpUriRequest"
_RENAMED = {
    _BASE: "org.apache.hc.client5.http.classic.methods.HttpUriRequestBase",
    _REQUEST: "org.apache.hc.core5.http.ClassicHttpRequest",
}
_CONSTANT = re.compile(r'"\w+"|HttpMethod\.\w+\.(?:name|toString)\(\)|\w+\.METHOD_NAME|[A-Z][A-Z_]*')
_CALLS_SUPER = "explicit_constructor_invocation"


@fixer(
    "http-client5-requests",
    title="Make requests with a body for RestTemplate by Apache HttpClient 5",
    source="Spring Framework 6.0 Javadoc: HttpComponentsClientHttpRequestFactory.createHttpUriRequest; Apache "
    "HttpClient 5 Javadoc: HttpUriRequestBase; catalogue E09, E10",
    wave=Wave.IMPORTS,
)
def http_client5_requests(case: Case) -> Iterator[Change]:
    project = case.project
    factories = [path for path in project.java_paths(_CREATE.encode()) if _overrides(project.java(path))]
    made = {name for path in factories for name in _made(project.java(path))}
    homes = [p for p in project.java_paths(b"HttpEntityEnclosingRequestBase") if _classes(project.java(p), made)]
    paths = sorted({*factories, *homes})
    own = {field_text(project.java(p), cls, "name") for p in homes for cls in _classes(project.java(p), made)}
    users = project.java_paths(*(name.encode() for name in own)) if own else []
    if not all(_known(project.java(path)) for path in paths) or not set(users) <= set(paths):
        return
    written = {path: _written(project, path, made) for path in paths}
    for path, after in written.items() if None not in written.values() else ():
        if after is not None and after != project.read(path):
            yield Change(path, after, "Spring 6 asks for requests of Apache HttpClient 5")


def _overrides(file: JavaFile) -> list[Node]:
    classes = file.walk("class_declaration", "object_creation_expression")
    found = [cls for cls in classes if superclass(file, cls) == _FACTORY and body_of(cls) is not None]
    return [method for cls in found for method in methods(file, cls, _CREATE)]


def _made(file: JavaFile) -> set[str]:
    """Names of the classes that the factory creates."""
    made = [node for method in _overrides(file) for node in file.walk("object_creation_expression", under=method)]
    return {field_text(file, node, "type").rpartition(".")[2] for node in made}


def _classes(file: JavaFile, names: set[str]) -> list[Node]:
    found = [cls for cls in file.walk("class_declaration") if superclass(file, cls) == "HttpEntityEnclosingRequestBase"]
    return [cls for cls in found if field_text(file, cls, "name") in names and file.imported(_BASE)]


def _known(file: JavaFile) -> bool:
    theirs = [item for item in file.imports if item.name.startswith(f"{FOUR}.")]
    return all((i.name in TYPES or i.name in _RENAMED) and not i.wildcard and not i.static for i in theirs)


def _written(project: Project, path: str, made: set[str]) -> bytes | None:
    """The file as it is with HttpClient 5; None when it cannot be told."""
    file = project.java(path)
    edit, classes = file.edit(), _classes(file, made)
    bases = [node for node in file.types_named("HttpEntityEnclosingRequestBase") if _extended(node)]
    if len(bases) != len(classes) or len(bases) != len(file.types_named("HttpEntityEnclosingRequestBase")):
        return None
    calls = sum(len(_sets(file, cls)) for cls in classes)
    if calls != len(file.calls("setURI", "getURI")) or not all(_construct(edit, project, cls) for cls in classes):
        return None
    return rename_types(JavaFile(edit.result() if edit else file.source), _RENAMED)


def _extended(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "superclass"


def _sets(file: JavaFile, cls: Node) -> list[Node]:
    """Statements `setURI(x);` right in the class's constructors."""
    said = [s for c in members(cls, "constructor_declaration") for s in field(c, "body").named_children]
    calls = [s.named_children[0] for s in said if s.type == "expression_statement"]
    return [c for c in calls if c.type == "method_invocation" and field_text(file, c, "name") == "setURI"]


def _construct(edit: JavaEdit, project: Project, cls: Node) -> bool:
    """`super(method, uri)` first in each constructor; False when one does not set the URI, or the method is unknown."""
    file = edit.file
    name = _method(file, cls)
    made = members(cls, "constructor_declaration")
    if not name or not made:
        return False
    return all(_head(edit, project, cls, constructor, name) for constructor in made)


def _head(edit: JavaEdit, project: Project, cls: Node, constructor: Node, method: str) -> bool:
    """A constructor that takes and does nothing goes where nobody calls it."""
    file = edit.file
    said = [s for s in field(constructor, "body").named_children if s.type not in COMMENTS]
    first = said[0] if said and said[0].type == _CALLS_SUPER else None
    if len(said) == (first is not None) and not formal_parameters(constructor):
        edit.delete_member(constructor)
        return not project.java_paths(f"new {field_text(file, cls, 'name')}()".encode())
    sets = [call for call in _sets(file, cls) if call.parent in said]
    if len(sets) != 1 or (first is not None and file.text(first).replace(" ", "") != "super();"):
        return False
    statement, uri = sets[0].parent, file.text(arguments(sets[0])[0])
    if statement is None or said.index(statement) != (first is not None):
        return False
    if first is not None:
        edit.delete(first)
    edit.replace(statement, f"super({method}, {uri});")
    return True


def _method(file: JavaFile, cls: Node) -> str:
    """What its `getMethod()` returns, a constant that a constructor may give on; "" for anything else."""
    for method in methods(file, cls, "getMethod"):
        body = method.child_by_field_name("body")
        said = [s for s in body.named_children if s.type not in COMMENTS] if body is not None else []
        if len(said) == 1 and said[0].type == "return_statement":
            value = file.text(said[0].named_children[0])
            return value if _CONSTANT.fullmatch(value) and _is_static(file, cls, value) else ""
    return ""


def _is_static(file: JavaFile, cls: Node, value: str) -> bool:
    """A name alone is a constant of the class."""
    if not value.isidentifier():
        return True
    fields = [f for f in members(cls, "field_declaration") if re.search(r"\bstatic\b", file.text(f))]
    return any(field_text(file, d, "name") == value for f in fields for d in file.walk("variable_declarator", under=f))
