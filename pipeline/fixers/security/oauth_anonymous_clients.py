"""Clients of a reactive application that ask for tokens with nobody logged in, behind a WebClient.

Shapes: `new ServerOAuth2AuthorizedClientExchangeFilterFunction(registrations, repository)` with the removed
UnAuthenticatedServerOAuth2AuthorizedClientRepository, made in place or as a local variable of its own. The manager
that takes its place asks for tokens by the client's own credentials, and works without a request.
Error: cannot find symbol: class UnAuthenticatedServerOAuth2AuthorizedClientRepository.
Left: registrations that are no plain name; repositories that are beans or fields.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field_text, simple_name
from shared.models import Wave

_GONE = "UnAuthenticatedServerOAuth2AuthorizedClientRepository"
_FILTER = "ServerOAuth2AuthorizedClientExchangeFilterFunction"
_CLIENT = "org.springframework.security.oauth2.client"
_MANAGER = f"{_CLIENT}.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager"
_SERVICE = f"{_CLIENT}.InMemoryReactiveOAuth2AuthorizedClientService"


@fixer(
    "oauth-anonymous-clients",
    title="Let a manager hold the tokens of clients that nobody is logged in with",
    source="Javadoc of Spring Security 5.8: UnAuthenticatedServerOAuth2AuthorizedClientRepository is deprecated in "
    "favour of AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager; 6.0 removed it",
    wave=Wave.TYPES,
)
def oauth_anonymous_clients(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_GONE.encode()):
        edit = case.project.java(path).edit()
        for made in edit.file.walk("object_creation_expression"):
            if simple_name(field_text(edit.file, made, "type")) == _FILTER:
                _manage(edit, made)
        if edit:
            yield Change(path, edit.result(), "the repository of clients without a user is gone")


def _manage(edit: JavaEdit, made: Node) -> None:
    given = arguments(made)
    if len(given) != 2 or given[0].type != "identifier":
        return
    variable = _variable(edit.file, given[1])
    if not _is_gone(edit.file, given[1]) and variable is None:
        return
    if variable is not None:
        edit.delete(variable)
    registrations = edit.file.text(given[0])
    manager, service = edit.type_name(_MANAGER), edit.type_name(_SERVICE)
    made_of = f"new {manager}({registrations}, new {service}({registrations}))"
    edit.splices.replace(given[0].start_byte, given[1].end_byte, made_of)


def _is_gone(file: JavaFile, value: Node) -> bool:
    return value.type == "object_creation_expression" and simple_name(field_text(file, value, "type")) == _GONE


def _variable(file: JavaFile, value: Node) -> Node | None:
    """The declaration of a local variable that is this repository and is named here alone."""
    block = ancestor(value, "block")
    if value.type != "identifier" or block is None:
        return None
    name = file.text(value)
    uses = [node for node in file.walk("identifier", under=block) if file.text(node) == name]
    for declared in file.walk("local_variable_declaration", under=block):
        for part in declared.named_children:
            made = part.child_by_field_name("value") if part.type == "variable_declarator" else None
            if made is not None and field_text(file, part, "name") == name and _is_gone(file, made):
                return declared if len(uses) == 2 else None
    return None
