"""Source trees in and out of archives: uploads are unpacked warily, snapshots are packed the same way every time.

Links: one that stays inside the tree is kept as a link (builds may need it). One that leads out is never followed: a
source may have it, and no snapshot does; one that has is refused. The fixers never see links (`source_paths`).
"""

import hashlib
import os
import shutil
import stat
import tarfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO

import zstandard

from pipeline.sources.project import source_entries
from pipeline.tools.archive_reader import (
    SOURCE_LIMITS,
    Entry,
    SourceLimits,
    readable_archive,
    readable_size,
    safe_path,
)
from pipeline.tools.disk import all_or_nothing, remove
from pipeline.tools.git import listed_files
from shared.errors import InvalidRequest

_COPY_BLOCK = 1 << 18


def unpack(
    archive: Path,
    destination: Path,
    *,
    keep: str | None = None,
    strip: bool = True,
    limits: SourceLimits = SOURCE_LIMITS,
) -> None:
    """Unpacks a source to `destination`, which must not exist yet; after an error it does not either.

    With `strip` a single top-level directory is stripped, unless it is called `keep`. Left out: `.git` (its
    configuration can start programs) and macOS resource forks. Links are written as links, those that lead out
    (`links_out`) too. Raises InvalidRequest (see `readable_archive`) and Unavailable.
    """
    partial = destination.with_name(destination.name + ".part")
    with all_or_nothing(partial):
        _unpack(archive, partial, limits)
        root = (strip and _only_directory(partial, keep)) or partial
        root.rename(destination)
        remove(partial)


def unpack_snapshot(archive: Path, destination: Path, *, limits: SourceLimits = SOURCE_LIMITS) -> None:
    """Unpacks what `pack_tree` wrote, with nothing stripped. A builder ran foreign code, so it is read as warily."""
    partial = destination.with_name(destination.name + ".part")
    with all_or_nothing(partial):
        _unpack(archive, partial, limits)
        refuse_links_out(partial)
        partial.rename(destination)


def pack_tree(
    root: Path,
    destination: Path,
    *,
    gitignore: bool = False,
    every_link: bool = False,
    limits: SourceLimits = SOURCE_LIMITS,
) -> None:
    """Writes the sources below `root` to a tar.zst that depends on their paths, contents and x-bits alone.

    `gitignore`: for a person's working directory: inside a git work tree, only what is tracked or not ignored.
    `every_link`: for a source that `prepare` still has to look at: with the links that lead out, as links.
    Raises InvalidRequest when there is too much, Unavailable when the disk is full.
    """
    partial = destination.with_name(destination.name + ".part")
    with all_or_nothing(partial):
        files = tree_files(root, gitignore=gitignore, every_link=every_link, limits=limits)
        with partial.open("wb") as file, zstandard.ZstdCompressor(level=3).stream_writer(file) as stream:
            _write_tar(stream, files)
        partial.replace(destination)


def tree_files(
    root: Path, *, gitignore: bool = False, every_link: bool = False, limits: SourceLimits = SOURCE_LIMITS
) -> list[tuple[str, Path]]:
    """Name in the snapshot and place of every source file and link, sorted by name: just what unpacking gives back.

    Raises InvalidRequest when there is too much, or a name could not be unpacked again.
    """
    listed = listed_files(root) if gitignore else None
    inside = root.resolve()
    found: dict[str, Path] = {}
    size = 0
    for path in source_entries(root):
        if listed is not None and path not in listed:
            continue
        name = safe_path(path, root.name)
        if not name:
            continue
        if name in found:
            raise InvalidRequest(f"Two files of {root.name} would both be called {name}: rename one.")
        place = root / path
        status = place.lstat()
        if not every_link and stat.S_ISLNK(status.st_mode) and _leads_out(place, inside):
            continue
        size += status.st_size
        found[name] = place
        if len(found) > limits.entries or size > limits.bytes:
            raise InvalidRequest(
                f"{root.name} is too large: more than {readable_size(limits.bytes)} or {limits.entries:,} files; "
                "leave build output out."
            )
    return sorted(found.items())


