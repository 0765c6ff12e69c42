"""Makes code generators write jakarta sources."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

CODEGEN_3 = "io.swagger.codegen.v3:swagger-codegen-maven-plugin"
_OPTIONS = {
    "spring": "useSpringBoot3",
    "kotlin-spring": "useSpringBoot3",
    "java": "useJakartaEe",
    "jaxrs-spec": "useJakartaEe",
    "jaxrs-jersey": "useJakartaEe",
    "jaxrs-cxf": "useJakartaEe",
    "jaxrs-cxf-client": "useJakartaEe",
    "jaxrs-resteasy": "useJakartaEe",
    "java-camel": "useSpringBoot3",
}
"""OpenAPI Generator's option by generator name."""


@fixer(
    "generators-write-jakarta",
    title="Make OpenAPI and Swagger code generators write jakarta sources",
    source="OpenAPI Generator documentation, options useSpringBoot3 and useJakartaEe; Swagger Codegen 3, jakarta",
    wave=Wave.PLUGIN,
    on=r"target/generated-sources/\S+.*package javax\.\w+(\.\w+)* does not exist",
    proactive=True,
)
def generators_write_jakarta(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            for configuration in (e for e in plugin.element.walk() if e.name == "configuration"):
                option = _option(plugin.ga, configuration)
                if option is not None:
                    _switch_on(maven, path, configuration, option)
    yield from maven.changes("generated sources follow Spring Boot 3")


def _option(plugin: str, configuration: Element) -> str | None:
    """Swagger Codegen 2 has none: `swagger-codegen-3` moves it where that writes the same classes."""
    if plugin == "org.openapitools:openapi-generator-maven-plugin":
        return _OPTIONS.get(configuration.value("generatorName") or "")
    return "jakarta" if plugin == CODEGEN_3 and configuration.find("language") else None


def _switch_on(maven: Maven, path: str, configuration: Element, option: str) -> None:
    home = configuration.find("configOptions")
    if home is None:
        xml = f"<configOptions>\n    <{option}>true</{option}>\n</configOptions>"
        maven.edit(path).append(configuration, xml)
    elif (found := home.find(option)) is None:
        maven.edit(path).append(home, f"<{option}>true</{option}>")
    else:
        maven.set_text(path, found, "true")
