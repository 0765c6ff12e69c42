"""Indexes that documents declare are no longer made at start-up by default: asked for where a project relied on it.

Source: Spring Data MongoDB 3.0 migration guide, "Auto index creation" (off by default); Boot 2.3 took that version.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import newline_of
from pipeline.sources.syntax import body_of, methods, superclass
from shared.models import Wave

_INDEX = "org.springframework.data.mongodb.core.index"
_ANNOTATIONS = ("Indexed", "CompoundIndex", "CompoundIndexes", "TextIndexed", "HashIndexed", "GeoSpatialIndexed")
_BASES = ("AbstractMongoConfiguration", "AbstractMongoClientConfiguration", "AbstractReactiveMongoConfiguration")
_METHOD = ("", "    @Override", "    protected boolean autoIndexCreation() {", "        return true;", "    }", "")
_REASON = "declared indexes, unique ones too, are made at start-up only when asked for since Spring Data MongoDB 3"


@fixer(
    "mongo-indexes",
    title="Go on making the indexes that MongoDB documents declare",
    source="Spring Data MongoDB 3.0 migration guide; Spring Boot 2.3 release notes",
    wave=Wave.STARTUP,
)
def mongo_indexes(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 3)) or not _declares_indexes(case.project):
        return
    configurations = [(path, cls) for path in _main(case.project, *_BASES) for cls in _own(case.project.java(path))]
    for path, cls in configurations:
        file = case.project.java(path)
        if not methods(file, cls, "autoIndexCreation") and (body := body_of(cls)) is not None:
            edit = file.edit()
            edit.insert(body.end_byte - 1, newline_of(file.source).join(_METHOD))
            yield Change(path, edit.result(), _REASON)
    if not configurations and not _main(case.project, "setAutoIndexCreation"):
        yield from added(
            case.project, "spring.data.mongodb.auto-index-creation", "true", _REASON, applications(case.project)
        )


def _main(project: Project, *words: str) -> list[str]:
    return [path for path in project.java_paths(*(word.encode() for word in words)) if "src/test/" not in path]


def _declares_indexes(project: Project) -> bool:
    files = [project.java(path) for path in _main(project, _INDEX)]
    return any(file.annotations(*_ANNOTATIONS) for file in files)


def _own(file: JavaFile) -> list[Node]:
    """Classes of the file that configure MongoDB by Spring Data's base class, which reads no setting of Boot's."""
    return [cls for cls in file.walk("class_declaration") if superclass(file, cls) in _BASES]
