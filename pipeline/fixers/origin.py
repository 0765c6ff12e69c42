"""What a project came from and is made of, as far as fixers need it."""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case
from pipeline.knowledge import Line, line_of
from pipeline.sources.project import Project

MAPPINGS = (
    "RequestMapping", "GetMapping", "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping",
)  # fmt: skip
"""Spring's annotations of what answers requests."""
_KINDS = ("spring-boot-starter-web", "spring-boot-starter-webflux", "spring-cloud-starter-gateway")
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
    return _says(project, project.glob(*_BUILDS), *artifacts)


def _says(project: Project, builds: Iterable[str], *artifacts: str) -> bool:
    pattern = re.compile(rf"""[>:'"/](?:{"|".join(artifacts)})\s*[<:'"@]""")
    return any(pattern.search(project.text(path)) for path in builds)


def is_reactive(project: Project, path: str | None = None) -> bool:
    """A web application on WebFlux alone: the one that a source belongs to, where its module's build file says."""
    builds = list(project.glob(*_BUILDS))
    module = project.module_of(path) if path is not None else None
    own = [b for b in builds if module is not None and b.rpartition("/")[0] == module and _says(project, [b], *_KINDS)]
    chosen = own or builds
    return _says(project, chosen, *_KINDS[1:]) and not _says(project, chosen, _KINDS[0])
