"""JDKs and Maven installations of this machine, found by their files: a process is started only for a nameless JDK."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shared.errors import Misconfigured

LONG_TERM = frozenset({8, 11, 17, 21, 25})
NEWEST_FOR_BOOT_2 = 17
"""Later JDKs break the ASM, Byte Buddy and Lombok of most Boot 2 lines."""
_DROPPED = {5: 9, 6: 12, 7: 20}
"""Source level to the first JDK whose javac refuses it (JEP 182, JDK-8028563, JDK-8173605)."""
_SYSTEM = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/java/*",
    "/opt/*jdk*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
)
_PERSONAL = (
    ".sdkman/candidates/java/*",
    ".asdf/installs/java/*",
    ".local/share/mise/installs/java/*",
    ".jenv/versions/*",
    ".jdks/*",
    ".gradle/jdks/*",
    "Library/Java/JavaVirtualMachines/*/Contents/Home",
)


@dataclass(frozen=True)
class Jdk:
    """One installed JDK (it has `bin/javac`)."""

    version: int
    """Feature release: 8, 11, 17, 21, 25."""
    home: Path
    """Value for JAVA_HOME, links resolved."""
    vendor: str
    """As the `release` file says it ("Eclipse Adoptium"), "" when it says nothing."""

    @property
    def java(self) -> Path:
        return self.home / "bin" / "java"


def find_jdks(
    environment: Mapping[str, str] = os.environ, home: Path | None = None, system: Iterable[str] = _SYSTEM
) -> tuple[Jdk, ...]:
    """All JDKs, lowest version first; among equals those that JAVA_HOME, JAVA_HOME_17 or PATH name come first.

    `home` is the person's directory, `system` the patterns of system-wide places.
    """
    found: dict[Path, Jdk] = {}
    for place in _places(environment, home or Path.home(), system):
        real = place.resolve()
        jdk = None if real in found else _jdk(real)
        if jdk is not None:
            found[real] = jdk
    return tuple(sorted(found.values(), key=lambda jdk: jdk.version))


def _places(environment: Mapping[str, str], home: Path, system: Iterable[str]) -> Iterator[Path]:
    for name in sorted(environment):
        if re.fullmatch(r"JAVA_HOME(_\w+)?|JDK_?\d+(_HOME)?", name) and environment[name]:
            yield Path(environment[name])
    javac = shutil.which("javac", path=environment.get("PATH", ""))
    if javac:
        yield Path(javac).resolve().parent.parent
    for pattern in system:
        yield from sorted(Path("/").glob(pattern.lstrip("/")))
    for pattern in _PERSONAL:
        yield from sorted(home.glob(pattern))


def _jdk(home: Path) -> Jdk | None:
    if not os.access(home / "bin" / "javac", os.X_OK):
        return None
    release = _release(home / "release")
    version = _feature(release.get("JAVA_VERSION", "")) or _feature(_asked(home))
    return Jdk(version, home, release.get("IMPLEMENTOR", "")) if version else None


def _release(file: Path) -> dict[str, str]:
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines)
    return {name.strip(): value.strip().strip('"') for name, sign, value in pairs if sign}


def _feature(version: str) -> int | None:
    """8 for "1.8.0_412", 17 for "17.0.15"."""
    found = re.search(r"\b(?:1\.)?(\d+)", version)
    return int(found[1]) if found else None


def _asked(home: Path) -> str:
    """What `javac -version` prints; "" when it does not answer. Debian's JDK 8 has no `release` file."""
    try:
        done = subprocess.run([home / "bin" / "javac", "-version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def level_of(source_level: str) -> int:
    """8 for "1.8" and "8", 11 for "11". Raises ValueError for anything else."""
    return int(source_level.removeprefix("1."))


def fitting(jdks: Iterable[Jdk], source_level: str) -> Jdk:
    """The JDK to build a Boot 2 project with: the lowest that compiles its level, long-term releases and those up to
    17 first. Raises Misconfigured when there is none."""
    level = level_of(source_level)
    able = [jdk for jdk in jdks if level <= jdk.version < _DROPPED.get(level, 1000)]
    if not able:
        wanted = " or ".join(str(v) for v in sorted(LONG_TERM) if max(level, 8) <= v < min(_DROPPED.get(level, 18), 18))
        raise Misconfigured(
            f"No JDK here can build Java {source_level}: install JDK {wanted}, or set JAVA_HOME to one."
        )
    return min(able, key=lambda jdk: (jdk.version > NEWEST_FOR_BOOT_2, jdk.version not in LONG_TERM, jdk.version))


def maven_home(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Path | None:
    """Directory of a Maven installation: MAVEN_HOME, then the `mvn` on PATH, then the usual places."""
    person = home or Path.home()
    places = [Path(environment[name]) for name in ("MAVEN_HOME", "M2_HOME") if environment.get(name)]
    mvn = shutil.which("mvn", path=environment.get("PATH", ""))
    places += [Path(mvn).resolve().parent.parent] if mvn else []
    places += [Path("/usr/share/maven"), Path("/opt/maven"), person / ".sdkman/candidates/maven/current"]
    return next((place.resolve() for place in places if maven_version(place)), None)


def maven_version(home: Path) -> str | None:
    """Version by what maven-core's jar says about itself; None when `home` is no Maven."""
    for jar in sorted((home / "lib").glob("maven-core-*.jar")):
        try:
            with zipfile.ZipFile(jar) as archive:
                text = archive.read("META-INF/maven/org.apache.maven/maven-core/pom.properties").decode()
        except (OSError, KeyError, zipfile.BadZipFile):
            continue
        found = re.search(r"(?m)^version=(\S+)", text)
        if found:
            return found[1]
    return None
