"""Methods that say an exception which what they override does not say any more.

So Spring Security 6's BasicAuthenticationEntryPoint (`commence` without ServletException, `afterPropertiesSet` without
Exception) and whatever else the compiler names. Left: methods that throw it themselves, by `throw new` in their body.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, field_text, simple_name
from shared.models import Wave

_SAID = re.compile(r"overridden method does not throw ([\w.]+)")


@fixer(
    "narrowed-throws",
    title="Say no exception that the overridden method does not say",
    source="JLS 8.4.8.3; Spring Security 5.2 and 6.0 API: BasicAuthenticationEntryPoint",
    wave=Wave.TYPES,
    on=_SAID.pattern,
)
def narrowed_throws(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            method = ancestor(node, "method_declaration") if node is not None else None
            said = _SAID.search(f"{diagnostic.message}\n{diagnostic.detail}")
            if method is not None and said is not None:
                _narrow(edit, method, simple_name(said[1]))
        if edit:
            yield Change(path, edit.result(), "the overridden method does not throw it any more")


def _narrow(edit: JavaEdit, method: Node, exception: str) -> None:
    file = edit.file
    throws = next((child for child in method.children if child.type == "throws"), None)
    thrown = {
        simple_name(field_text(file, made, "type")) for made in file.walk("object_creation_expression", under=method)
    }
    if throws is None or exception in thrown:
        return
    kept = [file.text(name) for name in throws.named_children if simple_name(file.text(name)) != exception]
    if kept:
        edit.replace(throws, f"throws {', '.join(kept)}")
    else:
        before = throws.prev_sibling
        edit.splices.replace(before.end_byte if before is not None else throws.start_byte, throws.end_byte, "")
