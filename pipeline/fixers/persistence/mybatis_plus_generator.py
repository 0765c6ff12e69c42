"""MyBatis-Plus' code generator 3.5.2 and later: files are overridden kind by kind, and the XML has another name."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, chain_root, dot_of, field, field_text
from shared.models import Wave

_KINDS = ("entityBuilder", "mapperBuilder", "serviceBuilder", "controllerBuilder")


@fixer(
    "mybatis-plus-generator",
    title="Tell MyBatis-Plus' generator kind by kind to override files",
    source="MyBatis-Plus changelog 3.5.2 (fileOverride moved to the strategies) and 3.5.3 (OutputFile.xml)",
    wave=Wave.TYPES,
    on=r"mybatisplus\.generator\.|variable mapperXml",
)
def mybatis_plus_generator(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"com.baomidou.mybatisplus.generator"):
        edit = case.project.java(path).edit()
        for node in edit.file.walk("field_access"):
            if edit.file.text(node) == "OutputFile.mapperXml":
                edit.replace(field(node, "field"), "xml")
        _override_by_kind(edit)
        if edit:
            yield Change(path, edit.result(), "the generator's settings moved")


def _override_by_kind(edit: JavaEdit) -> None:
    """Only where the strategies are set in the same file: else nothing would be overridden any more."""
    file = edit.file
    everywhere = [call for call in file.calls("fileOverride") if not arguments(call) and _is_global(edit, call)]
    kinds = [call for call in file.calls(*_KINDS) if not arguments(call)]
    if not everywhere or not kinds:
        return
    for call in everywhere:
        start = field(call, "object").end_byte
        edit.splices.delete(start, call.end_byte)
    for call in kinds:
        dot, source = dot_of(call), file.source
        alone = not source[source.rfind(b"\n", 0, dot) + 1 : dot].strip()
        separator = newline_of(source) + indent_at(source, dot) if alone else ""
        edit.insert(call.end_byte, f"{separator}.enableFileOverride()")


def _is_global(edit: JavaEdit, call: Node) -> bool:
    """Of a GlobalConfig.Builder: made here, or handed to the lambda of `globalConfig`."""
    file, root = edit.file, chain_root(call)
    if root.type == "object_creation_expression":
        return field_text(file, root, "type") == "GlobalConfig.Builder"
    above = root.parent
    while above is not None and above.type != "lambda_expression":
        above = above.parent
    consumer = above.parent.parent if above is not None and above.parent is not None else None
    return consumer is not None and field_text(file, consumer, "name") == "globalConfig"
