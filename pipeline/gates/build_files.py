"""Facts of a build that can make it greener than it is, and what it is made of, from POMs and Gradle scripts."""

import re
from collections.abc import Iterable, Iterator

from pipeline.gates.comments import without_comments
from pipeline.sources.pom import Pom
from pipeline.sources.project import Project
from pipeline.sources.xml import Element

_SKIP_PROPERTY = re.compile(r"(.*\.)?skip(\..*|[A-Z]\w*)?|.*\.failure\.ignore|.*[fF]ailureIgnore")
_TRUE_HIDES = re.compile(r"skip([A-Z]\w*)?|testFailureIgnore|ignoreFailures")
_FALSE_HIDES = re.compile(r"failOn\w+|failsOnError|haltOn\w+|failIfNoTests|failIfNoSpecifiedTests")
_TEST_PLUGINS = frozenset({"maven-surefire-plugin", "maven-failsafe-plugin", "maven-compiler-plugin"})
_FILTERS = frozenset(
    {
        *("exclude", "testExclude", "excludedGroups", "excludesFile", "excludeJUnit5Engines"),
        *("include", "testInclude", "groups", "includesFile", "test"),
    }
)
_GRADLE_HIDES = re.compile(
    r"\bignoreFailures\b.*\btrue|\benabled\b\s*=?\s*\(?false|\bonlyIf\b.*\bfalse|\bexclude(TestsMatching|Categories|Tags)?\b(?!\s*\(?\s*(group|module)\b)"
    r"|\bfailOn\w+\b.*\bfalse|\bmaxFailures\b|-x\s+\w*[tT]est|\bskip\w*\b.*\btrue"
)
_GRADLE_PLUGIN = re.compile(r"""\bid\s*\(?\s*['"]([\w.\-]+)['"]|apply\s*\(?\s*plugin\s*[:=]\s*['"]([\w.\-]+)['"]""")
_GRADLE_INCLUDE = re.compile(r"""^\s*include(?:Build|Flat)?\b(.*)$""", re.MULTILINE)
_QUOTED = re.compile(r"""['"]([^'"]+)['"]""")


def hiding(project: Project) -> dict[str, str]:
    """What keeps the build from failing, as text -> path of the build file."""
    found: dict[str, str] = {}
    for path in project.poms():
        found |= dict.fromkeys(_hiding_in_pom(project.pom(path)), path)
    for path in gradle_scripts(project):
        lines = (line.strip() for line in gradle_text(project, path).splitlines())
        found |= {f"`{line}`": path for line in lines if _GRADLE_HIDES.search(line)}
    for path in project.glob("**/.mvn/maven.config", "**/.mvn/jvm.config", "**/gradle.properties"):
        lines = (line.strip() for line in project.text(path).splitlines())
        found |= {f"`{line}`": path for line in lines if re.search(r"skip|ignore", line, re.I) and line[:1] != "#"}
    return found


def _hiding_in_pom(pom: Pom) -> Iterator[str]:
    for element in pom.root.walk():
        text = pom.resolve(element.text) or element.text
        inside = _plugin_of(element)
        if element.parent is not None and element.parent.name == "properties":
            if _SKIP_PROPERTY.fullmatch(element.name) and text != "false":
                yield f"<{element.name}>{element.text}</{element.name}>"
        elif inside is None or element.children:
            continue
        elif _hides(element.name, text) or (inside in _TEST_PLUGINS and element.name in _FILTERS):
            yield f"<{element.name}>{element.text}</{element.name}> of {inside}"
        elif element.name == "phase" and text == "none":
            yield f"<phase>none</phase> of {inside}"


def _hides(name: str, text: str) -> bool:
    return bool((_TRUE_HIDES.fullmatch(name) and text == "true") or (_FALSE_HIDES.fullmatch(name) and text == "false"))


def _plugin_of(element: Element) -> str | None:
    here: Element | None = element
    while here is not None and here.name != "plugin":
        here = here.parent
    return (here.value("artifactId") or "") if here else None


def parts(project: Project) -> dict[str, str]:
    """Modules, profiles and plugins of the build, as "module a/b" -> path of the build file that names it."""
    found: dict[str, str] = {}
    for path in project.poms():
        found |= dict.fromkeys(_parts_of_pom(project.pom(path)), path)
    for path in gradle_scripts(project):
        text = gradle_text(project, path)
        found |= {f"plugin {a or b}": path for a, b in _GRADLE_PLUGIN.findall(text)}
        if "settings.gradle" in path:
            names = (name for line in _GRADLE_INCLUDE.findall(text) for name in _QUOTED.findall(line))
            found |= {f"module {name.removeprefix(':')}": path for name in names}
    return found


def _parts_of_pom(pom: Pom) -> Iterator[str]:
    for home in (pom.root, *pom.root.all("profiles", "profile")):
        yield from (f"module {module.text}" for module in home.all("modules", "module"))
    yield from (f"profile {p.value('id') or 'default'}" for p in pom.root.all("profiles", "profile"))
    yield from (f"plugin {plugin.artifact}" for plugin in pom.plugins)


def gradle_scripts(project: Project) -> list[str]:
    return project.glob("**/*.gradle", "**/*.gradle.kts")


def gradle_text(project: Project, path: str) -> str:
    """The script without its comments."""
    return without_comments(path, project.text(path))


_GRADLE_COORDINATES = re.compile(r"""['"]([\w.\-]+):([\w.\-]+)(?::([\w.\-]+))?(?::[\w.\-]+)?(?:@\w+)?['"]""")


def declared(project: Project) -> dict[str, dict[str, str | None]]:
    """Declared dependencies: build file -> {"group:artifact": version as far as the file tells it}."""
    found: dict[str, dict[str, str | None]] = {}
    for path in project.poms():
        pom = project.pom(path)
        found[path] = {d.ga: pom.resolve(d.version) for d in (*pom.managed, *pom.dependencies)}
    for path in gradle_scripts(project):
        if "settings.gradle" not in path:
            rows = _GRADLE_COORDINATES.findall(gradle_text(project, path))
            found[path] = {f"{group}:{artifact}": version or None for group, artifact, version in rows}
    return found


def classpath(entries: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """("group:artifact", version, scope) of a recorded class path; malformed entries are left out."""
    for entry in entries:
        fields = entry.split(":")
        if len(fields) >= 4:
            yield f"{fields[0]}:{fields[1]}", fields[-2], fields[-1]
