"""Where a Spring project keeps its configuration, and how to open it."""

import re
from collections.abc import Iterator

from pipeline.sources.project import Project
from pipeline.sources.properties import PropertiesFile
from pipeline.sources.settings import ConfigFile, SettingsError
from pipeline.sources.yaml import YamlFile

_NAMED = re.compile(r"(?:\A|/)(?:application|bootstrap)(?:-(?P<profile>[\w.\-]+))?\.(?:properties|ya?ml)\Z")
_PLACED = re.compile(r"(?:\A|/)(?:resources|config[\w\-]*)/(?:.+/)?[^/]+\.(?:properties|ya?ml)\Z")

YAML_LIMIT = 256 * 1024
"""Bytes. Larger YAML is data or an API description, and PyYAML takes seconds for it."""


def config_paths(project: Project) -> list[str]:
    """`application*` and `bootstrap*` anywhere, and other properties and YAML below `resources/` or `config*/`
    (`@PropertySource`, `@TestPropertySource`, the files that a config server hands out)."""
    found = project.glob("**/*.properties", "**/*.yml", "**/*.yaml")
    return [path for path in found if _NAMED.search(path) or (_PLACED.search(path) and not path.startswith("."))]


def open_config(project: Project, path: str) -> ConfigFile | None:
    """The parsed file, or None when it is not well-formed or too large to be settings."""
    source = project.read(path)
    if path.endswith(".properties"):
        return PropertiesFile(source)
    if len(source) > YAML_LIMIT:
        return None
    try:
        return YamlFile(source)
    except SettingsError:
        return None


def config_files(project: Project, *needles: bytes) -> Iterator[tuple[str, ConfigFile]]:
    """Each with its path; with needles only files that contain one of them, whatever its case."""
    for path in config_paths(project):
        if not needles or any(needle.lower() in project.read(path).lower() for needle in needles):
            file = open_config(project, path)
            if file is not None:
                yield path, file


def is_application(path: str) -> bool:
    """True for the files that Boot itself reads."""
    return bool(_NAMED.search(path))


def profile_of(path: str) -> str | None:
    """`dev` for application-dev.yml, None for the default file."""
    match = _NAMED.search(path)
    return match["profile"] if match else None


def added_in_tests(module: str) -> str:
    """The file that adds to the application's settings in tests: one in the resources' root would hide its own."""
    return f"{module}/src/test/resources/config/application.properties".lstrip("/")


def application_file(project: Project, module: str, *, test: bool = False) -> str | None:
    """The module's default application file (with `test`, that of its tests, which replaces the main one)."""
    tree = "test" if test else "main"
    base = f"{module}/src/{tree}/resources/" if module else f"src/{tree}/resources/"
    for folder in (base, base + "config/"):
        for name in ("application.properties", "application.yml", "application.yaml"):
            if folder + name in project:
                return folder + name
    return None
