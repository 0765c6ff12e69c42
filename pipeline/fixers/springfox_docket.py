"""Reads a `new Docket(..)...` chain and says what springdoc needs of it."""

import re
from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.springfox_info import contact_text, info_text
from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    chain_calls,
    field_text,
    literal,
    methods,
    simple_name,
)


@dataclass
class Docket:
    """One @Bean method that returns a Docket."""

    method: Node
    info: str = ""
    """Java expression that gives the Info."""
    group: str = ""
    packages: list[str] = field(default_factory=list[str])
    paths: list[str] = field(default_factory=list[str])
    tags: list[str] = field(default_factory=list[str])
    schemes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(Java expression of the scheme's name, of the SecurityScheme)."""
    secured: bool = False
    """Security contexts apply the schemes to the operations."""
    condition: str = ""
    """Java condition under which the schemes are set, with its parentheses; "" for always."""
    enabled: str = ""
    """Configuration value that switches the documents on: `false`, or a placeholder."""

    def single(self) -> tuple[str, list[str]]:
        """Type and chained calls of an OpenAPI bean."""
        calls = ["new OpenAPI()"]
        calls += [f".info({self.info})"] if self.info else []
        calls += [f".addTagsItem({tag})" for tag in self.tags]
        return "OpenAPI", calls if self.condition else calls + self.security()

    def security(self) -> list[str]:
        """Calls that give an OpenAPI its schemes."""
        calls: list[str] = []
        if self.schemes:
            inner = "".join(f".addSecuritySchemes({name}, {scheme})" for name, scheme in self.schemes)
            calls.append(f".components(new Components(){inner})")
        if self.secured:
            calls += [f".addSecurityItem(new SecurityRequirement().addList({name}))" for name, _ in self.schemes]
        return calls

    def grouped(self) -> tuple[str, list[str]]:
        """Type and chained calls of a GroupedOpenApi bean."""
        calls = ["GroupedOpenApi.builder()", f".group({self.group or chr(34) + 'default' + chr(34)})"]
        calls += [f".packagesToScan({', '.join(self.packages)})"] if self.packages else []
        calls += [f".pathsToMatch({', '.join(self.paths)})"] if self.paths else []
        settings = self.single()[1][1:] + (self.security() if self.condition else [])
        if settings:
            calls.append(f".addOpenApiCustomizer(openApi -> openApi{''.join(settings)})")
        return "GroupedOpenApi", [*calls, ".build()"]


def docket_of(file: JavaFile, cls: Node, method: Node) -> Docket | None:
    """None when the Docket is switched on and off by what is no setting: springdoc does that by a property."""
    creation = next(
        (n for n in file.walk("object_creation_expression", under=method) if field_text(file, n, "type") == "Docket"),
        None,
    )
    if creation is None:
        return None
    docket = Docket(method)
    for call in _calls(file, method):
        values = arguments(call)
        match field_text(file, call, "name"):
            case "enable" if file.text(values[0]) != "true":
                docket.enabled = _switch(file, values[0])
                if not docket.enabled:
                    return None
            case "apiInfo":
                docket.info = _info(file, _local(file, method, values[0]))
            case "groupName":
                docket.group = file.text(values[0])
            case "basePackage":
                docket.packages.append(file.text(values[0]))
            case "ant" if file.text(values[0]) != '"/**"':
                docket.paths.append(file.text(values[0]))
            case "regex":
                docket.paths += _regex(file, values[0])
            case "securitySchemes":
                docket.schemes += _schemes(file, cls, values)
                docket.condition = _condition(file, call)
            case "securityContexts":
                docket.secured = True
            case "tags":
                docket.tags += [_tag(file, v) for v in values if v.type == "object_creation_expression"]
            case _:
                pass
    return docket


def _condition(file: JavaFile, call: Node) -> str:
    """Of the `if` around a statement, with its parentheses."""
    statement = ancestor(call, "if_statement", "method_declaration")
    if statement is None or statement.type != "if_statement" or statement.child_by_field_name("alternative"):
        return ""
    return field_text(file, statement, "condition")


def _switch(file: JavaFile, value: Node) -> str:
    """`false`, or the placeholder of the field's @Value; "" for anything else."""
    name = file.text(value).removeprefix("this.")
    for node in file.walk("field_declaration"):
        declared = [field_text(file, d, "name") for d in node.named_children if d.type == "variable_declarator"]
        for annotation in annotations_of(file, node, "Value") if name in declared else []:
            text = literal(file, arguments(annotation)[0])
            return text if text and re.fullmatch(r"\$\{[\w.\-]+(?::\w*)?\}", text) else ""
    return "false" if name == "false" else ""


def _calls(file: JavaFile, method: Node) -> list[Node]:
    return [c for c in file.walk("method_invocation", under=method) if arguments(c)][::-1]


def _local(file: JavaFile, method: Node, value: Node) -> Node:
    """What a local variable was set to: its statement goes with the old body."""
    for declarator in file.walk("variable_declarator", under=method):
        made = declarator.child_by_field_name("value")
        if made is not None and field_text(file, declarator, "name") == file.text(value):
            return made
    return value


def _info(file: JavaFile, value: Node) -> str:
    """A method call or variable stays, as that method is translated; what is made on the spot is translated here."""
    if value.type == "object_creation_expression" and field_text(file, value, "type") == "ApiInfo":
        return info_text(file, value)
    calls = chain_calls(value)
    first = calls[0].child_by_field_name("object") if calls else None
    if first is None or simple_name(field_text(file, first, "type")) != "ApiInfoBuilder":
        return file.text(value)
    return "new Info()" + "".join(_info_call(file, call) for call in calls)


def _info_call(file: JavaFile, call: Node) -> str:
    name, values = field_text(file, call, "name"), arguments(call)
    text = file.text(values[0]) if values else ""
    match name:
        case "title" | "description" | "version":
            return f".{name}({text})"
        case "termsOfServiceUrl":
            return f".termsOfService({text})"
        case "contact":
            made = values[0].type == "object_creation_expression"
            return f".contact({contact_text(file, values[0]) if made else f'new Contact().name({text})'})"
        case "license":
            return f".license(new License().name({text}))"
        case _:
            return ""


def _regex(file: JavaFile, value: Node) -> list[str]:
    """`/api/.*` as a path pattern; any other expression restricts nothing."""
    found = re.fullmatch(r"(/[\w/\-]+?)/?(?:\.\*|\.\+)", literal(file, value) or "")
    return [f'"{found[1]}/**"'] if found else []


def _tag(file: JavaFile, creation: Node) -> str:
    values = [file.text(v) for v in arguments(creation)]
    about = f".description({values[1]})" if len(values) > 1 else ""
    return f"new Tag().name({values[0]}){about}"


def _schemes(file: JavaFile, cls: Node, values: list[Node]) -> list[tuple[str, str]]:
    """Schemes made here or in methods of the class that are called here."""
    found: list[tuple[str, str]] = []
    places = list(values)
    called = {field_text(file, c, "name") for v in values for c in file.walk("method_invocation", under=v)}
    places += [m for m in methods(file, cls) if field_text(file, m, "name") in called]
    for place in places:
        for creation in file.walk("object_creation_expression", under=place):
            texts = [file.text(v) for v in arguments(creation)]
            scheme = _scheme(simple_name(field_text(file, creation, "type")), texts)
            if scheme is not None and texts:
                found.append((texts[0], scheme))
    return found


def _scheme(kind: str, texts: list[str]) -> str | None:
    """Java expression of one scheme; OAuth flows are left to a person (None: none is declared)."""
    if kind == "ApiKey" and len(texts) >= 3:
        place = texts[2].strip('"').upper()
        home = place if place in ("HEADER", "QUERY", "COOKIE") else "HEADER"
        kinds = f".type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.{home}).name({texts[1]})"
        return f"new SecurityScheme(){kinds}"
    if kind == "BasicAuth":
        return 'new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")'
    return None
