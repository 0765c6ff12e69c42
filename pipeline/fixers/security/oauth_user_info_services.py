"""A project's own copy of UserInfoTokenServices -> an OpaqueTokenIntrospector that asks the same endpoint.

Source: UserInfoTokenServices of Spring Boot 1.3 to -autoconfigure 2.6.8. What copies add is the request that they take
from the answer (`getRequest`), for the scopes; how they name the user stays as it is written.
"""

import re
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.security.oauth_legacy import without_comments
from pipeline.fixers.security.oauth_user_info_java import (
    AUTHORITIES,
    MEMBER_IMPORTS,
    NAME_OF,
    PRINCIPAL,
    PRINCIPAL_OF,
    SERVER,
)
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.syntax import (
    COMMENTS,
    arguments,
    field,
    field_text,
    formal_parameters,
    members,
    parameters,
    simple_name,
)

_INTERFACE = "ResourceServerTokenServices"
_FIELDS = ("OAuth2RestOperations", "OAuth2RestTemplate", "AuthoritiesExtractor", "PrincipalExtractor")
_SETTERS = ("setTokenType", "setRestTemplate", "setAuthoritiesExtractor", "setPrincipalExtractor")
_EXTRACTED = re.compile(
    r"(?:Object(?P<p>\w+)=(?:this\.)?getPrincipal\(M\);)"
    r"(?:OAuth2Request(?P<r>\w+)=(?P<made>(?:this\.)?getRequest\(M\)|newOAuth2Request\([^;]*\));)?"
    r"List<GrantedAuthority>(?P<a>\w+)=(?:this\.)?authoritiesExtractor\.extractAuthorities\(M\);"
    r"(?:OAuth2Request(?P<r2>\w+)=(?P<made2>(?:this\.)?getRequest\(M\)|newOAuth2Request\([^;]*\));)?"
    r"UsernamePasswordAuthenticationToken(?P<t>\w+)=newUsernamePasswordAuthenticationToken\((?P=p),[^;]*,(?P=a)\);"
    r"(?P=t)\.setDetails\(M\);"
    r"returnnewOAuth2Authentication\((?:(?P=r)|(?P=r2)),(?P=t)\);"
)
"""Without blanks; M is the name of the map."""
_ASKED = (
    "OAuth2RestOperationsrestTemplate=this.restTemplate;"
    "if(restTemplate==null){"
    "BaseOAuth2ProtectedResourceDetailsresource=newBaseOAuth2ProtectedResourceDetails();"
    "resource.setClientId(this.clientId);"
    "restTemplate=newOAuth2RestTemplate(resource);}"
    "OAuth2AccessTokenexistingToken=restTemplate.getOAuth2ClientContext().getAccessToken();"
    "if(existingToken==null||!accessToken.equals(existingToken.getValue())){"
    "DefaultOAuth2AccessTokentoken=newDefaultOAuth2AccessToken(accessToken);"
    "token.setTokenType(this.tokenType);"
    "restTemplate.getOAuth2ClientContext().setAccessToken(token);}"
    "returnrestTemplate.getForEntity(path,Map.class).getBody();"
)
_ASKS = """{
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(accessToken);
    return new RestTemplate().exchange(path, HttpMethod.GET, new HttpEntity<>(headers), Map.class).getBody();
}"""
_IMPORTS = (
    "org.springframework.http.HttpEntity",
    "org.springframework.http.HttpHeaders",
    "org.springframework.http.HttpMethod",
    "org.springframework.web.client.RestTemplate",
    f"{SERVER}.BadOpaqueTokenException",
    f"{SERVER}.OpaqueTokenIntrospector",
)
_SCOPED = """
for (String scope : getScopes(MAP)) {
    authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope));
}"""
_LEGACY = re.compile(rb"\bOAuth2(?:Authentication|Request|AccessToken|RestOperations|RestTemplate)\b|Extractor\b")


@dataclass(frozen=True)
class Copy:
    """Such a class, and its members by name."""

    file: JavaFile
    cls: Node
    named: dict[str, Node]
    scoped: bool
    """The scopes come from the answer."""


