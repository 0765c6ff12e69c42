"""Clients and configuration of MongoDB's old driver API, which Boot 2.3 left with Spring Data MongoDB 3.

Sources: Spring Boot 2.3 release notes (MongoDB); Spring Data MongoDB reference, "Migration Guide from 2.x to 3.x";
Javadoc of MongoClients. Left: clients with options, what only the old client has (`getDB`), and projects on Morphia or
Jongo, which bring the old driver.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field, field_text, methods, simple_name, superclass
from shared.models import Wave

_CONFIG = "org.springframework.data.mongodb.config"
_CLIENT = "com.mongodb.MongoClient"
_URI = "com.mongodb.MongoClientURI"
_ALL, _ALL_TYPES = "com.mongodb", b"com.mongodb.*"
_TYPES = {
    _CLIENT: "com.mongodb.client.MongoClient",
    _URI: "com.mongodb.ConnectionString",
    f"{_CONFIG}.AbstractMongoConfiguration": f"{_CONFIG}.AbstractMongoClientConfiguration",
}
_ENDED = ("getDB", "getDatabaseNames", "getUsedDatabases", "getMongoClientOptions", "getAddress", "getAllAddress",
          "getServerAddressList", "dropDatabase", "fsync", "isLocked", "getCredentialsList", "setWriteConcern",
          "getOptions", "getCredentials")  # fmt: skip
"""What the old types had and their successors have not."""
_LISTS = ("asList", "singletonList", "of")
_CONFIGURATIONS = ("AbstractMongoConfiguration", "AbstractMongoClientConfiguration")


@fixer(
    "mongo-clients",
    title="Make MongoDB's clients by MongoClients and connection strings",
    source="Spring Boot 2.3 release notes, MongoDB; Spring Data MongoDB 3.0 migration guide; catalogue A28, F14",
    wave=Wave.TYPES,
)
def mongo_clients(case: Case) -> Iterator[Change]:
    if depends_on(case.project, "morphia", "jongo"):
        return
    for path in case.project.java_paths(*(name.encode() for name in _TYPES), b"getMappingBasePackage", _ALL_TYPES):
        before = case.project.java(path)
        if any(i.wildcard and i.name == _ALL for i in before.imports) and not _is_old(before):
            continue
        if before.calls(*_ENDED) and (before.imported(_CLIENT) or before.imported(_URI)):
            continue
        edit = before.edit()
        made = [node for node in before.walk("object_creation_expression") if _makes(before, node)]
        if all(_create(edit, node) for node in made):
            _base_packages(edit)
            after = rename_types(JavaFile(edit.result() if edit else before.source), _TYPES)
            if after != before.source:
                yield Change(path, after, "the client and its configuration are those of the driver's one API now")


def _is_old(file: JavaFile) -> bool:
    """With all of the old package imported, a client is the old one where none is imported from elsewhere."""
    elsewhere = any(i.simple == "MongoClient" or (i.wildcard and i.name == f"{_ALL}.client") for i in file.imports)
    return bool(file.types_named("MongoClient", "MongoClientURI")) and not elsewhere


def _makes(file: JavaFile, node: Node) -> bool:
    name = field_text(file, node, "type")
    return name == _CLIENT or (name == "MongoClient" and file.imported(_CLIENT))


def _create(edit: JavaEdit, node: Node) -> bool:
    """`new MongoClient(...)` as `MongoClients.create(...)`. False when nothing says the same."""
    values = arguments(node)
    given = _settings(edit, values) if len(values) > 1 or _are_hosts(edit.file, values) else None
    given = given or _given(edit.file, values)
    if given is None or node.child_by_field_name("body") or len(node.named_children) > 2:
        return False
    edit.replace(node, f"{edit.type_name('com.mongodb.client.MongoClients')}.create({given})")
    return True


def _settings(edit: JavaEdit, values: list[Node]) -> str | None:
    """Of addresses and who logs in there, without options of one's own."""
    file = edit.file
    hosts, login = values[0], _credential(file, values[1]) if len(values) > 1 else None
    one = _is_of(file, hosts, "ServerAddress")
    plain = len(values) < 3 or file.text(values[2]).replace(" ", "") == "MongoClientOptions.builder().build()"
    if not plain or len(values) > 3 or not (one or _are_hosts(file, values)) or (len(values) > 1 and login is None):
        return None
    addresses = f"{edit.type_name('java.util.List')}.of({file.text(hosts)})" if one else file.text(hosts)
    builder = f"{edit.type_name('com.mongodb.MongoClientSettings')}.builder()"
    logged_in = f".credential({login})" if login else ""
    return f"{builder}.applyToClusterSettings(cluster -> cluster.hosts({addresses})){logged_in}.build()"


