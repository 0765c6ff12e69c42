"""Rewrites one adapter class: each hook becomes a bean method where it stands."""

from collections.abc import Sequence

from tree_sitter import Node

from pipeline.fixers.security.security_accounts import AUTOWIRED, BEAN, accounts
from pipeline.fixers.security.security_hooks import Adapter, Base, Plan, fields_of, receiver
from pipeline.fixers.security.security_layout import super_calls, swap_override
from pipeline.fixers.security.security_users import Beans
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_line, append_member
from pipeline.sources.splice import indent_at
from pipeline.sources.syntax import (
    COMMENTS,
    ancestor,
    annotations_of,
    body_of,
    chain_root,
    field,
    field_text,
    members,
    modifiers,
    parameters,
)
from pipeline.sources.ways_out import completes, own_returns

_CONFIG = "org.springframework.security.config"
CHAIN = "org.springframework.security.web.SecurityFilterChain"
_CUSTOMIZER = f"{_CONFIG}.annotation.web.configuration.WebSecurityCustomizer"
_MANAGERS = f"{_CONFIG}.annotation.authentication.configuration.AuthenticationConfiguration"
_GET_MANAGER = "authenticationConfiguration.getAuthenticationManager()"
_DEFAULTS = [
    "http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());",
    "http.formLogin(Customizer.withDefaults());",
    "http.httpBasic(Customizer.withDefaults());",
]
"""What WebSecurityConfigurerAdapter.configure(HttpSecurity) did (its Javadoc)."""
_SWITCHED_ON = (
    *("csrf", "exceptionHandling", "headers", "sessionManagement", "securityContext", "requestCache", "anonymous"),
    *("servletApi", "logout"),
)
"""What HttpSecurity comes with: 5.x's `super(true)` left it out (WebSecurityConfigurerAdapter#getHttp); rules that call
one of these switch it on again."""


def rewrite(edit: JavaEdit, adapter: Adapter, plan: Plan, beans: Beans) -> None:
    """Applies everything to the class; edits never overlap."""
    layout = Layout.of(edit.file, adapter.cls)
    if adapter.base is None:
        _drop_superclass(edit, adapter.cls)
    if adapter.order is not None:
        edit.delete_annotation(adapter.order)
    local = accounts(edit, adapter, plan, beans, layout)
    _chain(edit, adapter, plan, local, layout)
    if adapter.web is not None:
        _web(edit, adapter.web, plan, layout)
    _managers(edit, adapter, layout, adapter.managers_in_rules if local else [])
    _contexts(edit, adapter, layout)
    _user_details(edit, adapter)


def rewrite_base(edit: JavaEdit, base: Base, plan: Plan, beans: Beans) -> None:
    """What the adapters share stays as ordinary methods: `configure(HttpSecurity)` is called by their chains. Its other
    hooks become beans, as those of an adapter (`plan`: of the one in an application) would."""
    layout = Layout.of(edit.file, base.cls)
    _drop_superclass(edit, base.cls)
    if base.http is not None:
        swap_override(edit, base.http, "", layout)
        _defaults_for_super(edit, base.http, layout)
    accounts(edit, base.hooks, plan, beans, layout)
    if base.hooks.web is not None:
        _web(edit, base.hooks.web, plan, layout)
    _managers(edit, base.hooks, layout, [])
    _contexts(edit, base.hooks, layout)


def _drop_superclass(edit: JavaEdit, cls: Node) -> None:
    superclass = field(cls, "superclass")
    before = superclass.prev_sibling
    edit.splices.delete(before.end_byte if before else superclass.start_byte, superclass.end_byte)
    for constructor in members(cls, "constructor_declaration"):
        for call in edit.file.walk("explicit_constructor_invocation", under=constructor):
            edit.delete(call)


