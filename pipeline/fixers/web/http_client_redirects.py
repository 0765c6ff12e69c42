"""The HTTP client that Boot chooses by itself is another one since 3.4, and follows redirects of a POST.

Source: Spring Boot 3.4 release notes, "RestClient and RestTemplate": without Apache's, Jetty's or Reactor's client it
is now the JDK's HttpClient instead of HttpURLConnection; 3.5 release notes, "TestRestTemplate" uses the same settings.
It fails otherwise, too: a read timeout is an HttpTimeoutException, an unknown host a ConnectException without message
(SocketTimeoutException and UnknownHostException so far), and each plain request offers HTTP/2 by an Upgrade header.

Left: requests by PATCH, which HttpURLConnection cannot make; reactive applications, for which Boot has no
RestTemplateBuilder; `new RestTemplateBuilder()`, which reads no settings; projects that brought OkHttp, which Boot 2
took and Boot 3.4 has no support for.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before, depends_on, is_reactive
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import methods
from shared.models import Wave

_OTHER_CLIENTS = ("httpclient5", "httpclient", "jetty-client", "reactor-netty-http", "spring-boot-starter-webflux")
_OTHERS_OF_BOOT_2 = (*_OTHER_CLIENTS[:4], "okhttp", r"spring-cloud-starter-(?:netflix-)?eureka[\w-]*")
"""Apache's client comes with Eureka's."""
_CHOSEN = re.compile(rb"requestFactory\s*\(|detectRequestFactory|new\s+RestTemplateBuilder")
_SENDS = re.compile(r"\.(?:postFor\w+|put|delete)\(|HttpMethod\.(?:POST|PUT|PATCH|DELETE)|RequestEntity\.(?:post|put)")

_COOKIE = re.compile(rb'"Set-Cookie"|\bSET_COOKIE\b', re.I)
_BEYOND = re.compile(rb"UNAUTHORIZED|\b401\b|PATCH|patchForObject")


@fixer(
    "http-client-redirects",
    title="Keep the HTTP client that follows only the redirects of a GET",
    source="Spring Boot 3.4 release notes, RestClient and RestTemplate; 3.5 release notes, TestRestTemplate",
    wave=Wave.TEST,
    on=r"expected:\s*<?30[12378]\b[\s\S]*but was:\s*<?(?:200|40[0345])\b",
    proactive=True,
    confidence="medium",
)
def http_client_redirects(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 4) or any(depends_on(project, name) for name in _OTHER_CLIENTS):
        return
    found = {project.module_of(path) for d in case.diagnostics for path in _posting(project, d.test or "")}
    if not case.diagnostics and came_from_before(case, (3, 0)):
        found = _logging_in(project)
    yield from added(
        project,
        "spring.http.client.factory",
        "simple",
        "Boot 3.4 chooses the JDK's HttpClient, which follows the redirect of a POST as well",
        sorted(found),
    )


@fixer(
    "rest-template-client",
    title="Keep the HTTP client that RestTemplateBuilder chose",
    source="Spring Boot 3.4 release notes, RestClient and RestTemplate; ClientHttpRequestFactories of Boot 2.7",
    wave=Wave.TEST,
    confidence="medium",
)
def rest_template_client(case: Case) -> Iterator[Change]:
    """Where main code has its RestTemplate from Boot's builder and chooses no client itself."""
    project = case.project
    if case.target.boot_line < (3, 4) or not came_from_before(case, (3, 0)) or is_reactive(project):
        return
    if depends_on(project, *_OTHERS_OF_BOOT_2) or project.java_paths(b"HttpMethod.PATCH", b"patchForObject"):
        return
    yield from added(
        project,
        "spring.http.client.factory",
        "simple",
        "Boot 3.4 chooses the JDK's HttpClient, with other redirects, exceptions and headers",
        sorted(_building(project)),
    )


def _building(project: Project) -> set[str]:
    """Modules of applications: those whose own code asks for the builder, all when a library's does."""
    asks = {
        project.module_of(path)
        for path in project.java_paths(b"RestTemplateBuilder")
        if "src/main/" in path and _CHOSEN.search(project.read(path)) is None
    }
    return {m for m in applications(project) if m in asks} or (set(applications(project)) if asks else set())


def _logging_in(project: Project) -> set[str]:
    """Modules whose tests send something with a TestRestTemplate and take the cookie of the answer: once the redirect
    of a login is followed, the last answer has none. HttpURLConnection, for its part, fails at a 401 for what it sends
    (as Spring streams that since 6.1) and knows no PATCH."""
    clients = {path: project.read(path) for path in project.java_paths(b"TestRestTemplate") if "src/test/" in path}
    if any(_BEYOND.search(source) for source in clients.values()):
        return set()
    taking = {
        path
        for path, source in clients.items()
        if _COOKIE.search(source) and _SENDS.search(source.decode(errors="replace"))
    }
    return {project.module_of(path) for path in taking}


def _posting(project: Project, test: str) -> list[str]:
    """Paths of the test's class, where the test sends something with a TestRestTemplate: a GET was followed before
    as well, so another client would not help there."""
    owner, _, name = test.partition("#")
    paths = project.glob(f"**/{owner.rpartition('.')[2]}.java") if name else []
    return [
        path
        for path in paths
        if b"TestRestTemplate" in project.read(path)
        and any(
            _SENDS.search(project.java(path).text(method))
            for cls in project.java(path).walk("class_declaration")
            for method in methods(project.java(path), cls, name)
        )
    ]
