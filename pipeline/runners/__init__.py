"""Where Builds run. The runner is chosen by the settings; `local` is the one on this machine."""

from typing import Protocol

from shared.models import BuildSpec
from shared.store import BuildRow


class Runner(Protocol):
    """Starts builders and learns how they ended. Every method may be repeated without harm."""

    def start(self, spec: BuildSpec) -> None:
        """Starts the build; a second call with the same build_id changes nothing."""
        ...

    def stop(self, run_id: str, build_id: str) -> None:
        """Ends the build and all its processes."""
        ...

    def reconcile(self, build: BuildRow) -> None:
        """Looks after a build that should be running: publishes a lost completion, adopts an orphan."""
        ...

    def build_of(self, token: str) -> str | None:
        """The build whose log may be written with this token; None when it is none of ours."""
        ...
