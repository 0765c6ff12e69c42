"""Parts of a POM that Maven or the JDK no longer accept: tools.jar, plain-http repositories, Java ranges, JVM flags."""

import re
from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave


@fixer(
    "tools-jar",
    title="Remove the tools.jar dependency",
    source="JEP 220: Modular Run-Time Images (tools.jar removed)",
    wave=Wave.POM,
    boot3=False,
    on=r"com\.sun:tools:jar",
    proactive=True,
)
def tools_jar(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        for profile in maven.pom(path).root.all("profiles", "profile"):
            if _only_tools(profile):
                maven.delete(path, profile)
    for declared in maven.declared:
        element = declared.written.element
        if declared.artifact == "tools" and _is_tools(element) and not _inside_deleted(element):
            maven.drop(declared.file, element)
    yield from maven.changes("tools.jar left the JDK in Java 9")


def _is_tools(dependency: Element) -> bool:
    system = (dependency.value("systemPath") or "").endswith("tools.jar")
    return system or (dependency.value("groupId"), dependency.value("artifactId")) == ("com.sun", "tools")


def _only_tools(profile: Element) -> bool:
    found = profile.all("dependencies", "dependency")
    plain = {child.name for child in profile.children} <= {"id", "activation", "dependencies", "properties"}
    return bool(found) and plain and all(_is_tools(dependency) for dependency in found)


def _inside_deleted(dependency: Element) -> bool:
    profile = dependency.parent.parent if dependency.parent is not None else None
    return profile is not None and profile.name == "profile" and _only_tools(profile)


@fixer(
    "https-repositories",
    title="Reach repositories by https, and drop those that ended",
    source="Maven 3.8.1 release notes: external HTTP repositories are blocked by default",
    wave=Wave.POM,
    boot3=False,
    on=r"Blocked mirror for repositories|maven-default-http-blocker",
    proactive=True,
)
def https_repositories(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        for repository in _repositories(maven, path):
            url = repository.find("url")
            if url is None:
                continue
            if _ENDED.search(url.text):
                maven.delete(path, repository)
            elif _EXTERNAL_HTTP.match(url.text):
                maven.set_text(path, url, "https" + url.text[4:])
    yield from maven.changes("Maven refuses repositories without TLS")


_ENDED = re.compile(r"\b(jcenter|bintray|codehaus|oss\.jfrog\.org|oss\.sonatype\.org)\b")
"""Public hosts that were switched off: 2015 (Codehaus), 2021 to 2024 (Bintray, JFrog's OSS repository, JCenter), June
2025 (Sonatype's OSSRH)."""
_EXTERNAL_HTTP = re.compile(
    r"http://(?!localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[^/:]+\.[^/]+", re.IGNORECASE
)
"""Maven's blocker, too, leaves local hosts alone; so does a name without a dot or a private address."""


def _repositories(maven: Maven, path: str) -> Iterator[Element]:
    for home in maven.pom(path).homes:
        yield from home.all("repositories", "repository")
        yield from home.all("pluginRepositories", "pluginRepository")


@fixer(
    "enforcer-java-version",
    title="Let the enforcer accept the target Java version",
    source="Maven Enforcer plugin, Require Java Version; Dependency Mediation's version range syntax",
    wave=Wave.PLUGIN,
    boot3=False,
    on=r"RequireJavaVersion|Detected JDK \S+ .* is not in the allowed range",
    proactive=True,
)
def enforcer_java_version(case: Case) -> Iterable[Change]:
    maven, java = Maven(case.project), case.target.java
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            for rule in (e for e in plugin.element.walk() if e.name == "requireJavaVersion"):
                version = rule.find("version")
                if version is not None and _excludes(maven.resolve(path, version.text) or "", java):
                    maven.set_value(path, version, f"[{java},)")
    yield from maven.changes(f"the build runs on Java {java}")


_RANGE = re.compile(r"[\[(]\s*(?P<low>[\d._]*)[\w.\-]*\s*(?P<comma>,?)\s*(?P<high>[\d._]*)[\w.\-]*\s*(?P<close>[\])])")


def _excludes(text: str, java: int) -> bool:
    """True when a version range has an upper bound below the target. A bare version is a lower bound."""
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        return False
    high = match["high"] if match["comma"] else match["low"]
    if not high:
        return False
    numbers = [int(part) for part in re.findall(r"\d+", high)]
    level = numbers[1] if numbers[0] == 1 and len(numbers) > 1 else numbers[0]
    return level < java or (level == java and match["close"] == ")")


@fixer(
    "removed-jvm-flags",
    title="Remove JVM flags that Java 17 refuses from forked test and run commands",
    source="JEP 122 and JDK 17 release notes (permanent generation), JEP 363 (CMS), JEP 158 and 271 (logging flags)",
    wave=Wave.TEST,
    boot3=False,
    on=r"Unrecognized VM option|The forked VM terminated without (properly )?saying",
    proactive=True,
)
def removed_jvm_flags(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    if case.target.java >= 17:
        for path in maven.paths:
            for element in maven.pom(path).root.walk():
                if element.children or not _FLAGS.search(element.raw_text):
                    continue
                left = _FLAGS.sub("", element.raw_text).strip()
                if left or (element.parent is not None and element.parent.name == "properties"):
                    maven.set_text(path, element, left)
                else:
                    maven.delete(path, element)
    yield from maven.changes("Java 17 does not start with flags that it does not know")


_FLAGS = re.compile(
    r"\s*-XX:(?:(?:Max)?PermSize=\S+|\+(?:UseConcMarkSweepGC|UseParNewGC|CMS\w+|UseSplitVerifier|AggressiveOpts"
    r"|PrintGCDateStamps|PrintGCTimeStamps|PrintTenuringDistribution)|CMS\w+=\S+|-UseSplitVerifier)(?=\s|$)"
)
