"""JDK classes that later JDKs do not have: sun.misc.BASE64*, Nashorn, a few removed methods.

Source: JDK 9 migration guide ("Removed or changed APIs"), JEP 372 (Nashorn removed in 15), JDK 11 release notes
(Thread.stop(Throwable), runFinalizersOnExit); catalogue J03, J04, J10, J17.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, chained, field, field_text
from shared.models import Wave

_MIME_ENCODER = "Base64.getMimeEncoder(76, System.lineSeparator().getBytes())"
_MIME_DECODER = "Base64.getMimeDecoder()"
_XERCES = (
    "com.sun.org.apache.xerces.internal.impl.dv.util.Base64",
    "com.sun.org.apache.xml.internal.security.utils.Base64",
)


@fixer(
    "jdk-base64",
    title="Use java.util.Base64 instead of the JDK's internal classes",
    source="JDK 9 migration guide, sun.misc.BASE64Encoder; catalogue J03",
    wave=Wave.IMPORTS,
    boot3=False,
)
def jdk_base64(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"BASE64Encoder", b"BASE64Decoder", *(name.encode() for name in _XERCES)):
        edit = case.project.java(path).edit()
        _sun(edit)
        _xerces(edit)
        if edit:
            yield Change(path, edit.result(), "the JDK's internal Base64 classes are gone")


def _sun(edit: JavaEdit) -> None:
    """Lines of 76 characters as before, ended as the platform does."""
    file = edit.file
    for creation in file.walk("object_creation_expression"):
        kind = field_text(file, creation, "type").rpartition(".")[2]
        if kind not in ("BASE64Encoder", "BASE64Decoder"):
            continue
        edit.replace(creation, _MIME_ENCODER if kind == "BASE64Encoder" else _MIME_DECODER)
        edit.add_import("java.util.Base64")
        call = chained(creation)
        if call is not None:
            _call(edit, call)
    names = {"BASE64Encoder": "Base64.Encoder", "BASE64Decoder": "Base64.Decoder"}
    variables: set[str] = set()
    for node in file.types_named(*names):
        if node.parent is not None and node.parent.type != "object_creation_expression":
            edit.replace(node, names[file.text(node)])
            declared = [c for c in node.parent.named_children if c.type == "variable_declarator"]
            variables |= {field_text(file, d, "name") for d in declared or [node.parent]}
    for call in file.calls("encode", "encodeBuffer", "decodeBuffer"):
        if field_text(file, call, "object").removeprefix("this.") in variables:
            _call(edit, call)


def _call(edit: JavaEdit, call: Node) -> None:
    name = field_text(edit.file, call, "name")
    edit.replace(field(call, "name"), "decode" if name == "decodeBuffer" else "encodeToString")


def _xerces(edit: JavaEdit) -> None:
    file = edit.file
    if not any(file.imported(name) for name in _XERCES):
        return
    for call in file.calls("encode", "decode"):
        receiver = call.child_by_field_name("object")
        if receiver is not None and file.text(receiver) == "Base64" and len(arguments(call)) == 1:
            encode = field_text(file, call, "name") == "encode"
            edit.replace(field(call, "name"), "getEncoder().encodeToString" if encode else "getDecoder().decode")
    for name in _XERCES:
        edit.rename_import(name, "java.util.Base64")


@fixer(
    "unthrown-io-exception",
    title="Catch what java.util.Base64 throws where only IOException was caught",
    source="Javadoc of java.util.Base64.Decoder.decode",
    wave=Wave.TYPES,
    on=r"exception (?:java\.io\.)?IOException is never thrown in body of corresponding try statement",
    boot3=False,
)
def unthrown_io_exception(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        file = case.project.java(path)
        edit = file.edit()
        lines = {d.line for d in found}
        for clause in file.walk("catch_clause"):
            for node in file.types_named("IOException", under=clause):
                inside = b"Base64.get" in file.source[(clause.parent or clause).start_byte : clause.start_byte]
                if clause.start_point[0] + 1 in lines and node.parent and node.parent.type == "catch_type" and inside:
                    edit.replace(node, "IllegalArgumentException")
        if edit:
            yield Change(path, edit.result(), "a malformed text is an IllegalArgumentException for java.util.Base64")


@fixer(
    "nashorn-package",
    title="Use Nashorn's own artifact, its packages renamed",
    source="JEP 372; OpenJDK Nashorn's README; catalogue J04",
    wave=Wave.IMPORTS,
    boot3=False,
)
def nashorn_package(case: Case) -> Iterator[Change]:
    if case.target.java < 17:
        return
    for path in case.project.java_paths(b"jdk.nashorn."):
        after = re.sub(rb"\bjdk\.nashorn\.(?=api\.)", b"org.openjdk.nashorn.", case.project.read(path))
        yield Change(path, after, "Nashorn left the JDK with 15 and lives on as org.openjdk.nashorn")


@fixer(
    "removed-jdk-methods",
    title="Drop calls of methods that the JDK no longer has",
    source="JDK 11 release notes: Thread.stop(Throwable), System.runFinalizersOnExit; catalogue J10",
    wave=Wave.TYPES,
    on=r"method stop in class (?:java\.lang\.)?Thread cannot be applied|symbol:\s+method runFinalizersOnExit",
    boot3=False,
)
def removed_jdk_methods(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        lines = {d.line for d in found}
        for call in edit.file.calls("stop", "runFinalizersOnExit"):
            if call.start_point[0] + 1 not in lines:
                continue
            if field_text(edit.file, call, "name") == "stop" and len(arguments(call)) == 1:
                edit.replace(field(call, "name"), "interrupt")
                edit.replace(field(call, "arguments"), "()")
            elif call.parent is not None and call.parent.type == "expression_statement":
                edit.delete(call.parent)
        if edit:
            yield Change(path, edit.result(), "the method did nothing but harm and is gone")


@fixer(
    "underscore-identifier",
    title="Rename identifiers that are keywords now",
    source="Java Language Specification 9, 3.9 (the underscore); catalogue J17",
    wave=Wave.TYPES,
    on=r"'_' (?:is a keyword|should not be used as an identifier)|as of release 9, '_' is a keyword",
    boot3=False,
)
def underscore_identifier(case: Case) -> Iterator[Change]:
    for path in case.places():
        edit = case.project.java(path).edit()
        for node in edit.file.walk("identifier", "underscore_pattern", "_"):
            if edit.file.text(node) == "_":
                edit.replace(node, "ignored")
        if edit:
            yield Change(path, edit.result(), "a lone underscore is a keyword since Java 9")
