"""Objects of the servlet API in Thymeleaf's expressions, which Thymeleaf 3.1 no longer offers: they are null there.

Source: Thymeleaf 3.1 migration guide ("#request, #response, #session and #servletContext are no longer available ...
add to your model the specific pieces of information your templates need"). Only plain parts of a request's address
and its user are given, as attributes of the request, which expressions find like the model's and which tests do not
count among them; attributes of the session have a syntax of their own; the rest is left for a person.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.sources.project import Change, Project
from shared.models import Wave

EXPRESSION = re.compile(rb"[$*~@#]\{[^{}\"]*(?:\{[^{}\"]*\}[^{}\"]*)*\}")
_PARTS = {
    "requestURI": "getRequestURI",
    "contextPath": "getContextPath",
    "queryString": "getQueryString",
    "servletPath": "getServletPath",
    "method": "getMethod",
    "requestURL": "getRequestURL",
    "scheme": "getScheme",
    "serverName": "getServerName",
    "serverPort": "getServerPort",
    "remoteAddr": "getRemoteAddr",
    "remoteUser": "getRemoteUser",
    "userPrincipal": "getUserPrincipal",
}
_NAMES = {"method": "requestMethod"}
"""Names of the attributes; by default those of the property."""
_PART = re.compile(
    rb"#(?:httpServletRequest|request)\s*\??\.\s*(?:(?P<property>"
    + "|".join(_PARTS).encode()
    + rb")\b|(?P<getter>"
    + "|".join(_PARTS.values()).encode()
    + rb")\(\))"
)
_ATTRIBUTE = re.compile(rb"#(?:httpSession|session)\s*\??\.\s*getAttribute\('([A-Za-z_]\w*)'\)")
_NAME = "TemplateRequestConfiguration"
_CLASS = """package {package};

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Thymeleaf 3.1 has no #request: what the templates of this application ask of it is an attribute of the request. */
@Configuration(proxyBeanMethods = false)
class {name} implements WebMvcConfigurer, HandlerInterceptor {{
    @Override
    public void addInterceptors(InterceptorRegistry registry) {{
        registry.addInterceptor(this);
    }}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {{
{lines}
        return true;
    }}
}}
"""


@fixer(
    "thymeleaf-servlet-objects",
    title="Give templates the parts of the request that Thymeleaf 3.1 no longer offers",
    source="Thymeleaf 3.1 migration guide, request, response, session and servletContext objects",
    wave=Wave.TEST,
)
def thymeleaf_servlet_objects(case: Case) -> Iterator[Change]:
    project = case.project
    if not depends_on(project, "spring-boot-starter-thymeleaf") or depends_on(project, "spring-boot-starter-webflux"):
        return
    for application in project.java_paths(b"@SpringBootApplication"):
        if "src/main/" in application:
            yield from _application(project, application)


def _application(project: Project, application: str) -> Iterator[Change]:
    module, asked = project.module_of(application), set[str]()
    for path in project.glob("**/templates/*.html", "**/templates/*.txt", "**/WEB-INF/*.html"):
        if "src/main/" in path and project.module_of(path) == module:
            source = project.read(path)
            after = EXPRESSION.sub(lambda found: _followed(found.group(), asked), source)
            if after != source:
                yield Change(path, after, "Thymeleaf 3.1 has no #request and #session in expressions")
    if asked:
        puts = (
            f'        request.setAttribute("{_attribute(p)}", request.{_PARTS[p]}());' for p in _PARTS if p in asked
        )
        text = _CLASS.format(package=project.java(application).package, name=_NAME, lines="\n".join(puts))
        home = f"{application.rpartition('/')[0]}/{_NAME}.java"
        yield Change.text(home, text, "templates find the request's address among its attributes")


def _followed(expression: bytes, asked: set[str]) -> bytes:
    """The expression with names of attributes; `asked` collects the parts of the request that it needs."""

    def part(found: re.Match[bytes]) -> bytes:
        name = (found["property"] or b"").decode()
        name = name or next(key for key, getter in _PARTS.items() if getter.encode() == found["getter"])
        asked.add(name)
        return _attribute(name).encode()

    return _ATTRIBUTE.sub(rb"session.\1", _PART.sub(part, expression))


def _attribute(part: str) -> str:
    return _NAMES.get(part, part)
