"""What a finished build left on disk that proves something: class-file versions, class path, runnable archives.

Nothing is run for it. The class path is read from surefire's reports (the test class path, by the repository's own
paths) and from the libraries inside Spring Boot's archives.
"""

import hashlib
import os
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.steps.attempt import Attempt
from pipeline.steps.workspace import Workspace
from pipeline.tools.class_file import major_version, nameless
from pipeline.tools.jacoco import line_coverage
from pipeline.tools.surefire import cases_of, class_paths
from shared.models import ArtifactFile, ClassVersions, LineCoverage, TestCase

CLASS_DIRECTORIES = ("target/classes", "build/classes")
ARCHIVE_DIRECTORIES = ("target", "build/libs")
SKIPPED_DIRECTORIES = frozenset({".git", "node_modules", "src", ".gradle", ".idea"})
LIBRARY = re.compile(r"(?:BOOT-INF/lib|WEB-INF/lib(?:-provided)?)/([^/]+\.jar)")
NOT_RUNNABLE = re.compile(r"-(?:sources|javadoc|tests|test-sources|plain)\.(?:jar|war)$|\.original$")
MAX_JAR_BYTES = 1 << 30
SPRING = b"org/springframework/"
"""Names the type of an annotation or of anything else of Spring's, in a class that uses it."""


@dataclass(frozen=True)
class Evidence:
    tests: tuple[TestCase, ...]
    class_versions: tuple[ClassVersions, ...]
    classpath: tuple[str, ...]
    coverage: LineCoverage | None
    jars: tuple[ArtifactFile, ...]


def gather(attempt: Attempt, root: Path, workspace: Workspace, output: str | None) -> Evidence:
    """`output`: the build's output directory, to copy runnable archives into its `jars/`; None copies none."""
    archives = sorted(runnable_archives(root))
    return Evidence(
        tests=cases_of(attempt.reports),
        class_versions=tuple(class_versions(root)),
        classpath=classpath(root, archives, workspace.maven_repository),
        coverage=line_coverage(root),
        jars=tuple(copy_archives(archives, root, workspace, output)) if output else (),
    )


def class_versions(root: Path) -> Iterator[ClassVersions]:
    """Of the main classes by module: their major versions, and those of Spring's users whose parameters lost their
    names."""
    for module, directory in _directories(root, CLASS_DIRECTORIES):
        majors, lost = Counter[int](), list[str]()
        for content in (path.read_bytes() for path in _class_files(directory)):
            if major := major_version(content):
                majors[major] += 1
            if SPRING in content and (name := nameless(content)):
                lost.append(name)
        if majors:
            yield ClassVersions(module=module, majors=dict(sorted(majors.items())), nameless=tuple(sorted(lost)))


def _class_files(directory: Path) -> Iterator[Path]:
    """Not those of a multi-release jar's other versions, nor Gradle's compiled tests."""
    for path in directory.rglob("*.class"):
        inside = path.relative_to(directory).parts
        gradles_test = directory.parent.name == "build" and "test" in inside[1:2]
        if "META-INF" not in inside and not gradles_test:
            yield path


def runnable_archives(root: Path) -> Iterator[Path]:
    """Archives that `java -jar` or a servlet container runs."""
    for _, directory in _directories(root, ARCHIVE_DIRECTORIES):
        for path in directory.iterdir():
            if path.suffix in (".jar", ".war") and path.is_file() and not path.is_symlink() and _is_runnable(path):
                yield path


def _is_runnable(path: Path) -> bool:
    if NOT_RUNNABLE.search(path.name) or path.stat().st_size > MAX_JAR_BYTES:
        return False
    if path.suffix == ".war":
        return True
    try:
        with zipfile.ZipFile(path) as archive, archive.open("META-INF/MANIFEST.MF") as manifest:
            return b"\nMain-Class:" in b"\n" + manifest.read(65536)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def classpath(root: Path, archives: Sequence[Path], repository: Path) -> tuple[str, ...]:
    """`group:artifact:version:scope`, sorted. `runtime` is what a runnable archive carries, `test` what only the
    tests of such a project see, `compile` what can't be told apart."""
    carried = {name for archive in archives for name in _libraries(archive)}
    seen = {Path(entry).name: entry for entry in class_paths(root)}
    prefix = f"{repository.as_posix()}/"
    found: set[str] = set()
    for name, entry in seen.items():
        if entry.startswith(prefix) and (gav := coordinates(entry.removeprefix(prefix))):
            found.add(f"{gav}:{'runtime' if name in carried else 'test' if carried else 'compile'}")
    unknown = carried - seen.keys()
    found |= {f"{gav}:runtime" for gav in _in_repository(unknown, repository)}
    return tuple(sorted(found))


def coordinates(path: str) -> str | None:
    """`org.slf4j:slf4j-api:2.0.17` for a Maven repository's `org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar`."""
    *group, artifact, version, file = path.split("/") if path.count("/") >= 3 else ["", "", "", ""]
    return f"{'.'.join(group)}:{artifact}:{version}" if file.startswith(f"{artifact}-{version}") else None


def _libraries(archive: Path) -> Iterator[str]:
    try:
        with zipfile.ZipFile(archive) as opened:
            names = opened.namelist()
    except (OSError, zipfile.BadZipFile):
        return
    for name in names:
        found = LIBRARY.fullmatch(name)
        if found:
            yield found[1]


def _in_repository(names: Iterable[str], repository: Path) -> Iterator[str]:
    wanted = set(names)
    for directory, _, files in os.walk(repository) if wanted else ():
        for name in wanted.intersection(files):
            gav = coordinates(Path(directory, name).relative_to(repository).as_posix())
            if gav:
                yield gav


def copy_archives(archives: Iterable[Path], root: Path, workspace: Workspace, output: str) -> Iterator[ArtifactFile]:
    taken: set[str] = set()
    for archive in archives:
        module = archive.relative_to(root).parts[0]
        name = archive.name if archive.name not in taken else f"{module}-{archive.name}"
        taken.add(name)
        place = workspace.output(output, "jars", name)
        shutil.copyfile(archive, place)
        with place.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield ArtifactFile(name=name, path=f"{output}/jars/{name}", sha256=digest, bytes=place.stat().st_size)


def _directories(root: Path, wanted: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """(module, directory) of every wanted build directory below `root`; a module's own sources are not searched."""
    for directory, names, _ in root.walk():
        names[:] = sorted(n for n in names if n not in SKIPPED_DIRECTORIES and not (directory / n).is_symlink())
        for place in wanted:
            if (directory / place).is_dir():
                yield directory.relative_to(root).as_posix(), directory / place
        names[:] = [name for name in names if name not in ("target", "build")]
