"""Hystrix's dashboard, Turbine and the stream they read: nothing in Spring Cloud 2020.0 and later publishes it.

The switch goes (@EnableHystrixDashboard, @EnableTurbine, @EnableTurbineStream), as does the usual @Bean method that
registers a HystrixMetricsStreamServlet, so that the rest can be migrated. A module that was nothing else starts as
before, without its pages; no module is ever dropped from the build. That a person must retire it is said in the reason,
and by gate T12, which does not pass for an ended page; the catalogue's rows keep the server its starter brought.

Left: a stream servlet that is registered in another way, code that works with Turbine's types; controllers that lead to
/hystrix, and settings below `turbine` and `hystrix.dashboard`, which nothing reads.
"""

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, simple_name
from shared.models import Wave

_NETFLIX = "org.springframework.cloud.netflix"
_SWITCHES = (
    f"{_NETFLIX}.hystrix.dashboard.EnableHystrixDashboard",
    f"{_NETFLIX}.turbine.EnableTurbine",
    f"{_NETFLIX}.turbine.stream.EnableTurbineStream",
)
_SERVLET = "com.netflix.hystrix.contrib.metrics.eventstream.HystrixMetricsStreamServlet"
_WORK = (
    *("Controller", "RestController", "RequestMapping", "Service", "Repository", "Component", "Entity", "FeignClient"),
    *("Scheduled", "EventListener", "KafkaListener", "RabbitListener", "JmsListener", "StreamListener"),
    *("EnableEurekaServer", "EnableConfigServer", "EnableZuulProxy", "EnableZuulServer", "EnableFeignClients"),
    *("EnableAdminServer", "EnableAuthorizationServer"),
)


@fixer(
    "hystrix-dashboards",
    title="Take Hystrix's dashboard, Turbine and the stream they read out of applications",
    source="Spring Cloud 2020.0 release notes: Hystrix, its dashboard and Turbine are gone; catalogue B02, B08",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def hystrix_dashboards(case: Case) -> Iterator[Change]:
    project = case.project
    for path in project.java_paths(*(simple_name(name).encode() for name in (*_SWITCHES, _SERVLET))):
        edit = project.java(path).edit()
        names = [simple_name(name) for name in _SWITCHES if "src/test/" not in path and _switch_off(edit, name)]
        if _unpublish(edit):
            names.append(simple_name(_SERVLET))
        if edit:
            yield Change(path, edit.result(), _reason(project, project.module_of(path), names))


def _reason(project: Project, module: str, names: Sequence[str]) -> str:
    """Gate T12 looks for the names, and asks a person about them."""
    main = [p for p in project.java_paths(b"@") if project.module_of(p) == module and "src/main/" in p]
    working = [project.java(p) for p in main if project.java(p).annotations(*_WORK)]
    leading = [file for file in working if _leads(file)]
    text = f"{' and '.join(names)} went: nothing publishes Hystrix's stream any more"
    if len(working) > len(leading) or names == [simple_name(_SERVLET)]:
        text += "; Resilience4j's circuit breakers are Micrometer's meters"
    else:
        text += ". Its application seems to do nothing else and starts without those pages: retire it and what runs it"
    return f"{text}; what its controllers lead to at /hystrix is not found" if leading else text


def _leads(file: JavaFile) -> bool:
    """A controller that only leads to the dashboard."""
    leads = re.compile(r'"(?:[\w-]+:)?/?hystrix/?"')
    return any(leads.fullmatch(file.text(text)) for text in file.walk("string_literal"))


def _switch_off(edit: JavaEdit, name: str) -> bool:
    found = [
        a for cls in edit.file.walk("class_declaration") for a in annotations_of(edit.file, cls, simple_name(name))
    ]
    if not found or not edit.file.imported(name):
        return False
    for annotation in found:
        edit.delete_annotation(annotation)
    edit.remove_import(name)
    return True


def _unpublish(edit: JavaEdit) -> bool:
    """@Bean methods that register the servlet, when nothing else in the file names it."""
    file = edit.file
    beans = [m for m in file.walk("method_declaration") if annotations_of(file, m, "Bean") and _named(file, m)]
    if not beans or len(_named(file, file.root)) != sum(len(_named(file, bean)) for bean in beans):
        return False
    for bean in beans:
        edit.delete_member(bean)
    edit.remove_import(_SERVLET)
    registration = "ServletRegistrationBean"
    if len(_named(file, file.root, registration)) == sum(len(_named(file, bean, registration)) for bean in beans):
        edit.remove_import(f"org.springframework.boot.web.servlet.{registration}")
    return True


def _named(file: JavaFile, under: Node, name: str = simple_name(_SERVLET)) -> list[Node]:
    return [n for n in file.walk("type_identifier", under=under) if file.text(n) == name]
