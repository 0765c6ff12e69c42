"""The conditions of MyBatis-Plus 2's wrappers as those of 3, call by call.

Source: Wrapper and SqlPlus 2.3.1, AbstractWrapper 3.5.7. In 2 `like` with nothing to look for and `in` with nothing to
choose from are no conditions; in 3 they are, so that both are asked before. Each function answers whether it can say
the call with the same meaning.
"""

import re
from collections.abc import Callable

from tree_sitter import Node

from pipeline.sources.java import JavaEdit
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chain_after,
    chain_root,
    declared_type,
    dot_of,
    field,
    field_text,
    literal,
)

SAME = frozenset([
    "eq", "ne", "gt", "ge", "lt", "le", "between", "notBetween", "exists", "notExists", "having", "last", "setEntity",
    "getEntity",
])  # fmt: skip
_TOOLS = "com.baomidou.mybatisplus.core.toolkit"
_STRINGS = ("org.apache.commons.lang3.StringUtils", "org.apache.commons.lang.StringUtils")
_SPRING = "org.springframework.util.StringUtils"
_COLLECTIONS = ("List", "Collection", "Set", "ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "TreeSet")
_LIKES = {"SqlLike.LEFT": "Left", "SqlLike.RIGHT": "Right", "SqlLike.DEFAULT": ""}
_ENDS = ("orderBy", "orderAsc", "orderDesc", "groupBy", "having", "last", "andNew", "orNew")


def translated(edit: JavaEdit, call: Node) -> bool:
    """Whether this call of a wrapper could be said as 3 says it; edits are made where it is another."""
    name = field_text(edit.file, call, "name")
    rule = _RULES.get(name)
    return name in SAME or (rule is not None and rule(edit, call, name))


def _rename(edit: JavaEdit, call: Node, new: str) -> bool:
    edit.replace(field(call, "name"), new)
    return True


def _apply(edit: JavaEdit, call: Node, name: str) -> bool:
    if arguments(call):
        return _rename(edit, call, "apply")
    if call.parent is None or call.parent.type == "expression_statement":
        return False
    edit.splices.delete(dot_of(call), call.end_byte)  # `and()` says what is so without it
    return True


def _or(edit: JavaEdit, call: Node, name: str) -> bool:
    given = arguments(call)
    if given and literal(edit.file, given[0]) is None:
        return False
    return not given or _rename(edit, call, "or().apply")


def _new(edit: JavaEdit, call: Node, name: str) -> bool:
    """A bracket of its own: only where no other `or` can be in the same condition."""
    file, given = edit.file, arguments(call)
    if (given and literal(file, given[0]) is None) or (call.parent and call.parent.type == "expression_statement"):
        return False
    group = [call]
    for one in chain_after(call):
        if field_text(file, one, "name") in _ENDS:
            break
        group.append(one)
    inside = [one for one in group if field_text(file, one, "name") == "or"]
    body = ancestor(call, "method_declaration", "constructor_declaration", "lambda_expression")
    root = chain_root(call)
    others = [one for one in file.calls("or", "orNew", under=body) if _same(edit, chain_root(one), root)]
    if [one for one in others if one not in inside and one != call] or (len(group) == 1 and not given):
        return False
    if name == "orNew" and not _is_bare(edit, root, body):
        return False
    one = "group"
    if re.search(rf"\b{one}\b", file.text(body) if body is not None else one):
        return False
    opened = f"{name[:-3]}({one} -> {one}"
    if given:
        edit.replace(field(call, "name"), f"{opened}.apply")
    else:
        edit.splices.replace(field(call, "name").start_byte, call.end_byte, opened)
    edit.insert(group[-1].end_byte, ")")
    return True


def _same(edit: JavaEdit, one: Node, other: Node) -> bool:
    return one == other or (one.type == "identifier" and edit.file.text(one) == edit.file.text(other))


def _is_bare(edit: JavaEdit, root: Node, body: Node | None) -> bool:
    """A wrapper made without an entity, whose conditions 2 would have put before the bracket."""
    made = root
    for declared in edit.file.walk("variable_declarator", under=body):
        if field_text(edit.file, declared, "name") == edit.file.text(root):
            made = declared.child_by_field_name("value") or root
    return made.type == "object_creation_expression" and not arguments(made) and not edit.file.calls("setEntity")


def _like(edit: JavaEdit, call: Node, name: str) -> bool:
    file, given = edit.file, arguments(call)
    kind = _LIKES.get(file.text(given[-1])) if given and file.text(given[-1]).startswith("SqlLike.") else ""
    values = given[:-1] if given and file.text(given[-1]).startswith("SqlLike.") else given
    if kind is None or len(values) not in (2, 3) or not _guard(edit, values, _blank):
        return False
    if values != given:
        edit.splices.delete(values[-1].end_byte, given[-1].end_byte)
    return not kind or _rename(edit, call, name + kind)


def _guard(edit: JavaEdit, values: list[Node], says: Callable[[JavaEdit, Node], str | None]) -> bool:
    """Asks before the last of (column, value) or (condition, column, value), "" being no question."""
    asked = says(edit, values[-1])
    if asked is None:
        return False
    if not asked:
        return True
    if len(values) == 2:
        edit.insert(values[0].start_byte, f"{asked}, ")
    elif edit.file.text(values[0]) != asked:
        loose = values[0].type in ("ternary_expression", "assignment_expression", "lambda_expression") or (
            values[0].type == "binary_expression" and field_text(edit.file, values[0], "operator") == "||"
        )
        if loose:
            edit.insert(values[0].start_byte, "(")
        edit.insert(values[0].end_byte, f"{')' if loose else ''} && {asked}")
    return True


def _blank(edit: JavaEdit, value: Node) -> str | None:
    text = literal(edit.file, value)
    if text is not None:
        return "" if text.strip() else "false"
    if value.type == "binary_expression" and any(
        (literal(edit.file, part) or "").strip() for part in edit.file.walk("string_literal", under=value)
    ):
        return ""
    return f"{_strings(edit)}.isNotBlank({edit.file.text(value)})" if _pure(edit, value) else None


def _strings(edit: JavaEdit) -> str:
    known = next((name for name in _STRINGS if edit.file.imported(name)), f"{_TOOLS}.StringUtils")
    if edit.file.imported("com.baomidou.mybatisplus.toolkit.StringUtils"):
        return "StringUtils"
    return edit.type_name(known)


def _pure(edit: JavaEdit, value: Node) -> bool:
    """A name, or something that is got: it may be asked for twice."""
    if value.type in ("identifier", "field_access", "this"):
        return True
    if value.type != "method_invocation":
        return False
    got = re.match(r"get[A-Z]|is[A-Z]|toString$|valueOf$|trim$|name$", field_text(edit.file, value, "name"))
    parts = [*arguments(value), *([o] if (o := value.child_by_field_name("object")) else [])]
    return bool(got) and all(_pure(edit, p) or p.type.endswith("_literal") for p in parts)


def _in(edit: JavaEdit, call: Node, name: str) -> bool:
    file, given = edit.file, arguments(call)
    if len(given) < 2:
        return False
    column = next((i for i, one in enumerate(given[:2]) if literal(file, one) is not None), None)
    if column is None:
        return False
    values = given[column + 1 :]
    if len(values) != 1:
        return bool(values)  # one by one
    type = declared_type(file, values[0]) if values[0].type in ("identifier", "field_access") else ""
    if literal(file, values[0]) is not None or type == "String":
        return _split(edit, given, values[0])
    if type in _COLLECTIONS:
        tool = edit.type_name(f"{_TOOLS}.CollectionUtils")
        return _guard(edit, given, lambda _, value: f"{tool}.isNotEmpty({file.text(value)})")
    listed = values[0].type == "method_invocation" and file.text(values[0]).startswith(("Arrays.asList(", "List.of("))
    return bool(listed and arguments(values[0]) and all(a.type.endswith("_literal") for a in arguments(values[0])))


def _split(edit: JavaEdit, given: list[Node], value: Node) -> bool:
    """2 reads one text as several with commas between them."""
    text = literal(edit.file, value)
    if text is not None:
        parts = [part for part in text.split(",") if part]
        edit.replace(value, ", ".join(f'"{part}"' for part in parts))
        return bool(parts) and "\\" not in text
    if not _guard(edit, given, _blank):
        return False
    tokens = f'{_SPRING}.tokenizeToStringArray({edit.file.text(value)}, ",", false, true)'
    edit.replace(value, f"(Object[]) {tokens}")
    return True


def _null(edit: JavaEdit, call: Node, name: str) -> bool:
    given = arguments(call)
    columns = (literal(edit.file, given[-1]) or "").split(",") if given else []
    if len(columns) > 1 and len(given) == 1:
        edit.replace(given[0], f'"{columns[0].strip()}"')
        edit.insert(call.end_byte, "".join(f'.{name}("{c.strip()}")' for c in columns[1:] if c.strip()))
        return True
    return len(columns) == 1


def _order(edit: JavaEdit, call: Node, name: str) -> bool:
    file, given = edit.file, arguments(call)
    text = literal(file, given[0]) if given else None
    if len(given) == 1 and text is not None:
        return _order_by_text(edit, call, text)
    if len(given) == 2 and given[1].type in ("true", "false") and text and text.strip():
        edit.splices.delete(given[0].end_byte, given[1].end_byte)
        return _rename(edit, call, "orderByAsc" if given[1].type == "true" else "orderByDesc")
    if len(given) == 2 and (text or declared_type(file, given[0]) == "String"):
        asked = _blank(edit, given[0])
        edit.replace(given[0], f"{asked or 'true'}, {file.text(given[1])}")
        edit.replace(given[1], file.text(given[0]))
        return asked is not None
    if len(given) == 3 and (literal(file, given[1]) or "").strip():
        edit.replace(given[1], file.text(given[2]))
        edit.replace(given[2], file.text(given[1]))
        return True
    return False


def _order_by_text(edit: JavaEdit, call: Node, text: str) -> bool:
    """Columns with commas between them, each with its direction or without."""
    said: list[str] = []
    for part in text.split(","):
        found = re.fullmatch(r"\s*([\w.`]+)(?:\s+(asc|desc))?\s*", part, re.IGNORECASE)
        if found is None:
            return False
        said.append(f'orderBy{(found[2] or "asc").capitalize()}("{found[1]}")')
    edit.splices.replace(field(call, "name").start_byte, call.end_byte, ".".join(said))
    return True


def _order_list(edit: JavaEdit, call: Node, name: str) -> bool:
    file, given = edit.file, arguments(call)
    if len(given) != 1:
        return False
    if declared_type(file, given[0]) in ("List", "ArrayList") and given[0].type == "identifier":
        edit.insert(
            given[0].start_byte, f"{edit.type_name(f'{_TOOLS}.CollectionUtils')}.isNotEmpty({file.text(given[0])}), "
        )
    elif not (file.text(given[0]).startswith(("Arrays.asList(", "List.of(")) and arguments(given[0])):
        return False
    return _rename(edit, call, name.replace("order", "orderBy"))


def _select(edit: JavaEdit, call: Node, name: str) -> bool:
    given = arguments(call)
    if not given or any(literal(edit.file, one) is None for one in given):
        return False
    return _rename(edit, call, "select")


def _group(edit: JavaEdit, call: Node, name: str) -> bool:
    return bool(arguments(call)) and literal(edit.file, arguments(call)[-1]) is not None


def _all(edit: JavaEdit, call: Node, name: str) -> bool:
    given = arguments(call)
    if not given:
        return False
    tool = f"{_TOOLS}.StringUtils"
    mine = edit.file.imported("com.baomidou.mybatisplus.toolkit.StringUtils")
    asked = "StringUtils" if mine else edit.type_name(tool)
    edit.insert(given[-1].start_byte, f"(column, value) -> {asked}.checkValNotNull(value), ")
    return True


_RULES: dict[str, Callable[[JavaEdit, Node, str], bool]] = {
    **dict.fromkeys(("where", "and", "addFilter", "addFilterIfNeed"), _apply),
    **dict.fromkeys(("andNew", "orNew"), _new),
    **dict.fromkeys(("like", "notLike"), _like),
    **dict.fromkeys(("in", "notIn"), _in),
    **dict.fromkeys(("isNull", "isNotNull"), _null),
    **dict.fromkeys(("orderAsc", "orderDesc"), _order_list),
    "or": _or,
    "orderBy": _order,
    "setSqlSelect": _select,
    "groupBy": _group,
    "allEq": _all,
}
