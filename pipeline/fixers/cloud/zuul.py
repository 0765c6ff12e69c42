"""@EnableZuulProxy with nothing but routes in one file -> Spring Cloud Gateway Server MVC with the same routes.

Shapes: routes by URL or service, in short (`zuul.routes.users: /users/**`) or with path, strip-prefix and sensitive
headers; a prefix; timeouts of Zuul, Ribbon and Hystrix. Left to a person: filters, fallbacks and route locators in
code, a route for every registered service (the gateway has none by discovery), routes of a config server or in several
profiles, Ribbon's own lists of servers, Spring Security (Zuul dropped the services' security headers), a context path.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.cloud.zuul_routes import Zuul, as_properties, as_yaml, is_zuul
from pipeline.sources.config import config_files, is_application
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, canonical
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
    r"spring-cloud-starter-(?:config|consul-config|consul-all|zookeeper-config|alibaba-nacos-config|oauth2|security)"
    r"|spring-boot-starter-(?:security|webflux|oauth2-.*)|spring-security-.*"
)
_MOVED = ("server.servlet.contextpath", "server.contextpath", "spring.mvc.servlet.path", "server.servlet.path")


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
        found = _settings(project, module)
        if found is not None and project.java(path).imported(_ENABLE) and _only_enabled(project, module, path):
            config, file, zuul = found
            names = _artifacts(case, module)
            after = _rewritten(config, file, zuul) if _is_alone(names, zuul) else None
            if after:
                reason = (
                    "the gateway answers 500, not 504, when a service is late, loses the body of a form sent by PATCH, "
                    "and tells the port of the connection; paths below /zuul/ ended"
                )
                yield Change(config, after, reason)
                yield Change(
                    path, _without_annotation(project, path), "the gateway is configured without an annotation"
                )


def _is_alone(artifacts: Iterable[str], zuul: Zuul) -> bool:
    """Nothing that the module depends on adds routes or headers, and services can be found."""
    names = list(artifacts)
    elsewhere = any(_ELSEWHERE.fullmatch(name) for name in names)
    discovers = any(_DISCOVERY.fullmatch(name) for name in names)
    balanced = any(_BALANCED.fullmatch(name) for name in names)
    return not elsewhere and (zuul.closed or not discovers) and (balanced or not zuul.balanced)


def _only_enabled(project: Project, module: str, path: str) -> bool:
    """No code of the module uses Zuul or what is below it, but for the annotation."""
    here = [p for p in project.java_paths(b"netflix") if project.module_of(p) == module]
    uses = {p: len(_CODE.findall(project.read(p))) for p in here}
    return uses.get(path) == 1 and sum(uses.values()) == 1


def _settings(project: Project, module: str) -> tuple[str, ConfigFile, Zuul] | None:
    """The one file with Zuul's settings, when all of them have an equal."""
    files = [(p, f) for p, f in config_files(project) if project.module_of(p) == module]
    zuul = [(p, f) for p, f in files if any(is_zuul(s) for s in f.settings)]
    moved = any(canonical(s.key) in _MOVED for _, f in files for s in f.settings)
    if len(zuul) != 1 or moved or not is_application(zuul[0][0]) or "src/test/" in zuul[0][0]:
        return None
    path, file = zuul[0]
    read = Zuul(file.settings)
    return (path, file, read) if read.known and {s.document for s in file.settings} == {0} else None


def _artifacts(case: Case, module: str) -> Iterable[str]:
    """What the module's build file and those of the directories above it declare."""
    for build in builds_of(case.project):
        for declared in build.declared:
            home = case.project.module_of(declared.file)
            if not declared.management and (home in ("", module) or module.startswith(f"{home}/")):
                yield declared.artifact


def _rewritten(path: str, file: ConfigFile, zuul: Zuul) -> bytes | None:
    after = file.without([s for s in file.settings if is_zuul(s)])
    if any(is_zuul(s) for s in after.settings):
        return None
    newline = newline_of(file.source)
    lines = as_properties(zuul) if path.endswith(".properties") else as_yaml(zuul)
    kept = after.source.decode().rstrip()
    return f"{kept}{newline if kept else ''}{newline.join(lines)}{newline}".encode()


def _without_annotation(project: Project, path: str) -> bytes:
    edit = project.java(path).edit()
    for annotation in edit.file.annotations("EnableZuulProxy"):
        edit.delete_annotation(annotation)
    edit.remove_import(_ENABLE)
    return edit.result()
