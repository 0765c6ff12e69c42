"""Policy: which files a model may touch, and how much of them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from pipeline.gates.methods import is_test_path
from pipeline.repair.models import Edit
from pipeline.repair.offer import Offer, is_build_file
from pipeline.sources.lines import changed_lines
from pipeline.sources.project import Project

FILES = 12
LINES = 600
"""Inserted and deleted ones together."""
BYTES = 400_000
"""Characters of the changed files before and after together; what judges an edit reads all of them."""

_SEGMENT = re.compile(r"[A-Za-z0-9_$@+=,() ][\w.$@+=,() -]*")
_SOURCE = re.compile(
    r"(?:^|/)src/[\w-]+/(?:java|resources|webapp|jte|templates)/.*"
    r"\.(?:java|properties|ya?ml|xml|xsd|wsdl|html?|ftlh?|jspx?|tld|tag|json|sql|txt|graphqls|imports"
    r"|factories|mustache|vm|proto|peb|hbs|jte)$"
)
"""No Kotlin and no Groovy: what an edit does to them is not checked."""
_SETUP = (".java", ".properties", ".yml", ".yaml", ".xml")
"""Of the tests only these: the other files are what the tests expect."""
_SERVICE = re.compile(r"(?:^|/)src/[\w-]+/resources/META-INF/services/(?!org\.junit)[\w.$]+$")
_REFUSED = re.compile(
    r"(?:^|/)(?:mvnw|gradlew|gradle/wrapper|jenkinsfile|dockerfile|containerfile|docker-compose|azure-pipelines"
    r"|bitbucket-pipelines|makefile|db/migration|db/changelog|junit-platform\.properties|surefire\.properties)",
    re.IGNORECASE,
)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control, bidirectional and zero-width characters: what a reviewer does not see (CVE-2021-42574)."""


def path(project: Project, edit: Edit) -> str | None:
    """Why this edit's path is refused, or None."""
    shown = repr(edit.path[:120])
    if trick := _trick(edit.path):
        return f"{shown} is refused: {trick}"
    if not _allowed(edit.path):
        return (
            f"{shown} is none of your business: only sources and resources below src/, pom.xml and Gradle build files "
            "may change; no wrappers, CI files, migrations, scripts or hidden files"
        )
    if leads := _link(project, edit.path):
        return f"{shown} is refused: {leads}"
    if edit.kind != "replace" and is_build_file(edit.path):
        return f"{shown} is refused: a build file may be edited, not made or deleted"
    if edit.kind == "create" and (twin := _twin(project, edit.path)):
        return f"{shown} is refused: {twin} is there already"
    if is_test_path(edit.path) and not (edit.path.endswith(_SETUP) or "/META-INF/" in edit.path):
        return f"{shown} is refused: the tests' data stays as it is"
    if edit.kind == "delete" and is_test_path(edit.path):
        return f"{shown} is refused: nothing of the tests may be deleted"
    return None


def _trick(path: str) -> str | None:
    pure = PurePosixPath(path)
    if not path or len(path) > 400 or pure.is_absolute() or pure.as_posix() != path:
        return "it must be a plain path relative to the project"
    for segment in path.split("/"):
        if not _SEGMENT.fullmatch(segment) or segment.endswith((" ", ".")) or _DEVICE.fullmatch(segment):
            return "a part of it is hidden, empty, leads upwards, or is no portable file name"
    return None


def _allowed(path: str) -> bool:
    if _REFUSED.search(path):
        return False
    return is_build_file(path) or _SOURCE.search(path) is not None or _SERVICE.search(path) is not None


def _link(project: Project, path: str) -> str | None:
    """A link, or a file where a directory should be, anywhere on the way."""
    here = PurePosixPath(path)
    for above in (here, *here.parents[:-1]):
        if (project.root / above).is_symlink():
            return f"{above} is a symbolic link"
        if above != here and above.as_posix() in project:
            return f"{above} is a file"
    return None


def _twin(project: Project, path: str) -> str | None:
    """A file that is the same on a file system that ignores case."""
    return next((known for known in project.paths if known.casefold() == path.casefold()), None)


def size(offer: Offer) -> Iterator[str]:
    if len(offer.changes) > FILES:
        yield f"{len(offer.changes)} files change, at most {FILES} may: repair only this problem"
    contents = sum(len(was) + len(now) for _, was, now in offer.pairs())
    if contents > BYTES:
        yield f"the changed files have {contents} characters before and after, at most {BYTES} may"
        return
    lines = sum(
        sum(changed_lines(was.encode("utf-8", "replace"), now.encode("utf-8", "replace")))
        for _, was, now in offer.pairs()
    )
    if lines > LINES:
        yield f"{lines} lines change, at most {LINES} may: repair only this problem"


def encoding(offer: Offer) -> Iterator[str]:
    for path, was, now in offer.pairs():
        if "\0" in was or "\0" in now:
            yield f"{path} is or would become binary"
        elif _undecodable(now) > _undecodable(was):
            yield f"{path} would no longer be valid UTF-8"
        elif _undecodable(now) < _undecodable(was):
            yield f"{path} holds bytes that are no UTF-8: leave them as they are"
        elif len(_UNSEEN.findall(now)) > len(_UNSEEN.findall(was)):
            yield f"{path} would hold characters that nobody sees"


def _undecodable(text: str) -> int:
    return sum("\udc80" <= character <= "\udcff" for character in text)


def deletion(offer: Offer) -> Iterator[str]:
    """Java files (their types must turn up elsewhere, which `code-kept` asks) and registrations below META-INF."""
    for change in offer.changes:
        if change.after is None and not (change.path.endswith(".java") or "/META-INF/" in change.path):
            yield f"{change.path} may not be deleted"
