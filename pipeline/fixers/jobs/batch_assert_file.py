"""Spring Batch's AssertFile, which left its test library, as AssertJ's assertions on files."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field_text
from shared.models import Wave

_OLD, _ASSERTIONS = "org.springframework.batch.test.AssertFile", "org.assertj.core.api.Assertions"


@fixer(
    "batch-assert-file",
    title="Compare files with AssertJ instead of Spring Batch's AssertFile",
    source="Spring Batch 5.0 migration guide (AssertFile removed); AssertJ, AbstractFileAssert; both count lines alike",
    wave=Wave.TEST_COMPILE,
)
def batch_assert_file(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_OLD.encode()):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("assertFileEquals", "assertLineCount"):
            given = arguments(call)
            if field_text(edit.file, call, "object") == "AssertFile" and len(given) == 2:
                edit.replace(call, _asserted(edit, field_text(edit.file, call, "name"), *given))
        if edit:
            yield Change(path, edit.result(), "AssertFile is gone since Spring Batch 5")


def _asserted(edit: JavaEdit, name: str, expected: Node, actual: Node) -> str:
    static = any(i.static and i.name.startswith(f"{_ASSERTIONS}.") for i in edit.file.imports)
    that = "assertThat" if static else f"{edit.type_name(_ASSERTIONS)}.assertThat"
    if name == "assertLineCount":
        return f"{that}({_file(edit.file, actual)}).content().hasLineCount({edit.file.text(expected)})"
    return f"{that}({_file(edit.file, actual)}).hasSameTextualContentAs({_file(edit.file, expected)})"


def _file(file: JavaFile, node: Node) -> str:
    made = node.type == "object_creation_expression"
    kind = field_text(file, node, "type") if made else declared_type(file, node)
    return f"{file.text(node)}.getFile()" if kind.endswith("Resource") else file.text(node)
