"""Finds the classes that extend KeycloakWebSecurityConfigurerAdapter, and makes them plain adapters that check tokens.

What `super.configure(http)` did for requests with a bearer token is `http.oauth2ResourceServer(..)`; the fixers of
Spring Security's own adapter do the rest.
"""

from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.security.security_hooks import receiver
from pipeline.fixers.security.security_layout import super_calls
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    COMMENTS,
    ancestor,
    arguments,
    chain_root,
    declared_type,
    field,
    field_text,
    methods,
    parameters,
    simple_name,
    superclass,
)

KEYCLOAK_ADAPTER = "KeycloakWebSecurityConfigurerAdapter"
LOGOUT_HANDLER = "keycloakLogoutHandler"
_RESOLVERS = ("KeycloakConfigResolver", "KeycloakSpringBootConfigResolver")
_INHERITED = (
    *("keycloakAuthenticationProvider", "keycloakAuthenticationProcessingFilter", "keycloakPreAuthActionsFilter"),
    *("keycloakCsrfRequestMatcher", LOGOUT_HANDLER, "keycloakSecurityContextRequestFilter"),
    *("keycloakAuthenticatedActionsRequestFilter", "adapterDeploymentContext", "authenticationEntryPoint"),
    *("httpSessionManager", "sessionAuthenticationStrategy"),
)


@dataclass(frozen=True)
class KeycloakAdapter:
    """One class and its parts."""

    path: str
    file: JavaFile
    cls: Node

    @property
    def http(self) -> Node | None:
        found = methods(self.file, self.cls, "configure")
        return next((m for m in found if [k for k, _ in parameters(self.file, m)] == ["HttpSecurity"]), None)

    @property
    def stateless(self) -> bool:
        """It keeps no session, so that nobody stays logged in through a page."""
        return b"SessionCreationPolicy.STATELESS" in self.file.source[self.cls.start_byte : self.cls.end_byte]

    @property
    def mapper(self) -> Node | None:
        """The call that tells the provider how roles become authorities."""
        return next(iter(self.file.calls("setGrantedAuthoritiesMapper", under=self.cls)), None)

    def logout_handlers(self) -> list[Node]:
        """`.addLogoutHandler(keycloakLogoutHandler())` in a chain: the adapter had added it already, and it does
        nothing for requests with a bearer token."""
        calls = [c for c in self.file.calls("addLogoutHandler", under=self.cls) if c.child_by_field_name("object")]
        return [c for c in calls if [self.file.text(a) for a in arguments(c)] == [f"{LOGOUT_HANDLER}()"]]

    def gone(self) -> list[Node]:
        """Methods that only the adapter needs."""
        out = [m for m in methods(self.file, self.cls) if self._is_plumbing(m)]
        strategy = methods(self.file, self.cls, "sessionAuthenticationStrategy")
        kept = [c for c in self.file.calls("sessionAuthenticationStrategy", under=self.cls) if not _within(c, out)]
        return out if kept else [*out, *strategy]

    def _is_plumbing(self, method: Node) -> bool:
        kinds = [kind for kind, _ in parameters(self.file, method)]
        name = field_text(self.file, method, "name")
        if kinds == ["AuthenticationManagerBuilder"]:
            return self._only_registers(method)
        registration = simple_name(field_text(self.file, method, "type")) == "FilterRegistrationBean"
        return (
            name in ("keycloakAuthenticationProvider", "httpSessionManager")
            or is_resolver(self.file, method)
            or (registration and len(kinds) == 1 and kinds[0].startswith("Keycloak"))
        )

    def _only_registers(self, method: Node) -> bool:
        """`auth.authenticationProvider(..)` of Keycloak's provider, and nothing else of the builder."""
        builder = parameters(self.file, method)[0][1]
        calls = [c for c in self.file.walk("method_invocation", under=method) if _root(self.file, c) == builder]
        made = b"eycloakAuthenticationProvider" in self.file.source[method.start_byte : method.end_byte]
        return made and [field_text(self.file, c, "name") for c in calls] == ["authenticationProvider"]

    @property
    def is_plain(self) -> bool:
        """Nothing of Keycloak's stays once the plumbing is gone."""
        file, gone = self.file, self.gone()
        if file.has_errors or self.http is None or len(super_calls(file, field(self.http, "body"))) != 1:
            return False
        strategy = methods(file, self.cls, "sessionAuthenticationStrategy")
        calls = [c for c in file.calls(*_INHERITED, under=self.cls) if receiver(file, c) in ("", "this", "super")]
        own = {field_text(file, m, "name") for m in strategy}
        gone_calls = [*gone, *self.logout_handlers()]
        left = [c for c in calls if not _within(c, gone_calls) and field_text(file, c, "name") not in own]
        overrides = [m for m in methods(file, self.cls, *_INHERITED) if m not in (*gone, *strategy)]
        return not left and not overrides and not self._left_types(gone) and self._mapper_moves

    def _left_types(self, gone: list[Node]) -> list[Node]:
        names = {i.simple for i in self.file.imports if i.name.startswith("org.keycloak.") and not i.wildcard}
        used = self.file.types_named(*names, under=self.cls)
        header = field(self.cls, "superclass")
        left = [u for u in used if not _within(u, [*gone, header]) and not in_resolver(self.file, u)]
        return [u for u in left if ancestor(u, "annotation") is None]

    @property
    def _mapper_moves(self) -> bool:
        """What makes the mapper can stand in another method: it uses no parameter of its own."""
        call = self.mapper
        if call is None:
            return True
        method = ancestor(call, "method_declaration")
        given = {name for _, name in parameters(self.file, method)} if method is not None else set[str]()
        words = {self.file.text(n) for part in self.mapper_lines() for n in self.file.walk("identifier", under=part)}
        return method is not None and len(arguments(call)) == 1 and not words & given

    def mapper_lines(self) -> list[Node]:
        """The argument, after the statements that make the local variable that it is."""
        call = self.mapper
        method = ancestor(call, "method_declaration") if call is not None else None
        if call is None or method is None:
            return []
        argument = arguments(call)[0]
        name = self.file.text(argument)
        statements = [s for s in field(method, "body").named_children if s.type not in COMMENTS]
        return [*(s for s in statements if argument.type == "identifier" and _is_about(self.file, s, name)), argument]


