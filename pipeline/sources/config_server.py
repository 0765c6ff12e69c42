"""What a Spring Cloud Config server of the same tree hands out: the native repository on its class path.

Source: Spring Cloud Config reference, "File System Backend" and "Spring Cloud Config Client"; class
NativeEnvironmentRepository. A file for a profile is above one for none, one for the application above the shared
`application`, and each of them above the application's own files.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.sources.config import config_files, config_paths, is_application, open_config, profile_of
from pipeline.sources.project import Project
from pipeline.sources.settings import INDEX, ConfigFile, canonical

_SERVER = "spring.cloud.config.server"
_OTHERS = r"git|svn|vault|jdbc|redis|composite|credhub|aws\w*|mongo\w*"
"""Backends beside the native one, as profiles and below `spring.cloud.config.server`."""
_LOCATION = re.compile(r"classpath:/?(?P<folder>(?:(?:[\w.-]+|\{application\})/?)*)")
_DEFAULTS = ("classpath:/", "classpath:/config")
_TEXTS = (".properties", ".yml", ".yaml")
_ASIDE = re.compile(r"/src/\w+/resources/(?!config/)[^/]+/")
"""Folders of resources in which Boot looks for no settings."""


@dataclass(frozen=True)
class Handed:
    """Paths of the files that one application gets."""

    own: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    profiled: tuple[str, ...] = ()
    """Of either kind, for some profile."""

    @property
    def paths(self) -> tuple[str, ...]:
        return (*self.own, *self.shared, *self.profiled)


@dataclass(frozen=True)
class Told:
    """Settings files of one application by path, of any profile and of its tests."""

    own: dict[str, ConfigFile]
    """What only this application reads."""
    shared: dict[str, ConfigFile]
    """What other clients of the config server read as well."""

    @property
    def every(self) -> dict[str, ConfigFile]:
        return self.own | self.shared


def told(project: Project, module: str, needle: bytes) -> Told | None:
    """Files with the needle, whatever its case; None where a server of the tree may hand out what cannot be told."""
    handed = handed_out(project, module)
    if handed is None and _servers(project):
        return None
    paths = handed.paths if handed else ()
    found = {
        path: file
        for path, file in config_files(project, needle)
        if path in paths or (is_application(path) and project.module_of(path) == module and _is_looked_for(path))
    }
    shared = {p for p in found if p in paths and (_is_anyones(p) or readers(project, p) != [module])}
    return Told({p: f for p, f in found.items() if p not in shared}, {p: found[p] for p in shared})


def handed_out(project: Project, module: str) -> Handed | None:
    """None where that cannot be told: no server here or several, another backend, no plain name."""
    locations, name = _locations(project), application_name(project, module)
    if not locations or name is None:
        return None
    folders = {location.replace("{application}", name) for location in locations}
    stems = [(p, p.rpartition("/")[2].rpartition(".")[0]) for p in project.paths if _is_in(p, folders)]
    profiled = [p for p, stem in stems if stem.startswith((f"{name}-", "application-")) and stem != name]
    return Handed(
        tuple(p for p, stem in stems if stem == name),
        tuple(p for p, stem in stems if stem == "application" != name),
        tuple(profiled),
    )


def readers(project: Project, path: str) -> list[str]:
    """Modules of the applications that this file is handed out to."""
    if not _locations(project):
        return []
    modules = dict.fromkeys(project.module_of(p) for p in config_paths(project) if _is_main(p))
    return [m for m in modules if (handed := handed_out(project, m)) is not None and path in handed.paths]


def application_name(project: Project, module: str) -> str | None:
    """By which it asks for its settings: that of its bootstrap file, where it has one."""
    found = {True: dict[str, str](), False: dict[str, str]()}
    for path, file in _main_files(project, module):
        if profile_of(path) is None:
            early = "bootstrap" in path.rpartition("/")[2]
            found[early] |= {canonical(s.key): s.value.strip() for s in file.settings if s.document == 0}
    early = any(p.startswith(f"{module}/src/main/resources/bootstrap".lstrip("/")) for p in project.paths)
    said = found[early]
    name = said.get("spring.cloud.config.name") or said.get("spring.application.name", "")
    return name if re.fullmatch(r"[\w.-]+", name) else None


def _main_files(project: Project, module: str) -> Iterator[tuple[str, ConfigFile]]:
    for path in config_paths(project):
        mine = _is_main(path) and project.module_of(path) == module
        if mine and (file := open_config(project, path)) is not None:
            yield path, file


def _is_main(path: str) -> bool:
    return is_application(path) and "src/main/resources/" in path


def _is_looked_for(path: str) -> bool:
    return not _ASIDE.search(f"/{path}")


def _is_anyones(path: str) -> bool:
    """Of no single application, whether there are more in this tree or not."""
    return path.rpartition("/")[2].startswith(("application.", "application-"))


def _is_in(path: str, folders: Iterable[str]) -> bool:
    """And none of the server's own settings, which it keeps to itself."""
    folder = path.rpartition("/")[0]
    own = is_application(path) and folder.endswith(("src/main/resources", "src/main/resources/config"))
    return path.endswith(_TEXTS) and folder in folders and not own


def _servers(project: Project) -> set[str]:
    return {project.module_of(p) for p in project.java_paths(b"@EnableConfigServer") if "src/test/" not in p}


def _locations(project: Project) -> list[str]:
    """Folders of the repository, `{application}` left in; empty where it is not known to be the only one."""
    servers = _servers(project)
    if len(servers) != 1:
        return []
    module = servers.pop()
    said = list(_said(project, module))
    profiles = {p.strip() for key, value in said if "profiles" in key for p in value.split(",")}
    places = [p.strip() for key, text in said if key == f"{_SERVER}.native.searchlocations" for p in text.split(",")]
    other = any(re.match(rf"{re.escape(_SERVER)}\.(?:{_OTHERS})\.", key) for key, _ in said)
    elsewhere = any(re.fullmatch(_OTHERS, profile) for profile in profiles)
    if elsewhere or ("native" not in profiles and (other or not places)):
        return []
    matches = [_LOCATION.fullmatch(place) for place in places or _DEFAULTS]
    base = f"{module}/src/main/resources/".lstrip("/")
    return [f"{base}{m['folder']}".rstrip("/") for m in matches if m] if all(matches) else []


def _said(project: Project, module: str) -> Iterator[tuple[str, str]]:
    """(canonical key without indexes, value) of the server's own settings."""
    for _, file in _main_files(project, module):
        for setting in file.settings:
            key = canonical(INDEX.sub("", setting.key))
            if key.startswith(f"{_SERVER}.") or key in ("spring.profiles.active", "spring.profiles.include"):
                yield key, setting.value.strip()
