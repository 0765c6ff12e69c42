"""Keycloak's Spring adapters, which ended before Spring Boot 3, in applications that only check bearer tokens.

Source: keycloak.org/2022/02/adapter-deprecation (their successor is Spring Security); Spring Security reference, "OAuth
2.0 Resource Server JWT"; sources of keycloak-spring-security-adapter and keycloak-adapter-core 18.0.2 (roles, name,
checks of a token); OAuth2ResourceServerJwtConfiguration of Spring Boot 3.5.16 (a decoder by issuer asks the server at
the first token, not at the start; validators that are beans are used, since 3.2).

An application that logs users in through pages is left for a person: pages, sessions and logout need a decision. So is
one with settings that Spring Security has none for (CORS by Keycloak, policy enforcers, security constraints).
"""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.coordinates import parse_coordinates
from pipeline.fixers.security.keycloak_adapter import KeycloakAdapter, find_keycloak
from pipeline.fixers.security.keycloak_chain import remove_resolvers, rewrite
from pipeline.fixers.security.keycloak_settings import KeycloakSettings, successors
from pipeline.fixers.security.keycloak_tokens import Tokens, uses
from pipeline.sources.builds import Build
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
_STARTER = "org.springframework.boot:spring-boot-starter-oauth2-resource-server"
_OWN_RESOLVERS = (b"implements KeycloakConfigResolver", b"extends KeycloakSpringBootConfigResolver")
_REASON = (
    "Spring Security checks the tokens instead of Keycloak's adapter: signature, issuer, type, roles and name as set. "
    "To look at: the issuer must be the one that the server's tokens name; a token in the URL (access_token) or a "
    "session without a token is not accepted any more; audiences are checked only where verify-token-audience was on"
)
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
    yield from _code(case, adapters, settings)
    yield from successors(case.project, settings)
    yield from _builds(case)


def can_move(case: Case, adapters: list[KeycloakAdapter], settings: KeycloakSettings) -> bool:
    stateless = all(a.stateless for a in adapters) and "cookie" not in settings.values("token-store")
    tokens_only = settings.bearer_only or stateless
    plain = all(adapter.is_plain for adapter in adapters)
    resolves = case.project.java_paths(
        b"implements KeycloakConfigResolver", b"extends KeycloakSpringBootConfigResolver"
    )
    known = settings.are_known and case.target.boot_line >= _VALIDATORS
    return bool(adapters) and tokens_only and plain and known and not resolves


def _code(case: Case, adapters: list[KeycloakAdapter], settings: KeycloakSettings) -> Iterator[Change]:
    project, validated = case.project, set[str]()
    readable = _readable(project, settings)
    for path in project.java_paths(b"org.keycloak"):
        edit = project.java(path).edit()
        empty = remove_resolvers(edit)
        if path in readable:
            Tokens(edit.file, settings.principal).rewrite(edit)
        for adapter in (a for a in adapters if a.path == path):
            module = project.module_of(path)
            rewrite(edit, adapter, settings, validates=module not in validated)
            validated.add(module)
        if not edit:
            continue
        name = path.rpartition("/")[2].removesuffix(".java")
        unused = empty and len(project.java_paths(name.encode())) == 1
        reason = (
            "Keycloak's adapters have no release for Spring Boot 3; audience, roles and the user's name stay as set"
        )
        yield Change(path, None if unused else edit.result(), reason)


def _readable(project: Project, settings: KeycloakSettings) -> list[str]:
    """Files that read Keycloak's tokens, when all that they do with them is understood."""
    found = [path for path in project.java_paths(b"org.keycloak") if any(uses(project.java(path)))]
    paths = [path for path in found if "src/test/" not in path]
    files = [project.java(path) for path in paths]
    return paths if all(Tokens(f, settings.principal).rewrite(f.edit()) for f in files) else []


def _builds(case: Case) -> Iterable[Change]:
    additions = Additions(case)
    starter, gone = parse_coordinates(_STARTER)[0], list[str]()
    for build in additions.builds:
        served: set[str] = set()
        for declared in build.declared:
            if declared.ga not in _ADAPTERS:
                continue
            new = (
                not declared.management and declared.file not in served and not build.declares(declared.file, _STARTER)
            )
            build.replace(declared, [additions.placed(build, declared.file, starter)] if new else [])
            served |= {declared.file} if not declared.management else set()
        gone += [d.ga for d in build.declared if d.ga in _ADAPTERS] + _without_bom(build)
    yield from additions.changes(f"no release for Spring Boot 3: {', '.join(dict.fromkeys(gone))}")


def _without_bom(build: Build) -> list[str]:
    left = [d for d in build.declared if d.group == _GROUP and d.ga not in _ADAPTERS and not d.versioned]
    boms = [d for d in build.declared if d.ga == "org.keycloak.bom:keycloak-adapter-bom" and not left]
    for bom in boms:
        build.replace(bom, [])
    return [bom.ga for bom in boms]
