"""What an AuthorizationServerConfigurerAdapter says in its three hooks, when all of it can be said otherwise."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import (
    COMMENTS,
    arguments,
    chain_calls,
    chain_root,
    field,
    field_text,
    literal,
    methods,
    parameters,
    string_constants,
)

_ENDPOINTS = "AuthorizationServerEndpointsConfigurer"
_SECURITY = "AuthorizationServerSecurityConfigurer"
_CLIENTS = "ClientDetailsServiceConfigurer"
HOOKS = (_ENDPOINTS, _SECURITY, _CLIENTS)
_GRANTS: Mapping[str, str] = {
    "password": 'new AuthorizationGrantType("password")',
    "refresh_token": "AuthorizationGrantType.REFRESH_TOKEN",
    "client_credentials": "AuthorizationGrantType.CLIENT_CREDENTIALS",
}
_LIFETIMES: Mapping[str, tuple[str, str]] = {
    "accessTokenValiditySeconds": ("accessTokenTimeToLive", "12 * 60 * 60"),
    "refreshTokenValiditySeconds": ("refreshTokenTimeToLive", "30 * 24 * 60 * 60"),
}
"""By the old name, with what DefaultTokenServices took where nothing was said."""
_ACCESS = ('"permitAll()"', '"isAuthenticated()"', '"denyAll()"')
_MADE = re.compile(r"NoOpPasswordEncoder\.getInstance\(\)|new \w+PasswordEncoder\(\)")
_CALLS = frozenset({"secret", "scopes", "authorizedGrantTypes", "autoApprove", *_LIFETIMES})


@dataclass(frozen=True)
class Client:
    """One client: its id and, by the old call, the arguments as written."""

    id: str
    said: Mapping[str, list[str]]
    grants: list[str]

    def registered(self, methods: list[str]) -> list[str]:
        """Lines of `RegisteredClient.withId(..)....build()`, four blanks a level."""
        lines = [f"RegisteredClient.withId({self.id})", f"    .clientId({self.id})"]
        lines += [f"    .clientSecret({secret})" for secret in self.said.get("secret", [])]
        given = methods if "secret" in self.said else ["NONE"]
        lines += [f"    .clientAuthenticationMethod(ClientAuthenticationMethod.{name})" for name in given]
        lines += [f"    .authorizationGrantType({_GRANTS[grant]})" for grant in self.grants]
        lines += [f"    .scopes(scopes -> scopes.addAll(List.of({', '.join(self.said['scopes'])})))"]
        lines += ["    .tokenSettings(TokenSettings.builder()"]
        for old, (new, usual) in _LIFETIMES.items():
            if old.startswith("access") or "refresh_token" in self.grants:
                lines.append(f"            .{new}(Duration.ofSeconds({self.said.get(old, [usual])[0]}))")
        return [*lines, "            .build())", "    .build()"]


@dataclass(frozen=True)
class Endpoints:
    """What makes the tokens, each as written: fields, or calls of the class's own methods."""

    manager: str
    users: str
    """What reads the user of a refresh token, "" when nothing is said."""
    converter: str
    store: str
    enhancer: str
    """A field with an enhancer of the project's own, or ""."""
    before: bool
    """It came before the token was signed, so that the token says the same."""


@dataclass(frozen=True)
class ServerSays:
    """All that the hooks say."""

    hooks: list[Node]
    clients: list[Client]
    endpoints: Endpoints
    form: bool
    checks: str
    """Who may ask /oauth/check_token, as written; "" is nobody."""
    encoder: str = ""
    """Of the clients' secrets, as written; "" when nothing is said, or a field."""

    @property
    def alike(self) -> bool:
        """Two clients may have the same secret."""
        secrets = [client.said["secret"][0] for client in self.clients if "secret" in client.said]
        return len(secrets) > 1 and not (all(s.startswith('"') for s in secrets) and len(set(secrets)) == len(secrets))

    @property
    def grants(self) -> list[str]:
        found = {grant for client in self.clients for grant in client.grants}
        return [grant for grant in _GRANTS if grant in found]


