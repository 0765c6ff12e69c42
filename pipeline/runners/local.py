"""Builds as child processes of this machine, each in its own session and workspace.

What is on disk is the truth: `work/<build_id>/` holds spec.json and the scratch directory, the run's exchange holds
log and result.json. A watcher thread looks at running builds a few times a second, its own children and those of a
host that died alike, so that a kill -9 of the host leaves builds running and loses none.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil
import structlog

from shared.bus import Bus, publish
from shared.errors import AutoBuilderError
from shared.events import BUILD_EVENTS_QUEUE, build_finished
from shared.exchange import Exchange
from shared.models import BuildResult, BuildSpec, Outcome
from shared.settings import Settings
from shared.store import BuildRow, Store

log = structlog.get_logger(__name__)

ROOT = Path(__file__).parents[2]
POLL_SECONDS = 0.2
LOG_SECONDS = 0.07
"""Between two looks at a log that grows."""
MEASURE_EVERY = 10
"""Polls between two looks at memory: reading /proc of a whole process tree is not free."""
LOST_AFTER_SECONDS = 60
LOG_CHUNK_BYTES = 256 * 1024


@dataclass
class Watched:
    """One running build."""

    spec: BuildSpec
    process: psutil.Process | None
    """None when it had ended before this host looked."""
    started: float
    log_offset: int
    peak_memory: int = 0
    polls: int = 0
    growing: bool = False
    """Its log had something new at the last look."""
    verdict: BuildResult | None = None
    """Why we ended it; wins over what the agent may have written while it was being stopped."""


@dataclass
class LocalRunner:
    settings: Settings
    store: Store
    bus: Bus
    exchange: Exchange
    agent: str = "builder"
    """Module that is started with a spec; tests name one that misbehaves."""
    _watched: dict[str, Watched] = field(default_factory=dict[str, Watched])
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _thread: threading.Thread | None = None

    def start(self, spec: BuildSpec) -> None:
        """Starts the agent, unless this build is running or has its result already."""
        with self._lock:
            if spec.build_id in self._watched:
                return
            process = self._living(spec.build_id)
            if process is None and self.exchange.result(spec.run_id, spec.output) is None:
                process = self._spawn(spec)
            self._watch(spec, process)

    def stop(self, run_id: str, build_id: str) -> None:
        with self._lock:
            watched = self._watched.pop(build_id, None)
            process = watched.process if watched else self._living(build_id)
        if process is not None:
            _end_session(process)
        if watched is not None:
            self._ingest(watched, to_the_end=True)
        shutil.rmtree(self._directory(build_id), ignore_errors=True)
        log.info("build.stopped", run_id=run_id, build=build_id)

    def reconcile(self, build: BuildRow) -> None:
        """Adopts a build of a host that is gone, or starts it again when its process is gone too."""
        if build.id in self._watched:
            return
        with contextlib.suppress(FileNotFoundError):
            self.start(BuildSpec.model_validate_json((self._directory(build.id) / "spec.json").read_bytes()))
            return
        result = self.exchange.result(build.run_id, build.output)
        if result is not None or _is_old(build):
            self._finish(build.run_id, build.id, result or _lost())

    def build_of(self, token: str) -> str | None:
        """The watcher reads the logs itself: nobody may send any."""
        return None

    def _spawn(self, spec: BuildSpec) -> psutil.Process:
        directory, output = self._directory(spec.build_id), self.exchange.run_dir(spec.run_id) / spec.output
        shutil.rmtree(directory / "scratch", ignore_errors=True)
        (directory / "scratch").mkdir(parents=True)
        output.mkdir(parents=True, exist_ok=True)
        (directory / "spec.json").write_text(spec.model_dump_json())
        with (output / "log").open("ab") as sink:
            child = subprocess.Popen(
                self._command(spec, directory),
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return psutil.Process(child.pid)

    def _command(self, spec: BuildSpec, directory: Path) -> list[str]:
        exchange = self.exchange.run_dir(spec.run_id)
        return [
            *(sys.executable, "-m", self.agent, str(directory / "spec.json")),
            *("--exchange", str(exchange), "--work", str(directory / "scratch")),
            *("--cache", str(self.settings.cache_dir)),
        ]

    def _environment(self) -> dict[str, str]:
        """What a builder may know: where its tools are, and no secret of ours."""
        kept = ("PATH", "LANG", "LC_ALL", "TZ", "JAVA_HOME", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE")
        environment = {name: value for name, value in os.environ.items() if name in kept or _is_tool_setting(name)}
        environment |= {"PYTHONPATH": str(ROOT), "PYDANTIC_DISABLE_PLUGINS": "__all__"}
        environment["AUTOBUILDER_MAVEN_REPOSITORY"] = str(self.settings.repository_dir)
        environment["AUTOBUILDER_ALLOW_PRIVATE_GIT_HOSTS"] = str(self.settings.allow_private_git_hosts)
        if self.settings.maven_settings:
            environment["AUTOBUILDER_MAVEN_SETTINGS"] = str(self.settings.maven_settings)
        return environment

    def _directory(self, build_id: str) -> Path:
        return self.settings.work_dir / build_id

    def _living(self, build_id: str) -> psutil.Process | None:
        """The build's agent if it runs, by its command line: a host may die between starting it and noting its
        number. Only a build that was started before is looked for."""
        spec = self._directory(build_id) / "spec.json"
        if not spec.exists():
            return None
        for process in psutil.process_iter(["cmdline", "status"]):
            alive = process.info["status"] != psutil.STATUS_ZOMBIE
            if alive and str(spec) in (process.info["cmdline"] or ()) and self.agent in process.info["cmdline"]:
                return process
        return None

    def _watch(self, spec: BuildSpec, process: psutil.Process | None) -> None:
        started = process.create_time() if process else time.time()
        self._watched[spec.build_id] = Watched(spec, process, started, self.store.log_end(spec.build_id))
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="local-runner", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        """The watcher: ends when nothing is left to watch."""
        while True:
            with self._lock:
                if not self._watched:
                    self._thread = None
                    return
                watched = list(self._watched.values())
            for build in watched:
                try:
                    self._look(build)
                except AutoBuilderError as trouble:  # the sweep takes the build up again
                    log.warning("build.unheard", build=build.spec.build_id, why=str(trouble))
            self._pause(watched)

    def _pause(self, watched: list[Watched]) -> None:
        """Until the next look. Logs that grow are read more often meanwhile: somebody may be following them."""
        end = time.monotonic() + POLL_SECONDS
        while (left := end - time.monotonic()) > 0:
            growing = [build for build in watched if build.growing]
            time.sleep(min(left, LOG_SECONDS) if growing else left)
            with contextlib.suppress(AutoBuilderError):  # told of at the next look
                for build in growing:
                    build.growing = self._ingest(build, to_the_end=False)

    def _look(self, build: Watched) -> None:
        alive = build.process is not None and _is_alive(build.process)
        build.growing = self._ingest(build, to_the_end=not alive)
        if alive:
            self._enforce(build)
            return
        with self._lock:
            if self._watched.pop(build.spec.build_id, None) is None:
                return
        self._finish(build.spec.run_id, build.spec.build_id, self._result(build), build.spec.traceparent)

    def _result(self, build: Watched) -> BuildResult:
        found = build.verdict or self.exchange.result(build.spec.run_id, build.spec.output)
        result = found or _lost()
        if build.verdict or found is None:
            path = self.exchange.run_dir(build.spec.run_id) / build.spec.output / "result.json"
            temporary = path.with_suffix(".tmp")
            temporary.write_text(result.model_dump_json())
            temporary.rename(path)
        return result

    def _finish(self, run_id: str, build_id: str, result: BuildResult, traceparent: str | None = None) -> None:
        publish(self.bus, BUILD_EVENTS_QUEUE, build_finished(build_id, run_id, result.outcome, traceparent=traceparent))
        shutil.rmtree(self._directory(build_id), ignore_errors=True)
        log.info("build.ended", run_id=run_id, build=build_id, outcome=result.outcome)

    def _ingest(self, build: Watched, *, to_the_end: bool) -> bool:
        """Stores what was appended to the log, all of it once the build has ended; whether there was anything."""
        path = self.exchange.run_dir(build.spec.run_id) / build.spec.output / "log"
        began = build.log_offset
        with contextlib.suppress(FileNotFoundError), path.open("rb") as file:
            while True:
                file.seek(build.log_offset)
                data = file.read(LOG_CHUNK_BYTES)
                is_last = len(data) < LOG_CHUNK_BYTES
                if data:
                    ended = to_the_end and is_last
                    end = self.store.append_log(build.spec.build_id, build.log_offset, data, ended=ended)
                    build.log_offset = end
                if is_last:
                    break
        return build.log_offset > began

    def _enforce(self, build: Watched) -> None:
        """Ends a build that is over its time or memory."""
        build.polls += 1
        limits = build.spec.limits
        if time.time() - build.started > limits.seconds:
            self._give_up(build, Outcome.TIMED_OUT, f"The build took longer than {limits.seconds} s and was stopped.")
        elif build.polls % MEASURE_EVERY == 0:
            used = _session_memory(build.process)
            build.peak_memory = max(build.peak_memory, used)
            if used > limits.memory_mb * 1024 * 1024:
                message = f"The build needed more than {limits.memory_mb} MB and was stopped."
                self._give_up(build, Outcome.OUT_OF_MEMORY, message)

    def _give_up(self, build: Watched, outcome: Outcome, message: str) -> None:
        build.verdict = BuildResult(outcome=outcome, failure_kind=str(outcome), message=message)
        if build.process is not None:
            _end_session(build.process)


def _is_old(build: BuildRow) -> bool:
    """Old enough that whoever claimed its slot would have written its spec by now."""
    return build.started_at is None or (datetime.now(UTC) - build.started_at).total_seconds() > LOST_AFTER_SECONDS


def _lost() -> BuildResult:
    message = "The builder ended without a result; the machine may have stopped it."
    return BuildResult(outcome=Outcome.INFRASTRUCTURE, failure_kind="infrastructure", message=message)


def _is_tool_setting(name: str) -> bool:
    ours = ("AUTOBUILDER_GRADLE", "AUTOBUILDER_JDK", "AUTOBUILDER_OPENREWRITE")
    return name.startswith(("JAVA_HOME_", *ours, "http_proxy", "https_proxy"))


def _is_alive(process: psutil.Process) -> bool:
    """False for a zombie too, which is reaped here when it is our own child."""
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process.pid, os.WNOHANG)
            return False
        return process.is_running()
    except psutil.NoSuchProcess:
        return False


def _session_memory(process: psutil.Process | None) -> int:
    """Resident bytes of the agent and all below it."""
    total = 0
    with contextlib.suppress(psutil.NoSuchProcess):
        for member in [process, *process.children(recursive=True)] if process else []:
            with contextlib.suppress(psutil.NoSuchProcess):
                total += member.memory_info().rss
    return total


def _end_session(process: psutil.Process, grace_seconds: float = 3.0) -> None:
    """SIGTERM to the agent, which ends its tools, then SIGKILL to whatever is left of its session."""
    members = [process]
    with contextlib.suppress(psutil.NoSuchProcess):
        members += process.children(recursive=True)
        process.terminate()
    _, left = psutil.wait_procs([process], timeout=grace_seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    for member in [*left, *members]:
        with contextlib.suppress(psutil.NoSuchProcess):
            member.kill()
