"""Spring Data's Pageable has one more method since 2.5: `withPage`.

Source: Javadoc of Spring Data Commons, Pageable.withPage(int), since 2.5 ("creates a new Pageable with page number
applied"). Code that implements the interface, mostly to count by offset and limit, gets it as PageRequest would answer.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change
from pipeline.sources.syntax import body_of, field_text, has_modifier, methods
from shared.models import Wave

_DOMAIN = "org.springframework.data.domain"
_METHOD = """\
@Override
public Pageable withPage(int pageNumber) {
    return PageRequest.of(pageNumber, getPageSize(), getSort());
}"""


@fixer(
    "pageable-with-page",
    title="Give implementations of Pageable the method that it has since Spring Data 2.5",
    source="Javadoc of Spring Data Commons, Pageable.withPage",
    wave=Wave.TYPES,
    boot3=False,
)
def pageable_with_page(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (2, 5):
        return
    for path in case.project.java_paths(b"Pageable"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            if _implements(edit.file, cls) and not methods(edit.file, cls, "withPage"):
                append_member(edit, cls, _METHOD, Layout.of(edit.file, cls))
                edit.add_import(f"{_DOMAIN}.PageRequest")
        if edit:
            yield Change(path, edit.result(), "Pageable has this method since Spring Data 2.5")


def _implements(file: JavaFile, cls: Node) -> bool:
    named = "Pageable" in field_text(file, cls, "interfaces").removeprefix("implements").replace(" ", "").split(",")
    own = named and file.imported(f"{_DOMAIN}.Pageable") and not field_text(file, cls, "superclass")
    return own and body_of(cls) is not None and not has_modifier(cls, "abstract")
