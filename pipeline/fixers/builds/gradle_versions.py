"""Plugin versions, the Java level and the wrapper of Gradle builds."""

import re
from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.java_version import level_of
from pipeline.knowledge import gradle_plugins, older, version_properties
from pipeline.sources.gradle import Statement, Token
from pipeline.sources.gradle_build import GradleBuild
from pipeline.sources.project import Change
from shared.models import Target, Wave

_BOOT = "org.springframework.boot"
_KOTLIN = "org.jetbrains.kotlin"


@fixer(
    "gradle-spring-boot",
    title="Raise Spring Boot's Gradle plugin, its BOM and dependency management",
    source="Spring Boot 3.0 Migration Guide; Spring Boot Gradle plugin reference, Managing Dependencies",
    wave=Wave.POM,
    boot3=False,
    on=r"Plugin \[id: '(org\.springframework\.boot|io\.spring\.dependency-management)'",
    proactive=True,
)
def gradle_spring_boot(case: Case) -> Iterable[Change]:
    build = GradleBuild(case.project)
    for path, statement, name in _plugins(build):
        if (wanted := _wanted(name, _version(build, path, statement) or "", case.target)) is not None:
            _set_plugin(build, path, statement, wanted)
    for declared in build.declared:
        name = _KOTLIN if declared.artifact == "kotlin-gradle-plugin" else declared.group
        ours = declared.group in (_BOOT, "io.spring.gradle") or name == _KOTLIN
        key = "io.spring.dependency-management" if declared.group == "io.spring.gradle" else name
        if ours and declared.version and (wanted := _wanted(key, declared.version, case.target)) is not None:
            build.set_version(declared, wanted)
    _catalog_plugins(build, case.target)
    yield from build.changes(f"Spring Boot {case.target.spring_boot}")


def _wanted(name: str, version: str, target: Target) -> str | None:
    """The version that a plugin needs, None when it is new enough, unknown, or none of ours."""
    properties = version_properties(target.boot_line)
    if name == _BOOT:
        wanted, needs = target.spring_boot, target.spring_boot
    elif name == "io.spring.dependency-management":
        wanted = needs = properties.get("dependency-management-plugin.version", "1.1.7")
    elif name == _KOTLIN or name.startswith(f"{_KOTLIN}."):
        wanted = needs = properties["kotlin.version"]
    elif (row := gradle_plugins().get(name)) is not None:
        wanted, needs = row.to, row.needs
    else:
        return None
    return wanted if version and older(version, needs) else None


def _plugins(build: GradleBuild) -> Iterator[tuple[str, Statement, str]]:
    """Statements of `plugins` blocks that say a version, with the plugin's id."""
    for path, script in build.scripts.items():
        for statement in script.inside("plugins"):
            if "version" not in statement.words or not statement.strings:
                continue
            name = statement.strings[0].value
            yield path, statement, f"{_KOTLIN}.{name}" if statement.head == "kotlin" else name


def _version_token(statement: Statement) -> Token:
    position = next(i for i, token in enumerate(statement.tokens) if token.value == "version" and token.kind == "word")
    return next((t for t in statement.tokens[position + 1 :] if t.kind in ("string", "word")), statement.tokens[-1])


def _version(build: GradleBuild, path: str, statement: Statement) -> str | None:
    token = _version_token(statement)
    name = token.value.lstrip("${").rstrip("}")
    return token.value if token.kind == "string" and "$" not in token.value else build.value(path, name)


def _set_plugin(build: GradleBuild, path: str, statement: Statement, version: str) -> None:
    token = _version_token(statement)
    if token.kind == "string" and "$" not in token.value:
        build.put(path, token.inner, version)
    else:
        build.set_definitions(path, token.value.lstrip("${").rstrip("}"), version)


