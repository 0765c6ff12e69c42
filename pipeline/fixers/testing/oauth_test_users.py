"""Users of `oauth2Login()` and `oidcLogin()` in tests, who had ROLE_USER and have OAUTH2_USER or OIDC_USER now.

Shapes: the request post-processors of spring-security-test and `mockOAuth2Login()`, `mockOidcLogin()` of its
configurers for WebTestClient, without authorities or a user of the test's own, where the application names ROLE_USER
at all. What maps authorities in the application does not see these users.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.security.oauth_user_authorities import asks_for_role
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, chain_after, field_text, simple_name
from shared.models import Wave

_LOGINS = ("oauth2Login", "oidcLogin", "mockOAuth2Login", "mockOidcLogin")
_HOMES = ("SecurityMockMvcRequestPostProcessors", "SecurityMockServerConfigurers")
_OWN = ("authorities", "oauth2User", "oidcUser")
_GRANTED = "org.springframework.security.core.authority.SimpleGrantedAuthority"


@fixer(
    "oauth-test-users",
    title="Keep granting ROLE_USER to the users of an OAuth 2 login in tests",
    source="Spring Security 6.0 migration guide, OAuth2: default authorities OAUTH2_USER and OIDC_USER; "
    "SecurityMockMvcRequestPostProcessors of 5.7, whose users have ROLE_USER and SCOPE_read",
    wave=Wave.TEST,
)
def oauth_test_users(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 0)):
        return
    for path in case.project.java_paths(*(f"{name}()".encode() for name in _LOGINS)):
        edit = case.project.java(path).edit()
        calls = [call for call in edit.file.calls(*_LOGINS) if _is_mock(edit.file, call)]
        if not calls or not asks_for_role(case.project, map(case.project.read, beside(case.project, path))):
            continue
        for call in calls:
            name = edit.type_name(_GRANTED)
            edit.insert(call.end_byte, f'.authorities(new {name}("ROLE_USER"), new {name}("SCOPE_read"))')
        if edit:
            yield Change(path, edit.result(), "Spring Security 6 grants users of a login OAUTH2_USER, or OIDC_USER")


def _is_mock(file: JavaFile, call: Node) -> bool:
    if arguments(call) or any(field_text(file, later, "name") in _OWN for later in chain_after(call)):
        return False
    receiver, name = field_text(file, call, "object"), field_text(file, call, "name")
    if receiver:
        return simple_name(receiver) in _HOMES
    homes = (i.name if i.wildcard else i.name.removesuffix(f".{name}") for i in file.imports if i.static)
    return any(simple_name(home) in _HOMES for home in homes)
