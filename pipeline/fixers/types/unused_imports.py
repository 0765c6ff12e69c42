"""Imports that nothing in the file uses, of a type or package that is gone: they alone would keep it from compiling."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.imports import Import
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import in_header
from shared.models import Diagnostic, Wave

_UNRESOLVED = re.compile(
    r"cannot find symbol|package [\w.]+ does not exist|is not (?:public in|visible)|cannot be accessed"
)
_SYMBOL = re.compile(r"symbol:\s+(?:class|variable|static|method)")


@fixer(
    "unused-imports",
    title="Remove unused imports of types that are gone",
    source="Java Language Specification 7.5: an import must name what exists, used or not",
    wave=Wave.IMPORTS,
    boot3=False,
    on=_UNRESOLVED.pattern,
)
def unused_imports(case: Case) -> Iterator[Change]:
    """An import by name goes when no word of the code is its simple name; one with a star when its package does not
    exist and the compiler misses nothing else in the file."""
    for path, here in case.places().items():
        if not path.endswith(".java"):
            continue
        file = case.project.java(path)
        edit = file.edit()
        for index, item in enumerate(file.imports):
            if _blamed(item, here) and not _used(file, item, here):
                edit.imports.remove(index)
        if edit:
            yield Change(path, edit.result(), "nothing used this import, and what it named is gone")


def _blamed(item: Import, here: list[Diagnostic]) -> bool:
    return any(d.line == item.node.start_point[0] + 1 and _UNRESOLVED.search(d.message) for d in here)


def _used(file: JavaFile, item: Import, here: list[Diagnostic]) -> bool:
    if item.wildcard:
        lines = {i.node.start_point[0] + 1 for i in file.imports}
        return any(d.line not in lines and _SYMBOL.search(d.detail or "") for d in here)
    return any(file.text(n) == item.simple and not in_header(n) for n in file.walk("type_identifier", "identifier"))
