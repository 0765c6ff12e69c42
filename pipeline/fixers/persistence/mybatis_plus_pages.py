"""Page of MyBatis-Plus 3: no RowBounds any more, ordered by items.

Source: MyBatis-Plus changelog 3.0 and 3.5; sources of Page and Pagination 2.3.1 and of Page 3.5.7. A mapper's method
with a page and one parameter without @Param had only that parameter for MyBatis 2; it gets its name where the SQL asks
for it by that name, and the file stays for a person where the SQL asks for its properties. Left: conditions in a page.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.mybatis_plus_owners import OLD
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    chain_root,
    declared_type,
    field,
    field_text,
    formal_parameters,
    literal,
    methods,
    simple_name,
)
from shared.models import Wave

_PAGES = (f"{OLD}.plugins.Page", f"{OLD}.plugins.pagination.Pagination")
_NEW = f"{OLD}.extension.plugins.pagination.Page"
_ITEM = f"{OLD}.core.metadata.OrderItem"
_RENAMED = {
    "isSearchCount": "searchCount", "isOptimizeCountSql": "optimizeCountSql", "getOffset": "offset",
    "getLimit": "getSize",
}  # fmt: skip


@fixer(
    "mybatis-plus-pages",
    title="Page by MyBatis-Plus 3's Page",
    source="sources of Page and Pagination, MyBatis-Plus 2.3.1 and 3.5.7; catalogue C04",
    wave=Wave.TYPES,
    boot3=False,
)
def mybatis_plus_pages(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(f"{OLD}.plugins.".encode()):
        file = case.project.java(path)
        edit = file.edit()
        if not any(map(file.imported, _PAGES)) or not _parameters(case.project, edit):
            continue
        for call in file.walk("method_invocation"):
            if declared_type(file, chain_root(call)) in ("Page", "Pagination"):
                _call(edit, call)
        for made in file.walk("object_creation_expression"):
            _made(edit, made)
        after = rename_types(JavaFile(edit.result() if edit else file.source), dict.fromkeys(_PAGES, _NEW))
        if after != file.source:
            yield Change(path, after, "MyBatis-Plus 3 has another page")


def _call(edit: JavaEdit, call: Node) -> None:
    file, name, given = edit.file, field_text(edit.file, call, "name"), arguments(call)
    if name in _RENAMED and not given:
        edit.replace(field(call, "name"), _RENAMED[name])
    elif name == "setOrderByField" and len(given) == 1 and literal(file, given[0]):
        _ordered(edit, call, given[0])
    elif name in ("setAscs", "setDescs") and len(given) == 1:
        others = {"setAscs", "setDescs"} - {name}
        listed = file.text(given[0]).startswith(("Arrays.asList(", "Collections.singletonList("))
        if listed and not file.calls(*others):
            edit.replace(field(call, "name"), "addOrder")
            items = ", ".join(file.text(one) for one in arguments(given[0]))
            edit.replace(given[0], f"{edit.type_name(_ITEM)}.{name[3:].lower()}({items})")


def _ordered(edit: JavaEdit, call: Node, column: Node) -> None:
    """With the direction that a statement of its own in the same block gives, ascending without."""
    file, statement = edit.file, call.parent
    around = ancestor(call, "block")
    directions = [
        other
        for other in file.calls("setAsc", under=around)
        if file.text(chain_root(other)) == file.text(chain_root(call)) and arguments(other)
    ]
    if statement is None or len(directions) > 1:
        return
    way = "asc"
    for other in directions:
        if other.parent is None or other.parent.type != "expression_statement":
            return
        if field(other, "object").type != "identifier" or arguments(other)[0].type not in ("true", "false"):
            return
        way = "asc" if arguments(other)[0].type == "true" else "desc"
        edit.delete(other.parent)
    edit.replace(field(call, "name"), "addOrder")
    edit.replace(column, f"{edit.type_name(_ITEM)}.{way}({file.text(column)})")


def _made(edit: JavaEdit, made: Node) -> None:
    """`new Page<T>(1, 10, "name", false)`; a Pagination gets a diamond."""
    file, given, type = edit.file, arguments(made), field(made, "type")
    if file.text(type) == "Pagination" and len(given) <= 3:
        edit.insert(type.end_byte, "<>")
    if simple_name(file.text(type)) != "Page" or len(given) not in (3, 4) or literal(file, given[2]) is None:
        return
    way = {"true": "asc", "false": "desc"}.get(file.text(given[3]) if len(given) == 4 else "true")
    wanted = _argument(file, made)
    if way is None or wanted is None:
        return
    if file.text(type).endswith("<>"):
        edit.replace(type, f"Page<{wanted}>")
    edit.splices.delete(given[1].end_byte, given[-1].end_byte)
    edit.insert(made.end_byte, f".addOrder({edit.type_name(_ITEM)}.{way}({file.text(given[2])}))")


def _argument(file: JavaFile, made: Node) -> str | None:
    """What the page is of, "" of a raw one; None when nobody says it."""
    text = field_text(file, made, "type")
    if not text.endswith("<>"):
        return text.partition("<")[2].rpartition(">")[0]
    above = made.parent.parent if made.parent is not None and made.parent.type == "variable_declarator" else None
    declared = field_text(file, above, "type") if above is not None else ""
    return declared.partition("<")[2].rpartition(">")[0] or None


def _parameters(project: Project, edit: JavaEdit) -> bool:
    """Whether the SQL of the mappers here finds its parameters still."""
    file = edit.file
    for interface in file.walk("interface_declaration"):
        for method in methods(file, interface):
            taken = formal_parameters(method)
            others = [p for p in taken if simple_name(field_text(file, p, "type")) not in ("Page", "Pagination")]
            if len(others) == len(taken) or len(others) != 1 or annotations_of(file, others[0], "Param"):
                continue
            if not _is_mapper(project, file, interface, method):
                continue
            name = field_text(file, others[0], "name")
            if not _asks_for(project, file, interface, method, name):
                return False
            edit.insert(others[0].start_byte, f'@{edit.type_name("org.apache.ibatis.annotations.Param")}("{name}") ')
    return True


def _is_mapper(project: Project, file: JavaFile, interface: Node, method: Node) -> bool:
    named = bool(annotations_of(file, interface, "Mapper", "Repository"))
    return named or "BaseMapper" in file.text(interface) or _statement(project, file, interface, method) is not None


def _asks_for(project: Project, file: JavaFile, interface: Node, method: Node, name: str) -> bool:
    """All that the statement asks for is this name; of an object's properties it asks by their own names."""
    sql = _statement(project, file, interface, method)
    if sql is None:
        return False
    asked = re.findall(r"[#$]\{\s*([\w.]+)", sql)
    tested = re.findall(r"""(?:test|collection)\s*=\s*["'](\w+)""", sql)
    return bool(asked) and all(one.partition(".")[0] == name or "." in one for one in (*asked, *tested))


def _statement(project: Project, file: JavaFile, interface: Node, method: Node) -> str | None:
    written = annotations_of(file, method, "Select")
    if written:
        return file.text(written[0])
    qualified = f"{file.package}.{field_text(file, interface, 'name')}"
    for path in project.glob("**/*.xml"):
        text = project.text(path) if qualified.encode() in project.read(path) else ""
        found = re.search(
            rf"<select\b[^>]*\bid\s*=\s*[\"']{field_text(file, method, 'name')}[\"'].*?</select>", text, re.S
        )
        if found:
            return found[0]
    return None
