"""Messages of exceptions in templates: Thymeleaf 3.1 lets expressions use no members of the JDK's exceptions.

`model.addObject("exception", ex)` and `${exception.message}` show an error page for exceptions of Spring's and of the
project's own, and fail themselves for a NumberFormatException: no build says so. Source: Thymeleaf 3.1 migration guide,
"Restrictions in expressions"; ExpressionUtils.isMemberForbidden (java.* but for a list of types). A class of the
project's own, which expressions may name, asks for the message.

Left: th:utext, event handlers and preprocessed text, where expressions may name no class; other members
(`exception.stackTrace`); exceptions declared as Spring's or the project's own, which may still be asked.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import arguments, declared_type, literal
from shared.models import Wave

_PLACE = re.compile(rb"\b(?:th:|data-th-)(?:text|if|unless|title|value)\s*=\s*\"[^\"]*\"|\[\[[^\]\"]*\]\]")
_NAME = "TemplateExceptions"
_CLASS = """package {package};

/** For templates: Thymeleaf 3.1 lets them use no members of the JDK's exceptions. */
public final class {name} {{
    private {name}() {{
    }}

    public static String message(Throwable exception) {{
        return exception == null ? null : exception.getMessage();
    }}
}}
"""


@fixer(
    "thymeleaf-exception-messages",
    title="Let templates ask exceptions of the JDK for their message",
    source="Thymeleaf 3.1 migration guide, restrictions in expressions; ExpressionUtils",
    wave=Wave.TEST,
)
def thymeleaf_exception_messages(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (3, 0)) or not depends_on(project, "spring-boot-starter-thymeleaf"):
        return
    done = set[str]()
    for application in sorted(project.java_paths(b"@SpringBootApplication"), key=len):
        module = project.module_of(application)
        if "src/main/" in application and project.java(application).package and module not in done:
            done.add(module)
            yield from _application(project, application)


def _application(project: Project, application: str) -> Iterator[Change]:
    module, package = project.module_of(application), project.java(application).package
    names = {name for path in project.java_paths(b"addObject", b"addAttribute") for name in _exceptions(project, path)}
    if not names:
        return
    message = re.compile(rf"'[^']*'|(?<![\w.#@])({'|'.join(sorted(names))})\s*\??\.\s*(?:message\b|getMessage\(\))")
    asked = False
    for path in project.glob("**/templates/**.html", "**/WEB-INF/**.html"):
        if "src/main/" in path and project.module_of(path) == module:
            source = project.read(path)
            after = _PLACE.sub(lambda found: _followed(found.group(), message, package), source)
            if after != source:
                asked = True
                yield Change(path, after, "Thymeleaf 3.1 forbids templates the members of the JDK's exceptions")
    if asked:
        home = f"{application.rpartition('/')[0]}/{_NAME}.java"
        text = _CLASS.format(package=package, name=_NAME)
        yield Change.text(home, text, "templates ask it for the message of an exception")


def _followed(place: bytes, message: re.Pattern[str], package: str) -> bytes:
    text = place.decode("utf-8", "surrogateescape")

    def asked(found: re.Match[str]) -> str:
        return f"T({package}.{_NAME}).message({found[1]})" if found[1] else found.group()

    if "__" not in text:
        text = re.sub(r"\$\{[^}]*\}", lambda expression: message.sub(asked, expression.group()), text)
    return text.encode("utf-8", "surrogateescape")


def _exceptions(project: Project, path: str) -> Iterator[str]:
    """Names of attributes of a model that may be an exception of the JDK."""
    file = project.java(path)
    for call in file.calls("addObject", "addAttribute"):
        given = arguments(call)
        name = literal(file, given[0]) if len(given) == 2 else None
        if name and name.isidentifier() and given[1].type == "identifier":
            kind = declared_type(file, given[1])
            if kind.endswith(("Exception", "Throwable", "Error")) and _is_of_the_jdk(project, file, kind):
                yield name


def _is_of_the_jdk(project: Project, file: JavaFile, kind: str) -> bool:
    imported = [i.name for i in file.imports if i.simple == kind and not i.wildcard and not i.static]
    return imported[0].startswith("java.") if imported else not project.glob(f"**/{kind}.java")
