"""Keeps libraries out that a dependency would bring."""

from collections.abc import Iterable

from pipeline.sources.maven import Maven
from pipeline.sources.poms import MavenDependency


def exclude(maven: Maven, declared: MavenDependency, libraries: Iterable[str]) -> None:
    """Adds exclusions of these `group:artifact`; no-op for those that are excluded already."""
    element = declared.written.element
    known = {(e.value("groupId"), e.value("artifactId")) for e in element.walk() if e.name == "exclusion"}
    names = [tuple(ga.split(":")) for ga in libraries]
    missing = [n for n in names if n not in known and (n[0], "*") not in known and ("*", "*") not in known]
    items = [
        f"<exclusion>\n    <groupId>{group}</groupId>\n    <artifactId>{artifact}</artifactId>\n</exclusion>"
        for group, artifact in missing
    ]
    home = element.find("exclusions")
    if not items:
        return
    if home is not None:
        maven.edit(declared.file).append(home, "\n".join(items))
    else:
        body = "\n".join(f"    {line}" for item in items for line in item.split("\n"))
        maven.edit(declared.file).append(element, f"<exclusions>\n{body}\n</exclusions>")
