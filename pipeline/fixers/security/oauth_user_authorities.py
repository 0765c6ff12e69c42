"""Users of an OAuth 2 or OpenID Connect login, who were granted ROLE_USER and are granted OAUTH2_USER or OIDC_USER now.

Source: Spring Security 6.0 migration guide, "Return the Authority OAUTH2_USER / OIDC_USER"; for the mapper, its
reference, "Mapping User Authorities". Authorities that the project makes itself get the former name by their
constructor; those of Spring Security's own user services by a GrantedAuthoritiesMapper bean, where the project asks for
the role at all.

Left: projects with a mapper or user services of their own. Users of tests: see `oauth-test-users`.
"""

import re
from collections.abc import Iterable, Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, annotations_of, arguments, field_text, simple_name
from shared.models import Wave

_ROLE = re.compile(rb"\bROLE_USER\b|has(?:Any)?Role\([^)\n]*[\"']USER[\"']|RolesAllowed\([^)\n]*\"USER\"")
_OWN = re.compile(rb"AuthoritiesMapper|\b(?:oidcU|u)serService\(|OAuth2UserService|OidcUserService")
_PAGES = ("**/templates/**/*.html", "**/*.jsp")
_CHAINS = ("SecurityFilterChain", "SecurityWebFilterChain")
_CORE = "org.springframework.security.core"
_MAPPER = """\
@Bean
public GrantedAuthoritiesMapper userAuthoritiesMapper() {
    Set<String> users = Set.of("OAUTH2_USER", "OIDC_USER");
    return authorities -> authorities.stream()
            .map(granted -> users.contains(granted.getAuthority()) ? new SimpleGrantedAuthority("ROLE_USER") : granted)
            .collect(Collectors.toSet());
}"""
_IMPORTS = (
    "java.util.Set",
    "java.util.stream.Collectors",
    "org.springframework.context.annotation.Bean",
    f"{_CORE}.authority.SimpleGrantedAuthority",
    f"{_CORE}.authority.mapping.GrantedAuthoritiesMapper",
)


@fixer(
    "oauth-user-authorities",
    title="Keep granting ROLE_USER to the users of an OAuth 2 login",
    source="Spring Security 6.0 migration guide, OAuth2: default authorities OAUTH2_USER and OIDC_USER",
    wave=Wave.TEST,
)
def oauth_user_authorities(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 0)):
        return
    for path in case.project.java_paths(b"UserAuthority(", b"oauth2Login"):
        edit = case.project.java(path).edit()
        for creation in edit.file.walk("object_creation_expression"):
            _name_authority(edit, creation)
        cls = _login(edit.file) if "src/test/" not in path else None
        if cls is not None and _relies_on_role(case.project, path):
            append_member(edit, cls, _MAPPER, Layout.of(edit.file, cls))
            for name in _IMPORTS:
                edit.add_import(name)
        if edit:
            yield Change(path, edit.result(), "Spring Security 6 grants users of a login OAUTH2_USER, or OIDC_USER")


def _name_authority(edit: JavaEdit, creation: Node) -> None:
    """`new OAuth2UserAuthority(attributes)`, `new OidcUserAuthority(idToken[, userInfo])`."""
    kind, values = simple_name(field_text(edit.file, creation, "type")), arguments(creation)
    if (kind, len(values)) in (("OAuth2UserAuthority", 1), ("OidcUserAuthority", 1), ("OidcUserAuthority", 2)):
        edit.insert(values[0].start_byte, '"ROLE_USER", ')
        if kind == "OidcUserAuthority" and len(values) == 1:
            edit.insert(values[0].end_byte, ", null")


def _login(file: JavaFile) -> Node | None:
    """The class with the bean of a chain that logs in by OAuth 2."""
    for call in file.calls("oauth2Login"):
        method, cls = ancestor(call, "method_declaration"), ancestor(call, "class_declaration")
        if method is None or cls is None or not annotations_of(file, method, "Bean"):
            continue
        if simple_name(field_text(file, method, "type")) in _CHAINS:
            return cls
    return None


def asks_for_role(project: Project, sources: Iterable[bytes]) -> bool:
    """Sources, or pages of the project, name ROLE_USER."""
    pages = (project.read(path) for path in project.glob(*_PAGES))
    return any(_ROLE.search(text) for text in (*sources, *pages))


def _relies_on_role(project: Project, home: str) -> bool:
    sources = [project.read(path) for path in beside(project, home)]
    logins = [source for source in sources if b"oauth2Login(" in source]
    return len(logins) == 1 and not any(_OWN.search(source) for source in sources) and asks_for_role(project, sources)
