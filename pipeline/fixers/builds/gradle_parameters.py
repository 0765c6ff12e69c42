"""The compiler option that Spring Boot's Gradle plugin gives, where a project does not apply it: in libraries of a
build, and beside Boot's BOM alone."""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import importing
from pipeline.sources.gradle import Statement
from pipeline.sources.gradle_build import GradleBuild
from pipeline.sources.project import Change
from pipeline.sources.splice import newline_of
from shared.models import Wave

_PLUGIN = "org.springframework.boot"
_APPLY = ("id", "apply", "plugins.apply", "pluginManager.apply")
_EVERYWHERE = frozenset({"allprojects", "subprojects", "configure"})
_OWN_PLUGINS = ("buildSrc/", "build-logic/")


@fixer(
    "gradle-compiler-parameters",
    title="Keep parameter names in class files where Boot's Gradle plugin does not",
    source="Spring Framework 6.1 release notes, Parameter Name Retention; Boot Gradle plugin, Reacting to Plugins",
    wave=Wave.TEST,
)
def gradle_compiler_parameters(case: Case) -> Iterable[Change]:
    build = GradleBuild(case.project)
    texts = {path: script.text for path, script in build.scripts.items()}
    unseen = any(_PLUGIN in text for path, text in texts.items() if path.startswith(_OWN_PLUGINS))
    uses_boot = any(item.group == _PLUGIN for item in build.declared) or any(_PLUGIN in t for t in texts.values())
    if uses_boot and not unseen and not any("-parameters" in text for text in texts.values()):
        for path in _libraries(case, build):
            _compile_with_parameters(build, path)
    yield from build.changes("Spring finds parameters by name")


def _libraries(case: Case, build: GradleBuild) -> Iterator[str]:
    """Scripts of their own whose Java sources use Spring, and that no plugin of Boot's is applied to."""
    if any(_applies(s) and _EVERYWHERE & set(s.blocks) for script in build.scripts.values() for s in script.statements):
        return
    for path in dict.fromkeys(_scripts(case, build)):
        if not any(_applies(statement) for statement in build.scripts[path].statements):
            yield path


def _scripts(case: Case, build: GradleBuild) -> Iterator[str]:
    for path in importing(case.project, "org.springframework"):
        module = case.project.module_of(path)
        inside = path.removeprefix(f"{module}/") if module else path
        script = build.script_of(path)
        if script is not None and inside.startswith("src/main/") and inside.endswith(".java"):
            yield script


def _applies(statement: Statement) -> bool:
    """Boot's plugin, by its id or by a name of a catalogue's; not where it is only put at hand (`apply false`)."""
    words = statement.words
    named = statement.head in _APPLY and any(token.value == _PLUGIN for token in statement.strings)
    by_alias = statement.head == "alias" and any("boot" in word.lower() for word in words)
    return (named or by_alias) and "false" not in words


def _compile_with_parameters(build: GradleBuild, path: str) -> None:
    script, source = build.scripts[path], build.project.read(path)
    newline = newline_of(source)
    if script.kotlin:
        head, body = "tasks.withType<JavaCompile>().configureEach {", 'options.compilerArgs.add("-parameters")'
    else:
        head, body = "tasks.withType(JavaCompile).configureEach {", "options.compilerArgs << '-parameters'"
    lead = newline if source.endswith(b"\n") else newline * 2
    build.splices(path).insert(len(source), f"{lead}{head}{newline}    {body}{newline}}}{newline}")
