"""Plugin settings that Spring Boot's parent gives and other projects have to say themselves."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import plugins
from pipeline.sources.maven import Maven, indented
from pipeline.sources.pom import Pom
from pipeline.sources.poms import BOOT
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_APACHE = "org.apache.maven.plugins"


@fixer(
    "compiler-parameters",
    title="Keep parameter names in class files where Boot's parent does not",
    source="Spring Framework 6.1 release notes, Parameter Name Retention (Spring no longer reads bytecode for names)",
    wave=Wave.TEST,
    on=r"Name for argument of type \[[\w.$]+\] not specified|[Ee]nsure that the compiler uses the '-parameters' flag",
    proactive=True,
)
def compiler_parameters(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        if maven.parent_path(path) is None and not _is_below_boot(maven, path):
            if _is_silent(maven, path):
                _compile_with_parameters(maven, path, case)
        elif not any(_has_property(maven.pom(above)) for above in maven.lineage(path)):
            _say_again(maven, path)
    yield from maven.changes("Spring finds parameters by name")


def _is_below_boot(maven: Maven, path: str) -> bool:
    """Of Boot's own POMs only this one tells the compiler anything."""
    parent = maven.external_parent(path)
    return parent is not None and parent.ga == f"{BOOT}:spring-boot-starter-parent"


def _is_silent(maven: Maven, top: str) -> bool:
    """A module that uses Boot is told nothing of it by any POM from itself up to `top`."""
    below = [module for module in maven.paths if top in maven.lineage(module)]
    return any(
        maven.uses_boot(module) and not any(_says_parameters(maven.pom(pom)) for pom in maven.lineage(module))
        for module in below
    )


def _says_parameters(pom: Pom) -> bool:
    return _has_property(pom) or any(_is_told(plugin) for plugin in compilers(pom))


def _has_property(pom: Pom) -> bool:
    return "maven.compiler.parameters" in pom.properties


def compilers(pom: Pom) -> list[Element]:
    """The compiler plugin where a build without profiles has it, and where it is managed."""
    places = (("build", "plugins", "plugin"), ("build", "pluginManagement", "plugins", "plugin"))
    found = [plugin for place in places for plugin in pom.root.all(*place)]
    return [plugin for plugin in found if plugin.value("artifactId") == "maven-compiler-plugin"]


def _is_told(told: Element) -> bool:
    """Also where it is told not to: that was somebody's will."""
    return any(e.name == "parameters" or (not e.children and "-parameters" in e.text) for e in told.walk())


def _say_again(maven: Maven, path: str) -> None:
    """A configuration that leaves out what the parents say."""
    for plugin in compilers(maven.pom(path)):
        configuration = plugin.find("configuration")
        alone = configuration is not None and configuration.attributes.get("combine.self") == "override"
        if configuration is not None and alone and not _is_told(plugin):
            maven.edit(path).append(configuration, "<parameters>true</parameters>")


def _compile_with_parameters(maven: Maven, path: str, case: Case) -> None:
    version = plugins(case.target.boot_line)[f"{_APACHE}:maven-compiler-plugin"].to
    plugin = next(iter(compilers(maven.pom(path))), None)
    if plugin is None:
        body = "    <configuration>\n        <parameters>true</parameters>\n    </configuration>"
        add_plugin(maven, path, "maven-compiler-plugin", version, body)
        return
    _say_version(maven, path, plugin, version)
    configure(maven, path, plugin, "<parameters>true</parameters>")


def configure(maven: Maven, path: str, plugin: Element, xml: str) -> None:
    """Adds an element to a plugin's configuration, which is made where there is none."""
    configuration = plugin.find("configuration")
    if configuration is not None:
        maven.edit(path).append(configuration, xml)
    else:
        maven.edit(path).append(plugin, f"<configuration>\n{indented(xml)}\n</configuration>")


def _say_version(maven: Maven, path: str, plugin: Element, version: str) -> None:
    """Maven's own default for the compiler plugin is older than the parameter."""
    artifact = plugin.find("artifactId")
    if plugin.find("version") is None and maven.external_parent(path) is None and artifact is not None:
        maven.edit(path).insert_after(artifact, f"<version>{version}</version>")


def plugin_xml(artifact: str, version: str | None, body: str = "") -> str:
    lines = ["<plugin>", f"    <groupId>{_APACHE}</groupId>", f"    <artifactId>{artifact}</artifactId>"]
    lines += [f"    <version>{version}</version>"] if version else []
    return "\n".join([*lines, *([body] if body else []), "</plugin>"])


def add_plugin(maven: Maven, path: str, artifact: str, version: str | None, body: str = "") -> None:
    """Adds an Apache plugin to the POM's `<build><plugins>`; without a version when a parent gives it."""
    xml = plugin_xml(artifact, version, body)
    root = maven.pom(path).root
    build, home = root.find("build"), root.find("build", "plugins")
    if home is not None:
        maven.edit(path).append(home, xml)
    elif build is not None:
        maven.edit(path).append(build, f"<plugins>\n{indented(xml)}\n</plugins>")
    else:
        maven.edit(path).append(root, f"<build>\n    <plugins>\n{indented(indented(xml))}\n    </plugins>\n</build>")


@fixer(
    "surefire-version",
    title="Run tests with a Surefire that knows JUnit 5",
    source="Maven Surefire plugin, Using JUnit 5 Platform (2.22.0 and later); Maven 3.8's default is 2.12.4",
    wave=Wave.TEST,
    boot3=False,
    on=r"Tests run: 0, Failures: 0, Errors: 0, Skipped: 0",
    proactive=True,
)
def surefire_version(case: Case) -> Iterable[Change]:
    """Only where no parent at all gives a version; an old one that is written is `plugin-versions`' matter."""
    maven = Maven(case.project)
    version = plugins(case.target.boot_line)[f"{_APACHE}:maven-surefire-plugin"].to
    for path in maven.paths:
        modules = [module for module in maven.paths if path in maven.lineage(module)]
        found = [(m, p) for m in modules for p in maven.pom(m).plugins if p.artifact == "maven-surefire-plugin"]
        if maven.pom(path).parent is not None or any(p.version for _, p in found) or not _has_tests(case, modules):
            continue
        here = next((p.element.find("artifactId") for m, p in found if m == path), None)
        if here is not None:
            maven.edit(path).insert_after(here, f"<version>{version}</version>")
        else:
            add_plugin(maven, path, "maven-surefire-plugin", version)
    yield from maven.changes("Maven's default Surefire does not run JUnit 5")


def _has_tests(case: Case, modules: list[str]) -> bool:
    homes = {case.project.module_of(path) for path in case.project.glob("**/src/test/java/*.java")}
    return any(module.rpartition("/")[0] in homes for module in modules)
