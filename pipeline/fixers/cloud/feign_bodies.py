"""Bodies of Feign's answers whose text code asks for by `toString()`: one in memory gave it before Feign 11.8.

Feign keeps bodies in memory at the log level FULL, and tests build them so. Left: bodies in a concatenation.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, declared_type, field_text, methods
from shared.models import Wave

_TEXT = """/** Feign's bodies in memory have no text of their own since Feign 11.8. */
private static String {name}(Response.Body body) {{
    if (!body.isRepeatable()) {{
        return body.toString();
    }}
    try {{
        return new String(body.asInputStream().readAllBytes(), {charsets}.UTF_8);
    }} catch ({io} cause) {{
        throw new {unchecked}(cause);
    }}
}}"""

_TYPES = {"charsets": "nio.charset.StandardCharsets", "io": "io.IOException", "unchecked": "io.UncheckedIOException"}


@fixer(
    "feign-bodies",
    title="Read the text of Feign's bodies, which toString() no longer gives",
    source="javap of feign.Response$ByteArrayBody in Feign 11.0 (toString) and 11.8 (none)",
    wave=Wave.TEST,
)
def feign_bodies(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 6)):
        return
    for path in case.project.java_paths(b"feign.Response"):
        edit = case.project.java(path).edit()
        if edit.file.imported("feign.Response"):
            for cls in edit.file.walk("class_declaration"):
                _read(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Feign's bodies have no text of their own any more")


def _read(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    calls = [c for c in file.calls("toString", under=cls) if ancestor(c, "class_declaration") == cls]
    asked = [(c, body) for c in calls if (body := c.child_by_field_name("object")) and _is_body(file, body)]
    if not asked:
        return
    name = "textOf" if methods(file, cls, "bodyText") else "bodyText"
    for call, body in asked:
        edit.replace(call, f"{name}({file.text(body)})")
    types = {key: edit.type_name(f"java.{type}") for key, type in _TYPES.items()}
    append_member(edit, cls, _TEXT.format(name=name, **types), Layout.of(file, cls))


def _is_body(file: JavaFile, node: Node) -> bool:
    asked = node.child_by_field_name("object") if node.type == "method_invocation" else None
    return asked is not None and field_text(file, node, "name") == "body" and declared_type(file, asked) == "Response"
