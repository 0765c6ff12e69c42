"""Uploads: Commons FileUpload 2 for Jakarta Servlet, and the servlet container's own multipart support in Spring.

Source: Commons FileUpload 2 migration notes and Javadoc; Spring Framework 6.0 release notes (CommonsMultipartResolver
removed); catalogue C12, E06.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, annotations_of, arguments, field, field_text
from shared.models import Wave

_OLD, _CORE = "org.apache.commons.fileupload", "org.apache.commons.fileupload2.core"
_TYPES = {
    f"{_OLD}.servlet.ServletFileUpload": (
        "org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletDiskFileUpload"
    ),
    f"{_OLD}.disk.DiskFileItemFactory": f"{_CORE}.DiskFileItemFactory",
    f"{_OLD}.disk.DiskFileItem": f"{_CORE}.DiskFileItem",
    f"{_OLD}.FileItem": f"{_CORE}.DiskFileItem",
    f"{_OLD}.FileItemIterator": f"{_CORE}.FileItemInputIterator",
    f"{_OLD}.FileItemStream": f"{_CORE}.FileItemInput",
    f"{_OLD}.FileUploadException": f"{_CORE}.FileUploadException",
    f"{_OLD}.ProgressListener": f"{_CORE}.ProgressListener",
}
_NO_SETTERS = ("setSizeThreshold", "setRepository", "setFileCleaningTracker", "createItem")
_COMMONS = "org.springframework.web.multipart.commons.CommonsMultipartResolver"
_STANDARD = "org.springframework.web.multipart.support.StandardServletMultipartResolver"


@fixer(
    "file-upload-code",
    title="Use Commons FileUpload 2 for Jakarta Servlet",
    source="Commons FileUpload 2 Javadoc; catalogue C12",
    wave=Wave.IMPORTS,
)
def file_upload_code(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(f"{_OLD}.servlet.".encode()):
        before = case.project.java(path)
        if before.calls(*_NO_SETTERS) or any(
            i.name.startswith(f"{_OLD}.") and i.name not in _TYPES for i in before.imports
        ):
            continue
        items = _variables(before, "FileItem")
        file = JavaFile(rename_types(before, _TYPES))
        edit = file.edit()
        for creation in file.walk("object_creation_expression"):
            if field_text(file, creation, "type") == "DiskFileItemFactory" and not arguments(creation):
                edit.replace(creation, "DiskFileItemFactory.builder().get()")
        for call in file.calls("openStream", "write", "setHeaderEncoding", "getString"):
            _call(edit, call, items)
        yield Change(path, edit.result(), "Commons FileUpload 1 works with javax.servlet only")


def _variables(file: JavaFile, kind: str) -> set[str]:
    nodes = (n.parent for n in file.types_named(kind) if n.parent is not None)
    found = {field_text(file, n, "name") for n in nodes}
    return found | {
        field_text(file, d, "name")
        for n in file.types_named(kind)
        for d in (n.parent.named_children if n.parent else [])
        if d.type == "variable_declarator"
    }


def _call(edit: JavaEdit, call: Node, items: set[str]) -> None:
    file, values = edit.file, arguments(call)
    match field_text(file, call, "name"):
        case "openStream" if not values:
            edit.replace(field(call, "name"), "getInputStream")
        case "write" if len(values) == 1 and field_text(file, call, "object") in items:
            made = values[0].type in ("identifier", "method_invocation", "object_creation_expression")
            text = file.text(values[0])
            edit.replace(values[0], f"{text}.toPath()" if made else f"({text}).toPath()")
        case "setHeaderEncoding":
            edit.replace(field(call, "name"), "setHeaderCharset")
            _charset(edit, values[0])
        case "getString" if len(values) == 1 and field_text(file, call, "object") in items:
            _charset(edit, values[0])
        case _:
            pass


def _charset(edit: JavaEdit, value: Node) -> None:
    edit.replace(value, f"Charset.forName({edit.file.text(value)})")
    edit.add_import("java.nio.charset.Charset")


@fixer(
    "multipart-resolver",
    title="Let the servlet container parse uploads, with the limits there were",
    source="Spring Framework 6.0 release notes; Spring Boot reference, MultipartConfigElement; catalogue E06",
    wave=Wave.IMPORTS,
)
def multipart_resolver(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_COMMONS.encode()):
        file = case.project.java(path)
        edit = file.edit()
        for node in file.types_named("CommonsMultipartResolver"):
            edit.replace(node, "StandardServletMultipartResolver")
        for creation in file.walk("object_creation_expression"):
            if field_text(file, creation, "type") == "CommonsMultipartResolver" and not arguments(creation):
                _limits(edit, creation)
        edit.rename_import(_COMMONS, _STANDARD)
        if edit:
            yield Change(path, edit.result(), "Spring 6 has only the servlet container's multipart parsing")


def _limits(edit: JavaEdit, creation: Node) -> None:
    """The resolver's setters go; a MultipartConfigElement bean keeps its limits (none, if none were set)."""
    file, method = edit.file, ancestor(creation, "method_declaration")
    if method is None or not annotations_of(file, method, "Bean"):
        return
    found: dict[str, str] = {}
    setters = (
        "setMaxUploadSize",
        "setMaxUploadSizePerFile",
        "setDefaultEncoding",
        "setMaxInMemorySize",
        "setUploadTempDir",
    )
    for call in file.calls(*setters, "setResolveLazily", "setPreserveFilename", under=method):
        name = field_text(file, call, "name")
        if name == "setResolveLazily":
            continue
        found[name] = file.text(arguments(call)[0])
        if call.parent is not None and call.parent.type == "expression_statement":
            edit.delete(call.parent)
    total, single = found.get("setMaxUploadSize", "-1"), found.get("setMaxUploadSizePerFile", "-1")
    indent = indent_at(file.source, method.start_byte)
    unit = "\t" if indent.startswith("\t") else "    "
    lines = [
        "@Bean",
        "public MultipartConfigElement multipartConfigElement() {",
        f"{unit}MultipartConfigFactory factory = new MultipartConfigFactory();",
        f"{unit}factory.setMaxFileSize(DataSize.ofBytes({single}));",
        f"{unit}factory.setMaxRequestSize(DataSize.ofBytes({total}));",
        f"{unit}return factory.createMultipartConfig();",
        "}",
    ]
    newline = newline_of(file.source)
    edit.insert(method.end_byte, newline * 2 + newline.join(indent + line for line in lines))
    for name in (
        "jakarta.servlet.MultipartConfigElement",
        "org.springframework.boot.web.servlet.MultipartConfigFactory",
        "org.springframework.util.unit.DataSize",
    ):
        edit.add_import(name)
