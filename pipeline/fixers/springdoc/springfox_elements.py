"""Parameters and responses that a Docket gives to every operation -> OpenAPI's, set by springdoc's customizers."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tree_sitter import Node

from pipeline.fixers.springdoc.springfox_reach import calls_on, portable, reachable
from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import arguments, field_text, literal, simple_name

_PARAMETERS = ("ParameterBuilder", "RequestParameterBuilder")
_RESPONSES = ("ResponseMessageBuilder", "ResponseBuilder", "ResponseMessage")
_PLACES = ("header", "query", "path", "cookie")
_METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE")

Responses = Sequence[tuple[str, str]]
"""(Java expression of the status, Java expression of the description)."""


def http_method(text: str) -> str:
    """`GET` of `RequestMethod.GET`; "" for what is no constant."""
    last = text.rpartition(".")[2]
    return last if last in _METHODS else ""


def global_parameters(file: JavaFile, cls: Node, values: Iterable[Node]) -> list[str]:
    """Java expressions of OpenAPI parameters; none when one of them is made in a way that cannot be read."""
    made = [_parameter(file, node) for node in _creations(file, cls, values, _PARAMETERS)]
    return [text for text in made if text] if all(made) else []


def global_responses(file: JavaFile, cls: Node, values: Iterable[Node]) -> list[tuple[str, str]]:
    """Status and description of each response; none when one of them is made in a way that cannot be read."""
    made = [_response(file, node) for node in _creations(file, cls, values, _RESPONSES)]
    return [found for found in made if found] if all(made) else []


def _creations(file: JavaFile, cls: Node, values: Iterable[Node], kinds: Sequence[str]) -> list[Node]:
    found: dict[int, Node] = {}
    for place in reachable(file, cls, values):
        for node in file.walk("object_creation_expression", under=place):
            if simple_name(field_text(file, node, "type")) in kinds:
                found[node.start_byte] = node
    return [found[start] for start in sorted(found)]


def _settings(file: JavaFile, creation: Node) -> Mapping[str, Node]:
    """First argument by setter; nothing when a builder is used for several."""
    calls = [(field_text(file, call, "name"), arguments(call)) for call in calls_on(file, creation)]
    names = [name for name, _ in calls]
    if max(names.count("name"), names.count("code")) > 1:
        return {}
    return {name: values[0] for name, values in calls if values}


def _parameter(file: JavaFile, creation: Node) -> str | None:
    given = _settings(file, creation)
    name, place = given.get("name"), given.get("in", given.get("parameterType"))
    used = [given[key] for key in ("name", "description", "required", "defaultValue") if key in given]
    where = _place(file, place) if place is not None else '"query"'
    if name is None or where is None or not all(portable(file, node) for node in used):
        return None
    text = f"new Parameter().in({where}).name({file.text(name)})"
    for key in ("description", "required"):
        if key in given and file.text(given[key]) not in ("false", '""'):
            text += f".{key}({file.text(given[key])})"
    default = f"._default({file.text(given['defaultValue'])})" if "defaultValue" in given else ""
    return f"{text}.schema(new StringSchema(){default})"


def _place(file: JavaFile, node: Node) -> str | None:
    text = file.text(node)
    last = (literal(file, node) or text.rpartition(".")[2]).lower()
    if last in _PLACES:
        return f'"{last}"'
    return text if node.type != "string_literal" and portable(file, node) else None


def _response(file: JavaFile, creation: Node) -> tuple[str, str] | None:
    values = arguments(creation)
    if simple_name(field_text(file, creation, "type")) == "ResponseMessage":
        code, about = values[:2] if len(values) > 1 else (None, None)
    else:
        given = _settings(file, creation)
        code, about = given.get("code"), given.get("message", given.get("description"))
    if code is None or about is None or not (portable(file, code) and portable(file, about)):
        return None
    text = file.text(code)
    if re.fullmatch(r"\d+", text):
        return f'"{text}"', file.text(about)
    return text if code.type == "string_literal" else f"String.valueOf({text})", file.text(about)


def parameters_body(parameters: Sequence[str]) -> list[str]:
    """Lines of a method that returns an OperationCustomizer."""
    calls = [f"        .addParametersItem({text})" for text in parameters]
    return ["return (operation, method) -> operation", *calls[:-1], calls[-1] + ";"]


def responses_body(responses: Mapping[str, Responses]) -> list[str]:
    """Lines of a method that returns an OpenApiCustomizer: what the operation says itself stays."""
    lines = ["return openApi -> openApi.getPaths().values().forEach(path -> path.readOperationsMap()"]
    lines[0] += ".forEach((method, operation) -> {"
    done: list[Responses] = []
    for given in responses.values():
        if given in done:
            continue
        done.append(given)
        names = [f"PathItem.HttpMethod.{method}" for method, same in responses.items() if same == given]
        test = f"method == {names[0]}" if len(names) == 1 else f"List.of({', '.join(names)}).contains(method)"
        lines.append(f"    if ({test}) {{")
        for code, about in given:
            lines.append(
                f"        operation.getResponses().putIfAbsent({code}, new ApiResponse().description({about}));"
            )
        lines.append("    }")
    return [*lines, "}));"]
