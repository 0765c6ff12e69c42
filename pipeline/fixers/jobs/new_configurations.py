"""Where a configuration class that a fixer adds is found by the application's scan, and by no slice of its tests."""

from pipeline.sources.project import Project
from pipeline.sources.syntax import pairs

_SCANS = ("scanBasePackages", "scanBasePackageClasses")


def homes(project: Project) -> list[str]:
    """The classes with @SpringBootApplication, of modules with just one."""
    found = [p for p in project.java_paths(b"@SpringBootApplication") if "src/main/" in p]
    modules = [project.module_of(path) for path in found]
    return [path for path, module in zip(found, modules, strict=True) if modules.count(module) == 1]


def place(project: Project, home: str, other: str, name: str) -> tuple[str, str]:
    """Path and package of the new class: beside the application, or beside another of its beans where the application
    says what it scans."""
    file = project.java(home)
    marks = file.annotations("SpringBootApplication")
    scans = bool(file.annotations("ComponentScan")) or any(
        not pairs(file, mark).keys().isdisjoint(_SCANS) for mark in marks
    )
    here = other if scans else home
    return f"{here.rpartition('/')[0]}/{name}.java", project.java(here).package
