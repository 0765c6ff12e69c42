"""The bean that signed tokens (JwtAccessTokenConverter with a shared secret) -> the key itself as a bean.

Source: MacSigner and JwtAccessTokenConverter of Spring Security OAuth 2.5 (the secret is trimmed; HmacSHA256 of any
length); RFC 2104, section 2: a key below the block is padded with zeros, so that padding it changes no signature, while
Nimbus refuses it below 256 bits.
"""

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.syntax import (
    COMMENTS,
    ancestor,
    annotations_of,
    arguments,
    field,
    field_text,
    formal_parameters,
    members,
    parameters,
    simple_name,
)

LEGACY = ("JwtAccessTokenConverter", "JwtTokenStore", "TokenStore", "AccessTokenConverter")
_KEY = """/** The key by which tokens are signed; zeros that make it 256 bits long change no signature (RFC 2104). */
@Bean
public SecretKey signingKey() {
    Assert.hasText(GIVEN, "the key that signs tokens must be set");
    byte[] key = GIVEN.trim().getBytes(StandardCharsets.UTF_8);
    return new SecretKeySpec(Arrays.copyOf(key, Math.max(key.length, 32)), "HmacSHA256");
}"""
_IMPORTS = (
    "java.nio.charset.StandardCharsets",
    "java.util.Arrays",
    "javax.crypto.SecretKey",
    "javax.crypto.spec.SecretKeySpec",
    "org.springframework.context.annotation.Bean",
    "org.springframework.util.Assert",
)


def converter_bean(file: JavaFile) -> tuple[Node, str] | None:
    """The method that makes the converter and the expression of its secret; None when it does more."""
    for method in file.walk("method_declaration"):
        if not annotations_of(file, method, "Bean") or field_text(file, method, "type") not in LEGACY:
            continue
        secret = _secret(file, method)
        if secret is not None and not formal_parameters(method):
            return method, secret
    return None


def _secret(file: JavaFile, method: Node) -> str | None:
    statements = [s for s in field(method, "body").named_children if s.type not in COMMENTS]
    if len(statements) < 3 or statements[0].type != "local_variable_declaration":
        return None
    made = field(statements[0], "declarator")
    name = field_text(file, made, "name")
    if field_text(file, made, "value").replace(" ", "") != "newJwtAccessTokenConverter()":
        return None
    said: dict[str, str] = {}
    for statement in statements[1:-1]:
        call = statement.named_children[0] if statement.type == "expression_statement" else statement
        if call.type != "method_invocation" or field_text(file, call, "object") != name or len(arguments(call)) != 1:
            return None
        said[field_text(file, call, "name")] = file.text(arguments(call)[0])
    key = said.get("setSigningKey", "")
    plain = set(said) <= {"setSigningKey", "setVerifierKey"} and said.get("setVerifierKey", key) == key
    returned = file.text(statements[-1]) == f"return {name};"
    return key if key and plain and returned and not file.source.count(b"-----BEGIN") else None


def store_beans(file: JavaFile) -> list[Node]:
    """Methods that make nothing but a JwtTokenStore."""
    found = [m for m in file.walk("method_declaration") if field_text(file, m, "type") in LEGACY]
    return [m for m in found if annotations_of(file, m, "Bean") and _makes_store(file, m)]


def _makes_store(file: JavaFile, method: Node) -> bool:
    statements = [s for s in field(method, "body").named_children if s.type not in COMMENTS]
    made = list(file.walk("object_creation_expression", under=method))
    only = len(statements) == 1 and statements[0].type == "return_statement" and len(made) == 1
    return only and statements[0].named_children[0] == made[0] and field_text(file, made[0], "type") == "JwtTokenStore"


def put_key(edit: JavaEdit) -> None:
    """Replaces the converter's bean by the key's, and drops the stores' beans, wherever this file has them."""
    file, found = edit.file, converter_bean(edit.file)
    for method in store_beans(file):
        edit.delete_member(method)
    if found is None:
        return
    method, secret = found
    cls = ancestor(method, "class_declaration")
    if cls is not None:
        edit.delete_member(method)
        append_member(edit, cls, _KEY.replace("GIVEN", secret), Layout.of(file, cls))
        for name in _IMPORTS:
            edit.add_import(name)


def drop_injected(edit: JavaEdit, cls: Node) -> bool:
    """Drops what was injected of the legacy types; False when a constructor does more than assign it."""
    file, gone = edit.file, set[str]()
    for declared in members(cls, "field_declaration"):
        if simple_name(field_text(file, declared, "type")) in LEGACY:
            gone.add(field_text(file, field(declared, "declarator"), "name"))
            edit.delete_member(declared)
    return all(_drop_parameters(edit, c, gone) for c in members(cls, "constructor_declaration"))


def _drop_parameters(edit: JavaEdit, constructor: Node, fields: set[str]) -> bool:
    file, given = edit.file, formal_parameters(constructor)
    legacy = {name for kind, name in parameters(file, constructor) if kind in LEGACY}
    if not legacy:
        return True
    body = field(constructor, "body")
    statements = [s for s in body.named_children if s.type not in COMMENTS]
    dropped = [s for s in statements if file.text(s).rstrip(";").rpartition("=")[2].strip() in legacy]
    targets = {file.text(s).partition("=")[0].strip().removeprefix("this.") for s in dropped}
    if len(dropped) != len(legacy) or not targets <= fields:
        return False
    kept = [p for p in given if field_text(file, p, "name") not in legacy]
    if not kept and len(dropped) == len(statements):
        edit.delete_member(constructor)
        return True
    edit.replace(field(constructor, "parameters"), f"({', '.join(file.text(p) for p in kept)})")
    for statement in dropped:
        edit.delete(statement)
    return True
