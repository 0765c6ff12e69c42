"""The settings of Keycloak's adapters: what they say of the application, and Spring Security's in their place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.sources.config import application_file, config_files, is_application, open_config, profile_of
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, canonical, find, under

_JWT = "spring.security.oauth2.resourceserver.jwt"
_SERVER, _REALM, _CLIENT = "keycloak.auth-server-url", "keycloak.realm", "keycloak.resource"
ISSUER = "%ISSUER%"
"""What stands for the realm's URL in other settings' values."""
_NAMED = re.compile(r'(?:\$\{|")(keycloak[\w.\-]*)')
_PROFILED = ("spring.config.activate.onprofile[", "spring.profiles[")
_CLAIMS = ("sub", "email", "preferred_username", "name", "given_name", "family_name", "nickname")
_WITHOUT_SUCCESSOR = (
    *("securityconstraints", "policyenforcer", "policyenforcerconfig", "realmkey", "realmpublickey", "proxyurl"),
    *("truststore", "clientkeystore", "configurationfile"),
)
"""Keys (below `keycloak.`) that secure something or reach the server in a way that Spring Security's settings lack."""
_MUST_BE_OFF = ("cors", "enablebasicauth", "disabletrustmanager", "allowanyhostname")
_DEAD = frozenset(
    {
        *("enabled", "sslrequired", "confidentialport", "publicclient", "beareronly", "autodetectbeareronly"),
        *("useresourcerolemappings", "principalattribute", "verifytokenaudience", "resource", "credentials", "cors"),
        *("corsmaxage", "corsallowedmethods", "corsallowedheaders", "corsexposedheaders", "exposetoken", "tokenstore"),
        *("connectionpoolsize", "enablebasicauth", "disabletrustmanager", "allowanyhostname", "alwaysrefreshtoken"),
        *("registernodeatstartup", "registernodeperiod", "tokenminimumtimetolive", "minimumtimebetweenjwksrequests"),
        *("publickeycachettl", "turnoffchangesessionidonlogin", "enablepkce", "ignoreoauthqueryparameter"),
        *("adapterstatecookiepath", "sockettimeout", "connectiontimeout", "connectionttl"),
    }
)
"""What the adapter alone read, its first name each."""


@dataclass(frozen=True)
class KeycloakSettings:
    """All settings of a project below `keycloak`, each with its file's path."""

    found: tuple[tuple[str, Setting], ...]

    @classmethod
    def of(cls, project: Project) -> "KeycloakSettings":
        files = ((path, file) for path, file in config_files(project, b"keycloak") if is_application(path))
        return cls(tuple((path, setting) for path, file in files for setting in under(file, "keycloak")))

    def values(self, key: str, *, tests: bool = True) -> set[str]:
        wanted = canonical(f"keycloak.{key}")
        return {s.value for p, s in self.found if canonical(s.key) == wanted and (tests or "src/test/" not in p)}

    @property
    def bearer_only(self) -> bool:
        """Every module with a realm says so, and none says otherwise."""
        main = [(p.partition("src/main/")[0], s) for p, s in self.found if "src/test/" not in p]
        homes = {home for home, s in main if canonical(s.key) == canonical(_REALM)}
        saying = {home for home, s in main if canonical(s.key) == "keycloak.beareronly"}
        return bool(saying) and homes <= saying and self.values("bearer-only", tests=False) == {"true"}

    @property
    def are_known(self) -> bool:
        """A realm and a server are named, and nothing is asked for that Spring Security has no setting for."""
        first = {_first(s) for _, s in self.found if s.value}
        off = all(self.values(name) <= {"false"} for name in _MUST_BE_OFF)
        said = self.values("realm", tests=False) and self.values("auth-server-url", tests=False)
        same = self.principal in _CLAIMS and all(
            len(self.values(k)) < 2 and self.values(k) <= {"true", "false"}
            for k in ("use-resource-role-mappings", "verify-token-audience")
        )
        return bool(said) and off and same and not first & set(_WITHOUT_SUCCESSOR) and self._has_client

    @property
    def _has_client(self) -> bool:
        return not (self.client_roles or self.checks_audience) or bool(self.values("resource", tests=False))

    @property
    def principal(self) -> str:
        """The claim that names the user; "" where files differ."""
        found = self.values("principal-attribute") or {"sub"}
        return found.pop() if len(found) == 1 else ""

    @property
    def client_roles(self) -> bool:
        """Roles are those of the client, not the realm's."""
        return self.values("use-resource-role-mappings") == {"true"}

    @property
    def checks_audience(self) -> bool:
        return self.values("verify-token-audience") == {"true"}


def _first(setting: Setting) -> str:
    return canonical(setting.key).split(".")[1].partition("[")[0] if "." in setting.key else ""


def default_files(project: Project) -> tuple[dict[str, ConfigFile], list[str]]:
    """The files with settings of Keycloak's, and which of them name the server for every profile."""
    files = {path: file for path, file in config_files(project, b"keycloak") if is_application(path)}
    return files, [p for p in files if profile_of(p) is None and "src/main/" in p and _homes(files[p], default=True)]


