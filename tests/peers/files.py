"""Azure Files' REST API over a directory: what the SDK sends is verified (signature, MD5, ranges) and kept on disk.

Shares are directories below `root`, to write to as through a mount; a file's metadata is kept in memory. Not here:
leases, snapshots, permissions.
Sources: "File Service REST API" and "Authorize with Shared Key" of Microsoft's documentation.
"""

import base64
import hashlib
import hmac
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import Any, cast, override
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from tests.peers.http import Handler, Peer
from tests.peers.tls import Tls

ACCOUNT = "devaccount"
KEY = base64.b64encode(b"k" * 32).decode()
RANGE_BYTES = 4 * 1024 * 1024
SIGNED = ("sp", "st", "se")
SIGNED_AFTER = ("si", "sip", "spr", "sv", "rscc", "rscd", "rsce", "rscl", "rsct")
LIST = '<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="x" ShareName="x" DirectoryPath="">'


class Refused(Exception):
    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


@dataclass
class Note:
    """What the service keeps of a file beside its contents."""

    inode: int
    metadata: dict[str, str] = field(default_factory=dict[str, str])
    md5: str | None = None
    ranges: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


class FilesPeer(Peer):
    """`tokens`: bearer tokens that are accepted. `drop_after`: so many ranges from now on the connection breaks."""

    def __init__(self, root: Path, tls: Tls, share: str = "autobuilder") -> None:
        self.root, self.share = root, share
        (root / share).mkdir(parents=True)
        self.tokens: set[str] = set()
        self.notes: dict[Path, Note] = {}
        self.drop_after: int | None = None
        self.before_range: Any = None
        """Called before each range is read, for what happens in between."""
        super().__init__(_Request, tls)

    @property
    def place(self) -> Path:
        """The share as a mount would show it."""
        return self.root / self.share

    def note(self, place: Path) -> "Note":
        """Empty for a file that was written through the mount."""
        kept, stat = self.notes.get(place), place.stat()
        return kept if kept and kept.inode == stat.st_ino else Note(stat.st_ino, ranges=[(0, stat.st_size - 1)])

    def count(self, what: str) -> int:
        return sum(what in request for request in self.requests)


