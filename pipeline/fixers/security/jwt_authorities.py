"""JwtAuthenticationConverter.extractAuthorities was a method to override; since Spring Security 6 nothing calls it.

A class that overrides it without @Override compiles on, and its users lose their authorities in silence. It sets the
method as the converter of authorities, which convert(Jwt) has asked since 5.2, in an initializer of its own: that
works in a named class and in an anonymous one, and leaves its constructors alone. What `super` did is what
JwtGrantedAuthoritiesConverter does; a class that sets such a converter already stays.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, line_start, newline_of
from pipeline.sources.syntax import annotations_of, field, methods, parameters, superclass
from shared.models import Wave

_HOME = "org.springframework.security.oauth2.server.resource.authentication"
_METHOD, _SETTER = "extractAuthorities", "setJwtGrantedAuthoritiesConverter"


@fixer(
    "jwt-authorities",
    title="Set overridden extractAuthorities as the converter of a token's authorities",
    source="Spring Security 5.2 Javadoc, JwtAuthenticationConverter (extractAuthorities deprecated in favour of "
    "setJwtGrantedAuthoritiesConverter); members of 6.5",
    wave=Wave.TYPES,
)
def jwt_authorities(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_METHOD.encode()):
        edit = case.project.java(path).edit()
        if _SETTER.encode() in edit.file.source or not edit.file.imported(f"{_HOME}.JwtAuthenticationConverter"):
            continue
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            found = (
                methods(edit.file, cls, _METHOD) if superclass(edit.file, cls) == "JwtAuthenticationConverter" else []
            )
            if len(found) == 1 and [kind for kind, _ in parameters(edit.file, found[0])] == ["Jwt"]:
                _set(edit, found[0])
        if edit:
            yield Change(path, edit.result(), "nothing calls extractAuthorities any more: it is set as the converter")


def _set(edit: JavaEdit, method: Node) -> None:
    """Not where the method shares its line with what stands before it."""
    file = edit.file
    newline, indent = newline_of(file.source), indent_at(file.source, method.start_byte)
    inner = deeper(indent)
    above = method.prev_named_sibling
    first = above if above is not None and above.type == "block_comment" else method
    start = line_start(file.source, first.start_byte)
    if file.source[start : first.start_byte].strip():
        return
    block = [f"{indent}{{", f"{inner}{_SETTER}(this::{_METHOD});", f"{indent}}}", "", ""]
    edit.insert(start, newline.join(block))
    for annotation in annotations_of(file, method, "Override"):
        edit.delete_annotation(annotation)
    for call in file.calls(_METHOD, under=field(method, "body")):
        receiver = call.child_by_field_name("object")
        if receiver is not None and receiver.type == "super":
            converter = edit.type_name(f"{_HOME}.JwtGrantedAuthoritiesConverter")
            edit.splices.replace(receiver.start_byte, field(call, "name").end_byte, f"new {converter}().convert")
