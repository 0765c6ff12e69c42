"""`javax.annotation.Generated` on sources that a generator writes, and that has no option for Jakarta.

grpc-java's protoc plugin, the Java clients of Swagger Codegen 2, OpenAPI Generator up to 5 and jsonschema2pojo 0 write
it. The annotation is for readers alone (its retention is source), so the API is needed only while compiling; Boot 3's
starters bring jakarta.annotation-api in its place.
"""

import re
from collections.abc import Iterable, Sequence
from posixpath import join, normpath

from pipeline.fixers.base import Case, fixer
from pipeline.sources.builds import Coordinate
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Diagnostic, Wave

_MISSING = re.compile(
    r"symbol:\s+class Generated\s+location:\s+package javax\.annotation\b"
    r"|package javax\.(?P<other>annotation|servlet|validation)\b[\w.]* does not exist"
)
_API = Coordinate("javax.annotation", "javax.annotation-api", "1.3.2", "provided")


@fixer(
    "generated-annotation",
    title="Compile what a generator marks as javax.annotation.Generated",
    source="grpc-java README (Java 9+: javax.annotation.Generated needs its API); JEP 320",
    wave=Wave.IMPORTS,
    on=_MISSING.pattern.replace("?P<other>", ""),
)
def generated_annotation(case: Case) -> Iterable[Change]:
    """Only where nothing else of Java EE is missing: a generator that writes more of it has to be moved itself."""
    maven = Maven(case.project)
    for module, found in _by_module(case.diagnostics).items():
        pom = normpath(join(module, "pom.xml"))
        missing = {m["other"] for d in found for m in _MISSING.finditer(f"{d.message}\n{d.detail}")}
        if pom in maven.paths and missing <= {None, "annotation"} and not maven.declares(pom, _API.ga):
            maven.add(pom, _API)
    yield from maven.changes("generated sources carry javax.annotation.Generated, which only the compiler reads")


def _by_module(diagnostics: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Those of generated sources."""
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if re.search(r"(?:^|/)target/", diagnostic.path or ""):
            found.setdefault(diagnostic.module or ".", []).append(diagnostic)
    return found
