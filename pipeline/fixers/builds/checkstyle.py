"""Checkstyle's rules met on lines that the migration wrote: comments that the project's rules ask for."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.checkstyle_places import violations
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import field_text
from shared.models import Wave

_ASKED = re.compile(
    r"^(?:(?:Missing)?Javadoc(?:Method|Variable|Type): Missing a Javadoc comment"
    r"|DesignForExtension: .* does not have javadoc)"
)
_METHODS = ("method_declaration", "constructor_declaration")
_TYPES = ("class_declaration", "interface_declaration", "enum_declaration", "record_declaration")
_MISSING_TAG = re.compile(
    r"(?:Javadoc(?:Method|Type)|RecordComponent\w*): (?:(?P<returned>@return tag should be present)"
    r"|(?:Expected|Type Javadoc comment is missing) @param (?:tag for '(?P<name>[^']+)'|(?P<component>\S+) tag))"
)
_STALE = re.compile(r"JavadocMethod: Unused @param tag for '(\w+)'")
# a tag with the lines that go on with it
_TAG = re.compile(r"(?m)^[ \t]*\*[ \t]*@param[ \t]+(?P<name>\w+)\b.*\n(?:[ \t]*\*[ \t]*(?![@/ \t]).*\S.*\n)*")


@fixer(
    "checkstyle-javadoc",
    title="Comment what Checkstyle asks a Javadoc of",
    source="Checkstyle, checks MissingJavadocMethod, JavadocMethod, JavadocVariable, MissingJavadocType and "
    "DesignForExtension; reproduced with Google's and Sun's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=_ASKED.pattern,
)
def checkstyle_javadoc(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        lines = {diagnostic.line for diagnostic in found if _ASKED.match(diagnostic.message)}
        for node in edit.file.walk(*_METHODS, *_TYPES, "field_declaration", "constant_declaration"):
            if (_first_line(node) in lines or node.start_point.row + 1 in lines) and not _has_comment(node):
                _comment(edit, node)
        if edit:
            yield Change(path, edit.result(), "the project's Checkstyle rules ask for this comment")


def _first_line(node: Node) -> int:
    """Where Checkstyle may say that it is: without annotations, which are above it."""
    found = next((c for c in node.children if c.type != "modifiers"), node)
    return found.start_point.row + 1


def _has_comment(node: Node) -> bool:
    above = node.prev_sibling
    return above is not None and above.type == "block_comment" and node.start_point.row - above.end_point.row <= 1


def _comment(edit: JavaEdit, node: Node) -> None:
    lines = _of_method(edit.file, node) if node.type in _METHODS else [f" * The {_words(_name(edit.file, node))}."]
    newline = newline_of(edit.file.source) + indent_at(edit.file.source, node.start_byte)
    edit.insert(node.start_byte, newline.join(["/**", *lines, " */", ""]))


def _name(file: JavaFile, node: Node) -> str:
    declarator = node.child_by_field_name("declarator")
    return field_text(file, declarator or node, "name")


def _of_method(file: JavaFile, method: Node) -> list[str]:
    """With every tag: Sun's rules ask for them, and Google's take them."""
    returned = field_text(file, method, "type")
    if not returned:
        returned = "void"
    subject = f"The {_words(returned)}." if returned != "void" else f"{_words(field_text(file, method, 'name'))}."
    tags = [f"@param {name} the {_words(type)}" for name, type in _parameters(file, method)]
    tags += [f"@return the {_words(returned)}"] if returned != "void" else []
    tags += [f"@throws {name} if that fails" for name in _thrown(file, method)]
    return [f" * {subject[0].upper()}{subject[1:]}", *([" *"] if tags else []), *(f" * {tag}" for tag in tags)]


@fixer(
    "checkstyle-stale-tags",
    title="Drop Javadoc tags of parameters that a migrated method no longer has",
    source="Checkstyle, check JavadocMethod: unused tags; reproduced with adapters that became beans",
    wave=Wave.PLUGIN,
    boot3=False,
    on=_STALE.pattern,
)
def checkstyle_stale_tags(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        stale = {(d.line, match[1]) for d in found if (match := _STALE.match(d.message))}
        for comment in edit.file.walk("block_comment"):
            for tag in _TAG.finditer(edit.file.text(comment)):
                line = comment.start_point.row + 1 + edit.file.text(comment)[: tag.start()].count("\n")
                if (line, tag["name"]) in stale:
                    start = comment.start_byte + len(edit.file.text(comment)[: tag.start()].encode())
                    edit.splices.delete(start, start + len(tag[0].encode()))
        if edit:
            yield Change(path, edit.result(), "the method has no such parameter since it was migrated")


@fixer(
    "checkstyle-missing-tags",
    title="Add Javadoc tags that Checkstyle finds missing",
    source="Checkstyle, checks JavadocMethod and JavadocType; reproduced with Sun's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_MISSING_TAG.pattern}",
)
def checkstyle_missing_tags(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        for node in edit.file.walk(*_METHODS, *_TYPES):
            head = node.child_by_field_name("parameters") or node.children[0]
            rows = range(node.start_point.row, max(head.end_point.row + 1, _first_line(node)))
            wanted = [m for d in found if d.line and d.line - 1 in rows and (m := _MISSING_TAG.match(d.message))]
            if wanted and _has_comment(node) and node.prev_sibling is not None:
                _add_tags(edit, node, node.prev_sibling, wanted)
        if edit:
            yield Change(path, edit.result(), "the project's Checkstyle rules ask for these tags")


def _add_tags(edit: JavaEdit, node: Node, comment: Node, wanted: list[re.Match[str]]) -> None:
    """At the end of the comment: only those of parameters may stand before others."""
    file, types = edit.file, dict(_parameters(edit.file, node))
    names = dict.fromkeys(name for m in wanted if (name := m["name"] or m["component"]) in types)
    tags = [f"@param {name} the {_words(types[name])}" for name in names]
    if any(match["returned"] for match in wanted):
        tags.append(f"@return the {_words(field_text(file, node, 'type'))}")
    text = file.text(comment).removesuffix("*/").rstrip().rstrip("*").rstrip()
    if not text.startswith("/**") or not tags:
        return
    newline = newline_of(file.source) + indent_at(file.source, comment.start_byte)
    body = text if "\n" in text else f"/**{newline} * {text.removeprefix('/**').strip()}"
    blank = [] if re.search(r"(?m)^\s*\*\s*@\w", body) else [" *"]
    edit.replace(comment, newline.join([body, *blank, *(f" * {tag}" for tag in tags), " */"]))


def _words(name: str) -> str:
    """ "security filter chain" for SecurityFilterChain; of a generic type what it holds is left out."""
    simple = re.sub(r"<.*|\[\]", "", name).rpartition(".")[2]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", simple).lower()


def _parameters(file: JavaFile, method: Node) -> list[tuple[str, str]]:
    declared = method.child_by_field_name("parameters")
    nodes = declared.named_children if declared is not None else []
    return [(field_text(file, n, "name"), field_text(file, n, "type")) for n in nodes if n.type == "formal_parameter"]


def _thrown(file: JavaFile, method: Node) -> list[str]:
    return [file.text(type) for node in method.named_children if node.type == "throws" for type in node.named_children]
