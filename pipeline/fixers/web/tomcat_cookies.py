"""Tomcat's old cookie processor, which Tomcat 10.1 no longer has.

Source: Tomcat 10.1 migration guide (removed: LegacyCookieProcessor); Tomcat 9 configuration, "The Cookie Processor
Component". Moved where no cookie of the project can have what only the old one wrote: a domain that starts with a dot.
What it read beside that (names and values that RFC 6265 refuses) is said in the reason. Left: processors that are set
up further.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import values_of
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, arguments, body_of, field, field_text, literal
from shared.models import Wave

_PACKAGE = "org.apache.tomcat.util.http"
_OLD, _NEW = "LegacyCookieProcessor", "Rfc6265CookieProcessor"
_DOMAINS = ("setDomain", "setSessionCookieDomain", "setCookieDomain", "setDomainName", "domain")
_KEYS = ("server.servlet.session.cookie.domain", "server.session.cookie.domain")
_REASON = (
    "Tomcat 10.1 has this processor only; cookies with separators in their names or values that are no longer read are "
    "for a person to look for"
)


@fixer(
    "tomcat-cookie-processor",
    title="Take Tomcat's one cookie processor where no domain starts with a dot",
    source="Tomcat 10.1 migration guide; Tomcat 9, The Cookie Processor Component",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def tomcat_cookie_processor(case: Case) -> Iterator[Change]:
    project = case.project
    paths = project.java_paths(_OLD.encode())
    if not paths or _has_dotted_domain(project):
        return
    for path in paths:
        edit = project.java(path).edit()
        made = [n for n in edit.file.walk("object_creation_expression") if _is_handed_over(edit.file, n)]
        if len(made) != len(list(edit.file.types_named(_OLD))) or not edit.file.imported(f"{_PACKAGE}.{_OLD}"):
            continue
        for creation in made:
            edit.replace(field(creation, "type"), _NEW)
        edit.remove_import(f"{_PACKAGE}.{_OLD}")
        edit.add_import(f"{_PACKAGE}.{_NEW}")
        yield Change(path, edit.result(), _REASON)


def _is_handed_over(file: JavaFile, creation: Node) -> bool:
    """`setCookieProcessor(new LegacyCookieProcessor())`, as it is made."""
    call = ancestor(creation, "method_invocation")
    plain = field_text(file, creation, "type") == _OLD and not arguments(creation) and body_of(creation) is None
    named = call is not None and field_text(file, call, "name") == "setCookieProcessor"
    return plain and named and call is not None and creation in arguments(call)


def _has_dotted_domain(project: Project) -> bool:
    """Or one that cannot be told."""
    said = [value for key in _KEYS for value in values_of(project, key)]
    for path in project.java_paths(*(name.encode() for name in _DOMAINS)):
        file = project.java(path)
        for call in file.calls(*_DOMAINS):
            text = literal(file, given[0]) if len(given := arguments(call)) == 1 else ""
            said.append("." if text is None else text)
    return any(value.strip().startswith((".", "${")) for value in said)
