"""What the project's own enforcer rule bans, and a dependency brings since the migration: an exclusion keeps it out.

springdoc 2.8, for instance, brings Boot's validation starter, and that Tomcat's EL, which a WAR may not hold;
HttpClient 4, which Boot manages no more, brings the Commons Logging that Boot's BOM had kept out. An enforcer before
3.1 does not say what brings it, so it is raised first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from posixpath import join, normpath

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.exclusions import exclude
from pipeline.knowledge import older
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Diagnostic, Wave

_NODE = re.compile(r"(?P<indent> *)(?P<ga>[\w.\-]+:[\w.\-]+):[\w.\-:]+(?P<banned> <--- banned .*)?")
_STEP = 3
"""Blanks by which the enforcer's tree goes in at each level."""
_ENFORCER, _SAYS_THE_WAY = "org.apache.maven.plugins:maven-enforcer-plugin", "3.5.0"
_FOUND = re.compile(r"(?m)^Found Banned Dependency: ")


@fixer(
    "banned-dependencies",
    title="Keep out what the project's enforcer bans and a dependency brings now",
    source="Maven Enforcer, bannedDependencies: its tree names the way by which the artifact comes; reproduced",
    wave=Wave.PLUGIN,
    boot3=False,
    on=r"BannedDependencies failed with message",
)
def banned_dependencies(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    if any(_FOUND.search(diagnostic.detail) for diagnostic in case.diagnostics):
        _raise_enforcer(maven)
    for diagnostic in case.diagnostics:
        pom = normpath(join(diagnostic.module or ".", "pom.xml"))
        for direct, banned in _banned(diagnostic):
            for declared in maven.declared:
                if declared.file == pom and declared.ga == direct and not declared.management and direct != banned:
                    exclude(maven, declared, [banned])
    yield from maven.changes("the project's enforcer bans it, and this brings it now")


def _raise_enforcer(maven: Maven) -> None:
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            version = plugin.element.find("version") if plugin.ga == _ENFORCER else None
            written = maven.resolve(path, version.text) if version is not None else None
            if version is not None and written is not None and older(written, _SAYS_THE_WAY):
                maven.set_value(path, version, _SAYS_THE_WAY)


def _banned(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    """(dependency of the module, banned artifact below it), each `group:artifact`."""
    lines: Sequence[str] = diagnostic.detail.splitlines()
    direct = ""
    for line in lines:
        node = _NODE.fullmatch(line)
        if node is None:
            continue
        direct = node["ga"] if len(node["indent"]) == _STEP else direct
        if node["banned"] and direct:
            yield direct, node["ga"]
