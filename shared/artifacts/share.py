"""One Azure Files share by its REST API: whole files in ranges, checked and resumed, and never half of one to see.

A file is written beside its place, range by range, each with its MD5; then renamed onto it, with the sha256 of the
whole among its metadata. A writer that died is followed up from where it stopped: the same contents have the same
temporary name. Sources: "Put Range", "Rename File" and "List Ranges" of the Azure Files REST API.
"""

import hashlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from azure.core.exceptions import (
    AzureError,
    ClientAuthenticationError,
    HttpResponseError,
    ResourceExistsError,
    ResourceNotFoundError,
)
from azure.storage.fileshare import ContentSettings, ShareClient, ShareFileClient

from shared.errors import Misconfigured, Unavailable

RANGE_BYTES = 4 * 1024 * 1024
"""The most that one Put Range takes."""
TRIES = 3
"""Of a file that changes while it is read, or that another writer finishes meanwhile."""
_REFUSED = (401, 403)


@dataclass(frozen=True)
class Entry:
    """A file on the share. `sha256` is None when it was written through a mount."""

    bytes: int
    etag: str
    sha256: str | None


class Share:
    """Paths are relative to the share, `/` between names. Every method raises Unavailable or Misconfigured."""

    def __init__(self, client: ShareClient) -> None:
        self._client = client

    def stat(self, path: str) -> Entry | None:
        """None when there is no such file."""
        with _errors(path):
            try:
                found = self._file(path).get_file_properties()
            except ResourceNotFoundError as error:
                _only_a_missing_file(error)
                return None
        return _entry(found)

    def names(self, path: str) -> tuple[list[str], list[str]]:
        """Files and directories in a directory, sorted, without what is still being written. Both empty when there is
        no such directory."""
        files, directories = list[str](), list[str]()
        with _errors(path):
            try:
                for item in self._client.list_directories_and_files(path):
                    if not item["name"].startswith("."):
                        (directories if item["is_directory"] else files).append(item["name"])
            except ResourceNotFoundError as error:
                _only_a_missing_file(error)
        return sorted(files), sorted(directories)

    def upload(self, source: Path, path: str) -> None:
        """Puts a file in its place as a whole; nothing is sent when it is there already."""
        size, sha256, md5 = _digests(source)
        for _ in range(TRIES):
            there = self.stat(path)
            if there and (there.bytes, there.sha256) == (size, sha256):
                return
            partial = _beside(path, f".{PurePosixPath(path).name[:150]}.{sha256[:16]}.part")
            with _errors(path):
                try:
                    self._fill(partial, source, size, sha256, md5)
                    self._file(partial).rename_file(path, overwrite=True)
                    return
                except ResourceNotFoundError as error:  # another writer of the same contents has renamed it
                    _only_a_missing_file(error)
        raise Unavailable(f"The file {path} could not be written to the share: others write it at the same time.")

    def _fill(self, partial: str, source: Path, size: int, sha256: str, md5: bytes) -> None:
        file = self._file(partial)
        done = self._written(file, size)
        if done is None:
            settings = ContentSettings(content_md5=bytearray(md5))
            self._create(partial, size, metadata={"sha256": sha256}, content_settings=settings)
            done = 0
        with source.open("rb") as content:
            content.seek(done)
            for offset in range(done, size, RANGE_BYTES):
                data = content.read(RANGE_BYTES)
                file.upload_range(data, offset, len(data), validate_content="md5")

    def _create(self, path: str, size: int, **more: Any) -> None:
        try:
            self._file(path).create_file(size, **more)
        except ResourceNotFoundError as error:
            if _code(error) != "ParentNotFound":
                raise
            self._make_directories(str(PurePosixPath(path).parent))
            self._file(path).create_file(size, **more)

    def _written(self, file: ShareFileClient, size: int) -> int | None:
        """Bytes from the start that are surely there: the last range that a dead writer sent is sent again. None when
        the file has to be made."""
        try:
            if file.get_file_properties().size != size:
                return None
            written = 0
            for piece in file.list_ranges():
                if piece.start > written:
                    break
                written = piece.end + 1
        except ResourceNotFoundError as error:
            _only_a_missing_file(error)
            return None
        return max(0, written // RANGE_BYTES - 1) * RANGE_BYTES

    def append(self, path: str, offset: int, content: bytes) -> None:
        """Adds to a file that grows, a log: everybody sees it at once. Repeating it is harmless; 0 begins anew."""
        with _errors(path):
            if offset == 0:
                self._create(path, 0)
            if content:
                self._file(path).resize_file(offset + len(content))
            for start in range(0, len(content), RANGE_BYTES):
                data = content[start : start + RANGE_BYTES]
                self._file(path).upload_range(data, offset + start, len(data), validate_content="md5")

    def download(self, path: str, destination: Path) -> Entry | None:
        """Fetches a file in ranges; one begun earlier goes on where it stopped. None when there is no such file."""
        for _ in range(TRIES):
            there = self.stat(path)
            if there is None:
                return None
            mark = hashlib.sha256(there.etag.encode()).hexdigest()[:16]
            partial = destination.with_name(f".{destination.name[:150]}.{mark}.part")
            destination.parent.mkdir(parents=True, exist_ok=True)
            if self._fetch(path, there, partial) and there.sha256 in (None, _digests(partial)[1]):
                partial.replace(destination)
                return there
            partial.unlink()
        raise Unavailable(f"The file {path} on the share changes while it is read, or does not match its checksum.")

    def _fetch(self, path: str, there: Entry, partial: Path) -> bool:
        """Appends what is missing. False when the file has been replaced meanwhile."""
        with partial.open("ab") as sink, _errors(path):
            sink.truncate(min(sink.tell(), there.bytes) // RANGE_BYTES * RANGE_BYTES)
            for offset in range(sink.seek(0, 2), there.bytes, RANGE_BYTES):
                length = min(RANGE_BYTES, there.bytes - offset)
                try:
                    piece = self._file(path).download_file(offset, length, validate_content="md5")
                except ResourceNotFoundError as error:
                    _only_a_missing_file(error)
                    return False
                if piece.properties.etag != there.etag:
                    return False
                sink.write(piece.readall())
        return True

    def delete(self, path: str) -> None:
        """Deletes a file; none is as well."""
        with _errors(path):
            try:
                self._file(path).delete_file()
            except ResourceNotFoundError as error:
                _only_a_missing_file(error)

    def delete_tree(self, path: str) -> None:
        """Deletes a directory with all that is in it; none is as well."""
        for place in self._below(path):
            self.delete(place)

    def _below(self, path: str) -> Iterator[str]:
        """The files of a tree; each directory is deleted when those in it have been taken."""
        with _errors(path):
            directory = self._client.get_directory_client(path)
            try:
                entries = [(item["name"], item["is_directory"]) for item in directory.list_directories_and_files()]
            except ResourceNotFoundError as error:
                _only_a_missing_file(error)
                return
        for name, is_directory in entries:
            if is_directory:
                yield from self._below(f"{path}/{name}")
            else:
                yield f"{path}/{name}"
        with _errors(path):
            directory.delete_directory()

    def _file(self, path: str) -> ShareFileClient:
        return self._client.get_file_client(path)

    def _make_directories(self, path: str) -> None:
        made = PurePosixPath()
        for part in PurePosixPath(path).parts:
            made /= part
            try:
                self._client.create_directory(str(made))
            except ResourceExistsError:
                continue


def _beside(path: str, name: str) -> str:
    return str(PurePosixPath(path).with_name(name))


def _entry(found: Any) -> Entry:
    metadata: dict[str, str] = found.metadata or {}
    return Entry(bytes=found.size, etag=found.etag, sha256=metadata.get("sha256"))


def _digests(path: Path) -> tuple[int, str, bytes]:
    """Size, sha256 in hex, MD5: the one that the service knows, for its own checks and those of other clients."""
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while piece := file.read(RANGE_BYTES):
            sha256.update(piece)
            md5.update(piece)
        return file.tell(), sha256.hexdigest(), md5.digest()


def _only_a_missing_file(error: ResourceNotFoundError) -> None:
    """A missing share is no missing file."""
    if _code(error) == "ShareNotFound":
        raise error


@contextmanager
def _errors(path: str) -> Generator[None]:
    try:
        yield
    except ClientAuthenticationError as error:
        message = "Azure Files does not accept our identity; give it the role Storage File Data Privileged Contributor"
        raise Misconfigured(f"{message} ({_code(error)}).") from error
    except HttpResponseError as error:
        if _code(error) == "ShareNotFound":
            raise Misconfigured("The share does not exist; create it or set AUTOBUILDER_FILES_SHARE.") from error
        if error.status_code in _REFUSED:
            raise Misconfigured(f"Azure Files refuses {path} ({_code(error)}); check our role on the share.") from error
        raise Unavailable(f"Azure Files answered {error.status_code} ({_code(error)}) for {path}.") from error
    except AzureError as error:
        raise Unavailable(f"Azure Files can't be reached ({type(error).__name__}); check the network.") from error


def _code(error: HttpResponseError) -> str:
    """The service's own word for it: `ResourceNotFound`, `AuthenticationFailed`."""
    code = getattr(error, "error_code", None) or error.reason or type(error).__name__
    return str(getattr(code, "value", code))
