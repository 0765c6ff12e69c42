"""Overrides of an adapter that only call the one they override, as editors write them, and what `init(WebSecurity)`
says of all of Spring Security.

Run before the others that read adapters: what is left then are hooks that say something. Source: the Javadoc of
WebSecurityConfigurerAdapter 5.7; WebSecurity asks each configurer's `init` and then its `configure`, and nothing reads
what they set before both are done.

Left: `configure(HttpSecurity)`, whose defaults the chain needs; an `init` that does not call the inherited one (its
adapter makes no chain), or that asks for `getHttp()`.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.security.security_hooks import ADAPTER
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import COMMENTS, field, field_text, methods, modifiers, parameters, superclass
from shared.models import Wave

_INHERITED = (
    *("init", "configure", "authenticationManager", "userDetailsService", "userDetailsServiceBean"),
    *("setApplicationContext", "setTrustResolver", "setContentNegotationStrategy", "setObjectPostProcessor"),
    "setAuthenticationConfiguration",
)


@fixer(
    "security-inherited-hooks",
    title="Leave out an adapter's overrides that only call the inherited method",
    source="Spring Security 5.7 Javadoc, WebSecurityConfigurerAdapter; D01",
    wave=Wave.IMPORTS,
)
def security_inherited_hooks(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(ADAPTER.encode()):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            if superclass(edit.file, cls) == ADAPTER:
                _class(edit, cls, case.project)
        if edit:
            yield Change(path, edit.result(), "an adapter's classes of beans inherit nothing")


def _class(edit: JavaEdit, cls: Node, project: Project) -> None:
    for method in methods(edit.file, cls, *_INHERITED):
        rules = [kind for kind, _ in parameters(edit.file, method)] == ["HttpSecurity"]
        if not rules and _is_bare(edit.file, method) and not _is_asked(project, edit.file, cls, method):
            edit.delete_member(method)
    hooks = [m for m in methods(edit.file, cls, "init", "configure") if _takes_web(edit.file, m)]
    said = [m for m in hooks if not _is_bare(edit.file, m)]
    if len(said) == 1 and field_text(edit.file, said[0], "name") == "init":
        _as_configure(edit, said[0])


def _takes_web(file: JavaFile, method: Node) -> bool:
    return [kind for kind, _ in parameters(file, method)] == ["WebSecurity"]


def _is_bare(file: JavaFile, method: Node) -> bool:
    """`super.same(its parameters)` and no annotation that says more."""
    given = ", ".join(name for _, name in parameters(file, method))
    call = f"super.{field_text(file, method, 'name')}({given});"
    said = [file.text(s) for s in field(method, "body").named_children if s.type not in COMMENTS]
    marks = modifiers(method)
    annotated = [file.text(m) for m in marks.children if "annotation" in m.type] if marks else []
    return said in ([call], [f"return {call}"]) and set(annotated) <= {"@Override", "@Autowired"}


def _is_asked(project: Project, file: JavaFile, cls: Node, method: Node) -> bool:
    """Another class may call it, which could not call the inherited one."""
    name, call = field_text(file, cls, "name").encode(), f".{field_text(file, method, 'name')}(".encode()
    others = (project.read(path) for path in project.java_paths(name))
    return any(call in source for source in others if source != file.source)


def _as_configure(edit: JavaEdit, method: Node) -> None:
    file, (_, web) = edit.file, parameters(edit.file, method)[0]
    statements = [s for s in field(method, "body").named_children if file.text(s) == f"super.init({web});"]
    if len(statements) == 1 and not file.calls("getHttp", under=method):
        edit.replace(field(method, "name"), "configure")
        edit.delete(statements[0])
