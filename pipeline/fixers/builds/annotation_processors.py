"""Annotation processors: Querydsl for Jakarta, MapStruct beside Lombok, versions in processor paths."""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.builds.maven_plugins import compilers, configure, plugin_xml
from pipeline.knowledge import Line, managed, older
from pipeline.sources.builds import Build, Coordinate, Declared
from pipeline.sources.maven import Maven, indented
from pipeline.sources.pom import Dependency
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_QUERYDSL = "com.querydsl"
_JPA_MODULES = frozenset({"querydsl-jpa", "querydsl-apt", "querydsl-jpa-codegen"})
_MANAGED_HERE = ("org.projectlombok:lombok", "org.springframework.boot:spring-boot-configuration-processor")
_BINDING = "lombok-mapstruct-binding"
_API = "jakarta.persistence-api"
_PATHS = "annotationProcessorPaths"


@fixer(
    "querydsl-jakarta",
    title="Use Querydsl's Jakarta variant and javac's own annotation processing",
    source="Querydsl 5.0 release notes, classifier jakarta; catalogue F12",
    wave=Wave.PROCESSOR,
    on=r"NoClassDefFoundError: (javax|jakarta)/persistence/Entity|apt-maven-plugin|symbol:\s+(variable|class) Q[A-Z]",
    proactive=True,
)
def querydsl_jakarta(case: Case) -> Iterable[Change]:
    for build in builds_of(case.project):
        for declared in build.declared:
            if _wants_jakarta(declared):
                version = _querydsl_version(build, declared, case.target.boot_line)
                build.replace(declared, [Coordinate(_QUERYDSL, declared.artifact, version, None, "jakarta")])
        reason = "Querydsl's plain jars are for javax.persistence"
        if isinstance(build, Maven):
            if _drop_apt_plugin(build, case.target.boot_line):
                reason += "; javac runs its processor without apt-maven-plugin"
            _jakarta_paths(build, case.target.boot_line)
        yield from build.changes(reason)


def _wants_jakarta(declared: Declared) -> bool:
    jpa = declared.group == _QUERYDSL and declared.artifact in _JPA_MODULES
    return jpa and not declared.management and declared.classifier in (None, "jpa", "general", "hibernate")


def _querydsl_version(build: Build, declared: Declared, line: Line) -> str:
    """BOMs manage the plain jar only, so the classified one says its version."""
    wanted = managed(line)[f"{_QUERYDSL}:querydsl-jpa"]
    known = declared.version or build.locally_managed(declared)
    if known is not None and not older(known, "5.0.0"):
        return known
    by_parent = isinstance(build, Maven) and build.has_boot_parent(declared.file)
    return "${querydsl.version}" if by_parent else wanted


def _drop_apt_plugin(maven: Maven, line: Line) -> bool:
    """apt-maven-plugin ended in 2014. javac finds the processor of querydsl-apt on the class path by itself."""
    dropped = False
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            processors = {e.text for e in plugin.element.walk() if e.name == "processor"}
            jpa = processors <= {
                f"{_QUERYDSL}.apt.{name}AnnotationProcessor" for name in ("jpa.JPA", "hibernate.Hibernate")
            }
            if plugin.ga == "com.mysema.maven:apt-maven-plugin" and jpa:
                _move_options(maven, path, plugin.element)
                dropped = True
                by_parent = maven.has_boot_parent(path)
                version = "${querydsl.version}" if by_parent else managed(line)[f"{_QUERYDSL}:querydsl-apt"]
                _give_to_javac(maven, path, version, line)
    return dropped


def _move_options(maven: Maven, path: str, plugin: Element) -> None:
    """The compiler plugin is told the processor's options in place of the plugin that goes."""
    given = [option for options in plugin.walk() if options.name == "options" for option in options.children]
    args = [f"<arg>-A{option.name}={option.text}</arg>" for option in given]
    block = "\n".join(["<compilerArgs>", *(f"    {arg}" for arg in args), "</compilerArgs>"])
    compiler = next(iter(compilers(maven.pom(path))), None)
    if args and compiler is None:
        configuration = f"<configuration>\n{indented(block)}\n</configuration>"
        maven.edit(path).replace(plugin, plugin_xml("maven-compiler-plugin", None, indented(configuration)))
        return
    maven.drop(path, plugin)
    listed = compiler.find("configuration", "compilerArgs") if compiler is not None else None
    if args and listed is not None:
        maven.edit(path).append(listed, "\n".join(args))
    elif args and compiler is not None:
        configure(maven, path, compiler, block)


