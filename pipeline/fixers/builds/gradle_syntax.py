"""What Gradle 7 and 8 removed from the build language, and the JUnit platform."""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import importing
from pipeline.sources.gradle import GradleScript, Statement, Token
from pipeline.sources.gradle_build import GradleBuild
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from shared.models import Wave

_RENAMED = {
    "compile": "implementation",
    "testCompile": "testImplementation",
    "runtime": "runtimeOnly",
    "testRuntime": "testRuntimeOnly",
    "providedCompile": "compileOnly",
    "androidTestCompile": "androidTestImplementation",
}


@fixer(
    "gradle-configurations",
    title="Rename Gradle's removed dependency configurations",
    source="Gradle 7 upgrade guide, Removal of compile and runtime configurations",
    wave=Wave.POM,
    boot3=False,
    on=r"Could not find method (compile|testCompile|runtime|testRuntime|providedCompile)\(\)",
    proactive=True,
)
def gradle_configurations(case: Case) -> Iterable[Change]:
    """`compile` of a java-library becomes `api`. The war plugin still has `providedCompile`."""
    build = GradleBuild(case.project)
    for path, script in build.scripts.items():
        for statement in script.statements:
            if "dependencies" not in statement.blocks or "buildscript" in statement.blocks:
                continue
            new = _configuration(script, statement.head)
            if new and len(statement.tokens) > 1 and statement.tokens[1].value not in ("=", "."):
                token = statement.tokens[0]
                build.put(path, (token.start, token.end), new)
    yield from build.changes("Gradle 7 removed the old configurations")


def _configuration(script: GradleScript, name: str) -> str | None:
    if name == "compile" and "java-library" in script.text:
        return "api"
    if name == "providedCompile" and any(plugin in script.text for plugin in ("'war'", '"war"', "id war")):
        return None
    return _RENAMED.get(name)


@fixer(
    "gradle-repositories",
    title="Replace JCenter by Maven Central and http by https (Gradle)",
    source="Gradle 7 upgrade guide, JCenter and insecure repositories",
    wave=Wave.POM,
    boot3=False,
    on=r"jcenter|Using insecure protocols with repositories",
    proactive=True,
)
def gradle_repositories(case: Case) -> Iterable[Change]:
    build = GradleBuild(case.project)
    for path, script in build.scripts.items():
        central = {s.blocks for s in script.statements if s.head == "mavenCentral"}
        for statement in script.statements:
            if statement.head == "jcenter" and "repositories" in statement.blocks:
                _replace_jcenter(build, path, statement, central)
            elif statement.head in ("url", "setUrl") and "maven" in statement.blocks:
                for token in statement.strings:
                    if token.value.startswith("http://") and "." in token.value and "localhost" not in token.value:
                        build.put(path, (token.inner[0], token.inner[0] + 4), "https")
    yield from build.changes("JCenter is closed; Gradle refuses plain http")


def _replace_jcenter(build: GradleBuild, path: str, statement: Statement, central: set[tuple[str, ...]]) -> None:
    if statement.blocks in central:
        build.delete_lines(path, statement.start, statement.end)
    else:
        central.add(statement.blocks)
        build.put(path, (statement.start, statement.start + len("jcenter")), "mavenCentral")


_ARCHIVE = {
    "archiveName": "archiveFileName",
    "baseName": "archiveBaseName",
    "classifier": "archiveClassifier",
    "mainClassName": "mainClass",
}
_ARCHIVE_BLOCKS = frozenset(
    {"jar", "bootJar", "war", "bootWar", "springBoot", "application", "sourcesJar", "javadocJar"}
)


@fixer(
    "gradle-renamed-properties",
    title="Rename archive and main class properties that Gradle and Boot removed",
    source="Gradle 8 upgrade guide, AbstractArchiveTask; Spring Boot 2.4 and 3.0 release notes (mainClassName)",
    wave=Wave.POM,
    boot3=False,
    on=r"unknown property '(archiveName|baseName|classifier|mainClassName)'",
    proactive=True,
)
def gradle_renamed_properties(case: Case) -> Iterable[Change]:
    build = GradleBuild(case.project)
    for path, script in build.scripts.items():
        for statement in script.statements:
            if (token := _archive_property(statement)) is not None:
                prefix, dot, name = token.value.rpartition(".")
                build.put(path, (token.start, token.end), prefix + dot + _ARCHIVE[name])
                _assign(build, path, script, statement)
    yield from build.changes("Gradle 8 and Boot 3 know the new names only")


