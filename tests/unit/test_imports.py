"""The import section keeps its own order; every other byte stays."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.java import JavaFile
from pipeline.sources.splice import Splices

NAMES = st.from_regex(r"(?:java|javax|org|com)\.[a-c]{1,2}\.[A-C][a-c]{0,2}", fullmatch=True)
BODY = "\nclass X {\n\t// a.b.C\r\n  int x = 1 ;\n}\n"


def source(names: list[str], newline: str = "\n") -> bytes:
    lines = ["package p;", "", *(f"import {name};" for name in names)]
    return (newline.join(lines) + newline + BODY).encode()


def names_in(code: bytes) -> list[str]:
    return [item.name for item in JavaFile(code).imports]


def test_rename_in_a_sorted_block_sorts_it_again() -> None:
    edit = JavaFile(
        b"package p;\n\nimport java.util.Map;\nimport javax.inject.Inject;\n\nclass A { Map m; Inject i; }\n"
    ).edit()
    edit.rename_import("javax.inject.Inject", "jakarta.inject.Inject")
    assert names_in(edit.result()) == ["jakarta.inject.Inject", "java.util.Map"]


def test_rename_in_an_unsorted_block_keeps_its_place() -> None:
    edit = JavaFile(
        b"import org.B;\nimport javax.inject.Inject;\nimport java.util.Map;\nclass A { Map m; Inject i; B b; }\n"
    ).edit()
    edit.rename_import("javax.inject.Inject", "jakarta.inject.Inject")
    assert names_in(edit.result()) == ["org.B", "jakarta.inject.Inject", "java.util.Map"]


def test_rename_to_what_is_there_already_leaves_one() -> None:
    edit = JavaFile(b"import a.X;\nimport b.X;\nclass A { X x; }\n").edit()
    edit.rename_import("a.X", "b.X")
    assert edit.result() == b"import b.X;\nclass A { X x; }\n"


def test_import_that_the_edit_leaves_unused_goes_and_javadoc_counts_as_use() -> None:
    file = JavaFile(b"import a.X;\nimport a.Y;\n\n/** {@link Y} */\nclass A { X x; Y y; }\n")
    edit = file.edit()
    for node in file.types_named("X", "Y"):
        edit.replace(node, "int")
    assert names_in(edit.result()) == ["a.Y"]


def test_import_that_was_unused_before_stays() -> None:
    file = JavaFile(b"import a.Unused;\nimport a.X;\nclass A { X x; }\n")
    edit = file.edit()
    edit.replace(next(iter(file.types_named("X"))), "int")
    assert names_in(edit.result()) == ["a.Unused"]


def test_emptied_block_takes_its_blank_line_along() -> None:
    edit = JavaFile(b"package p;\n\nimport a.X;\n\nimport b.Y;\n\nclass A { Y y; }\n").edit()
    edit.remove_import("a.X")
    assert edit.result() == b"package p;\n\nimport b.Y;\n\nclass A { Y y; }\n"


def test_first_import_of_a_file_stands_apart_from_its_package() -> None:
    file = JavaFile(b"package p;\r\n\r\nclass A { int x; }\r\n")
    edit = file.edit()
    edit.add_import("b.Y")
    edit.add_import("a.X")
    edit.replace(next(iter(file.walk("integral_type"))), "X<Y>")
    assert edit.result() == b"package p;\r\n\r\nimport a.X;\r\nimport b.Y;\r\n\r\nclass A { X<Y> x; }\r\n"


@given(st.lists(NAMES, unique=True, max_size=8), NAMES, st.sampled_from(["\n", "\r\n"]))
def test_adding_keeps_sorted_imports_sorted_and_all_other_bytes(names: list[str], new: str, newline: str) -> None:
    ordered = sorted(names)
    before = source(ordered, newline) + f"class Y {{ {new} y; }}\n".encode()
    edit = JavaFile(before).edit()
    edit.add_import(new)
    after = edit.result()
    assert names_in(after) == sorted({*ordered, new})
    assert after.endswith(before[before.index(b"\nclass X") :])
    if new not in ordered:
        statement = f"import {new};".encode()
        assert after.replace(statement, b"", 1).split() == before.split()


@given(st.lists(NAMES, unique=True, min_size=1, max_size=8), st.data())
def test_renaming_keeps_a_sorted_block_sorted(names: list[str], data: st.DataObject) -> None:
    ordered = sorted(names)
    old = data.draw(st.sampled_from(ordered))
    new = data.draw(NAMES)
    edit = JavaFile(source(ordered)).edit()
    edit.rename_import(old, new)
    assert names_in(edit.result()) == sorted({*(set(ordered) - {old}), new})


@given(st.binary(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_overlapping_deletions_delete_their_union(content: bytes, ranges: list[tuple[int, int]]) -> None:
    splices = Splices(content)
    spans = [(min(a, b, len(content)), min(max(a, b), len(content))) for a, b in ranges]
    for start, end in spans:
        splices.delete(start, end)
    kept = [byte for i, byte in enumerate(content) if not any(s <= i < e for s, e in spans)]
    assert splices.result() == bytes(kept)


def test_lines_may_end_as_on_classic_mac_os() -> None:
    code = b"package p;\n\nimport a.X;\nimport c.Y;\n\n@X\nclass A { Y y; }\n"
    results: list[bytes] = []
    for source in (code, code.replace(b"\n", b"\r")):
        edit = JavaFile(source).edit()
        edit.rename_import("a.X", "b.Z")
        edit.add_import("b.W")
        results.append(edit.result())
    assert results[1] == results[0].replace(b"\n", b"\r")
