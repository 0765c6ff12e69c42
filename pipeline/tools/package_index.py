"""Which library holds a package, read from the jars of a class path. Sources name packages, build files libraries."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

MAX_PACKAGES = 2000
"""Of one library; more are no library's."""


def packages_of(classpath: Iterable[str], repository: Path) -> dict[str, tuple[str, ...]]:
    """Packages with a class, sorted, by entry of a recorded class path (`group:artifact:version:scope`), of those
    whose jar the local repository has; none of a library of resources alone."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in classpath:
        if entry.count(":") == 3:
            group, artifact, version, _ = entry.split(":")
            jar = repository.joinpath(*group.split("."), artifact, version, f"{artifact}-{version}.jar")
            if jar.is_file():
                found[entry] = _packages(jar)
    return found


def _packages(jar: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(jar) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return ()
    folders = {name.rpartition("/")[0] for name in names if name.endswith(".class")}
    packages = sorted(f.replace("/", ".") for f in folders if f and not f.startswith(("META-INF", "BOOT-INF")))
    return tuple(packages) if len(packages) <= MAX_PACKAGES else ()
