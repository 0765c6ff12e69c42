"""Filters that get no AuthenticationManager, where Spring Security 5 handed out one that failed only when asked.

Source: WebSecurityConfigurerAdapter#authenticationManagerBean (5.7), whose manager was the one of the chain's builder:
an AnonymousAuthenticationProvider below the global manager, never null. AuthenticationConfiguration answers null where
no accounts are configured: a @WebMvcTest that mocks a UserDetailsService beside Boot's own user, or an application
with an OAuth 2 client or resource server on its class path, for which Boot 3 makes no user. Shapes: the call given to
a setter or a constructor, returned, or kept in a variable; the configuration as field or parameter.

Left: managers that a class takes as a bean, which is missing then (the same null, but other causes are likelier).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field
from shared.models import Wave

_CORE = "org.springframework.security.authentication"
_CONFIGURATION = "AuthenticationConfiguration"
_ASKED_IN_VAIN = (
    r"(?i)\bauthenticationManager (?:must be specified|cannot be null)"
    r"|An AuthenticationManager (?:is required|must be set)"
)


@fixer(
    "security-missing-manager",
    title="Give filters an AuthenticationManager where no accounts are configured",
    source="Spring Security 5.7, WebSecurityConfigurerAdapter.authenticationManagerBean(): lazy, never null",
    wave=Wave.STARTUP,
    on=_ASKED_IN_VAIN,
)
def security_missing_manager(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_CONFIGURATION.encode()):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("getAuthenticationManager"):
            if _asks_configuration(edit.file, call) and not _is_parent(edit.file, call):
                _with_fallback(edit, call)
        if edit:
            yield Change(path, edit.result(), "AuthenticationConfiguration has no manager where there are no accounts")


def _asks_configuration(file: JavaFile, call: Node) -> bool:
    target = call.child_by_field_name("object")
    return target is not None and not arguments(call) and declared_type(file, target) == _CONFIGURATION


def _is_parent(file: JavaFile, call: Node) -> bool:
    """An argument of a ProviderManager already."""
    above = call.parent.parent if call.parent is not None else None
    return (
        above is not None
        and above.type == "object_creation_expression"
        and file.text(field(above, "type")) == "ProviderManager"
    )


def _with_fallback(edit: JavaEdit, call: Node) -> None:
    """The provider knows only tokens with its own key, as Spring's does: what the parent does not answer is refused."""
    provider = "new AnonymousAuthenticationProvider(UUID.randomUUID().toString())"
    edit.insert(call.start_byte, f"new ProviderManager(List.of({provider}), ")
    edit.insert(call.end_byte, ")")
    for name in (
        "java.util.List",
        "java.util.UUID",
        f"{_CORE}.AnonymousAuthenticationProvider",
        f"{_CORE}.ProviderManager",
    ):
        edit.add_import(name)
