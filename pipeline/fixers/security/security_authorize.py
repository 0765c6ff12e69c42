"""authorizeRequests -> authorizeHttpRequests, with the same rules in the same order.

Three things would change silently and are put right (Spring Security 6.0 migration guide, "Authorization"): every
dispatch is authorized again, so ERROR (and FORWARD to views, ASYNC) get a rule of their own as the guide shows; what
no rule names was open and would be denied; and `access("...")` needs WebExpressionAuthorizationManager. A filter placed
after FilterSecurityInterceptor would come before the new checks, so that it moves behind them.

Chains that use what has no equivalent keep authorizeRequests, which still works: a custom expression handler or
decision manager, `@bean` or `hasPermission` in an expression, or roles in one where RoleHierarchy or
GrantedAuthorityDefaults beans say what they mean. They get back 5.x's default of checking a request only once.

Left: `addFilterAfter` in another class than the rules, and rules given by a method reference.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.security.security_registry import (
    Rules,
    block_of,
    dispatchers_of,
    insert_rule,
    is_needless,
    rules_of,
    starts_chain,
)
from pipeline.sources.http_rules import is_decided_elsewhere
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, line_start, newline_of
from pipeline.sources.syntax import ancestor, arguments, chained, dot_of, field, field_text
from shared.models import Wave

_ONCE = "filterSecurityInterceptorOncePerRequest"
_NO_EQUIVALENT = frozenset(
    [
        "accessDecisionManager",
        "expressionHandler",
        _ONCE,
        "withObjectPostProcessor",
        "mvcMatchers",
        "servletPath",
    ]
)
_ROLES = re.compile(r"\bhas(?:Any)?(?:Role|Authority)\b")
_MANAGERS = (
    "org.springframework.security.web.access.expression.WebExpressionAuthorizationManager",
    "org.springframework.security.web.access.IpAddressAuthorizationManager",
)
_REGISTRIES = {
    "ExpressionUrlAuthorizationConfigurer": "AuthorizeHttpRequestsConfigurer",
    "ExpressionInterceptUrlRegistry": "AuthorizationManagerRequestMatcherRegistry",
}
_CHECKS = "org.springframework.security.web.access.intercept.AuthorizationFilter"
_CONDITIONAL = ("if_statement", "for_statement", "enhanced_for_statement", "while_statement", "try_statement")
_CONFIGURERS = "org.springframework.security.config.annotation.web.configurers"


@fixer(
    "security-authorize-requests",
    title="Use authorizeHttpRequests with the same rules",
    source="Spring Security 6.0 migration guide, servlet authorization; catalogue D02, D09",
    wave=Wave.TYPES,
)
def security_authorize_requests(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 3):
        return
    dispatchers = dispatchers_of(case.project)
    own_roles = bool(case.project.java_paths(b"RoleHierarchy", b"GrantedAuthorityDefaults"))
    for path in case.project.java_paths(b"authorizeRequests", b"new FilterSecurityInterceptor"):
        file = case.project.java(path)
        found = [rules_of(file, call) for call in file.calls("authorizeRequests")]
        rules = [r for r in found if r is not None]
        edit = file.edit()
        _own_checks_once(edit)
        if not found or len(rules) != len(found) or not all(_translatable(file, r, own_roles) for r in rules):
            _check_once(edit)
            if edit:
                yield Change(path, edit.result(), "Spring Security 6 would check forwards and error pages again")
            continue
        for number, one in enumerate(rules):
            _translate(edit, one, dispatchers if number == 0 or starts_chain(rules, number) else [])
            if number + 1 == len(rules) or starts_chain(rules, number + 1):
                chain = [r for r in rules if block_of(r) == block_of(one)]
                if not is_decided_elsewhere(case.project, file, one.call):
                    _permit_the_rest(edit, chain)
        _registry_types(edit)
        _after_checks(edit)
        yield Change(path, edit.result(), "authorizeRequests is deprecated; its successor has the same rules")


def _translatable(file: JavaFile, rules: Rules, own_roles: bool) -> bool:
    """`own_roles`: beans that say what roles mean, which a WebExpressionAuthorizationManager does not ask for."""
    names = {field_text(file, call, "name") for call in rules.calls}
    return not names & _NO_EQUIVALENT and all(
        _expression(file, call) is not None and not (own_roles and _ROLES.search(file.text(arguments(call)[0])))
        for call in rules.calls
        if field_text(file, call, "name") in ("access", "hasIpAddress")
    )


def _expression(file: JavaFile, call: Node) -> str | None:
    """Java text of the manager that decides as the rule did; None when its expression needs beans."""
    values = arguments(call)
    if len(values) != 1 or values[0].type not in ("string_literal", "binary_expression"):
        return None
    text = file.text(values[0])
    if field_text(file, call, "name") == "hasIpAddress":
        return f"IpAddressAuthorizationManager.hasIpAddress({text})"
    return None if "@" in text or "hasPermission" in text else f"new WebExpressionAuthorizationManager({text})"


def _translate(edit: JavaEdit, rules: Rules, dispatchers: list[str]) -> None:
    file = edit.file
    edit.replace(field(rules.call, "name"), "authorizeHttpRequests")
    for call in rules.calls:
        if field_text(file, call, "name") in ("access", "hasIpAddress"):
            expression = _expression(file, call)
            name, values = field(call, "name"), field(call, "arguments")
            edit.splices.replace(name.start_byte, values.end_byte, f"access({expression})")
            for manager in _MANAGERS:
                edit.add_import(manager)
    if dispatchers and not is_needless(file, rules):
        types = ", ".join(f"DispatcherType.{name}" for name in dispatchers)
        insert_rule(edit, rules, f".dispatcherTypeMatchers({types}).permitAll()")
        edit.add_import("jakarta.servlet.DispatcherType")


def _permit_the_rest(edit: JavaEdit, rules: list[Rules]) -> None:
    """At the end of one chain's rules, unless one of them is for every request, or comes and goes by a condition."""
    file = edit.file
    calls = [call for one in rules for call in one.calls]
    last = max(calls, key=lambda call: call.end_byte, default=None)
    everything = any(
        field_text(file, call, "name") == "anyRequest" or any(file.text(a) == '"/**"' for a in arguments(call))
        for call in calls
    )
    if last is None or everything or ancestor(last, *_CONDITIONAL) != ancestor(rules[-1].call, *_CONDITIONAL):
        return
    source, dot = file.source, dot_of(last)
    own_line = source[line_start(source, dot) : dot + 1].lstrip().startswith(b".")
    start = newline_of(source) + indent_at(source, dot) if own_line else ""
    edit.insert(last.end_byte, f"{start}.anyRequest().permitAll()")