def _catalog_plugins(build: GradleBuild, target: Target) -> None:
    for path, catalog in build.catalogs.items():
        for entry in catalog.entries:
            if entry.section != "plugins":
                continue
            name, text = entry.field("id"), entry.string
            reference = entry.field("version.ref")
            version = catalog.version(reference.value) if reference else entry.field("version")
            if name and version and (wanted := _wanted(name.value, version.value, target)):
                build.put(path, version.span, wanted)
            elif text and ":" in text.value:
                plugin, _, old = text.value.partition(":")
                if wanted := _wanted(plugin, old, target):
                    build.put(path, text.span, f"{plugin}:{wanted}")


@fixer(
    "gradle-java-version",
    title="Compile for the target Java version (Gradle)",
    source="Spring Boot 3.0 Migration Guide, section Review System Requirements; Gradle user manual, Toolchains",
    wave=Wave.POM,
    boot3=False,
    on=r"(Source|Target) option \S+ is no longer supported|invalid (source|target) release|invalid target release",
    proactive=True,
)
def gradle_java_version(case: Case) -> Iterable[Change]:
    build = GradleBuild(case.project)
    for path, script in build.scripts.items():
        for statement in script.statements:
            for span, old in _levels(build, path, statement):
                level = level_of(old)
                if level is not None and level < case.target.java:
                    build.put(path, span, str(case.target.java))
    yield from build.changes(f"Java {case.target.java}")


_SETTINGS = re.compile(
    r"(?:^|\.)(?:sourceCompatibility|targetCompatibility|jvmTarget|languageVersion|options\.release|release)(?:\.set)?$"
)
_CONSTANT = re.compile(r"VERSION_(?P<level>1_\d+|\d+)|JVM_(?P<jvm>1_\d+|\d+)")


def _levels(build: GradleBuild, path: str, statement: Statement) -> Iterator[tuple[tuple[int, int], str]]:
    """Spans of the numbers in settings of a Java level. A variable's definition is edited where it stands."""
    position = next(
        (i for i, t in enumerate(statement.tokens[:2]) if t.kind == "word" and _SETTINGS.search(t.value)), None
    )
    if position is None:
        return
    for token in statement.tokens[position + 1 :]:
        if token.kind == "string":
            yield token.inner, token.value
        elif token.kind == "number":
            yield (token.start, token.end), token.value
        elif match := _CONSTANT.search(token.value):
            group = "level" if match["level"] else "jvm"
            start, end = match.span(group)
            yield (token.start + start, token.start + end), match[group].replace("_", ".")
        elif token.kind == "word":
            for definition in build.definitions(path, token.value)[:1]:
                if definition.file == path:
                    yield definition.span, definition.value


@fixer(
    "gradle-wrapper",
    title="Raise the Gradle wrapper to a version that Boot 3's plugin accepts",
    source="Spring Boot 3.5 system requirements (Gradle 7.6.4 or 8.4 and later); Gradle compatibility matrix",
    wave=Wave.POM,
    boot3=False,
    on=r"Spring Boot plugin requires Gradle|Unsupported class file major|Could not (open|create) .* class cache",
    proactive=True,
)
def gradle_wrapper(case: Case) -> Iterable[Change]:
    """A wrapper pinned by checksum is left to a person, who can look the new sum up."""
    for path in case.project.glob("**/gradle/wrapper/gradle-wrapper.properties"):
        text = case.project.text(path)
        match = _DISTRIBUTION.search(text)
        if match is None or "distributionSha256Sum" in text or _is_new_enough(match["version"]):
            continue
        after = text[: match.start("version")] + GRADLE + text[match.end("version") :]
        yield Change.text(path, after, f"Gradle {GRADLE} runs on Java 17 and with Boot 3's plugin")


GRADLE = "8.14.3"
_DISTRIBUTION = re.compile(r"/gradle-(?P<version>\d[\d.]*)(?:-rc-\d+)?-(?:bin|all)\.zip")


def _is_new_enough(version: str) -> bool:
    return not older(version, "8.4") or (older(version, "8.0") and not older(version, "7.6.4"))
