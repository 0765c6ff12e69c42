"""The one file that a Zuul gateway's routes are in: the module's own, or one that a config server hands out to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.fixers.cloud.zuul_routes import Zuul, is_zuul
from pipeline.sources.config import config_files, is_application
from pipeline.sources.config_server import Handed, handed_out
from pipeline.sources.project import Project
from pipeline.sources.settings import ConfigFile, canonical

_MOVED = ("server.servlet.contextpath", "server.contextpath", "spring.mvc.servlet.path", "server.servlet.path")


@dataclass(frozen=True)
class Found:
    path: str
    file: ConfigFile
    zuul: Zuul
    handed: bool
    """A config server hands it out."""


def settings_of(project: Project, module: str, *, client: bool) -> Found | None:
    """The file, when all that Zuul reads has an equal. `client`: the module asks a config server."""
    handed = handed_out(project, module) if client else Handed()
    if handed is None:
        return None
    read = {p: f for p, f in config_files(project) if project.module_of(p) == module or p in handed.paths}
    shared = [read[path] for path in handed.shared if path in read]
    zuul = [path for path, file in read.items() if path not in handed.shared and _has(file)]
    moved = any(canonical(s.key) in _MOVED for file in read.values() for s in file.settings)
    if len(zuul) != 1 or moved or not _is_plain(zuul[0], handed) or not all(map(_only_below, shared)):
        return None
    path = zuul[0]
    above, below = ([read[path]], shared) if path in handed.own else (shared, [read[path]])
    found = Zuul([setting for file in (*below, *above) for setting in file.settings])
    single = {s.document for s in read[path].settings} == {0}
    return Found(path, read[path], found, path in handed.own) if found.known and single else None


def _has(file: ConfigFile) -> bool:
    return any(is_zuul(setting) for setting in file.settings)


def _is_plain(path: str, handed: Handed) -> bool:
    """Read by the application itself and in every profile."""
    return path in handed.own or (is_application(path) and "src/test/" not in path and path not in handed.profiled)


def _only_below(shared: ConfigFile) -> bool:
    """Ribbon's and Hystrix' settings, which are everybody's: they are read here and left there."""
    told: Iterable[str] = (s.key for s in shared.settings if is_zuul(s))
    single = {s.document for s in shared.settings} <= {0}
    return (single or not _has(shared)) and not any(canonical(key).startswith("zuul.") for key in told)