def _check_once(edit: JavaEdit) -> None:
    """What keeps authorizeRequests checks a request once, as 5.x did: 6.x's default is every dispatch."""
    file, chains = edit.file, list[Node | None]()
    for call in file.calls("authorizeRequests") if not file.calls(_ONCE) else ():
        rules = rules_of(file, call) or (None if arguments(call) else Rules(call, (), call, chained(call)))
        if rules is not None and block_of(rules) not in chains:
            chains.append(block_of(rules))
            insert_rule(edit, rules, f".{_ONCE}(true)")


def _own_checks_once(edit: JavaEdit) -> None:
    """`FilterSecurityInterceptor own = new FilterSecurityInterceptor();` that says nothing of it."""
    file = edit.file
    for creation in file.walk("object_creation_expression"):
        declared = ancestor(creation, "local_variable_declaration")
        named = field_text(file, creation, "type") == "FilterSecurityInterceptor"
        if named and declared is not None and not file.calls("setObserveOncePerRequest"):
            name = field_text(file, declared.named_children[-1], "name")
            line = newline_of(file.source) + indent_at(file.source, declared.start_byte)
            edit.insert(declared.end_byte, f"{line}{name}.setObserveOncePerRequest(true);")


def _after_checks(edit: JavaEdit) -> None:
    """The new checks come one place later than FilterSecurityInterceptor's, which a filter may have stood behind."""
    for call in edit.file.calls("addFilterAfter"):
        place = arguments(call)[-1]
        if edit.file.text(place).rpartition(".class")[0].endswith("FilterSecurityInterceptor"):
            edit.replace(place, "AuthorizationFilter.class")
            edit.add_import(_CHECKS)


def _registry_types(edit: JavaEdit) -> None:
    for node in edit.file.types_named(*_REGISTRIES):
        edit.replace(node, _REGISTRIES[edit.file.text(node)])
    for old, new in _REGISTRIES.items():
        outer = _CONFIGURERS if old.endswith("Configurer") else f"{_CONFIGURERS}.ExpressionUrlAuthorizationConfigurer"
        edit.rename_import(f"{outer}.{old}", f"{outer.replace(*next(iter(_REGISTRIES.items())))}.{new}")
