"""What a heavy step runs in, given by the builder agent: `step(spec, workspace) -> BuildResult`.

A step raises InvalidRequest for what the caller must change and Unavailable for what may work later; the agent turns
them into results (`failed` with `invalid_input`, `infrastructure`). A project that does not build is no exception.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.tools.jdk import Jdk
from shared.errors import InvalidRequest


@dataclass(frozen=True)
class Workspace:
    """Places and tools of one Build."""

    exchange: Path
    """The run's directory: paths in a BuildSpec (inputs, `output`) are relative to it."""
    directory: Path
    """Scratch; empty at the start, deleted by the agent afterwards."""
    log: Callable[[str], None]
    """Writes one line (no line break) to the build's log at once."""
    jdks: tuple[Jdk, ...]
    maven_repository: Path
    maven_settings: Path | None = None
    maven_global_settings: Path | None = None
    allow_private_hosts: bool = False
    """Clones may come from loopback and private networks, and by plain http."""
    cache: Path | None = None
    """Kept from run to run on this machine: recorded baselines. None: nothing is recorded."""

    def input(self, path: str) -> Path:
        """A file or directory that exists below the exchange. Raises InvalidRequest when there is none."""
        found = below(self.exchange, path)
        if not found.exists():
            raise InvalidRequest(f"The run has no file {path}.")
        return found

    def output(self, *parts: str) -> Path:
        """A place below the exchange to write to, its directory made: `output(spec.output, "snapshot.tar.zst")`."""
        place = below(self.exchange, "/".join(parts))
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def below(root: Path, path: str) -> Path:
    """`root / path`. Raises InvalidRequest when the path is absolute, climbs with `..` or leaves by a link."""
    pure = PurePosixPath(path)
    place = root / pure
    inside = not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and "\0" not in path
    if not inside or not place.resolve().is_relative_to(root.resolve()):
        raise InvalidRequest(f"The path {path!r} leads out of its directory.")
    return place
