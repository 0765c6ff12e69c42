"""Runs Gradle: a distribution of this machine, never the project's wrapper and what it would download.

A Gradle version fits a project when it is of the wrapper's major line and not older, and runs on the JDK
(https://docs.gradle.org/current/userguide/compatibility.html).
"""

import os
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.tools.jdk import Jdk
from pipeline.tools.process import Log, ToolRun, run_tool
from shared.errors import Misconfigured

Version = tuple[int, ...]

FIRST_FOR_JDK = {8: (2, 0), 11: (5, 0), 17: (7, 3), 21: (8, 5), 25: (9, 1)}
"""JDK to the first Gradle that runs on it."""
LAST_FOR_JDK = {8: (8, 99), 11: (8, 99)}
"""Gradle 9 needs JDK 17."""
WRAPPER = re.compile(r"(?m)^distributionUrl=.*?gradle-(?P<version>\d+(?:\.\d+)*)[-\w.]*?\.zip")
CORE_JAR = re.compile(r"gradle-(?:core|base-services|launcher)-(?P<version>\d+(?:\.\d+)+)\.jar")

IGNORE_FAILURES = "allprojects { tasks.withType(Test) { ignoreFailures = true } }\n"


class GradleMissing(Misconfigured):
    """No Gradle of this machine fits the project; the message says which would."""


@dataclass(frozen=True)
class Gradle:
    script: Path
    jdk: Jdk
    root: Path
    scratch: Path
    log: Log

    def run(self, tasks: Sequence[str], *, timeout: float, tolerant: bool = False) -> ToolRun:
        """Runs the tasks in a process of its own; tasks that do not depend on a failed one still run.

        `tolerant`: failed tests don't fail the build, by a script of ours beside the project's.
        """
        for directory in ("home", "tmp", "gradle-home"):
            (self.scratch / directory).mkdir(parents=True, exist_ok=True)
        self.log(f"$ gradle {shlex.join(tasks)}    (JDK {self.jdk.version})")
        words = [self.script, "--no-daemon", "--console=plain", "--continue", "--no-build-cache"]
        if tolerant:
            init = self.scratch / "tolerant.gradle"
            init.write_text(IGNORE_FAILURES)
            words += ["--init-script", init]
        words += tasks
        name = " ".join(["gradle", *tasks])
        return run_tool(words, name=name, cwd=self.root, env=self.environment, log=self.log, timeout=timeout)

    @property
    def environment(self) -> dict[str, str]:
        home, temporary = self.scratch / "home", self.scratch / "tmp"
        return {
            "PATH": f"{self.jdk.home / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(home),
            "TMPDIR": str(temporary),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "JAVA_HOME": str(self.jdk.home),
            "GRADLE_USER_HOME": str(self.scratch / "gradle-home"),
            "GRADLE_OPTS": f"-XX:TieredStopAtLevel=1 -Duser.home={home} -Djava.io.tmpdir={temporary}",
        }


def fitting_gradle(root: Path, jdk: int, environment: Mapping[str, str] = os.environ) -> Path:
    """The launcher script of a distribution that fits. Raises GradleMissing."""
    wanted = wrapper_version(root)
    seen: list[str] = []
    for script in _scripts(environment):
        version = distribution_version(script)
        if version and runs_on(version, jdk) and fits(version, wanted):
            return script
        seen.append(readable(version) if version else str(script))
    need = f"{readable(wanted)} or a later {wanted[0]}.x" if wanted else "of a version"
    here = f"found here: {', '.join(seen)}" if seen else "none was found here"
    raise GradleMissing(
        f"This project needs Gradle {need} that runs on JDK {jdk} ({here}): set AUTOBUILDER_GRADLE to its directory."
    )


def runs_on(version: Version, jdk: int) -> bool:
    first = FIRST_FOR_JDK[max((known for known in FIRST_FOR_JDK if known <= jdk), default=8)]
    last = LAST_FOR_JDK.get(max((known for known in FIRST_FOR_JDK if known <= jdk), default=8), (99,))
    return first <= version <= last


def fits(version: Version, wanted: Version | None) -> bool:
    return wanted is None or (version[0] == wanted[0] and version >= wanted)


def wrapper_version(root: Path) -> Version | None:
    """Of the wrapper's properties file; None when there is none that can be read."""
    try:
        text = (root / "gradle/wrapper/gradle-wrapper.properties").read_text("utf-8", "replace")
    except OSError:
        return None
    found = WRAPPER.search(text)
    return _version(found["version"]) if found else None


def _scripts(environment: Mapping[str, str]) -> Iterator[Path]:
    named = [Path(place) for place in environment.get("AUTOBUILDER_GRADLE", "").split(os.pathsep) if place]
    on_path = shutil.which("gradle", path=environment.get("PATH", ""))
    for place in [*named, *([Path(on_path)] if on_path else [])]:
        script = place / "bin" / "gradle" if place.is_dir() else place
        if os.access(script, os.X_OK):
            yield script


def distribution_version(script: Path) -> Version | None:
    """By the names of the jars beside the launcher: nothing is started."""
    for jar in sorted((script.resolve().parent.parent / "lib").glob("gradle-*.jar")):
        found = CORE_JAR.fullmatch(jar.name)
        if found:
            return _version(found["version"])
    return None


def _version(text: str) -> Version:
    return tuple(int(part) for part in text.split("."))


def readable(version: Version) -> str:
    return ".".join(str(part) for part in version)