def read(file: JavaFile, cls: Node, *, stored: bool = False) -> ServerSays | None:
    """None when a hook is missing or says more than is known here. `stored`: tokens are kept, not signed."""
    found = {parameters(file, m)[0][0]: m for m in methods(file, cls, "configure") if len(parameters(file, m)) == 1}
    if not {_ENDPOINTS, _CLIENTS} <= set(found) <= set(HOOKS):
        return None
    endpoints = (_stored if stored else _endpoints)(file, found[_ENDPOINTS])
    clients = _clients(file, found[_CLIENTS], stored=stored)
    security = _said(file, found[_SECURITY]) if _SECURITY in found else {}
    if endpoints is None or not clients or security is None:
        return None
    if not _is_known(file, cls, security, stored=stored):
        return None
    access = security.get("checkTokenAccess", [""])[0]
    form = "allowFormAuthenticationForClients" in security
    checks = "" if access == '"denyAll()"' else access
    encoder = security.get("passwordEncoder", [""])[0]
    return ServerSays(list(found.values()), clients, endpoints, form, checks, encoder if "(" in encoder else "")


def _is_known(file: JavaFile, cls: Node, security: dict[str, list[str]], *, stored: bool) -> bool:
    """The encoder must be a bean, for the new server takes that, or be made where it is named."""
    names = {"tokenKeyAccess", "checkTokenAccess", "allowFormAuthenticationForClients", "passwordEncoder"}
    access = [v[0] for name, v in security.items() if name.endswith("Access")]
    encoders = security.get("passwordEncoder", [])
    fields = [file.text(f) for f in file.walk("field_declaration", under=cls)]
    made = [e for e in encoders if stored and _MADE.fullmatch(e)]
    given = all(any(f.endswith(f" {e.removeprefix('this.')};") for f in fields) for e in encoders if e not in made)
    return set(security) <= names and set(access) <= {*_ACCESS} and given


def _statements(method: Node) -> list[Node]:
    return [s for s in field(method, "body").named_children if s.type not in COMMENTS]


def _said(file: JavaFile, method: Node) -> dict[str, list[str]] | None:
    """Arguments by name of the calls on the hook's parameter; None when it does anything else."""
    said: dict[str, list[str]] = {}
    for call in _calls(file, method):
        if call is None or field_text(file, call, "name") in said:
            return None
        said[field_text(file, call, "name")] = [file.text(value) for value in arguments(call)]
    return said


def _calls(file: JavaFile, method: Node) -> Iterator[Node | None]:
    """Calls on the hook's parameter in order, those of `super` left out; None for another statement."""
    configurer = parameters(file, method)[0][1]
    for statement in _statements(method):
        call = statement.named_children[0] if statement.type == "expression_statement" else None
        root = file.text(chain_root(call)) if call is not None and call.type == "method_invocation" else ""
        if call is not None and root == configurer:
            yield from chain_calls(call)
        elif root != "super":
            yield None


def _endpoints(file: JavaFile, method: Node) -> Endpoints | None:
    chain = _chain(file, method)
    rest = [s for s in _statements(method) if chain is None or s not in chain.statements]
    said: dict[str, list[str]] = {}
    for statement in rest:
        call = statement.named_children[0] if statement.type == "expression_statement" else None
        root = file.text(chain_root(call)) if call is not None and call.type == "method_invocation" else ""
        if call is None or root not in (parameters(file, method)[0][1], "super"):
            return None
        if root != "super":
            said |= {field_text(file, c, "name"): [file.text(a) for a in arguments(c)] for c in chain_calls(call)}
    known = {"authenticationManager", "tokenStore", "accessTokenConverter", "tokenEnhancer", "userDetailsService"}
    one = {name: values[0] for name, values in said.items() if len(values) == 1}
    converter = one.get("accessTokenConverter", chain.converter(file, one.get("accessTokenConverter")) if chain else "")
    if set(one) != set(said) or not set(said) <= known or "authenticationManager" not in said or not converter:
        return None
    if (one.get("tokenEnhancer") != (chain.name if chain else None)) or (chain and not chain.fits(converter)):
        return None
    own = chain.own(converter) if chain else ""
    before = bool(own and chain and chain.parts[0] == own)
    users, store = one.get("userDetailsService", ""), one.get("tokenStore", "")
    return Endpoints(one["authenticationManager"], users, converter, store, own, before)


