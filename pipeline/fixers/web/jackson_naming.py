"""Constants and classes inside Jackson's PropertyNamingStrategy, which moved to PropertyNamingStrategies.

Source: classes of jackson-databind 2.12 (new home, old names deprecated), 2.19 (both) and 2.21 (new names only).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_PACKAGE = "com.fasterxml.jackson.databind"
_OLD, _NEW = "PropertyNamingStrategy", "PropertyNamingStrategies"
_QUALIFIED = ("scoped_type_identifier", "scoped_identifier", "field_access")
_CASES = ("LOWER_CAMEL_CASE", "UPPER_CAMEL_CASE", "SNAKE_CASE", "LOWER_CASE", "KEBAB_CASE", "LOWER_DOT_CASE")
_CLASSES = ("SnakeCase", "UpperCamelCase", "LowerCase", "KebabCase", "LowerDotCase")
_MEMBERS = (
    {name: name for name in _CASES}
    | {f"{name}Strategy": f"{name}Strategy" for name in _CLASSES}
    | {
        "CAMEL_CASE_TO_LOWER_CASE_WITH_UNDERSCORES": "SNAKE_CASE",
        "PASCAL_CASE_TO_CAMEL_CASE": "UPPER_CAMEL_CASE",
        "LowerCaseWithUnderscoresStrategy": "SnakeCaseStrategy",
        "PascalCaseStrategy": "UpperCamelCaseStrategy",
        "PropertyNamingStrategyBase": "NamingBase",
    }
)
"""New name by old one; the names of Jackson 2.6 too."""


@fixer(
    "jackson-naming-strategies",
    title="Take Jackson's naming strategies from PropertyNamingStrategies",
    source="classes of jackson-databind 2.12, 2.19 and 2.21",
    wave=Wave.TYPES,
)
def jackson_naming_strategies(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_OLD.encode()):
        edit = case.project.java(path).edit()
        _imports(edit)
        for node in edit.file.walk(*_QUALIFIED):
            _member(edit, node)
        if edit:
            yield Change(path, edit.result(), "Jackson's naming strategies moved to PropertyNamingStrategies")


def _imports(edit: JavaEdit) -> None:
    """Imports of a member, by name or with a star; its simple name in the code where that changes."""
    home = f"{_PACKAGE}.{_OLD}"
    for index, item in enumerate(edit.file.imports):
        if item.name == home and (item.wildcard or item.static):
            edit.imports.rename(index, f"{_PACKAGE}.{_NEW}")
        elif item.name.startswith(f"{home}.") and (new := _MEMBERS.get(item.simple)) is not None:
            edit.imports.rename(index, f"{_PACKAGE}.{_NEW}.{new}")
            for node in _simple_uses(edit.file, item.simple) if new != item.simple else ():
                edit.replace(node, new)


def _simple_uses(file: JavaFile, name: str) -> Iterator[Node]:
    for node in file.walk("identifier", "type_identifier"):
        above = node.parent
        if file.text(node) == name and above is not None and above.type not in _QUALIFIED:
            yield node


def _member(edit: JavaEdit, node: Node) -> None:
    """`PropertyNamingStrategy.X`, with or without its package."""
    file = edit.file
    owner, name = node.named_children[0], node.named_children[-1]
    new = _MEMBERS.get(file.text(name))
    if new is None or node.parent is None or node.parent.type in ("import_declaration", "package_declaration"):
        return
    if file.text(owner) == _OLD and (file.imported(f"{_PACKAGE}.{_OLD}") or file.package == _PACKAGE):
        edit.replace(owner, edit.type_name(f"{_PACKAGE}.{_NEW}"))
    elif file.text(owner) == f"{_PACKAGE}.{_OLD}":
        edit.replace(owner, f"{_PACKAGE}.{_NEW}")
    else:
        return
    if new != file.text(name):
        edit.replace(name, new)
