"""Hamcrest's @Factory, which only its own generator of code ever read."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from shared.models import Wave

_FACTORY = "org.hamcrest.Factory"


@fixer(
    "hamcrest-factory",
    title="Leave out Hamcrest's @Factory",
    source="Hamcrest 2.1 release notes, Breaking Changes: it can safely be deleted without any effect",
    wave=Wave.IMPORTS,
    boot3=False,
)
def hamcrest_factory(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_FACTORY.encode(), b"@Factory"):
        file = case.project.java(path)
        edit = file.edit()
        other = any(i.simple == "Factory" and i.name != _FACTORY for i in file.imports)
        for annotation in file.annotations("Factory"):
            if (file.imported(_FACTORY) and not other) or file.text(annotation).startswith(f"@{_FACTORY}"):
                edit.delete_annotation(annotation)
        if edit:
            edit.remove_import(_FACTORY)
            yield Change(path, edit.result(), "Hamcrest has no @Factory since 2.1, which had no effect here")
