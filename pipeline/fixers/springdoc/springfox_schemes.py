"""Security schemes of a Docket -> OpenAPI's: API keys, HTTP authentication and OAuth 2 with its flows."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tree_sitter import Node

from pipeline.fixers.springdoc.springfox_reach import calls_on, portable, reachable
from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import ancestor, arguments, field_text, simple_name

_NEW = "new SecurityScheme().type(SecurityScheme.Type"
_OAUTH = ("OAuth", "OAuthBuilder")
_URLS = {
    "ResourceOwnerPasswordCredentialsGrant": ("password", "tokenUrl"),
    "ClientCredentialsGrant": ("clientCredentials", "tokenUrl"),
    "LoginEndpoint": ("implicit", "authorizationUrl"),
    "TokenRequestEndpoint": ("authorizationCode", "authorizationUrl"),
    "TokenEndpoint": ("authorizationCode", "tokenUrl"),
}
"""(flow, its URL) by the type whose first constructor argument is the URL."""


def schemes_of(file: JavaFile, cls: Node, method: Node, values: Iterable[Node]) -> list[tuple[str, str]]:
    """(Java expression of the name, of the SecurityScheme) for each scheme; none when one of them cannot be read."""
    found: dict[int, tuple[str, str] | None] = {}
    for place in reachable(file, cls, values):
        for node in file.walk("object_creation_expression", "field_access", under=place):
            if node.type == "field_access":
                if file.text(node).endswith("JWT_BEARER_BUILDER"):
                    found[node.start_byte] = _http(file, node, method)
            elif (kind := simple_name(field_text(file, node, "type"))) in _READERS:
                found[node.start_byte] = _READERS[kind](file, cls, node, method)
    made = [found[start] for start in sorted(found)]
    return list(dict.fromkeys(m for m in made if m)) if all(made) else []


def _usable(file: JavaFile, node: Node, method: Node) -> bool:
    """What a helper method makes must mean the same in the bean's method."""
    return portable(file, node) or ancestor(node, "method_declaration") == method


def _key(file: JavaFile, cls: Node, node: Node, method: Node) -> tuple[str, str] | None:
    values = arguments(node)
    if len(values) < 3 or not all(_usable(file, value, method) for value in values[:2]):
        return None
    found = re.search(r"header|query|cookie", file.text(values[2]), re.IGNORECASE)
    home = found[0].upper() if found else "HEADER"
    return file.text(values[0]), f"{_NEW}.APIKEY).in(SecurityScheme.In.{home}).name({file.text(values[1])})"


def _basic(file: JavaFile, cls: Node, node: Node, method: Node) -> tuple[str, str] | None:
    values = arguments(node)
    if not values or not _usable(file, values[0], method):
        return None
    return file.text(values[0]), f'{_NEW}.HTTP).scheme("basic")'


def _given(file: JavaFile, node: Node) -> Mapping[str, Sequence[Node]]:
    return {field_text(file, call, "name"): values for call in calls_on(file, node) if (values := arguments(call))}


def _http(file: JavaFile, node: Node, method: Node) -> tuple[str, str] | None:
    given = _given(file, node)
    if "name" not in given or not _usable(file, given["name"][0], method):
        return None
    scheme = file.text(given["scheme"][0]) if "scheme" in given else '"bearer"'
    return file.text(given["name"][0]), f"{_NEW}.HTTP).scheme({scheme})"


def _http_builder(file: JavaFile, cls: Node, node: Node, method: Node) -> tuple[str, str] | None:
    return _http(file, node, method)


def _oauth(file: JavaFile, cls: Node, node: Node, method: Node) -> tuple[str, str] | None:
    if simple_name(field_text(file, node, "type")) == "OAuthBuilder":
        given = _given(file, node)
        name, values = given.get("name", [None])[0], [v for key in given if key != "name" for v in given[key]]
    else:
        name, values = next(iter(arguments(node)), None), arguments(node)[1:]
    if name is None or not _usable(file, name, method):
        return None
    made = [
        creation
        for place in reachable(file, cls, values)
        for creation in file.walk("object_creation_expression", under=place)
    ]
    flows = _flows(file, {creation.start_byte: creation for creation in made}, method)
    return (file.text(name), f"{_NEW}.OAUTH2).flows({flows})") if flows else None


def _flows(file: JavaFile, creations: Mapping[int, Node], method: Node) -> str:
    """`new OAuthFlows()...`; "" when a URL or scope cannot be read, or there are two of one kind."""
    urls: dict[str, dict[str, str]] = {}
    scopes = ""
    for start in sorted(creations):
        node = creations[start]
        kind, values = simple_name(field_text(file, node, "type")), arguments(node)
        if kind == "AuthorizationScope" and len(values) > 1:
            if not all(_usable(file, value, method) for value in values[:2]):
                return ""
            scopes += f".addString({file.text(values[0])}, {file.text(values[1])})"
        elif kind in _URLS:
            flow, url = _URLS[kind]
            if not values or url in urls.get(flow, {}) or not _usable(file, values[0], method):
                return ""
            urls.setdefault(flow, {})[url] = file.text(values[0])
    ends = f".scopes(new Scopes(){scopes})" if scopes else ""
    flows = [
        f".{flow}(new OAuthFlow()" + "".join(f".{name}({url})" for name, url in sorted(found.items())) + f"{ends})"
        for flow, found in urls.items()
    ]
    return "new OAuthFlows()" + "".join(flows) if flows else ""


_READERS = {
    "ApiKey": _key,
    "BasicAuth": _basic,
    "HttpAuthenticationBuilder": _http_builder,
    **dict.fromkeys(_OAUTH, _oauth),
}
