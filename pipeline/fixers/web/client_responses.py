"""AbstractClientHttpResponse, which had nothing but a status made of its raw code, is gone: `extends` ->
`implements ClientHttpResponse`, and the status as a method of its own."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.adapter_classes import implement
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import body_of, methods, superclass
from shared.models import Wave

_CLIENT = "org.springframework.http.client"
_OLD, _NEW = f"{_CLIENT}.AbstractClientHttpResponse", f"{_CLIENT}.ClientHttpResponse"
_STATUS = (
    "HttpStatusCode getStatusCode() throws IOException {{\n{0}    return HttpStatusCode.valueOf(getRawStatusCode());"
)


@fixer(
    "client-http-responses",
    title="Implement ClientHttpResponse instead of extending its removed base class",
    source="Spring Framework 6.0 Javadoc (AbstractClientHttpResponse deprecated for removal), class listing of 6.2",
    wave=Wave.IMPORTS,
)
def client_http_responses(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"AbstractClientHttpResponse"):
        file = case.project.java(path)
        edit = file.edit()
        if file.imported(_OLD) or _OLD.encode() in file.source:
            for cls in file.walk("class_declaration", "object_creation_expression"):
                if superclass(file, cls) == "AbstractClientHttpResponse":
                    _with_status(edit, cls)
            implement(edit, _OLD, _NEW)
        if edit:
            yield Change(path, edit.result(), "the base class is gone: the interface, and the status that it gave")


def _with_status(edit: JavaEdit, cls: Node) -> None:
    """What the base class did: an abstract class between passes it on all the same."""
    own, body = methods(edit.file, cls, "getRawStatusCode"), body_of(cls)
    if body is None or methods(edit.file, cls, "getStatusCode"):
        return
    first = own[0] if own else next(iter(body.named_children), None)
    if first is None:
        return
    line = edit.file.source.rfind(b"\n", 0, first.start_byte) + 1
    blank = edit.file.source[line : first.start_byte].decode()
    indent = blank if not blank.strip() else " " * 4
    text = f"@Override\n{indent}public {_STATUS.format(indent)}\n{indent}}}\n\n{indent}"
    edit.insert(first.start_byte, text)
    edit.add_import("org.springframework.http.HttpStatusCode")
    edit.add_import("java.io.IOException")
