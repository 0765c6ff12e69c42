"""Where the built runner is: in the image, in this machine's cache, or built now by Maven from `openrewrite/`."""

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import uuid4

from pipeline.tools.process import ToolRun
from shared.errors import Misconfigured, Unavailable

SOURCES = Path(__file__).parents[2] / "openrewrite"
SETTING = "AUTOBUILDER_OPENREWRITE"


def runner_home(
    cache: Path, build: Callable[[Path], ToolRun], environment: Mapping[str, str] = os.environ, sources: Path = SOURCES
) -> Path:
    """Directory with `classes` and `lib`. `build` runs `mvn compile` in the directory it gets.

    Two that build at once each do so in a place of their own; the first to finish is kept. Raises Misconfigured when
    there are no sources, Unavailable when Maven could not build them.
    """
    shipped = environment.get(SETTING)
    if shipped:
        return _whole(Path(shipped))
    if not (sources / "pom.xml").is_file():
        raise Misconfigured(f"OpenRewrite's runner is not installed here: set {SETTING} to its directory.")
    kept = cache / "openrewrite" / digest(sources)
    if not kept.is_dir():
        _build(sources, kept, build)
    return _whole(kept)


def _build(sources: Path, kept: Path, build: Callable[[Path], ToolRun]) -> None:
    place = kept.with_name(f"{kept.name}.{uuid4().hex}")
    try:
        shutil.copytree(sources, place, ignore=shutil.ignore_patterns("target"))
        if not build(place).passed:
            raise Unavailable("OpenRewrite's runner could not be built: the log has what Maven said.")
        try:
            (place / "target").rename(kept)
        except OSError:
            if not kept.is_dir():
                raise
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _whole(home: Path) -> Path:
    if not (home / "classes").is_dir() or not (home / "lib").is_dir():
        raise Misconfigured(f"{home} holds no built OpenRewrite runner: it needs `classes` and `lib`.")
    return home.resolve()


def digest(sources: Path) -> str:
    """Of the paths and contents of what is built."""
    found = hashlib.sha256()
    for path in sorted([sources / "pom.xml", *(sources / "src").rglob("*.java")]):
        found.update(f"{path.relative_to(sources).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]
