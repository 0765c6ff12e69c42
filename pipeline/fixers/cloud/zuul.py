"""@EnableZuulProxy with nothing but routes in one file -> Spring Cloud Gateway Server MVC with the same routes.

Shapes: routes by URL or service, in short (`zuul.routes.users: /users/**`) or with path, strip-prefix and sensitive
headers; a prefix; timeouts of Zuul, Ribbon and Hystrix; all of it in the module's own file, or in the one that a config
server of the same tree hands out to it. Left to a person: filters, fallbacks and route locators in code, a route for
every registered service (the gateway has none by discovery), routes of a config server elsewhere or in several
profiles, Ribbon's own lists of servers, Spring Security (Zuul dropped the services' security headers), a context path.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.cloud.zuul_routes import Zuul, as_properties, as_yaml, is_zuul
from pipeline.fixers.cloud.zuul_settings import Found, settings_of
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import newline_of
from shared.models import Wave

_ENABLE = "org.springframework.cloud.netflix.zuul.EnableZuulProxy"
_CODE = re.compile(rb"netflix\.(?:zuul|ribbon|loadbalancer|hystrix)")
_DISCOVERY = re.compile(
    r"spring-cloud-(?:starter-)?(?:netflix-)?(?:eureka|consul|zookeeper|kubernetes|alibaba-nacos).*"
)
_BALANCED = re.compile(
    r"spring-cloud-starter-(?:loadbalancer|(?:netflix-)?eureka(?:-client)?|consul-(?:discovery|all))"
)
_ELSEWHERE = re.compile(
    r"spring-cloud-starter-(?:consul-config|consul-all|zookeeper-config|alibaba-nacos-config|oauth2|security)"
    r"|spring-boot-starter-(?:security|webflux|oauth2-.*)|spring-security-.*"
)
_CLIENT = ("spring-cloud-starter-config", "spring-cloud-config-client")
_REASON = (
    "the gateway answers 500, not 504, when a service is late, loses the body of a form sent by PATCH, "
    "and tells the port of the connection; paths below /zuul/ ended"
)
_TOGETHER = "roll out the config server and the gateway together, as neither's old half reads the other's new one; "


@fixer(
    "zuul-routes",
    title="Write Zuul's routes for Spring Cloud Gateway Server MVC",
    source="Spring Cloud Gateway 4.3 reference, Server MVC; Spring Cloud Netflix 2.2 reference, Zuul; catalogue B01",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def zuul_routes(case: Case) -> Iterator[Change]:
    project = case.project
    for path in project.java_paths(b"EnableZuulProxy") if case.target.boot_line >= (3, 5) else ():
        module = project.module_of(path)
        names = list(_artifacts(case, module))
        found = settings_of(project, module, client=any(name in _CLIENT for name in names))
        if found is not None and project.java(path).imported(_ENABLE) and _only_enabled(project, module, path):
            after = _rewritten(found) if _is_alone(names, found.zuul) else None
            if after:
                yield Change(found.path, after, _TOGETHER + _REASON if found.handed else _REASON)
                yield Change(
                    path, _without_annotation(project, path), "the gateway is configured without an annotation"
                )


def _is_alone(names: Collection[str], zuul: Zuul) -> bool:
    """Nothing that the module depends on adds routes or headers, and services can be found."""
    elsewhere = any(_ELSEWHERE.fullmatch(name) for name in names)
    discovers = any(_DISCOVERY.fullmatch(name) for name in names)
    balanced = any(_BALANCED.fullmatch(name) for name in names)
    return not elsewhere and (zuul.closed or not discovers) and (balanced or not zuul.balanced)


def _only_enabled(project: Project, module: str, path: str) -> bool:
    """No code of the module uses Zuul or what is below it, but for the annotation."""
    here = [p for p in project.java_paths(b"netflix") if project.module_of(p) == module]
    uses = {p: len(_CODE.findall(project.read(p))) for p in here}
    return uses.get(path) == 1 and sum(uses.values()) == 1


def _artifacts(case: Case, module: str) -> Iterable[str]:
    """What the module's build file and those of the directories above it declare."""
    for build in builds_of(case.project):
        for declared in build.declared:
            home = case.project.module_of(declared.file)
            if not declared.management and (home in ("", module) or module.startswith(f"{home}/")):
                yield declared.artifact


def _rewritten(found: Found) -> bytes | None:
    after = found.file.without([s for s in found.file.settings if is_zuul(s)])
    if any(is_zuul(s) for s in after.settings):
        return None
    newline = newline_of(found.file.source)
    lines = as_properties(found.zuul) if found.path.endswith(".properties") else as_yaml(found.zuul)
    kept = after.source.decode().rstrip()
    return f"{kept}{newline if kept else ''}{newline.join(lines)}{newline}".encode()


def _without_annotation(project: Project, path: str) -> bytes:
    edit = project.java(path).edit()
    for annotation in edit.file.annotations("EnableZuulProxy"):
        edit.delete_annotation(annotation)
    edit.remove_import(_ENABLE)
    return edit.result()
