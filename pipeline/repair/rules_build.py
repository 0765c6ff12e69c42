"""Policy: the build asks for no less, gets its parts from nowhere else, and runs nothing new."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from pipeline.gates.base import Evidence, Gate
from pipeline.gates.build_files import declared, gradle_scripts, gradle_text, parts
from pipeline.gates.t04_build_honest import BUILD_HONEST
from pipeline.gates.t06_versions_kept import VERSIONS_KEPT
from pipeline.knowledge import managed
from pipeline.knowledge.bom import cloud_managed, managed_boms
from pipeline.knowledge.boot import Line
from pipeline.knowledge.libraries import catalogue
from pipeline.repair.offer import Offer
from pipeline.sources.java import JavaFile
from pipeline.sources.pom import Pom
from pipeline.sources.project import Project
from pipeline.sources.xml import Element, XmlError, parse_xml
from shared.models import BuildResult, Outcome, Target

_PLACES = frozenset({"repository", "pluginRepository", "snapshotRepository", "extension", "distributionManagement"})
_GRADLE_PLACE = re.compile(
    r"\b(?:url|uri|artifactUrls|ivy|flatDir|mavenLocal|jcenter|includeBuild|apply\s*\(?\s*from)\b.*|\bmaven\s*[{(].*"
    r"|\bfile(?:s|Tree)\s*\(.*|\bbuildscript\b.*|\bclasspath\b.*"
)
_COMMAND_ELEMENTS = frozenset(
    {"executable", "jvm", "goal", "systemPath", "target", "exec", "java", "script", "commandlineArgs"}
)
_ARGUMENTS = re.compile(
    r"-javaagent|-agentlib|-agentpath|-XX:On\w+|-XX:\+?\w*ErrorFile|-Xbootclasspath|-Xrun|-D(?:maven|surefire|failsafe|skip)[\w.]*"
    r"|-J-\S+|-proc:none|-Xplugin\S*|-processorpath|@\w+\.\w+|-cp\b|-classpath\b|-Djava\.security\.\S+|-noverify|-Xverify\S*"
)
_GRADLE_COMMAND = re.compile(
    r"\bexec\s*[{(]|\bjavaexec\b|\bExec\b|\.execute\s*\(|\bProcessBuilder\b|\bRuntime\b|\bURL\s*\(|\bURI\b|\bSocket\b"
    r"|\bGroovyShell\b|\bEval\b|\bClass\.forName\b|\bSystem\.(?:getenv|exit|load\w*)\b|\bproviders\.exec\b|\bJavaExec\b"
    r"|\bgit\b.*\bexecute|\bAntBuilder\b|\bant\.\w+"
)
_JAVA_LEVEL = frozenset({"java.version", "maven.compiler.source", "maven.compiler.target", "maven.compiler.release"})
_BOOT = "org.springframework.boot"
_GRADLE_LEVEL = re.compile(
    r"(?:sourceCompatibility|targetCompatibility|languageVersion|options\.release|jvmTarget)\b[^\n]*"
)
_GRADLE_BOOT = re.compile(
    r"org\.springframework\.boot(?:['\"][^\n]{0,80}\bversion\b[^\n'\"]{0,20}['\"]|:spring-boot[\w-]*:)(?P<version>[\w.$-]+)"
)
_TEST_ENGINES = re.compile(r"junit|testng|surefire|spock", re.IGNORECASE)

Facts = Callable[[Project], Iterator[str]]


def syntax(offer: Offer) -> Iterator[str]:
    """Files that parsed must parse: it costs a build to find out otherwise, and what reads them would see nothing."""
    for path, was, now in offer.pairs():
        if path.endswith((".xml", "pom.xml")) and now and (fault := _xml_fault(now)) and not _xml_fault(was or "<a/>"):
            yield f"{path} would not be well-formed XML: {fault}"
        elif path.endswith(".java") and now and _broken(now) and not _broken(was):
            yield f"{path} would not parse as Java"


def _xml_fault(text: str) -> str | None:
    try:
        parse_xml(text.encode("utf-8", "surrogateescape"))
    except XmlError as error:
        return str(error)
    return None


def _broken(text: str) -> bool:
    return JavaFile(text.encode("utf-8", "surrogateescape")).has_errors


def honest(offer: Offer) -> Iterator[str]:
    yield from _asked(BUILD_HONEST, offer)
    yield from (f"{exclusion} was added; the tests would not run" for exclusion in _gained(offer, _excluded_engines))


def versions(offer: Offer) -> Iterator[str]:
    yield from _asked(VERSIONS_KEPT, offer)


def _asked(gate: Gate, offer: Offer) -> Iterator[str]:
    """A gate about the whole build; an edit of a model excuses nothing."""
    if offer.touches_build:
        result = BuildResult(outcome=Outcome.FAILED)
        check = gate.check(Evidence(offer.before, offer.after, None, result, offer.target))
        if check.passed is False:
            yield check.detail


def plugins(offer: Offer) -> Iterator[str]:
    if offer.touches_build:
        for part in parts(offer.after).keys() - parts(offer.before).keys():
            if part.startswith("plugin "):
                yield f"{part} was added; new build plugins are for a person to decide"


def repositories(offer: Offer) -> Iterator[str]:
    for place in _gained(offer, _places):
        yield f"`{place}` was added; artifacts come from where they came from before"


def _places(project: Project) -> Iterator[str]:
    for element in _elements(project):
        if element.name in _PLACES or (element.name == "extensions" and element.text == "true"):
            address = element.value("url") or element.value("artifactId") or element.text
            yield f"{element.name} {address}"
    for line in _gradle_lines(project):
        yield from (found[0].strip() for found in _GRADLE_PLACE.finditer(line))


def dependencies(offer: Offer) -> Iterator[str]:
    """New groups must be Spring's, a library's that Spring Boot or our catalogue names, or in the project already."""
    if not offer.touches_build:
        return
    before, after = _declared(offer.before), _declared(offer.after)
    known = known_groups(offer.target.boot_line) | {ga.partition(":")[0] for ga in before}
    for ga in sorted(after - before):
        group = ga.partition(":")[0]
        if group not in known and not ga.startswith("${"):
            yield f"{ga} was added, whose group neither Spring Boot nor the catalogue knows"
        elif "$" in ga:
            yield f"{ga} was added; write the coordinates out"


def _declared(project: Project) -> set[str]:
    found = {ga for rows in declared(project).values() for ga in rows}
    parents = (project.pom(path).parent for path in project.poms())
    processors = (
        f"{path.value('groupId') or ''}:{path.value('artifactId') or ''}"
        for path in _elements(project)
        if path.name in ("path", "annotationProcessorPath") or (path.name == "dependency" and path.find("artifactId"))
    )
    return found | {parent.ga for parent in parents if parent} | set(processors)


@lru_cache
def known_groups(line: Line) -> frozenset[str]:
    """Groups of everything that Spring Boot and its Cloud train manage, and that the catalogue leads to."""
    names = {*managed(line), *managed_boms(line), *cloud_managed(line), "org.projectlombok:lombok-mapstruct-binding"}
    for entry in catalogue(line):
        if entry.action == "replace":
            names.update(part.strip() for part in entry.to.split(" + "))
    return frozenset(name.partition(":")[0] for name in names)


def target(offer: Offer) -> Iterator[str]:
    """Spring Boot and Java stay what is migrated to: turning back is the shortest way to a green build."""
    wanted = offer.target
    for kind, version in _gained_pairs(offer):
        good = _is_java(version, wanted) if kind == "Java" else version == wanted.spring_boot
        if not good:
            yield f"{kind} {version} was set; the target is Java {wanted.java} and Spring Boot {wanted.spring_boot}"


def _is_java(version: str, wanted: Target) -> bool:
    return version in (str(wanted.java), f"1.{wanted.java}")


def _gained_pairs(offer: Offer) -> Iterator[tuple[str, str]]:
    if offer.touches_build:
        yield from Counter(_levels(offer.after)).keys() - Counter(_levels(offer.before)).keys()


def _levels(project: Project) -> Iterator[tuple[str, str]]:
    for path in project.poms():
        yield from _levels_of(project.pom(path))
    for line in _gradle_lines(project):
        for found in _GRADLE_LEVEL.finditer(line):
            number = re.search(r"(\d+)\D*$", found[0])
            yield "Java", number[1] if number else found[0]
        yield from (("Spring Boot", found["version"]) for found in _GRADLE_BOOT.finditer(line))


def _levels_of(pom: Pom) -> Iterator[tuple[str, str]]:
    for element in pom.every_property:
        if element.name in _JAVA_LEVEL:
            yield "Java", pom.resolve(element.text) or element.text
        elif element.name in ("spring-boot.version", "spring.boot.version", "springBootVersion"):
            yield "Spring Boot", element.text
    for element in pom.root.walk():
        if element.name in ("source", "target", "release", "jdkToolchain") and _in_compiler(element):
            yield "Java", pom.resolve(element.text) or element.text
    boms = (d for d in (*pom.managed, *pom.dependencies, *((pom.parent,) if pom.parent else ())) if d.group == _BOOT)
    yield from (("Spring Boot", version) for d in boms if (version := pom.resolve(d.version)))


def _in_compiler(element: Element) -> bool:
    above = element.parent
    while above is not None and above.name != "plugin":
        above = above.parent
    return above is not None and above.value("artifactId") == "maven-compiler-plugin"


def commands(offer: Offer) -> Iterator[str]:
    for command in _gained(offer, _commands):
        yield f"`{command[:120]}` was added; the build runs nothing that it did not run before"


def _commands(project: Project) -> Iterator[str]:
    for element in _elements(project):
        if _is_command(element):
            yield f"<{element.name}>{element.text}"
        yield from (f"<{element.name}> {found}" for found in _ARGUMENTS.findall(element.text))
    for line in _gradle_lines(project):
        if _GRADLE_COMMAND.search(line) or _ARGUMENTS.search(line):
            yield line


def _is_command(element: Element) -> bool:
    if element.name == "scope":
        return element.text == "system"
    if element.name in ("executable", "jdkToolchain"):
        return True
    return element.name in _COMMAND_ELEMENTS and not _in_compiler(element)


def _excluded_engines(project: Project) -> Iterator[str]:
    for element in _elements(project):
        name = f"{element.value('groupId') or ''}:{element.value('artifactId') or ''}"
        if element.name == "exclusion" and _TEST_ENGINES.search(name):
            yield f"<exclusion> of {name}"


def _gained(offer: Offer, facts: Facts) -> list[str]:
    """Facts of the whole build that it did not have before."""
    if not offer.touches_build:
        return []
    return sorted((Counter(facts(offer.after)) - Counter(facts(offer.before))).keys())


def _elements(project: Project) -> Iterator[Element]:
    for path in project.poms():
        yield from project.pom(path).root.walk()


def _gradle_lines(project: Project) -> Iterator[str]:
    for path in (*gradle_scripts(project), *project.glob("**/gradle.properties")):
        yield from (stripped for line in gradle_text(project, path).splitlines() if (stripped := line.strip()))
