"""`@Bean PasswordEncoder encoder() { return new BCryptPasswordEncoder(); }` where a field asks for the class itself.

Spring knows a bean that does not exist yet by what its method declares. Such an injection worked as long as something
had asked for the bean before, which the order of Spring Boot 3's start no longer sees to. The method declares what it
makes, then. Source: Spring Framework reference, "Declaring a Bean": return types as specific as possible.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, body_of, field, field_text, returned, simple_name
from shared.models import Wave

_MISSING = re.compile(r"No qualifying bean of type '(?P<type>[\w.]+)' available")


@fixer(
    "bean-types",
    title="Let a bean's method declare the class that it makes, where that is asked for",
    source="Spring Framework reference, Declaring a Bean",
    wave=Wave.STARTUP,
    on=_MISSING.pattern.replace("?P<type>", ""),
    boot3=False,
)
def bean_types(case: Case) -> Iterator[Change]:
    texts = [f"{d.message}\n{d.detail}" for d in case.diagnostics]
    asked = {found["type"].rpartition(".")[2] for text in texts for found in _MISSING.finditer(text)}
    for path in case.project.java_paths(*(f"new {name}".encode() for name in sorted(asked))) if asked else ():
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            if annotations_of(edit.file, method, "Bean"):
                _declare(edit, method, asked)
        if edit:
            yield Change(path, edit.result(), "what makes a bean tells its class, by which another one asks for it")


def _declare(edit: JavaEdit, method: Node, asked: set[str]) -> None:
    file, declared = edit.file, field(method, "type")
    made = _made(file, method)
    if made is not None and simple_name(made) in asked and simple_name(file.text(declared)) != simple_name(made):
        edit.replace(declared, made)


def _made(file: JavaFile, method: Node) -> str | None:
    """The class of a body that is `return new X(..);` alone, without type arguments, which would have to be told."""
    value = returned(method)
    if value is None or value.type != "object_creation_expression" or body_of(value) is not None:
        return None
    name = field_text(file, value, "type")
    return None if "<" in name else name
