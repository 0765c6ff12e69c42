"""Spring Shell 2.0, which Boot 3 takes for no auto-configuration: the application ends where its prompt was, unasked.

Source: spring-shell 2.0.0.RELEASE's META-INF/spring.factories and 3.4.1's AutoConfiguration.imports; 3.4.1's
spring-configuration-metadata.json, by which the interactive shell and scripts are off unless they are turned on, and
arguments of the program are a command (2.0 read them for scripts alone).
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added_all, applications
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, field_text
from shared.models import Wave

_STARTER = "org.springframework.shell:spring-shell-starter"
_VERSION = "3.4.1"
_SHELL = "org.springframework.shell."
_SAME = frozenset(
    _SHELL + name
    for name in (
        *("Availability", "ExitRequest", "jline.PromptProvider", "standard.ShellCommandGroup"),
        *("standard.ShellComponent", "standard.ShellMethod", "standard.ShellMethodAvailability"),
        "standard.ShellOption",
    )
)
"""Types of which 3.4.1 has every member of 2.0.0 (compared by javap)."""
_SETTINGS = {
    "spring.shell.interactive.enabled": "true",
    "spring.shell.noninteractive.enabled": "false",
    "spring.shell.script.enabled": "true",
}
_USED = re.compile(rb"\borg\.springframework\.shell\.[\w.]*[\w*]")
_PRINTED = frozenset({"void", "String", "AttributedString", "int", "long", "double", "boolean", "Integer", "Long"})
"""What a command may give back: 2.0 wrote each element of an Iterable on a line of its own, 3.4 writes `[a, b]`."""
_MANY = re.compile(r"\[\]|\.\.\.|\b(?:List|Set|Collection|Map|Iterable)\b")


@fixer(
    "spring-shell",
    title="Raise Spring Shell 2.0 to the one for Boot 3, interactive as it was",
    source="Spring Boot 3.0 migration guide, Auto-configuration Files; Spring Shell 3.4.1's configuration metadata",
    wave=Wave.STARTUP,
    proactive=True,
    confidence="medium",
)
def spring_shell(case: Case) -> Iterator[Change]:
    """Only where no more than commands, their availability and the prompt are the project's own. The parser of several
    values in one parameter is another since 2.1, and so is what is written for an Iterable."""
    if case.target.boot_line < (3, 4) or not _is_plain(case.project):
        return
    apps, modules = applications(case.project), list[str]()
    for build in builds_of(case.project):
        for declared in build.declared:
            module = declared.file.rpartition("/")[0]
            old = (declared.version or "").startswith("2.0.")
            if declared.ga == _STARTER and old and not declared.management and module in apps:
                build.set_version(declared, _VERSION)
                modules.append(module)
        yield from build.changes("Boot 3 passes over what Spring Shell 2.0 configures: nothing would be asked")
    if modules:
        yield from added_all(case.project, _SETTINGS, "Spring Shell 3.4 asks for nothing unless it is told to", modules)


def _is_plain(project: Project) -> bool:
    paths = project.glob("**/*.java", "**/*.kt", "**/*.groovy")
    users = [path for path in paths if _SHELL.encode() in project.read(path)]
    named = {name.decode() for path in users for name in _USED.findall(project.read(path))}
    java = [path for path in users if path.endswith(".java")]
    return bool(java) and java == users and named <= _SAME and not any(_has_many(project.java(path)) for path in java)


def _has_many(file: JavaFile) -> bool:
    """A command with a parameter of several values, or whose number is said, or that may give back several."""
    if any("arity" in file.text(one) or "valueProvider" in file.text(one) for one in file.annotations("ShellOption")):
        return True
    commands = [m for m in file.walk("method_declaration") if annotations_of(file, m, "ShellMethod")]
    given = (m.child_by_field_name("parameters") for m in commands)
    takes = any(_MANY.search(file.text(node)) for node in given if node is not None)
    return takes or any(field_text(file, m, "type") not in _PRINTED for m in commands)
