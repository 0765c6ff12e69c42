"""Contexts that code makes for Thymeleaf's engine: since 3.1 they take a web exchange, not the servlet API's objects.

Source: Thymeleaf 3.1 migration guide ("Web application interfaces"), javap of thymeleaf 3.0 and 3.1: the three
constructors of WebContext have their request, response and servlet context in one IWebExchange.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text
from shared.models import Wave

_CONTEXT = "org.thymeleaf.context.WebContext"
_APPLICATION = "org.thymeleaf.web.servlet.JakartaServletWebApplication"


@fixer(
    "thymeleaf-web-contexts",
    title="Make Thymeleaf's web contexts of a web exchange",
    source="Thymeleaf 3.1 migration guide, web application interfaces",
    wave=Wave.TYPES,
)
def thymeleaf_web_contexts(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"WebContext("):
        edit = case.project.java(path).edit()
        if b"org.thymeleaf.web" in edit.file.source:
            continue
        for creation in edit.file.walk("object_creation_expression"):
            given = arguments(creation)
            named = field_text(edit.file, creation, "type")
            known = named == _CONTEXT or (named == "WebContext" and edit.file.imported(_CONTEXT))
            if known and 3 <= len(given) <= 5:
                request, response, context = (edit.file.text(node) for node in given[:3])
                application = f"{edit.type_name(_APPLICATION)}.buildApplication({context})"
                exchange = f"{application}.buildExchange({request}, {response})"
                edit.splices.replace(given[0].start_byte, given[2].end_byte, exchange)
        if edit:
            yield Change(path, edit.result(), "Thymeleaf 3.1 takes a web exchange here")


@fixer(
    "thymeleaf-request-contexts",
    title="Take the servlet context of the request where code's own is null",
    source="Javadoc of Thymeleaf 3.1, JakartaServletWebApplication: the application's context must be the request's; "
    "3.0 took null",
    wave=Wave.TEST,
    on=r"IllegalArgumentException: Servlet context cannot be null",
)
def thymeleaf_request_contexts(case: Case) -> Iterator[Change]:
    """Tests make a controller without one. buildExchange refuses any but the request's."""
    for path in case.project.java_paths(b"JakartaServletWebApplication.buildApplication("):
        edit = case.project.java(path).edit()
        for exchange in edit.file.calls("buildExchange"):
            application, given = exchange.child_by_field_name("object"), arguments(exchange)
            context = arguments(application) if application is not None else []
            if len(given) == 2 and len(context) == 1 and context[0].type in ("identifier", "field_access"):
                edit.replace(context[0], f"{edit.file.text(given[0])}.getServletContext()")
        if edit:
            yield Change(path, edit.result(), "Thymeleaf 3.1 takes no other servlet context than the request's")
