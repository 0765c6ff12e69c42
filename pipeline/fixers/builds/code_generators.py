"""Makes code generators write jakarta sources."""

import re
from collections.abc import Iterable
from posixpath import join, normpath

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import older
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Dependency
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

CODEGEN_3 = "io.swagger.codegen.v3:swagger-codegen-maven-plugin"
OPENAPI_GENERATOR = "org.openapitools:openapi-generator-maven-plugin"
OPTIONS = {
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
_FILE = re.compile(r"^(?:\$\{(?:project\.)?basedir\}/)?(?P<path>[^$]+)$")


_GRAPHQL = "io.github.kobylynskyi:graphql-codegen-maven-plugin"
_POJO = "org.jsonschema2pojo:jsonschema2pojo-maven-plugin"
_POJO_KNOWS, _POJO_TO = "1.1.2", "1.2.2"
"""First version with useJakartaValidation, and one whose classes are those of 1.1.1 but for the imports and the order
of additional properties."""


@fixer(
    "generators-write-jakarta",
    title="Make code generators (OpenAPI, Swagger, GraphQL, jsonschema2pojo) write jakarta sources",
    source="OpenAPI Generator documentation, options useSpringBoot3 and useJakartaEe; Swagger Codegen 3, jakarta; "
    "jsonschema2pojo 1.1.2, useJakartaValidation; GraphQL Codegen, modelValidationAnnotation",
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
                    _leave_springfox(maven, path, configuration)
                if plugin.ga == _GRAPHQL:
                    _mark_with_jakarta(maven, path, configuration)
                if plugin.ga == _POJO and configuration.value("includeJsr303Annotations") == "true":
                    _validate_with_jakarta(maven, path, plugin, configuration)
    yield from maven.changes("generated sources follow Spring Boot 3")


def _option(plugin: str, configuration: Element) -> str | None:
    """Swagger Codegen 2 has none: `swagger-codegen-3` moves it where that writes the same classes."""
    if plugin == OPENAPI_GENERATOR:
        return OPTIONS.get(configuration.value("generatorName") or "")
    return "jakarta" if plugin == CODEGEN_3 and configuration.find("language") else None


def document(maven: Maven, path: str, configuration: Element) -> str | None:
    """The text that is generated from, when it is a file of the project."""
    match = _FILE.match(configuration.value("inputSpec") or "")
    file = normpath(join(path.rpartition("/")[0], match["path"])) if match else ""
    return maven.project.text(file) if file in maven.project else None


def _switch_on(maven: Maven, path: str, configuration: Element, option: str) -> None:
    home = configuration.find("configOptions")
    if home is None:
        xml = f"<configOptions>\n    <{option}>true</{option}>\n</configOptions>"
        maven.edit(path).append(configuration, xml)
    elif (found := home.find(option)) is None:
        maven.edit(path).append(home, f"<{option}>true</{option}>")
    else:
        maven.set_text(path, found, "true")


def _mark_with_jakarta(maven: Maven, path: str, configuration: Element) -> None:
    """GraphQL Codegen marks what is mandatory with an annotation, whose name is a setting."""
    found = configuration.find("modelValidationAnnotation")
    if found is not None:
        maven.set_text(path, found, found.text.replace("javax.validation.", "jakarta.validation."))
    elif configuration.find("packageName") is not None or configuration.find("graphqlSchemaPaths") is not None:
        name = "jakarta.validation.constraints.NotNull"
        maven.edit(path).append(configuration, f"<modelValidationAnnotation>{name}</modelValidationAnnotation>")


def _leave_springfox(maven: Maven, path: str, configuration: Element) -> None:
    """`useSpringBoot3` refuses to run with it."""
    provider = configuration.find("configOptions", "documentationProvider")
    if provider is not None and provider.text == "springfox":
        maven.set_text(path, provider, "springdoc")


def _validate_with_jakarta(maven: Maven, path: str, plugin: Dependency, configuration: Element) -> None:
    version, element = maven.resolve(path, plugin.version), plugin.element.find("version")
    if version is not None and element is not None and older(version, _POJO_KNOWS):
        maven.set_value(path, element, _POJO_TO)
    found = configuration.find("useJakartaValidation")
    if found is None:
        maven.edit(path).append(configuration, "<useJakartaValidation>true</useJakartaValidation>")
    else:
        maven.set_text(path, found, "true")
