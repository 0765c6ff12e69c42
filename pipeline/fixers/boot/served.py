"""Which files give an application its settings: its own, and those that a config server of the same tree hands out.

Source: Spring Cloud Config 4.3 reference, Environment Repository (`{application}` and `{application}-{profile}` for one
client, `application` for all), File System Backend (`spring.cloud.config.server.native.search-locations`).
"""

import re
from dataclasses import dataclass

from pipeline.fixers.boot.settings import applications
from pipeline.sources.config import config_paths, is_application, open_config
from pipeline.sources.project import Project
from pipeline.sources.settings import ConfigFile, canonical

_RESOURCES = "src/main/resources/"
_PROFILE = r"(?:-[\w.\-]+)?\.(?:properties|ya?ml)"


@dataclass(frozen=True)
class Files:
    """Settings files by path."""

    own: dict[str, ConfigFile]
    """What only this application reads."""
    shared: dict[str, ConfigFile]
    """What a config server hands to every one of its clients."""

    @property
    def every(self) -> dict[str, ConfigFile]:
        return self.own | self.shared


def files_of(project: Project, module: str, needle: bytes) -> Files:
    """Those that contain the needle, whatever its case. The config server's own files are not handed out."""
    paths = [p for p in config_paths(project) if needle.lower() in project.read(p).lower()]
    handed = {p for p in paths if is_handed_out(project, p)}
    own = [p for p in paths if p not in handed and is_application(p) and project.module_of(p) == module]
    names = "|".join(re.escape(name) for name in _names(project, module))
    mine = re.compile(f"(?:{names}){_PROFILE}") if names else None
    own += [p for p in paths if p in handed and mine is not None and mine.fullmatch(p.rpartition("/")[2])]
    every = re.compile(f"application{_PROFILE}")
    shared = [p for p in paths if p in handed and every.fullmatch(p.rpartition("/")[2])]
    return Files(_opened(project, own), _opened(project, shared))


def is_handed_out(project: Project, path: str) -> bool:
    """In a folder below the resources of a config server, where its own settings are not looked for."""
    servers = {project.module_of(p) for p in project.java_paths(b"@EnableConfigServer") if "src/main/" in p}
    home, found, inside = path.partition(_RESOURCES)
    return bool(found) and "/" in inside and not inside.startswith("config/") and home.rstrip("/") in servers


def _names(project: Project, module: str) -> set[str]:
    """What the application calls itself."""
    if module not in applications(project):
        return set()
    paths = [p for p in config_paths(project) if is_application(p) and project.module_of(p) == module]
    files = _opened(project, [p for p in paths if "src/main/" in p and not is_handed_out(project, p)])
    said = [s for file in files.values() for s in file.settings if canonical(s.key) == "spring.application.name"]
    return {s.value for s in said if s.value and "${" not in s.value}


def _opened(project: Project, paths: list[str]) -> dict[str, ConfigFile]:
    return {path: file for path in paths if (file := open_config(project, path)) is not None}
