"""groovy-all: a jar up to Groovy 2.4, and since then a POM that brings the modules.

Nothing but its type says so, and Maven finds no jar: "Could not find artifact org.apache.groovy:groovy-all:jar".
"""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

_ALL = "org.apache.groovy:groovy-all"


@fixer(
    "groovy-all",
    title="Take groovy-all as the POM that it is since Groovy 2.5",
    source="Groovy 2.5 release notes, the groovy-all fat jar is gone; catalogue A10",
    wave=Wave.POM,
)
def groovy_all(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for declared in maven.declared:
        element = declared.written.element
        artifact = element.find("artifactId")
        if declared.ga == _ALL and element.find("type") is None and artifact is not None:
            maven.edit(declared.file).insert_after(element.find("version") or artifact, "<type>pom</type>")
    yield from maven.changes("groovy-all is no jar any more")
