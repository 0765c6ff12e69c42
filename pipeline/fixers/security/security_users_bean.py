"""Adapters that publish the users they configure: `userDetailsServiceBean()` returns what the base class made.

Run before `security-adapter`, whose bean for the configured users then takes the place of this one. Where the adapter
has a `userDetailsService()` of its own, that is what the base class returned, and becomes the bean; where a hook makes
one for its builder, that one does.
"""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.security.security_hooks import ADAPTER, makes_users
from pipeline.fixers.security.security_layout import swap_override
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import COMMENTS, annotations_of, arguments, field_text, methods, parameters, superclass
from shared.models import Wave

_PUBLISHED = ("userDetailsServiceBean", "userDetailsService")
_TYPE = "org.springframework.security.core.userdetails.UserDetailsService"


@fixer(
    "security-users-bean",
    title="Let the users that an adapter configures be the UserDetailsService bean",
    source="spring.io/blog/2022/02/21 (WebSecurityConfigurerAdapter), In-Memory and JDBC Authentication; D01",
    wave=Wave.IMPORTS,
)
def security_users_bean(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.encode() for name in _PUBLISHED)):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            overrides = [m for m in methods(file, cls, *_PUBLISHED) if _only_calls_super(file, m)]
            if superclass(file, cls) == ADAPTER and overrides:
                _adapter(edit, cls, overrides)
        if edit:
            yield Change(path, _tidy(edit.result()), "the users that are configured here become the bean themselves")


def _adapter(edit: JavaEdit, cls: Node, overrides: Sequence[Node]) -> None:
    file = edit.file
    made = next(iter(methods(file, cls, "userDetailsService")), None)
    own = made if made is not None and made not in overrides and not parameters(file, made) else None
    if own is None and not _configures_users(file, cls):
        _return_given(edit, cls, overrides)
        return
    if own is not None:
        _publish(edit, cls, own, overrides)
    for method in overrides:
        edit.delete(method)
    for call in file.calls(*(field_text(file, method, "name") for method in overrides), under=cls):
        if field_text(file, call, "object") in ("", "this"):
            edit.replace(call, "userDetailsService()")


def _return_given(edit: JavaEdit, cls: Node, overrides: Sequence[Node]) -> None:
    """The one service that a hook makes for its builder moves into the bean method, which the hook calls."""
    file = edit.file
    hooks = [m for m in methods(file, cls) if [k for k, _ in parameters(file, m)] == ["AuthenticationManagerBuilder"]]
    given = [v for hook in hooks for call in file.calls("userDetailsService", under=hook) for v in arguments(call)]
    beans = [method for method in overrides if annotations_of(file, method, "Bean")]
    if len(given) != 1 or len(beans) != 1 or len(overrides) != 1:
        return
    method, value = beans[0], given[0]
    if value.type in ("identifier", "field_access"):
        return  # security-adapter knows what the base class had
    returned = next(file.walk("return_statement", under=method))
    first, *rest = file.text(value).splitlines()
    old, new = indent_at(file.source, value.start_byte), indent_at(file.source, returned.start_byte)
    lines = [first, *(f"{new}{line.removeprefix(old)}" if line.strip() else line for line in rest)]
    edit.replace(returned.named_children[0], newline_of(file.source).join(lines))
    edit.replace(value, f"{field_text(file, method, 'name')}()")
    throws = next((child for child in method.children if child.type == "throws"), None)
    if throws is not None and throws.prev_sibling is not None:
        edit.splices.delete(throws.prev_sibling.end_byte, throws.end_byte)


def _publish(edit: JavaEdit, cls: Node, made: Node, overrides: Sequence[Node]) -> None:
    """Moves the @Bean of what only called the base class to the method that the base class called."""
    file = edit.file
    beans = [bean for method in overrides for bean in annotations_of(file, method, "Bean")]
    if beans and not annotations_of(file, made, "Bean"):
        swap_override(edit, made, file.text(beans[0]), Layout.of(file, cls))


def _only_calls_super(file: JavaFile, method: Node) -> bool:
    body = method.child_by_field_name("body")
    statements = [s for s in body.named_children if s.type not in COMMENTS] if body else []
    name = field_text(file, method, "name")
    return [file.text(s) for s in statements] in ([f"return super.{other}();"] for other in (name, *_PUBLISHED))


def _configures_users(file: JavaFile, cls: Node) -> bool:
    hooks = [
        m
        for m in methods(file, cls, "configure")
        if [k for k, _ in parameters(file, m)] == ["AuthenticationManagerBuilder"]
    ]
    return len(hooks) == 1 and makes_users(file, hooks[0])


def _tidy(source: bytes) -> bytes:
    """Without the blank line that the method leaves doubled, and without an import that nothing needs now."""
    for newline in (b"\r\n", b"\n"):
        source = source.replace(newline * 3, newline * 2)
    file = JavaFile(source)
    edit = file.edit()
    if not file.types_named("UserDetailsService"):
        edit.remove_import(_TYPE)
    return edit.result()
