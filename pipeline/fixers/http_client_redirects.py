"""The HTTP client that Boot chooses by itself is another one since 3.4, and follows redirects of a POST.

Source: Spring Boot 3.4 release notes, "RestClient and RestTemplate": without Apache's, Jetty's or Reactor's client it
is now the JDK's HttpClient instead of HttpURLConnection; 3.5 release notes, "TestRestTemplate" uses the same settings.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.fixers.settings import added
from pipeline.sources.project import Change
from shared.models import Wave

_OTHER_CLIENTS = ("httpclient5", "httpclient", "jetty-client", "reactor-netty-http", "spring-boot-starter-webflux")


@fixer(
    "http-client-redirects",
    title="Keep the HTTP client that follows only the redirects of a GET",
    source="Spring Boot 3.4 release notes, RestClient and RestTemplate; 3.5 release notes, TestRestTemplate",
    wave=Wave.TEST,
    on=r"expected:\s*<?30[12378]\b[\s\S]*but was:\s*<?(?:200|40[0345])\b",
    confidence="medium",
)
def http_client_redirects(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 4) or any(depends_on(project, name) for name in _OTHER_CLIENTS):
        return
    classes = {d.test.partition("#")[0].rpartition(".")[2] for d in case.diagnostics if d.test}
    tests = [path for name in sorted(classes) for path in project.glob(f"**/{name}.java")]
    modules = sorted({project.module_of(path) for path in tests if b"TestRestTemplate" in project.read(path)})
    yield from added(
        project,
        "spring.http.client.factory",
        "simple",
        "Boot 3.4 chooses the JDK's HttpClient, which follows the redirect of a POST as well",
        modules,
    )
