"""Roles that are written with the prefix which Spring Security puts before them: `hasAnyRole("ROLE_ADMIN")`.

Spring Security 5 asked for the authority ROLE_ROLE_ADMIN, which hardly anybody has: the rule let no one pass, in
silence. Since 6.0 the application does not start ("ROLE_ADMIN should not start with ROLE_"). The same authorities are
asked for by hasAnyAuthority; a person should see what was meant. Source: AuthorityAuthorizationManager and
ExpressionUrlAuthorizationConfigurer.hasAnyRole of 5.7 and 6.5.

Left: `hasRole("ROLE_ADMIN")` of authorizeRequests, which never started; GrantedAuthorityDefaults, which say what the
prefix is; roles in constants.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text
from shared.models import Wave

_MATCHERS = ("anyRequest", "antMatchers", "mvcMatchers", "regexMatchers", "requestMatchers")
_NAMES = {"hasRole": "hasAuthority", "hasAnyRole": "hasAnyAuthority"}


@fixer(
    "security-prefixed-roles",
    title="Ask for the authorities that roles with a prefix of their own stood for",
    source="Spring Security 6.0, AuthorityAuthorizationManager: roles must not start with ROLE_; classes of 5.7",
    wave=Wave.STARTUP,
)
def security_prefixed_roles(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 0)) or case.project.java_paths(b"GrantedAuthorityDefaults"):
        return
    for path in case.project.java_paths(b'Role("ROLE_', b', "ROLE_', b',"ROLE_'):
        edit = case.project.java(path).edit()
        if b"ServerHttpSecurity" in edit.file.source:
            continue
        own = b"authorizeHttpRequests" in edit.file.source
        for call in edit.file.calls(*(_NAMES if own else ("hasAnyRole",))):
            if _is_rule(edit.file, call) and any(_is_prefixed(edit.file, a) for a in arguments(call)):
                _ask_by_authority(edit, call)
        if edit:
            yield Change(
                path,
                edit.result(),
                "Spring Security put ROLE_ before these roles, so that they asked for ROLE_ROLE_..., which it refuses "
                "now: the same authorities are asked for. See whether the roles were meant.",
            )


def _is_rule(file: JavaFile, call: Node) -> bool:
    target = call.child_by_field_name("object")
    return target is not None and target.type == "method_invocation" and field_text(file, target, "name") in _MATCHERS


def _is_prefixed(file: JavaFile, argument: Node) -> bool:
    return argument.type == "string_literal" and file.text(argument).startswith('"ROLE_')


def _ask_by_authority(edit: JavaEdit, call: Node) -> None:
    name = field(call, "name")
    edit.replace(name, _NAMES[edit.file.text(name)])
    for argument in arguments(call):
        text = edit.file.text(argument)
        literal = argument.type == "string_literal"
        edit.replace(argument, f'"ROLE_{text[1:]}' if literal else f'"ROLE_" + {text}')
