"""What `configure(AuthenticationManagerBuilder)` becomes: beans that Spring Security picks up by itself.

Source: spring.io blog "Spring Security without the WebSecurityConfigurerAdapter" (2022-02-21). A shape that is not
known here stays as it is and is applied to the global builder (@Autowired) or to the chain's own.
"""

from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.boot.settings import beside
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    arguments,
    chain_calls,
    chain_root,
    field_text,
    has_modifier,
    members,
    methods,
    parameters,
    simple_name,
    superclass,
)

_CORE = "org.springframework.security.core.userdetails"
_PROVISIONING = "org.springframework.security.provisioning"
_ENCODER = "org.springframework.security.crypto.password.PasswordEncoder"
_JDBC_SETTERS = {
    "usersByUsernameQuery": "setUsersByUsernameQuery",
    "authoritiesByUsernameQuery": "setAuthoritiesByUsernameQuery",
    "groupAuthoritiesByUsername": "setGroupAuthoritiesByUsernameQuery",
    "rolePrefix": "setRolePrefix",
}
_USER_CALLS = frozenset(
    ["password", "roles", "authorities", "accountExpired", "accountLocked", "credentialsExpired", "disabled"]
)


@dataclass
class Bean:
    """Source of the bean methods, lines indented by four blanks a level; "" when an existing bean is enough."""

    source: str = ""
    imports: list[str] = field(default_factory=list[str])
    provides_users: bool = False
    """There is a UserDetailsService bean then."""


@dataclass(frozen=True)
class Beans:
    """What an application's main code declares, counted by type."""

    user_details: int
    encoders: int
    providers: int

    @classmethod
    def of(cls, project: Project, home: str) -> "Beans":
        needles = (b"UserDetailsService", b"UserDetailsManager", b"PasswordEncoder", b"AuthenticationProvider")
        counts = [_count(project.java(p)) for p in beside(project, home, *needles)]
        return cls(*(sum(column) for column in zip(*counts, strict=True))) if counts else cls(0, 0, 0)


def _count(file: JavaFile) -> tuple[int, int, int]:
    """(UserDetailsService, PasswordEncoder, AuthenticationProvider) beans: @Bean methods and annotated classes."""
    kinds: list[str] = []
    for method in file.walk("method_declaration"):
        if file.annotations("Bean", under=method):
            kinds.append(simple_name(field_text(file, method, "type")))
    for cls in file.walk("class_declaration"):
        if file.annotations("Service", "Component", "Repository", under=cls):
            kinds += [simple_name(t) for t in field_text(file, cls, "interfaces").removeprefix("implements").split(",")]
            kinds.append(superclass(file, cls))
    return (
        sum(k.endswith(("UserDetailsService", "UserDetailsManager")) for k in kinds),
        sum(k.endswith("PasswordEncoder") for k in kinds),
        sum(k.endswith("AuthenticationProvider") for k in kinds),
    )


def bean_for(file: JavaFile, cls: Node, method: Node, beans: Beans) -> Bean | None:
    """The beans for one method's body; None when it has another shape than one known chain."""
    statements = [s for s in _statements(method) if s.type != "line_comment" and s.type != "block_comment"]
    if len(statements) != 1 or statements[0].type != "expression_statement":
        return None
    call = statements[0].named_children[0]
    if call.type != "method_invocation" or file.text(chain_root(call)) != parameters(file, method)[0][1]:
        return None
    calls = chain_calls(call)
    match field_text(file, calls[0], "name"):
        case "userDetailsService":
            return _dao(file, cls, calls, beans)
        case "authenticationProvider" if len(calls) == 1:
            return _provider(file, cls, arguments(calls[0])[0], beans)
        case "inMemoryAuthentication" if not beans.user_details:
            return _in_memory(file, cls, calls[1:], beans)
        case "jdbcAuthentication" if not beans.user_details:
            return _jdbc(file, cls, calls[1:], beans)
        case _:
            return None


def _statements(method: Node) -> list[Node]:
    body = method.child_by_field_name("body")
    return body.named_children if body else []


def _dao(file: JavaFile, cls: Node, calls: list[Node], beans: Beans) -> Bean | None:
    names = [field_text(file, call, "name") for call in calls]
    if names not in (["userDetailsService"], ["userDetailsService", "passwordEncoder"]) or beans.providers:
        return None
    users = file.text(arguments(calls[0])[0])
    encoder, parameter = "", ""
    if len(calls) == 2:
        encoder = file.text(arguments(calls[1])[0])
    elif own := [m for m in methods(file, cls) if field_text(file, m, "type").endswith("PasswordEncoder")]:
        encoder = field_text(file, own[0], "name") + "()"
    elif beans.encoders:
        encoder, parameter = "passwordEncoder", "PasswordEncoder passwordEncoder"
    lines = [
        "@Bean",
        f"public DaoAuthenticationProvider authenticationProvider({parameter}) {{",
        "    DaoAuthenticationProvider provider = new DaoAuthenticationProvider();",
        f"    provider.setUserDetailsService({users});",
        *([f"    provider.setPasswordEncoder({encoder});"] if encoder else []),
        "    return provider;",
        "}",
    ]
    found = ["org.springframework.security.authentication.dao.DaoAuthenticationProvider"]
    return Bean("\n".join(lines), found + ([_ENCODER] if parameter else []), provides_users=True)


