"""Spring's handler for BindException, gone since form fields that don't fit throw MethodArgumentNotValidException.

Where an advice answered the two in different ways, the one for both hands on what was no body: only @RequestBody and
@RequestPart parameters threw MethodArgumentNotValidException before (ModelAttributeMethodProcessor 5.3).

Left: a handler that calls the one of the base class.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import annotations_of, field, field_text, methods, parameters, superclass
from shared.models import Wave

_OLD, _NEW = "handleBindException", "handleMethodArgumentNotValid"
_ANNOTATIONS = "org.springframework.web.bind.annotation"
_EXCEPTION = "org.springframework.web.bind.MethodArgumentNotValidException"


@fixer(
    "bind-exceptions",
    title="Handle form fields that don't fit as MethodArgumentNotValidException",
    source="Spring Framework 6.0 release notes (@ModelAttribute raises MethodArgumentNotValidException) and 6.1 "
    "(ResponseEntityExceptionHandler.handleBindException removed)",
    wave=Wave.TYPES,
)
def bind_exceptions(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_OLD.encode()):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            old, new = methods(file, cls, _OLD), methods(file, cls, _NEW)
            if superclass(file, cls) != "ResponseEntityExceptionHandler" or len(old) != 1:
                continue
            if not new:
                _renamed(edit, old[0])
            elif _does_the_same(file, old[0], new[0]):
                edit.delete_member(old[0])
            elif len(new) == 1 and len(parameters(file, old[0])) == len(parameters(file, new[0])) == 4:
                _handed_on(edit, old[0], new[0])
        if edit:
            yield Change(path, edit.result(), "forms and bodies that don't fit are one exception since Spring 6")


def _renamed(edit: JavaEdit, method: Node) -> None:
    """The new exception extends the old one, so the body may stay."""
    edit.replace(field(method, "name"), _NEW)
    for node in edit.file.types_named("BindException", under=field(method, "parameters")):
        edit.replace(node, "MethodArgumentNotValidException")
        edit.add_import(_EXCEPTION)


def _handed_on(edit: JavaEdit, old: Node, new: Node) -> None:
    """`handleBindException` becomes a method of the advice's own, which the other one calls for fields of a form."""
    file, names = edit.file, [name for _, name in parameters(edit.file, new)]
    overrides = annotations_of(file, old, "Override")
    body = field(new, "body")
    asks_base = any(field_text(file, c, "object") == "super" for c in file.calls(_OLD, under=old))
    if asks_base or file.calls(_OLD, under=new) or not body.named_children:
        return
    for override in overrides:
        edit.delete_annotation(override)
    lacks = [
        f"!{names[0]}.getParameter().hasParameterAnnotation({edit.type_name(f'{_ANNOTATIONS}.{kind}')}.class)"
        for kind in ("RequestBody", "RequestPart")
    ]
    first, newline = body.named_children[0], newline_of(file.source)
    indent = indent_at(file.source, first.start_byte)
    inner = deeper(indent)
    test = f"if ({lacks[0]}{newline}{deeper(inner)}&& {lacks[1]}) {{"
    if parameters(file, old)[2][0] == "HttpStatus":
        names[2] = f"HttpStatus.valueOf({names[2]}.value())"
    call = f"{inner}return {_OLD}({', '.join(names)});"
    edit.insert(first.start_byte, newline.join((test, call, f"{indent}}}", indent)))


def _does_the_same(file: JavaFile, old: Node, new: Node) -> bool:
    """Same body, but for blanks and the names of the parameters: the second one answers both now."""
    return _body(file, old) == _body(file, new)


def _body(file: JavaFile, method: Node) -> str:
    text = re.sub(r"\s+", " ", field_text(file, method, "body"))
    for number, (_, name) in enumerate(parameters(file, method)):
        text = re.sub(rf"\b{re.escape(name)}\b", f"${number}", text)
    return text