def _archive_property(statement: Statement) -> Token | None:
    block = statement.blocks[-1] if statement.blocks else ""
    token = statement.tokens[0]
    owner, _, name = token.value.rpartition(".")
    inside = owner in _ARCHIVE_BLOCKS or (not owner and block in _ARCHIVE_BLOCKS)
    assigned = len(statement.tokens) > 1 and (statement.tokens[1].value == "=" or statement.tokens[1].kind == "string")
    return token if token.kind == "word" and name in _ARCHIVE and inside and assigned else None


def _assign(build: GradleBuild, path: str, script: GradleScript, statement: Statement) -> None:
    """Groovy's `classifier 'exec'` set the old one; a property wants the `=`."""
    second = statement.tokens[1]
    if second.kind == "string" and not script.kotlin:
        build.splices(path).insert(second.start, "= ")


@fixer(
    "gradle-maven-publish",
    title="Replace Gradle's removed maven plugin",
    source="Gradle 7 upgrade guide, Removal of the maven plugin",
    wave=Wave.POM,
    boot3=False,
    on=r"[Pp]lugin with id 'maven' not found|Plugin \[id: 'maven'\] was not found",
    proactive=True,
)
def gradle_maven_publish(case: Case) -> Iterable[Change]:
    """Builds that configure an upload need a person: publications are declared differently."""
    build = GradleBuild(case.project)
    for path, script in build.scripts.items():
        if "uploadArchives" in script.text or "mavenDeployer" in script.text:
            continue
        for statement in script.statements:
            applied = statement.head in ("apply", "id") and [token.value for token in statement.strings] == ["maven"]
            if applied and (statement.head == "apply" or statement.blocks[-1:] == ("plugins",)):
                build.put(path, statement.strings[0].inner, "maven-publish")
    yield from build.changes("Gradle 7 removed the maven plugin")


@fixer(
    "gradle-junit-platform",
    title="Run Gradle's tests on the JUnit platform",
    source="Gradle user manual, Testing in Java, Using JUnit 5; Spring Boot 2.4 release notes",
    wave=Wave.TEST,
    boot3=False,
    on=r"No tests found for given includes|There were failing tests|Tests run: 0",
    proactive=True,
)
def gradle_junit_platform(case: Case) -> Iterable[Change]:
    """Without it Gradle runs JUnit 4 only: JUnit 5 tests pass by not running."""
    build = GradleBuild(case.project)
    if not any("useJUnitPlatform" in script.text or "useTestNG" in script.text for script in build.scripts.values()):
        for path in _scripts_with_jupiter(case, build):
            _use_platform(build, path)
    yield from build.changes("JUnit 5 tests do not run without the JUnit platform")


def _scripts_with_jupiter(case: Case, build: GradleBuild) -> Iterator[str]:
    paths = importing(case.project, "org.junit.jupiter", "org.junit.vintage")
    yield from dict.fromkeys(script for path in paths if (script := build.script_of(path)))


def _use_platform(build: GradleBuild, path: str) -> None:
    script, source = build.scripts[path], build.project.read(path)
    newline = newline_of(source)
    block = next((b for b in script.blocks if b.name == "test" and not b.blocks), None)
    if block is not None:
        indent = indent_at(source, block.start) + "    "
        build.splices(path).insert(block.inner_start, f"{newline}{indent}useJUnitPlatform()")
        return
    head = "tasks.test" if script.kotlin else "tasks.named('test')"
    lead = newline if source.endswith(b"\n") else newline * 2
    build.splices(path).insert(len(source), f"{lead}{head} {{{newline}    useJUnitPlatform(){newline}}}{newline}")
