"""The patch: all that a migration changed, in git's format, exact to the byte.

git writes it, from blobs that are put into an object store of its own: no working tree, no filter, no attribute, no
hook and no configuration of the project or of the machine takes part. `git apply` on the source gives the result.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.sources.project import source_paths
from shared.report import FileChange

_ATTRIBUTES = "* -text -filter -ident -working-tree-encoding !diff !merge\n"
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tautocrlf = false\n\tprotectNTFS = false\n"
_DIFF = (
    *("-r", "--full-index", "--binary", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color"),
    *("--src-prefix=a/", "--dst-prefix=b/", "--diff-algorithm=histogram"),
)


@dataclass(frozen=True)
class Patch:
    """`content` is what `git apply` takes; b"" when nothing changed. `files` and `parts` are in the same order."""

    content: bytes
    files: tuple[FileChange, ...] = ()

    @property
    def parts(self) -> tuple[bytes, ...]:
        """Each file's share of `content`. No line of a hunk starts with `diff --git`: they all start with a sign."""
        pieces = self.content.split(b"\ndiff --git ") if self.content else []
        last = len(pieces) - 1
        return tuple(
            (b"" if n == 0 else b"diff --git ") + piece + (b"" if n == last else b"\n")
            for n, piece in enumerate(pieces)
        )


@dataclass(frozen=True)
class _File:
    path: Path
    size: int
    mode: Literal["100644", "100755"]

    def same_as(self, other: "_File | None") -> bool:
        if other is None or (self.size, self.mode) != (other.size, other.mode):
            return False
        return self.path.read_bytes() == other.path.read_bytes()


def make_patch(before: Path, after: Path) -> Patch:
    """Of the regular source files of both trees (`source_paths`): links and build output are no part of it."""
    old, new = dict(_files(before)), dict(_files(after))
    touched = _touched(old, new)
    if not touched:
        return Patch(b"")
    with tempfile.TemporaryDirectory(prefix="patch-") as folder:
        git = _Git(Path(folder))
        trees = [git.tree({path: side[path] for path in touched if path in side}) for side in (old, new)]
        data = git.run("diff-tree", "-p", *_DIFF, *trees)
        counts = git.run("diff-tree", "--numstat", "-z", "-r", "--no-renames", *trees)
    return Patch(data, tuple(_changes(counts, old, new)))


def changed_files(before: Path, after: Path) -> dict[str, Path | None]:
    """Where the new content of every source file is that differs; None for a deleted one."""
    old, new = dict(_files(before)), dict(_files(after))
    return {path: new[path].path if path in new else None for path in _touched(old, new)}


def _touched(old: Mapping[str, "_File"], new: Mapping[str, "_File"]) -> list[str]:
    return sorted({*old.keys() - new.keys(), *(path for path, file in new.items() if not file.same_as(old.get(path)))})


def _files(root: Path) -> Iterator[tuple[str, _File]]:
    for path in source_paths(root):
        if any(part.lower() == ".git" for part in path.split("/")):
            continue  # git refuses such a path in any spelling
        status = (root / path).stat()
        yield path, _File(root / path, status.st_size, "100755" if status.st_mode & 0o100 else "100644")


def _changes(counts: bytes, old: Mapping[str, _File], new: Mapping[str, _File]) -> Iterator[FileChange]:
    for row in counts.split(b"\0"):
        if row:
            added, deleted, name = row.split(b"\t", 2)
            path = os.fsdecode(name)
            yield FileChange(
                path=path.encode("utf-8", "backslashreplace").decode(),
                kind="added" if path not in old else "changed" if path in new else "deleted",
                insertions=int(added) if added.isdigit() else None,
                deletions=int(deleted) if deleted.isdigit() else None,
            )


class _Git:
    """A bare repository in `folder` that nothing outside configures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "repository"
        for name in ("objects", "refs", "info"):
            (self.home / name).mkdir(parents=True)
        (self.home / "HEAD").write_text("ref: refs/heads/none\n")
        (self.home / "config").write_text(_CONFIG)
        (self.home / "info" / "attributes").write_text(_ATTRIBUTES)
        (folder / "empty").mkdir()

    def run(self, *arguments: str, stdin: bytes = b"", index: str = "index") -> bytes:
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder / "empty"),
            "LC_ALL": "C",
            "GIT_DIR": str(self.home),
            "GIT_INDEX_FILE": str(self.folder / index),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
        }
        done = subprocess.run(
            ["git", *arguments],
            input=stdin,
            capture_output=True,
            cwd=self.folder / "empty",
            env=environment,
            check=True,
        )
        return done.stdout

    def tree(self, files: Mapping[str, _File]) -> str:
        """Object id of a tree with these files. Contents go through numbered files: names may be anything."""
        contents = self.folder / "contents"
        contents.mkdir(exist_ok=True)
        names: list[str] = []
        for number, file in enumerate(files.values()):
            shutil.copyfile(file.path, contents / str(number))
            names.append(f"{contents / str(number)}\n")
        hashes = self.run("hash-object", "-w", "--no-filters", "--stdin-paths", stdin="".join(names).encode()).split()
        rows = [
            b"%s %s\t%s\0" % (file.mode.encode(), object_id, os.fsencode(path))
            for (path, file), object_id in zip(files.items(), hashes, strict=True)
        ]
        index = f"index-{len(list(self.folder.glob('index-*')))}"
        self.run("update-index", "-z", "--index-info", stdin=b"".join(rows), index=index)
        return self.run("write-tree", index=index).decode().strip()
