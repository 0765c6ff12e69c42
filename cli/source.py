"""What SOURCE means: a directory, an archive, a git URL or a project; and how it reaches the run."""

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from shared.errors import InvalidRequest
from shared.exchange import Exchange, disk_full, safe_name
from shared.models import GitSource, project_id_of

ARCHIVES = (".zip", ".tar.gz", ".tgz", ".tar", ".tar.zst")
MAX_UPLOAD_BYTES = 1 << 30
_SCP_LIKE = re.compile(r"^[\w.-]+@[\w.-]+:[\w./~-]+$")


@dataclass(frozen=True)
class Source:
    kind: Literal["directory", "archive", "git", "project"]
    name: str
    """For the run and for `autobuilder-out/NAME`."""
    path: Path | None = None
    git: GitSource | None = None
    project_id: int | None = None
    ref: str | None = None
    """Of a project, in place of its own."""


def source_of(text: str, ref: str | None = None) -> Source:
    """Raises InvalidRequest with what to give instead."""
    if "://" in text or _SCP_LIKE.match(text) or text.startswith("ext::"):
        return _git(text, ref)
    if (number := project_id_of(text)) is not None:
        return Source("project", f"project-{number}", project_id=number, ref=ref)
    if ref is not None:
        raise InvalidRequest("--ref is for git URLs; check the revision out, or give the URL.")
    path = Path(text)
    if path.is_dir():
        return Source("directory", safe_name(path.resolve().name), path.resolve())
    if not path.exists():
        raise InvalidRequest(f"{text} does not exist; give a directory, an archive or a git URL.")
    if not path.name.lower().endswith(ARCHIVES):
        raise InvalidRequest(f"{path.name} is no archive that can be read; give one of {', '.join(ARCHIVES)}.")
    return Source("archive", safe_name(path.name[: -len(_ending(path.name))]), path.resolve())


def _git(url: str, ref: str | None) -> Source:
    if url.startswith("-") or not (url.startswith(("https://", "ssh://")) or _SCP_LIKE.match(url)):
        raise InvalidRequest(f"{url} is not allowed as a source; git URLs must begin with https:// or ssh://.")
    name = url.rstrip("/").rpartition("/")[2].removesuffix(".git")
    return Source("git", safe_name(name), git=GitSource(url=url, ref=ref))


def upload(source: Source, exchange: Exchange) -> str:
    """Packs or copies the source to the exchange; its upload name, which is the hash of its contents.

    Raises InvalidRequest when it is over 1 GiB, Unavailable when the disk is full.
    """
    incoming = exchange.upload_path("incoming").with_name(
        f"part-{hashlib.sha256(str(source.path).encode()).hexdigest()}"
    )
    try:
        incoming.mkdir(parents=True, exist_ok=True)
        archive = packed(source, incoming)
        with archive.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        name = f"{digest}{_ending(archive.name)}"
        archive.rename(exchange.upload_path(name))
        return name
    except OSError as error:
        raise disk_full(error) from error
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def packed(source: Source, directory: Path) -> Path:
    """The source as an archive in `directory`. Raises InvalidRequest like `upload`."""
    from pipeline.tools.archive import pack_tree

    assert source.path is not None
    if source.kind == "directory":
        place = directory / f"{source.name}.tar.zst"
        pack_tree(source.path, place, gitignore=True, every_link=True)
        return place
    if source.path.stat().st_size > MAX_UPLOAD_BYTES:
        raise InvalidRequest(f"{source.path.name} is larger than 1 GiB; leave out what is no source.")
    place = directory / f"{source.name}{_ending(source.path.name)}"
    shutil.copyfile(source.path, place)
    return place


def _ending(name: str) -> str:
    return next(end for end in ARCHIVES if name.lower().endswith(end))
