"""Tells from a project's files alone, nothing being run, what it is built with and whether it can be migrated."""

from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, normpath
from typing import Literal

from pipeline.sources.project import Project
from pipeline.tools.analysis_warnings import warnings_of
from pipeline.tools.archive import digest_tree, links_out
from pipeline.tools.gradle_model import GradleModel
from pipeline.tools.jdk import level_of
from pipeline.tools.maven_model import BOOT, MavenModel, Module
from pipeline.tools.outer_parent import OuterParent, outer_parent
from shared.errors import InvalidRequest
from shared.models import ModuleFacts, ProjectFacts

DEFAULT_JAVA = "1.8"
"""Of Spring Boot 2's parent POM, when a project says nothing."""
NEWEST_JAVA = 17

_GRADLE_FILES = ("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts")
_OTHER_TOOLS = {
    "build.xml": "Ant",
    "build.sbt": "sbt",
    "WORKSPACE": "Bazel",
    "WORKSPACE.bazel": "Bazel",
    "MODULE.bazel": "Bazel",
}
_SOURCES = (".java", ".kt", ".groovy")


def analyse(root: Path, name: str, within: Path | None = None) -> ProjectFacts:
    """Facts of the project in `root`, a directory of the source `within`. Raises InvalidRequest with one sentence for
    what can't be migrated: no or another build tool, no Spring Boot 2, Java above 17, broken POMs."""
    project = Project.load(root)
    tool = _build_tool(project, name)
    model = MavenModel.read(project) if tool == "maven" else GradleModel(project)
    outer = outer_parent(model, root, within or root) if isinstance(model, MavenModel) else None
    boot = _boot(project, model, name, outer)
    modules = _maven_modules(model) if isinstance(model, MavenModel) else _gradle_modules(model, name)
    return ProjectFacts(
        name=name,
        build_tool=tool,
        modules=modules,
        java=_java(modules, name),
        spring_boot=boot,
        source_digest=digest_tree(root),
        files=len(project.paths),
        bytes=sum((root / path).stat().st_size for path in project.paths),
        warnings=(*_parent_elsewhere(outer), *warnings_of(model), *_left_out(root)),
    )


def _parent_elsewhere(outer: OuterParent | None) -> Iterator[str]:
    if outer is not None and outer.sure:
        yield (
            f"The parent {outer.ga} is {outer.place}, outside of what was given, and a repository must have it: "
            f"else {outer.remedy}."
        )


def _left_out(root: Path) -> Iterator[str]:
    found = [path if path.isprintable() else ascii(path) for path in links_out(root)]
    if found:
        named = ", ".join(found[:5]) + (f" and {len(found) - 5} more" if len(found) > 5 else "")
        yield f"Links out of the project are not followed, builds go without them and the patch leaves them: {named}."


def _build_tool(project: Project, name: str) -> Literal["maven", "gradle"]:
    if "pom.xml" in project:
        return "maven"
    if any(file in project for file in _GRADLE_FILES):
        return "gradle"
    roots = _roots_below(project)
    if roots:
        raise InvalidRequest(f"{name} has no build file at its top but in {_listed(roots)}: choose one with --subdir.")
    other = next((tool for file, tool in _OTHER_TOOLS.items() if file in project), None)
    if other:
        raise InvalidRequest(f"{name} is built with {other}: only Maven and Gradle projects can be migrated.")
    raise InvalidRequest(f"{name} has no pom.xml and no Gradle script: give the directory that holds the build file.")


def _listed(places: list[str]) -> str:
    return ", ".join(places[:5]) + (f" and {len(places) - 5} more" if len(places) > 5 else "")


def _roots_below(project: Project, naming: bytes = b"") -> list[str]:
    """Directories with a build file (that has `naming` in it) that have none above them, the top aside."""
    found: list[str] = []
    for path in sorted(project.glob("**/pom.xml", *(f"**/{file}" for file in _GRADLE_FILES)), key=dirname):
        directory = dirname(path)
        apart = not any(directory == root or directory.startswith(f"{root}/") for root in found)
        if directory and apart and naming in project.read(path):
            found.append(directory)
    return found


