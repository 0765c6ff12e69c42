"""Calls of HttpClient 4 that build a client, as HttpClient 5 has them: units, credentials, hosts, keep-alive."""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.web.http_client5_names import CORE, FIVE, POOL, TLS
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chain_calls,
    chain_root,
    declared_type,
    dot_of,
    field,
    field_text,
    simple_name,
)

_REQUEST_TIMEOUTS = {
    "setConnectTimeout": "setConnectTimeout",
    "setConnectionRequestTimeout": "setConnectionRequestTimeout",
    "setSocketTimeout": "setResponseTimeout",
}
_MANAGERS = ("PoolingHttpClientConnectionManager", "BasicHttpClientConnectionManager", "HttpClientConnectionManager")
_PAIRS_OF_TIME = ("evictIdleConnections", "closeIdleConnections")


def adapted(file: JavaFile) -> bytes:
    """The file, whose types have their new names already, with all calls but those that move to the connection
    manager as version 5 has them."""
    edit = file.edit()
    _timeouts(edit)
    _durations(edit)
    _constructors(edit)
    _keep_alive(edit)
    return edit.result()


def _builder_of(file: JavaFile, call: Node) -> str:
    """`RequestConfig` for `RequestConfig.custom().x()` and for a variable of type RequestConfig.Builder."""
    first = chain_calls(call)[0]
    if field_text(file, first, "name") in ("custom", "copy") and first != call:
        return field_text(file, first, "object")
    root = chain_root(call)
    text = next(
        (
            field_text(file, node, "type")
            for node in file.walk("local_variable_declaration", "field_declaration")
            for one in node.named_children
            if one.type == "variable_declarator" and field_text(file, one, "name") == file.text(root)
        ),
        "",
    )
    return text.removesuffix(".Builder")


def _timeouts(edit: JavaEdit) -> None:
    """Timeouts have a unit, the read timeout another name."""
    file = edit.file
    for call in file.calls(*_REQUEST_TIMEOUTS, "setSoTimeout", "setSoLinger"):
        name = field_text(file, call, "name")
        owner = "RequestConfig" if name in _REQUEST_TIMEOUTS else "SocketConfig"
        if _builder_of(file, call) == owner and len(arguments(call)) == 1:
            edit.replace(field(call, "name"), _REQUEST_TIMEOUTS.get(name, name))
            unit = "SECONDS" if name == "setSoLinger" else "MILLISECONDS"
            edit.insert(arguments(call)[0].end_byte, f", TimeUnit.{unit}")
            edit.add_import("java.util.concurrent.TimeUnit")


def _durations(edit: JavaEdit) -> None:
    """`x(n, unit)` takes a TimeValue; what manages connections has shorter names."""
    file = edit.file
    for call in file.calls(*_PAIRS_OF_TIME, "closeExpiredConnections", "setValidateAfterInactivity"):
        name, given = field_text(file, call, "name"), arguments(call)
        managed = declared_type(file, chain_root(call)) in _MANAGERS
        if name == "closeExpiredConnections" and managed:
            edit.replace(field(call, "name"), "closeExpired")
        elif name == "setValidateAfterInactivity" and managed:
            edit.replace(given[0], f"TimeValue.ofMilliseconds({file.text(given[0])})")
            edit.add_import(f"{CORE}.util.TimeValue")
        elif len(given) == 2 and (managed or name == "evictIdleConnections"):
            edit.replace(field(call, "name"), name.removesuffix("Connections") if managed else name)
            edit.splices.replace(given[0].start_byte, given[1].end_byte, _time_value(edit, given))


def _time_value(edit: JavaEdit, given: Sequence[Node]) -> str:
    edit.add_import(f"{CORE}.util.TimeValue")
    return f"TimeValue.of({', '.join(edit.file.text(node) for node in given)})"


def _constructors(edit: JavaEdit) -> None:
    file = edit.file
    for made in file.walk("object_creation_expression"):
        kind, given = simple_name(field_text(file, made, "type")), arguments(made)
        if kind == "HttpHost" and len(given) == 3:
            edit.splices.replace(given[0].start_byte, given[2].end_byte, _host(file, given))
        elif kind == "UsernamePasswordCredentials" and len(given) == 2:
            edit.insert(given[1].end_byte, ".toCharArray()")
        elif kind == "PoolingHttpClientConnectionManager" and len(given) == 2:
            value = _time_value(edit, given)
            builder = f"{kind}Builder.create().setConnectionTimeToLive({value}).build()"
            edit.replace(made, builder)
            edit.add_import(f"{FIVE}.impl.io.{kind}Builder")


