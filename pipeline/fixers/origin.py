"""What a project came from and is made of, as far as fixers need it."""

import re

from pipeline.fixers.base import Case
from pipeline.knowledge import Line, line_of
from pipeline.sources.project import Project

MAPPINGS = (
    "RequestMapping", "GetMapping", "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping",
)  # fmt: skip
"""Spring's annotations of what answers requests."""
_BUILDS = ("**/pom.xml", "**/*.gradle", "**/*.gradle.kts", "**/libs.versions.toml")


def own_line(case: Case) -> Line | None:
    """The Boot line that the project was on, None when that is not known."""
    try:
        return line_of(case.facts.spring_boot) if case.facts else None
    except ValueError:
        return None


def came_from_before(case: Case, line: Line) -> bool:
    """True when the project is older than `line`, or its age is not known."""
    own = own_line(case)
    return own is None or own < line


def depends_on(project: Project, *artifacts: str) -> bool:
    """True when a build file names one of these artifacts (a regex each) as a whole."""
    pattern = re.compile(rf"""[>:'"/](?:{"|".join(artifacts)})\s*[<:'"@]""")
    return any(pattern.search(project.text(path)) for path in project.glob(*_BUILDS))


def is_reactive(project: Project) -> bool:
    """A web application on WebFlux alone."""
    reactive = depends_on(project, "spring-boot-starter-webflux", "spring-cloud-starter-gateway")
    return reactive and not depends_on(project, "spring-boot-starter-web")
