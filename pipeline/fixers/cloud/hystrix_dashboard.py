"""Hystrix's dashboard, Turbine and the stream they read: nothing in Spring Cloud 2020.0 and later publishes it.

On an application with work of its own the switch goes (@EnableHystrixDashboard, @EnableTurbine, @EnableTurbineStream),
as does the usual @Bean method that registers a HystrixMetricsStreamServlet, so that the rest can be migrated.

Left: a module that is nothing but a dashboard, which has no successor and is for a person to retire (the compiler names
its annotation); a stream servlet that is registered in another way; settings below `turbine` and `hystrix.dashboard`,
which nothing reads.
"""

import re
from collections.abc import Iterator

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
    title="Take Hystrix's dashboard and stream out of applications that do something else",
    source="Spring Cloud 2020.0 release notes: Hystrix, its dashboard and Turbine are gone; catalogue B02, B08",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def hystrix_dashboards(case: Case) -> Iterator[Change]:
    project = case.project
    for path in project.java_paths(*(simple_name(name).encode() for name in (*_SWITCHES, _SERVLET))):
        edit = project.java(path).edit()
        if "src/test/" not in path and _works(project, project.module_of(path)):
            for name in _SWITCHES:
                _switch_off(edit, name)
        _unpublish(edit)
        if edit:
            reason = (
                "nothing publishes Hystrix's stream any more; Resilience4j's circuit breakers are Micrometer's meters"
            )
            yield Change(path, edit.result(), reason)


def _works(project: Project, module: str) -> bool:
    """Main code that does more than to show the dashboard: a controller that leads to it does not count."""
    main = [p for p in project.java_paths(b"@") if project.module_of(p) == module and "src/main/" in p]
    return any(_leads_elsewhere(project.java(p)) for p in main if project.java(p).annotations(*_WORK))


def _leads_elsewhere(file: JavaFile) -> bool:
    leads = re.compile(r'"(?:[\w-]+:)?/?hystrix/?"')
    return not any(leads.fullmatch(file.text(text)) for text in file.walk("string_literal"))


def _switch_off(edit: JavaEdit, name: str) -> None:
    if edit.file.imported(name):
        for cls in edit.file.walk("class_declaration"):
            for annotation in annotations_of(edit.file, cls, simple_name(name)):
                edit.delete_annotation(annotation)
        edit.remove_import(name)


def _unpublish(edit: JavaEdit) -> None:
    """@Bean methods that register the servlet, when nothing else in the file names it."""
    file = edit.file
    beans = [m for m in file.walk("method_declaration") if annotations_of(file, m, "Bean") and _named(file, m)]
    if not beans or len(_named(file, file.root)) != sum(len(_named(file, bean)) for bean in beans):
        return
    for bean in beans:
        edit.delete_member(bean)
    edit.remove_import(_SERVLET)
    registration = "ServletRegistrationBean"
    if len(_named(file, file.root, registration)) == sum(len(_named(file, bean, registration)) for bean in beans):
        edit.remove_import(f"org.springframework.boot.web.servlet.{registration}")


def _named(file: JavaFile, under: Node, name: str = simple_name(_SERVLET)) -> list[Node]:
    return [n for n in file.walk("type_identifier", under=under) if file.text(n) == name]
