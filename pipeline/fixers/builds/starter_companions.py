"""Libraries that a third party's starter brings in a version that Boot 3 can't run, or that a library no longer brings.

Source: POM of pagehelper-spring-boot-starter 2.1.0 (MyBatis starter 2.3.2, which is for Boot 2); POM of
knife4j-openapi3-jakarta-spring-boot-starter 4.5.0 (springdoc 2.3.0) and springdoc's table of compatible Boot versions
(springdoc.org, FAQ: Boot 3.4 needs 2.7, 3.5 needs 2.8), for Spring 6.2 removed a constructor that older ones call;
POM of Spring Data MongoDB 3.0, where each of the drivers is optional.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.coordinates import parse_coordinates
from pipeline.fixers.types.renamed_types import declares
from pipeline.knowledge import Line
from pipeline.sources.config import config_files
from pipeline.sources.project import Change
from pipeline.sources.settings import canonical, find
from shared.models import Wave


@dataclass(frozen=True)
class _Companion:
    coordinate: str
    line: Line
    """The first Boot line that needs it."""
    said: str = "brings an older"
    unless: tuple[str, ...] = ()
    """Artifacts that bring it, or another in its place."""


_GUARDS = ("knife4j.production", "knife4j.basic.enable")
_COMPANIONS: Mapping[str, _Companion] = {
    "com.github.pagehelper:pagehelper-spring-boot-starter": _Companion(
        "org.mybatis.spring.boot:mybatis-spring-boot-starter:3.0.5", (3, 0)
    ),
    "com.github.xiaoymin:knife4j-openapi3-jakarta-spring-boot-starter": _Companion(
        "org.springdoc:springdoc-openapi-starter-webmvc-ui:2.8.13", (3, 4)
    ),
    "org.springframework.data:spring-data-mongodb": _Companion(
        "org.mongodb:mongodb-driver-sync",
        (2, 3),
        "no longer brings",
        (
            "spring-boot-starter-data-mongodb",
            "spring-boot-starter-data-mongodb-reactive",
            "mongodb-driver-reactivestreams",
            "mongodb-driver-legacy",
            "mongo-java-driver",
        ),
    ),
}


@fixer(
    "starter-companions",
    title="Declare what other starters bring in versions for Boot 2 or early Boot 3",
    source="POMs of pagehelper-spring-boot-starter 2.1.0 and knife4j 4.5.0; springdoc.org, FAQ; catalogue C03, C07",
    wave=Wave.STARTUP,
)
def starter_companions(case: Case) -> Iterable[Change]:
    """A direct dependency is nearer than a transitive one, so its version wins."""
    additions = Additions(case)
    named: list[str] = []
    for build in additions.builds:
        known = {declared.ga for declared in build.declared}
        artifacts = {declared.artifact for declared in build.declared}
        for declared in build.declared:
            companion = _COMPANIONS.get(declared.ga)
            if companion is None or declared.management or case.target.boot_line < companion.line:
                continue
            if not artifacts.isdisjoint(companion.unless):
                continue
            for item in parse_coordinates(companion.coordinate):
                if item.ga not in known:
                    build.add(declared.file, additions.placed(build, declared.file, item))
                    named.append(f"{declared.ga} {companion.said} {item.artifact}")
    yield from additions.changes("; ".join(dict.fromkeys(named)))


@fixer(
    "knife4j-extensions",
    title="Switch Knife4j's extensions off where springdoc no longer has what they call",
    source="classes of knife4j 4.5.0 (Knife4jOpenApiCustomizer) and of springdoc 2.7 (getGroupConfigs is a Set); C03",
    wave=Wave.STARTUP,
)
def knife4j_extensions(case: Case) -> Iterable[Change]:
    """With them every request for the documents is an error 500, in a build that is green. The documents and Knife4j's
    page are there without. Where they also guard the page by password or hide it, they stay: an error is no leak."""
    if case.target.boot_line < (3, 4) or not declares(case.project, b"knife4j-openapi3-jakarta-spring-boot-starter"):
        return
    files = list(config_files(case.project, b"knife4j"))
    if any(canonical(s.key) in _GUARDS and s.value == "true" for _, file in files for s in file.settings):
        return
    for path, file in files:
        setting = find(file, "knife4j.enable")
        if setting is not None and setting.value == "true":
            after = file.with_value(setting, "false")
            yield Change(path, after.source, "Knife4j 4.5's extensions fail on the springdoc that Boot 3.4 needs")
