"""Lombok's `var` gives way to Java's own, which means the same: `import lombok.var` does not compile since Java 10.

Source: JEP 286, `var` as a restricted type name; Lombok's feature page of `var`.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from shared.models import Wave

_IMPORTS = ("lombok.var", "lombok.experimental.var")


@fixer(
    "lombok-var",
    title="Use Java's var in the place of Lombok's",
    source="JEP 286: Local-Variable Type Inference",
    wave=Wave.TYPES,
    boot3=False,
)
def lombok_var(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.encode() for name in _IMPORTS)):
        edit = case.project.java(path).edit()
        for name in _IMPORTS:
            edit.remove_import(name)
        if edit:
            yield Change(path, edit.result(), "var is a word of the language since Java 10")
