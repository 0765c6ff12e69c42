"""A proposal applies to exact text that is there exactly once, and every other byte stays."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.repair.edits import Misfit, applied, apply, replace_once
from pipeline.repair.models import Edit, Proposal
from pipeline.sources.lines import changed_lines
from pipeline.sources.project import Project
from shared.masking import Masker

APP = "src/main/java/a/App.java"


def project(content: bytes, path: str = APP) -> Project:
    return Project(Path("nowhere"), (path,), {path: content})


def proposal(*edits: tuple[str, str, str, str]) -> Proposal:
    made = (Edit.model_validate({"kind": k, "path": p, "find": f, "replace": r}) for k, p, f, r in edits)
    return Proposal(cause="c", edits=tuple(made))


def result(content: bytes, *edits: tuple[str, str], masker: Masker | None = None) -> bytes | None:
    changes = apply(project(content), proposal(*(("replace", APP, f, r) for f, r in edits)), masker)
    return changes[0].after


lines = st.text(alphabet="ab \n{}.\\", max_size=30)


@given(lines, st.text(alphabet="ab \n{}.\\", min_size=1, max_size=5), lines, lines)
def test_exactly_once_or_not_at_all(before: str, find: str, after: str, new: str) -> None:
    text = before + find + after
    places = [at for at in range(len(text)) if text.startswith(find, at)]
    if len(places) == 1:
        assert replace_once(text, find, new) == text[: places[0]] + new + text[places[0] + len(find) :]
    else:
        with pytest.raises(Misfit):
            replace_once(text, find, new)


@given(lines, st.text(alphabet="ab \n", min_size=1, max_size=5), lines, lines)
def test_windows_line_breaks_are_kept(before: str, find: str, after: str, new: str) -> None:
    text = before + find + after
    assume("\n" in text)
    try:
        wanted = replace_once(text, find, new)
    except Misfit:
        return
    assert replace_once(text.replace("\n", "\r\n"), find, new) == wanted.replace("\n", "\r\n")


def test_overlapping_places_are_two() -> None:
    with pytest.raises(Misfit, match="more than once"):
        replace_once("aaa", "aa", "b")


def test_several_edits_of_a_file_are_one_change() -> None:
    changes = apply(
        project(b"int a;\nint b;\n"), proposal(("replace", APP, "int a", "int x"), ("replace", APP, "int b", "int y"))
    )
    assert [change.after for change in changes] == [b"int x;\nint y;\n"]
    assert [(e.fixer, e.insertions, e.deletions) for e in applied(project(b"int a;\nint b;\n"), changes, "m")] == [
        ("llm:m", 2, 2)
    ]


def test_bytes_that_are_no_utf_8_stay() -> None:
    assert result(b"// caf\xe9\nint a;\n", ("int a", "int b")) == b"// caf\xe9\nint b;\n"


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (("replace", APP, "int z", "x"), "not in the file"),
        (("replace", APP, "", "x"), "empty"),
        (("replace", "src/main/java/a/No.java", "a", "x"), "no such file"),
        (("create", APP, "", "x"), "exists already"),
        (("delete", "src/main/java/a/No.java", "", ""), "no such file"),
        (("replace", APP, "int a", "int a"), "change nothing"),
        (("replace", APP, "int a", "int \udc80"), "surrogate"),
        (("create", "src/main/java/a/New.java", "", "\ud800"), "surrogate"),
    ],
)
def test_what_does_not_apply_says_why(edit: tuple[str, str, str, str], says: str) -> None:
    made = Edit.model_construct(kind=edit[0], path=edit[1], find=edit[2], replace=edit[3])
    with pytest.raises(Misfit, match=says):
        apply(project(b"int a;\n"), Proposal.model_construct(cause="c", edits=(made,)))


def test_a_binary_file_is_left_alone() -> None:
    with pytest.raises(Misfit, match="binary"):
        result(b"a\0b", ("a", "c"))


def test_a_masked_secret_may_stay_or_go_but_not_move() -> None:
    content = b'String password = "hunter2x";\nint a;\n'
    masker = Masker()
    shown = masker.code(content.decode())
    line = shown.splitlines()[0]
    assert result(content, (line, f"private {line}"), masker=masker) == b"private " + content
    assert result(content, (line, "// gone"), masker=masker) == b"// gone\nint a;\n"
    with pytest.raises(Misfit, match="secret"):
        result(content, ("int a;", "log([[MASKED-1]]);"), masker=masker)
    with pytest.raises(Misfit, match="secret"):
        result(content, (line, f"{line} log([[MASKED-1]]);"), masker=masker)


def test_lines_are_counted_and_a_hostile_file_is_not_compared_for_ever() -> None:
    assert changed_lines(b"a\nb\nc\n", b"a\nx\ny\nc\n") == (2, 1)
    assert changed_lines(b"", b"a\n") == (1, 0)
    blank = b"\n" * 100_000
    assert changed_lines(b"a\n" + blank + b"b\n", b"c\n" + blank + b"d\n") == (100_002, 100_002)
