"""Keywords of H2 2.x in slices whose database Boot makes: no URL of the project reaches it.

Where scripts name such a table or column as well, Hibernate cannot quote it everywhere; the project's URLs make it no
keyword, and @DataJpaTest uses none of them. In the slice alone Hibernate quotes it. Errors: `create table book
([*]year ...`, expected "identifier", and then "Table "BOOK" not found".
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.fixers.persistence.h2 import KEYWORDS, SYNTAX, has_url, in_scripts, reported
from pipeline.fixers.persistence.h2_modes import OWN_DATABASE
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, pairs
from shared.models import Wave

_QUOTED = "spring.jpa.properties.hibernate.auto_quote_keyword=true"


@fixer(
    "h2-keywords-in-slices",
    title="Quote H2's keywords in slices that have a database of Boot's own",
    source="H2, Keywords; Boot reference, Auto-configured Data JPA Tests; Hibernate, hibernate.auto_quote_keyword",
    wave=Wave.TEST,
    on=SYNTAX,
    boot3=False,
    confidence="medium",
)
def h2_keywords_in_slices(case: Case) -> Iterator[Change]:
    project, words = case.project, reported(case) & KEYWORDS
    if not words or not depends_on(project, "h2") or not (has_url(project) and in_scripts(project, words)):
        return
    slices = [p for p in project.java_paths(b"@DataJpaTest") if not OWN_DATABASE.search(project.text(p))]
    failed = case.test_classes()
    modules = {project.module_of(p) for p in slices if p.rpartition("/")[2].removesuffix(".java") in failed}
    for path in slices:
        edit = project.java(path).edit()
        for annotation in edit.file.annotations("DataJpaTest") if project.module_of(path) in modules else []:
            _quote(edit, annotation)
        if edit:
            yield Change(path, edit.result(), f"{', '.join(sorted(words))}: keywords of H2 2.x")


def _quote(edit: JavaEdit, annotation: Node) -> None:
    setting = f'properties = "{_QUOTED}"'
    if "properties" in pairs(edit.file, annotation):
        return
    if annotation.type == "marker_annotation":
        edit.insert(annotation.end_byte, f"({setting})")
    else:
        more = ", " if arguments(annotation) else ""
        edit.insert(field(annotation, "arguments").start_byte + 1, setting + more)
