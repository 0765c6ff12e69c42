"""Constants of the project that templates have preprocessed: `th:object="${__${T(shop.Names).FORM}__}"`.

Since Thymeleaf 3.0.12 (Boot 2.4.1) the page fails when it is shown: "Instantiation of new objects and access to static
classes or parameters is forbidden in this context". What is preprocessed becomes text of the expression before that is
read, so a constant's text can stand there itself.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.fixers.web.thymeleaf import TEMPLATES
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import field, field_text
from shared.models import Wave

_PREPROCESSED = re.compile(rb"__\$\{\s*T\(\s*(?P<type>[a-z][\w.]*\.[A-Z]\w*)\s*\)\.(?P<name>[A-Z][A-Z0-9_]*?)\s*\}__")
_PLAIN = re.compile(r'"([\w./{}:?=-]*)"')
"""A literal without what would need escaping in a template."""
MAX_DEPTH = 5
"""Of constants that are made of constants."""


@fixer(
    "thymeleaf-preprocessed-constants",
    title="Write out constants that templates have preprocessed",
    source="Thymeleaf 3.0.12 release notes, restricted expressions; Thymeleaf 3.1 migration guide, Restrictions",
    wave=Wave.TEST,
    boot3=False,
)
def thymeleaf_preprocessed_constants(case: Case) -> Iterator[Change]:
    project = case.project
    if not depends_on(project, "spring-boot-starter-thymeleaf"):
        return
    for path in project.glob(*TEMPLATES):
        source = project.read(path)
        after = _PREPROCESSED.sub(lambda found: _written_out(project, found), source)
        if after != source:
            yield Change(path, after, "Thymeleaf reads no static members in what it preprocesses")


def _written_out(project: Project, found: re.Match[bytes]) -> bytes:
    value = _constant(
        project, f"**/src/main/java/{found['type'].decode().replace('.', '/')}.java", found["name"].decode()
    )
    return found.group() if value is None else value.encode()


def _constant(project: Project, place: str, name: str, depth: int = 0) -> str | None:
    """Text of a `static final String` of the one file at `place`, when it is made of plain literals and constants."""
    paths = project.glob(place)
    if len(paths) != 1 or depth > MAX_DEPTH:
        return None
    file = project.java(paths[0])
    for node in file.walk("field_declaration", "constant_declaration"):
        for declarator in (n for n in node.named_children if n.type == "variable_declarator"):
            if field_text(file, declarator, "name") == name and field_text(file, node, "type") == "String":
                fixed = node.type == "constant_declaration" or " final " in f" {file.text(node)} "
                value = declarator.child_by_field_name("value")
                return _text(project, paths[0], value, depth) if value is not None and fixed else None
    return None


def _text(project: Project, path: str, value: Node, depth: int) -> str | None:
    file = project.java(path)
    match value.type:
        case "string_literal":
            plain = _PLAIN.fullmatch(file.text(value))
            return plain[1] if plain else None
        case "binary_expression":
            if field_text(file, value, "operator") != "+":
                return None
            sides = [_text(project, path, field(value, side), depth) for side in ("left", "right")]
            return "".join(side for side in sides if side is not None) if None not in sides else None
        case "identifier":
            return _constant(project, path, file.text(value), depth + 1)
        case "field_access":
            home, _, name = file.text(value).rpartition(".")
            own = path.endswith(f"/{home}.java")
            return _constant(project, path if own else f"**/src/main/java/**/{home}.java", name, depth + 1)
        case _:
            return None
