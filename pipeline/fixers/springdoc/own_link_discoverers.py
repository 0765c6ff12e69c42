"""Applications with LinkDiscoverers of their own, as was usual beside Springfox: HATEOAS' own set-up leaves off there.

Its answers had no HAL before and have none now; springdoc must not look for HAL's parts, which are not there.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added
from pipeline.fixers.origin import depends_on
from pipeline.sources.project import Change
from shared.models import Wave

_BEAN = re.compile(rb"@Bean\b[^;{}]*\bLinkDiscoverers\s+\w+\s*\(")


@fixer(
    "springdoc-without-hal",
    title="Keep springdoc off HATEOAS' parts where the application has LinkDiscoverers of its own",
    source="HypermediaAutoConfiguration, conditional on missing LinkDiscoverers; springdoc.enable-hateoas",
    wave=Wave.STARTUP,
)
def springdoc_without_hal(case: Case) -> Iterator[Change]:
    project = case.project
    if not depends_on(project, "spring-boot-starter-hateoas") or not depends_on(
        project, r"springdoc-openapi-starter-.*"
    ):
        return
    homes = [p for p in project.java_paths(b"LinkDiscoverers") if "src/main/" in p and _BEAN.search(project.read(p))]
    modules = dict.fromkeys(map(project.module_of, homes))
    yield from added(project, "springdoc.enable-hateoas", "false", "HATEOAS is not set up in this application", modules)
