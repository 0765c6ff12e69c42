"""The gateway endpoint of Spring Cloud Gateway is off by default since 4.3 (train 2025.0).

Only its reading is switched on again: writing lets callers change routes (CVE-2025-41243).
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added
from pipeline.fixers.origin import depends_on
from pipeline.sources.config import config_files, is_application
from pipeline.sources.project import Change
from pipeline.sources.settings import canonical
from shared.models import Wave

_EXPOSED = re.compile(r"management\.endpoints\.web\.exposure\.include(\[\d+\])?")
_NAMED = re.compile(r"(?<![\w-])gateway(?![\w-])")
_OWN = re.compile(r"management\.endpoint\.gateway\.(enabled|access)")


@fixer(
    "gateway-endpoint",
    title="Let the gateway endpoint be read where it is exposed",
    source="Spring Cloud Gateway 4.3 configuration metadata: management.endpoint.gateway.access is none by default",
    wave=Wave.TEST,
)
def gateway_endpoint(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 5) or not depends_on(project, r"spring-cloud-starter-gateway[\w-]*"):
        return
    modules: set[str] = set()
    for path, file in config_files(project, b"gateway"):
        keys = [(canonical(s.key), s.value) for s in file.settings]
        exposes = any(_EXPOSED.fullmatch(key) and _NAMED.search(value) for key, value in keys)
        if is_application(path) and exposes and not any(_OWN.fullmatch(key) for key, _ in keys):
            modules.add(project.module_of(path))
    reason = "the endpoint is off by default now; changing routes through it stays off"
    yield from added(project, "management.endpoint.gateway.access", "read-only", reason, sorted(modules))
