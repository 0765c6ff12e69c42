"""CORS for every origin, with credentials: Spring 5.3 refuses `*` as an origin and has patterns for it.

Source: Spring Framework 5.3, Javadoc of CorsConfiguration.setAllowedOriginPatterns and .setAllowCredentials. The
refusal is an IllegalArgumentException at the first cross-origin request: build and tests stay green.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, chain_after, chain_calls, field, field_text, pairs
from shared.models import Wave

_ANY = re.compile(
    r"(?:(?:Collections\.)?singletonList|(?:Arrays\.)?asList|List\.of|Collections\.singleton|Lists\.newArrayList)?"
    r"\(?(?:\"\*\"|CorsConfiguration\.ALL)\)?"
)
_SETTERS = {"addAllowedOrigin": "addAllowedOriginPattern", "setAllowedOrigins": "setAllowedOriginPatterns"}


@fixer(
    "cors-any-origin",
    title="Allow any origin with credentials by pattern",
    source="Spring Framework 5.3, CorsConfiguration.setAllowedOriginPatterns",
    wave=Wave.TYPES,
)
def cors_any_origin(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 4)):
        return
    for path in case.project.java_paths(b"llowedOrigin", b"CrossOrigin"):
        edit = case.project.java(path).edit()
        _configurations(edit)
        _registrations(edit)
        _annotations(edit)
        if edit:
            yield Change(path, edit.result(), "Spring 5.3 refuses the origin * with credentials at each request")


def _is_any(edit: JavaEdit, call: Node) -> bool:
    values = arguments(call)
    return len(values) == 1 and _ANY.fullmatch(edit.file.text(values[0])) is not None


def _allows_credentials(edit: JavaEdit, call: Node) -> bool:
    return [edit.file.text(value) for value in arguments(call)] in (["true"], ["Boolean.TRUE"])


def _configurations(edit: JavaEdit) -> None:
    """`configuration.addAllowedOrigin("*")` beside `setAllowCredentials(true)` on the same variable."""
    file = edit.file
    for call in file.calls(*_SETTERS):
        method = ancestor(call, "method_declaration", "constructor_declaration", "lambda_expression")
        with_credentials = any(
            _allows_credentials(edit, c) and field_text(file, c, "object") == field_text(file, call, "object")
            for c in file.calls("setAllowCredentials", under=method)
        )
        if with_credentials and _is_any(edit, call):
            edit.replace(field(call, "name"), _SETTERS[field_text(file, call, "name")])


def _registrations(edit: JavaEdit) -> None:
    """`registry.addMapping(..).allowedOrigins("*")...allowCredentials(true)`; without origins all are allowed."""
    file = edit.file
    for call in file.calls("allowCredentials"):
        chain = [*chain_calls(call), *chain_after(call)]
        names = [field_text(file, c, "name") for c in chain]
        if not _allows_credentials(edit, call) or "addMapping" not in names:
            continue
        for origins in (c for c in chain if field_text(file, c, "name") == "allowedOrigins" and _is_any(edit, c)):
            edit.replace(field(origins, "name"), "allowedOriginPatterns")
        if "allowedOrigins" not in names and "allowedOriginPatterns" not in names:
            edit.insert(chain[names.index("addMapping")].end_byte, '.allowedOriginPatterns("*")')


def _annotations(edit: JavaEdit) -> None:
    file = edit.file
    for annotation in file.annotations("CrossOrigin"):
        values = pairs(file, annotation)
        allowed = values.get("allowCredentials")
        origins = values.get("origins") or values.get("value")
        if allowed is None or file.text(allowed) != '"true"' or origins is None:
            continue
        if file.text(origins) == '"*"' and origins.parent is not None and origins.parent.type == "element_value_pair":
            edit.replace(field(origins.parent, "key"), "originPatterns")
