"""Databases that Spring makes by EmbeddedDatabaseBuilder or `<jdbc:embedded-database>`: settings go with the name.

Spring's URL of such an H2 is `jdbc:h2:mem:` with the name and settings of its own, so that the name may bring more:
`setName("testdb;NON_KEYWORDS=USER")`. A name of Spring's choice is a random UUID. Tried with Spring 6.2 and H2 2.3.232.
"""

import re

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chain_after,
    chain_calls,
    chain_root,
    declared_type,
    field,
    field_text,
    literal,
    simple_name,
)

NEEDLES = (b"EmbeddedDatabaseBuilder", b":embedded-database")
_H2 = ("EmbeddedDatabaseType.H2", "H2")
_DEFAULT = "testdb"
_TAG = re.compile(r"<\w+:embedded-database\b[^<>]*>")
_NAME = re.compile(r"(\bdatabase-name\s*=\s*)\"([^\"]*)\"")
_ID = re.compile(r"\bid\s*=\s*\"([^\"]*)\"")


def with_setting(path: str, text: str, setting: str) -> str:
    """The text of a Java or XML file, with the setting (`MODE=MySQL`) for each H2 that has no other value of it."""
    if path.endswith(".java") and "EmbeddedDatabaseBuilder" in text:
        edit = JavaFile(text.encode("utf-8", "surrogateescape")).edit()
        for call in edit.file.calls("setType"):
            if [edit.file.text(a) for a in arguments(call)] in ([h2] for h2 in _H2) and _is_builder(edit.file, call):
                _extend(edit, call, setting)
        return edit.result().decode("utf-8", "surrogateescape") if edit else text
    return _TAG.sub(lambda m: _tag(m.group(), setting), text) if path.endswith(".xml") else text


def is_made(path: str, text: str) -> bool:
    return with_setting(path, text, "A=B") != text


def _is_builder(file: JavaFile, call: Node) -> bool:
    root = chain_root(call)
    made = root.type == "object_creation_expression"
    kind = simple_name(field_text(file, root, "type")) if made else declared_type(file, root)
    return kind == "EmbeddedDatabaseBuilder"


def _extend(edit: JavaEdit, typed: Node, setting: str) -> None:
    file, calls = edit.file, [*chain_calls(typed), *chain_after(typed)]
    root, body = chain_root(typed), ancestor(typed, "block")
    if root.type == "identifier" and body is not None:
        calls = [c for c in file.walk("method_invocation", under=body) if file.text(chain_root(c)) == file.text(root)]
    named = [c for c in calls if field_text(file, c, "name") == "setName" and len(arguments(c)) == 1]
    unique = [c for c in calls if field_text(file, c, "name") == "generateUniqueName"
              and file.text(field(c, "arguments")) == "(true)"]  # fmt: skip
    if unique:
        edit.replace(field(unique[0], "name"), "setName")
        edit.replace(field(unique[0], "arguments"), f'({edit.type_name("java.util.UUID")}.randomUUID() + ";{setting}")')
    elif not named:
        edit.insert(typed.end_byte, f'.setName("{_DEFAULT};{setting}")')
    else:
        _extend_name(edit, arguments(named[0])[0], setting)


def _extend_name(edit: JavaEdit, name: Node, setting: str) -> None:
    text, said = edit.file.text(name), literal(edit.file, name)
    if f"{setting.partition('=')[0]}=" in text.upper():
        return
    if said is not None:
        edit.replace(name, f'"{said.rstrip(";")};{setting}"')
    elif name.type in ("identifier", "method_invocation", "field_access"):
        edit.insert(name.end_byte, f' + ";{setting}"')


def _tag(tag: str, setting: str) -> str:
    """Without a name of its own a database has the bean's."""
    if not re.search(r"\btype\s*=\s*\"H2\"", tag) or "generate-name" in tag:
        return tag
    if (named := _NAME.search(tag)) is not None:
        known = f"{setting.partition('=')[0]}=" in named[2].upper()
        return tag if known else f"{tag[: named.end() - 1]};{setting}{tag[named.end() - 1 :]}"
    own = _ID.search(tag)
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    head = tag[:end].rstrip()
    return f'{head} database-name="{own[1] if own else _DEFAULT};{setting}"{tag[len(head) :]}'