def _chain(edit: JavaEdit, adapter: Adapter, plan: Plan, local: str, layout: Layout) -> None:
    shared = adapter.base is not None and adapter.base.http is not None
    if adapter.without_defaults:
        http = parameters(edit.file, adapter.http)[0][1] if adapter.http is not None else "http"
        off = [f"{http}.{name}(AbstractHttpConfigurer::disable);" for name in _SWITCHED_ON]
        local = "\n".join([*off, *([local] if local else [])])
        edit.add_import(f"{_CONFIG}.annotation.web.configurers.AbstractHttpConfigurer")
    if adapter.http is not None:
        if not shared:
            _defaults_for_super(edit, adapter.http, layout)
        rewrite_http(edit, adapter.http, plan.chain, plan.order, local, layout)
    elif plan.default_chain or local or shared:
        order = [plan.order] if plan.order else []
        signature = f"public SecurityFilterChain {plan.chain}(HttpSecurity http) throws Exception {{"
        users = [f"    {line}" for line in local.split("\n") if line]
        rules = ["configure(http);"] if shared else _DEFAULTS
        body = [f"    {line}" for line in [*rules, "return http.build();"]]
        append_member(edit, adapter.cls, "\n".join(["@Bean", *order, signature, *users, *body, "}"]), layout)
        edit.add_import(f"{_CONFIG}.annotation.web.builders.HttpSecurity")
        if not shared:
            edit.add_import(f"{_CONFIG}.Customizer")
        _add_chain_imports(edit, plan.order)


def _add_chain_imports(edit: JavaEdit, order: str) -> None:
    edit.add_import(BEAN)
    edit.add_import(CHAIN)
    if order:
        edit.add_import("org.springframework.core.annotation.Order")


def rewrite_http(edit: JavaEdit, method: Node, name: str, order: str, local: str, layout: Layout) -> None:
    """`void configure(HttpSecurity http)` -> a bean that ends with `return http.build()`."""
    file, http = edit.file, parameters(edit.file, method)[0][1]
    annotation = "@Bean" + (f"{layout.newline}{layout.indent}{order}" if order else "")
    swap_override(edit, method, annotation, layout)
    _make_public(edit, method)
    edit.replace(field(method, "type"), "SecurityFilterChain")
    edit.replace(field(method, "name"), name)
    _throws_exception(edit, method)
    body = field(method, "body")
    inner = layout.indent + layout.unit
    for statement in own_returns(file, method):
        edit.replace(statement, f"return {http}.build();")
    if local:
        edit.insert(body.start_byte + 1, layout.newline + inner + local.replace("\n", layout.newline + inner))
    if completes(body):
        append_line(edit, body, f"{inner}return {http}.build();", layout)
    _add_chain_imports(edit, order)


def _defaults_for_super(edit: JavaEdit, method: Node, layout: Layout) -> None:
    """`super.configure(http)` becomes what Spring's class did there."""
    file, http = edit.file, parameters(edit.file, method)[0][1]
    for statement in super_calls(file, field(method, "body")):
        defaults = (layout.newline + indent_at(file.source, statement.start_byte)).join(_DEFAULTS)
        if file.calls("authorizeRequests", under=method):
            defaults = defaults.replace("authorizeHttpRequests", "authorizeRequests")  # one filter checks all
        edit.replace(statement, defaults.replace("http.", f"{http}."))
        edit.add_import(f"{_CONFIG}.Customizer")


def _web(edit: JavaEdit, method: Node, plan: Plan, layout: Layout) -> None:
    """`void configure(WebSecurity web)` -> a WebSecurityCustomizer."""
    file, web, body = edit.file, parameters(edit.file, method)[0][1], field(method, "body")
    supers = super_calls(file, body)
    rest = [s for s in body.named_children if s.type not in COMMENTS and s not in supers]
    if not rest:
        edit.delete_member(method)
        return
    swap_override(edit, method, "@Bean", layout)
    _make_public(edit, method)
    edit.replace(field(method, "type"), "WebSecurityCustomizer")
    edit.replace(field(method, "name"), plan.customizer)
    throws = next((c for c in method.children if c.type == "throws"), None)
    parentheses = field(method, "parameters")
    edit.splices.replace(parentheses.start_byte, throws.end_byte if throws else parentheses.end_byte, "()")
    if (
        len(rest) == 1
        and rest[0].type == "expression_statement"
        and file.text(chain_root(rest[0].named_children[0])) == web
    ):
        edit.insert(rest[0].start_byte, f"return {web} -> ")
        for empty in [*supers, *(c for c in body.children if c.type == ";")]:
            edit.delete(empty)
    else:
        edit.replace(body, _wrapped(file, body, web, layout))
    edit.add_import(BEAN)
    edit.add_import(_CUSTOMIZER)


