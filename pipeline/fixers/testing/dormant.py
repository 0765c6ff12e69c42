"""JUnit 4 tests that no engine runs: the module's tests run on the JUnit platform, which the vintage engine is not on.

They never ran, so they prove nothing and are left as they are: moved to JUnit 5 they would run for the first time, on a
migrated project, and what they find would look like the migration's fault.
"""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case
from pipeline.fixers.origin import own_line
from pipeline.sources.poms import MavenDependency, Poms

_VINTAGE_LEFT, _VINTAGE_CAME = (2, 4), (2, 2)
"""Boot's lines whose spring-boot-starter-test no longer brings the vintage engine, and first brought it."""
_STARTER = "org.springframework.boot:spring-boot-starter-test"
_OTHER_PROVIDERS = re.compile(rb"surefire-(?:junit4|junit47|testng)\b|<artifactId>testng<")
_OLD_SUREFIRE = re.compile(r"2\.(?:\d|1\d|2[01])(?:\.|$)")
_JUPITER_TESTS = re.compile(rb"\borg\.junit\.jupiter\.(?:params|api\.(?:Test|RepeatedTest|TestFactory|Nested|\*)\W)")
"""Its assertions alone, in a test of JUnit 4, are not run by it."""
_JUNIT4 = re.compile(rb"\borg\.junit\.(?:Test|Before|After|Rule|runner|runners|experimental)\b|\bjunit\.framework\.")


def dormant(case: Case, paths: Iterable[str]) -> set[str]:
    """Those of JUnit 4 alone, in modules whose tests Maven ran without an engine for these."""
    poms = Poms(case.project)
    homes = {path: script for path in paths if _is_junit4(case.project.read(path)) and (script := poms.script_of(path))}
    without = {script for script in set(homes.values()) if _runs_on_platform_alone(case, poms, script)}
    return {path for path, script in homes.items() if script in without}


def without_vintage(case: Case, script: str) -> bool:
    """No JUnit 4 test of the module ran, nor the JUnit 4 part of a class that has tests of both."""
    poms = Poms(case.project)
    return script in poms.paths and _runs_on_platform_alone(case, poms, script)


def _is_junit4(source: bytes) -> bool:
    return bool(_JUNIT4.search(source)) and not _JUPITER_TESTS.search(source)


def _runs_on_platform_alone(case: Case, poms: Poms, script: str) -> bool:
    line = own_line(case)
    lineage = poms.lineage(script)
    seen = list(poms.in_sight(script))
    starters = [item for item in seen if item.ga == _STARTER and not item.management]
    if line is None or line < _VINTAGE_CAME or not starters or not poms.has_boot_parent(script):
        return False
    declared = [item for item in starters if item.file == script] or starters
    without = line >= _VINTAGE_LEFT or _excludes_vintage(declared[-1])  # of one written twice Maven takes the last
    named = any(item.artifact == "junit-vintage-engine" for item in seen)
    providers = any(_OTHER_PROVIDERS.search(case.project.read(pom)) for pom in lineage)
    return without and not named and not providers and not _old_surefire(poms, lineage)


def _excludes_vintage(starter: MavenDependency) -> bool:
    excluded = starter.written.element.all("exclusions", "exclusion")
    return any(one.value("artifactId") == "junit-vintage-engine" for one in excluded)


def _old_surefire(poms: Poms, lineage: list[str]) -> bool:
    """One of before 2.22 runs JUnit 4's tests by itself."""
    plugins = [(pom, plugin) for pom in lineage for plugin in poms.pom(pom).plugins]
    versions = [poms.resolve(pom, p.version) for pom, p in plugins if p.artifact == "maven-surefire-plugin"]
    named = [poms.definitions(lineage[0], "maven-surefire-plugin.version")[:1]]
    versions += [element.text for found in named for _, element in found]
    return any(version and _OLD_SUREFIRE.match(version) for version in versions)
