"""Pages without a page request, as WebFlux writes them to JSON.

Source: class Unpaged of Spring Data Commons 2.7 (an enum: `"INSTANCE"`) and 3.2 and later (a class whose getters throw
UnsupportedOperationException); SpringDataWebAutoConfiguration of Boot 3.5, which registers the module that writes it
as before in servlet applications only.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, is_reactive
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import arguments, field_text, simple_name
from shared.models import Wave

_NAME = "UnpagedModule"
_DOMAIN = "org.springframework.data.domain"
_CLASS = """package {package};

import org.springframework.data.web.config.SpringDataJacksonConfiguration;
import org.springframework.stereotype.Component;

/** Writes a page that nobody asked for by number as before: Spring Data registers this in servlet applications only. */
@Component
class {name} extends SpringDataJacksonConfiguration.PageModule {{
    {name}() {{
        super(null);
    }}
}}
"""


@fixer(
    "reactive-unpaged",
    title="Let WebFlux write unpaged pages of Spring Data as before",
    source="classes of Spring Data Commons 2.7 and 3.5 (Unpaged, SpringDataJacksonConfiguration)",
    wave=Wave.TEST,
    confidence="medium",
)
def reactive_unpaged(case: Case) -> Iterator[Change]:
    """Without it an answer 500, in a build that is green where no test asks."""
    project = case.project
    if case.target.boot_line < (3, 3) or not came_from_before(case, (3, 0)):
        return
    if project.java_paths(b"SpringDataJacksonConfiguration", b"EnableSpringDataWebSupport") or not _unpaged(project):
        return
    for path in project.java_paths(b"@SpringBootApplication"):
        if "src/main/" in path and is_reactive(project, path):
            text = _CLASS.format(package=project.java(path).package, name=_NAME)
            home = f"{path.rpartition('/')[0]}/{_NAME}.java"
            yield Change.text(home, text, "the getters of an unpaged request throw, and WebFlux would call them")


def _unpaged(project: Project) -> bool:
    """`new PageImpl<>(list)`, `Page.empty()` or `Pageable.unpaged()` in the application."""
    for path in project.java_paths(b"PageImpl", b"Page.empty", b"Pageable.unpaged"):
        file = project.java(path)
        calls = (*file.walk("object_creation_expression"), *file.calls("empty", "unpaged"))
        if "src/main/" in path and any(_makes_unpaged(file, call) for call in calls):
            return True
    return False


def _makes_unpaged(file: JavaFile, call: Node) -> bool:
    if call.type == "object_creation_expression":
        made = simple_name(field_text(file, call, "type")) == "PageImpl" and file.imported(f"{_DOMAIN}.PageImpl")
        return made and len(arguments(call)) == 1
    owner = field_text(file, call, "object")
    return owner in ("Page", "Pageable") and file.imported(f"{_DOMAIN}.{owner}") and not arguments(call)
