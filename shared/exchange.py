"""Where runs keep their files: one directory a run, which its builders see and no other run's do.

On one machine, and where an Azure Files share is mounted, it is a directory. A process without the mount works on a
copy of the same tree: see shared/artifacts/azure_files.py. Whoever reads what another process wrote pulls it first,
whoever wrote what another process will read pushes it; on a directory both cost nothing.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path

from shared.errors import InvalidRequest, Unavailable
from shared.models import ArtifactFile, BuildResult

MAX_PATH = 1024
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\:|<>?]|[. ]$|^ ')
"""What a name on an Azure Files share can't have (Naming and referencing shares, directories, files); `*` is for
patterns."""


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

    def pull(self, run_id: str, *patterns: str) -> Path:
        """Brings files of the run up to date: `build-1/result.json`, `repair-*/edits.json`. The run's directory; what
        nobody has written is not there. Raises InvalidRequest for a path that leads out, Unavailable, Misconfigured."""
        for pattern in patterns:
            safe_relative(pattern)
        return self.run_dir(run_id)

    def push(self, run_id: str, *names: str) -> None:
        """Lets others see files that were written here, each as a whole, in this order: name last what tells that the
        others are there. Raises as `pull` does, and InvalidRequest for a file that is not there."""
        for name in names:
            if not (self.run_dir(run_id) / safe_relative(name)).is_file():
                raise InvalidRequest(f"The run has no file {name}.")

    def pull_tree(self, run_id: str, name: str) -> Path:
        """A directory that somebody pushed as a whole, up to date; it does not exist when nobody did."""
        return self.run_dir(run_id) / safe_relative(name)

    def push_tree(self, run_id: str, name: str) -> None:
        """Lets others see a directory as a whole, in place of an earlier one of that name. Raises as `push` does."""
        if not (self.run_dir(run_id) / safe_relative(name)).is_dir():
            raise InvalidRequest(f"The run has no directory {name}.")

    def push_upload(self, name: str) -> None:
        """Lets others see the archive that was written to `upload_path(name)`."""
        if not self.upload_path(name).is_file():
            raise InvalidRequest(f"The upload {name} is not there.")

    def pull_upload(self, name: str) -> Path:
        """Where the archive is, brought here if somebody else has it; it may not exist."""
        return self.upload_path(name)

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
        self.push(run_id, f"{output}/result.json")

    def forget_run(self, run_id: str, upload: str | None = None) -> None:
        """Deletes all files of a run, and the upload that it was made from."""
        shutil.rmtree(self.run_dir(run_id), ignore_errors=True)
        if upload is not None:
            self.forget_upload(upload)

    def forget_upload(self, name: str) -> None:
        self.upload_path(name).unlink(missing_ok=True)

    def forget_copy(self, run_id: str) -> None:
        """Deletes what of a run can be had again from elsewhere: here nothing."""

    def run_names(self) -> list[str]:
        """The runs that have files here."""
        return _names(self.root / "runs")

    def uploads(self) -> list[Path]:
        """The archives that are here, also those that are being written."""
        return [self.root / "uploads" / name for name in _names(self.root / "uploads")]


def _names(directory: Path) -> list[str]:
    try:
        return sorted(place.name for place in directory.iterdir())
    except FileNotFoundError:
        return []


def link_or_copy(source: Path | str, place: Path | str) -> None:
    """A hard link, for files that nobody writes to again; a copy where the file system has none."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)


def drop_links(directory: Path) -> None:
    """Removes what is neither file nor directory from what a build left: a link would be followed by whoever reads it,
    out of the run and with other rights."""
    for parent, directories, files in os.walk(directory, followlinks=False):
        for name in (*directories, *files):
            place = Path(parent, name)
            if place.is_symlink() or not (place.is_file() or place.is_dir()):
                place.unlink()


def safe_relative(path: str) -> str:
    """The same path. Raises InvalidRequest unless every part is a plain name, such as Azure Files takes too."""
    parts = path.split("/")
    if not path or len(path) > MAX_PATH or any(_UNSAFE.search(p) or p.strip(".") == "" or len(p) > 255 for p in parts):
        raise InvalidRequest(f"The path {path!r} is not one for a run's files.")
    return path


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