def read_copy(file: JavaFile) -> Copy | None:
    classes = list(file.walk("class_declaration"))
    cls = next(
        (c for c in classes if _text(file, c.child_by_field_name("interfaces")) == f"implements{_INTERFACE}"), None
    )
    if cls is None or cls.child_by_field_name("superclass") is not None:
        return None
    found = list(members(cls, "method_declaration"))
    named = {field_text(file, m, "name"): m for m in found}
    needed = {"loadAuthentication", "readAccessToken", "extractAuthentication", "getPrincipal", "getMap"}
    if len(found) != len(named) or not needed <= set(named):
        return None
    extracted, tries = _extracted(file, named["extractAuthentication"]), _tries(file, named["getMap"])
    if extracted is None or tries is None or not _reads_no_token(file, named["readAccessToken"]):
        return None
    made = extracted["made"] or extracted["made2"] or ""
    scoped = "getRequest(" in made
    if scoped and (("getRequest" not in named) or _scopes(file, named["getRequest"]) is None):
        return None
    return Copy(file, cls, named, scoped) if scoped or _asks_for_none(made) else None


def _text(file: JavaFile, node: Node | None) -> str:
    return re.sub(r"\s+", "", file.text(node)) if node is not None else ""


def _body(file: JavaFile, block: Node) -> str:
    return "".join(_text(file, s) for s in block.named_children if s.type not in COMMENTS)


def _extracted(file: JavaFile, method: Node) -> re.Match[str] | None:
    given = [name for _, name in parameters(file, method)]
    if len(given) != 1:
        return None
    return re.fullmatch(_EXTRACTED.pattern.replace("M", re.escape(given[0])), _body(file, field(method, "body")))


def _tries(file: JavaFile, method: Node) -> Node | None:
    """The block that asks, when it asks as the copied class does."""
    if [name for _, name in parameters(file, method)] != ["path", "accessToken"]:
        return None
    blocks = [t.child_by_field_name("body") for t in file.walk("try_statement", under=method)]
    block = blocks[0] if len(blocks) == 1 else None
    return block if block is not None and _body(file, block) == _ASKED else None


def _reads_no_token(file: JavaFile, method: Node) -> bool:
    statements = [s for s in field(method, "body").named_children if s.type not in COMMENTS]
    return len(statements) == 1 and (
        statements[0].type == "throw_statement" or file.text(statements[0]) == "return null;"
    )


def _asks_for_none(made: str) -> bool:
    """`new OAuth2Request(null, this.clientId, null, true, null, ..)`: no scopes."""
    given = made.removeprefix("newOAuth2Request(").split(",")
    return made.startswith("newOAuth2Request(") and len(given) == 9 and given[4] == "null"


def _scopes(file: JavaFile, method: Node) -> tuple[Node, Node] | None:
    """What a method returns that only makes a request, and the scopes of that."""
    returned = [r for r in file.walk("return_statement", under=method) if r.named_children]
    made = returned[0].named_children[0] if len(returned) == 1 else None
    if made is None or made.type != "object_creation_expression" or field_text(file, made, "type") != "OAuth2Request":
        return None
    given = arguments(made)
    set_of = len(given) == 9 and file.text(given[4]).replace(" ", "").startswith(("newHashSet<", "newLinkedHashSet<"))
    return (returned[0], given[4]) if set_of else None


def rewrite_copy(edit: JavaEdit, copy: Copy) -> bool:
    """False when something of the library would be left."""
    file, cls, layout = copy.file, copy.cls, Layout.of(copy.file, copy.cls)
    edit.replace(field(cls, "interfaces"), "implements OpaqueTokenIntrospector")
    for declared in members(cls, "field_declaration"):
        name = field_text(file, field(declared, "declarator"), "name")
        if simple_name(field_text(file, declared, "type")) in _FIELDS or name in ("tokenType", "clientId"):
            edit.delete_member(declared)
    for name in ("readAccessToken", *_SETTERS):
        if name in copy.named:
            edit.delete_member(copy.named[name])
    _introspect(edit, copy)
    _extract(edit, copy, layout)
    tries = _tries(file, copy.named["getMap"])
    if tries is None or not all(_construct(edit, c) for c in members(cls, "constructor_declaration")):
        return False
    edit.replace(tries, Layout(layout.newline, layout.indent + layout.unit, layout.unit).lines(_ASKS))
    for member in (AUTHORITIES.replace("CLASS", field_text(file, cls, "name")), NAME_OF, PRINCIPAL_OF):
        append_member(edit, cls, member, layout)
    for name in (*_IMPORTS, *MEMBER_IMPORTS):
        edit.add_import(name)
    return True