def _boot(project: Project, model: MavenModel | GradleModel, name: str, outer: OuterParent | None) -> str:
    """The Spring Boot version, which must be 2.x."""
    version = next(model.boot_versions(), None)
    if version is None:
        raise InvalidRequest(_why_no_boot(project, model, name, outer))
    major = int(version.partition(".")[0])
    if major >= 3:
        raise InvalidRequest(f"{name} is on Spring Boot {version} already: there is nothing to migrate.")
    if major < 2:
        raise InvalidRequest(f"{name} is on Spring Boot {version}: bring it to 2.7 first, only 2.x can be migrated.")
    return version


def _why_no_boot(project: Project, model: MavenModel | GradleModel, name: str, outer: OuterParent | None) -> str:
    if outer is not None and outer.sure:
        return f"{name} has its parent {outer.ga} in {outer.place}, outside of what was given: {outer.remedy}."
    if not model.uses_boot and (apart := _roots_below(project, BOOT.encode())):
        found = f"{name} has builds with Spring Boot that its top does not name: {_listed(apart)}"
        return f"{found}; choose one with --subdir."
    if not model.uses_boot:
        return f"{name} is not a Spring Boot project: no build file mentions {BOOT}."
    if isinstance(model, MavenModel):
        parent = model.outer_parent(model.modules[0])
        if parent is not None:
            near = f"if it is {outer.place}, {outer.remedy}; else " if outer is not None else ""
            return (
                f"{name} gets its Spring Boot version from {parent.ga}, which is not part of it: "
                f"{near}migrate that first, or declare the version in the project."
            )
    return f"{name} computes its Spring Boot version: write it into the build file as plain text."


def _java(modules: tuple[ModuleFacts, ...], name: str) -> str:
    """The highest level any module declares: the JDK must compile them all."""
    levels = [module.java for module in modules if module.java]
    highest = max(levels, key=level_of, default=DEFAULT_JAVA)
    if level_of(highest) > NEWEST_JAVA:
        raise InvalidRequest(f"{name} declares Java {highest}: only projects up to Java {NEWEST_JAVA} can be migrated.")
    return highest


def _maven_modules(model: MavenModel) -> tuple[ModuleFacts, ...]:
    return tuple(
        ModuleFacts(
            path=module.directory,
            artifact=module.artifact,
            packaging=model.resolve(module, module.pom.root.value("packaging")) or "jar",
            java=model.java(module),
            main_sources=_count(model.project, module.directory, _source_directory(model, module, "sourceDirectory")),
            test_sources=_count(
                model.project, module.directory, _source_directory(model, module, "testSourceDirectory")
            ),
        )
        for module in model.modules
    )


def _source_directory(model: MavenModel, module: Module, setting: str) -> str:
    default = "src/main" if setting == "sourceDirectory" else "src/test"
    declared = module.pom.root.value("build", setting)
    path = (declared or "").replace("${project.basedir}/", "").replace("${basedir}/", "")
    return normpath(model.resolve(module, path) or default)


def _gradle_modules(model: GradleModel, name: str) -> tuple[ModuleFacts, ...]:
    return tuple(
        ModuleFacts(
            path=directory,
            artifact=artifact or name,
            packaging=model.packaging(directory),
            java=model.java(directory),
            main_sources=_count(model.project, directory, "src/main"),
            test_sources=_count(model.project, directory, "src/test"),
        )
        for directory, artifact in model.modules.items()
    )


def _count(project: Project, module: str, directory: str) -> int:
    prefix = f"{directory}/" if module == "." else f"{module}/{directory}/"
    return sum(path.startswith(prefix) and path.endswith(_SOURCES) for path in project.paths)
