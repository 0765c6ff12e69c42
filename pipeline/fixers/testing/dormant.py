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
_SUREFIRE = "maven-surefire-plugin"
_PARTS = ("org.junit.jupiter:junit-jupiter-api", "org.junit.jupiter:junit-jupiter-engine")
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


def ran_beside_jupiter(case: Case, script: str) -> bool:
    """The module names JUnit 5's parts one by one (no starter brings them), which Surefire before 2.22 did not see: it
    ran JUnit 4's tests by itself, unless JUnit 5's first provider took its place without the engine for these."""
    poms = Poms(case.project)
    if script not in poms.paths or not any(poms.declares(script, ga) for ga in _PARTS):
        return False
    lineage = poms.lineage(script)
    plugins = [plugin for pom in lineage for plugin in poms.pom(pom).plugins if plugin.artifact == _SUREFIRE]
    beside = {d.value("artifactId") for plugin in plugins for d in plugin.element.all("dependencies", "dependency")}
    replaced = "junit-platform-surefire-provider" in beside and "junit-vintage-engine" not in beside
    other = any(_OTHER_PROVIDERS.search(case.project.read(pom)) for pom in lineage)
    return _old_surefire(poms, lineage, nearest=True) and not replaced and not other


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


def _old_surefire(poms: Poms, lineage: list[str], *, nearest: bool = False) -> bool:
    """One of before 2.22 runs JUnit 4's tests by itself. `nearest`: of versions in several POMs, the module's own."""
    plugins = [(pom, plugin) for pom in lineage for plugin in poms.pom(pom).plugins]
    versions = [poms.resolve(pom, p.version) for pom, p in plugins if p.artifact == _SUREFIRE]
    named = [poms.definitions(lineage[0], "maven-surefire-plugin.version")[:1]]
    versions += [element.text for found in named for _, element in found]
    said = [version for version in versions if version]
    return any(_OLD_SUREFIRE.match(version) for version in (said[:1] if nearest else said))