def successors(project: Project, settings: KeycloakSettings, more: Mapping[str, str]) -> Iterator[Change]:
    """The issuer in each place that names the server, made of the project's own keys, so that what a profile or the
    environment says of these still counts; and the files without the keys that only the adapter read.
    `more` are settings to add besides the issuer, of which ISSUER stands for it."""
    (files, default), read = default_files(project), _read_elsewhere(project)
    read |= {canonical(name) for value in more.values() for name in _NAMED.findall(value)}
    for path, before in files.items():
        file = before if read & {"keycloak", canonical(_SERVER)} else _without_slash(before)
        file = file.without([s for s in file.settings if _is_dead(s, settings, read)])
        modules = {project.module_of(other) for other in default}
        if path in default or project.module_of(path) not in modules:
            file = _with_issuer(file, settings, more, path in default)
        elif "src/test/" in path and profile_of(path) is None:
            named = bool(_homes(file, default=True))
            file = _with_issuer(file, settings, more, True) if named else _in_place(project, settings, path, file, more)
        if file.source != before.source:
            yield Change(path, file.source, "Spring Security's resource server takes the place of Keycloak's adapter")
    yield from _shadowing_tests(project, settings, files, more)


def _homes(file: ConfigFile, *, default: bool) -> list[int]:
    """Documents that name the server; with `default` only those that no profile turns on."""
    profiled = {s.document for s in file.settings if f"{canonical(s.key)}[".startswith(_PROFILED)}
    found = [s.document for s in file.settings if canonical(s.key) == canonical(_SERVER)]
    return [number for number in found if not default or number not in profiled]


def _with_issuer(file: ConfigFile, settings: KeycloakSettings, more: Mapping[str, str], default: bool) -> ConfigFile:
    for document in _homes(file, default=default)[: 1 if default else None]:
        server = find(file, _SERVER, document)
        slash = "" if server is not None and server.value.rstrip("}").endswith("/") else "/"
        if find(file, f"{_JWT}.issuer-uri", document) is None:
            issuer = f"${{{_SERVER}}}{slash}realms/${{{_REALM}}}"
            file = file.with_added(f"{_JWT}.issuer-uri", issuer, document)
            if settings.checks_audience:
                file = file.with_added(f"{_JWT}.audiences", f"${{{_CLIENT}}}", document)
            for key, value in more.items():
                file = file.with_added(key, value.replace(ISSUER, issuer), document)
    return file


def _shadowing_tests(
    project: Project, settings: KeycloakSettings, files: dict[str, ConfigFile], more: Mapping[str, str]
) -> Iterator[Change]:
    for main in [p for p in files if "src/main/" in p and profile_of(p) is None]:
        test = application_file(project, project.module_of(main), test=True)
        file = open_config(project, test) if test and test not in files else None
        if test is not None and file is not None:
            added = _in_place(project, settings, test, file, more)
            if added is not file:
                yield Change(test, added.source, "it takes the place of the main file, which names Keycloak's realm")


def _in_place(
    project: Project, settings: KeycloakSettings, test: str, file: ConfigFile, more: Mapping[str, str]
) -> ConfigFile:
    """A test file that takes the main one's place and does not name the server: the decoder asks for an issuer at
    the start, the adapter asked for its settings at the first request."""
    main = application_file(project, project.module_of(test))
    servers, realms = (settings.values(k, tests=False) for k in ("auth-server-url", "realm"))
    issuer = f"{servers.pop().rstrip('/')}/realms/{realms.pop()}" if len(servers) == len(realms) == 1 else "$"
    if main is None or "$" in issuer or test.rpartition("/")[2] != main.rpartition("/")[2]:
        return file
    added = file.with_added(f"{_JWT}.issuer-uri", issuer)
    client = settings.values("resource", tests=False)
    if (settings.client_roles or settings.checks_audience or more) and find(file, _CLIENT) is None:
        added = added.with_added(_CLIENT, client.pop())
    for key, value in more.items():
        added = added if key.endswith("secret") else added.with_added(key, value.replace(ISSUER, issuer))
    return added


def _without_slash(file: ConfigFile) -> ConfigFile:
    for setting in [s for s in file.settings if canonical(s.key) == canonical(_SERVER)]:
        if setting.value.endswith("/"):
            file = file.with_value(setting, setting.value.rstrip("/"))
    return file


def _is_dead(setting: Setting, settings: KeycloakSettings, read: frozenset[str]) -> bool:
    key = canonical(setting.key)
    if not key.startswith("keycloak.") or any(key == r or key.startswith(f"{r}.") for r in read):
        return False
    kept = key == canonical(_CLIENT) and (settings.client_roles or settings.checks_audience)
    return _first(setting) in _DEAD and not kept


def _read_elsewhere(project: Project) -> frozenset[str]:
    """Keys, and prefixes of keys, that code or another setting asks for."""
    texts = [project.text(path) for path in project.java_paths(b"keycloak")]
    texts += [s.value for _, file in config_files(project, b"keycloak") for s in file.settings]
    return frozenset(canonical(name) for text in texts for name in _NAMED.findall(text))
