"""Checkstyle's rules met on lines that the migration wrote: comments that the project's rules ask for."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import field_text
from shared.models import Wave

_STALE = re.compile(r"JavadocMethod: Unused @param tag for '(\w+)'")
# a tag with the lines that go on with it
_TAG = re.compile(r"(?m)^[ \t]*\*[ \t]*@param[ \t]+(?P<name>\w+)\b.*\n(?:[ \t]*\*[ \t]*(?![@/ \t]).*\S.*\n)*")


@fixer(
    "checkstyle-javadoc",
    title="Comment the methods that Checkstyle asks a Javadoc of",
    source="Checkstyle, checks MissingJavadocMethod and JavadocMethod; reproduced with Google's and Sun's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=r"^(?:MissingJavadocMethod|JavadocMethod): Missing a Javadoc comment",
)
def checkstyle_javadoc(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        lines = {diagnostic.line for diagnostic in found if "Missing a Javadoc comment" in diagnostic.message}
        for method in edit.file.walk("method_declaration"):
            if method.start_point.row + 1 in lines:
                _comment(edit, method)
        if edit:
            yield Change(path, edit.result(), "the project's Checkstyle rules ask for this comment")


def _comment(edit: JavaEdit, method: Node) -> None:
    """With every tag: Sun's rules ask for them, and Google's take them."""
    file, source = edit.file, edit.file.source
    returned = field_text(file, method, "type")
    subject = f"The {_words(returned)}." if returned != "void" else f"{_words(field_text(file, method, 'name'))}."
    tags = [f"@param {name} the {_words(type)}" for name, type in _parameters(file, method)]
    tags += [f"@return the {_words(returned)}"] if returned != "void" else []
    tags += [f"@throws {name} if that fails" for name in _thrown(file, method)]
    lines = ["/**", f" * {subject[0].upper()}{subject[1:]}", *([" *"] if tags else []), *(f" * {tag}" for tag in tags)]
    newline = newline_of(source) + indent_at(source, method.start_byte)
    edit.insert(method.start_byte, newline.join([*lines, " */", ""]))


@fixer(
    "checkstyle-stale-tags",
    title="Drop Javadoc tags of parameters that a migrated method no longer has",
    source="Checkstyle, check JavadocMethod: unused tags; reproduced with adapters that became beans",
    wave=Wave.PLUGIN,
    boot3=False,
    on=_STALE.pattern,
)
def checkstyle_stale_tags(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
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