class _Request(Handler):
    @property
    def peer(self) -> FilesPeer:
        return cast(FilesPeer, self.server)

    @override
    def answer(self) -> None:
        try:
            self._authorise()
            if any(part in ("..", ".") or "\0" in part for part in self.parts):
                raise Refused(400, "InvalidResourceName")
            place = self.peer.root.joinpath(*self.parts)
            kind, operation = self.query.get("restype", "file"), self.query.get("comp", "")
            if not self.parts or not (self.peer.root / self.parts[0]).is_dir():
                raise Refused(404, "ShareNotFound")
            self.peer.requests[-1] += f" {kind} {operation}".rstrip()
            self._operate(f"{self.command.lower()}_{kind}_{operation}".rstrip("_"), place)
        except Refused as refused:
            body = f"<?xml version='1.0'?><Error><Code>{refused.code}</Code><Message>refused</Message></Error>"
            headers = {"x-ms-error-code": refused.code, "content-type": "application/xml"}
            self.reply(refused.status, body.encode(), headers)

    def _operate(self, name: str, place: Path) -> None:
        operations = {
            "put_directory": self._make_directory,
            "get_directory_list": self._list,
            "delete_directory": self._delete_directory,
            "put_file": self._create,
            "put_file_range": self._put_range,
            "put_file_properties": self._set_properties,
            "get_file_rangelist": self._list_ranges,
            "get_file": self._get,
            "head_file": self._head,
            "delete_file": self._delete,
            "put_file_rename": self._rename,
        }
        if name not in operations:
            raise Refused(501, "NotImplemented")
        operations[name](place)

    # who may

    def _authorise(self) -> None:
        given = self.headers.get("authorization", "")
        if given.startswith("Bearer "):
            if self.headers.get("x-ms-file-request-intent") != "backup":
                raise Refused(400, "MissingRequiredHeader")
            if given.removeprefix("Bearer ") not in self.peer.tokens:
                raise Refused(401, "InvalidAuthenticationInfo")
            return
        wanted = self._share_signature() if "sig" in self.query else f"SharedKey {ACCOUNT}:{self._key_signature()}"
        if not hmac.compare_digest(self.query.get("sig") or given, wanted):
            raise Refused(403, "AuthenticationFailed")

    def _share_signature(self) -> str:
        """Service SAS for a share, or for one file of it."""
        query = self.query
        if time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()) > query.get("se", ""):
            raise Refused(403, "AuthenticationFailed")
        path = self.parts[0] if query.get("sr") == "s" else "/".join(self.parts)
        lines = [*(query.get(name, "") for name in SIGNED), f"/file/{ACCOUNT}/{path}"]
        return _sign("\n".join([*lines, *(query.get(name, "") for name in SIGNED_AFTER)]))

    def _key_signature(self) -> str:
        header: Mapping[str, str] = {name.lower(): value for name, value in self.headers.items()}
        length = header.get("content-length", "")
        standard = ["content-encoding", "content-language", "content-length", "content-md5", "content-type", "date"]
        standard += ["if-modified-since", "if-match", "if-none-match", "if-unmodified-since", "range"]
        known = {**header, "content-length": "" if length == "0" else length}
        if "x-ms-date" in header:
            known["date"] = ""
        lines = [self.command, *(known.get(name, "") for name in standard)]
        lines += [f"{name}:{value.strip()}" for name, value in sorted(header.items()) if name.startswith("x-ms-")]
        lines += [f"/{ACCOUNT}{self.raw_path}", *(f"{name}:{value}" for name, value in sorted(self.query.items()))]
        return _sign("\n".join(lines))

    # directories

    def _make_directory(self, place: Path) -> None:
        if place.exists():
            raise Refused(409, "ResourceAlreadyExists")
        if not place.parent.is_dir():
            raise Refused(404, "ParentNotFound")
        place.mkdir()
        self.reply(201, headers=_properties(place))

    def _list(self, place: Path) -> None:
        if not place.is_dir():
            raise Refused(404, "ResourceNotFound")
        marker, most = self.query.get("marker", ""), int(self.query.get("maxresults") or 5000)
        names = sorted(entry.name for entry in place.iterdir() if entry.name >= marker)
        entries = "".join(_listed(place / name) for name in names[:most])
        rest = escape("".join(names[most : most + 1]))
        body = f"{LIST}<Entries>{entries}</Entries><NextMarker>{rest}</NextMarker></EnumerationResults>"
        self.reply(200, body.encode(), {"content-type": "application/xml"})

    def _delete_directory(self, place: Path) -> None:
        if not place.is_dir():
            raise Refused(404, "ResourceNotFound")
        if any(place.iterdir()):
            raise Refused(409, "DirectoryNotEmpty")
        place.rmdir()
        self.reply(202)

    # files

    def _create(self, place: Path) -> None:
        if not place.parent.is_dir():
            raise Refused(404, "ParentNotFound")
        if place.is_dir():
            raise Refused(409, "ResourceTypeMismatch")
        with place.open("wb") as file:
            file.truncate(int(self.headers["x-ms-content-length"]))
        metadata = {name: value for name, value in self.headers.items() if name.lower().startswith("x-ms-meta-")}
        md5 = self.headers.get("x-ms-content-md5")
        self.peer.notes[place] = Note(place.stat().st_ino, metadata, md5)
        self.reply(201, headers=_properties(place))

    def _set_properties(self, place: Path) -> None:
        with _must_be_file(place).open("r+b") as file:
            file.truncate(int(self.headers["x-ms-content-length"]))
        self.reply(200, headers=_properties(place))

    def _put_range(self, place: Path) -> None:
        size = _must_be_file(place).stat().st_size
        start, end = self._range(size) or (0, -1)
        if end >= size or len(self.body) != end - start + 1:
            raise Refused(416, "InvalidRange")
        if len(self.body) > RANGE_BYTES:
            raise Refused(413, "RequestBodyTooLarge")
        digest = base64.b64encode(hashlib.md5(self.body).digest()).decode()
        if self.headers.get("content-md5", digest) != digest:
            raise Refused(400, "Md5Mismatch")
        self._maybe_break()
        with place.open("r+b") as file:
            file.seek(start)
            file.write(self.body)
        self.peer.note(place).ranges.append((start, end))
        self.reply(201, headers={**_properties(place), "content-md5": digest, "x-ms-request-server-encrypted": "true"})

    def _maybe_break(self) -> None:
        with self.peer.lock:
            left = self.peer.drop_after
            if left is None:
                return
            self.peer.drop_after = left - 1
        if left <= 0:
            self.close_connection = True
            self.connection.close()
            raise ConnectionAbortedError

    def _list_ranges(self, place: Path) -> None:
        size = _must_be_file(place).stat().st_size
        ranges = "".join(
            f"<Range><Start>{a}</Start><End>{b}</End></Range>" for a, b in sorted(self.peer.note(place).ranges)
        )
        body = f"<?xml version='1.0' encoding='utf-8'?><Ranges>{ranges}</Ranges>"
        headers = {"content-type": "application/xml", "x-ms-content-length": size, **_properties(place)}
        self.reply(200, body.encode(), headers)

    def _get(self, place: Path) -> None:
        if self.peer.before_range:
            self.peer.before_range(place)
        size = _must_be_file(place).stat().st_size
        headers = {**self._headers(place), "accept-ranges": "bytes"}
        span = self._range(size)
        if span is None:
            self.reply(200, place.read_bytes(), headers)
            return
        if span[0] >= size:
            raise Refused(416, "InvalidRange")
        self._maybe_break()
        with place.open("rb") as file:
            file.seek(span[0])
            data = file.read(span[1] - span[0] + 1)
        if self.headers.get("x-ms-range-get-content-md5", "").lower() == "true":
            headers["content-md5"] = base64.b64encode(hashlib.md5(data).digest()).decode()
        self.reply(206, data, {**headers, "content-range": f"bytes {span[0]}-{span[1]}/{size}"})

    def _range(self, size: int) -> tuple[int, int] | None:
        given = self.headers.get("x-ms-range") or self.headers.get("range") or ""
        found = re.fullmatch(r"bytes=(\d+)-(\d*)", given)
        if found is None:
            return None
        end = int(found[2] or size - 1)
        return int(found[1]), end if self.command == "PUT" else min(end, size - 1)

    def _head(self, place: Path) -> None:
        self.reply(200, headers={**self._headers(_must_be_file(place)), "content-length": place.stat().st_size})

    def _headers(self, place: Path) -> dict[str, object]:
        note = self.peer.note(place)
        whole = {"content-md5": note.md5} if note.md5 else {}
        kind = {"x-ms-type": "File", "content-type": "application/octet-stream"}
        return {**_properties(place), **kind, **whole, **note.metadata}

    def _delete(self, place: Path) -> None:
        _must_be_file(place).unlink()
        self.reply(202)

    def _rename(self, place: Path) -> None:
        source = self.peer.root / unquote(urlsplit(self.headers["x-ms-file-rename-source"]).path).lstrip("/")
        _must_be_file(source)
        if place.exists() and self.headers.get("x-ms-file-rename-replace-if-exists", "").lower() != "true":
            raise Refused(409, "ResourceAlreadyExists")
        self.peer.notes[place] = self.peer.note(source)
        source.replace(place)
        self.reply(200, headers=_properties(place))


