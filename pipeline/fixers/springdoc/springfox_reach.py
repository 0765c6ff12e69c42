"""What a Docket's option is made of: the helper methods, variables and fields of its class that its value names."""

from collections.abc import Iterable, Iterator

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import ancestor, chain_root, field_text, members, methods, parameters, simple_name

SPRINGFOX = ("springfox.", "com.github.xiaoymin.knife4j.spring.", "com.github.xiaoymin.swaggerbootstrapui.")
GONE = (*SPRINGFOX, "com.fasterxml.classmate.")
"""Packages whose types have no place beside springdoc; classmate's resolver was a bean of Springfox."""
_ELSEWHERE = {"ApiIgnore"}
"""An annotation of the operations themselves, which another fixer translates: it makes no method Springfox's own."""
_KNOWN = {
    *("ApiKey", "BasicAuth", "OAuth", "SecurityContext", "SecurityReference", "SecurityScheme", "AuthorizationScope"),
    *("ApiInfo", "Contact", "Tag", "Parameter", "RequestParameter", "ResponseMessage", "Response", "VendorExtension"),
    *("GrantType", "ResourceOwnerPasswordCredentialsGrant", "ClientCredentialsGrant", "ImplicitGrant", "LoginEndpoint"),
    *("TokenEndpoint", "TokenRequestEndpoint", "HttpAuthenticationScheme", "StringVendorExtension", "ParameterType"),
    *("ParameterBuilder", "RequestParameterBuilder", "ResponseMessageBuilder", "ResponseBuilder", "OAuthBuilder"),
    *("ApiInfoBuilder", "PathSelectors", "RequestHandlerSelectors", "AuthorizationCodeGrantBuilder", "ModelRef"),
    *("Docket", "DocumentationType", "ApiSelectorBuilder", "AlternateTypeRule", "AlternateTypeRules"),
    *("UiConfiguration", "UiConfigurationBuilder", "SecurityConfiguration", "SecurityConfigurationBuilder"),
    *("SwaggerResource", "SwaggerResourcesProvider", "AlternateTypeRuleConvention", "ScalarType"),
}
"""Types that a star may have imported."""


def gone_types(file: JavaFile) -> set[str]:
    """Simple names that mean a type of Springfox, or of what came with it, in this file."""
    named = {i.simple for i in file.imports if not i.wildcard and i.name.startswith(GONE)}
    others = {i.simple for i in file.imports if not i.wildcard and not i.name.startswith(GONE)}
    star = any(i.wildcard and i.name.startswith("springfox.") for i in file.imports)
    return (named | (_KNOWN - others) if star else named) - _ELSEWHERE


def words(file: JavaFile, node: Node) -> set[str]:
    return {file.text(n) for n in file.walk("type_identifier", "identifier", under=node)}


def reachable(file: JavaFile, cls: Node, values: Iterable[Node]) -> list[Node]:
    """The values and all places of the class that they are made in, each once."""
    found: list[Node] = []
    queue, seen = list(values), set[tuple[int, int]]()
    while queue:
        place = queue.pop(0)
        if (place.start_byte, place.end_byte) in seen:
            continue
        seen.add((place.start_byte, place.end_byte))
        found.append(place)
        for node in file.walk("identifier", under=place):
            queue += _meant(file, cls, node)
    return found


def _meant(file: JavaFile, cls: Node, node: Node) -> Iterator[Node]:
    """Where the class makes what this name stands for."""
    name, above = file.text(node), node.parent
    if above is not None and above.type == "method_invocation" and above.child_by_field_name("name") == node:
        if field_text(file, above, "object") in ("", "this"):
            yield from methods(file, cls, name)
        return
    scope = ancestor(node, "method_declaration", "constructor_declaration")
    local = list(_assigned(file, scope, name)) if scope is not None else []
    yield from local
    if not local and scope is not None and scope.type == "method_declaration":
        yield from (
            m for kind, given in parameters(file, scope) if given == name for m in _beans(file, cls, kind, name)
        )
    for declaration in () if local else members(cls, "field_declaration"):
        if name in {field_text(file, d, "name") for d in declaration.named_children if d.type == "variable_declarator"}:
            yield declaration


def _assigned(file: JavaFile, scope: Node, name: str) -> Iterator[Node]:
    """Statements of a method that make a local variable: its declaration and the calls on it."""
    declared = [
        d.parent
        for d in file.walk("variable_declarator", under=scope)
        if field_text(file, d, "name") == name and d.parent is not None
    ]
    yield from declared
    for call in file.walk("method_invocation", under=scope) if declared else ():
        above = call.parent
        if above is not None and above.type == "expression_statement" and file.text(chain_root(call)) == name:
            yield call


def _beans(file: JavaFile, cls: Node, kind: str, name: str) -> list[Node]:
    """Methods of the class that Spring may take a parameter from: by name, else by type."""
    named = methods(file, cls, name)
    return named or [m for m in methods(file, cls) if simple_name(field_text(file, m, "type")) == kind]


def calls_on(file: JavaFile, creation: Node) -> list[Node]:
    """Calls on what is made here: those chained, and those on the variable that keeps it."""
    here, calls = creation, list[Node]()
    while (above := here.parent) is not None and above.type == "method_invocation":
        if above.child_by_field_name("object") != here:
            break
        calls.append(above)
        here = above
    scope = ancestor(creation, "method_declaration", "constructor_declaration")
    if above is None or above.type != "variable_declarator" or scope is None:
        return calls
    name = field_text(file, above, "name")
    return calls + [c for c in file.walk("method_invocation", under=scope) if file.text(chain_root(c)) == name]


def portable(file: JavaFile, node: Node) -> bool:
    """The expression means the same in another method of the class, and names nothing of Springfox."""
    scope = ancestor(node, "method_declaration", "constructor_declaration")
    local = set(_locals(file, scope)) if scope is not None else set[str]()
    return not _free(file, node) & local and not words(file, node) & gone_types(file)


def _free(file: JavaFile, node: Node) -> set[str]:
    """Names in an expression that are no method's and no member's of something else."""
    found: set[str] = set()
    for name in file.walk("identifier", under=node):
        above = name.parent
        owned = above is not None and (
            (above.type == "method_invocation" and above.child_by_field_name("name") == name)
            or (above.type == "field_access" and above.child_by_field_name("field") == name)
        )
        if not owned or name == node:
            found.add(file.text(name))
    return found


def _locals(file: JavaFile, scope: Node) -> Iterator[str]:
    kinds = ("variable_declarator", "formal_parameter", "enhanced_for_statement", "catch_formal_parameter")
    for node in file.walk(*kinds, under=scope):
        yield field_text(file, node, "name")
    for node in file.walk("lambda_expression", under=scope):
        given = node.child_by_field_name("parameters")
        yield from (file.text(n) for n in file.walk("identifier", under=given)) if given else ()
