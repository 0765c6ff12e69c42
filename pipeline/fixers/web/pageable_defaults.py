"""`@PageableDefault(size = 25, value = 0)`: both name the size, and Spring refuses two answers.

Spring Data took `size` unless that was its default, 10, and `value` then. Since Spring Framework 6 the parameters'
annotations are merged, `@AliasFor` and all ("Different @AliasFor mirror values"). Source: SpringDataAnnotationUtils of
Spring Data Commons 2.7 and 3.5.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import pairs
from shared.models import Wave

_DEFAULT = "10"


@fixer(
    "pageable-defaults",
    title="Keep the size that counted where @PageableDefault names two",
    source="SpringDataAnnotationUtils of Spring Data Commons 2.7 and 3.5",
    wave=Wave.STARTUP,
)
def pageable_defaults(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@PageableDefault"):
        edit = case.project.java(path).edit()
        for annotation in edit.file.annotations("PageableDefault"):
            given = {key: edit.file.text(value) for key, value in pairs(edit.file, annotation).items()}
            if {"size", "value"} <= given.keys() and given["size"] != given["value"]:
                lost = "size" if given["size"] == _DEFAULT else "value"
                kept = ", ".join(f"{key} = {text}" for key, text in given.items() if key != lost)
                edit.replace(annotation, f"@PageableDefault({kept})")
        if edit:
            yield Change(path, edit.result(), "size and value are one attribute, which has one value")
