"""Which classes OpenAPI Generator up to 5 wrote for schemas that have no name, as mappings for 6.

Compared by running 4.3.1, 5.0.1, 5.1.0, 5.2.1, 5.3.0, 5.4.0 and 6.3.0 on the same documents. Up to 5:

- a response's object is `InlineResponse200`, the next one `InlineResponse2001`; the only request's is `InlineObject`.
  Objects of one shape share a class. 6 names them by operation: `getA_200_response`, `postA_request`;
- properties without `type: object` are no class but `Object`;
- a property that is `allOf` of one reference, with a description say, has that reference's class. 6 writes a copy;
- a title is the class's name, in 6 as well.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

import yaml

type Node = Mapping[str, object]

_METHODS = "get", "put", "head", "post", "delete", "patch", "options", "trace"
"""The order in which the generator's parser lists operations, whatever theirs in the document."""
_FORMS = "multipart/form-data", "application/x-www-form-urlencoded"
_NAME = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True)
class Stays:
    """6's name of a schema and the class that it was."""

    key: str
    was: str
    word: str
    """By this name code that needs the class gives itself away."""
    is_new: bool = True
    """False: `was` is there without this schema, a class of the document or `Object`."""


@dataclass
class _Document:
    root: Node
    found: list[Stays] = field(default_factory=list[Stays])
    shapes: set[str] = field(default_factory=set[str])
    names: set[str] = field(default_factory=set[str])


def classes_of_5(text: str) -> list[Stays]:
    """Nothing for what is no OpenAPI document of version 3."""
    try:
        root = _node(yaml.safe_load(text))
    except yaml.YAMLError:
        return []
    if not str(root.get("openapi", "")).startswith("3"):
        return []
    schemas = _node(_node(root.get("components")).get("schemas"))
    document = _Document(root, names=set(schemas))
    _operations(document)
    for name, schema in _nodes(schemas):
        for key, value in _nodes(_node(schema.get("properties"))):
            _property(document, f"{name}_{key}", name + _camel(key), value, name)
    return [each for each in document.found if _NAME.fullmatch(each.key) and _camel(each.key) != each.was]


def _operations(document: _Document) -> None:
    requests: list[str] = []
    for _, path in _nodes(_node(document.root.get("paths"))):
        for operation in (_node(path[method]) for method in _METHODS if method in path):
            name = str(operation.get("operationId", ""))
            kind, body = _content(document, operation.get("requestBody"))
            key, body = _inside(f"{name}_request", body)
            if kind not in _FORMS and _is_class(body) and _is_new(document, body):
                requests.append(key)
            for code, response in _node(operation.get("responses")).items():
                _response(document, name, str(code), _content(document, response)[1])
    if len(requests) == 1:
        document.found.append(Stays(requests[0], "InlineObject", "InlineObject"))


def _response(document: _Document, operation: str, code: str, schema: Node) -> None:
    key, target = _inside(f"{operation}_{code}_response", schema)
    if _is_untyped(target):
        document.found.append(Stays(key, "Object", operation, is_new=False))
    elif _is_class(target) and _is_new(document, target):
        name = _unique(document, "InlineResponse" + code.capitalize())
        document.found.append(Stays(key, name, name))
        for each, value in _nodes(_node(target.get("properties")) if target is schema else {}):
            _property(document, f"{key}_{each}", name + _camel(each), value, name)


def _property(document: _Document, key: str, was: str, schema: Node, owner: str) -> None:
    parts = schema.get("allOf")
    key, inner = _inside(key, schema)
    if isinstance(parts, list) and len(cast(list[object], parts)) == 1:
        reference = str(_node(cast(list[object], parts)[0]).get("$ref", ""))
        if reference.startswith("#/components/schemas/") and len(schema) > 1 and "properties" not in schema:
            document.found.append(Stays(key, reference.rpartition("/")[2], owner, is_new=False))
    elif _is_untyped(inner):
        document.found.append(Stays(key, "Object", owner, is_new=False))
    elif _is_class(inner) and was not in document.names and _is_new(document, inner):
        document.found.append(Stays(key, was, was))
        for each, value in _nodes(_node(inner.get("properties"))):
            _property(document, f"{key}_{each}", was + _camel(each), value, was)


def _inside(key: str, schema: Node) -> tuple[str, Node]:
    """Of an array or a map what it holds."""
    if "properties" in schema:
        return key, schema
    for name, suffix in (("items", "_inner"), ("additionalProperties", "_value")):
        if inner := _node(schema.get(name)):
            return key + suffix, inner
    return key, schema


def _content(document: _Document, holder: object) -> tuple[str, Node]:
    node = _node(holder)
    reference = str(node.get("$ref", ""))
    if reference.startswith("#/components/"):
        for name in ("", *reference.split("/")[1:]):
            node = _node(node.get(name)) if name else document.root
    for kind, media in _nodes(_node(node.get("content"))):
        return kind, _node(media.get("schema"))
    return "", {}


def _is_class(schema: Node) -> bool:
    return schema.get("type") == "object" and bool(schema.get("properties")) and "title" not in schema


def _is_untyped(schema: Node) -> bool:
    return bool(schema.get("properties")) and not {"type", "title", "allOf", "oneOf", "anyOf"} & schema.keys()


def _is_new(document: _Document, schema: Node) -> bool:
    shape = json.dumps(schema, sort_keys=True, default=str)
    known = shape in document.shapes
    document.shapes.add(shape)
    return not known


def _unique(document: _Document, base: str) -> str:
    number, name = 0, base
    while name in document.names:
        number += 1
        name = f"{base}{number}"
    document.names.add(name)
    return name


def _camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def _node(value: object) -> Node:
    return cast(Node, value) if isinstance(value, dict) else {}


def _nodes(value: Node) -> Iterator[tuple[str, Node]]:
    return ((str(key), _node(each)) for key, each in value.items())
