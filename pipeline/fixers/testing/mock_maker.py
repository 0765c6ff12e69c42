"""Final methods of mocks ran their own code with Mockito before 5, whose default mock maker mocks them as well.

Source: Mockito 5.0 release notes ("Switch the default mockmaker to mockito-inline") and the Javadoc of MockMaker. A
mock of Reactor's Mono, say, whose final subscribe does nothing never completes: its test waits for ever.
"""

from collections.abc import Iterable, Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field_text,
    has_modifier,
    methods,
    simple_name,
    superclass,
)
from shared.models import Wave

_MAKER = "src/test/resources/mockito-extensions/org.mockito.plugins.MockMaker"
_INLINE_ONLY = (b"mockStatic", b"mockConstruction")
_MOCKS = ("Mock", "MockBean", "MockitoBean")
_DEPTH = 4


@fixer(
    "mockito-subclass-mocks",
    title="Let final methods of mocks run as they did before Mockito 5",
    source="Mockito 5.0 release notes; Javadoc of org.mockito.plugins.MockMaker",
    wave=Wave.TEST,
    on=r"TimeoutException: \w+\(.*\) timed out after",
    confidence="medium",
)
def mockito_subclass_mocks(case: Case) -> Iterator[Change]:
    paths = (path for path in case.places() if b"org.mockito" in case.project.read(path))
    yield from _subclasses(case.project, paths, "the test waits for a mock whose final methods Mockito 5 mocks too")


@fixer(
    "mockito-final-methods",
    title="Let the project's own final methods run in mocks as they did before Mockito 5",
    source="Mockito 5.0 release notes; Javadoc of org.mockito.plugins.MockMaker",
    wave=Wave.TEST,
    on=r".",
    confidence="medium",
)
def mockito_final_methods(case: Case) -> Iterator[Change]:
    """Where a test that fails mocks a class of the project that has such methods, or extends one that has."""
    names = case.test_classes()
    paths = [path for path in case.project.java_paths(b"org.mockito") if path.rpartition("/")[2][:-5] in names]
    found = (path for path in paths if any(_has_final(case.project, name) for name in _mocked(case.project.java(path))))
    yield from _subclasses(case.project, found, "a mock's final method answers nothing with Mockito 5, and ran before")


def _subclasses(project: Project, paths: Iterable[str], reason: str) -> Iterator[Change]:
    """In the modules of these tests, where nothing asked for inline mocks; what did may be a plain mockito-core by
    now."""
    for module in {project.module_of(path) for path in paths}:
        home = f"{module}/" if module not in ("", ".") else ""
        inline = any(project.module_of(path) == module for path in project.java_paths(*_INLINE_ONLY))
        chosen = bool(project.glob("**/mockito-extensions/org.mockito.plugins.MockMaker"))
        if not inline and not chosen and not depends_on(project, "mockito-inline", "mockito-core"):
            yield Change(f"{home}{_MAKER}", b"mock-maker-subclass\n", reason)


def _mocked(file: JavaFile) -> Iterator[str]:
    """Simple names of the types that this test mocks."""
    for call in file.calls("mock"):
        given = arguments(call)
        if given and given[0].type == "class_literal":
            yield simple_name(file.text(given[0].named_children[0]))
    for declared in file.walk("field_declaration", "formal_parameter"):
        if annotations_of(file, declared, *_MOCKS):
            yield simple_name(field_text(file, declared, "type"))


def _has_final(project: Project, name: str, depth: int = 0) -> bool:
    for path in project.java_paths(f"class {name}".encode()):
        file = project.java(path)
        for cls in file.walk("class_declaration"):
            if field_text(file, cls, "name") == name:
                own = any(map(_runs, methods(file, cls)))
                above = superclass(file, cls)
                if own or (above and depth < _DEPTH and _has_final(project, above, depth + 1)):
                    return True
    return False


def _runs(method: Node) -> bool:
    """A mock that is a subclass cannot override it."""
    return has_modifier(method, "final") and not any(has_modifier(method, name) for name in ("private", "static"))
