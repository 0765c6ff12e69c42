"""Which files Maven's resources plugin filters: those of `<resource>` elements that say so, and of Boot's parent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from posixpath import normpath

from pipeline.sources.pom import Dependency
from pipeline.sources.poms import REFERENCE, Poms
from pipeline.sources.xml import Element

PLUGIN = "maven-resources-plugin"
_OF_BOOT = "src/main/resources", ("**/application*.yml", "**/application*.yaml", "**/application*.properties"), ()
_BASES = frozenset({"basedir", "project.basedir", "pom.basedir"})
_SOURCES = {"project.build.sourceDirectory": "src/main/java", "project.build.testSourceDirectory": "src/test/java"}
_NEVER = frozenset({"jpg", "jpeg", "gif", "bmp", "png", "ico"})


@dataclass(frozen=True)
class Filtering:
    """How one module's resources are filtered. `path` is its POM."""

    poms: Poms
    path: str

    @cached_property
    def owner(self) -> str | None:
        """The POM whose `<resources>` count here: a child's replace those of its parents. None: Boot's parent's do."""
        homes = self.poms.lineage(self.path)
        return next((path for path in homes if self.poms.pom(path).root.find("build", "resources", "resource")), None)

    @cached_property
    def plugins(self) -> tuple[tuple[str, Dependency], ...]:
        """The resources plugin as the module and its parents in the project configure it, with the POM it is in."""
        found = ((pom, plugin) for pom in self.poms.lineage(self.path) for plugin in self.poms.pom(pom).plugins)
        return tuple((pom, plugin) for pom, plugin in found if plugin.artifact == PLUGIN)

    def settings(self, name: str) -> Iterator[tuple[str, Element]]:
        """Elements of this name in the plugin's configurations, those of executions included."""
        for pom, plugin in self.plugins:
            yield from ((pom, element) for element in plugin.element.walk() if element.name == name)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Paths in the project of all that is filtered, without what no setting makes the plugin filter."""
        plain = _NEVER | {
            e.text.lower() for _, home in self.settings("nonFilteredFileExtensions") for e in home.children
        }
        found = dict.fromkeys(path for tree in self._trees() for path in self._below(*tree))
        return tuple(path for path in found if extension(path) not in plain)

    def _trees(self) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        if self.owner is None and self.poms.has_boot_parent(self.path):
            yield _OF_BOOT
        for pom in self.poms.lineage(self.path):
            for home in self.poms.pom(pom).homes:
                if home.name != "project" or pom == self.owner:
                    yield from map(self._tree, home.all("build", "resources", "resource"))
                yield from map(self._tree, home.all("build", "testResources", "testResource"))

    def _tree(self, element: Element) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        if element.value("filtering") != "true":
            return "", (), ()
        included = tuple(e.text for e in element.all("includes", "include"))
        return (
            element.value("directory") or "",
            included or ("**",),
            tuple(e.text for e in element.all("excludes", "exclude")),
        )

    def _below(self, directory: str, included: tuple[str, ...], excluded: tuple[str, ...]) -> Iterator[str]:
        module = self.path.rpartition("/")[0]
        for name in REFERENCE.findall(directory):
            value = "." if name in _BASES else _SOURCES.get(name) or self.poms.resolve(self.path, f"${{{name}}}")
            directory = directory.replace(f"${{{name}}}", value or "..")
        home = normpath(f"{module or '.'}/{directory}").removeprefix("./") + "/"
        for path in self.poms.project.paths if included else ():
            below = path.removeprefix(home)
            if path.startswith(home) and _matches(below, included) and not _matches(below, excluded):
                yield path


def extension(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(re.fullmatch(_regex(pattern), path) for pattern in patterns)


def _regex(pattern: str) -> str:
    """Ant's pattern: `**/` is any number of folders, a trailing `/` all below."""
    pattern = pattern.strip().replace("\\", "/").removeprefix("/")
    words = re.split(r"(\*\*/|\*\*|\*|\?)", pattern + "**" if pattern.endswith("/") else pattern)
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(meaning.get(word) or re.escape(word) for word in words)
