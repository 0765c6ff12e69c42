"""MyBatis-Plus 3.5: paging is an inner interceptor, and kinds of identifiers have other names.

Source: MyBatis-Plus changelog 3.4.0 (MybatisPlusInterceptor) and 3.5.0 (PaginationInterceptor removed); its Javadoc: at
most 500 rows a page unless told otherwise, -1 for any number; the new one has no limit by itself, nor had that of
MyBatis-Plus 2.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import older
from pipeline.sources.java import JavaEdit
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import COMMENTS, arguments, field, field_text, methods
from shared.models import Wave

_PLUGINS = "com.baomidou.mybatisplus.extension.plugins"
_OLD = f"{_PLUGINS}.PaginationInterceptor"
_OLD_2 = "com.baomidou.mybatisplus.plugins.PaginationInterceptor"
_DB_TYPE = "com.baomidou.mybatisplus.annotation.DbType"
_ID_TYPE = "com.baomidou.mybatisplus.annotation.IdType"
_ID_TYPE_2 = "com.baomidou.mybatisplus.enums.IdType"
_ID_TYPES = {"UUID": "ASSIGN_UUID", "ID_WORKER": "ASSIGN_ID", "ID_WORKER_STR": "ASSIGN_ID"}
_PLAIN = re.compile(r"local_variable_declaration|expression_statement|return_statement|line_comment|block_comment")


@fixer(
    "mybatis-plus-pagination",
    title="Page with MyBatis-Plus' PaginationInnerInterceptor",
    source="MyBatis-Plus changelog 3.4.0 and 3.5.0; catalogue C04",
    wave=Wave.TYPES,
)
def mybatis_plus_pagination(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"PaginationInterceptor"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration") if file.imported(_OLD) or file.imported(_OLD_2) else ():
            for method in methods(file, cls):
                if field_text(file, method, "type") == "PaginationInterceptor":
                    _method(edit, method, "500" if file.imported(_OLD) else "-1")
        if edit:
            yield Change(path, edit.result(), "MyBatis-Plus 3.5 pages in an inner interceptor")


def _method(edit: JavaEdit, method: Node, limit: str) -> None:
    """Only a method that makes the interceptor and sets its limit or overflow; any other stays for a person."""
    file, body = edit.file, method.child_by_field_name("body")
    if body is None:
        return
    made = list(file.walk("object_creation_expression", under=body))
    if len(made) != 1 or arguments(made[0]) or not all(_PLAIN.fullmatch(s.type) for s in body.named_children):
        return
    extra: list[str] = []
    for call in file.walk("method_invocation", under=body):
        name, value = field_text(file, call, "name"), [file.text(a) for a in arguments(call)]
        if name == "setLimit" and re.fullmatch(r"-?\d+[lL]?", value[0]):
            limit = value[0].rstrip("lL")
        elif name in ("setOverflow", "setOverflowCurrent"):
            extra.append(f"pagination.setOverflow({value[0]});")
        elif name == "setDialectType" and value[0].startswith('"'):
            extra.append(f"pagination.setDbType({edit.type_name(_DB_TYPE)}.getDbType({value[0]}));")
        else:
            return
    lines = [
        "PaginationInnerInterceptor pagination = new PaginationInnerInterceptor();",
        *(file.text(comment) for comment in body.named_children if comment.type in COMMENTS),
        *([f"pagination.setMaxLimit({limit}L);"] if not limit.startswith("-") else []),
        *extra,
        "MybatisPlusInterceptor interceptor = new MybatisPlusInterceptor();",
        "interceptor.addInnerInterceptor(pagination);",
        "return interceptor;",
    ]
    newline, outer = newline_of(file.source), indent_at(file.source, method.start_byte)
    inner = deeper(outer)
    edit.replace(field(method, "type"), "MybatisPlusInterceptor")
    edit.replace(body, "{" + "".join(f"{newline}{inner}{line}" for line in lines) + f"{newline}{outer}}}")
    edit.add_import(f"{_PLUGINS}.MybatisPlusInterceptor")
    edit.add_import(f"{_PLUGINS}.inner.PaginationInnerInterceptor")


@fixer(
    "mybatis-plus-id-types",
    title="Call MyBatis-Plus' kinds of identifiers by their new names",
    source="MyBatis-Plus changelog 3.3.0 (ASSIGN_ID, ASSIGN_UUID) and 3.4.0 (the old names removed); catalogue C04",
    wave=Wave.TYPES,
    boot3=False,
)
def mybatis_plus_id_types(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"IdType"):
        file = case.project.java(path)
        edit = file.edit()
        for node in file.walk("field_access") if file.imported(_ID_TYPE) or file.imported(_ID_TYPE_2) else ():
            new = _ID_TYPES.get(field_text(file, node, "field"))
            if new and field_text(file, node, "object") == "IdType":
                edit.replace(field(node, "field"), new)
        if edit:
            yield Change(path, edit.result(), "the kind of identifier has another name since MyBatis-Plus 3.3")


@fixer(
    "mybatis-plus-sql-parser",
    title="Stay with the last MyBatis-Plus for Boot 3 whose SQL parser has the types that the code uses",
    source="MyBatis-Plus changelog 3.5.6 (JSqlParser 4.9); JSqlParser 4.7 (ItemsList, SelectBody, SubSelect removed)",
    wave=Wave.IMPORTS,
    on=r"symbol:\s+class (?:ItemsList|ItemsListVisitor|MultiExpressionList|NamedExpressionList|SelectBody|SubSelect"
    r"|SubJoin|ValuesList|SelectExpressionItem)\b",
    confidence="medium",
)
def mybatis_plus_sql_parser(case: Case) -> Iterator[Change]:
    if not any(b"net.sf.jsqlparser" in case.project.read(path) for path in case.places()):
        return
    maven = Maven(case.project)
    for declared in maven.declared:
        if declared.group == "com.baomidou" and older("3.5.5", declared.version or "0"):
            maven.set_version(declared, "3.5.5")
    yield from maven.changes("later ones bring an SQL parser without types that the code uses")
