"""Exceptions that ResponseEntityExceptionHandler answers itself since Spring 6, before or beside an advice's own way.

Source: its @ExceptionHandler in 5.3 and 6.2: ErrorResponseException (which ResponseStatusException extends now) and
MaxUploadSizeExceededException are new there. The second one stops an application whose advice names it, too:
"Ambiguous @ExceptionHandler method mapped for [class ...MaxUploadSizeExceededException]".
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, is_reactive
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field,
    field_text,
    methods,
    pairs,
    parameters,
    simple_name,
    superclass,
)  # fmt: skip
from shared.models import Wave

_BASE = "ResponseEntityExceptionHandler"
_STATUS = "ResponseStatusException"
_WIDER = ("NestedRuntimeException", "RuntimeException", "Exception", "Throwable")
"""What ResponseStatusException extended before Spring 6, nearest first."""
_LEAVE = f"""\
@ExceptionHandler({_STATUS}.class)
public void leaveResponseStatus({_STATUS} ex) {{
    throw ex;
}}"""
"""Spring goes on to the next resolver when a handler throws the same exception: the one that answered it before."""


@fixer(
    "response-status-answers",
    title="Keep answering a ResponseStatusException as before where an advice extends ResponseEntityExceptionHandler",
    source="Spring Framework 6.0 reference, Error Responses; ResponseStatusException extends ErrorResponseException",
    wave=Wave.TEST,
    confidence="medium",
)
def response_status_answers(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (3, 0)) or not _throws_status(project):
        return
    advices = [(path, cls) for path in _main(project, b"ControllerAdvice") for cls in _advices(project.java(path))]
    extended = {superclass(project.java(path), cls) for path, cls in advices}
    for path, cls in advices:
        file = project.java(path)
        others = [(p, c) for p, c in advices if (p, c.start_byte) != (path, cls.start_byte)]
        if superclass(file, cls) != _BASE or field_text(file, cls, "name") in extended or is_reactive(project, path):
            continue
        edit = file.edit()
        _answer_as_before(edit, cls, others_do=any(_taken(project.java(p), c) for p, c in others))
        if edit:
            yield Change(path, edit.result(), "its base class answers ResponseStatusException itself since Spring 6")


def _throws_status(project: Project) -> bool:
    return any(
        project.java(path).types_named(_STATUS) and b"ControllerAdvice" not in project.read(path)
        for path in _main(project, _STATUS.encode())
    )


def _main(project: Project, word: bytes) -> list[str]:
    return [path for path in project.java_paths(word) if "/src/test/" not in f"/{path}"]


def _advices(file: JavaFile) -> list[Node]:
    found = file.walk("class_declaration")
    return [cls for cls in found if annotations_of(file, cls, "ControllerAdvice", "RestControllerAdvice")]


def _taken(file: JavaFile, cls: Node) -> dict[str, Node]:
    """Those methods of the class that take a ResponseStatusException, by the exception that they name."""
    wanted = (_STATUS, "ErrorResponseException", *_WIDER)
    return {name: method for method in methods(file, cls) for name in _handled(file, method) if name in wanted}


def _answer_as_before(edit: JavaEdit, cls: Node, *, others_do: bool) -> None:
    """By the class's own method for wider exceptions, else by the resolvers that come after the advices."""
    file = edit.file
    taken = _taken(file, cls)
    if _STATUS in taken or "ErrorResponseException" in taken or methods(file, cls, "handleErrorResponseException"):
        return
    nearest = next((taken[name] for name in _WIDER if name in taken), None)
    if nearest is not None:
        annotation = annotations_of(file, nearest, "ExceptionHandler")[0]
        listed = [f"{_STATUS}.class", *(f"{name}.class" for name in _written(file, nearest))]
        _list(edit, annotation, listed)
    elif others_do or annotations_of(file, cls, "ResponseStatus"):
        return
    else:
        append_member(edit, cls, _LEAVE, Layout.of(file, cls))
        edit.add_import("org.springframework.web.bind.annotation.ExceptionHandler")
    edit.add_import("org.springframework.web.server.ResponseStatusException")


def _handled(file: JavaFile, method: Node) -> list[str]:
    """Simple names of the exceptions that a handler method is for."""
    return [simple_name(name) for name in _written(file, method)]


def _written(file: JavaFile, method: Node) -> list[str]:
    """The same as written: in the annotation, else as its parameters."""
    for annotation in annotations_of(file, method, "ExceptionHandler"):
        values = pairs(file, annotation)
        value = values.get("value") or values.get("exception")
        if value is not None:
            literals = file.walk("class_literal", under=value)
            return [file.text(node).removesuffix(".class").strip() for node in literals]
        return [type for type, _ in parameters(file, method) if type.endswith(("Exception", "Throwable", "Error"))]
    return []


def _list(edit: JavaEdit, annotation: Node, listed: list[str]) -> None:
    """Gives the annotation these exceptions; its other elements stay."""
    text = listed[0] if len(listed) == 1 else "{" + ", ".join(listed) + "}"
    values = pairs(edit.file, annotation)
    value = values.get("value") or values.get("exception")
    if value is not None:
        edit.replace(value, text)
    elif not arguments(annotation):
        edit.replace(annotation, f"@ExceptionHandler({text})")


