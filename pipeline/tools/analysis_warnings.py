"""What is worth knowing about a project before it is migrated: one sentence each, none of them an obstacle."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.sources.project import Project
from pipeline.tools.gradle_model import GradleModel
from pipeline.tools.maven_model import MavenModel

_DRIVERS = {
    "mysql-connector": "MySQL",
    "mariadb-java-client": "MariaDB",
    "org.postgresql": "PostgreSQL",
    "mssql-jdbc": "SQL Server",
    "com.oracle": "Oracle",
    "spring-boot-starter-data-mongodb": "MongoDB",
}
_EMBEDDED = ("com.h2database", "hsqldb", "org.apache.derby", "embed.mongo", "org.testcontainers", "embedded-postgres")
_PUBLIC_DOMAINS = ("apache.org", "maven.org", "spring.io", "gradle.org", "sonatype.org", "sonatype.com", "google.com")
_GRADLE_URL = re.compile(r"""\b(?:url|setUrl)\b\s*[=(]?\s*(?:uri\()?\s*["'](?P<url>https?://[^"'\n]+)["']""")


def _is_public(host: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in _PUBLIC_DOMAINS)


def warnings_of(model: MavenModel | GradleModel) -> Iterator[str]:
    """In the order a person would want to read them."""
    yield from _structure(model)
    yield from _versions(model)
    yield from _tests(build_text(model))
    yield from _languages(model.project)
    yield from _repositories(model)
    yield from _hostile_or_ignored(model.project)
    yield from _encodings(model)


def build_text(model: MavenModel | GradleModel) -> str:
    """All build files as one text, for questions that only ask whether a name occurs."""
    if isinstance(model, GradleModel):
        return "\n".join((*model.scripts.values(), str(model.catalog)))
    return "\n".join(module.pom.source.decode("utf-8", "replace") for module in model.modules)


def _structure(model: MavenModel | GradleModel) -> Iterator[str]:
    for name in model.absent:
        yield f"The module {name} is declared but not there: the build will fail until it is."
    if isinstance(model, MavenModel) and ("build.gradle" in model.project or "build.gradle.kts" in model.project):
        yield "There are a POM and a Gradle script: Maven is migrated and built, the Gradle script stays as it is."


def _versions(model: MavenModel | GradleModel) -> Iterator[str]:
    if isinstance(model, MavenModel):
        versions = list(dict.fromkeys(model.parent_versions()))
        if len(versions) > 1:
            yield f"Modules use different Spring Boot versions ({', '.join(versions)}): the first is taken."


def _tests(text: str) -> Iterator[str]:
    if "org.testcontainers" in text or "embedded-redis" in text:
        yield "Tests start containers or servers (Testcontainers, embedded Redis): without Docker they fail."
    found = [name for driver, name in _DRIVERS.items() if driver in text]
    if found and not any(name in text for name in _EMBEDDED):
        yield f"There is no in-memory database beside {', '.join(found)}: tests that need a database may fail."


def _languages(project: Project) -> Iterator[str]:
    for name, suffix in (("Kotlin", ".kt"), ("Groovy", ".groovy"), ("Scala", ".scala")):
        count = sum(path.endswith(suffix) for path in project.paths)
        if count:
            yield f"{count} {name} source files: they are built but not migrated, only Java is."
    if any(b"import lombok" in project.read(path) for path in project.java_paths()):
        yield "Lombok is used: its version must know the target JDK."


def _repositories(model: MavenModel | GradleModel) -> Iterator[str]:
    hosts = {urlsplit(url).hostname or "" for url in _repository_urls(model)}
    foreign = sorted(host for host in hosts if host and not _is_public(host) and "$" not in host)
    if foreign:
        yield f"Artifacts come from {', '.join(foreign)} too: builders must be allowed to reach it."


def _repository_urls(model: MavenModel | GradleModel) -> Iterator[str]:
    if isinstance(model, GradleModel):
        for script in model.scripts.values():
            yield from (match["url"] for match in _GRADLE_URL.finditer(script))
        return
    for module in model.modules:
        for home in (module.pom.root, *module.pom.root.all("profiles", "profile")):
            for kind in (("repositories", "repository"), ("pluginRepositories", "pluginRepository")):
                for element in home.all(*kind):
                    yield model.resolve(module, element.value("url")) or ""


def _hostile_or_ignored(project: Project) -> Iterator[str]:
    if ".mvn/extensions.xml" in project:
        yield "Maven extensions (.mvn/extensions.xml) run inside Maven itself: they are not loaded unless allowed."
    for path in (".mvn/wrapper/maven-wrapper.properties", "gradle/wrapper/gradle-wrapper.properties"):
        url = re.search(r"(?m)^distributionUrl=(.+)$", project.text(path)) if path in project else None
        host = urlsplit(url[1].replace("\\", "").strip()).hostname if url else None
        if host and not _is_public(host):
            yield f"The wrapper would load its build tool from {host}: it is not run, builders use their own."
    if ".gitmodules" in project:
        yield "Git submodules are not fetched: what they hold is missing."
    if any("filter=lfs" in project.text(path) for path in project.glob("**/.gitattributes")):
        yield "Git LFS files are not fetched: their pointers are in their place."


def _encodings(model: MavenModel | GradleModel) -> Iterator[str]:
    if isinstance(model, MavenModel):
        declared = {model.encoding(module) or "UTF-8" for module in model.modules}
    else:
        text = build_text(model)
        declared = set(re.findall(r"""\bencoding\s*=\s*["']([\w-]+)["']""", text))
    for encoding in sorted(declared):
        if encoding.upper() not in ("UTF-8", "UTF8"):
            yield f"Sources are declared to be in {encoding}, not UTF-8: they keep it."
