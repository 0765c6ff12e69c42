"""Keycloak's Spring adapters, which ended before Spring Boot 3: applications that check bearer tokens, and those that
log users in as well (keycloak_login.py).

Source: keycloak.org/2022/02/adapter-deprecation (their successor is Spring Security); Spring Security reference, "OAuth
2.0 Resource Server JWT"; sources of keycloak-spring-security-adapter and keycloak-adapter-core 18.0.2 (roles, name,
checks of a token); OAuth2ResourceServerJwtConfiguration of Spring Boot 3.5.16 (a decoder by issuer asks the server at
the first token, not at the start; validators that are beans are used, since 3.2).

Left for a person are settings that Spring Security has none for (CORS by Keycloak, policy enforcers, security
constraints), and logins by more than the plain settings.
"""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.coordinates import parse_coordinates
from pipeline.fixers.security.keycloak_adapter import KeycloakAdapter, find_keycloak, is_own_resolver
from pipeline.fixers.security.keycloak_chain import remove_resolvers, rewrite
from pipeline.fixers.security.keycloak_login import client, login, logs_in
from pipeline.fixers.security.keycloak_settings import KeycloakSettings, successors
from pipeline.fixers.security.keycloak_tokens import Tokens, uses
from pipeline.sources.builds import Build, Coordinate
from pipeline.sources.project import Change, Project
from shared.models import Wave

_GROUP = "org.keycloak"
_ADAPTERS = frozenset(
    f"{_GROUP}:keycloak-{name}"
    for name in (
        *("spring-boot-starter", "spring-boot-2-starter", "spring-boot-adapter", "spring-boot-2-adapter"),
        *("spring-boot-adapter-core", "spring-security-adapter", "tomcat-adapter", "adapter-core"),
    )
)
_STARTERS = parse_coordinates(
    "org.springframework.boot:spring-boot-starter-oauth2-resource-server"
    " + org.springframework.boot:spring-boot-starter-oauth2-client"
)
"""The second where users log in."""
_OWN_RESOLVERS = (b"implements KeycloakConfigResolver", b"extends KeycloakSpringBootConfigResolver")
_VALIDATORS = (3, 2)
"""The first Boot line whose decoder takes validators that are beans."""


@fixer(
    "keycloak-resource-server",
    title="Let Spring Security check the bearer tokens that Keycloak's adapter checked",
    source="keycloak.org/2022/02/adapter-deprecation; Spring Security reference, OAuth 2.0 Resource Server JWT; C24",
    wave=Wave.IMPORTS,
)
def keycloak_resource_server(case: Case) -> Iterator[Change]:
    """All of a project or nothing; runs before the fixers of WebSecurityConfigurerAdapter, which do the rest."""
    adapters, settings = find_keycloak(case.project), KeycloakSettings.of(case.project)
    if not can_move(case, adapters, settings):
        return
    tokens = _tokens_only(adapters, settings)
    readable = _readable(case.project, settings, logins=not tokens)
    if not tokens and not logs_in(case.project, adapters, settings, readable):
        return
    yield from _code(case, adapters, settings, readable, logins=not tokens)
    yield from [] if tokens else [login(adapters[0], settings)]
    yield from successors(case.project, settings, {} if tokens else client(settings))
    yield from _builds(case, _STARTERS[:1] if tokens else _STARTERS)


def _tokens_only(adapters: list[KeycloakAdapter], settings: KeycloakSettings) -> bool:
    stateless = all(a.stateless for a in adapters) and "cookie" not in settings.values("token-store")
    return settings.bearer_only or stateless


def can_move(case: Case, adapters: list[KeycloakAdapter], settings: KeycloakSettings) -> bool:
    plain = all(adapter.is_plain for adapter in adapters)
    plain_resolvers = all(_goes(case.project, path) for path in case.project.java_paths(*_OWN_RESOLVERS))
    known = settings.are_known and case.target.boot_line >= _VALIDATORS
    return bool(adapters) and plain and known and plain_resolvers


def _goes(project: Project, path: str) -> bool:
    """The file's one class is a resolver that adds nothing, and only tests name it."""
    file, name = project.java(path), path.rpartition("/")[2].removesuffix(".java")
    classes = list(file.walk("class_declaration"))
    others = [p for p in project.java_paths(name.encode()) if p != path and "src/test/" not in p]
    return len(classes) == 1 and is_own_resolver(file, classes[0]) and not others


def _code(
    case: Case, adapters: list[KeycloakAdapter], settings: KeycloakSettings, readable: list[str], *, logins: bool
) -> Iterator[Change]:
    project, validated = case.project, set[str]()
    for path in project.java_paths(b"org.keycloak"):
        edit = project.java(path).edit()
        empty, gone = remove_resolvers(edit)
        if path in readable:
            Tokens(edit.file, settings.principal, logins).rewrite(edit)
        for adapter in (a for a in adapters if a.path == path):
            module = project.module_of(path)
            rewrite(edit, adapter, settings, validates=module not in validated, logins=logins)
            validated.add(module)
        name = path.rpartition("/")[2].removesuffix(".java")
        unused = empty and (len(project.java_paths(name.encode())) == 1 or _goes(project, path))
        if not edit and not unused:
            continue
        reason = (
            "Keycloak's adapters have no release for Spring Boot 3; audience, roles and the user's name stay as set"
        )
        reason += f"; {', '.join(gone)} only told the adapter of Spring Boot's settings" if gone else ""
        yield Change(path, None if unused else edit.result(), reason)


def _readable(project: Project, settings: KeycloakSettings, *, logins: bool) -> list[str]:
    """Files that read Keycloak's tokens, when all that they do with them is understood."""
    found = [path for path in project.java_paths(b"org.keycloak") if any(uses(project.java(path)))]
    paths = [path for path in found if "src/test/" not in path]
    files = [project.java(path) for path in paths]
    return paths if all(Tokens(f, settings.principal, logins).rewrite(f.edit()) for f in files) else []


def _builds(case: Case, starters: tuple[Coordinate, ...]) -> Iterable[Change]:
    additions, gone = Additions(case), list[str]()
    for build in additions.builds:
        served: set[str] = set()
        for declared in build.declared:
            if declared.ga not in _ADAPTERS:
                continue
            missing = [s for s in starters if not build.declares(declared.file, s.ga)]
            new = list[Coordinate]() if declared.management or declared.file in served else missing
            build.replace(declared, [additions.placed(build, declared.file, starter) for starter in new])
            served |= {declared.file} if not declared.management else set()
        gone += [d.ga for d in build.declared if d.ga in _ADAPTERS] + _without_bom(build)
    yield from additions.changes(f"no release for Spring Boot 3: {', '.join(dict.fromkeys(gone))}")


def _without_bom(build: Build) -> list[str]:
    left = [d for d in build.declared if d.group == _GROUP and d.ga not in _ADAPTERS and not d.versioned]
    boms = [d for d in build.declared if d.ga == "org.keycloak.bom:keycloak-adapter-bom" and not left]
    for bom in boms:
        build.replace(bom, [])
    return [bom.ga for bom in boms]
