"""Logins that Spring Security 6 no longer saves to the session: one's own, and those by HTTP Basic.

A login that sets the SecurityContextHolder itself; and pages that log in once by a Basic header (`Authorization: Basic
...` to `/user`) and go on with the session's cookie or its X-Auth-Token, which is answered 401 now. Source: Spring
Security 5.8 migration guide, "Require Explicit Saving of SecurityContextRepository"; catalogue D07; HttpBasicConfigurer
(6: a RequestAttributeSecurityContextRepository).

Left: Basic logins by clients outside the project, and Boot's own filter chain, which has no code to change.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, field_text, parameters
from shared.models import Wave

_SETS_CONTEXT = re.compile(
    rb"SecurityContextHolder\s*\.\s*(?:getContext\(\)\s*\.\s*setAuthentication|setContext)\s*\("
    rb"|extends\s+(?:UsernamePasswordAuthenticationFilter|AbstractAuthenticationProcessingFilter)\b"
)
_DECIDED = re.compile(
    rb"SessionCreationPolicy\s*\.\s*STATELESS|\bSTATELESS\)|requireExplicitSave|[sS]ecurityContextRepository"
    rb"|securityContext\(AbstractHttpConfigurer::disable\)(?![\s\S]*\.securityContext\()"
)
_BASIC_HEADER = re.compile(rb"[\"'`]Basic\s")
_PAGES = tuple(f"**/*.{kind}" for kind in ("js", "ts", "jsx", "tsx", "vue", "html", "jsp"))
_BUILT = ("node_modules/", "/target/", "/build/", "/dist/")
_SESSION_AFTER = re.compile(rb"JSESSIONID|SET_COOKIE|\"Set-Cookie\"|(?i:X-Auth-Token)")
_BASIC_REQUEST = re.compile(rb"[wW]ithBasicAuth\(|setBasicAuth\(|httpBasic\(\s*\"|\"Basic ")


@fixer(
    "security-context-save",
    title="Keep saving the security context that the project's own login sets",
    source="Spring Security 5.8 migration guide, explicit saving of the SecurityContext; catalogue D07",
    wave=Wave.TEST,
    confidence="medium",
)
def security_context_save(case: Case) -> Iterator[Change]:
    sets, basic = _sets_context(case.project), _logs_in_by_basic(case.project)
    if not sets and not basic:
        return
    for path in case.project.java_paths(b"SecurityFilterChain"):
        if "src/test/" in path or _DECIDED.search(case.project.read(path)):
            continue
        if not sets and b"httpBasic" not in case.project.read(path):
            continue
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            if field_text(edit.file, method, "type") == "SecurityFilterChain":
                _keep_saving(edit, method)
        if edit:
            yield Change(path, edit.result(), "a login of the project relies on the context being saved to the session")


def _sets_context(project: Project) -> bool:
    """In main code, null (a logout) not counted; a project that saves explicitly needs nothing."""
    sources = [project.read(p) for p in project.java_paths() if "src/test/" not in p]
    return any(_SETS_CONTEXT.search(source) for source in sources) and not any(b"saveContext(" in s for s in sources)


def _logs_in_by_basic(project: Project) -> bool:
    """A page that makes a Basic header, sessions by a header, or a test that goes on with the session of such a login;
    without httpBasic in a filter chain none of them means anything."""
    if not project.java_paths(b"httpBasic"):
        return False
    pages = (p for p in project.glob(*_PAGES) if not any(part in f"/{p}" for part in _BUILT))
    tests = (project.read(p) for p in project.java_paths(b"Basic") if "src/test/" in p)
    return (
        bool(project.java_paths(b"HeaderHttpSession"))
        or any(_BASIC_REQUEST.search(source) and _SESSION_AFTER.search(source) for source in tests)
        or any(_BASIC_HEADER.search(project.read(page)) for page in pages)
    )


def _keep_saving(edit: JavaEdit, method: Node) -> None:
    """Before each `return http.build();` of a method with an HttpSecurity."""
    names = [name for kind, name in parameters(edit.file, method) if kind == "HttpSecurity"]
    for statement in edit.file.walk("return_statement", under=method):
        mine = ancestor(statement, "lambda_expression", "method_declaration") == method
        if mine and names and edit.file.text(statement).replace(" ", "") == f"return{names[0]}.build();":
            line = f"{names[0]}.securityContext(context -> context.requireExplicitSave(false));"
            edit.insert(
                statement.start_byte,
                line + newline_of(edit.file.source) + indent_at(edit.file.source, statement.start_byte),
            )
