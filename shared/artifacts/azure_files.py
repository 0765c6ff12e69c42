"""The exchange of a process without the mount (Functions Flex Consumption, Container Instances): a working copy.

The tree on the share is the one that builders see through their mount; a directory that is pushed as a whole
(`report`) lies there as `report.tar.zst`. What was pulled is kept, with its etag, until the share has another one.
"""

import fcntl
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import override

from shared.artifacts.share import Share
from shared.artifacts.tree import pack, unpack
from shared.errors import InvalidRequest
from shared.exchange import Exchange, safe_relative
from shared.models import BuildResult

ARCHIVE = ".tar.zst"


class FilesExchange(Exchange):
    """`root` holds the working copy: `runs/` and `uploads/` as on the share, `.etags/` with what each file was."""

    def __init__(self, root: Path, share: Share) -> None:
        super().__init__(root)
        self.share = share

    @override
    def pull(self, run_id: str, *patterns: str) -> Path:
        with self._alone(run_id):
            for pattern in patterns:
                for path in self._matching(f"runs/{run_id}", safe_relative(pattern)):
                    self._pull_file(path)
        return self.run_dir(run_id)

    @override
    def push(self, run_id: str, *names: str) -> None:
        super().push(run_id, *names)
        with self._alone(run_id):
            for name in names:
                self._push_file(f"runs/{run_id}/{name}")

    @override
    def pull_tree(self, run_id: str, name: str) -> Path:
        place, path = super().pull_tree(run_id, name), f"runs/{run_id}/{name}{ARCHIVE}"
        with self._alone(run_id):
            if self._pull_file(path) or not place.exists():
                archive = self.root / path
                if archive.exists():
                    unpack(archive, place)
        return place

    @override
    def push_tree(self, run_id: str, name: str) -> None:
        super().push_tree(run_id, name)
        path = f"runs/{run_id}/{name}{ARCHIVE}"
        with self._alone(run_id):
            pack(self.run_dir(run_id) / name, self.root / path)
            self._push_file(path)

    @override
    def push_upload(self, name: str) -> None:
        super().push_upload(name)
        with self._alone("uploads"):
            self._push_file(f"uploads/{name}")

    @override
    def pull_upload(self, name: str) -> Path:
        place = super().pull_upload(name)
        with self._alone("uploads"):
            self._pull_file(f"uploads/{name}")
        return place

    @override
    def adopt_upload(self, run_id: str, name: str, project: str) -> str:
        self.pull_upload(name)
        relative = super().adopt_upload(run_id, name, project)
        self.push(run_id, relative)
        return relative

    @override
    def result(self, run_id: str, output: str) -> BuildResult | None:
        self.pull(run_id, f"{output}/result.json")
        return super().result(run_id, output)

    @override
    def forget_run(self, run_id: str, upload: str | None = None) -> None:
        super().forget_run(run_id, upload)
        self.forget_copy(run_id)
        self.share.delete_tree(f"runs/{run_id}")

    @override
    def forget_upload(self, name: str) -> None:
        super().forget_upload(name)
        (self.root / ".etags" / "uploads" / name).unlink(missing_ok=True)
        self.share.delete(f"uploads/{name}")

    @override
    def forget_copy(self, run_id: str) -> None:
        with self._alone(run_id):
            shutil.rmtree(self.run_dir(run_id), ignore_errors=True)
            shutil.rmtree(self.root / ".etags" / "runs" / run_id, ignore_errors=True)

    def _matching(self, base: str, pattern: str) -> Iterator[str]:
        """Files on the share, by their path from its root; a name without `*` is taken to be there."""
        part, _, rest = pattern.partition("/")
        if "*" not in part:
            found = [part]
        else:
            files, directories = self.share.names(base)
            found = [name for name in (directories if rest else files) if fnmatchcase(name, part)]
        for name in found:
            if rest:
                yield from self._matching(f"{base}/{name}", rest)
            else:
                yield f"{base}/{name}"

    def _pull_file(self, path: str) -> bool:
        """True when it was fetched: it is new, or another one than before."""
        place, note = self.root / path, self.root / ".etags" / path
        there = self.share.stat(path)
        if there is None:
            return False
        if place.exists() and note.exists() and note.read_text() == there.etag:
            return False
        fetched = self.share.download(path, place)
        if fetched is not None:
            _write(note, fetched.etag)
        return fetched is not None

    def _push_file(self, path: str) -> None:
        self.share.upload(self.root / path, path)
        there = self.share.stat(path)
        if there is not None:
            _write(self.root / ".etags" / path, there.etag)

    @contextmanager
    def _alone(self, name: str) -> Generator[None]:
        """One thread of one process at a time in a run's working copy."""
        if "/" in name or name.startswith("."):
            raise InvalidRequest(f"{name!r} is not the id of a run.")
        lock = self.root / ".locks" / name
        lock.parent.mkdir(parents=True, exist_ok=True)
        with lock.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
