"""What of the sources has Spring read the name of a parameter, which Spring 6.1 finds in classes compiled with
`-parameters` alone (Spring Framework 6.1 release notes, Parameter Name Retention).

Spring Boot's parent POM and its Gradle plugin give the compiler that option; a project's own settings can take it away,
and the build stays green: an expression's `#name` is null then, and a request for an endpoint ends with status 500.
"""

import re
from collections.abc import Collection, Iterator

from tree_sitter import Node

from pipeline.gates.methods import Type, types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import annotations_of, field_text, formal_parameters, literal, members, pairs, simple_name

_BIND = "org.springframework.web.bind.annotation"
_MESSAGING = "org.springframework.messaging.handler.annotation"
_BOUND = (
    *(f"{_BIND}.{name}" for name in ("PathVariable", "RequestParam", "RequestHeader", "CookieValue", "MatrixVariable")),
    *(f"{_BIND}.{name}" for name in ("RequestAttribute", "SessionAttribute", "RequestPart")),
    *(f"{_MESSAGING}.{name}" for name in ("Header", "DestinationVariable")),
    "org.springframework.graphql.data.method.annotation.Argument",
)
"""Annotations of parameters that bind by the parameter's name where they say none."""
_WHOLE = frozenset({"Map", "MultiValueMap", "HttpHeaders"})
"""Types that get all there is of a kind, by no name."""
_MAPPINGS = tuple(f"{verb}Mapping" for verb in ("Request", "Get", "Post", "Put", "Delete", "Patch"))
_SIMPLE = frozenset(
    ("String", "int", "long", "boolean", "double", "float", "Integer", "Long", "Boolean", "Double", "Float")
)
"""Without any annotation a handler method takes these for request parameters (Spring MVC, Method Arguments)."""
_NAMED = ("P", "Param")
"""Say a parameter's name to Spring Security and Spring Data."""
_BEANS = ("Component", "Configuration", "Service")
_EXPRESSION = re.compile(r"#(\w+)")
_QUERY = re.compile(r"(?<!:)[:#](?:\{#)?(\w+)")


def readers(project: Project, nameless: Collection[str]) -> Iterator[str]:
    """`Type#method reads x (path)` for what needs the name of a parameter in one of these classes."""
    for owner in types(project, tests=False) if nameless else ():
        if owner.name in nameless:
            for method, names in _read(owner):
                yield f"{owner.simple}#{method} reads {', '.join(names)} ({owner.path})"


def _read(owner: Type) -> Iterator[tuple[str, list[str]]]:
    file, node = owner.file, owner.node
    serves = bool(annotations_of(file, node, "Controller", "RestController"))
    for method in members(node, "method_declaration"):
        mapped = serves and bool(annotations_of(file, method, *_MAPPINGS))
        spoken = _spoken(file, method)
        found = [
            name
            for parameter in formal_parameters(method)
            if (name := field_text(file, parameter, "name")) in spoken or _is_bound(file, parameter, mapped)
        ]
        if found:
            yield field_text(file, method, "name"), found
    for constructor in _binding(file, node):
        yield owner.simple, [field_text(file, p, "name") for p in formal_parameters(constructor)]


def _is_bound(file: JavaFile, parameter: Node, mapped: bool) -> bool:
    """`mapped`: of a method that handles requests."""
    kind = simple_name(field_text(file, parameter, "type"))
    if not annotations_of(file, parameter):
        return mapped and kind in _SIMPLE
    return kind not in _WHOLE and any(_binds_unnamed(file, found) for found in annotations_of(file, parameter))


def _binds_unnamed(file: JavaFile, annotation: Node) -> bool:
    name, said = field_text(file, annotation, "name"), pairs(file, annotation)
    given = any(literal(file, said[key]) != "" for key in ("value", "name") if key in said)
    return not given and any(name == bound or (_last(bound) == name and file.imported(bound)) for bound in _BOUND)


def _last(qualified: str) -> str:
    return qualified.rpartition(".")[2]


def _spoken(file: JavaFile, method: Node) -> set[str]:
    """Names of parameters that an annotation of the method speaks of: in an expression, or in a repository's query.
    Parameters that say their name for that are left out."""
    said = {
        name
        for annotation in annotations_of(file, method)
        if not _documents(file, annotation)
        for text in map(file.text, file.walk("string_literal", under=annotation))
        for name in (_QUERY if field_text(file, annotation, "name") == "Query" else _EXPRESSION).findall(text)
    }
    return said - {field_text(file, p, "name") for p in formal_parameters(method) if annotations_of(file, p, *_NAMED)}


def _documents(file: JavaFile, annotation: Node) -> bool:
    """It is for people to read."""
    name = field_text(file, annotation, "name")
    return any(i.name.startswith("io.swagger.") and (i.wildcard or i.simple == name) for i in file.imports)


def _binding(file: JavaFile, cls: Node) -> list[Node]:
    """The one constructor that a class of configuration properties is bound by (Boot reference, same name)."""
    if not annotations_of(file, cls, "ConfigurationProperties") or annotations_of(file, cls, *_BEANS):
        return []
    found = members(cls, "constructor_declaration")
    alone = len(found) == 1 and formal_parameters(found[0]) and not annotations_of(file, found[0], "Autowired")
    return found if alone and cls.type == "class_declaration" else []
