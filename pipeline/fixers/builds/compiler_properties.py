"""Keeps `${maven.compiler.source}` and `.target` resolvable: Boot 3's parent sets only `maven.compiler.release`.

A build-info with `<java.source>${maven.compiler.source}</java.source>` stops the build otherwise: its value is null.
"""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

GONE = ("maven.compiler.source", "maven.compiler.target")


@fixer(
    "compiler-properties",
    title="Refer to java.version where the parent's compiler properties are gone",
    source="spring-boot-starter-parent 3.x (it sets maven.compiler.release alone); reproduced with build-info",
    wave=Wave.POM,
    on=r"Additional property '[^']+' is illegal as its value is null",
    proactive=True,
)
def compiler_properties(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        if not maven.has_boot_parent(path):
            continue
        missing = [name for name in GONE if not maven.definitions(path, name)]
        for element in maven.pom(path).root.walk():
            text = element.text
            for name in missing:
                text = text.replace(f"${{{name}}}", "${java.version}")
            if text != element.text and not element.children:
                maven.set_text(path, element, text)
    yield from maven.changes("Boot 3's parent no longer defines it")
