"""Spring Cloud Gateway's filter for Hystrix, which became the one for any circuit breaker, with the same arguments."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.config import config_files
from pipeline.sources.project import Change
from pipeline.sources.settings import ConfigFile, canonical
from pipeline.sources.syntax import field
from shared.models import Wave

_FILTER = re.compile(r"spring\.cloud\.gateway\.(?:.*\.)?(?:default)?filters\[\d+\](?:\.name)?")
_NAMED = re.compile(r"Hystrix(?==|$)")


@fixer(
    "gateway-hystrix",
    title="Break the gateway's circuits by Spring Cloud Circuit Breaker",
    source="Spring Cloud Gateway 3.0 reference, CircuitBreaker filter: arguments name and fallbackUri, as Hystrix's",
    wave=Wave.STARTUP,
)
def gateway_hystrix(case: Case) -> Iterator[Change]:
    reason = "the gateway's filter for Hystrix ended with Hystrix"
    for path, file in config_files(case.project, b"Hystrix"):
        after = _renamed(file)
        if after.source != file.source:
            yield Change(path, after.source, reason)
    for path in case.project.java_paths(b"org.springframework.cloud.gateway"):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("hystrix"):
            edit.replace(field(call, "name"), "circuitBreaker")
        if edit:
            yield Change(path, edit.result(), reason)


def _renamed(file: ConfigFile) -> ConfigFile:
    """One at a time: an edit moves what is behind it."""
    for _ in file.settings:
        found = [s for s in file.settings if _FILTER.fullmatch(canonical(s.key)) and _NAMED.match(s.value)]
        if not found:
            break
        file = file.with_value(found[0], _NAMED.sub("CircuitBreaker", found[0].value))
    return file
