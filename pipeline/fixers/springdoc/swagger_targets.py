"""Swagger 2 annotations that may stand on a type, where OpenAPI 3's may not: their meaning goes to the operations.

Source: `@Target` of both annotation sets. A type's implicit parameters are those of each of its operations; an
@ApiOperation there describes none.
"""

from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, field_text, methods, pairs

_PARAMETERS = ("ApiImplicitParams", "ApiImplicitParam")


def on_operations(file: JavaFile, is_swagger: Callable[[Node], bool]) -> JavaFile:
    """The file with the type's implicit parameters on each of its operations, still in Swagger 2's words."""
    edit = file.edit()
    for cls in file.walk("class_declaration", "interface_declaration"):
        for node in annotations_of(file, cls, "ApiOperation"):
            if is_swagger(node):
                edit.delete_annotation(node)
        found = [node for node in annotations_of(file, cls, *_PARAMETERS) if is_swagger(node)]
        given = [text for node in found for text in _parameters(file, node)]
        for node in found:
            edit.delete_annotation(node)
        for method in methods(file, cls) if given else ():
            if _is_operation(file, method):
                _add(edit, method, given)
    return JavaFile(edit.splices.result()) if edit else file


def tags_defined(file: JavaFile, is_swagger: Callable[[Node], bool]) -> dict[int, dict[str, str]]:
    """By the modifiers it is among, the tags of each @SwaggerDefinition: the name, and `, description = ..`.

    Nothing for a file where one says more than tags: @OpenAPIDefinition is another matter, of the whole application.
    """
    found: dict[int, dict[str, str]] = {}
    for node in file.annotations("SwaggerDefinition"):
        tags = [pairs(file, tag) for tag in file.annotations("Tag", under=node)]
        if not is_swagger(node) or set(pairs(file, node)) != {"tags"} or any("name" not in tag for tag in tags):
            return {}
        if node.parent is not None:
            found[node.parent.id] = {file.text(tag["name"]): _about(file, tag) for tag in tags}
    return found


def _about(file: JavaFile, tag: Mapping[str, Node]) -> str:
    return f", description = {file.text(tag['description'])}" if "description" in tag else ""


def _parameters(file: JavaFile, node: Node) -> list[str]:
    """Texts of the @ApiImplicitParam annotations in it, or its own."""
    if field_text(file, node, "name").endswith("ApiImplicitParam"):
        return [file.text(node)]
    return [file.text(inner) for inner in file.annotations("ApiImplicitParam", under=node)]


def _is_operation(file: JavaFile, method: Node) -> bool:
    names = [field_text(file, node, "name") for node in annotations_of(file, method)]
    return any(name.endswith(("ApiOperation", "Mapping")) for name in names)


def _add(edit: JavaEdit, method: Node, given: Sequence[str]) -> None:
    """Into the list that the method has, else as annotations above it: a list when there are several."""
    file = edit.file
    own = annotations_of(file, method, "ApiImplicitParams")
    value = pairs(file, own[0]).get("value") if own else None
    if value is not None and value.type == "element_value_array_initializer":
        edit.insert(value.start_byte + 1, "".join(f"{text}, " for text in given))
    elif value is not None:
        edit.replace(value, "{" + ", ".join([*given, file.text(value)]) + "}")
    else:
        single = len(given) == 1 or bool(annotations_of(file, method, "ApiImplicitParam"))
        line = newline_of(file.source) + indent_at(file.source, method.start_byte)
        texts = given if single else ["@ApiImplicitParams({" + ", ".join(given) + "})"]
        edit.insert(method.start_byte, "".join(text + line for text in texts))
