"""Apache HttpClient 4 behind RestTemplate -> HttpClient 5, which Spring 6's request factory needs.

Source: Apache HttpClient 5 migration guide ("Migration to classic APIs"); Spring Framework 6.0 release notes; E09, E10.
Only files that build a client for HttpComponentsClientHttpRequestFactory; other uses of HttpClient 4 keep it.
"""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, chain_after, chain_calls, chain_root, dot_of, field, field_text
from shared.models import Wave

_FOUR, _FIVE, _CORE = "org.apache.http", "org.apache.hc.client5.http", "org.apache.hc.core5"
_TYPES = {
    f"{_FOUR}.HttpHost": f"{_CORE}.http.HttpHost",
    f"{_FOUR}.Header": f"{_CORE}.http.Header",
    f"{_FOUR}.message.BasicHeader": f"{_CORE}.http.message.BasicHeader",
    f"{_FOUR}.auth.AuthScope": f"{_FIVE}.auth.AuthScope",
    f"{_FOUR}.client.HttpClient": f"{_FIVE}.classic.HttpClient",
    f"{_FOUR}.client.config.RequestConfig": f"{_FIVE}.config.RequestConfig",
    f"{_FOUR}.config.Registry": f"{_CORE}.http.config.Registry",
    f"{_FOUR}.config.RegistryBuilder": f"{_CORE}.http.config.RegistryBuilder",
    f"{_FOUR}.conn.HttpClientConnectionManager": f"{_FIVE}.io.HttpClientConnectionManager",
    f"{_FOUR}.conn.socket.ConnectionSocketFactory": f"{_FIVE}.socket.ConnectionSocketFactory",
    f"{_FOUR}.conn.socket.LayeredConnectionSocketFactory": f"{_FIVE}.socket.LayeredConnectionSocketFactory",
    f"{_FOUR}.conn.socket.PlainConnectionSocketFactory": f"{_FIVE}.socket.PlainConnectionSocketFactory",
    f"{_FOUR}.conn.ssl.DefaultHostnameVerifier": f"{_FIVE}.ssl.DefaultHostnameVerifier",
    f"{_FOUR}.conn.ssl.NoopHostnameVerifier": f"{_FIVE}.ssl.NoopHostnameVerifier",
    f"{_FOUR}.conn.ssl.SSLConnectionSocketFactory": f"{_FIVE}.ssl.SSLConnectionSocketFactory",
    f"{_FOUR}.conn.ssl.TrustAllStrategy": f"{_FIVE}.ssl.TrustAllStrategy",
    f"{_FOUR}.conn.ssl.TrustSelfSignedStrategy": f"{_FIVE}.ssl.TrustSelfSignedStrategy",
    f"{_FOUR}.conn.ssl.TrustStrategy": f"{_CORE}.ssl.TrustStrategy",
    f"{_FOUR}.conn.ssl.SSLContexts": f"{_CORE}.ssl.SSLContexts",
    f"{_FOUR}.conn.ssl.SSLContextBuilder": f"{_CORE}.ssl.SSLContextBuilder",
    f"{_FOUR}.impl.client.CloseableHttpClient": f"{_FIVE}.impl.classic.CloseableHttpClient",
    f"{_FOUR}.impl.client.HttpClientBuilder": f"{_FIVE}.impl.classic.HttpClientBuilder",
    f"{_FOUR}.impl.client.HttpClients": f"{_FIVE}.impl.classic.HttpClients",
    f"{_FOUR}.impl.conn.PoolingHttpClientConnectionManager": f"{_FIVE}.impl.io.PoolingHttpClientConnectionManager",
    f"{_FOUR}.ssl.SSLContextBuilder": f"{_CORE}.ssl.SSLContextBuilder",
    f"{_FOUR}.ssl.SSLContexts": f"{_CORE}.ssl.SSLContexts",
    f"{_FOUR}.ssl.TrustStrategy": f"{_CORE}.ssl.TrustStrategy",
}
_TLS = ("setSSLSocketFactory", "setSSLContext", "setSSLHostnameVerifier", "setMaxConnTotal", "setMaxConnPerRoute")
"""What moved from the client's builder to the connection manager's."""
_TIMEOUTS = {
    "setConnectTimeout": "setConnectTimeout",
    "setConnectionRequestTimeout": "setConnectionRequestTimeout",
    "setSocketTimeout": "setResponseTimeout",
}
_KEPT = frozenset(
    [
        "build",
        "custom",
        "create",
        "createDefault",
        "setConnectionManager",
        "setDefaultHeaders",
        "setDefaultRequestConfig",
        "setProxy",
        "setUserAgent",
        "disableCookieManagement",
        "disableRedirectHandling",
        "disableAutomaticRetries",
        "disableContentCompression",
        "evictExpiredConnections",
        "useSystemProperties",
    ]
)
"""Calls on the client's builder that mean the same in both."""