_SIZE = "MaxUploadSizeExceededException"
_OVERRIDE = f"handle{_SIZE}"
_GIVEN = {
    "WebRequest": "request",
    "HttpServletRequest": "((ServletWebRequest) request).getRequest()",
    "HttpServletResponse": "((ServletWebRequest) request).getResponse()",
    "Locale": "request.getLocale()",
    _SIZE: "ex", "MultipartException": "ex", "RuntimeException": "ex", "Exception": "ex", "Throwable": "ex",
}  # fmt: skip
"""What the base class's method can hand to a handler's parameter of this type."""
_METHOD = """\
@Override
protected ResponseEntity<Object> {name}({exception} ex,
        HttpHeaders headers, HttpStatusCode status, WebRequest request) {{
{body}
}}"""
_IMPORTS = (
    "org.springframework.http.HttpHeaders", "org.springframework.http.HttpStatusCode",
    "org.springframework.http.ResponseEntity", "org.springframework.web.context.request.WebRequest",
    f"org.springframework.web.multipart.{_SIZE}",
)  # fmt: skip


@fixer(
    "upload-size-handlers",
    title="Answer uploads that are too large in the method that ResponseEntityExceptionHandler has for them",
    source="Spring Framework 6.1, ResponseEntityExceptionHandler.handleMaxUploadSizeExceededException (Javadoc)",
    wave=Wave.STARTUP,
)
def upload_size_handlers(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 2)):
        return
    bases = _handlers(case.project)
    for path in case.project.java_paths(_SIZE.encode(), b"MultipartException"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            if superclass(file, cls) in bases and not methods(file, cls, _OVERRIDE):
                _override(edit, cls)
        if edit:
            yield Change(path, edit.result(), "its base class handles this exception too since Spring 6.1")


def _handlers(project: Project) -> set[str]:
    """Spring's class and those of the project that extend it."""
    known, before = {_BASE}, set[str]()
    above = {
        field_text(file, cls, "name"): superclass(file, cls)
        for file in map(project.java, project.java_paths(b"ControllerAdvice", _BASE.encode()))
        for cls in file.walk("class_declaration")
    }
    while known != before:
        before = set(known)
        known |= {name for name, base in above.items() if base in known}
    return known


def _override(edit: JavaEdit, cls: Node) -> None:
    """The handler stays as a method, which the override calls."""
    file = edit.file
    found = [(n, m) for m in methods(file, cls) for n in _handled(file, m) if n in (_SIZE, "MultipartException")]
    name, method = min(found, key=lambda item: item[0] != _SIZE, default=("", None))
    body = _body(file, cls, method) if method is not None else None
    if method is None or body is None:
        return
    if name == _SIZE:
        annotation = annotations_of(file, method, "ExceptionHandler")[0]
        rest = [f"{written}.class" for written in _written(file, method) if simple_name(written) != _SIZE]
        if rest:
            _list(edit, annotation, rest)
        else:
            edit.delete_annotation(annotation)
    lines = "\n".join(f"    {line}" for line in body)
    append_member(edit, cls, _METHOD.format(name=_OVERRIDE, exception=_SIZE, body=lines), Layout.of(file, cls))
    for imported in _IMPORTS:
        edit.add_import(imported)
    if "ServletWebRequest" in lines:
        edit.add_import("org.springframework.web.context.request.ServletWebRequest")
    if "HttpStatus." in lines:
        edit.add_import("org.springframework.http.HttpStatus")


def _body(file: JavaFile, cls: Node, method: Node) -> list[str] | None:
    """Statements that answer by the handler; None where it wants or gives what the base class's method has not."""
    given = [_GIVEN.get(type) for type, _ in parameters(file, method)]
    throws = any(child.type == "throws" for child in method.children)
    spread = len(given) != len(field(method, "parameters").named_children)
    returned = field_text(file, method, "type")
    if throws or spread or None in given or returned == "void":
        return None
    call = f"{field_text(file, method, 'name')}({', '.join(filter(None, given))})"
    if simple_name(returned) == "ResponseEntity":
        kind = returned if "<" in returned else f"{returned}<?>"
        return [
            f"{kind} answer = {call};",
            "return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders()).body(answer.getBody());",
        ]
    rest = annotations_of(file, cls, "RestControllerAdvice") or annotations_of(file, method, "ResponseBody")
    status = _status(file, cls, method)
    return [f"return new ResponseEntity<>({call}, {status});"] if rest and status else None


def _status(file: JavaFile, cls: Node, method: Node) -> str:
    """The status that @ResponseStatus gives the handler's answer, "" where it says more than a status."""
    found = [*annotations_of(file, method, "ResponseStatus"), *annotations_of(file, cls, "ResponseStatus")]
    if not found:
        return "HttpStatus.OK"
    values = pairs(file, found[0])
    value = values.get("value") or values.get("code")
    return file.text(value) if value is not None and "reason" not in values else ""
