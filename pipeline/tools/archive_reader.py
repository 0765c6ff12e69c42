"""Reads archives that nobody vouches for, entry by entry: names made safe, sizes counted as they really come out."""

import gzip
import io
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, Protocol, override

import zstandard

from shared.errors import InvalidRequest

READABLE = ".zip, .tar, .tar.gz, .tgz or .tar.zst"
MAX_DEPTH = 100
"""Directories in a path. Deeper trees break the recursive tools that come later."""

_DAMAGED = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zstandard.ZstdError,
    zlib.error,
    gzip.BadGzipFile,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""What the standard readers raise for damaged, encrypted or unsupported input."""


@dataclass(frozen=True)
class SourceLimits:
    """How much source a project may have."""

    bytes: int = 1 << 30
    """Unpacked."""
    entries: int = 200_000
    ratio: int = 200
    """Unpacked to packed size, looked at from `ratio_from` bytes on."""
    ratio_from: int = 100 << 20


SOURCE_LIMITS = SourceLimits()


class Readable(Protocol):
    """What all the decompressors have in common."""

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True)
class Entry:
    """`path` is POSIX, relative, without `.` and `..`, and valid Unicode."""

    path: str
    kind: Literal["file", "directory", "link", "copy"]
    content: Readable | None = None
    """Of a file; to be read before the next entry is asked for."""
    executable: bool = False
    target: str = ""
    """Of a link, as written; of a copy (a hard link), the path of the entry it repeats."""


class Tally:
    """Counts against SourceLimits. Raises InvalidRequest at the first byte or entry too many."""

    def __init__(self, archive: Path, limits: SourceLimits) -> None:
        self.name, self.limits = archive.name, limits
        self.packed = max(archive.stat().st_size, 1)
        self.bytes = self.entries = 0

    def entry(self) -> None:
        self.entries += 1
        if self.entries > self.limits.entries:
            raise InvalidRequest(f"{self.name} holds more than {self.limits.entries:,} files: leave build output out.")

    def add(self, count: int) -> None:
        self.bytes += count
        if self.bytes > self.limits.bytes:
            limit = readable_size(self.limits.bytes)
            raise InvalidRequest(f"{self.name} unpacks to more than {limit}: leave build output out.")
        if self.bytes > max(self.limits.ratio_from, self.packed * self.limits.ratio):
            raise InvalidRequest(
                f"{self.name} unpacks to more than {self.limits.ratio} times its size: refused as unsafe."
            )


class _Counted(io.RawIOBase):
    """A stream whose every byte is tallied. Remembers its end, to tell a whole tar from a torn one."""

    def __init__(self, inner: Readable, tally: Tally) -> None:
        self.inner, self.tally, self.tail = inner, tally, b""

    @override
    def read(self, size: int = 1 << 16, /) -> bytes:
        data = self.inner.read(size)
        self.tally.add(len(data))
        self.tail = (self.tail + data[-512:])[-512:]
        return data

    def drain(self) -> None:
        while self.read():
            pass


@contextmanager
def readable_archive(path: Path, limits: SourceLimits) -> Generator[Iterator[Entry]]:
    """The archive's entries; the kind of archive is told by its first bytes, not by its name.

    Raises InvalidRequest for what is no archive, damaged, encrypted, too large, or names places out of its tree.
    """
    tally = Tally(path, limits)
    try:
        with path.open("rb") as file:
            yield _entries(file, tally)
    except _DAMAGED as error:
        raise InvalidRequest(
            f"{path.name} can't be read ({_first_line(error)}): give an undamaged, unencrypted {READABLE}."
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__


def _entries(file: IO[bytes], tally: Tally) -> Iterator[Entry]:
    head = file.read(512)
    file.seek(0)
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return _zip_entries(file, tally)
    if head.startswith(b"\x1f\x8b"):
        return _tar_entries(gzip.GzipFile(fileobj=file), tally)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        stream = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        return _tar_entries(stream, tally)
    if head[257:262] == b"ustar":
        return _tar_entries(file, tally)
    raise InvalidRequest(f"{tally.name} is not an archive that can be read: give a {READABLE}.")


def _tar_entries(stream: Readable, tally: Tally) -> Iterator[Entry]:
    counted = _Counted(stream, tally)
    with tarfile.open(fileobj=counted, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
        for member in archive:
            tally.entry()
            path = safe_path(member.name, tally.name)
            if path:
                yield _tar_entry(archive, member, path, tally.name)
    counted.drain()
    if counted.tail.strip(b"\0"):
        raise InvalidRequest(f"{tally.name} ends too early: pack or upload it again.")


def _tar_entry(archive: tarfile.TarFile, member: tarfile.TarInfo, path: str, name: str) -> Entry:
    if member.isdir():
        return Entry(path, "directory")
    if member.issym():
        return Entry(path, "link", target=readable_name(member.linkname))
    if member.islnk():
        return Entry(path, "copy", target=safe_path(member.linkname, name))
    if member.isreg():
        return Entry(path, "file", archive.extractfile(member), bool(member.mode & stat.S_IXUSR))
    raise InvalidRequest(f"{name} holds a device or pipe ({path}): leave it out.")


def _zip_entries(file: IO[bytes], tally: Tally) -> Iterator[Entry]:
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            tally.entry()
            path = safe_path(_zip_name(info), tally.name)
            if not path:
                continue
            mode = info.external_attr >> 16
            kind = stat.S_IFMT(mode)
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK):
                raise InvalidRequest(f"{tally.name} holds a device or pipe ({path}): leave it out.")
            if info.is_dir():
                yield Entry(path, "directory")
                continue
            with archive.open(info) as content:
                counted = _Counted(content, tally)
                if kind == stat.S_IFLNK:
                    yield Entry(
                        path, "link", target=readable_name(counted.read(4096).decode("utf-8", "surrogateescape"))
                    )
                else:
                    yield Entry(path, "file", counted, bool(mode & stat.S_IXUSR))


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag are in whatever code page the packer's Windows had; zipfile takes cp437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeEncodeError):  # zipfile has already taken the name from a Unicode extra field
            name = _decoded(name.encode("cp437")) or name
    return re.sub(r"^[A-Za-z]:", "/", name.replace("\\", "/"))


def _raw(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _decoded(raw: bytes) -> str | None:
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def readable_name(name: str) -> str:
    """A path as valid, printable Unicode. `name` holds bytes that are no UTF-8 as the file system API gives them
    (surrogateescape): they are read as CP949 (Korean Windows), else written `%FF`, as control characters are."""
    parts = (_decoded(_raw(part)) or part for part in name.split("/"))
    return "".join(_readable(character) for character in "/".join(parts))


def _readable(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"%{code - 0xDC00:02X}"
    return f"%{code:02X}" if code < 32 or code == 127 else character


def safe_path(name: str, archive: str) -> str:
    """The entry's path, or "" for what is never source (`.git`, macOS resource forks, the root itself).

    Raises InvalidRequest for absolute names, `..` and absurdly long names.
    """
    path = readable_name(name)
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or ".." in parts:
        raise InvalidRequest(f"{archive} names a place out of its tree ({path[:200]}): refused as unsafe.")
    if len(parts) > MAX_DEPTH or any(len(part.encode()) > 255 for part in parts):
        raise InvalidRequest(f"{archive} holds a name that is too long or too deeply nested ({path[:80]}...).")
    if parts and (".git" in parts or parts[0] == "__MACOSX" or parts[-1].startswith("._")):
        return ""
    return "/".join(parts)


def readable_size(count: int) -> str:
    """ "1.0 GiB", "12.5 MiB"."""
    return f"{count / (1 << 30):.1f} GiB" if count >= 1 << 30 else f"{count / (1 << 20):.1f} MiB"
