"""Starts a built application and writes down what its endpoints answer, for the gates T8 and T12.

Only where it was asked for (`--probe`): an application that starts may reach the databases and brokers that its
settings name. It listens on loopback, on a free port, and is ended when its answers are in.
"""

import re
import threading
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.gates.t12_endpoints import declared_endpoints
from pipeline.sources.project import Project
from pipeline.steps.asking import ask
from pipeline.steps.evidence import runnable_archives
from pipeline.steps.workspace import Workspace
from pipeline.tools.jdk import Jdk
from pipeline.tools.process import ANSI, ToolRun, run_tool
from shared.models import Answer, AppStart, BuildSpec

MOST_APPLICATIONS, MOST_ENDPOINTS = 3, 60
START_SECONDS = 90
ASK_SECONDS = 60
LEAN = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
ARGUMENTS = ("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off")
_PORT = re.compile(r"(?:Tomcat|Jetty|Undertow|Netty) started on port(?:s|\(s\))?:? (\d+)")
_CONTEXT = re.compile(r"context path '([^']*)'")
_STARTED = re.compile(r"Started \w+ in [\d.]+ seconds")
_TROUBLE = re.compile(r"Caused by:|ERROR|Exception|APPLICATION FAILED")
_VARIABLE = re.compile(r"\{[^/}]*\}")


def probed(spec: BuildSpec, root: Path, jdk: Jdk, workspace: Workspace) -> tuple[AppStart, ...]:
    """Every executable Spring Boot archive below `root`, the first few of them, one after the other; () where no probe
    was asked for."""
    if not spec.options.probe:
        return ()
    paths = tuple(gettable(declared_endpoints(Project.load(root))))
    archives = [path for path in sorted(runnable_archives(root)) if _is_boot(path)]
    return tuple(start(path, root, paths, jdk, workspace) for path in archives[:MOST_APPLICATIONS])


def gettable(endpoints: Iterable[str]) -> list[str]:
    """Paths that GET may be sent to; every path variable is 1."""
    found = [name.partition(" ")[2] for name in endpoints if name.startswith(("GET ", "* "))]
    paths = (_VARIABLE.sub("1", path) for path in found)
    return list(dict.fromkeys(f"/{path.strip('/')}" for path in paths if "*" not in path and "$" not in path))[
        :MOST_ENDPOINTS
    ]


def start(archive: Path, root: Path, paths: tuple[str, ...], jdk: Jdk, workspace: Workspace) -> AppStart:
    """Runs it until its answers are in, it ends by itself, or the time is up."""
    name = archive.relative_to(root).as_posix()
    workspace.log(f"$ java -jar {name}    (JDK {jdk.version}, to see whether it starts)")
    watch = _Watch(paths, workspace)
    temporary = workspace.directory / "probe"
    temporary.mkdir(parents=True, exist_ok=True)
    run = run_tool(
        [jdk.java, *LEAN, f"-Djava.io.tmpdir={temporary}", "-jar", archive, *ARGUMENTS],
        name=f"java -jar {archive.name}",
        cwd=temporary,
        env={"PATH": "/usr/bin:/bin", "HOME": str(temporary), "LANG": "C.UTF-8", "JAVA_HOME": str(jdk.home)},
        log=watch.line,
        timeout=START_SECONDS,
        until=watch.done.is_set,
    )
    watch.join()
    started = AppStart(
        module=archive.parent.parent.relative_to(root).as_posix(),
        started=watch.started,
        message="" if watch.started else _why(run),
        answers=tuple(watch.answers),
        use=run.use,
    )
    workspace.log(f"{name} {started.message or f'started; {len(watch.answers)} endpoints were asked.'}")
    return started


@dataclass
class _Watch:
    """Reads the application's log; when it has started, asks its endpoints on a thread of its own."""

    paths: tuple[str, ...]
    workspace: Workspace
    answers: list[Answer] = field(default_factory=list[Answer])
    started: bool = False
    done: threading.Event = field(default_factory=threading.Event)
    _port: int | None = None
    _context: str = ""
    _thread: threading.Thread | None = None

    def line(self, text: str) -> None:
        self.workspace.log(text)
        plain = ANSI.sub("", text)
        if self._port is None and (found := _PORT.search(plain)):
            self._port = int(found[1])
            context = _CONTEXT.search(plain)
            self._context = context[1].rstrip("/") if context else ""
        if not self.started and _STARTED.search(plain):
            self.started = True
            self._thread = threading.Thread(target=self._ask, name="probe", daemon=True)
            self._thread.start()

    def _ask(self) -> None:
        try:
            if self._port is not None:
                self.answers.extend(ask(self._port, self._context, self.paths, ASK_SECONDS))
        finally:
            self.done.set()

    def join(self) -> None:
        if self._thread is not None:
            self._thread.join(ASK_SECONDS)


def _why(run: ToolRun) -> str:
    if run.timed_out:
        return f"did not start within {START_SECONDS} s."
    said = next((line for line in reversed(run.lines) if _TROUBLE.search(line)), "")
    return f"ended with exit code {run.exit_code} before it had started. {said.strip()[:300]}".strip()


def _is_boot(archive: Path) -> bool:
    try:
        with zipfile.ZipFile(archive) as opened, opened.open("META-INF/MANIFEST.MF") as manifest:
            return b"\nStart-Class:" in manifest.read(65536)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
