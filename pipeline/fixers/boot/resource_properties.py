"""Boot's ResourceProperties, which became WebProperties.Resources: mostly in error handlers for WebFlux."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, annotations_of, field_text
from shared.models import Wave

_OLD = "org.springframework.boot.autoconfigure.web.ResourceProperties"
_NEW = "org.springframework.boot.autoconfigure.web.WebProperties"
_STEREOTYPES = (
    *("Component", "Service", "Configuration", "AutoConfiguration", "Controller", "RestController"),
    *("ControllerAdvice", "RestControllerAdvice"),
)


@fixer(
    "resource-properties",
    title="Take the resources of WebProperties",
    source="Spring Boot 2.4 release notes (ResourceProperties deprecated), 3.0 (removed)",
    wave=Wave.TYPES,
)
def resource_properties(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_OLD.encode()):
        edit = case.project.java(path).edit()
        if not edit.file.imported(_OLD):
            continue
        edit.rename_import(_OLD, _NEW)
        for node in edit.file.types_named("ResourceProperties"):
            _type(edit, node)
        for node in edit.file.walk("identifier"):
            _use(edit, node)
        yield Change(path, edit.result(), "Boot has these settings as WebProperties.Resources since 2.4")


def _type(edit: JavaEdit, node: Node) -> None:
    """What Spring injects is a WebProperties; what other code hands over, its resources."""
    created = node.parent is not None and node.parent.type == "object_creation_expression"
    edit.replace(node, "WebProperties.Resources" if created or not _is_bean(edit, node) else "WebProperties")


def _use(edit: JavaEdit, node: Node) -> None:
    """A variable of a bean that is given on, or asked for a setting."""
    file, above = edit.file, node.parent
    whole = node
    if above is not None and above.type == "field_access" and field_text(file, above, "object") == "this":
        whole, above = above, above.parent
    if above is None or not _is_bean(edit, node) or file.text(node) not in _variables(edit):
        return
    asked = above.type == "method_invocation" and above.child_by_field_name("object") == whole
    if above.type == "argument_list" or asked:
        edit.insert(whole.end_byte, ".getResources()")


def _variables(edit: JavaEdit) -> set[str]:
    file = edit.file
    found: set[str] = set()
    for node in file.walk("formal_parameter", "field_declaration", "local_variable_declaration"):
        if field_text(file, node, "type") == "ResourceProperties":
            declared = [c for c in node.named_children if c.type == "variable_declarator"] or [node]
            found |= {field_text(file, one, "name") for one in declared}
    return found


def _is_bean(edit: JavaEdit, node: Node) -> bool:
    cls = ancestor(node, "class_declaration")
    return cls is not None and bool(annotations_of(edit.file, cls, *_STEREOTYPES))
