"""JDK packages that a library reaches into by reflection: opened for the tests and for the packed application."""

import re
from collections.abc import Iterable, Sequence

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.maven_plugins import add_plugin
from pipeline.knowledge import plugins
from pipeline.sources.maven import Maven, indented
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_JAR = "maven-jar-plugin"
_CLOSED = re.compile(r"module (?P<module>java\.[\w.]+) does not \"opens (?P<package>[\w.]+)\"")
_NEST = ("configuration", "archive", "manifestEntries")


@fixer(
    "open-packages",
    title="Open the JDK packages that a library reaches into",
    source="JEP 403 (strong encapsulation), JEP 261 (Add-Opens in a manifest), Surefire's argLine; catalogue J06",
    wave=Wave.TEST,
    on=r"does not \"opens [\w.]+\"",
    boot3=False,
    confidence="medium",
)
def open_packages(case: Case) -> Iterable[Change]:
    """The last resort, as versions were raised before: exactly the packages that traces name."""
    texts = [f"{d.message}\n{d.detail}" for d in case.diagnostics]
    wanted = sorted({f"{m['module']}/{m['package']}" for text in texts for m in _CLOSED.finditer(text)})
    maven = Maven(case.project)
    for path in maven.paths if wanted and case.target.java >= 17 else ():
        if maven.parent_path(path) is None:
            _for_tests(maven, path, wanted)
            _for_the_jar(maven, path, wanted, case)
    yield from maven.changes("a library reaches into the JDK, which refuses since 17; look for a later version of it")


def _for_tests(maven: Maven, path: str, wanted: Sequence[str]) -> None:
    """Where the plugin's configuration has a line of its own, that one counts; else the property, which JaCoCo adds
    to."""
    root = maven.pom(path).root
    tests = (e for p in maven.pom(path).plugins if p.artifact == "maven-surefire-plugin" for e in p.element.walk())
    line = next((e for e in tests if e.name == "argLine"), None) or root.find("properties", "argLine")
    missing = [f"--add-opens {p}=ALL-UNNAMED" for p in wanted if line is None or p not in line.text]
    if line is not None and missing:
        maven.set_text(path, line, " ".join([line.raw_text.strip(), *missing]))
    elif missing:
        _append(maven, path, root, ("properties",), f"<argLine>{' '.join(missing)}</argLine>")


def _for_the_jar(maven: Maven, path: str, wanted: Sequence[str], case: Case) -> None:
    """`java -jar` reads the main attribute; what is started by a class path needs the flag on its command line."""
    plugin = next((p for p in maven.pom(path).plugins if p.artifact == _JAR), None)
    entry = f"<Add-Opens>{' '.join(wanted)}</Add-Opens>"
    if plugin is not None:
        known = plugin.element.find(*_NEST, "Add-Opens")
        if known is None:
            _append(maven, path, plugin.element, _NEST, entry)
        elif any(p not in known.text for p in wanted):
            maven.set_text(path, known, " ".join(dict.fromkeys([*known.text.split(), *wanted])))
        return
    version = plugins(case.target.boot_line)[f"org.apache.maven.plugins:{_JAR}"].to
    add_plugin(maven, path, _JAR, version, indented(_nested(_NEST, entry)))


def _append(maven: Maven, path: str, home: Element, names: Sequence[str], xml: str) -> None:
    """Adds `xml` below the elements of these names, making those that are missing."""
    for number, name in enumerate(names):
        found = home.find(name)
        if found is None:
            maven.edit(path).append(home, _nested(names[number:], xml))
            return
        home = found
    maven.edit(path).append(home, xml)


def _nested(names: Sequence[str], xml: str) -> str:
    for name in reversed(names):
        xml = f"<{name}>\n{indented(xml)}\n</{name}>"
    return xml