def find_keycloak(project: Project) -> list[KeycloakAdapter]:
    return [
        KeycloakAdapter(path, project.java(path), cls)
        for path in project.java_paths(KEYCLOAK_ADAPTER.encode())
        for cls in project.java(path).walk("class_declaration")
        if superclass(project.java(path), cls) == KEYCLOAK_ADAPTER
    ]


def is_resolver(file: JavaFile, method: Node) -> bool:
    """A bean that reads Keycloak's settings from Spring Boot's."""
    body = method.child_by_field_name("body")
    statements = [file.text(s) for s in body.named_children if s.type not in COMMENTS] if body else []
    kind = simple_name(field_text(file, method, "type"))
    return kind in _RESOLVERS and statements == ["return new KeycloakSpringBootConfigResolver();"]


def is_own_resolver(file: JavaFile, cls: Node) -> bool:
    """A subclass of KeycloakSpringBootConfigResolver that gives what Spring Boot's settings say, for every request."""
    calls = {(receiver(file, c), field_text(file, c, "name")) for c in file.walk("method_invocation", under=cls)}
    built = [a for c in file.calls("build", under=cls) for a in arguments(c)]
    return (
        superclass(file, cls) == _RESOLVERS[1]
        and calls <= {("KeycloakDeploymentBuilder", "build"), ("super", "resolve")}
        and all(declared_type(file, a) == "KeycloakSpringBootProperties" for a in built)
        and {field_text(file, m, "name") for m in methods(file, cls)} <= {"resolve"}
        and not any(file.walk("object_creation_expression", under=cls))
    )


def in_resolver(file: JavaFile, node: Node) -> bool:
    method, cls = ancestor(node, "method_declaration"), ancestor(node, "class_declaration")
    return (method is not None and is_resolver(file, method)) or (cls is not None and is_own_resolver(file, cls))


def _within(node: Node, outer: list[Node]) -> bool:
    return any(o.start_byte <= node.start_byte and node.end_byte <= o.end_byte for o in outer)


def _root(file: JavaFile, call: Node) -> str:
    return file.text(chain_root(call))


def _is_about(file: JavaFile, statement: Node, name: str) -> bool:
    """Declares the variable or calls it."""
    if statement.type == "local_variable_declaration":
        declared = [d for d in statement.named_children if d.type == "variable_declarator"]
        return any(field_text(file, d, "name") == name for d in declared)
    call = statement.named_children[0] if statement.type == "expression_statement" else None
    return call is not None and call.type == "method_invocation" and _root(file, call) == name
