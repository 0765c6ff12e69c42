"""Tomcat's connectors in code: attributes are properties, and TLS is set up per host, since Tomcat 10.

Source: Javadoc of Tomcat 9 (what each deprecated setter did: those of TLS set the one host configuration and its
certificate of undefined type), Tomcat 10.0 and 10.1 migration guides.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, arguments, declared_type, field, field_text
from shared.models import Wave

_CERTIFICATE = {
    "setKeystoreFile": "setCertificateKeystoreFile",
    "setKeystorePass": "setCertificateKeystorePassword",
    "setKeystoreType": "setCertificateKeystoreType",
    "setKeystoreProvider": "setCertificateKeystoreProvider",
    "setKeyAlias": "setCertificateKeyAlias",
    "setKeyPass": "setCertificateKeyPassword",
}
_HOST = {
    "setTruststoreFile": "setTruststoreFile",
    "setTruststorePass": "setTruststorePassword",
    "setTruststoreType": "setTruststoreType",
    "setTruststoreProvider": "setTruststoreProvider",
    "setClientAuth": "setCertificateVerification",
    "setSslProtocol": "setSslProtocol",
    "setSslEnabledProtocols": "setProtocols",
    "setCiphers": "setCiphers",
    "setUseServerCipherSuitesOrder": "setHonorCipherOrder",
}
_THREADS = ("setAcceptorThreadCount", "setPollerThreadCount")
"""Without effect on NIO since Tomcat 9."""
_ATTRIBUTES = {"setAttribute": "setProperty", "getAttribute": "getProperty"}
_PROTOCOLS = ("Http11NioProtocol", "Http11Nio2Protocol", "AbstractHttp11Protocol", "AbstractHttp11JsseProtocol")
_NET = "org.apache.tomcat.util.net"
_HOST_NAME, _CERTIFICATE_NAME = "sslHostConfig", "sslCertificate"


@fixer(
    "tomcat-connectors",
    title="Set up Tomcat's connectors as Tomcat 10.1 does",
    source="Javadoc of Tomcat 9's deprecated setters; Tomcat 10.0 migration guide",
    wave=Wave.TYPES,
)
def tomcat_connectors(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"org.apache.catalina.connector", b"org.apache.coyote.http11"):
        file = case.project.java(path)
        edit = file.edit()
        tls: dict[tuple[int, str], list[Node]] = {}
        for call in file.walk("method_invocation"):
            name, statement = field_text(file, call, "name"), call.parent
            if name in _ATTRIBUTES and _is(file, call, "Connector"):
                _property(edit, call, name)
            elif statement is None or statement.type != "expression_statement" or not _is(file, call, *_PROTOCOLS):
                continue
            elif name in _THREADS:
                edit.delete(statement)
            elif (name in _CERTIFICATE or name in _HOST) and (block := ancestor(statement, "block")) is not None:
                tls.setdefault((block.start_byte, field_text(file, call, "object")), []).append(call)
        if len(tls) == 1 and _HOST_NAME.encode() not in file.source:
            _tls(edit, next(iter(tls.values())))
        if edit:
            yield Change(path, edit.result(), "Tomcat 10 has no deprecated setters of connectors any more")


def _is(file: JavaFile, call: Node, *types: str) -> bool:
    """A variable of the type, or the parameter of a lambda that customizes connectors."""
    owner = call.child_by_field_name("object")
    if owner is None or owner.type not in ("identifier", "field_access"):
        return False
    found = declared_type(file, owner)
    if found or "Connector" not in types:
        return found in types
    above = ancestor(call, "lambda_expression")
    home = ancestor(above, "method_invocation") if above is not None else None
    named = above is not None and field_text(file, above, "parameters").strip("()") == file.text(owner)
    return named and home is not None and field_text(file, home, "name") == "addConnectorCustomizers"


def _property(edit: JavaEdit, call: Node, name: str) -> None:
    """Tomcat 9 made the value a string as well."""
    given = arguments(call)
    edit.replace(field(call, "name"), _ATTRIBUTES[name])
    if len(given) == 2 and given[1].type != "string_literal":
        edit.replace(given[1], f"String.valueOf({edit.file.text(given[1])})")


def _tls(edit: JavaEdit, calls: list[Node]) -> None:
    """One host configuration before the first setter, which the connector has like the one it made by itself."""
    source, first = edit.file.source, calls[0]
    owner = field_text(edit.file, first, "object")
    host, certificate = edit.type_name(f"{_NET}.SSLHostConfig"), edit.type_name(f"{_NET}.SSLHostConfigCertificate")
    lines = [f"{host} {_HOST_NAME} = new {host}();"]
    if any(field_text(edit.file, call, "name") in _CERTIFICATE for call in calls):
        made = f"new {certificate}({_HOST_NAME}, {certificate}.Type.UNDEFINED)"
        lines += [f"{certificate} {_CERTIFICATE_NAME} = {made};", f"{_HOST_NAME}.addCertificate({_CERTIFICATE_NAME});"]
    lines.append(f"{owner}.addSslHostConfig({_HOST_NAME});")
    edit.insert(
        first.start_byte, "".join(f"{line}{newline_of(source)}{indent_at(source, first.start_byte)}" for line in lines)
    )
    for call in calls:
        name = field_text(edit.file, call, "name")
        edit.replace(field(call, "object"), _CERTIFICATE_NAME if name in _CERTIFICATE else _HOST_NAME)
        edit.replace(field(call, "name"), _CERTIFICATE.get(name) or _HOST[name])
