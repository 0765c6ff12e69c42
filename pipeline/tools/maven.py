"""Runs Maven: our own installation, never the project's wrapper, extensions, JVM flags or command-line defaults.

The script of Maven 3 reads `.mvn/` below `$MAVEN_BASEDIR`, which points to an empty directory here. POMs that use
`${maven.multiModuleProjectDirectory}` still get the project's directory: that property is for interpolation only.

Flags were measured on spring-petclinic's `clean verify` (2 cores, JDK 17): 25.6 CPU s with C1 and the serial collector
for Maven alone, 12.7 when surefire's JVM has them too, 20.7 s against 10.2 s of wall time. `-o` gains nothing more.
"""

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.tools.jdk import Jdk
from pipeline.tools.process import Log, ToolRun, run_tool

LEAN = "-XX:TieredStopAtLevel=1"
SERIAL = "-XX:+UseSerialGC"
HEAP = "-Xmx1g"
TEST_LIMIT = "-Djunit.jupiter.execution.timeout.testable.method.default=300s"
"""A test that waits for ever fails with its name and stack, and the others still run. Before and after alike."""
OWN_COLLECTOR = re.compile(rb"-XX:[+-]Use\w+GC\b")
OPENED = {
    "java.base": (
        *("java.io", "java.lang", "java.lang.invoke", "java.lang.reflect", "java.math", "java.net", "java.nio"),
        *("java.security", "java.text", "java.time", "java.util", "java.util.concurrent", "java.util.regex"),
        *("sun.net.www.protocol.http", "sun.net.www.protocol.https", "sun.nio.ch", "sun.reflect.annotation"),
        *("sun.security.ssl", "sun.security.util", "sun.util.calendar"),
    ),
    "java.desktop": ("java.awt.font", "java.beans"),
    "java.management": ("javax.management", "sun.management"),
    "java.rmi": ("sun.rmi.transport",),
    "java.sql": ("java.sql",),
    "java.xml": ("com.sun.org.apache.xerces.internal.jaxp", "com.sun.org.apache.xerces.internal.util"),
    "jdk.compiler": tuple(
        f"com.sun.tools.javac.{name}"
        for name in ("api", "code", "comp", "file", "jvm", "main", "model", "parser", "processing", "tree", "util")
    ),
}
"""What JDK 8 to 15 let anyone reach: CGLIB, Mockito, Lombok and others of that time count on it (JEP 403)."""
CI_FRIENDLY = re.compile(r"-D(?:revision|changelist|sha1)=[\w.\-]*")
"""What is taken from `.mvn/maven.config`: the version placeholders that POMs may leave to it (Maven 3.5.0-beta-1)."""
OPENS = re.compile(r"(?<!\S)(--add-(?:opens|exports))[= ]([\w.]+/[\w.]+=ALL-UNNAMED)(?!\S)")
"""What is taken from `.mvn/jvm.config`: the JDK packages that plug-ins of the build reach into (JEP 403)."""
MODULES_SINCE = 9
MAX_CONFIG_BYTES = 64 * 1024


