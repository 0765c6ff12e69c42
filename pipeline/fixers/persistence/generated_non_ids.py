"""`@GeneratedValue` on an attribute that is no identifier: Hibernate 5 passed over it, version 6 refuses to start."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, body_of, members
from shared.models import Wave

_IDS = ("Id", "EmbeddedId")


@fixer(
    "generated-non-ids",
    title="Generate no value of an attribute that is no identifier",
    source="Hibernate 6.6, AnnotationBinder: '@GeneratedValue but is not part of an identifier'; seen with 5.6 and 6.6",
    wave=Wave.STARTUP,
    on=r"is annotated @GeneratedValue but is not part of an identifier",
)
def generated_non_ids(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@GeneratedValue"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            for annotation in _idle(file, cls):
                edit.delete_annotation(annotation)
        if edit:
            yield Change(path, edit.result(), "Hibernate 5 gave this attribute no value; version 6 refuses to be asked")


def _idle(file: JavaFile, cls: Node) -> Iterator[Node]:
    """Only where the class says itself what identifies it."""
    body = body_of(cls)
    own = members(cls, "field_declaration", "method_declaration") if body is not None else []
    if any(annotations_of(file, member, *_IDS) for member in own):
        for member in own:
            if not annotations_of(file, member, *_IDS):
                yield from annotations_of(file, member, "GeneratedValue")