def _give_to_javac(maven: Maven, path: str, version: str, line: Line) -> None:
    """Where the compiler is told its processors' paths, javac looks for none on the class path."""
    for pom in maven.lineage(path):
        for block in (e for plugin in maven.pom(pom).plugins for e in plugin.element.walk() if e.name == _PATHS):
            if all(child.value("artifactId") != "querydsl-apt" for child in block.children):
                api = path_xml("jakarta.persistence", _API, managed(line)[f"jakarta.persistence:{_API}"])
                own = path_xml(_QUERYDSL, "querydsl-apt", version, "jakarta")
                maven.edit(pom).append(block, f"{own}\n{api}")
            return
    if not maven.declares(path, f"{_QUERYDSL}:querydsl-apt"):
        maven.add(path, Coordinate(_QUERYDSL, "querydsl-apt", version, "provided", "jakarta"))


def _jakarta_paths(maven: Maven, line: Line) -> None:
    for path, item in _processors(maven):
        artifact = item.element.find("artifactId")
        if item.ga != f"{_QUERYDSL}:querydsl-apt" or artifact is None:
            continue
        classifier = item.element.find("classifier")
        if classifier is not None:
            maven.set_text(path, classifier, "jakarta")
        else:
            maven.edit(path).insert_after(artifact, "<classifier>jakarta</classifier>")
        siblings = {s.value("artifactId") for s in (item.element.parent.children if item.element.parent else [])}
        if _API not in siblings:
            version = managed(line)[f"jakarta.persistence:{_API}"]
            maven.edit(path).insert_after(item.element, path_xml("jakarta.persistence", _API, version))


def path_xml(group: str, artifact: str, version: str, classifier: str = "") -> str:
    """One `<path>` of annotationProcessorPaths."""
    parts = (("groupId", group), ("artifactId", artifact), ("version", version), ("classifier", classifier))
    return "\n".join(["<path>", *(f"    <{name}>{text}</{name}>" for name, text in parts if text), "</path>"])


def _processors(maven: Maven) -> Iterator[tuple[str, Dependency]]:
    """Entries of annotationProcessorPaths of the compiler plugin, with the POM they are in."""
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            for block in (e for e in plugin.element.walk() if e.name == _PATHS):
                yield from ((path, _as_dependency(child)) for child in block.children)


def _as_dependency(element: Element) -> Dependency:
    group, artifact = element.value("groupId") or "", element.value("artifactId") or ""
    return Dependency(element, group, artifact, element.value("version"), None, element.value("classifier"))


@fixer(
    "annotation-processor-paths",
    title="Bring annotation processors to versions that run on Java 17",
    source="Project Lombok changelog (1.18.20 for JDK 16 and later); MapStruct FAQ, lombok-mapstruct-binding",
    wave=Wave.PROCESSOR,
    boot3=False,
    on=r"lombok\.javac\.apt|Unknown property .* in result type|No property named",
    proactive=True,
)
def annotation_processor_paths(case: Case) -> Iterable[Change]:
    maven, line = Maven(case.project), case.target.boot_line
    for path, item in _processors(maven):
        _raise(maven, path, item, line, case.target.spring_boot)
        if item.artifact == "mapstruct-processor":
            _bind_in_paths(maven, path, item)
    _bind_on_class_path(maven)
    yield from maven.changes("annotation processors for Java 17")


def _raise(maven: Maven, path: str, item: Dependency, line: Line, boot: str) -> None:
    version, element = maven.resolve(path, item.version), item.element.find("version")
    if item.ga == "org.hibernate:hibernate-jpamodelgen" and line >= (3, 0):
        wanted = managed(line)["org.hibernate.orm:hibernate-jpamodelgen"]
        if (group := item.element.find("groupId")) is not None and element is not None:
            maven.set_text(path, group, "org.hibernate.orm")
            maven.set_text(path, element, wanted)
    elif item.ga in _MANAGED_HERE and element is not None and version is not None:
        wanted = boot if item.group == "org.springframework.boot" else managed(line)[item.ga]
        if older(version, wanted):
            maven.set_value(path, element, wanted)


def _bind_in_paths(maven: Maven, path: str, item: Dependency) -> None:
    """Lombok since 1.18.16 needs the binding, or MapStruct sees no getters and maps nothing, without an error."""
    siblings = item.element.parent.children if item.element.parent else []
    names = [sibling.value("artifactId") for sibling in siblings]
    if "lombok" in names and _BINDING not in names:
        lombok = siblings[names.index("lombok")]
        maven.edit(path).insert_after(lombok, path_xml("org.projectlombok", _BINDING, "0.2.0"))


def _bind_on_class_path(maven: Maven) -> None:
    """In modules whose compiler finds its processors there."""
    by_path = {path for path, item in _processors(maven) if item.artifact == "mapstruct-processor"}
    for declared in maven.declared:
        if by_path & set(maven.lineage(declared.file)):
            continue
        mapstruct = declared.ga == "org.mapstruct:mapstruct-processor" and not declared.management
        lombok = maven.declares(declared.file, "org.projectlombok:lombok")
        if mapstruct and lombok and not maven.declares(declared.file, f"org.projectlombok:{_BINDING}"):
            maven.add(declared.file, Coordinate("org.projectlombok", _BINDING, "0.2.0", "provided"))
