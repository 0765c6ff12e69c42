"""Traces that go on over Feign: Sleuth saw to it by itself, Micrometer Tracing needs a module of Feign's."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.knowledge import cloud_managed
from pipeline.sources.builds import Coordinate
from pipeline.sources.project import Change
from shared.models import Wave

_SLEUTH = (
    "spring-cloud-starter-sleuth",
    "spring-cloud-sleuth-core",
    "spring-cloud-sleuth-brave",
    "spring-cloud-starter-zipkin",
    "spring-cloud-sleuth-zipkin",
)
_FEIGN = "spring-cloud-starter-openfeign"
_MODULE = Coordinate("io.github.openfeign", "feign-micrometer")


@fixer(
    "feign-tracing",
    title="Let traces go on over Feign clients",
    source="Spring Cloud OpenFeign 4 reference, Micrometer Support; Spring Cloud Sleuth 3.1 reference, Feign; H04",
    wave=Wave.POM,
)
def feign_tracing(case: Case) -> Iterable[Change]:
    """Runs before Sleuth is replaced. Spring Cloud's BOM manages the module, where there is one; a build is green
    without it, and every call then starts a trace of its own."""
    version = cloud_managed(case.target.boot_line).get(_MODULE.ga)
    for build in builds_of(case.project):
        if not any(d.artifact in _SLEUTH and not d.test for d in build.declared):
            continue
        known = {d.file for d in build.declared if d.ga == _MODULE.ga}
        for declared in list(build.declared):
            if declared.artifact == _FEIGN and not declared.management and declared.file not in known:
                build.add(declared.file, replace(_MODULE, version=version) if declared.versioned else _MODULE)
        yield from build.changes("Feign sends the trace on only with this module since Sleuth ended")
