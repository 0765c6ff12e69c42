"""Profiles that a profile-specific document turns on: groups in the default file since Boot 2.4."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.config import config_files, is_application, open_config, profile_of
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, find, is_under
from shared.models import Wave

_TURNS_ON = ("spring.profiles.include", "spring.profiles.active")


@fixer(
    "profile-includes-to-groups",
    title="Turn spring.profiles.include of a profile's own file into a profile group",
    source="Spring Boot Config Data Migration Guide, Profile Groups; catalogue L01",
    wave=Wave.STARTUP,
    on=r"Property 'spring\.profiles\.(?:include|active)' .* is invalid in a profile specific resource",
    proactive=True,
)
def profile_includes_to_groups(case: Case) -> Iterator[Change]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for path, file in config_files(case.project, b"include", b"active"):
        found = list(_includes(path, file)) if is_application(path) else []
        if not found:
            continue
        home = _default_file(case.project, path)
        if home == path:
            groups.setdefault(home, [])
        else:
            after = file.without([setting for _, setting in found])
            yield Change(path, after.source, "a profile's own file may not turn profiles on: see its group")
        groups.setdefault(home, []).extend((profile, setting.value) for profile, setting in found)
    for home, members in groups.items():
        reason = "profiles that come with a profile are its group"
        if home not in case.project:
            lines = [f"{key}={','.join(names)}\n" for key, names in _keys(members).items()]
            yield Change.text(home, "".join(lines), reason)
        elif (file := open_config(case.project, home)) is not None:
            yield Change(home, _grouped(home, file, members).source, reason)


def _includes(path: str, file: ConfigFile) -> Iterator[tuple[str, Setting]]:
    """(profile, setting) for each setting that turns profiles on where that is refused."""
    for setting in file.settings:
        if any(is_under(setting.key, key) for key in _TURNS_ON):
            own = find(file, "spring.config.activate.on-profile", setting.document)
            profile = profile_of(path) or (own.value if own else None)
            if profile and profile.replace("-", "").replace("_", "").isalnum():
                yield profile, setting


def _default_file(project: Project, path: str) -> str:
    """Beside the profile's own file, made where there is none. Tests get it in `config/`, which adds to what the
    application has: a default file beside would take that one's place."""
    folder, _, name = path.rpartition("/")
    stem = name.split(".")[0].split("-")[0]
    for suffix in (name.rpartition(".")[2], "properties", "yml", "yaml"):
        candidate = f"{folder}/{stem}.{suffix}".lstrip("/")
        if candidate in project:
            return candidate
    below = "/config" if folder.endswith("src/test/resources") else ""
    return f"{folder}{below}/{stem}.properties".lstrip("/")


def _keys(members: list[tuple[str, str]]) -> dict[str, list[str]]:
    """The profiles of each group, by its key."""
    names: dict[str, list[str]] = {}
    for profile, value in members:
        listed = names.setdefault(f"spring.profiles.group.{profile}", [])
        listed += [part for p in value.split(",") if (part := p.strip()) and part not in listed]
    return names


def _grouped(home: str, file: ConfigFile, members: list[tuple[str, str]]) -> ConfigFile:
    file = file.without([setting for _, setting in _includes(home, file)])
    for key, included in _keys(members).items():
        if find(file, key) is None:
            file = file.with_added(key, ",".join(included))
    return file
