"""A Gradle project as its scripts describe it, read word by word: nothing is evaluated.

Groovy and Kotlin scripts are programs; what they compute stays unknown. Read are the forms that the Gradle and Spring
Boot guides show: plugins blocks, buildscript classpaths, ext/extra values, gradle.properties, version catalogs.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from posixpath import normpath
from typing import Any, cast

from pipeline.sources.project import Project
from pipeline.tools.maven_model import BOOT, java_level

_MAX_SCRIPT = 512 << 10
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))|\'\'\'.*?(?:\'\'\'|\Z)|\"\"\".*?(?:\"\"\"|\Z)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*\"""",
    re.DOTALL,
)
_STRING = re.compile(r"""'([^'\n]*)'|"([^"\n]*)\"""")
_VALUE = r"""(?P<value>"[^"\n]*"|'[^'\n]*'|[\w.]+)"""
_NAME = r"(?P<name>[\w.]+)"
_ASSIGNMENTS = (
    re.compile(
        r"(?m)(?:^|[{;])[ \t]*(?:(?:def|va[lr]|const val|private val|String|final String)[ \t]+)?"
        rf"{_NAME}[ \t]*=\s*{_VALUE}"
    ),
    re.compile(rf"""\bset\(\s*["']{_NAME}["']\s*,\s*{_VALUE}"""),
    re.compile(rf"""\b(?:extra|ext)\[\s*["']{_NAME}["']\s*\]\s*=\s*{_VALUE}"""),
    re.compile(rf"""\bval\s+{_NAME}(?:\s*:\s*String)?\s+by\s+extra\(\s*{_VALUE}"""),
)
_MAP = re.compile(r"(?P<name>[\w.]+)\s*=\s*\[(?P<entries>[^\[\]]*)\]")
_MAP_ENTRY = re.compile(rf"""["']?(?P<name>[\w-]+)["']?\s*:\s*{_VALUE}""")
_PREFIX = re.compile(r"^(?:rootProject\.|project\.)?(?:ext\.|extra\.)?")
_BOOT_PLUGIN = re.compile(
    r"""\bid\s*\(?\s*["']org\.springframework\.boot["']\s*\)?\s*\.?version\s*\(?\s*(?P<value>"[^"\n]*"|'[^'\n]*'|[\w.]+)"""
)
_COORDINATES = re.compile(r"""["']org\.springframework\.boot:[\w.-]+:(?P<version>[^"':@\n]+)""")
_JAVA = tuple(
    re.compile(pattern)
    for pattern in (
        r"""\.?\brelease\s*(?:=|\.set\()\s*(?P<value>[\w.'"]+)""",
        r"""\bJavaLanguageVersion\.of\(\s*(?P<value>[\w.'"]+)""",
        r"""\bjvmToolchain\(\s*(?P<value>\d+)""",
        r"""\bsourceCompatibility\s*[=(]?\s*(?:JavaVersion\.toVersion\()?\s*(?P<value>[\w.'"]+)""",
        r"""\btargetCompatibility\s*[=(]?\s*(?:JavaVersion\.toVersion\()?\s*(?P<value>[\w.'"]+)""",
    )
)
_INCLUDE = re.compile(r"""\binclude\s*\(?\s*(?P<names>["'][^"'\n]+["'](?:\s*,\s*["'][^"'\n]+["'])*)""")
_PROJECT_DIR = re.compile(
    r"""project\(\s*["'](?P<name>[^"'\n]+)["']\s*\)\.projectDir\s*=\s*[^\n"']*["'](?P<path>[^"'\n]+)["']"""
)
_ROOT_NAME = re.compile(r"""\brootProject\.name\s*=\s*["'](?P<name>[^"'\n]+)["']""")


def without_comments(script: str) -> str:
    """The script with comments blanked; what looks like one inside a string stays."""
    return _TOKEN.sub(lambda match: " " if match["comment"] else match[0], script)


