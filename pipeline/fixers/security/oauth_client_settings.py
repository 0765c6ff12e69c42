"""`security.oauth2.client.*` of a client that asks for tokens with its own credentials -> Spring Boot's registration.

Source: OAuth2ClientProperties of Spring Boot 3.5; ClientCredentialsResourceDetails of spring-security-oauth2 2.5.2 (its
scheme is `header` by default, its scope a list).
"""

from collections.abc import Iterator

from pipeline.sources.config_server import told
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import INDEX, ConfigFile, Setting, canonical, find, under

REGISTRATION = "client-credentials"
OLD = "security.oauth2.client"
_NEW = "spring.security.oauth2.client"
_KEYS = {
    "clientid": f"{_NEW}.registration.{REGISTRATION}.client-id",
    "clientsecret": f"{_NEW}.registration.{REGISTRATION}.client-secret",
    "granttype": f"{_NEW}.registration.{REGISTRATION}.authorization-grant-type",
    "scope": f"{_NEW}.registration.{REGISTRATION}.scope",
    "clientauthenticationscheme": f"{_NEW}.registration.{REGISTRATION}.client-authentication-method",
    "accesstokenuri": f"{_NEW}.provider.{REGISTRATION}.token-uri",
}
_NEEDED = {"clientid", "clientsecret", "accesstokenuri"}
_SCHEMES = {"header": "client_secret_basic", "form": "client_secret_post"}
_UNUSED = {"id", "userauthorizationuri", "tokenname", "authenticationscheme"}
"""A grant by the client's own credentials does not ask for the first three; the last is a header by default."""
_ASKED = "security.oauth2.resource.tokeninfouri"
"""An endpoint that the same credentials are shown to."""
_PLACES = ("**/*.yml", "**/*.yaml", "**/*.env", "**/Dockerfile", "**/*.sh", "**/*.properties")


def with_registration(project: Project, module: str, reason: str, *, typed: bool) -> list[Change] | None:
    """The application's files with a registration; None when they say more, or not all. `typed`: the code says that
    the grant is by the client's credentials, whatever the settings say."""
    files = told(project, module, b"oauth2")
    if files is None or any(under(f, OLD) for f in files.shared.values()) or _is_read(project, module):
        return None
    settings = [s for file in files.every.values() for s in under(file, OLD)]
    if any(canonical(s.key) == _ASKED for file in files.every.values() for s in file.settings):
        return None
    said = {_name(s) for s in settings}
    grants = {s.value for s in settings if _name(s) == "granttype"}
    schemes = {s.value for s in settings if _name(s) == "clientauthenticationscheme"}
    known = said <= {*_KEYS, *_UNUSED} and schemes <= set(_SCHEMES) and _plain_header(settings)
    if not said >= _NEEDED or not known or not grants <= {"client_credentials"} or not (grants or typed):
        return None
    return list(_changes(files.own, reason, adds=not grants))


def _name(setting: Setting) -> str:
    return INDEX.sub("", canonical(setting.key).removeprefix(f"{canonical(OLD)}."))


def _plain_header(settings: list[Setting]) -> bool:
    return all(s.value == "header" for s in settings if _name(s) == "authenticationscheme")


def _is_read(project: Project, module: str) -> bool:
    """Something else than Spring asks for a key, or the environment gives one."""
    read = project.java_paths(b"${security.oauth2.client", b'"security.oauth2.client.')
    here = [p for p in read if project.module_of(p) == module]
    texts = [project.read(path) for path in project.glob(*_PLACES)]
    return bool(here) or any(b"SECURITY_OAUTH2_CLIENT" in t or b"${security.oauth2.client" in t for t in texts)


def _changes(files: dict[str, ConfigFile], reason: str, *, adds: bool) -> Iterator[Change]:
    for path, file in files.items():
        after = _moved(file)
        client = find(after, _KEYS["clientid"])
        if adds and client is not None:
            after = after.with_added(_KEYS["granttype"], "client_credentials", client.document)
        if after.source != file.source:
            yield Change(path, after.source, reason)


def _moved(file: ConfigFile) -> ConfigFile:
    file = file.without([s for s in under(file, OLD) if _name(s) in _UNUSED])
    for setting in under(file, OLD):
        if _name(setting) == "clientauthenticationscheme":
            file = file.with_value(setting, _SCHEMES[setting.value])
    renames = {s: _KEYS[_name(s)] + _index(s) for s in under(file, OLD)}
    return file.with_renamed(renames)


def _index(setting: Setting) -> str:
    found = INDEX.search(setting.key)
    return found[0] if found else ""
