"""Boot's error contracts: getErrorPath() is gone, error attributes take options.

Source: Spring Boot 2.3 release notes (ErrorAttributeOptions) and 2.5 release notes (getErrorPath); catalogue E19.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field,
    field_text,
    methods,
    parameters,
    simple_name,
    superclass,
)
from shared.models import Wave

_CONTROLLERS = ("ErrorController", "AbstractErrorController", "BasicErrorController")
_ATTRIBUTES = ("DefaultErrorAttributes", "ErrorAttributes")
_OPTIONS = "org.springframework.boot.web.error.ErrorAttributeOptions"


@fixer(
    "error-controller",
    title="Drop getErrorPath and give error attributes their options",
    source="Spring Boot 2.3 and 2.5 release notes; catalogue E19",
    wave=Wave.TYPES,
)
def error_controller(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"getErrorPath", b"getErrorAttributes"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            above = {superclass(edit.file, cls), *_interfaces(edit.file, cls)}
            if above & set(_CONTROLLERS):
                _error_path(edit, cls)
                _attribute_calls(edit, cls)
            if above & set(_ATTRIBUTES):
                _attributes(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Boot asks for no error path, and for options instead of a flag")


def _interfaces(file: JavaFile, cls: Node) -> list[str]:
    text = field_text(file, cls, "interfaces").removeprefix("implements")
    return [simple_name(part) for part in text.split(",")]


def _error_path(edit: JavaEdit, cls: Node) -> None:
    """The method goes; when the class itself calls it, only the annotation does."""
    for method in methods(edit.file, cls, "getErrorPath"):
        if edit.file.calls("getErrorPath", under=cls):
            for annotation in annotations_of(edit.file, method, "Override"):
                edit.delete_annotation(annotation)
        else:
            edit.delete_member(method)


def _attributes(edit: JavaEdit, cls: Node) -> None:
    """`getErrorAttributes(WebRequest, boolean)`: the flag becomes the options, in the call of super too."""
    file = edit.file
    for method in methods(file, cls, "getErrorAttributes"):
        kinds = parameters(file, method)
        if len(kinds) != 2 or kinds[1][0] != "boolean":
            continue
        flag = kinds[1][1]
        last = [p for p in field(method, "parameters").named_children if p.type == "formal_parameter"][-1]
        edit.replace(field(last, "type"), "ErrorAttributeOptions")
        edit.replace(field(last, "name"), "options")
        for node in file.walk("identifier", under=field(method, "body")):
            if file.text(node) == flag:
                in_super = node.parent is not None and node.parent.type == "argument_list"
                edit.replace(
                    node, "options" if in_super else "options.isIncluded(ErrorAttributeOptions.Include.STACK_TRACE)"
                )
        edit.add_import(_OPTIONS)


def _attribute_calls(edit: JavaEdit, cls: Node) -> None:
    """Calls with a literal flag."""
    for call in edit.file.calls("getErrorAttributes", under=cls):
        values = arguments(call)
        if len(values) == 2 and edit.file.text(values[1]) in ("true", "false"):
            shown = edit.file.text(values[1]) == "true"
            include = "of(ErrorAttributeOptions.Include.STACK_TRACE)" if shown else "defaults()"
            edit.replace(values[1], f"ErrorAttributeOptions.{include}")
            edit.add_import(_OPTIONS)