def _provider(file: JavaFile, cls: Node, value: Node, beans: Beans) -> Bean | None:
    """A lone provider bean is found by itself; one made on the spot becomes a bean."""
    if value.type == "object_creation_expression" and not beans.providers:
        lines = [
            "@Bean",
            "public AuthenticationProvider authenticationProvider() {",
            f"    return {file.text(value)};",
            "}",
        ]
        return Bean("\n".join(lines), ["org.springframework.security.authentication.AuthenticationProvider"])
    is_bean = value.type == "method_invocation" or file.text(value).removeprefix("this.") in _fields(file, cls)
    return Bean() if is_bean and beans.providers == 1 else None


def _fields(file: JavaFile, cls: Node) -> list[str]:
    declared = [
        d for f in members(cls, "field_declaration") for d in f.named_children if d.type == "variable_declarator"
    ]
    return [field_text(file, d, "name") for d in declared if d.child_by_field_name("value") is None]


def _in_memory(file: JavaFile, cls: Node, calls: list[Node], beans: Beans) -> Bean | None:
    users: list[str] = []
    encoder: Node | None = None
    for call in calls:
        name, values = field_text(file, call, "name"), file.text(call.child_by_field_name("arguments") or call)
        if name == "withUser" and "User." not in values and "build()" not in values:
            users.append(f"User.withUsername{values}")
        elif name in _USER_CALLS and users:
            users[-1] += f".{name}{values}"
        elif name == "passwordEncoder" and not users:
            encoder = arguments(call)[0]
        elif name != "and":
            return None
    found = _encoder_bean(file, cls, encoder, beans)
    if found is None or not users:
        return None
    lines = [
        "@Bean",
        "public InMemoryUserDetailsManager userDetailsService() {",
        "    return new InMemoryUserDetailsManager(",
        *(f"            {user}.build(){',' if number < len(users) else ');'}" for number, user in enumerate(users, 1)),
        "}",
    ]
    imports = [f"{_CORE}.User", f"{_PROVISIONING}.InMemoryUserDetailsManager", *found.imports]
    return Bean("\n".join(lines) + found.source, imports, provides_users=True)


def _jdbc(file: JavaFile, cls: Node, calls: list[Node], beans: Beans) -> Bean | None:
    source, encoder = "", None
    setters: list[str] = []
    for call in calls:
        name, values = field_text(file, call, "name"), arguments(call)
        text = file.text(values[0]) if values else ""
        if name == "dataSource":
            source = text
        elif name == "passwordEncoder":
            encoder = values[0]
        elif name in _JDBC_SETTERS:
            setters.append(f"    users.{_JDBC_SETTERS[name]}({text});")
            setters += ["    users.setEnableGroups(true);"] if name.startswith("group") else []
        else:
            return None
    found = _encoder_bean(file, cls, encoder, beans)
    if found is None or not source:
        return None
    lines = [
        "@Bean",
        "public JdbcUserDetailsManager userDetailsService() {",
        f"    JdbcUserDetailsManager users = new JdbcUserDetailsManager({source});",
        *setters,
        "    return users;",
        "}",
    ]
    return Bean("\n".join(lines) + found.source, [f"{_PROVISIONING}.JdbcUserDetailsManager", *found.imports], True)


def _encoder_bean(file: JavaFile, cls: Node, encoder: Node | None, beans: Beans) -> Bean | None:
    """Spring Security takes the PasswordEncoder bean; None when there would be two, or one that was not meant."""
    if encoder is None:
        return Bean()
    text = file.text(encoder)
    own = [m for m in methods(file, cls) if f"{field_text(file, m, 'name')}()" == text]
    if own and file.annotations("Bean", under=own[0]) and beans.encoders == 1:
        return Bean()
    if text in _fields(file, cls) and beans.encoders == 1:
        return Bean()
    if beans.encoders or own or not text.startswith(("new ", "NoOpPasswordEncoder", "PasswordEncoderFactories")):
        return None
    lines = ["", "", "@Bean", "public PasswordEncoder passwordEncoder() {", f"    return {text};", "}"]
    return Bean("\n".join(lines), [_ENCODER])


def own_beans_called(file: JavaFile, cls: Node, method: Node) -> list[Node]:
    """@Bean methods of this class, not static, that the method calls: a cycle when it runs while the class is made."""
    called = {
        field_text(file, c, "name") for c in file.walk("method_invocation", under=method) if not _on_other(file, c)
    }
    return [
        m
        for m in methods(file, cls)
        if field_text(file, m, "name") in called and file.annotations("Bean", under=m) and not has_modifier(m, "static")
    ]


def _on_other(file: JavaFile, call: Node) -> bool:
    receiver = call.child_by_field_name("object")
    return receiver is not None and file.text(receiver) != "this"


def uses_instance(file: JavaFile, cls: Node, method: Node) -> bool:
    """True when the method can't be made static: it names a field or another method of its class."""
    names = {file.text(node) for node in file.walk("identifier", "this", under=method.child_by_field_name("body"))}
    own = {field_text(file, m, "name") for m in methods(file, cls) if not has_modifier(m, "static")}
    fields = {
        field_text(file, d, "name")
        for f in members(cls, "field_declaration")
        for d in f.named_children
        if d.type == "variable_declarator"
    }
    return bool(names & (own | fields | {"this"}))
