"""NimbusJwtDecoderJwkSupport, gone in Spring Security 6 -> NimbusJwtDecoder, which checks the same.

Source: its deprecation in Spring Security 5.2 ("Use NimbusJwtDecoder or JwtDecoders instead"). Shapes: made with a JWK
set's URI, alone or with an algorithm (constant of JwsAlgorithms or any text), as a variable, field, return type,
parameter, or the cast of what JwtDecoders answers, which has been a NimbusJwtDecoder since 5.2.

Left: `setRestOperations(..)`, which only the new decoder's builder takes.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text, simple_name
from shared.models import Wave

_JWT, _ALGORITHMS = "org.springframework.security.oauth2.jwt", "org.springframework.security.oauth2.jose.jws"
_OLD, _NEW = "NimbusJwtDecoderJwkSupport", "NimbusJwtDecoder"


@fixer(
    "jwt-decoders",
    title="Make a NimbusJwtDecoder where the code made a NimbusJwtDecoderJwkSupport",
    source="Spring Security 5.2, NimbusJwtDecoderJwkSupport (deprecated); removed in 6.0",
    wave=Wave.IMPORTS,
)
def jwt_decoders(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_OLD.encode()):
        edit = case.project.java(path).edit()
        if edit.file.calls("setRestOperations"):
            continue
        made = [c for c in edit.file.walk("object_creation_expression") if _is_old(edit, c)]
        for creation in made:
            _build(edit, creation)
        for node in edit.file.types_named(_OLD):
            if not edit.splices.covers(node.start_byte, node.end_byte):
                edit.replace(node, _NEW)
        edit.rename_import(f"{_JWT}.{_OLD}", f"{_JWT}.{_NEW}")
        if edit:
            yield Change(path, edit.result(), "Spring Security 6 has one JWT decoder for a JWK set")


def _is_old(edit: JavaEdit, creation: Node) -> bool:
    body = any(child.type == "class_body" for child in creation.named_children)
    return simple_name(field_text(edit.file, creation, "type")) == _OLD and not body


def _build(edit: JavaEdit, creation: Node) -> None:
    uri, *algorithm = (edit.file.text(value) for value in arguments(creation))
    step = ""
    for text in algorithm:
        owner, _, name = text.rpartition(".")
        known = owner.endswith("JwsAlgorithms") and name.startswith(("RS", "ES", "PS"))
        step = f".jwsAlgorithm({f'SignatureAlgorithm.{name}' if known else f'SignatureAlgorithm.from({text})'})"
        edit.add_import(f"{_ALGORITHMS}.SignatureAlgorithm")
    edit.replace(creation, f"{_NEW}.withJwkSetUri({uri}){step}.build()")
