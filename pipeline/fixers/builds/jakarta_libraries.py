"""Libraries whose move depends on how the sources use them: HttpClient, FileUpload, JJWT."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.coordinates import imports
from pipeline.knowledge import older
from pipeline.sources.builds import Build, Coordinate
from pipeline.sources.project import Change
from shared.models import Wave

_OLD = "org.apache.httpcomponents:httpclient"
_NEW = Coordinate("org.apache.httpcomponents.client5", "httpclient5", "5.5.2")
_FACTORY = b"HttpComponentsClientHttpRequestFactory"


@fixer(
    "httpclient5",
    title="Declare Apache HttpClient 5 for RestTemplate's request factory",
    source="Spring Boot 3.0 Migration Guide, Apache HttpClient in RestTemplate",
    wave=Wave.POM,
    on=r"for org\.apache\.httpcomponents:httpclient:\S+ is missing|(package|cannot access) org\.apache\.hc\.",
    proactive=True,
)
def httpclient5(case: Case) -> Iterable[Change]:
    """HttpClient 4 stays (and `managed-version-gone` pins it) as long as sources import it themselves."""
    additions = Additions(case)
    keep = imports(case.project, "org.apache.http")
    factory = [path for path in case.project.glob("**/*.java", "**/*.kt") if _FACTORY in case.project.read(path)]
    for build in additions.builds:
        if not keep:
            _swap(additions, build)
        paths = [p for p in factory + _importing5(case) if keep or p not in factory]
        for script in dict.fromkeys(script for path in paths if (script := build.script_of(path))):
            if not build.declares(script, _NEW.ga):
                build.add(script, additions.placed(build, script, _NEW))
    yield from additions.changes("org.apache.httpcomponents:httpclient: Spring 6 works with Apache HttpClient 5")


def _swap(additions: Additions, build: Build) -> None:
    for declared in build.declared:
        if declared.ga == _OLD:
            build.replace(declared, [additions.placed(build, declared.file, _NEW)])


def _importing5(case: Case) -> list[str]:
    """Sources that were moved to HttpClient 5 already."""
    return case.project.java_paths(b"import org.apache.hc.client5.", b"import org.apache.hc.core5.")


@fixer(
    "commons-fileupload2",
    title="Move Commons FileUpload to its Jakarta Servlet variant",
    source="Apache Commons FileUpload 2 documentation; Spring Framework 6.0 release notes, CommonsMultipartResolver",
    wave=Wave.POM,
    on=r"package org\.apache\.commons\.fileupload2?\S* does not exist|cannot access javax\.servlet\.http",
    proactive=True,
)
def commons_fileupload2(case: Case) -> Iterable[Change]:
    """Without an import of its own the library was there for CommonsMultipartResolver, which Spring 6 dropped."""
    additions, project = Additions(case), case.project
    servlet = imports(project, "org.apache.commons.fileupload.servlet", "org.apache.commons.fileupload2.jakarta")
    resolver = any(b"CommonsMultipartResolver" in project.read(path) for path in project.glob("**/*.java", "**/*.xml"))
    for build in additions.builds:
        for declared in build.declared:
            if declared.ga != "commons-fileupload:commons-fileupload":
                continue
            if servlet:
                artifact = "commons-fileupload2-jakarta-servlet6"
                build.replace(declared, [Coordinate("org.apache.commons", artifact, "2.0.0-M4")])
            elif resolver and not imports(project, "org.apache.commons.fileupload"):
                build.replace(declared, [])
    yield from additions.changes("commons-fileupload:commons-fileupload 1 is for javax.servlet")


@fixer(
    "jjwt-needs-jaxb",
    title="Give JJWT before 0.10 the JAXB API that left the JDK",
    source="JEP 320; JJWT 0.10.0 release notes (own Base64 instead of DatatypeConverter)",
    wave=Wave.STARTUP,
    boot3=False,
    on=r"NoClassDefFoundError: javax/xml/bind/DatatypeConverter",
    proactive=True,
)
def jjwt_needs_jaxb(case: Case) -> Iterable[Change]:
    """JJWT 0.10 and later refuse keys shorter than the algorithm's digest: raising it would lock users out at run
    time wherever the configured secret is short, so the library stays and gets the one class that it misses."""
    api = Coordinate("javax.xml.bind", "jaxb-api", "2.3.1", "runtime")
    additions = Additions(case)
    for build in additions.builds:
        for declared in build.declared:
            version = declared.version or build.locally_managed(declared)
            old = declared.ga == "io.jsonwebtoken:jjwt" and version is not None and older(version, "0.10")
            if old and not declared.management and not build.declares(declared.file, api.ga):
                build.add(declared.file, additions.placed(build, declared.file, api))
    yield from additions.changes("JJWT before 0.10 decodes keys with javax.xml.bind.DatatypeConverter")
