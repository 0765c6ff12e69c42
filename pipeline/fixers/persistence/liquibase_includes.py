"""Changelogs that are included twice: Liquibase ran them once, and refuses them since it counts every change set.

Seen with 4.3.5, where it passes, and with 4.31.1: "Validation Failed: 1 changesets had duplicate identifiers". Left for
a person: an <include> before the <includeAll> that covers it (the order is a choice), change sets written twice.

Source: Liquibase's ValidatingVisitor of 4.3 and 4.31.
"""

import posixpath
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.splice import Splices, whole_lines
from pipeline.sources.xml import Element, XmlError, parse_xml
from shared.models import Wave

_ROOT = "src/main/resources/"
_PLACE = ("file", "path", "relativeToChangelogFile")
_REASON = "what is included again has run by then, and Liquibase refuses it now"


@fixer(
    "liquibase-repeated-includes",
    title="Include a Liquibase changelog once",
    source="Liquibase's ValidatingVisitor of 4.3 and 4.31",
    wave=Wave.STARTUP,
    confidence="medium",
)
def liquibase_repeated_includes(case: Case) -> Iterator[Change]:
    for path in case.project.glob("**/*.xml"):
        source = case.project.read(path)
        if _ROOT not in path or b"<databaseChangeLog" not in source or source.count(b"<include") < 2:
            continue
        try:
            again = _repeated(parse_xml(source), path.partition(_ROOT)[2])
        except XmlError:
            continue
        splices = Splices(source)
        for element in again:
            splices.delete(*whole_lines(source, element.start, element.end))
        if again:
            yield Change(path, splices.result(), _REASON)


def _repeated(root: Element, path: str) -> list[Element]:
    """Each <include> of a file that one before it names in the same terms, or that an <includeAll> before it found."""
    found: list[Element] = []
    files, folders = list[tuple[str, dict[str, str]]](), list[str]()
    for element in root.children:
        others = {name: value for name, value in element.attributes.items() if name not in _PLACE}
        place = _place(element, path)
        if element.name == "includeAll" and not others:
            folders.append(place)
        elif element.name == "include" and place:
            if (place, others) in files or (not others and any(place.startswith(f"{f}/") for f in folders)):
                found.append(element)
            files.append((place, others))
    return found


def _place(element: Element, path: str) -> str:
    """From the root of the class path, however it is written; "" where a parameter stands in it."""
    name = element.attributes.get("file") or element.attributes.get("path") or ""
    name = name.removeprefix("classpath:")
    if element.attributes.get("relativeToChangelogFile") == "true":
        name = posixpath.join(posixpath.dirname(path), name)
    return "" if "${" in name else posixpath.normpath(name).strip("/")