@dataclass(frozen=True)
class GradleModel:
    """`modules`: directory ("." is the root) to project name."""

    project: Project

    @cached_property
    def scripts(self) -> dict[str, str]:
        """Every Gradle script by path, comments gone; the root's first."""
        paths = self.project.glob("**/*.gradle", "**/*.gradle.kts")
        ordered = sorted(paths, key=lambda path: (path.count("/"), path))
        return {path: without_comments(self.project.text(path)[:_MAX_SCRIPT]) for path in ordered}

    @cached_property
    def settings(self) -> str:
        return self.scripts.get("settings.gradle") or self.scripts.get("settings.gradle.kts") or ""

    @cached_property
    def modules(self) -> dict[str, str]:
        moved = {match["name"]: match["path"] for match in _PROJECT_DIR.finditer(self.settings)}
        name = _ROOT_NAME.search(self.settings)
        found = {".": name["name"] if name else ""}
        for include in _INCLUDE.finditer(self.settings):
            for path in _strings(include["names"]):
                directory = moved.get(path) or moved.get(f":{path}") or path.strip(":").replace(":", "/")
                found[normpath(directory)] = path.rpartition(":")[2]
        return found

    @cached_property
    def absent(self) -> tuple[str, ...]:
        return tuple(directory for directory in self.modules if directory != "." and not self._has(directory))

    def _has(self, directory: str) -> bool:
        paths = self.project.paths
        at = bisect_left(paths, f"{directory}/")
        return at < len(paths) and paths[at].startswith(f"{directory}/")

    @cached_property
    def values(self) -> dict[str, str]:
        """Names that are given a literal: gradle.properties, ext, extra, def, val. The first assignment counts."""
        found: dict[str, str] = {}
        if "gradle.properties" in self.project:
            for line in self.project.text("gradle.properties").splitlines():
                name, sign, value = line.partition("=")
                if sign and not line.lstrip().startswith(("#", "!")):
                    found[name.strip()] = value.strip()
        for script in self.scripts.values():
            for name, value in _assigned(script):
                found.setdefault(_PREFIX.sub("", name), value)
        return found

    @cached_property
    def catalog(self) -> dict[str, Any]:
        """gradle/libs.versions.toml, or nothing when it is missing or broken."""
        try:
            return tomllib.loads(self.project.text("gradle/libs.versions.toml"))
        except (KeyError, tomllib.TOMLDecodeError):
            return {}

    def resolve(self, value: str) -> str | None:
        """The literal behind a name, a quoted text or one with `$name`; None when it is computed."""
        for _ in range(10):
            quoted = value[:1] in ("'", '"')
            value = value.strip("\"'")
            if quoted or "$" in value:
                value, unknown = self._interpolated(value)
                return None if unknown else value
            if re.fullmatch(r"[\d.]+\w*", value):
                return value
            constant = re.match(r"JavaVersion\.VERSION_(\d+(?:_\d+)?)", value)
            if constant:
                return constant[1].replace("_", ".")
            name = _PREFIX.sub("", value)
            if name not in self.values or self.values[name] == value:
                return None
            value = self.values[name]
        return None

    def _interpolated(self, text: str) -> tuple[str, bool]:
        unknown = False

        def replace(match: re.Match[str]) -> str:
            nonlocal unknown
            found = self.values.get(_PREFIX.sub("", match[1] or match[2]), "").strip("\"'")
            unknown = unknown or not found or "$" in found
            return found

        return re.sub(r"\$\{([\w.]+)\}|\$(\w+(?:\.\w+)*)", replace, text), unknown

    def boot_versions(self) -> Iterator[str]:
        """Every Spring Boot version the scripts lead to, the plugin's first."""
        candidates = [m["value"] for s in self.scripts.values() for m in _BOOT_PLUGIN.finditer(s)]
        candidates += [f'"{v}"' for v in self._catalog_versions()]
        candidates += [f'"{m["version"]}"' for s in self.scripts.values() for m in _COORDINATES.finditer(s)]
        for candidate in candidates:
            version = self.resolve(candidate)
            if version and re.match(r"\d+\.\d+", version):
                yield version

    def _catalog_versions(self) -> Iterator[str]:
        versions = _table(self.catalog, "versions")
        entries = [*_table(self.catalog, "plugins").values(), *_table(self.catalog, "libraries").values()]
        for entry in entries:
            version = _boot_version(entry)
            if isinstance(version, dict):
                version = versions.get(str(cast(dict[str, Any], version).get("ref", "")))
            if isinstance(version, str):
                yield version

    @cached_property
    def uses_boot(self) -> bool:
        return any(BOOT in script for script in self.scripts.values()) or BOOT in str(self.catalog)

    def packaging(self, directory: str) -> str:
        """ "war" when the module applies the war plugin, else "jar"."""
        prefix = "" if directory == "." else f"{directory}/"
        own = "".join(self.scripts.get(f"{prefix}{file}", "") for file in ("build.gradle", "build.gradle.kts"))
        return (
            "war"
            if re.search(r"""\bid\s*\(?\s*["']war["']|plugin:\s*["']war["']|^\s*`?war`?\s*$""", own, re.M)
            else "jar"
        )

    def java(self, directory: str) -> str | None:
        """Source level that the module's own script declares, else the root's, else any script's."""
        prefix = "" if directory == "." else f"{directory}/"
        own = [s for path, s in self.scripts.items() if path in (f"{prefix}build.gradle", f"{prefix}build.gradle.kts")]
        top = [s for path, s in self.scripts.items() if path in ("build.gradle", "build.gradle.kts")]
        return next((level for s in (*own, *top, *self.scripts.values()) if (level := self._java_in(s))), None)

    def _java_in(self, script: str) -> str | None:
        for pattern in _JAVA:
            for match in pattern.finditer(script):
                level = java_level(self.resolve(match["value"]))
                if level:
                    return level
        return None


def _assigned(script: str) -> Iterator[tuple[str, str]]:
    for pattern in _ASSIGNMENTS:
        for match in pattern.finditer(script):
            yield match["name"], match["value"]
    for match in _MAP.finditer(script):
        for entry in _MAP_ENTRY.finditer(match["entries"]):
            yield f"{match['name']}.{entry['name']}", entry["value"]


def _strings(text: str) -> list[str]:
    return [match[1] or match[2] or "" for match in _STRING.finditer(text)]


def _table(catalog: dict[str, Any], name: str) -> dict[str, Any]:
    found = catalog.get(name)
    return cast(dict[str, Any], found) if isinstance(found, dict) else {}


def _boot_version(entry: object) -> object:
    """The `version` of a catalog entry that is Boot's: a text, a table with `ref`, or None."""
    if isinstance(entry, str):
        name, _, version = entry.rpartition(":")
        return version if name.startswith(BOOT) else None
    if not isinstance(entry, dict):
        return None
    table = cast(dict[str, Any], entry)
    name = table.get("id") or table.get("module") or table.get("group") or ""
    return table.get("version") if str(name).partition(":")[0] == BOOT else None
