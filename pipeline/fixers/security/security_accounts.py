"""Rewrites where an adapter's accounts come from: `configure(AuthenticationManagerBuilder)` and its shared sibling."""

from tree_sitter import Node

from pipeline.fixers.security.security_hooks import Adapter, Plan, receiver
from pipeline.fixers.security.security_layout import super_calls, swap_override
from pipeline.fixers.security.security_users import Bean, Beans, bean_for, own_beans_called, uses_instance
from pipeline.sources.java import JavaEdit
from pipeline.sources.layout import Layout
from pipeline.sources.splice import indent_at
from pipeline.sources.syntax import COMMENTS, field, field_text, parameters
from pipeline.sources.ways_out import own_returns

BEAN = "org.springframework.context.annotation.Bean"
AUTOWIRED = "org.springframework.beans.factory.annotation.Autowired"


def accounts(edit: JavaEdit, adapter: Adapter, plan: Plan, beans: Beans, layout: Layout) -> str:
    """Rewrites `configure(AuthenticationManagerBuilder)`. Returns lines for the chain when its users stay local."""
    file, method = edit.file, adapter.users
    if adapter.shared_users is not None and adapter.shared_users != method:
        _shared_users(edit, adapter, adapter.shared_users, beans, layout)
    for call in adapter.calls("userDetailsServiceBean"):
        inherited = receiver(file, call) != "super" and not adapter.methods("userDetailsServiceBean")
        if inherited and call not in adapter.asked_users:
            edit.replace(call, "userDetailsService()")
    if method is None:
        return ""
    body = field(method, "body")
    supers = super_calls(file, body)
    rest = [s for s in body.named_children if s not in supers]
    if not [s for s in rest if s.type not in COMMENTS]:
        edit.delete_member(method)
        return ""
    if plan.local_users:
        return _local(edit, adapter, method, rest, layout)
    bean = bean_for(file, adapter.cls, method, beans)
    if bean is not None:
        _as_bean(edit, method, bean, layout)
        return ""
    own = own_beans_called(file, adapter.cls, method)
    needs_global = adapter.calls("authenticationManager", "authenticationManagerBean")
    if any(uses_instance(file, adapter.cls, m) for m in own) and not needs_global:
        return _local(edit, adapter, method, rest, layout)
    for statement in supers:
        edit.delete(statement)
    swap_override(edit, method, "@Autowired", layout)
    _break_cycles(edit, adapter, method)
    edit.add_import(AUTOWIRED)
    return ""


def _as_bean(edit: JavaEdit, method: Node, bean: Bean, layout: Layout) -> None:
    if not bean.source:
        edit.delete_member(method)
        return
    comments = [edit.file.text(c) for c in edit.file.walk(*COMMENTS, under=field(method, "body"))]
    edit.replace(method, layout.lines("\n".join([*comments, bean.source])))
    for name in [BEAN, *bean.imports]:
        edit.add_import(name)


def _shared_users(edit: JavaEdit, adapter: Adapter, method: Node, beans: Beans, layout: Layout) -> None:
    """It works as it is, except that nothing hands out its users: where the class asks for them they are a bean."""
    asked = adapter.calls("userDetailsService", "userDetailsServiceBean")
    bean = bean_for(edit.file, adapter.cls, method, beans) if asked else None
    if bean is not None:
        _as_bean(edit, method, bean, layout)
    else:
        _break_cycles(edit, adapter, method)


def _local(edit: JavaEdit, adapter: Adapter, method: Node, statements: list[Node], layout: Layout) -> str:
    """The same statements on the chain's own builder, whose accounts are the only ones, as in the adapter; a call of
    the method where it has several ways out. Rules that ask for the manager get the one of these accounts."""
    file, (_, name) = edit.file, parameters(edit.file, method)[0]
    http = parameters(file, adapter.http)[0][1] if adapter.http is not None else "http"
    if own_returns(file, method):
        for statement in super_calls(file, field(method, "body")):
            edit.delete(statement)
        swap_override(edit, method, "", layout)
        lines = [f"{field_text(file, method, 'name')}({name});"]
    else:
        edit.delete_member(method)
        text = file.source[statements[0].start_byte : statements[-1].end_byte].decode("utf-8", "surrogateescape")
        unit = indent_at(file.source, statements[0].start_byte)
        lines = [line.removeprefix(unit) for line in text.splitlines()]
    builder = f"AuthenticationManagerBuilder {name} = {http}.getSharedObject(AuthenticationManagerBuilder.class);"
    alone = f"{name}.parentAuthenticationManager(null);"
    for call in adapter.managers_in_rules:
        edit.replace(call, adapter.own_manager)
    if adapter.managers_in_rules:
        edit.add_import("org.springframework.security.authentication.AuthenticationManager")
        lines += [f"AuthenticationManager {adapter.own_manager} = {name}.build();"]
        lines += [f"{http}.authenticationManager({adapter.own_manager});"]
    return "\n".join([builder, alone, *lines])


def _break_cycles(edit: JavaEdit, adapter: Adapter, method: Node) -> None:
    """Beans that an @Autowired method takes from its own class must not need an instance of it (Boot 2.6+)."""
    for bean in own_beans_called(edit.file, adapter.cls, method):
        if not uses_instance(edit.file, adapter.cls, bean):
            edit.insert(field(bean, "type").start_byte, "static ")
