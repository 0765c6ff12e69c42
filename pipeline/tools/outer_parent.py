"""The parent POM of a project that stands in the same checkout, and outside of the directory that was given.

Maven takes it from there on its author's machine. A run has only what it was given: the parent would have to come from
a repository, where such a POM hardly ever is, and it is what has to be migrated.
"""

import stat
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath

from pipeline.sources.pom import Pom
from pipeline.sources.xml import XmlError
from pipeline.tools.maven_model import BOOT, MavenModel

_MAX_POM = 4 << 20


@dataclass(frozen=True)
class OuterParent:
    ga: str
    place: str
    """Where its POM is by the project's own words, seen from the directory that was given: `../pom.xml`."""
    sure: bool
    """It is there, or the project says so in words of its own; else it is only where Maven looks by default."""
    remedy: str


def outer_parent(model: MavenModel, root: Path, within: Path) -> OuterParent | None:
    """None without a parent, and where only a repository can have it. `within`: the source that `root` is a directory
    of, and all that may be looked at."""
    last = model.lineage(model.modules[0])[-1]
    declared, parent = last.pom.root.find("parent"), last.pom.parent
    relative = declared.value("relativePath") if declared is not None else ""
    if parent is None or parent.group == BOOT or relative == "":
        return None
    place = normpath(join(dirname(last.path), (relative or "../pom.xml").replace("\\", "/")))
    if not place.startswith("../"):
        return None
    seen = _is_there(root, within, place, parent.artifact)
    return OuterParent(parent.ga, place, seen or relative is not None, _remedy(root, within, place))


def _is_there(root: Path, within: Path, place: str, artifact: str) -> bool:
    for path in (place, f"{place}/pom.xml"):
        file = Path(normpath((root / path).as_posix()))
        try:
            status = file.lstat()
            inside = file.resolve().is_relative_to(within.resolve())
            if inside and stat.S_ISREG(status.st_mode) and status.st_size <= _MAX_POM:
                return Pom(file.read_bytes()).root.value("artifactId") == artifact
        except (OSError, ValueError, XmlError):
            continue
    return False


def _remedy(root: Path, within: Path, place: str) -> str:
    levels = place.split("/").count("..")
    both = Path(normpath((root / Path(*[".."] * levels)).as_posix()))
    if within != root and both.is_relative_to(within):
        above = both.relative_to(within).as_posix()
        given = "leave --subdir out" if above == "." else f"give --subdir {above}"
    else:
        given = "give the directory above" if levels == 1 else f"give the directory {levels} levels above"
    return f"{given}, with a pom.xml that has both in its modules"
