"""The container beside a build in Azure Container Instances: brings its inputs from the share, takes its results there.

`python -m builder.courier`, with its orders in the environment. It alone can reach the share, and it runs nothing of
the project. A group's containers share nothing but the volume `room`, in which the build does what it likes: every
file is opened there without following links (`builder.untrusted`).

    room/ready      the inputs are there          run/     the run's directory, as a builder knows it
    room/spec.json  the builder's orders          log      what the builder prints
    room/ended      the builder's exit code
"""

import os
import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from builder.untrusted import MAX_RESULT_BYTES, open_regular, read
from shared.artifacts.azure_files import FilesExchange
from shared.artifacts.opening import open_granted_share
from shared.artifacts.share import Share
from shared.errors import AutoBuilderError, Unavailable
from shared.exchange import safe_relative
from shared.models import BuildResult, BuildSpec, Outcome

POLL_SECONDS = 0.5
PATIENCE_SECONDS = 60
"""Beyond the build's limit, within which `timeout` ends it."""
LOG_PIECE_BYTES = 1024 * 1024
RESULT = "result.json"
KILLED = 137
TIMED_OUT = 124
"""What `timeout` of coreutils answers."""


class Orders(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="AUTOBUILDER_COURIER_", frozen=True)

    spec: BuildSpec
    room: Path
    url: str
    share: str
    signature: str = Field(repr=False)


def main() -> int:
    orders = Orders()  # pyright: ignore[reportCallIssue]  # from the environment
    share = open_granted_share(orders.url, orders.share, orders.signature)
    with TemporaryDirectory(prefix="autobuilder-courier-") as own:
        courier = Courier(orders.spec, orders.room, FilesExchange(Path(own), share), share)
        try:
            courier.deliver()
            courier.wait()
            courier.collect()
        except AutoBuilderError as error:
            print(error, file=sys.stderr, flush=True)
            return 1
    return 0


@dataclass
class Courier:
    spec: BuildSpec
    room: Path
    exchange: FilesExchange
    """In a directory of our own."""
    share: Share
    sent: int = 0
    """Bytes of the log."""
    late: bool = field(default=False, init=False)

    def deliver(self) -> None:
        """Puts the inputs in the room, then says that they are there."""
        spec = self.spec
        for name in filter(None, (spec.archive, spec.snapshot, spec.baseline, spec.origin, spec.feed)):
            source, place = self.exchange.pull(spec.run_id, name) / name, self.room / "run" / name
            if source.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, place)
        (self.room / "run" / spec.output).mkdir(parents=True, exist_ok=True)
        (self.room / "spec.json").write_text(spec.model_dump_json())
        (self.room / "ready").touch()

    def wait(self) -> None:
        """Until the builder has ended, or should have; what it prints is on the share at once."""
        end = time.monotonic() + self.spec.limits.seconds
        while not os.path.lexists(self.room / "ended"):
            self.follow()
            self.late = time.monotonic() > end
            if time.monotonic() > end + PATIENCE_SECONDS:
                return
            time.sleep(POLL_SECONDS)

    def follow(self) -> None:
        """Sends what was added to the log. Should that fail, the next time sends it."""
        place = f"runs/{self.spec.run_id}/{self.spec.output}/log"
        try:
            while piece := read(self.room / "log", self.sent, LOG_PIECE_BYTES):
                self.share.append(place, self.sent, piece)
                self.sent += len(piece)
        except Unavailable as error:
            print(error, file=sys.stderr, flush=True)

    def collect(self) -> None:
        """Takes what the build left to the share, its result last: that tells that all else is there."""
        self.follow()
        output, home = self.spec.output, self.exchange.run_dir(self.spec.run_id)
        names = copy_files(self.room / "run" / output, home / output)
        result = self.result(home / output / RESULT)
        (home / output).mkdir(parents=True, exist_ok=True)
        (home / output / RESULT).write_text(result.model_dump_json())
        files = [f"{output}/{name}" for name in names if name not in (RESULT, "log")]
        self.exchange.push(self.spec.run_id, *files, f"{output}/{RESULT}")

    def result(self, written: Path) -> BuildResult:
        """The builder's own, unless it was ended from outside: then what it wrote is how it was interrupted."""
        code = read(self.room / "ended", 0, 16).strip()
        if self.late or code == str(TIMED_OUT).encode():
            seconds = self.spec.limits.seconds
            return _ended(Outcome.TIMED_OUT, f"The build took longer than {seconds} s and was stopped.")
        try:
            return BuildResult.model_validate_json(read(written, 0, MAX_RESULT_BYTES))
        except ValueError:
            if code == str(KILLED).encode():
                memory = self.spec.limits.memory_mb
                return _ended(Outcome.OUT_OF_MEMORY, f"The build needed more than {memory} MB and was stopped.")
            return _ended(Outcome.INFRASTRUCTURE, "The builder ended without a result; its log may tell why.")


def _ended(outcome: Outcome, message: str) -> BuildResult:
    return BuildResult(outcome=outcome, failure_kind=str(outcome), message=message)


def copy_files(source: Path, destination: Path) -> list[str]:
    """Copies the regular files of a tree; their relative names, sorted. Links are not followed, wherever they stand;
    names that no share takes are left out."""
    names: list[str] = []
    for path, _, files, directory in os.fwalk(source, follow_symlinks=False):
        for name in files:
            relative = (Path(path).relative_to(source) / name).as_posix()
            try:
                safe_relative(relative)
            except AutoBuilderError:
                continue
            file = open_regular(name, directory)
            if file is None:
                continue
            with file:
                place = destination / relative
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("wb") as copy:
                    shutil.copyfileobj(file, copy, LOG_PIECE_BYTES)
            names.append(relative)
    return sorted(names)


if __name__ == "__main__":
    sys.exit(main())
