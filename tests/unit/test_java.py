"""Positions as javac names them, and edits of members and annotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import chain_calls, methods, string_constants


def test_offset_counts_tabs_to_the_next_multiple_of_eight() -> None:
    file = JavaFile(b"class A {\n\tint x = b.c();\n}\n")
    assert file.source[file.offset(2, 9) :].startswith(b"int")
    assert file.source[file.offset(2, 18) :].startswith(b".c()")


@given(st.text(alphabet="ab \té", max_size=30))
def test_offset_finds_each_character_of_a_line(text: str) -> None:
    file = JavaFile(("x\n" + text).encode())
    column = 1
    for number, character in enumerate(text):
        assert file.offset(2, column) == 2 + len(text[:number].encode())
        column = ((column - 1) // 8 + 1) * 8 + 1 if character == "\t" else column + 1


@pytest.mark.parametrize(("column", "expected"), [(8, "b.c()"), (12, "b.c().d()")])
def test_expression_at_a_dot_is_the_call(column: int, expected: str) -> None:
    file = JavaFile(b"class A {\nX x(){b.c().d();}}\n")
    node = file.expression_at(2, column)
    assert node is not None
    assert file.text(node) == expected


@pytest.mark.parametrize(("name", "after"), [("b", b"int a;\n\n    void c() {}\n}\n"), ("c", b"    void b() {}\n}\n")])
def test_deleted_member_takes_its_javadoc_and_one_blank_line(name: str, after: bytes) -> None:
    file = JavaFile(b"class A {\n    int a;\n\n    /** b */\n    void b() {}\n\n    void c() {}\n}\n")
    edit = file.edit()
    edit.delete_member(methods(file, next(file.walk("class_declaration")), name)[0])
    assert edit.result().endswith(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"@X\nclass A {}\n", b"class A {}\n"),
        (b"@X class A {}\n", b"class A {}\n"),
        (b"@Y @X\nclass A {}\n", b"@Y\nclass A {}\n"),
        (b"\t@X(1)\r\n\tclass A {}\r\n", b"\tclass A {}\r\n"),
    ],
)
def test_delete_annotation_takes_its_line_or_its_blanks(before: bytes, after: bytes) -> None:
    file = JavaFile(before)
    edit = file.edit()
    edit.delete_annotation(file.annotations("X")[0])
    assert edit.result() == after


def test_chain_calls_come_in_the_order_they_run() -> None:
    file = JavaFile(b"class A { void a() { http.a().b(c.d()).e(); } }")
    outer = file.calls("e")[0]
    assert [file.text(c).rpartition(".")[2] for c in chain_calls(outer)] == ["a()", "d())", "e()"]


def test_string_constants_know_arrays_from_single_values() -> None:
    file = JavaFile(b'class A { static final String[] A = {"x", "y"}; String B = "z"; int c = 1; }')
    found = string_constants(file)
    assert (found["A"].values, found["A"].array) == (("x", "y"), True)
    assert (found["B"].values, found["B"].array) == (("z",), False)
    assert "c" not in found


def test_types_in_the_annotations_of_a_package_are_renamed() -> None:
    source = b"@Mark(a.old.Kind.ONE)\n@a.old.Mark\npackage a.old;\n\nimport a.old.Mark;\n"
    after = rename_types(JavaFile(source), {"a.old.Mark": "a.fresh.Sign", "a.old.Kind": "a.fresh.Kind"})
    assert after == b"@Sign(a.fresh.Kind.ONE)\n@a.fresh.Sign\npackage a.old;\n\nimport a.fresh.Sign;\n"
