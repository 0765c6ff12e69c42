"""A project's files as the fixers see them: read from disk when asked for, changed only in memory."""

import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from pipeline.sources.java import JavaFile
from pipeline.sources.pom import Pom
from pipeline.sources.xml import XmlError

ALWAYS_SKIPPED = frozenset({".git", "node_modules", ".gradle", ".idea"})


@dataclass(frozen=True)
class Change:
    """One file's new content. `after` None deletes it. `reason` is shown to people beside the diff."""

    path: str
    after: bytes | None
    reason: str

    @classmethod
    def text(cls, path: str, after: str, reason: str) -> "Change":
        """For content read with `Project.text`: bytes that were no UTF-8 go back as they were."""
        return cls(path, after.encode("utf-8", "surrogateescape"), reason)


@dataclass(frozen=True)
class Project:
    """A source tree plus changes in memory. `with_changes` gives a new one; the tree on disk stays as it is.

    Paths are POSIX and relative to the root. Links, build output and `ALWAYS_SKIPPED` directories are not part of it.
    """

    root: Path
    paths: tuple[str, ...]
    changed: dict[str, bytes | None] = field(default_factory=dict[str, bytes | None])
    """New content by path, None for a deleted file."""
    _java: dict[str, JavaFile] = field(default_factory=dict[str, JavaFile], repr=False, compare=False)
    _poms: dict[str, Pom | None] = field(default_factory=dict[str, Pom | None], repr=False, compare=False)

    @classmethod
    def load(cls, root: Path) -> "Project":
        return cls(root, tuple(sorted(source_paths(root))))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.paths)

    def __contains__(self, path: str) -> bool:
        return path in self._known

    def read(self, path: str) -> bytes:
        """Raises KeyError when the project has no such file."""
        if path in self.changed:
            content = self.changed[path]
            if content is None:
                raise KeyError(path)
            return content
        if path not in self:
            raise KeyError(path)
        return (self.root / path).read_bytes()

    def original(self, path: str) -> bytes | None:
        """What is on disk, None for a new file."""
        file = self.root / path
        return file.read_bytes() if path in self.changed and file.is_file() else None

    def text(self, path: str) -> str:
        """The file as text; bytes that are no UTF-8 survive the round trip (surrogateescape)."""
        return self.read(path).decode("utf-8", "surrogateescape")

    def glob(self, *patterns: str) -> list[str]:
        """Paths matching any shell pattern, where `*` also crosses `/` and a leading `**/` may match nothing."""
        wanted = [*patterns, *(pattern[3:] for pattern in patterns if pattern.startswith("**/"))]
        return [path for path in self.paths if any(fnmatchcase(path, pattern) for pattern in wanted)]

    def java(self, path: str) -> JavaFile:
        """The parsed file, cached until it changes."""
        if path not in self._java:
            self._java[path] = JavaFile(self.read(path))
        return self._java[path]

    def java_paths(self, *needles: bytes) -> list[str]:
        """Java files that contain any of the needles (all Java files when none is given): a cheap first sieve."""
        found = self.glob("**/*.java")
        return found if not needles else [p for p in found if any(n in self.read(p) for n in needles)]

    def poms(self) -> list[str]:
        """Paths of every pom.xml that is well-formed, the root's first."""
        found = sorted(self.glob("**/pom.xml"), key=lambda path: (path.count("/"), path))
        return [path for path in found if self._pom(path) is not None]

    def pom(self, path: str) -> Pom:
        """The parsed POM, cached until it changes. Raises XmlError when it is not well-formed."""
        return self._pom(path) or Pom(self.read(path))

    def _pom(self, path: str) -> Pom | None:
        if path not in self._poms:
            try:
                self._poms[path] = Pom(self.read(path))
            except XmlError:
                self._poms[path] = None
        return self._poms[path]

    def module_of(self, path: str) -> str:
        """Directory of the nearest pom.xml or Gradle script above the file; "" is the root."""
        directory = path.rpartition("/")[0]
        while directory:
            if any(f"{directory}/{name}" in self for name in ("pom.xml", "build.gradle", "build.gradle.kts")):
                return directory
            directory = directory.rpartition("/")[0]
        return ""

    def with_changes(self, changes: Iterable[Change]) -> "Project":
        changed, paths = dict(self.changed), set(self.paths)
        java, poms = dict(self._java), dict(self._poms)
        for change in changes:
            java.pop(change.path, None)
            poms.pop(change.path, None)
            changed[change.path] = change.after
            (paths.discard if change.after is None else paths.add)(change.path)
        return Project(self.root, tuple(sorted(paths)), changed, java, poms)

    def write(self) -> None:
        """Writes the changes to disk below `root`."""
        for path, content in self.changed.items():
            file = self.root / path
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)


def source_paths(root: Path) -> Iterable[str]:
    """Relative paths of the regular files that belong to the sources."""
    return (path for path in source_entries(root) if not (root / path).is_symlink())


def source_entries(root: Path) -> Iterable[str]:
    """Relative paths of the regular files and the links that belong to the sources."""
    for directory, names, filenames in root.walk():
        here = set(filenames)
        names[:] = [name for name in names if not _is_output(name, here)]
        above = "" if directory == root else f"{directory.relative_to(root).as_posix()}/"
        for name in filenames:
            if stat.S_IFMT((directory / name).lstat().st_mode) in (stat.S_IFREG, stat.S_IFLNK):
                yield above + name


def _is_output(name: str, siblings: set[str]) -> bool:
    """`target` beside a pom.xml and `build` beside a Gradle script are output; a package may have those names."""
    if name == "target":
        return "pom.xml" in siblings
    if name == "build":
        return any(file.endswith((".gradle", ".gradle.kts")) for file in siblings)
    return name in ALWAYS_SKIPPED