def _host(file: JavaFile, given: Sequence[Node]) -> str:
    """The scheme comes first."""
    host, port, scheme = (file.text(node) for node in given)
    return f"{scheme}, {host}, {port}"


def _keep_alive(edit: JavaEdit) -> None:
    """A strategy answers a TimeValue, in place of milliseconds."""
    file = edit.file
    bodies = list(_strategies(edit))
    for body in bodies:
        for statement in file.walk("return_statement", under=body):
            if _owner(statement) == body.parent and statement.named_children:
                value = statement.named_children[0]
                edit.insert(value.start_byte, "TimeValue.ofMilliseconds(")
                edit.insert(value.end_byte, ")")
        edit.add_import(f"{CORE}.util.TimeValue")
    for call in file.calls("nextElement"):
        if declared_type(file, chain_root(call)) == "BasicHeaderElementIterator":
            edit.replace(field(call, "name"), "next")


def _strategies(edit: JavaEdit) -> Iterator[Node]:
    """Bodies of what says how long a connection is kept: methods, and lambdas that are returned or assigned."""
    file = edit.file
    for method in file.walk("method_declaration"):
        if field_text(file, method, "name") == "getKeepAliveDuration" and field_text(file, method, "type") == "long":
            edit.replace(field(method, "type"), "TimeValue")
            yield field(method, "body")
    for function in file.walk("lambda_expression"):
        if field(function, "body").type == "block" and _made_for(file, function) == "ConnectionKeepAliveStrategy":
            yield field(function, "body")


def _made_for(file: JavaFile, function: Node) -> str:
    """The type of the variable or of the method whose value it is."""
    above = function.parent
    if above is not None and above.type not in ("return_statement", "variable_declarator"):
        return ""
    home = ancestor(function, "local_variable_declaration", "field_declaration", "method_declaration")
    return field_text(file, home, "type") if home else ""


def _owner(statement: Node) -> Node | None:
    return ancestor(statement, "method_declaration", "lambda_expression")


def move_to_manager(edit: JavaEdit, chain: Sequence[Node], *, ignored: bool) -> None:
    """The first of the moved calls becomes setConnectionManager, the others go; all go where the builder is given a
    manager, beside which version 4 ignored them."""
    file = edit.file
    moved = [call for call in chain if field_text(file, call, "name") in {*TLS, *POOL}]
    if not moved:
        return
    names = [field_text(file, call, "name") for call in moved]
    given = {TLS.get(name, name): arguments(call) for name, call in zip(names, moved, strict=True)}
    manager = "" if ignored else _manager(edit, given)
    for number, call in enumerate(moved):
        start = dot_of(call)
        if number == 0 and not ignored:
            edit.splices.replace(start, call.end_byte, f".setConnectionManager({manager})")
        else:
            _take_out(edit, call)


def _take_out(edit: JavaEdit, call: Node) -> None:
    """Out of its chain, or with its statement where it stands alone."""
    above, builder = call.parent, call.child_by_field_name("object")
    alone = builder is not None and builder.type == "identifier"
    if alone and above is not None and above.type == "expression_statement":
        edit.delete(above)
        return
    start = dot_of(call)
    blanks = len(edit.file.source[:start]) - len(edit.file.source[:start].rstrip())
    edit.splices.delete(start - blanks, call.end_byte)


def _manager(edit: JavaEdit, given: dict[str, list[Node]]) -> str:
    """The connection manager's expression."""
    parts = [f".setSSLSocketFactory({sockets})"] if (sockets := _sockets(edit, given)) else []
    for name in (name for name in POOL if name in given):
        pair = len(given[name]) == 2
        value = _time_value(edit, given[name]) if pair else edit.file.text(given[name][0])
        parts.append(f".{name}({value})")
    edit.add_import(f"{FIVE}.impl.io.PoolingHttpClientConnectionManagerBuilder")
    return f"PoolingHttpClientConnectionManagerBuilder.create(){''.join(parts)}.build()"


def _sockets(edit: JavaEdit, given: dict[str, list[Node]]) -> str:
    """The socket factory's expression, "" where nothing is said of TLS."""
    values = {name: edit.file.text(given[name][0]) for name in TLS if name in given}
    if "setSSLSocketFactory" in values or not values:
        return values.get("setSSLSocketFactory", "")
    context = values.get("setSSLContext", "")
    if not context:
        context = "SSLContexts.createDefault()"
        edit.add_import(f"{CORE}.ssl.SSLContexts")
    edit.add_import(f"{FIVE}.ssl.SSLConnectionSocketFactory")
    verifier = f", {values['setSSLHostnameVerifier']}" if "setSSLHostnameVerifier" in values else ""
    return f"new SSLConnectionSocketFactory({context}{verifier})"
