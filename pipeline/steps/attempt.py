"""One build of a project by its own tool, and what came of it. Baseline and build steps share this."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.steps.stand_in import stand_in_repository
from pipeline.steps.workspace import Workspace
from pipeline.tools.archive import unpack_snapshot
from pipeline.tools.diagnostics import diagnose
from pipeline.tools.disk import remove
from pipeline.tools.places import Places
from pipeline.tools.process import ToolRun
from pipeline.tools.surefire import TestReport
from shared.errors import InvalidRequest
from shared.models import BuildSpec, Diagnostic, ProjectFacts

SPARE_SECONDS = 20
"""Kept back from a build's time to write down how far it came."""


@dataclass(frozen=True)
class Attempt:
    """A finished run of the tool with its test reports."""

    run: ToolRun
    reports: Sequence[TestReport]
    places: Places

    def diagnostics(self, reports: Sequence[TestReport] | None = None) -> tuple[Diagnostic, ...]:
        """What kept it from passing; `reports` narrows down which tests count."""
        return diagnose(self.run, self.reports if reports is None else reports, self.places)


class Tool(Protocol):
    """Maven or Gradle, bound to one tree."""

    @property
    def root(self) -> Path: ...

    def verify(self, *, tolerant: bool, skip_tests: bool = False) -> Attempt:
        """Everything from a clean start: compile, test, package, check.

        `tolerant`: failed tests don't end it, so that every module is tested and packaged; the reports tell which
        failed. `skip_tests`: tests are compiled, not run.
        """
        ...


@dataclass(frozen=True)
class Deadline:
    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + max(seconds - SPARE_SECONDS, seconds / 2))

    @property
    def left(self) -> float:
        return max(self.at - time.monotonic(), 1.0)

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self.at


def source_of(spec: BuildSpec, workspace: Workspace, name: str) -> Path:
    """The input snapshot, unpacked to the scratch directory's `name`. Raises InvalidRequest when there is none."""
    if spec.snapshot is None:
        raise InvalidRequest(f"The step {spec.step} has no snapshot to start from.")
    root = workspace.directory / name
    unpack_snapshot(workspace.input(spec.snapshot), root)
    return root


def places_of(root: Path, facts: ProjectFacts) -> Places:
    return Places(root, {module.artifact: module.path for module in facts.modules})


def fresh_copy(source: Path, destination: Path, origin: Path | None = None) -> None:
    """A tree to build in: what a build writes among the sources must not get into a snapshot."""
    remove(destination)
    shutil.copytree(source, destination, symlinks=True)
    stand_in_repository(destination, origin)
