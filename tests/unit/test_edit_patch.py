"""One edit's patch: git takes it, in the place where the edit was made."""

import itertools
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.edit_patch import edit_patch
from pipeline.sources.lines import changed_hunks
from shared.errors import InvalidRequest


def patch_of(texts: list[bytes], chosen: int) -> str:
    """`texts`: the file as it came, and after each edit."""
    edits = [changed_hunks(old, new) for old, new in itertools.pairwise(texts)]
    return edit_patch("A.java", texts[0] or None, texts[-1] or None, edits, chosen)


def applied(text: bytes, patch: str, place: Path) -> bytes:
    place.mkdir(exist_ok=True)
    file = place / "A.java"
    file.unlink(missing_ok=True)
    if text:
        file.write_bytes(text)
    command = ["git", "apply", "--unidiff-zero", "-"]
    subprocess.run(command, cwd=place, input=patch.encode(), check=True, capture_output=True)
    return file.read_bytes() if file.exists() else b""


ORIGINAL = b"".join(b"line %d\n" % number for number in range(30))
FIRST = ORIGINAL.replace(b"line 3\n", b"LINE 3\nmore\n").replace(b"line 5\n", b"").replace(b"line 25\n", b"LINE 25\n")
SECOND = FIRST.replace(b"line 10\n", b"ten\n").replace(b"line 24\n", b"twenty-four\n")


@pytest.mark.parametrize("chosen", [0, 1])
def test_an_edit_is_shown_by_itself(chosen: int, tmp_path: Path) -> None:
    texts = [ORIGINAL, FIRST, SECOND]
    assert applied(texts[chosen], patch_of(texts, chosen), tmp_path / "w") == texts[chosen + 1]


def test_files_come_go_and_end_without_a_line_break(tmp_path: Path) -> None:
    for texts in ([b"", b"new\n"], [b"old\n", b""], [b"a\nb", b"a\nc"]):
        assert applied(texts[0], patch_of(texts, 0), tmp_path / "w") == texts[1]


def test_what_a_later_edit_wrote_over_is_not_guessed() -> None:
    texts = [b"one\n", b"two\n", b"three\n"]
    for chosen in (0, 1):
        with pytest.raises(InvalidRequest, match="Later edits"):
            patch_of(texts, chosen)


def test_a_file_that_something_else_changed_is_said_so() -> None:
    hunks = changed_hunks(b"one\n", b"two\n")
    with pytest.raises(InvalidRequest, match="more than its edits"):
        edit_patch("A.java", b"one\n", b"two\nand more\n", [hunks], 0)
    with pytest.raises(InvalidRequest, match="more than its edits"):
        edit_patch("A.java", b"one\ntwo\n", b"1\n2\n", [changed_hunks(b"one\ntwo\n", b"1\ntwo\n")], 0)
    with pytest.raises(InvalidRequest, match="do not follow"):
        edit_patch("A.java", b"one\n", b"x\n", [changed_hunks(b"a\nb\nc\n", b"a\nb\nd\n")], 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), min_size=2, max_size=4), st.data())
def test_what_is_shown_is_what_was_done(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], data: st.DataObject
) -> None:
    files = ["".join(f"{word}\n" for word in words).encode() for words in texts]
    chosen = data.draw(st.integers(0, len(files) - 2))
    try:
        patch = patch_of(files, chosen)
    except InvalidRequest:
        return
    if files[chosen] != files[chosen + 1]:
        assert applied(files[chosen], patch, tmp_path_factory.mktemp("w")) == files[chosen + 1]
