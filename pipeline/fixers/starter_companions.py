"""Libraries that a third party's starter brings in a version that Boot 3 can't run.

Source: POM of pagehelper-spring-boot-starter 2.1.0 (MyBatis starter 2.3.2, which is for Boot 2); POM of
knife4j-openapi3-jakarta-spring-boot-starter 4.5.0 (springdoc 2.3.0) and springdoc's table of compatible Boot versions
(springdoc.org, FAQ: Boot 3.4 needs 2.7, 3.5 needs 2.8), for Spring 6.2 removed a constructor that older ones call.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.fixers.additions import Additions
from pipeline.fixers.base import Case, fixer
from pipeline.fixers.coordinates import parse_coordinates
from pipeline.knowledge import Line
from pipeline.sources.project import Change
from shared.models import Wave


@dataclass(frozen=True)
class _Companion:
    coordinate: str
    line: Line
    """The first Boot line that needs it."""


_COMPANIONS: Mapping[str, _Companion] = {
    "com.github.pagehelper:pagehelper-spring-boot-starter": _Companion(
        "org.mybatis.spring.boot:mybatis-spring-boot-starter:3.0.5", (3, 0)
    ),
    "com.github.xiaoymin:knife4j-openapi3-jakarta-spring-boot-starter": _Companion(
        "org.springdoc:springdoc-openapi-starter-webmvc-ui:2.8.13", (3, 4)
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
        for declared in build.declared:
            companion = _COMPANIONS.get(declared.ga)
            if companion is None or declared.management or case.target.boot_line < companion.line:
                continue
            for item in parse_coordinates(companion.coordinate):
                if item.ga not in known:
                    build.add(declared.file, additions.placed(build, declared.file, item))
                    named.append(f"{declared.ga} brings an older {item.artifact}")
    yield from additions.changes("; ".join(dict.fromkeys(named)))
