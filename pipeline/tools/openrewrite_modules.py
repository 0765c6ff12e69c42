"""What OpenRewrite's runner is told of a project: its modules, their sources, and a POM that tells the class path.

A Maven module has such a POM. For a Gradle module one is written from what the scripts declare, nothing being
evaluated: it serves to find jars and is no part of the project.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname
from xml.sax.saxutils import escape

from pipeline.sources.gradle_dependencies import GradleDependency, GradleFiles
from pipeline.sources.project import Project
from pipeline.tools.gradle_model import GradleModel
from pipeline.tools.maven_model import BOOT, MavenModel
from pipeline.tools.maven_model import Module as MavenModule
from shared.models import ProjectFacts

MAIN, TEST = "src/main/java", "src/test/java"
_NOT_ON_A_CLASS_PATH = frozenset({"buildscript", "plugins"})


@dataclass(frozen=True)
class Module:
    """`path` is the directory, "" for the root; `pom` is relative to the root, or absolute when it was written."""

    path: str
    pom: str
    main: str = MAIN
    test: str = TEST

    def asked(self, root: Path) -> dict[str, str | list[str]]:
        """As `Request.java` reads it."""
        pom = str(root / self.pom)
        return {"path": self.path, "pom": pom, "mainSources": [self.main], "testSources": [self.test]}


def modules_of(root: Path, facts: ProjectFacts, scratch: Path) -> tuple[Module, ...]:
    """In the build's order. POMs of Gradle modules are written below `scratch`."""
    project = Project.load(root)
    if facts.build_tool == "maven":
        return tuple(_maven_modules(MavenModel.read(project)))
    return tuple(_gradle_modules(project, facts, scratch / "gradle-poms"))


def _maven_modules(model: MavenModel) -> Iterator[Module]:
    """The reactor's, and parents in the tree that are no module of it."""
    seen: set[str] = set()
    lines = (line for member in model.modules for line in model.lineage(member))
    for module in (*model.modules, *lines):
        if module.path not in seen:
            seen.add(module.path)
            main = _sources(model, module, "sourceDirectory") or MAIN
            test = _sources(model, module, "testSourceDirectory") or TEST
            yield Module(dirname(module.path), module.path, main, test)


def _sources(model: MavenModel, module: MavenModule, setting: str) -> str | None:
    for owner in model.lineage(module):
        declared = owner.pom.root.value("build", setting)
        if declared:
            plain = declared.replace("${project.basedir}/", "").replace("${basedir}/", "")
            return model.resolve(module, plain)
    return None


def _gradle_modules(project: Project, facts: ProjectFacts, directory: Path) -> Iterator[Module]:
    model, files = GradleModel(project), GradleFiles(project)
    for number, path in enumerate(model.modules):
        own = "" if path == "." else path
        pom = directory / str(number) / "pom.xml"
        pom.parent.mkdir(parents=True, exist_ok=True)
        pom.write_text(_pom(model, files, own, facts), encoding="utf-8")
        yield Module(own, str(pom))


def _pom(model: GradleModel, files: GradleFiles, module: str, facts: ProjectFacts) -> str:
    places = {"", module}
    scripts = {f"{place}/{name}".lstrip("/") for place in places for name in ("build.gradle", "build.gradle.kts")}
    declared = [d for d in files.declared if d.file in scripts or d.file in files.catalogs]
    declared = [d for d in declared if not _NOT_ON_A_CLASS_PATH & set(d.statement.blocks if d.statement else ())]
    boot = any(files.has_boot(d.file) for d in declared)
    boms = [(BOOT, "spring-boot-dependencies", facts.spring_boot)] if boot else []
    boms += [(d.group, d.artifact, d.version) for d in declared if d.management and d.version]
    managed = "".join(_dependency(*bom, "<type>pom</type><scope>import</scope>") for bom in dict.fromkeys(boms))
    used = "".join(_used(d, boot) for d in declared if not d.management)
    siblings = "".join(_sibling(other) for other in _needed(files, scripts, list(model.modules)))
    java = model.java(module or ".") or facts.java
    name = _artifact(module)
    return (
        "<project><modelVersion>4.0.0</modelVersion>"
        f"<groupId>autobuilder.gradle</groupId><artifactId>{name}</artifactId><version>1</version>"
        f"<properties><maven.compiler.source>{java}</maven.compiler.source>"
        f"<maven.compiler.target>{java}</maven.compiler.target>"
        "<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>"
        f"<dependencyManagement><dependencies>{managed}</dependencies></dependencyManagement>"
        f"<dependencies>{used}{siblings}</dependencies></project>"
    )


def _needed(files: GradleFiles, scripts: set[str], modules: list[str]) -> Iterator[str]:
    """Modules that the scripts name with `project(":path")`."""
    for path in sorted(scripts & files.scripts.keys()):
        for statement in files.scripts[path].statements:
            if "dependencies" in statement.blocks and "project" in statement.words:
                named = {token.value.strip(":").replace(":", "/") for token in statement.strings}
                yield from (module for module in modules if module in named)


def _artifact(module: str) -> str:
    return "root" if module in ("", ".") else module.replace("/", "-")


def _sibling(module: str) -> str:
    return _dependency("autobuilder.gradle", _artifact(module), "1", "")


def _used(declared: GradleDependency, managed: bool) -> str:
    """Nothing for a dependency whose version only Gradle could tell."""
    if declared.version is None and (declared.versioned or not managed):
        return ""
    classifier = f"<classifier>{escape(declared.classifier)}</classifier>" if declared.classifier else ""
    scope = f"<scope>{_scope(declared)}</scope>"
    return _dependency(declared.group, declared.artifact, declared.version, classifier + scope)


def _scope(declared: GradleDependency) -> str:
    configuration = declared.statement.head if declared.statement else ""
    if declared.test:
        return "test"
    if configuration in ("compileOnly", "annotationProcessor", "providedCompile", "providedRuntime"):
        return "provided"
    return "runtime" if configuration in ("runtime", "runtimeOnly") else "compile"


def _dependency(group: str, artifact: str, version: str | None, rest: str) -> str:
    stated = f"<version>{escape(version)}</version>" if version else ""
    return (
        f"<dependency><groupId>{escape(group)}</groupId><artifactId>{escape(artifact)}</artifactId>"
        f"{stated}{rest}</dependency>"
    )
