"""Swagger Codegen 2, which knows javax only, becomes Swagger Codegen 3 where that writes the same Spring classes.

Compared by running 2.3.1, 2.4.20 and 3.0.68 on Swagger 2 documents, with `interfaceOnly`, `delegatePattern`, `useTags`
and each date library: packages, classes, fields and signatures are the same. What differs:

- a form field of a multipart request moves before the file and becomes required (of a Swagger 2 document): such
  documents are left alone;
- without `validationMode` `legacy`, 3.0.62 and later refuse nulls in JSON, and need jackson-databind-nullable;
- templates of 2 are Mustache with other names, and the Java clients of 3 are for other HTTP libraries: left alone.
"""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.code_generators import CODEGEN_3, document
from pipeline.sources.builds import Coordinate
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Dependency
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_CODEGEN_2 = "io.swagger:swagger-codegen-maven-plugin"
_VERSION = "3.0.68"
_FORM = re.compile(r"""["']?in["']?\s*:\s*["']?formData\b""")
_OTHER_CODE = frozenset({"templateDirectory", "configurationFile"})
"""Settings that stand for other code than the generator's own, or are read from elsewhere."""
_DEFAULT_LIBRARY = "spring-boot"
_OPTIONS = ("jakarta", "true"), ("validationMode", "legacy")
ANNOTATIONS = Coordinate("io.swagger.core.v3", "swagger-annotations-jakarta", "2.2.36")
BRING_ANNOTATIONS = ("org.springdoc:springdoc-openapi-starter", "io.swagger.core.v3:swagger-annotations")


@fixer(
    "swagger-codegen-3",
    title="Generate Spring interfaces by Swagger Codegen 3, as 2 knows javax only",
    source="Swagger Codegen 3.0.43 (jakarta) and 3.0.62 (validationMode); the sources of both generations compared",
    wave=Wave.PLUGIN,
    confidence="medium",
)
def swagger_codegen_3(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            found = [e for e in plugin.element.walk() if e.name == "configuration"]
            if plugin.ga == _CODEGEN_2 and found and all(_same_classes(maven, path, each) for each in found):
                _move(maven, path, plugin)
                for configuration in found:
                    _say_options(maven, path, configuration)
                if not any(i.ga.startswith(BRING_ANNOTATIONS) and not i.management for i in maven.in_sight(path)):
                    maven.add(path, ANNOTATIONS)
    yield from maven.changes("Swagger Codegen 2 writes javax only; 3 writes the same classes for Jakarta")


def _same_classes(maven: Maven, path: str, configuration: Element) -> bool:
    libraries = {e.text.strip() for e in configuration.walk() if e.name == "library"}
    if configuration.value("language") != "spring" or _OTHER_CODE & {e.name for e in configuration.walk()}:
        return False
    if libraries - {_DEFAULT_LIBRARY}:
        return False
    text = _document(maven, path, configuration)
    return text is not None and not _FORM.search(text)


def _document(maven: Maven, path: str, configuration: Element) -> str | None:
    """The document that is generated from, when it is a Swagger 2 document of the project in one file."""
    text = document(maven, path, configuration)
    if text is None:
        return None
    whole = not re.search(r"""\$ref["']?\s*:\s*["']?[^#"'\s]""", text)
    return text if whole and re.search(r"""["']?swagger["']?\s*:\s*["']?2""", text) else None


def _move(maven: Maven, path: str, plugin: Dependency) -> None:
    for name, text in (("groupId", CODEGEN_3.partition(":")[0]), ("version", _VERSION)):
        if (element := plugin.element.find(name)) is not None:
            maven.set_value(path, element, text)


def _say_options(maven: Maven, path: str, configuration: Element) -> None:
    home = configuration.find("configOptions")
    lines = [f"<{name}>{text}</{name}>" for name, text in _OPTIONS if home is None or home.find(name) is None]
    if home is not None and lines:
        maven.edit(path).append(home, "\n".join(lines))
    elif home is None:
        body = "\n".join("    " + line for line in lines)
        maven.edit(path).append(configuration, f"<configOptions>\n{body}\n</configOptions>")
