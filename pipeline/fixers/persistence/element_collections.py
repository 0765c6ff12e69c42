"""@JoinColumn beside @ElementCollection: Hibernate 5 took no notice of it, Hibernate 6.6 does not start with it.

The column is the one of @CollectionTable's `joinColumns`, or the default, in both (tried with 5.6 on H2).
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of
from shared.models import Wave


@fixer(
    "element-collection-columns",
    title="Drop the @JoinColumn of an @ElementCollection, which never counted",
    source="Hibernate ORM 6.6, CollectionBinder: @ElementCollection directly annotated @JoinColumn is refused",
    wave=Wave.STARTUP,
)
def element_collection_columns(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@ElementCollection"):
        edit = case.project.java(path).edit()
        for member in edit.file.walk("field_declaration", "method_declaration"):
            if annotations_of(edit.file, member, "ElementCollection"):
                for column in annotations_of(edit.file, member, "JoinColumn", "JoinColumns"):
                    edit.delete_annotation(column)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6.6 refuses a @JoinColumn there, and 5 took no notice of it")
