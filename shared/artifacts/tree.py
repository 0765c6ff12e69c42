"""A directory as one tar.zst: a share takes tens of milliseconds for each file, so a thousand travel as one.

Not for snapshots of sources: those are written by pipeline/tools/archive.py, which leaves out what is no source.
"""

import shutil
import tarfile
from pathlib import Path

import zstandard

from shared.errors import Unavailable


def pack(directory: Path, archive: Path) -> None:
    """Writes all that is in the directory; links stay links."""
    with (
        archive.open("wb") as file,
        zstandard.ZstdCompressor(level=3).stream_writer(file) as stream,
        tarfile.open(fileobj=stream, mode="w|") as tar,
    ):
        for entry in sorted(directory.iterdir()):
            tar.add(entry, arcname=entry.name)


def unpack(archive: Path, directory: Path) -> None:
    """Replaces the directory by what `pack` wrote. Nothing may lead out of it: tarfile's filter `data`.

    Raises Unavailable when the archive is damaged.
    """
    fresh = directory.with_name(f".{directory.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with (
            archive.open("rb") as file,
            zstandard.ZstdDecompressor().stream_reader(file) as stream,
            tarfile.open(fileobj=stream, mode="r|") as tar,
        ):
            tar.extractall(fresh, filter="data")
    except (tarfile.TarError, zstandard.ZstdError) as error:
        raise Unavailable(f"The archive {archive.name} can't be unpacked: {error}.") from error
    fresh.mkdir(exist_ok=True)
    shutil.rmtree(directory, ignore_errors=True)
    fresh.rename(directory)
