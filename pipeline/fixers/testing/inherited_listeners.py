"""Listeners of tests that extend Spring's base classes for TestNG and JUnit 4.

    @TestExecutionListeners(TransactionalTestExecutionListener.class)
    class OrdersTest extends AbstractTestNGSpringContextTests

Up to Spring 5.3 the base class named its own listeners, which the test's came after; since 6 it names none, and the
test's are all there are: nothing is injected any more. Source: Javadoc of the four classes, `@TestExecutionListeners`.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, arguments, field_text, pairs, superclass
from shared.models import Wave

_BASES = frozenset(
    f"Abstract{kind}{framework}SpringContextTests"
    for kind in ("", "Transactional")
    for framework in ("TestNG", "JUnit4")
)
_ANNOTATION = "TestExecutionListeners"
_MERGED = f"mergeMode = {_ANNOTATION}.MergeMode.MERGE_WITH_DEFAULTS"


@fixer(
    "inherited-test-listeners",
    title="Add a test's listeners to Spring's own, which its base class no longer names",
    source="Spring Framework 6, AbstractTestNGSpringContextTests: no @TestExecutionListeners any more; reproduced",
    wave=Wave.TEST,
)
def inherited_test_listeners(case: Case) -> Iterator[Change]:
    heirs = _heirs(case.project)
    for path in case.project.java_paths(f"@{_ANNOTATION}".encode()):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            for annotation in annotations_of(edit.file, cls, _ANNOTATION):
                if superclass(edit.file, cls) in heirs:
                    _merge(edit, annotation)
        if edit:
            yield Change(path, edit.result(), "the base class no longer names Spring's own listeners")


def _merge(edit: JavaEdit, annotation: Node) -> None:
    given, named = arguments(annotation), pairs(edit.file, annotation)
    if "mergeMode" in named or "inheritListeners" in named or not given:
        return
    if "=" not in edit.file.text(given[0]):
        edit.insert(given[0].start_byte, "listeners = ")
    edit.insert(given[-1].end_byte, f", {_MERGED}")


def _heirs(project: Project) -> frozenset[str]:
    """Spring's base classes and those of the project between them and its tests, which name no listeners."""
    heirs = set(_BASES)
    for file in map(project.java, project.java_paths(b"SpringContextTests")):
        for cls in file.walk("class_declaration"):
            if superclass(file, cls) in _BASES and not annotations_of(file, cls, _ANNOTATION):
                heirs.add(field_text(file, cls, "name"))
    return frozenset(heirs)
