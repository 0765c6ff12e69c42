"""OpenAPI Generator 6 writes the classes that 5 wrote, where the project's code uses them.

6.3.0 and not a later one: it is the first with `useJakartaEe`, and the last whose Spring classes have 5's constructors
and initial values (6.4 and later start optional maps as empty ones and add constructors of required properties).
Compared by running 5.1.0 and 6.3.0 on the same documents: with these mappings names and signatures are the same. What
can't stay: a `oneOf` was a class of all properties and is an interface; what 5 named by paths (`BY`, an object in an
array that a response holds in an array) or twice alike (a second `InlineObject`) has a new name.

Spring classes of 5.2 and before have annotations of Swagger 1, since 5.3 of Swagger 2, which the project must have.
"""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.code_generators import OPENAPI_GENERATOR, OPTIONS, document
from pipeline.fixers.builds.inline_schemas import Stays, classes_of_5
from pipeline.fixers.builds.swagger_codegen import ANNOTATIONS, BRING_ANNOTATIONS
from pipeline.knowledge import older
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Dependency
from pipeline.sources.project import Change, Project
from pipeline.sources.xml import Element
from shared.models import Wave

_NEW_NAMES, _SWAGGER_2 = "6.0.0", "5.3.0"
_WITHOUT_SWAGGER = "documentationProvider", "annotationLibrary"
_SETTINGS = "inlineSchemaNameMappings", "schemaMappings"


@fixer(
    "generated-classes-stay",
    title="Keep the classes that OpenAPI Generator writes for schemas without a name, and have what they import",
    source="OpenAPI Generator 6.0 release notes (inline schemas are named by operation); its documentation, "
    "Customization: Inline Schema Naming, Schema Mapping",
    wave=Wave.PLUGIN,
)
def generated_classes_stay(case: Case) -> Iterable[Change]:
    """Before `plugin-versions`, which raises the generator: the version tells who wrote the classes."""
    maven = Maven(case.project)
    words: set[str] | None = None
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            version = _version(maven, path, plugin) if plugin.ga == OPENAPI_GENERATOR else None
            if version is None or not older(version, _NEW_NAMES):
                continue
            words = _words(case.project) if words is None else words
            for configuration in (e for e in plugin.element.walk() if e.name == "configuration"):
                _keep(maven, path, configuration, words)
                if older(version, _SWAGGER_2) and configuration.value("generatorName") == "spring":
                    _have_annotations(maven, path, configuration)
    yield from maven.changes("OpenAPI Generator 6 names schemas without a name anew")


def _version(maven: Maven, path: str, plugin: Dependency) -> str | None:
    plugins = [plugin, *(p for pom in maven.lineage(path) for p in maven.pom(pom).plugins if p.ga == plugin.ga)]
    return maven.resolve(path, next((each.version for each in plugins if each.version), None))


def _words(project: Project) -> set[str]:
    return {word for path in project.java_paths() for word in re.findall(r"\w+", project.text(path))}


def _keep(maven: Maven, path: str, configuration: Element, words: set[str]) -> None:
    text = document(maven, path, configuration)
    taken = any(configuration.find(name) is not None for name in _SETTINGS)
    if text is None or taken or configuration.value("generatorName") not in OPTIONS:
        return
    stays = [each for each in classes_of_5(text) if each.word in words]
    if stays:
        maven.edit(path).append(configuration, "\n".join(_settings(stays)))


def _have_annotations(maven: Maven, path: str, configuration: Element) -> None:
    said = any(element.name in _WITHOUT_SWAGGER for element in configuration.walk())
    if not said and not any(i.ga.startswith(BRING_ANNOTATIONS) and not i.management for i in maven.in_sight(path)):
        maven.add(path, ANNOTATIONS)


def _settings(stays: list[Stays]) -> Iterable[str]:
    yield from _setting("inlineSchemaNameMappings", [f"{each.key}={each.was}" for each in stays if each.is_new])
    yield from _setting("schemaMappings", [f"{each.key}={each.was}" for each in stays if not each.is_new])


def _setting(name: str, values: list[str]) -> Iterable[str]:
    lines = [f"    <{name[:-1]}>{value}</{name[:-1]}>" for value in values]
    return [f"<{name}>", *lines, f"</{name}>"] if lines else []
