"""CSRF tokens in a cookie, as single-page applications read them: plain and on every response, as before.

Shapes: `csrfTokenRepository(..)` of a chain, servlet or reactive, in a file that names the cookie's repository. In a
reactive application nothing wrote the cookie that did not ask for the token itself, so that only masking is new.
Source: Spring Security 5.8 migration guide, "Exploit Protection": BREACH protection and deferred tokens are the new
defaults, and `setCsrfRequestAttributeName(null)` on the plain handler is its way to keep the former behaviour.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments
from shared.models import Wave

_HANDLER = "org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler"
_PLAIN = "org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler"
_REASON = "scripts that read the cookie send the token as it is"
_METHOD = "plainCsrfTokens"
_SOURCE = f"""\
private static CsrfTokenRequestAttributeHandler {_METHOD}() {{
    CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    return handler;
}}"""


@fixer(
    "security-csrf-cookie",
    title="Keep handing out CSRF tokens in a cookie as before",
    source="Spring Security 5.8 migration guide, exploit protection (opting out of deferred and masked tokens)",
    wave=Wave.TEST,
    confidence="medium",
)
def security_csrf_cookie(case: Case) -> Iterator[Change]:
    yield from _reactive(case)
    for path in case.project.java_paths(b"CookieCsrfTokenRepository"):
        file = case.project.java(path)
        if b"csrfTokenRequestHandler" in file.source:
            continue
        edit = file.edit()
        # A method of the class may have the same name, and takes no argument.
        calls = [call for call in file.calls("csrfTokenRepository") if arguments(call)]
        for call in calls:
            edit.insert(call.end_byte, f".csrfTokenRequestHandler({_METHOD}())")
        owners = [cls for call in calls if (cls := ancestor(call, "class_declaration")) is not None]
        for cls in {owner.start_byte: owner for owner in owners}.values():
            append_member(edit, cls, _SOURCE, Layout.of(file, cls))
            edit.add_import(_HANDLER)
        if edit:
            yield Change(path, edit.result(), _REASON)


def _reactive(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"CookieServerCsrfTokenRepository"):
        edit = case.project.java(path).edit()
        known = b"csrfTokenRequestHandler" in edit.file.source
        for call in edit.file.calls("csrfTokenRepository"):
            if arguments(call) and not known:
                edit.insert(call.end_byte, f".csrfTokenRequestHandler(new {edit.type_name(_PLAIN)}())")
        if edit:
            yield Change(path, edit.result(), _REASON)