@dataclass(frozen=True)
class Maven:
    """One project on one JDK. `scratch` gets HOME, the temporary directory and the empty base directory."""

    script: Path
    """`bin/mvn` of the installation."""
    jdk: Jdk
    root: Path
    """Directory of the project's top pom.xml."""
    scratch: Path
    repository: Path
    settings: Path | None
    jdks: tuple[Jdk, ...]
    log: Log
    global_settings: Path | None = None
    """In place of the installation's own: where the private feed's layer is."""
    opened: bool = False
    """The JDK's insides are open to all, as they were when the project was written."""

    def run(self, goals: Sequence[str], *, timeout: float, properties: Sequence[str] = ()) -> ToolRun:
        """Runs the goals on all modules; those that do not depend on a failed one are still built.

        `properties` are whole words: `-Dmaven.test.failure.ignore=true`, `-pl=:module`.
        """
        self._prepare()
        words = [*self._words(), *properties, *goals]
        self.log(f"$ mvn {shlex.join([*properties, *goals])}    (JDK {self.jdk.version})")
        name = " ".join(["mvn", *goals])
        return run_tool(
            [self.script, *words], name=name, cwd=self.root, env=self.environment, log=self.log, timeout=timeout
        )

    @property
    def home(self) -> Path:
        return self.scratch / "home"

    @property
    def environment(self) -> dict[str, str]:
        temporary = self.scratch / "tmp"
        collector = [] if self._chooses_collector() else [SERIAL]
        opens = opening_flags() if self.opened else []
        everywhere = [*opens, LEAN, TEST_LIMIT, *collector, f"-Duser.home={self.home}", f"-Djava.io.tmpdir={temporary}"]
        return {
            "PATH": f"{self.jdk.home / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "TMPDIR": str(temporary),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "JAVA_HOME": str(self.jdk.home),
            "MAVEN_SKIP_RC": "1",
            "MAVEN_BASEDIR": str(self.scratch / "maven-base"),
            "MAVEN_OPTS": " ".join([HEAP, *([] if collector else [SERIAL]), *self._opened_packages()]),
            "JAVA_TOOL_OPTIONS": " ".join(_quoted(word) for word in everywhere),
        }

    def _chooses_collector(self) -> bool:
        """A second collector beside the project's own would keep the forked JVM from starting."""
        return any(OWN_COLLECTOR.search(pom.read_bytes()) for pom in self.root.rglob("pom.xml") if pom.is_file())

    def _words(self) -> list[str]:
        words = [
            "-B",
            "-ntp",
            "-fae",
            f"-Dmaven.repo.local={self.repository}",
            f"-Dmaven.multiModuleProjectDirectory={self.root}",
            "-Dstyle.color=never",
        ]
        if self.settings:
            words += ["-s", str(self.settings)]
        if self.global_settings:
            words += ["-gs", str(self.global_settings)]
        return words + self._ci_friendly_versions()

    def _prepare(self) -> None:
        for directory in ("home/.m2", "tmp", "maven-base"):
            (self.scratch / directory).mkdir(parents=True, exist_ok=True)
        (self.home / ".m2" / "toolchains.xml").write_text(toolchains(self.jdks), encoding="utf-8")

    def _ci_friendly_versions(self) -> list[str]:
        return [word for word in self._config("maven.config").split() if CI_FRIENDLY.fullmatch(word)]

    def _opened_packages(self) -> list[str]:
        text = self._config("jvm.config") if self.jdk.version >= MODULES_SINCE else ""
        return [f"{flag}={package}" for flag, package in OPENS.findall(text)]

    def _config(self, name: str) -> str:
        """Text of a file in the project's `.mvn`; "" when it is missing or no plain, small file."""
        config = self.root / ".mvn" / name
        if not config.is_file() or config.is_symlink() or config.stat().st_size > MAX_CONFIG_BYTES:
            return ""
        return config.read_text(errors="replace")


def opening_flags() -> list[str]:
    return [f"--add-opens={module}/{name}=ALL-UNNAMED" for module, names in OPENED.items() for name in names]


def note_neutralised(root: Path, log: Log) -> None:
    """Says in the log which of the project's own Maven settings are left out on purpose."""
    for name in ("extensions.xml", "jvm.config", "maven.config"):
        if (root / ".mvn" / name).is_file():
            but = " but for the JDK packages that it opens" if name == "jvm.config" else ""
            log(f"The project's .mvn/{name} is not used{but}: builds run with our own Maven and settings.")


def toolchains(jdks: Sequence[Jdk]) -> str:
    """toolchains.xml that offers this machine's JDKs to projects with the toolchains plugin."""
    entries = "".join(
        f"<toolchain><type>jdk</type><provides><version>{version}</version></provides>"
        f"<configuration><jdkHome>{escape(str(jdk.home))}</jdkHome></configuration></toolchain>"
        for jdk in jdks
        for version in ((f"1.{jdk.version}", str(jdk.version)) if jdk.version <= 8 else (str(jdk.version),))
    )
    return f"<toolchains>{entries}</toolchains>\n"


def _quoted(word: str) -> str:
    """JAVA_TOOL_OPTIONS knows quotes but no escapes."""
    return f'"{word}"' if " " in word else word
