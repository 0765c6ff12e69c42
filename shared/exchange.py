"""Where runs keep their files: one directory a run, which its builders see and no other run's do.

On one machine it is a directory; in Azure the same tree lies on an Azure Files share.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path

from shared.errors import InvalidRequest, Unavailable
from shared.models import ArtifactFile, BuildResult


class Exchange:
    """`uploads/<name>` before a run exists, `runs/<run_id>/...` after."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run_dir(self, run_id: str) -> Path:
        return self.root / "runs" / run_id

    def upload_path(self, name: str) -> Path:
        """Where to put an archive. Raises InvalidRequest for anything but a plain file name."""
        if not name or "/" in name or "\\" in name or name.startswith("."):
            raise InvalidRequest(f"The upload name {name!r} is not a file name.")
        return self.root / "uploads" / name

    def adopt_upload(self, run_id: str, name: str, project: str) -> str:
        """Makes the upload part of the run, under a name that people know; its path relative to the run's directory.
        Repeating it is harmless."""
        source = self.upload_path(name)
        place = self.run_dir(run_id) / "upload" / f"{safe_name(project)}.{name.partition('.')[2]}"
        relative = place.relative_to(self.run_dir(run_id)).as_posix()
        if place.exists():
            return relative
        if not source.exists():
            raise InvalidRequest(f"The upload {name} is not there; send it before the run request.")
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_suffix(".part")
        temporary.unlink(missing_ok=True)
        link_or_copy(source, temporary)
        temporary.rename(place)
        return relative

    def result(self, run_id: str, output: str) -> BuildResult | None:
        """result.json of a build's output directory; None when it is missing or unreadable."""
        path = self.run_dir(run_id) / output / "result.json"
        try:
            return BuildResult.model_validate_json(path.read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def leave_result(self, run_id: str, output: str, result: BuildResult) -> None:
        """For a build that never had a builder: whole or not at all."""
        path = self.run_dir(run_id) / output / "result.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(result.model_dump_json())
        temporary.rename(path)

    def forget_run(self, run_id: str, upload: str | None = None) -> None:
        """Deletes all files of a run, and the upload that it was made from."""
        shutil.rmtree(self.run_dir(run_id), ignore_errors=True)
        if upload is not None:
            self.upload_path(upload).unlink(missing_ok=True)


def link_or_copy(source: Path | str, place: Path | str) -> None:
    """A hard link, for files that nobody writes to again; a copy where the file system has none."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)


def safe_name(name: str) -> str:
    """`name` as a file name: letters, digits, `_`, `.` and `-`."""
    return re.sub(r"[^\w.-]+", "-", name).strip(".-")[:100] or "project"


def artifact(root: Path, path: Path) -> ArtifactFile:
    """Name, size and checksum of a file below `root`."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    relative = path.relative_to(root).as_posix()
    return ArtifactFile(name=relative, path=relative, sha256=digest, bytes=path.stat().st_size)


def disk_full(error: OSError) -> Unavailable:
    return Unavailable(f"The disk is full ({error.filename or 'no path'}): free some space and run the command again.")