@fixer(
    "http-client5-code",
    title="Build RestTemplate's client with Apache HttpClient 5",
    source="Apache HttpClient 5 migration guide; Spring Framework 6.0 release notes; catalogue E09, E10",
    wave=Wave.IMPORTS,
)
def http_client5_code(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"HttpComponentsClientHttpRequestFactory"):
        before = case.project.java(path)
        theirs = [i for i in before.imports if i.name.startswith(f"{_FOUR}.")]
        if not theirs or any(i.name not in _TYPES or i.wildcard or i.static for i in theirs):
            continue
        file = JavaFile(rename_types(before, _TYPES))
        chains = _chains(file)
        if chains is None:
            continue
        edit = file.edit()
        for chain in chains:
            _move_tls(edit, chain)
        _timeouts(edit)
        yield Change(path, edit.result(), "Spring 6's request factory works with Apache HttpClient 5 only")


def _chains(file: JavaFile) -> list[list[Node]] | None:
    """Calls on each client builder; None when one is not known to mean the same."""
    found: list[list[Node]] = []
    for call in file.calls("custom", "create", "createDefault"):
        if field_text(file, call, "object") in ("HttpClients", "HttpClientBuilder"):
            found.append([call, *chain_after(call)])
    for call in file.walk("method_invocation"):
        if (
            _builds_client(file, chain_root(call))
            and call.parent is not None
            and call.parent.type != "method_invocation"
        ):
            found.append(chain_calls(call))
    names = {field_text(file, call, "name") for chain in found for call in chain}
    return found if names <= _KEPT | set(_TLS) else None


def _builds_client(file: JavaFile, root: Node) -> bool:
    """A variable of type HttpClientBuilder."""
    name = file.text(root)
    return root.type == "identifier" and any(
        field_text(file, d, "name") == name
        for node in file.types_named("HttpClientBuilder")
        for d in (node.parent.named_children if node.parent else [])
        if d.type == "variable_declarator"
    )


def _move_tls(edit: JavaEdit, chain: Sequence[Node]) -> None:
    """The first of the moved calls becomes setConnectionManager, the others go."""
    file = edit.file
    moved = [call for call in chain if field_text(file, call, "name") in _TLS]
    if not moved:
        return
    values = {field_text(file, call, "name"): file.text(arguments(call)[0]) for call in moved}
    sockets = values.get("setSSLSocketFactory")
    if sockets is None and (context := values.get("setSSLContext")) is not None:
        verifier = f", {values['setSSLHostnameVerifier']}" if "setSSLHostnameVerifier" in values else ""
        sockets = f"new SSLConnectionSocketFactory({context}{verifier})"
        edit.add_import(f"{_FIVE}.ssl.SSLConnectionSocketFactory")
    elif sockets is None and "setSSLHostnameVerifier" in values:
        sockets = f"new SSLConnectionSocketFactory(SSLContexts.createDefault(), {values['setSSLHostnameVerifier']})"
        edit.add_import(f"{_FIVE}.ssl.SSLConnectionSocketFactory")
        edit.add_import(f"{_CORE}.ssl.SSLContexts")
    parts = [f".setSSLSocketFactory({sockets})"] if sockets else []
    parts += [f".{name}({values[name]})" for name in ("setMaxConnTotal", "setMaxConnPerRoute") if name in values]
    manager = f"PoolingHttpClientConnectionManagerBuilder.create(){''.join(parts)}.build()"
    for number, call in enumerate(moved):
        start = dot_of(call)
        if number == 0:
            edit.splices.replace(start, call.end_byte, f".setConnectionManager({manager})")
        else:
            blanks = len(file.source[:start]) - len(file.source[:start].rstrip())
            edit.splices.delete(start - blanks, call.end_byte)
    edit.add_import(f"{_FIVE}.impl.io.PoolingHttpClientConnectionManagerBuilder")


def _timeouts(edit: JavaEdit) -> None:
    """`RequestConfig.custom().setSocketTimeout(ms)`: timeouts have a unit, the read timeout another name."""
    file = edit.file
    for call in file.calls(*_TIMEOUTS):
        first = chain_calls(call)[0]
        of_config = field_text(file, first, "object") == "RequestConfig"
        if of_config and len(arguments(call)) == 1:
            edit.replace(field(call, "name"), _TIMEOUTS[field_text(file, call, "name")])
            edit.insert(arguments(call)[0].end_byte, ", TimeUnit.MILLISECONDS")
            edit.add_import("java.util.concurrent.TimeUnit")
