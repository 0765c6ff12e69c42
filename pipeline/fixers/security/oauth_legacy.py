"""What a rewritten file still needs of Spring Security OAuth."""

import re

from pipeline.fixers.security.oauth_resource_server import ended
from pipeline.sources.java import JavaEdit, JavaFile

_COMMENT = re.compile(rb"(?s)/\*.*?\*/|//[^\n]*")
_IMPORT = re.compile(rb"(?m)^import [^\n]*$")


def drop_legacy_imports(edit: JavaEdit) -> None:
    """Also those that were never used."""
    for name in ended(edit.file):
        edit.remove_import(name)


def still_uses(before: JavaFile, after: bytes) -> bool:
    """A type that was imported of the library is named in the code, and not another of that name imported now."""
    simple = {name.rpartition(".")[2] for name in ended(before)} - {i.simple for i in JavaFile(after).imports}
    code = without_comments(_IMPORT.sub(b"", after)).decode("utf-8", "surrogateescape")
    wild = any(i.wildcard for i in before.imports if i.name in ended(before))
    return wild or any(re.search(rf"\b{re.escape(name)}\b", code) for name in simple)


def without_comments(source: bytes) -> bytes:
    """Java that we wrote or rewrote: `//` in a string literal ends it here too."""
    return _COMMENT.sub(b"", source)
