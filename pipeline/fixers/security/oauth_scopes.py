"""`#oauth2.hasScope('read')` in annotations -> `hasAuthority('SCOPE_read')`, the name by which Spring Security has it.

Source: OAuth2SecurityExpressionMethods of spring-security-oauth2 2.5.2 (any of the scopes is enough); Spring Security
reference, OAuth 2.0 Resource Server, "Configuring Authorization" (a scope is an authority with the prefix SCOPE_).
"""

import re

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import ancestor

_ANNOTATIONS = ("PreAuthorize", "PostAuthorize", "PreFilter", "PostFilter")
_NAME = r"'[\w.:/\-]+'"
_SCOPES = re.compile(rf"#oauth2\.has(?P<any>Any)?Scope\(\s*(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*\)")


def are_plain(file: JavaFile) -> bool:
    """No `#oauth2` is left when the scopes are written anew."""
    found = [n for n in file.walk("string_literal") if "#oauth2" in file.text(n)]
    plain = all("#oauth2" not in _rewritten(file.text(n)) for n in found)
    inside = [a for n in found if (a := ancestor(n, "annotation")) is not None]
    named = {a.start_byte for a in file.annotations(*_ANNOTATIONS)}
    return plain and len(inside) == len(found) and {a.start_byte for a in inside} <= named


def write_scopes(edit: JavaEdit) -> None:
    for node in edit.file.walk("string_literal"):
        text = edit.file.text(node)
        if "#oauth2" in text:
            edit.replace(node, _rewritten(text))


def _rewritten(text: str) -> str:
    return _SCOPES.sub(_authorities, text)


def _authorities(found: re.Match[str]) -> str:
    names = [name.strip() for name in found["names"].split(",")]
    written = ", ".join(f"'SCOPE_{name[1:-1]}'" for name in names)
    return f"has{'Any' if len(names) > 1 else ''}Authority({written})"