def digest_tree(root: Path) -> str:
    """sha256 (hex) over names, x-bits and contents of the sources: equal before packing and after unpacking."""
    total = hashlib.sha256()
    for name, place in tree_files(root):
        if place.is_symlink():
            kind, content = "link", hashlib.sha256(os.fsencode(place.readlink())).hexdigest()
        else:
            kind = f"{_mode(place):o}"
            with place.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
        total.update(f"{kind} {content} {name}\0".encode())
    return total.hexdigest()


def links_out(root: Path) -> list[str]:
    """Paths of the links among the sources that lead out of `root`: snapshots are without them."""
    inside = root.resolve()
    links = (path for path in source_entries(root) if (root / path).is_symlink())
    return sorted(path for path in links if _leads_out(root / path, inside))


def refuse_links_out(root: Path) -> None:
    """Raises InvalidRequest when a link anywhere below `root` leads out of it."""
    inside = root.resolve()
    for directory, _, names in root.walk():
        for name in names:
            if (directory / name).is_symlink() and _leads_out(directory / name, inside):
                raise InvalidRequest(f"{name} is a symlink out of the tree: replace it with what it points to.")


def _leads_out(link: Path, inside: Path) -> bool:
    """Also of a link that leads nowhere, in a circle."""
    try:
        target = link.resolve()
    except (OSError, RuntimeError):
        return True
    return link.readlink().is_absolute() or not target.is_relative_to(inside)


def _mode(place: Path) -> int:
    return 0o755 if place.stat().st_mode & stat.S_IXUSR else 0o644


def _write_tar(stream: IO[bytes], files: Iterable[tuple[str, Path]]) -> None:
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT, encoding="utf-8") as archive:
        for name, place in files:
            member = tarfile.TarInfo(name)
            if place.is_symlink():
                member.type, member.linkname, member.mode = tarfile.SYMTYPE, str(place.readlink()), 0o777
                archive.addfile(member)
                continue
            with place.open("rb") as file:
                member.size, member.mode = os.fstat(file.fileno()).st_size, _mode(place)
                archive.addfile(member, file)


def _unpack(archive: Path, root: Path, limits: SourceLimits) -> None:
    root.mkdir()
    kinds: dict[str, str] = {"": "directory"}
    made: set[Path] = set()
    links: list[Entry] = []
    with readable_archive(archive, limits) as entries:
        for entry in entries:
            _register(entry, kinds, archive.name)
            place = root / entry.path
            directory = place if entry.kind == "directory" else place.parent
            if directory not in made:
                directory.mkdir(parents=True, exist_ok=True)
                made.add(directory)
            if entry.kind == "file":
                _write(entry, place)
            elif entry.kind == "copy":
                if kinds.get(entry.target) not in ("file", "copy"):
                    raise InvalidRequest(f"{archive.name} links {entry.path} to no file of its own: refused as unsafe.")
                place.hardlink_to(root / entry.target)
            elif entry.kind == "link":
                links.append(entry)
    if len(kinds) == 1:
        raise InvalidRequest(f"{archive.name} is empty: pack the project's directory.")
    # Links come last: until here every directory is a real one, so that nothing can be written through a link.
    for link in links:
        (root / link.path).symlink_to(link.target)


def _register(entry: Entry, kinds: dict[str, str], name: str) -> None:
    """Raises InvalidRequest when the path was there before, or goes through something that is no directory."""
    for parent in PurePosixPath(entry.path).parents:
        above = "" if str(parent) == "." else str(parent)
        if kinds.setdefault(above, "directory") != "directory":
            raise InvalidRequest(f"{name} uses {above} both as a file and as a directory: refused as unsafe.")
    if entry.path in kinds and not kinds[entry.path] == entry.kind == "directory":
        raise InvalidRequest(f"{name} names {entry.path} twice: refused as unsafe.")
    kinds[entry.path] = entry.kind


def _write(entry: Entry, place: Path) -> None:
    assert entry.content is not None
    with place.open("xb") as file:
        shutil.copyfileobj(entry.content, file, _COPY_BLOCK)
    place.chmod(0o755 if entry.executable else 0o644)


def _only_directory(root: Path, keep: str | None) -> Path | None:
    inside = list(root.iterdir())
    if len(inside) != 1 or inside[0].is_symlink() or not inside[0].is_dir() or inside[0].name == keep:
        return None
    return inside[0]
