"""Spring Data REST's own controllers, which may not say their path by @RequestMapping on the class any more.

Shapes: `@RepositoryRestController` or `@BasePathAwareController` with `@RequestMapping("/path")` (path or value alone)
on the same class. The annotation takes the path itself, below the base path, where the controller answered, too; what
the path repeats of the base path in the settings goes. Error, at start-up: Spring Data REST controller .. must not use
@RequestMapping on class level as this would cause double registration with Spring MVC.
Left: mappings that say more than a path, or it by a constant; controllers with a path of their own already.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import values_of
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, elements, literal, pairs
from shared.models import Wave

_CONTROLLERS = ("RepositoryRestController", "BasePathAwareController")
_BASE = "spring.data.rest.base-path"


@fixer(
    "data-rest-mappings",
    title="Say the path of Spring Data REST's controllers by their own annotation",
    source="Spring Data REST 3.6 and 4.0: BasePathAwareHandlerMapping refuses @RequestMapping on the class; "
    "@BasePathAwareController and @RepositoryRestController take paths (issue 2087)",
    wave=Wave.STARTUP,
)
def data_rest_mappings(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.encode() for name in _CONTROLLERS)):
        edit = case.project.java(path).edit()
        bases = {"/" + value.strip("/") for value in values_of(case.project, _BASE)}
        for cls in edit.file.walk("class_declaration"):
            own = annotations_of(edit.file, cls, *_CONTROLLERS)
            mapped = annotations_of(edit.file, cls, "RequestMapping")
            if len(own) == 1 and len(mapped) == 1 and own[0].type == "marker_annotation":
                _move(edit, own[0], mapped[0], bases)
        if edit:
            yield Change(path, edit.result(), "Spring Data REST refuses the mapping on the class")


def _move(edit: JavaEdit, own: Node, mapped: Node, bases: set[str]) -> None:
    paths = _paths(edit.file, mapped)
    if paths is None or any("${" in path for path in paths):
        return
    below = [_below(path, bases) for path in paths]
    said = [f'"{path}"' for path in below if path not in ("", "/")]
    if len(said) == len(below) and said:
        edit.insert(own.end_byte, f"({said[0]})" if len(said) == 1 else f"({{{', '.join(said)}}})")
    elif said:
        return
    edit.delete_annotation(mapped)


def _paths(file: JavaFile, mapped: Node) -> list[str] | None:
    """What @RequestMapping says, None where that is more than literal paths."""
    said = pairs(file, mapped)
    if set(said) - {"value", "path"} or len(said) != 1:
        return None
    values = [literal(file, node) for node in elements(next(iter(said.values())))]
    return [value for value in values if value is not None] if None not in values else None


def _below(path: str, bases: set[str]) -> str:
    path = "/" + path.strip("/")
    for base in bases - {"/"}:
        if path == base or path.startswith(f"{base}/"):
            return path.removeprefix(base)
    return path
