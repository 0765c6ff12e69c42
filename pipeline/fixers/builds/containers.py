"""Images, loader classes and JVM options in Dockerfiles, manifests and start scripts (builds: build_hygiene)."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from shared.models import Wave

_DOCKERFILES = ("**/Dockerfile*", "**/*.dockerfile", "**/Containerfile*")
_SCRIPTS = (
    *_DOCKERFILES,
    "**/*.sh",
    "**/*.bat",
    "**/*.cmd",
    "**/Procfile",
    "**/*.yml",
    "**/*.yaml",
    "**/*.env",
    "**/.env",
)
_UNTOUCHED = (".github/", ".mvn/", ".travis.yml", ".circleci/")
"""What a run may not change: it is reported instead."""
_FROM = re.compile(
    r"(?im)^(?P<head>\s*FROM\s+(?:--platform=\S+\s+)?)(?P<image>[\w./\-]+)(?::(?P<tag>[\w.\-]+))?(?P<rest>[^\n]*)"
)
_OLD = r"(?:1\.)?(?:8|11)"
_TEMURIN = re.compile(r"(?:docker\.io/)?(?:library/)?(?:openjdk|java)|adoptopenjdk(?:/openjdk(?:8|11)(?:-openj9)?)?")
_NUMBERED = re.compile(rf"^{_OLD}(?![\d])(?:u\d+)?(?:\.\d+)*(?:[_.+]\d+)?")
_FAMILIES = re.compile(
    r"(?:.*/)?(?:eclipse-temurin|amazoncorretto|zulu-openjdk(?:-alpine)?|liberica-openjdk-\w+|sapmachine|ibm-semeru-runtimes)|"
    r"mcr\.microsoft\.com/openjdk/jdk|(?:.*/)?jetty|(?:.*/)?tomcat"
)
_BUILDERS = re.compile(r"(?:docker\.io/)?(?:library/)?(maven|gradle)")


@fixer(
    "docker-java-images",
    title="Run in images of the target's Java",
    source="JDK release cadence of Docker official images (openjdk is deprecated in favour of vendors'); catalogue L14",
    wave=Wave.STARTUP,
    boot3=False,
)
def docker_java_images(case: Case) -> Iterator[Change]:
    for path in case.project.glob(*_DOCKERFILES):
        text = case.project.text(path)
        after = _FROM.sub(lambda m: m["head"] + image(m["image"], m["tag"], case.target.java) + m["rest"], text)
        if after != text:
            yield Change.text(path, after, f"the application is compiled for Java {case.target.java} now")


def image(name: str, tag: str | None, java: int) -> str:
    """The image for this Java: of the same family where there is one, else of Eclipse Temurin."""
    whole = f"{name}:{tag}" if tag else name
    if name in ("gcr.io/distroless/java", "gcr.io/distroless/java11", "gcr.io/distroless/java8"):
        return f"gcr.io/distroless/java{java}-debian12" + (f":{tag}" if tag in ("nonroot", "debug") else "")
    if re.fullmatch(r"gcr\.io/distroless/java(?:8|11)-debian\d+", name):
        return re.sub(r"java(?:8|11)-debian\d+", f"java{java}-debian12", name) + (f":{tag}" if tag else "")
    if tag is None or _version(tag) == str(java):
        return whole
    if _BUILDERS.fullmatch(name):
        return _builder(name, tag, java) or whole
    if _TEMURIN.fullmatch(name) and (_NUMBERED.match(tag) or "/openjdk" in name):
        kind = "jre" if "jre" in tag else "jdk"
        return f"eclipse-temurin:{java}-{kind}" + ("-alpine" if "alpine" in tag else "")
    if _FAMILIES.fullmatch(name) and _NUMBERED.match(tag) and "tomcat" not in name:
        return f"{name}:{_NUMBERED.sub(str(java), tag)}"
    if name.endswith("tomcat") and re.search(rf"-(?:jre|jdk){_OLD}\b", tag):
        return f"{name}:10.1-jdk{java}"
    return whole


def _version(tag: str) -> str:
    match = re.match(r"\d+", tag)
    return match.group() if match else ""


def _builder(name: str, tag: str, java: int) -> str | None:
    if not re.search(
        rf"-(?:jdk-?|jre-?|openjdk-|adoptopenjdk-|eclipse-temurin-|amazoncorretto-|ibmjava-){_OLD}(?!\d)", tag
    ):
        return None
    alpine = "-alpine" if "alpine" in tag else ""
    return f"{name}:3.9-eclipse-temurin-{java}{alpine}" if name.endswith("maven") else f"{name}:8-jdk{java}{alpine}"


_LOADER = re.compile(r"org\.springframework\.boot\.loader\.(?=(?:Jar|War|Properties)Launcher\b)")


@fixer(
    "boot-loader-launchers",
    title="Start with the launcher classes where Boot 3.2 has them",
    source="Spring Boot 3.2 release notes, Nested Jar Support; catalogue L12",
    wave=Wave.STARTUP,
)
def boot_loader_launchers(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 2):
        return
    for path in case.project.glob(*_SCRIPTS, "**/pom.xml", "**/*.gradle", "**/*.gradle.kts", "**/MANIFEST.MF"):
        if path.startswith(_UNTOUCHED) or b"boot.loader." not in case.project.read(path):
            continue
        text = case.project.text(path)
        after = _LOADER.sub("org.springframework.boot.loader.launch.", text)
        if after != text:
            yield Change.text(path, after, "the loader's classes moved in Boot 3.2")


_FLAG = (
    r"(?:-XX:(?:(?:Max)?PermSize=\w+|[+-](?:UseConcMarkSweepGC|UseParNewGC|CMS\w+|UseCMS\w+|AggressiveOpts|"
    r"UseCGroupMemoryLimitForHeap|PrintGCDateStamps|PrintGCTimeStamps|PrintGCApplicationStoppedTime|PrintHeapAtGC|"
    r"PrintTenuringDistribution|PrintAdaptiveSizePolicy|UseGCLogFileRotation|UseSplitVerifier|FailOverToOldVerifier|"
    r"UseBiasedLocking)|CMS\w+=\w+|NumberOfGCLogFiles=\w+|GCLogFileSize=\w+)|-d64\b|-Djava\.(?:ext|endorsed)\.dirs=[^\s\"'<,]+)"
)
_QUOTED = re.compile(rf"""(["']){_FLAG}\1\s*,\s*|,\s*(["']){_FLAG}\2""")
_BARE = re.compile(rf"[ \t]+{_FLAG}(?=[\s\"'<]|$)|(?<=[\"'>=]){_FLAG}[ \t]*(?=[\s\"'<]|$|-)", re.M)


@fixer(
    "removed-jvm-options-in-scripts",
    title="Drop JVM options that the target's Java refuses from images and start scripts",
    source="JEP 122 (PermGen), JEP 363 (CMS), JEP 271 (GC logging), JEP 220 (ext and endorsed dirs); catalogue J16",
    wave=Wave.STARTUP,
    boot3=False,
)
def jvm_options_in_scripts(case: Case) -> Iterator[Change]:
    for path in case.project.glob(*_SCRIPTS):
        if path.startswith(_UNTOUCHED) or not re.search(rb"-XX:|-d64|-Djava\.e", case.project.read(path)):
            continue
        text = case.project.text(path)
        after = _BARE.sub("", _QUOTED.sub("", text))
        if after != text:
            yield Change.text(path, after, f"Java {case.target.java} does not start with these options")