def _stored(file: JavaFile, method: Node) -> Endpoints | None:
    """Of a server that keeps its tokens and makes nothing of them."""
    said = _said(file, method)
    known = {"authenticationManager", "tokenStore", "userDetailsService"}
    if said is None or not {"authenticationManager"} <= set(said) <= known or any(len(v) != 1 for v in said.values()):
        return None
    one = {name: values[0] for name, values in said.items()}
    users, store = one.get("userDetailsService", ""), one.get("tokenStore", "")
    return Endpoints(one["authenticationManager"], users, "", store, "", before=False)


@dataclass(frozen=True)
class _Chain:
    """`TokenEnhancerChain name = new TokenEnhancerChain(); name.setTokenEnhancers(List.of(..));`"""

    name: str
    parts: list[str]
    statements: list[Node]

    def converter(self, file: JavaFile, said: str | None) -> str:
        kinds = ("JwtAccessTokenConverter", "AccessTokenConverter")
        found = [p for p in self.parts if _type_of(file, p) in kinds]
        return said or (found[0] if len(found) == 1 else "")

    def fits(self, converter: str) -> bool:
        return converter in self.parts and len(self.parts) <= 2 and len(set(self.parts)) == len(self.parts)

    def own(self, converter: str) -> str:
        return next((part for part in self.parts if part != converter), "")


def _type_of(file: JavaFile, text: str) -> str:
    """Declared type of a field by its name, or of what a method of the class answers."""
    for node in file.walk("field_declaration", "method_declaration"):
        name = field_text(file, node, "name") or field_text(file, field(node, "declarator"), "name")
        if name == text.removeprefix("this.").removesuffix("()"):
            return field_text(file, node, "type")
    return ""


def _chain(file: JavaFile, method: Node) -> _Chain | None:
    made = [s for s in _statements(method) if s.type == "local_variable_declaration"]
    made = [s for s in made if "new TokenEnhancerChain()" in file.text(s)]
    if len(made) != 1:
        return None
    name = field_text(file, field(made[0], "declarator"), "name")
    sets = [c for c in file.calls("setTokenEnhancers", under=method) if field_text(file, c, "object") == name]
    listed = arguments(sets[0]) if len(sets) == 1 else []
    if len(listed) != 1 or listed[0].type != "method_invocation" or sets[0].parent is None:
        return None
    if field_text(file, listed[0], "object") not in ("Arrays", "List"):
        return None
    return _Chain(name, [file.text(part) for part in arguments(listed[0])], [made[0], sets[0].parent])


def _clients(file: JavaFile, method: Node, *, stored: bool) -> list[Client]:
    """Nothing when one of them is not plain."""
    calls = list(_calls(file, method))
    names = [field_text(file, c, "name") if c is not None else "" for c in calls]
    if names[:2] != ["inMemory", "withClient"] or (calls[0] is not None and arguments(calls[0])):
        return []
    found: list[tuple[str, dict[str, list[Node]]]] = []
    for call, name in zip(calls[1:], names[1:], strict=True):
        given = arguments(call) if call is not None else []
        if name == "withClient" and len(given) == 1:
            found.append((file.text(given[0]), {}))
        elif name in _CALLS and name not in found[-1][1]:
            found[-1][1][name] = given
        elif name not in ("and", "inMemory"):
            return []
    clients = [_client(file, id, said, stored=stored) for id, said in found]
    return [c for c in clients if c is not None] if None not in clients else []


def _client(file: JavaFile, id: str, said: dict[str, list[Node]], *, stored: bool) -> Client | None:
    constants = string_constants(file)
    grants: list[str] = []
    for value in said.get("authorizedGrantTypes", []):
        constant = constants.get(file.text(value))
        text = literal(file, value)
        grants += constant.values if constant else (text if text is not None else "?",)
    needed = {"scopes", "authorizedGrantTypes", *(() if stored else ("secret",))}
    whole = needed <= set(said) and bool(said["scopes"]) and bool(grants)
    lives = all(
        file.text(v).lstrip("-0_") and not file.text(v).startswith("-") for n in _LIFETIMES for v in said.get(n, [])
    )
    if (
        not whole
        or not lives
        or not set(grants) <= set(_GRANTS)
        or (not stored and "password" not in grants and "refresh_token" in grants)
        or (stored and "secret" not in said and "client_credentials" in grants)
    ):
        return None
    return Client(id, {name: [file.text(v) for v in values] for name, values in said.items()}, grants)
