"""`implements TokenEnhancer` -> a method that answers the additional information, which was all it was for.

Shapes: `enhance(token, authentication)` that sets the information once, on the token cast to DefaultOAuth2AccessToken,
and returns the token at its end; the authentication asked only for what any Authentication knows.
"""

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import COMMENTS, ancestor, arguments, field, field_text, methods, parameters

_KNOWN = ("getName", "getPrincipal", "getAuthorities")
_MAP = "java.util.Map"
_AUTHENTICATION = "org.springframework.security.core.Authentication"


def enhancers(file: JavaFile) -> list[Node]:
    """Classes that implement TokenEnhancer and nothing else."""
    return [c for c in file.walk("class_declaration") if _interfaces(file, c) == ["TokenEnhancer"]]


def _interfaces(file: JavaFile, cls: Node) -> list[str]:
    found = cls.child_by_field_name("interfaces")
    return [file.text(t) for t in found.named_children[0].named_children] if found else []


def rewrite_enhancer(edit: JavaEdit, cls: Node) -> bool:
    """False, with nothing changed, when it does more than set the information."""
    file = edit.file
    found = methods(file, cls, "enhance")
    shape = [kind for kind, _ in parameters(file, found[0])] if len(found) == 1 else []
    if shape != ["OAuth2AccessToken", "OAuth2Authentication"]:
        return False
    method = found[0]
    (_, token), (_, user) = parameters(file, method)
    statements = [s for s in field(method, "body").named_children if s.type not in COMMENTS]
    cast = f"(DefaultOAuth2AccessToken){token}"
    aliases = [s for s in statements if _declares(file, s, cast)]
    names = {f"({cast})", *(field_text(file, field(s, "declarator"), "name") for s in aliases)}
    sets = [s for s in statements if _sets(file, s, names)]
    last = statements[-1] if statements else None
    if len(sets) != 1 or last is None or last.type != "return_statement" or len(aliases) > 1:
        return False
    returned = _bare(file, last).removeprefix("return").removesuffix(";")
    gone = [*aliases, *sets, last]
    if returned not in {token, *names} or _used_elsewhere(file, method, gone, {token, *names}):
        return False
    if not _is_asked_plainly(file, method, user) or list(file.walk("return_statement", under=method)) != [last]:
        return False
    _rewrite(edit, cls, method, gone, file.text(arguments(sets[0].named_children[0])[0]), user)
    return True


def _bare(file: JavaFile, node: Node) -> str:
    return "".join(file.text(node).split())


def _declares(file: JavaFile, statement: Node, cast: str) -> bool:
    value = statement.type == "local_variable_declaration" and field(statement, "declarator").child_by_field_name(
        "value"
    )
    return bool(value) and _bare(file, value) == cast


def _sets(file: JavaFile, statement: Node, names: set[str]) -> bool:
    call = statement.named_children[0] if statement.type == "expression_statement" else None
    if call is None or call.type != "method_invocation" or field_text(file, call, "name") != "setAdditionalInformation":
        return False
    on = call.child_by_field_name("object")
    return on is not None and _bare(file, on) in names and arguments(call)[0].type == "identifier"


def _used_elsewhere(file: JavaFile, method: Node, gone: list[Node], names: set[str]) -> bool:
    return any(
        file.text(node) in names
        for node in file.walk("identifier", under=field(method, "body"))
        if not any(g.start_byte <= node.start_byte < g.end_byte for g in gone)
    )


def _is_asked_plainly(file: JavaFile, method: Node, user: str) -> bool:
    uses = [n for n in file.walk("identifier", under=field(method, "body")) if file.text(n) == user]
    calls = [u.parent for u in uses if u.parent is not None and u.parent.child_by_field_name("object") == u]
    return len(calls) == len(uses) and all(field_text(file, c, "name") in _KNOWN for c in calls)


def _rewrite(edit: JavaEdit, cls: Node, method: Node, gone: list[Node], information: str, user: str) -> None:
    file = edit.file
    interfaces = field(cls, "interfaces")
    before = interfaces.prev_sibling
    edit.splices.delete(before.end_byte if before else interfaces.start_byte, interfaces.end_byte)
    for annotation in file.annotations("Override", under=method):
        if ancestor(annotation, "method_declaration") == method:
            edit.delete_annotation(annotation)
    edit.replace(field(method, "type"), f"{edit.type_name(_MAP)}<String, Object>")
    edit.replace(field(method, "parameters"), f"({edit.type_name(_AUTHENTICATION)} {user})")
    for statement in gone[:-1]:
        edit.delete(statement)
    edit.replace(gone[-1], f"return {information};")
