"""The program in a build container: reads a BuildSpec, runs its step, writes result.json, prints the log.

`python -m builder SPEC.json --exchange DIR --work DIR [--cache DIR] [--log FILE]`. It exits with 0 whenever it wrote
a result, however the build ended: a build that fails is a result. Only one that was stopped from outside exits with
143, so that Kubernetes does not take an evicted pod for a finished one.
"""

import argparse
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import BinaryIO, cast

from pydantic import ValidationError

from builder.memory import oom_kills
from builder.seed import grow
from pipeline.steps.workspace import Workspace
from pipeline.tools.jdk import find_jdks
from shared.errors import AutoBuilderError, InvalidRequest, Misconfigured
from shared.models import BuildResult, BuildSpec, Outcome, StepName

Step = Callable[[BuildSpec, Workspace], BuildResult]

STEPS = {
    StepName.PREPARE: "pipeline.steps.prepare",
    StepName.BASELINE: "pipeline.steps.baseline",
    StepName.MIGRATE: "pipeline.steps.migrate",
    StepName.BUILD: "pipeline.steps.build",
}
"""Module of each heavy step; it has a function of the step's name. Imported only when it is run."""


STOPPED = 128 + signal.SIGTERM
"""Exit code of a process that SIGTERM ended."""


class Cancelled(BaseException):
    """SIGTERM: the run was cancelled, or the machine is going away. Passes every `except Exception`."""


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    try:
        spec = BuildSpec.model_validate_json(options.spec.read_bytes())
    except (OSError, ValidationError) as error:
        print(f"The build's specification {options.spec} can't be read: {error}", file=sys.stderr)
        return 2
    workspace = _workspace(options)
    place = workspace.output(spec.output, "result.json")
    place.unlink(missing_ok=True)  # of a pod that was evicted
    began, kills = time.monotonic(), oom_kills()
    signal.signal(signal.SIGTERM, _cancel)
    try:
        result = _run(spec, workspace)
    except Cancelled:
        result = BuildResult(outcome=Outcome.CANCELLED, failure_kind="cancelled", message="The build was cancelled.")
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if result.outcome is Outcome.FAILED and oom_kills() > kills:
        result = _starved(spec)
    result = _measured(result, time.monotonic() - began)
    _write(result, place)
    workspace.log(f"{spec.step.capitalize()} {result.outcome}" + (f": {result.message}" if result.message else "."))
    _clear(options.work)
    return STOPPED if result.outcome is Outcome.CANCELLED else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="builder", description="Runs one heavy step of a migration.")
    parser.add_argument("spec", type=Path, help="BuildSpec as JSON")
    parser.add_argument("--exchange", type=Path, required=True, help="the run's directory: inputs and outputs")
    parser.add_argument("--work", type=Path, required=True, help="scratch directory, emptied afterwards")
    parser.add_argument("--cache", type=Path, help="kept from run to run on this machine")
    parser.add_argument("--log", type=Path, help="gets what is printed, for the reporter of a pod")
    return parser


def _workspace(options: argparse.Namespace) -> Workspace:
    options.work.mkdir(parents=True, exist_ok=True)
    _clear(options.work)
    settings = os.environ.get("AUTOBUILDER_MAVEN_SETTINGS")
    repository = Path(os.environ.get("AUTOBUILDER_MAVEN_REPOSITORY") or Path.home() / ".m2" / "repository")
    if seed := os.environ.get("AUTOBUILDER_MAVEN_SEED"):
        grow(repository, Path(seed))
    return Workspace(
        exchange=options.exchange.resolve(),
        directory=options.work.resolve(),
        log=_printer(options.log),
        jdks=find_jdks(),
        maven_repository=repository.resolve(),
        maven_settings=Path(settings).resolve() if settings else None,
        allow_private_hosts=os.environ.get("AUTOBUILDER_ALLOW_PRIVATE_GIT_HOSTS", "").lower() in ("1", "true"),
        cache=options.cache.resolve() if options.cache else None,
    )


def _printer(file: Path | None) -> Callable[[str], None]:
    sinks: list[BinaryIO] = [sys.stdout.buffer]
    if file is not None:
        sinks.append(file.open("ab", buffering=0))

    def write(line: str) -> None:
        for sink in sinks:
            sink.write(line.encode("utf-8", "replace") + b"\n")
            sink.flush()

    return write


def _cancel(_signal: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Cancelled


def _run(spec: BuildSpec, workspace: Workspace) -> BuildResult:
    """The step's result, or the one that its error stands for. The process boundary: every error ends here."""
    try:
        module = STEPS.get(spec.step)
        if module is None:
            raise InvalidRequest(f"The step {spec.step} is not one that runs in a builder.")
        step = cast(Step, getattr(import_module(module), spec.step.value))
        return step(spec, _with_feed(spec, workspace))
    except InvalidRequest as error:
        return BuildResult(outcome=Outcome.FAILED, failure_kind="invalid_input", message=str(error))
    except Misconfigured as error:
        return BuildResult(outcome=Outcome.FAILED, failure_kind="misconfigured", message=str(error))
    except AutoBuilderError as error:
        return BuildResult(outcome=Outcome.INFRASTRUCTURE, failure_kind="infrastructure", message=str(error))
    except Exception as error:
        for line in traceback.format_exc().splitlines():
            workspace.log(line)
        message = f"The builder has a fault ({type(error).__name__}: {error}); the log has its trace."
        return BuildResult(outcome=Outcome.INFRASTRUCTURE, failure_kind="infrastructure", message=message[:1000])


def _with_feed(spec: BuildSpec, workspace: Workspace) -> Workspace:
    if spec.feed is None:
        return workspace
    from pipeline.feed.using import with_layer

    return with_layer(workspace, spec.feed)


def _starved(spec: BuildSpec) -> BuildResult:
    message = f"The build needed more than {spec.limits.memory_mb} MB: the kernel stopped one of its processes."
    return BuildResult(outcome=Outcome.OUT_OF_MEMORY, failure_kind="out_of_memory", message=message)


def _measured(result: BuildResult, seconds: float) -> BuildResult:
    """With the time, and the CPU and memory of the agent and of all that it waited for."""
    own, tools = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return result.model_copy(
        update={
            "seconds": round(seconds, 2),
            "cpu_seconds": round(sum(use.ru_utime + use.ru_stime for use in (own, tools)), 2),
            "peak_memory_bytes": max(result.peak_memory_bytes, own.ru_maxrss * 1024, tools.ru_maxrss * 1024),
        }
    )


def _write(result: BuildResult, place: Path) -> None:
    """Whole or not at all: the runner may look at any moment."""
    partial = place.with_name(f"{place.name}.tmp")
    with partial.open("w", encoding="utf-8") as file:
        file.write(result.model_dump_json())
        file.flush()
        os.fsync(file.fileno())
    partial.replace(place)


def _clear(work: Path) -> None:
    for child in work.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child, ignore_errors=True)
        else:
            child.unlink(missing_ok=True)