def _introspect(edit: JavaEdit, copy: Copy) -> None:
    file, method = copy.file, copy.named["loadAuthentication"]
    edit.replace(field(method, "type"), PRINCIPAL.rpartition(".")[2])
    edit.replace(field(method, "name"), "introspect")
    throws = next((c for c in method.named_children if c.type == "throws"), None)
    if throws is not None:
        edit.splices.delete(field(method, "parameters").end_byte, throws.end_byte)
    for node in file.types_named("InvalidTokenException", under=field(method, "body")):
        edit.replace(node, "BadOpaqueTokenException")


def _extract(edit: JavaEdit, copy: Copy, layout: Layout) -> None:
    file, method = copy.file, copy.named["extractAuthentication"]
    name = parameters(file, method)[0][1]
    lines = [
        "List<GrantedAuthority> authorities = authoritiesOf(MAP);",
        *(_SCOPED.strip("\n").split("\n") if copy.scoped else []),
    ]
    lines += ["return principalOf(getPrincipal(MAP), MAP, authorities);"]
    body = "\n".join(["{", *(f"    {line}" for line in lines), "}"]).replace("MAP", name)
    edit.replace(field(method, "type"), PRINCIPAL.rpartition(".")[2])
    edit.replace(field(method, "body"), layout.lines(body))
    asked = _scopes(file, copy.named["getRequest"]) if copy.scoped else None
    if asked is None:
        return
    edit.add_import("org.springframework.security.core.authority.SimpleGrantedAuthority")
    edit.add_import("java.util.Set")
    edit.replace(field(copy.named["getRequest"], "type"), "Set<String>")
    edit.replace(field(copy.named["getRequest"], "name"), "getScopes")
    edit.replace(asked[0], f"return {file.text(asked[1])};")
    _drop_unread(edit, copy.named["getRequest"], asked)
    for comment in [c for c in file.walk("block_comment") if "#getRequest(" in file.text(c)]:
        edit.replace(comment, file.text(comment).replace("#getRequest(", "#getScopes("))


def _drop_unread(edit: JavaEdit, method: Node, asked: tuple[Node, Node]) -> None:
    """Locals that only the request was made of, got from a map."""
    file = edit.file
    for declared in file.walk("local_variable_declaration", under=method):
        made = field(declared, "declarator")
        name, value = field_text(file, made, "name"), field_text(file, made, "value")
        uses = [n for n in file.walk("identifier", under=method) if file.text(n) == name]
        inside = [n for n in uses if asked[0].start_byte <= n.start_byte < asked[0].end_byte]
        kept = [n for n in uses if asked[1].start_byte <= n.start_byte < asked[1].end_byte]
        if len(uses) - len(inside) == 1 and not kept and re.fullmatch(r"(?:\(\w+\)\s*)?\w+\.get\(\"\w+\"\)", value):
            edit.delete(declared)


def _construct(edit: JavaEdit, constructor: Node) -> bool:
    """Two texts, URL and client's id: the second was for a template only."""
    file, given = edit.file, formal_parameters(constructor)
    if [kind for kind, _ in parameters(file, constructor)] != ["String", "String"]:
        return False
    name = parameters(file, constructor)[1][1]
    statements = [s for s in field(constructor, "body").named_children if s.type not in COMMENTS]
    dropped = [s for s in statements if _text(file, s) in (f"this.clientId={name};", f"clientId={name};")]
    if len(statements) != 2 or len(dropped) != 1:
        return False
    edit.replace(field(constructor, "parameters"), f"({file.text(given[0])})")
    edit.delete(dropped[0])
    return True


def is_free(source: bytes) -> bool:
    """Nothing of the library is left in a file that was rewritten."""
    code = without_comments(source)
    return not _LEGACY.search(code) and b"this.clientId" not in code
