"""Spring's handler for BindException, gone since form fields that don't fit throw MethodArgumentNotValidException."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import field, field_text, methods, parameters, superclass
from shared.models import Wave

_OLD, _NEW = "handleBindException", "handleMethodArgumentNotValid"
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
        if edit:
            yield Change(path, edit.result(), "forms and bodies that don't fit are one exception since Spring 6")


def _renamed(edit: JavaEdit, method: Node) -> None:
    """The new exception extends the old one, so the body may stay."""
    edit.replace(field(method, "name"), _NEW)
    for node in edit.file.types_named("BindException", under=field(method, "parameters")):
        edit.replace(node, "MethodArgumentNotValidException")
        edit.add_import(_EXCEPTION)


def _does_the_same(file: JavaFile, old: Node, new: Node) -> bool:
    """Same body, but for blanks and the names of the parameters: the second one answers both now."""
    return _body(file, old) == _body(file, new)


def _body(file: JavaFile, method: Node) -> str:
    text = re.sub(r"\s+", " ", field_text(file, method, "body"))
    for number, (_, name) in enumerate(parameters(file, method)):
        text = re.sub(rf"\b{re.escape(name)}\b", f"${number}", text)
    return text
