"""Settings of OAuth 2 clients: how one shows its secret (`basic` and `post` ended), and where a login comes back to.

Shapes: `spring.security.oauth2.client.registration.*.client-authentication-method` in settings and in the code's own
(`properties = "..=post"`), in any case, as Spring Security 5 compared names without it; `new
ClientAuthenticationMethod("post")`. Error: at start-up or at the first login, that the method is not supported.
`..redirect-uri-template` is `..redirect-uri` since Boot 2.1, and not read any more since 2.2.
Left: values by placeholders, and the environment.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.settings import ConfigFile, canonical, find
from pipeline.sources.syntax import arguments, field_text, literal, simple_name
from shared.models import Wave

_KEY = re.compile(r"spring\.security\.oauth2\.client\.registration\..+\.clientauthenticationmethod")
_INLINE = re.compile(r"(?P<key>spring\.security\.oauth2\.client\.registration\.[\w.-]+)(?P<mid>\s*[=:]\s*)(?P<to>\w+)")
_TEMPLATE = re.compile(r"spring\.security\.oauth2\.client\.registration\..+\.redirecturitemplate")
_ENDED = {"basic": "client_secret_basic", "post": "client_secret_post"}
_KNOWN = (*_ENDED.values(), "client_secret_jwt", "private_key_jwt", "none")
_REASON = "Spring Security 6 knows client_secret_basic and client_secret_post, in small letters"


@fixer(
    "oauth-client-methods",
    title="Name OAuth 2 clients' ways to authenticate as Spring Security 6 knows them",
    source="Spring Security 5.8 API: ClientAuthenticationMethod.BASIC and POST are deprecated in favour of "
    "CLIENT_SECRET_BASIC and CLIENT_SECRET_POST, and compared without case; 6.0 removed them",
    wave=Wave.STARTUP,
)
def oauth_client_methods(case: Case) -> Iterator[Change]:
    for path, file in config_files(case.project, b"oauth2"):
        after = file
        for setting in file.settings:
            new = _successor(setting.value) if _KEY.fullmatch(canonical(setting.key)) else None
            if new is not None:
                after = after.with_value(setting, new)
        if after.source != file.source:
            yield Change(path, after.source, _REASON)
    for path in case.project.java_paths(b"ClientAuthenticationMethod(", b"spring.security.oauth2.client.registration."):
        edit = case.project.java(path).edit()
        _made(edit)
        _inline(edit)
        if edit:
            yield Change(path, edit.result(), _REASON)


def _successor(value: str) -> str | None:
    """The name as it is now, None where it is the same or no name that was known."""
    lower = value.strip().lower()
    new = _ENDED.get(lower, lower if lower in _KNOWN else None)
    return new if new != value else None


def _made(edit: JavaEdit) -> None:
    for made in edit.file.walk("object_creation_expression"):
        if simple_name(field_text(edit.file, made, "type")) != "ClientAuthenticationMethod":
            continue
        for value in arguments(made):
            new = _successor(literal(edit.file, value) or "")
            if new is not None:
                edit.replace(value, f'"{new}"')


def _inline(edit: JavaEdit) -> None:
    for node in edit.file.walk("string_fragment"):
        found = _INLINE.fullmatch(edit.file.text(node))
        new = _successor(found["to"]) if found and _KEY.fullmatch(canonical(found["key"])) else None
        if found and new is not None:
            edit.replace(node, f"{found['key']}{found['mid']}{new}")


@fixer(
    "oauth-client-redirects",
    title="Say by redirect-uri where an OAuth 2 login comes back to",
    source="Spring Boot 2.1 API: OAuth2ClientProperties.Registration.getRedirectUriTemplate is deprecated in favour of "
    "getRedirectUri; 2.2 removed it",
    wave=Wave.STARTUP,
)
def oauth_client_redirects(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 2)):
        return
    for path, file in config_files(case.project, b"edirect"):
        after = _renamed(file)
        if after.source != file.source:
            yield Change(path, after.source, "Boot reads redirect-uri, and no template")


def _renamed(file: ConfigFile) -> ConfigFile:
    names = {
        setting: f"{setting.key.rpartition('.')[0]}.redirect-uri"
        for setting in file.settings
        if _TEMPLATE.fullmatch(canonical(setting.key))
    }
    return file.with_renamed({s: new for s, new in names.items() if find(file, new, s.document) is None})