def _must_be_file(place: Path) -> Path:
    if not place.is_file():
        raise Refused(404, "ResourceNotFound")
    return place


def _properties(place: Path) -> dict[str, object]:
    stat = place.stat()
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S.0000000Z", time.gmtime(stat.st_mtime))
    return {
        "etag": f'"0x{stat.st_mtime_ns:X}{stat.st_ino:X}"',
        "last-modified": formatdate(stat.st_mtime, usegmt=True),
        "x-ms-version": "2025-05-05",
        "x-ms-file-creation-time": stamp,
        "x-ms-file-last-write-time": stamp,
        "x-ms-file-change-time": stamp,
        "x-ms-file-attributes": "Directory" if place.is_dir() else "Archive",
        "x-ms-file-permission-key": "0*0",
        "x-ms-file-id": stat.st_ino,
        "x-ms-file-parent-id": place.parent.stat().st_ino,
    }


def _listed(place: Path) -> str:
    kind = "Directory" if place.is_dir() else "File"
    size = "" if place.is_dir() else f"<Content-Length>{place.stat().st_size}</Content-Length>"
    name = f"<Name>{escape(place.name)}</Name><FileId>{place.stat().st_ino}</FileId>"
    return f"<{kind}>{name}<Properties>{size}</Properties></{kind}>"


def _sign(text: str) -> str:
    return base64.b64encode(hmac.new(base64.b64decode(KEY), text.encode(), hashlib.sha256).digest()).decode()