def _wrapped(file: JavaFile, body: Node, web: str, layout: Layout) -> str:
    inner = layout.indent + layout.unit
    lines = [line for line in file.text(body)[1:-1].splitlines() if "super.configure(" not in line]
    moved = [layout.unit + line if line.strip() else "" for line in lines if line.strip() or line != lines[0]]
    while moved and not moved[-1]:
        moved.pop()
    return layout.newline.join(["{", f"{inner}return {web} -> {{", *moved, f"{inner}}};", f"{layout.indent}}}"])


def _managers(edit: JavaEdit, adapter: Adapter, layout: Layout, local: Sequence[Node]) -> None:
    """`authenticationManagerBean()` and `authenticationManager()` ask AuthenticationConfiguration, but for `local`."""
    file = edit.file
    declared = [
        m for m in adapter.methods("authenticationManager", "authenticationManagerBean") if not parameters(file, m)
    ]
    names = {field_text(file, m, "name") for m in declared}
    calls = [c for c in adapter.calls("authenticationManager", "authenticationManagerBean") if c not in local]
    inherited = [c for c in calls if receiver(file, c) == "super" or field_text(file, c, "name") not in names]
    called = [c for c in calls if c not in inherited]
    as_parameter = False
    for method in declared:
        is_bean = bool(annotations_of(file, method, "Bean"))
        mine = [c for c in inherited if ancestor(c, "method_declaration") == method]
        own_body = not mine and not is_bean
        swap_override(edit, method, "@Bean" if own_body else "", layout)
        if is_bean and mine and not called and len(mine) == len(inherited):
            as_parameter = True
            edit.insert(
                field(method, "parameters").start_byte + 1, "AuthenticationConfiguration authenticationConfiguration"
            )
        if mine:
            _throws_exception(edit, method)
        if own_body:
            edit.add_import(BEAN)
    if inherited:
        edit.add_import(_MANAGERS)
    for call in inherited:
        edit.replace(call, _GET_MANAGER)
    for call in adapter.asked_users:
        edit.replace(call, adapter.users_given)
    if inherited and not as_parameter:
        _inject(edit, adapter.cls, "AuthenticationConfiguration authenticationConfiguration", layout)


def _contexts(edit: JavaEdit, adapter: Adapter, layout: Layout) -> None:
    """`getApplicationContext()` was inherited."""
    for call in adapter.contexts:
        edit.replace(call, "applicationContext")
    if adapter.contexts and "applicationContext" not in fields_of(edit.file, adapter.cls):
        edit.add_import("org.springframework.context.ApplicationContext")
        _inject(edit, adapter.cls, "ApplicationContext applicationContext", layout)


def _inject(edit: JavaEdit, cls: Node, declared: str, layout: Layout) -> None:
    """Adds the field after the last one of the class, or as its first member."""
    fields = members(cls, "field_declaration")
    text = layout.lines(f"@Autowired\nprivate {declared};", first=layout.indent)
    if fields:
        edit.insert(fields[-1].end_byte, layout.newline * 2 + text)
    elif (body := body_of(cls)) is not None:
        edit.insert(body.start_byte + 1, layout.newline * 2 + text)
    edit.add_import(AUTOWIRED)


def _user_details(edit: JavaEdit, adapter: Adapter) -> None:
    for method in adapter.methods("userDetailsService", "userDetailsServiceBean"):
        swap_override(edit, method, "", Layout.of(edit.file, adapter.cls))


def _make_public(edit: JavaEdit, method: Node) -> None:
    found = modifiers(method)
    for child in found.children if found else []:
        if child.type == "protected":
            edit.replace(child, "public")
        elif child.type == "final":
            edit.delete_annotation(child)


def _throws_exception(edit: JavaEdit, method: Node) -> None:
    throws = next((c for c in method.children if c.type == "throws"), None)
    if throws is None:
        edit.insert(field(method, "parameters").end_byte, " throws Exception")
    elif "Exception" not in edit.file.text(throws).replace(",", " ").split():
        edit.replace(throws, "throws Exception")
