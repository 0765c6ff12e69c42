"""Feign clients whose calls Hystrix ran (`feign.hystrix.enabled`): their circuit breaker, timeouts and exceptions.

Source: Spring Cloud 2020.0 release notes (Hystrix removed), Spring Cloud OpenFeign 4 reference, "Feign Spring Cloud
CircuitBreaker Support". Seen with the same program on Hoxton and on 2025.0: a failed call without a fallback throws
HystrixRuntimeException there and NoFallbackAvailableException here, for the same cause; both give up after a second.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.origin import came_from_before
from pipeline.sources.builds import Coordinate
from pipeline.sources.config import config_files
from pipeline.sources.config_server import handed_out, readers
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, canonical, find
from shared.models import Wave

_SWITCHES = ("feign.hystrix.enabled", "spring.cloud.openfeign.circuitbreaker.enabled")
_FEIGN = ("spring-cloud-starter-openfeign", "spring-cloud-starter-feign")
_BREAKER = Coordinate("org.springframework.cloud", "spring-cloud-starter-circuitbreaker-resilience4j")
_COMMAND = re.compile(
    r"hystrix\.command\.\[?(?P<key>default|\w+#\w+\([\w, $]*\))\]?\.execution\."
    r"(?:(?P<timeout>isolation\.thread\.timeoutinmilliseconds)|timeout\.enabled)",
    re.IGNORECASE,
)
_UNLIMITED = "spring.cloud.circuitbreaker.resilience4j.disable-time-limiter"


def hystrix_clients(project: Project, module: str | None = None) -> bool:
    """Feign's calls ran in Hystrix: in the project, or in one module and those below it. The switch is in their own
    settings or in what a config server of the project hands out to the module."""
    found = [
        path
        for path, file in config_files(project, b"hystrix", b"circuitbreaker", b"circuit-breaker")
        if any((setting := find(file, name)) is not None and setting.value.strip() == "true" for name in _SWITCHES)
    ]
    if not module or any(f"{project.module_of(path)}/".startswith(f"{module}/") for path in found):
        return bool(found)
    handed = handed_out(project, module) if found else None
    return handed is not None and any(path in handed.paths for path in found)


def _concerns_clients(project: Project, path: str) -> bool:
    """Hystrix' settings in this file were read where Feign's calls ran in it."""
    modules = readers(project, path) or [project.module_of(path)]
    return any(hystrix_clients(project, module) for module in modules)


@fixer(
    "feign-circuit-breaker",
    title="Give Feign clients a circuit breaker in Hystrix's place",
    source="Spring Cloud 2020.0 release notes; class FeignAutoConfiguration of OpenFeign 4.3 (conditions)",
    wave=Wave.POM,
)
def feign_circuit_breaker(case: Case) -> Iterable[Change]:
    """Feign's starter brought Hystrix. Without any circuit breaker the switch is read, no fallback is ever called,
    and nothing says so."""
    for build in builds_of(case.project) if came_from_before(case, (2, 4)) else ():
        for declared in list(build.declared):
            has = any(d.file == declared.file and "circuitbreaker" in d.artifact for d in build.declared)
            wanted = declared.artifact in _FEIGN and not declared.management and not declared.test
            if wanted and not has and hystrix_clients(case.project, case.project.module_of(declared.file)):
                build.add(declared.file, _BREAKER)
        yield from build.changes("Feign's starter brought Hystrix; what a fallback throws is no longer wrapped")


@fixer(
    "feign-hystrix-timeouts",
    title="Keep the time that Hystrix gave to Feign's calls",
    source="Spring Cloud Circuit Breaker 3 reference, Resilience4J properties; OpenFeign 4 reference",
    wave=Wave.STARTUP,
)
def feign_hystrix_timeouts(case: Case) -> Iterator[Change]:
    """`default` or one command, `Client#method(String,int)`: the breaker's name is that without its punctuation."""
    for path, file in config_files(case.project, b"hystrix"):
        if _concerns_clients(case.project, path):
            after = _timeouts(file)
            if after.source != file.source:
                yield Change(path, after.source, "Resilience4j gives up after a second too, unless told otherwise")


def _timeouts(file: ConfigFile) -> ConfigFile:
    renames: dict[Setting, str] = {}
    for setting in file.settings:
        match = _COMMAND.fullmatch(setting.key)
        value = setting.value.strip()
        if match and match["timeout"] and value.isdigit():
            renames[setting] = _limiter(match["key"])
        elif match and match["key"] == "default" and not match["timeout"] and value == "false":
            renames[setting] = _UNLIMITED
    known = {canonical(setting.key) for setting in file.settings}
    renames = {setting: new for setting, new in renames.items() if canonical(new) not in known}
    return _valued(file, renames)


def _limiter(key: str) -> str:
    name = "configs.default" if key == "default" else f"instances.{re.sub('[^a-zA-Z0-9]', '', key)}"
    return f"resilience4j.timelimiter.{name}.timeout-duration"


def _valued(file: ConfigFile, renames: Mapping[Setting, str]) -> ConfigFile:
    after = file
    for setting, new in renames.items():
        value = "true" if new == _UNLIMITED else f"{setting.value.strip()}ms"
        after = after.with_value(_at(after, setting.key, setting.document), value)
    moved = {_at(after, setting.key, setting.document): new for setting, new in renames.items()}
    return after.with_renamed(moved)


def _at(file: ConfigFile, key: str, document: int) -> Setting:
    return next(s for s in file.settings if s.key == key and s.document == document)
