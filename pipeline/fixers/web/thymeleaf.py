"""Objects of the servlet API in Thymeleaf's expressions, which Thymeleaf 3.1 no longer offers: they are null there.

Source: Thymeleaf 3.1 migration guide ("#request, #response, #session and #servletContext are no longer available ...
add to your model the specific pieces of information your templates need"). Only plain parts of a request's address,
its user and its parameters are given, as attributes of the request, which expressions find like the model's and which
tests do not count among them; attributes of the session have a syntax of their own; the rest is left for a person.
Thymeleaf's own `param` stays out: it is refused where a result is preprocessed or is a fragment's name or parameter.
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
_OF_REQUEST = re.compile(
    rb"#(?:httpServletRequest|request)\s*\??\.\s*get(?P<kind>Attribute|Parameter)\('(?P<name>[A-Za-z_]\w*)'\)"
)
TEMPLATES = ("**/templates/*.html", "**/templates/*.txt", "**/templates/*.th.xml", "**/WEB-INF/*.html")
"""Pages and texts, and logic beside pages."""
_NAME = "TemplateRequestConfiguration"
_MAP = "requestParameters"
_PARAMETERS = (
    "        Map<String, String> parameters = new HashMap<>();",
    "        request.getParameterMap().forEach(",
    "                (name, values) -> parameters.put(name, values[0]));",
    f'        request.setAttribute("{_MAP}", parameters);',
)
# Within 80 columns, which many a Checkstyle asks for.
_CLASS = """package {package};

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
{imports}import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Thymeleaf 3.1 has no #request: what the templates of this application ask
 * of it is an attribute of the request.
 */
@Configuration(proxyBeanMethods = false)
class {name}
        implements WebMvcConfigurer, HandlerInterceptor {{
    @Override
    public void addInterceptors(InterceptorRegistry registry) {{
        registry.addInterceptor(this);
    }}

    @Override
    public boolean preHandle(HttpServletRequest request,
            HttpServletResponse response, Object handler) {{
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
    for path in project.glob(*TEMPLATES):
        if "src/main/" in path and project.module_of(path) == module:
            source = project.read(path)
            after = EXPRESSION.sub(lambda found: _followed(found.group(), asked), source)
            if after != source:
                yield Change(path, after, "Thymeleaf 3.1 has no #request and #session in expressions")
    if asked:
        text = _configuration(project.java(application).package, asked)
        home = f"{application.rpartition('/')[0]}/{_NAME}.java"
        yield Change.text(home, text, "templates find the request's parts among its attributes")


def _configuration(package: str, asked: set[str]) -> str:
    lines = [f'        request.setAttribute("{_attribute(p)}", request.{_PARTS[p]}());' for p in _PARTS if p in asked]
    lines += _PARAMETERS if _MAP in asked else ()
    imports = "import java.util.HashMap;\nimport java.util.Map;\n" if _MAP in asked else ""
    return _CLASS.format(package=package, name=_NAME, imports=imports, lines="\n".join(lines))


def _followed(expression: bytes, asked: set[str]) -> bytes:
    """The expression with names of attributes; `asked` collects the parts of the request that it needs."""

    def part(found: re.Match[bytes]) -> bytes:
        name = (found["property"] or b"").decode()
        name = name or next(key for key, getter in _PARTS.items() if getter.encode() == found["getter"])
        asked.add(name)
        return _attribute(name).encode()

    def of_request(found: re.Match[bytes]) -> bytes:
        """Attributes are among the variables; a parameter may be missing, and then is null as before."""
        if found["kind"] == b"Attribute":
            return found["name"]
        asked.add(_MAP)
        return b"%s['%s']" % (_MAP.encode(), found["name"])

    return _ATTRIBUTE.sub(rb"session.\1", _OF_REQUEST.sub(of_request, _PART.sub(part, expression)))


def _attribute(part: str) -> str:
    return _NAMES.get(part, part)