def _is_of(file: JavaFile, value: Node, kind: str) -> bool:
    if value.type == "identifier":
        return declared_type(file, value) == kind
    made = field_text(file, value, "type" if value.type == "object_creation_expression" else "object")
    return simple_name(made) == kind


def _credential(file: JavaFile, value: Node) -> str | None:
    if field_text(file, value, "name") in _LISTS and len(arguments(value)) == 1:
        value = arguments(value)[0]
    return file.text(value) if _is_of(file, value, "MongoCredential") else None


def _are_hosts(file: JavaFile, values: list[Node]) -> bool:
    """The first one lists addresses of servers."""
    if not values or field_text(file, values[0], "name") not in _LISTS:
        return False
    listed = arguments(values[0])
    array = len(listed) == 1 and declared_type(file, listed[0]) == "ServerAddress[]"
    return array or (bool(listed) and all(_is_of(file, a, "ServerAddress") for a in listed))


def _given(file: JavaFile, values: list[Node]) -> str | None:
    """What to create the client from: nothing, a connection string, or host and port, alone or as an address."""
    if not values:
        return ""
    if len(values) > 2:
        return None
    if len(values) == 2:
        return _address(file, *values) if _is_port(file, values[1]) else None
    value = values[0]
    if value.type == "object_creation_expression":
        inner = arguments(value)
        match simple_name(field_text(file, value, "type")), len(inner):
            case "MongoClientURI", 1:
                return file.text(inner[0])
            case "ServerAddress", (0 | 1 | 2):
                return _given(file, inner)
            case _:
                return None
    kind = declared_type(file, value)
    if kind == "MongoClientURI":
        return file.text(value)
    return _address(file, value) if value.type == "string_literal" or kind == "String" else None


def _is_port(file: JavaFile, value: Node) -> bool:
    return value.type == "decimal_integer_literal" or declared_type(file, value) in ("int", "Integer", "short")


def _address(file: JavaFile, host: Node, port: Node | None = None) -> str:
    """`"mongodb://" + host + ":" + port`, in one literal as far as these are."""
    fixed = host.type == "string_literal"
    text = f'"mongodb://{file.text(host)[1:-1]}"' if fixed else f'"mongodb://" + {file.text(host)}'
    if port is None:
        return text
    if port.type != "decimal_integer_literal":
        return f'{text[:-1]}:" + {file.text(port)}' if fixed else f'{text} + ":" + {file.text(port)}'
    return f'{text[:-1]}:{file.text(port)}"' if fixed else f'{text} + ":{file.text(port)}"'


def _base_packages(edit: JavaEdit) -> None:
    """`String getMappingBasePackage()` became `Collection<String> getMappingBasePackages()`."""
    file = edit.file
    for cls in file.walk("class_declaration"):
        if superclass(file, cls) not in _CONFIGURATIONS:
            continue
        for method in methods(file, cls, "getMappingBasePackage"):
            returns = list(file.walk("return_statement", under=method))
            if len(returns) == 1 and returns[0].named_children:
                edit.replace(field(method, "type"), f"{edit.type_name('java.util.Collection')}<String>")
                edit.replace(field(method, "name"), "getMappingBasePackages")
                value = returns[0].named_children[0]
                single = f"{edit.type_name('java.util.Collections')}.singleton"
                edit.replace(value, f"{single}({file.text(value)})")
