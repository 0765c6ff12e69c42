"""Spring Batch 5: file writers take a WritableResource, steps an ItemProcessor and no longer a Function.

Source: Spring Batch 5.0 migration guide; Javadoc of ResourceAwareItemWriterItemStream.setResource(WritableResource) and
SimpleStepBuilder.processor(ItemProcessor).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    field,
    field_text,
    methods,
    parameters,
    simple_name,
)
from shared.models import Wave

_WRITABLE = "org.springframework.core.io.WritableResource"
_RESOURCE = r"org\.springframework\.core\.io\.Resource cannot be converted to org\.springframework\.core\.io\.Writable"
_FUNCTION = (
    r"java\.util\.function\.Function<.*> cannot be converted to org\.springframework\.batch\.item\.ItemProcessor<"
)
_FILES = ("FileSystemResource", "PathResource", "FileUrlResource")


@fixer(
    "batch-writable-resources",
    title="Give file writers a WritableResource",
    source="Spring Batch 5.0 API, setResource(WritableResource) of FlatFileItemWriter and the others",
    wave=Wave.TYPES,
    on=_RESOURCE,
)
def batch_writable_resources(case: Case) -> Iterator[Change]:
    """The declaration where it can only be a file (made in place, @Value), and the bean that a parameter gets; a cast
    where the type is told by nothing but the code that runs. The class path, never writable, is left."""
    project = case.project
    for path, found in case.places().items():
        edit = project.java(path).edit()
        wanted: set[str] = set()
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if node is not None and _is_argument(node) and (name := _writable(edit, node, project)):
                wanted.add(name)
        for other in _beans(project, wanted) if wanted else ():
            if other == path:
                _bean_methods(edit, wanted)
            else:
                second = project.java(other).edit()
                _bean_methods(second, wanted)
                yield Change(other, second.result(), "a file writer takes this resource: it has to be writable")
        if edit:
            yield Change(path, edit.result(), "file writers take a WritableResource in Spring Batch 5")


def _writable(edit: JavaEdit, value: Node, project: Project) -> str:
    """Retypes what declares the value, or casts it; the name of a bean method that has to follow."""
    file, declared = edit.file, _declaration(edit.file, value)
    if declared is not None and simple_name(field_text(file, declared, "type")) != "Resource":
        return ""
    method = declared.parent.parent if declared and declared.type == "formal_parameter" and declared.parent else None
    marks = annotations_of(file, declared, "Value") if declared is not None else []
    if declared is not None and method is None:
        if _only_files(file, declared):
            _retype(edit, declared)
        if _only_files(file, declared) or marks or not _may_be_file(file, declared):
            return ""
    elif declared is not None and method is not None and marks:
        if "classpath" not in file.text(marks[0]):
            _retype(edit, declared)
        return ""
    elif declared is not None and method is not None and annotations_of(file, method, "Bean"):
        name = field_text(file, declared, "name")
        if _beans(project, {name}):
            _retype(edit, declared)
            return name
        return ""
    elif own := _own_method(file, value):
        if _gives_files(file, own):
            _retype(edit, own)
        return ""
    castable = value.type in ("identifier", "field_access", "method_invocation")
    if castable and not edit.splices.covers(value.start_byte, value.end_byte):
        edit.replace(value, f"({edit.type_name(_WRITABLE)}) {file.text(value)}")
    return ""


def _may_be_file(file: JavaFile, declared: Node) -> bool:
    """Not made as something else: a resource of the class path is never writable."""
    values = [c.child_by_field_name("value") for c in declared.named_children if c.type == "variable_declarator"]
    injected = annotations_of(file, declared, "Autowired", "Resource", "Inject")
    return not injected and all(
        v is None or v.type != "object_creation_expression" or _is_file(file, v) for v in values
    )


def _is_argument(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "argument_list"


def _declaration(file: JavaFile, value: Node) -> Node | None:
    """The nearest declaration above of a local, a parameter or a field."""
    name, found = file.text(value).removeprefix("this."), None
    for node in file.walk("local_variable_declaration", "field_declaration", "formal_parameter"):
        names = [node, *(c for c in node.named_children if c.type == "variable_declarator")]
        around = ancestor(node, "method_declaration", "constructor_declaration", "class_body")
        inside = around is not None and around.start_byte <= value.start_byte < around.end_byte
        if inside and any(field_text(file, n, "name") == name for n in names):
            found = node
    return found


def _only_files(file: JavaFile, declared: Node) -> bool:
    """One variable, made as a file or filled by @Value, and assigned nowhere else."""
    variables = [c for c in declared.named_children if c.type == "variable_declarator"]
    marks = annotations_of(file, declared, "Value")
    if len(variables) != 1 or any("classpath" in file.text(m) for m in marks):
        return False
    name, value = field_text(file, variables[0], "name"), variables[0].child_by_field_name("value")
    assigned = {field_text(file, n, "left").removeprefix("this.") for n in file.walk("assignment_expression")}
    return name not in assigned and (bool(marks) if value is None else _is_file(file, value))


def _is_file(file: JavaFile, value: Node) -> bool:
    return value.type == "object_creation_expression" and simple_name(field_text(file, value, "type")) in _FILES


def _own_method(file: JavaFile, call: Node) -> Node | None:
    """The method of the same class that a call without receiver names."""
    bare = call.type == "method_invocation" and call.child_by_field_name("object") is None
    cls = ancestor(call, "class_declaration") if bare else None
    found = methods(file, cls, field_text(file, call, "name")) if cls is not None else []
    return found[0] if len(found) == 1 else None


def _gives_files(file: JavaFile, method: Node) -> bool:
    values = [r.named_children[0] for r in file.walk("return_statement", under=method) if r.named_children]
    return (
        simple_name(field_text(file, method, "type")) == "Resource"
        and bool(values)
        and all(_is_file(file, v) for v in values)
    )


def _retype(edit: JavaEdit, declared: Node) -> None:
    kind = field(declared, "type")
    if not edit.splices.covers(kind.start_byte, kind.end_byte):
        edit.replace(kind, edit.type_name(_WRITABLE))


def _beans(project: Project, names: set[str]) -> list[str]:
    """Files with a bean method of one of these names that gives a file as a Resource."""
    found: list[str] = []
    for path in project.java_paths(b"Resource"):
        file = project.java(path)
        if any(_is_bean(file, m, names) for m in file.walk("method_declaration")):
            found.append(path)
    return found


def _is_bean(file: JavaFile, method: Node, names: set[str]) -> bool:
    named = field_text(file, method, "name") in names and bool(annotations_of(file, method, "Bean"))
    return named and _gives_files(file, method)


def _bean_methods(edit: JavaEdit, names: set[str]) -> None:
    for method in edit.file.walk("method_declaration"):
        if _is_bean(edit.file, method, names):
            _retype(edit, method)


@fixer(
    "batch-writer-resources",
    title="Set the resource of own file writers as a WritableResource",
    source="Spring Batch 5.0 API, ResourceAwareItemWriterItemStream.setResource(WritableResource)",
    wave=Wave.TYPES,
)
def batch_writer_resources(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"ResourceAwareItemWriterItemStream", b"ItemWriter"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            heads = " ".join(field_text(edit.file, cls, name) for name in ("superclass", "interfaces", "type"))
            if not any(name in heads for name in _SETTERS):
                continue
            for method in methods(edit.file, cls, "setResource"):
                given = field(method, "parameters").named_children
                if [kind for kind, _ in parameters(edit.file, method)] == ["Resource"]:
                    _retype(edit, given[0])
        if edit:
            yield Change(path, edit.result(), "file writers take a WritableResource in Spring Batch 5")


_SETTERS = ("ResourceAwareItemWriterItemStream", "FlatFileItemWriter", "StaxEventItemWriter", "JsonFileItemWriter")

_FUNCTIONS = ("lambda_expression", "method_reference")


@fixer(
    "batch-function-processors",
    title="Process items by an ItemProcessor where a step had a Function",
    source="Spring Batch 5.0 API, SimpleStepBuilder.processor(ItemProcessor) alone",
    wave=Wave.TYPES,
    on=_FUNCTION,
)
def batch_function_processors(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if node is None or not _is_argument(node) or edit.splices.covers(node.start_byte, node.end_byte):
                continue
            if node.type == "cast_expression" and field(node, "value").type in _FUNCTIONS:
                edit.replace(node, edit.file.text(field(node, "value")))
            elif node.type in ("identifier", "field_access", "method_invocation", "object_creation_expression"):
                edit.insert(node.end_byte, "::apply")
        if edit:
            yield Change(path, edit.result(), "a step takes an ItemProcessor in Spring Batch 5")
