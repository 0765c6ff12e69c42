"""OAuth2 authorization request repositories of the project's own: the remove method has the response as well."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import field, field_text, methods, parameters
from shared.models import Wave

_REMOVE = "removeAuthorizationRequest"
_RESPONSE = "HttpServletResponse"


@fixer(
    "security-request-repository",
    title="Give removeAuthorizationRequest the response",
    source="Spring Security 6.0 migration guide, OAuth2: deprecated AuthorizationRequestRepository method removed",
    wave=Wave.TYPES,
)
def security_request_repository(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"AuthorizationRequestRepository"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            if "AuthorizationRequestRepository<" in field_text(file, cls, "interfaces"):
                _class(edit, cls)
        if edit:
            yield Change(path, edit.result(), "the method with the request alone is gone")


def _class(edit: JavaEdit, cls: Node) -> None:
    """A second method that has the response already makes the first one a helper that overrides nothing."""
    file = edit.file
    found = methods(file, cls, _REMOVE)
    short = [m for m in found if len(parameters(file, m)) == 1 and parameters(file, m)[0][0] == "HttpServletRequest"]
    if len(short) != 1:
        return
    if len(found) > 1:
        for node in file.annotations("Override", under=short[0]):
            edit.delete_annotation(node)
        return
    given = parameters(file, short[0])[0][1]
    name = "response" if given != "response" else "servletResponse"
    edit.insert(field(short[0], "parameters").end_byte - 1, f", {_RESPONSE} {name}")
    edit.add_import(f"{_servlet(file)}.{_RESPONSE}")


def _servlet(file: JavaFile) -> str:
    """The package from which the file takes the request."""
    homes = (item.name.rpartition(".")[0] for item in file.imports if item.simple == "HttpServletRequest")
    return next(homes, "jakarta.servlet.http")
