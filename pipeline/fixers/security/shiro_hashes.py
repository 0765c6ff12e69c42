"""Shiro 2 has no Md2Hash, Md5Hash and Sha1Hash any more; SimpleHash, given their algorithm, makes the same bytes.

Left: their `fromHexString` and `fromBase64String`, which SimpleHash does not have.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field
from shared.models import Wave

_HASH = "org.apache.shiro.crypto.hash"
_ALGORITHMS = {"Md2Hash": "MD2", "Md5Hash": "MD5", "Sha1Hash": "SHA-1"}
_STATIC = (b"Hash.fromHexString", b"Hash.fromBase64String")


@fixer(
    "shiro-legacy-hashes",
    title="Make Shiro's MD5 and SHA-1 hashes with SimpleHash",
    source="jars of Shiro 1.13.0 and 2.0.5 (package crypto.hash); Javadoc of SimpleHash",
    wave=Wave.IMPORTS,
    on=r"symbol:\s+class (?:Md2Hash|Md5Hash|Sha1Hash)\b",
)
def shiro_legacy_hashes(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(f"{_HASH}.{name}".encode() for name in _ALGORITHMS)):
        edit = case.project.java(path).edit()
        for name, algorithm in _ALGORITHMS.items():
            if edit.file.imported(f"{_HASH}.{name}") and not any(way in edit.file.source for way in _STATIC):
                _make(edit, name, algorithm)
        if edit:
            yield Change(path, edit.result(), "Shiro 2 has no class for this algorithm; SimpleHash makes the same hash")


def _make(edit: JavaEdit, name: str, algorithm: str) -> None:
    file = edit.file
    for creation in file.walk("object_creation_expression"):
        if file.text(field(creation, "type")) == name:
            given = arguments(creation)
            edit.insert(field(creation, "arguments").start_byte + 1, f'"{algorithm}"{", " if given else ""}')
    for node in file.types_named(name):
        edit.replace(node, "SimpleHash")
    for access in file.walk("field_access"):
        if file.text(access) == f"{name}.ALGORITHM_NAME":
            edit.replace(access, f'"{algorithm}"')
    edit.remove_import(f"{_HASH}.{name}")
    edit.add_import(f"{_HASH}.SimpleHash")
