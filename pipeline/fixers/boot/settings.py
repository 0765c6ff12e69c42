"""Adds a setting to the configuration of an application, wherever its default file is."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.sources.config import application_file, config_files, is_application, open_config, profile_of
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, canonical, find, under
from pipeline.sources.syntax import annotations_of, field_text, simple_name

_CONTEXTS = ("ContextConfiguration", "SpringJUnitConfig", "SpringJUnitWebConfig")
_PROFILED = ("spring.config.activate.onprofile[", "spring.profiles[")


def applications(project: Project) -> list[str]:
    """Directories of the modules with a @SpringBootApplication or the annotations that it stands for (or the root when
    there is none); a library module may have one in its tests only."""
    older = [p for p in project.java_paths(b"@EnableAutoConfiguration") if b"SpringApplication.run" in project.read(p)]
    found = {project.module_of(p) for p in (*project.java_paths(b"@SpringBootApplication"), *older)}
    return sorted(found) or [""]


def main_classes(project: Project) -> dict[str, str]:
    """By module, the file of its outermost @SpringBootApplication that is in a package."""
    found: dict[str, str] = {}
    for path in sorted(project.java_paths(b"@SpringBootApplication"), key=len):
        if "src/main/" in path and project.java(path).package:
            found.setdefault(project.module_of(path), path)
    return found


def beside(project: Project, home: str, *needles: bytes) -> list[str]:
    """The main sources that may be in one application with `home`: all but those of other applications, and for a test
    that names the classes of its context, those."""
    own, others = project.module_of(home), applications(project)
    paths = [p for p in project.java_paths(*needles) if "src/test/" not in p]
    named = _named_context(project, home)
    if named is not None:
        paths = [p for p in paths if p.rpartition("/")[2].removesuffix(".java") in named]
    return [p for p in paths if (module := project.module_of(p)) == own or module not in others or own not in others]


def _named_context(project: Project, home: str) -> set[str] | None:
    """Words of what a test says of its context, None where Spring Boot looks for the application."""
    if "src/test/" not in home or not home.endswith(".java"):
        return None
    file = project.java(home)
    found = [a for cls in file.root.named_children for a in annotations_of(file, cls)]
    names = {simple_name(field_text(file, a, "name")) for a in found}
    if names.isdisjoint(_CONTEXTS) or any(name.endswith("Test") for name in names):
        return None
    return {word for a in found for word in re.findall(r"\w+", file.text(a))}


def _only_in_tests(project: Project, module: str) -> bool:
    here = [p for p in project.java_paths(b"@SpringBootApplication") if project.module_of(p) == module]
    return bool(here) and not any("src/main/" in p for p in here)


def added(project: Project, key: str, value: str, reason: str, modules: Iterable[str]) -> Iterator[Change]:
    """The setting in each module's main file and, as it takes that one's place in tests, in its test file.

    Files that have the key, in any of their documents, stay as they are.
    """
    yield from added_all(project, {key: value}, reason, modules)


def added_all(project: Project, values: Mapping[str, str], reason: str, modules: Iterable[str]) -> Iterator[Change]:
    """As `added`, for several keys."""
    for module in modules:
        for path in _homes(project, module):
            change = with_settings(project, path, values, reason)
            if change:
                yield change


def _homes(project: Project, module: str) -> list[str]:
    """The files that a setting of the module's application belongs in."""
    base = f"{module}/" if module else ""
    test = application_file(project, module, test=True)
    if _only_in_tests(project, module):
        return [test or f"{base}src/test/resources/application.properties"]
    main = application_file(project, module) or f"{base}src/main/resources/application.properties"
    shadows = test is not None and test.rpartition("/")[2] == main.rpartition("/")[2]
    return [main, test] if test and shadows else [main]


def with_setting(project: Project, path: str, key: str, value: str, reason: str) -> Change | None:
    """The setting in this file, which is made when there is none; None when it is there or cannot be read."""
    return with_settings(project, path, {key: value}, reason)


def with_settings(project: Project, path: str, values: Mapping[str, str], reason: str) -> Change | None:
    """As `with_setting`, for several keys: those that the file lacks."""
    if path not in project:
        return Change(path, "".join(f"{key}={value}\n" for key, value in values.items()).encode(), reason)
    file = after = open_config(project, path)
    if file is None or after is None:
        return None
    for key, value in values.items():
        if find(file, key) is None:
            after = after.with_added(key, value, _default_document(after))
    return Change(path, after.source, reason) if after.source != file.source else None


def _default_document(file: ConfigFile) -> int:
    """The first document that no profile turns on."""
    documents = sorted({setting.document for setting in file.settings}) or [0]
    profiled = {s.document for s in file.settings if f"{canonical(s.key)}[".startswith(_PROFILED)}
    return next((number for number in documents if number not in profiled), documents[0])


def values_of(project: Project, key: str, module: str | None = None) -> list[str]:
    """Values that the project's application files (of one module, when it is given) give to a key."""
    return [
        setting.value
        for path, file in config_files(project)
        if is_application(path) and (module is None or project.module_of(path) == module)
        and (setting := find(file, key)) is not None
    ]  # fmt: skip


def default_value(project: Project, key: str, module: str) -> str | None:
    """The key's value in the module's default main file, None when it is not set there."""
    path = application_file(project, module)
    file = open_config(project, path) if path else None
    setting = find(file, key) if file else None
    return setting.value if setting and path and profile_of(path) is None else None


def has_group(project: Project, prefix: str, module: str) -> bool:
    """True when an application file of the module has settings below the prefix."""
    files = (file for path, file in config_files(project) if is_application(path) and project.module_of(path) == module)
    return any(under(file, prefix) for file in files)
