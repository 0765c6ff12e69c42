"""Static members of types that templates may not name since Thymeleaf 3.1: `${T(java.util.Arrays).asList(1, 2)}`.

The template fails when it is shown ("Access is forbidden for type ..."), no build says so. Source: Thymeleaf 3.1
migration guide, "Restrictions in expressions"; its ExpressionUtils: all of java.*, javax.*, jakarta.* and
org.springframework.* but for a list of types. java.util.List is on that list. Of Spring's helpers a class of the
project's own that extends one has the same static members, under a name that may be used.

Left: enums and final types of Spring (HttpStatus), other types of the JDK, `new`, and lists of anything but literals,
as List.of refuses null.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.web.thymeleaf import EXPRESSION
from pipeline.sources.project import Change, Project
from shared.models import Wave

_WEB, _UTIL = "org.springframework.web", "org.springframework.util"
_HELPERS = {
    name.rpartition(".")[2]: name
    for name in (
        *(f"{_WEB}.servlet.support.ServletUriComponentsBuilder", f"{_WEB}.util.UriComponentsBuilder"),
        *(f"{_WEB}.util.HtmlUtils", f"{_WEB}.util.JavaScriptUtils", f"{_WEB}.util.UriUtils"),
        *(f"{_UTIL}.StringUtils", f"{_UTIL}.CollectionUtils", f"{_UTIL}.ObjectUtils"),
        "org.springframework.security.core.context.SecurityContextHolder",
    )
}
"""Types that may be extended."""
_TYPE = re.compile(rb"\bT\(\s*(org\.springframework\.[\w.]+)\s*\)")
_LITERAL = rb"(?:'[^'\"]*'|-?\d+)"
_LIST = re.compile(rb"\bT\(\s*java\.util\.Arrays\s*\)\s*\.\s*asList\((\s*" + _LITERAL + rb"(?:\s*,\s*" + _LITERAL
                   + rb")*\s*)\)")  # fmt: skip
_CLASS = """package {package};

import {name};

/** For templates: Thymeleaf 3.1 lets them use no types of Spring, but this one, which has {simple}'s static methods. */
public abstract class Template{simple} extends {simple} {{
}}
"""


@fixer(
    "thymeleaf-restricted-types",
    title="Give templates types that Thymeleaf 3.1 lets them use",
    source="Thymeleaf 3.1 migration guide, restrictions in expressions; ExpressionUtils",
    wave=Wave.TEST,
)
def thymeleaf_restricted_types(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (3, 0)) or not depends_on(project, "spring-boot-starter-thymeleaf"):
        return
    for application in sorted(project.java_paths(b"@SpringBootApplication"), key=len):
        if "src/main/" in application and project.java(application).package:
            yield from _application(project, application)


def _application(project: Project, application: str) -> Iterator[Change]:
    module, package, asked = project.module_of(application), project.java(application).package, set[str]()
    for path in project.glob("**/templates/**.html", "**/templates/**.txt", "**/WEB-INF/**.html"):
        if "src/main/" in path and project.module_of(path) == module:
            source = project.read(path)
            after = EXPRESSION.sub(lambda found: _allowed(found.group(), package, asked), source)
            if after != source:
                yield Change(path, after, "Thymeleaf 3.1 forbids templates this type")
    for simple in sorted(asked):
        home = f"{application.rpartition('/')[0]}/Template{simple}.java"
        text = _CLASS.format(package=package, name=_HELPERS[simple], simple=simple)
        yield Change.text(home, text, "templates use its static methods, under a name that Thymeleaf 3.1 allows")


def _allowed(expression: bytes, package: str, asked: set[str]) -> bytes:
    """The expression with other types; `asked` collects the simple names of those that it needs."""

    def helper(found: re.Match[bytes]) -> bytes:
        simple = found[1].decode().rpartition(".")[2]
        if _HELPERS.get(simple) != found[1].decode():
            return found.group()
        asked.add(simple)
        return f"T({package}.Template{simple})".encode()

    return _TYPE.sub(helper, _LIST.sub(rb"T(java.util.List).of(\1)", expression))
