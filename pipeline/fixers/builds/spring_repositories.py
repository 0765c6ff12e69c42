"""Spring's own repositories: releases are on Maven Central, and most of these answer nobody without an account."""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

_CLOSED = re.compile(
    r"repo\.spring(?:source)?\.(?:io|org|com)/(?:artifactory/)?(?:libs-|plugins-|(?:lib)?release|ext-)"
)
_UNRELEASED = re.compile(r"repo\.spring(?:source)?\.(?:io|org|com)/(?:artifactory/)?(?:lib)?(?:milestone|snapshot)")
_MILESTONE = re.compile(r"-SNAPSHOT\b|[.\-](?:M|RC)\d+\b")

_LISTS = ("repositories", "pluginRepositories")


@fixer(
    "spring-repositories",
    title="Drop Spring's repositories that are closed or that no version needs",
    source="spring.io blog, 2022-12-14, Notice of Permissions Changes to repo.spring.io",
    wave=Wave.POM,
    on=r"repo\.spring\.io",
    proactive=True,
)
def spring_repositories(case: Case) -> Iterable[Change]:
    """Those for milestones and snapshots stay while a dependency, a parent or a property names such a version."""
    maven = Maven(case.project)
    released = not any(_needs_milestones(maven, path) for path in maven.paths)
    for path in maven.paths:
        for home in (h for top in maven.pom(path).homes for name in _LISTS for h in top.all(name)):
            unused = [r for r in home.children if _is_unused(r.value("url") or "", released)]
            for element in [home] if len(unused) == len(home.children) else unused:
                maven.delete(path, element)
    yield from maven.changes("releases are on Maven Central")


def _is_unused(url: str, released: bool) -> bool:
    return bool(_CLOSED.search(url) or (released and _UNRELEASED.search(url)))


def _needs_milestones(maven: Maven, path: str) -> bool:
    """Its own modules may be snapshots: they are built here."""
    pom = maven.pom(path)
    named = [pom.parent.version if pom.parent else None, *(d.version for d in (*pom.managed, *pom.dependencies))]
    named += [plugin.version for plugin in pom.plugins]
    own = {pom.root.value("version"), pom.root.value("parent", "version")}
    return any(v and v not in own and _MILESTONE.search(v) for v in map(pom.resolve, named))
