"""The engine: order, waves, what counts as an edit, and that one bad fixer does not take the others down."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.fixers.base import Case, Fixer, fixer
from pipeline.fixers.engine import run_proactive, run_reactive
from pipeline.sources.lines import changed_hunks, changed_lines, line_now
from pipeline.sources.project import Change, Project
from shared.models import Diagnostic, Hunk, Rejected, Target, Wave


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "a.txt").write_text("one\n")
    return Case(project=Project.load(tmp_path), target=Target())


def appending(name: str, text: str, on: str | None = None, boot3: bool = True) -> Fixer:
    @fixer(name, title=name, source="test", wave=Wave.TYPES, on=on, boot3=boot3)
    def fix(case: Case) -> Iterator[Change]:
        yield Change.text("a.txt", case.project.text("a.txt") + text, "because")

    return fix


@fixer("broken", title="broken", source="test", wave=Wave.TYPES)
def broken(case: Case) -> Iterator[Change]:
    yield Change("a.txt", b"half done", "")
    raise KeyError("surprise")


def says(message: str, wave: Wave = Wave.TYPES) -> Diagnostic:
    return Diagnostic(wave=wave, message=message)


def test_each_fixer_sees_what_those_before_it_did(case: Case) -> None:
    done = run_proactive(case, [appending("first", "two\n"), appending("second", "three\n")])
    assert done.project.text("a.txt") == "one\ntwo\nthree\n"
    assert [(e.fixer, e.insertions, e.deletions) for e in done.edits] == [("first", 1, 0), ("second", 1, 0)]


def test_an_edit_says_where_it_changed_its_file(case: Case) -> None:
    done = run_proactive(case, [appending("first", "two\n"), appending("second", "three\n")])
    assert [places(edit.hunks) for edit in done.edits] == [[(1, 0, 1, 1)], [(2, 0, 2, 1)]]


def test_hunks_are_the_places_that_differ() -> None:
    assert places(changed_hunks(b"a\nb\nc\nd\n", b"a\nx\nc\nd\ne\n")) == [(1, 1, 1, 1), (4, 0, 4, 1)]
    assert places(changed_hunks(b"", b"a\n")) == [(0, 0, 0, 1)]
    assert changed_hunks(b"same\n", b"same\n") == ()
    long = b"\n" * 3000
    assert places(changed_hunks(b"a\n" + long + b"b\n", b"c\n" + long + b"d\n")) == [(0, 3002, 0, 3002)]


def places(hunks: tuple[Hunk, ...]) -> list[tuple[int, int, int, int]]:
    return [(hunk.old_start, hunk.old_lines, hunk.new_start, hunk.new_lines) for hunk in hunks]


def test_the_tree_on_disk_stays_until_it_is_written(case: Case) -> None:
    done = run_proactive(case, [appending("first", "two\n")])
    assert (case.project.root / "a.txt").read_text() == "one\n"
    done.project.write()
    assert (case.project.root / "a.txt").read_text() == "one\ntwo\n"


def test_a_fixer_that_raises_leaves_no_trace_and_stops_no_other(case: Case) -> None:
    done = run_proactive(case, [broken, appending("second", "two\n")])
    assert done.project.text("a.txt") == "one\ntwo\n"
    assert [e.fixer for e in done.edits] == ["second"]
    assert done.faults == ("The fixer broken has a fault: KeyError: 'surprise'",)


def test_a_change_that_changes_nothing_is_no_edit(case: Case) -> None:
    assert run_proactive(case, [appending("idle", "")]).edits == ()


def test_only_allowed_fixers_run_and_only_for_their_target(case: Case) -> None:
    both = [appending("wanted", "w\n"), appending("other", "o\n")]
    assert [e.fixer for e in run_proactive(case, both, allowed=["wanted"]).edits] == ["wanted"]
    boot2 = Case(project=case.project, target=Target(java=11, spring_boot="2.7.18"))
    fixers = [appending("three", "3\n"), appending("any", "a\n", boot3=False)]
    assert [e.fixer for e in run_proactive(boot2, fixers).edits] == ["any"]


def test_the_first_failing_wave_is_answered_first(case: Case) -> None:
    fixers = [appending("types", "t\n", on="T"), appending("imports", "i\n", on="I")]
    told = Case(project=case.project, target=Target(), diagnostics=(says("T"), says("I", Wave.IMPORTS)))
    assert [e.fixer for e in run_reactive(told, fixers).edits] == ["imports"]


def test_a_later_wave_is_answered_when_the_first_has_no_answer(case: Case) -> None:
    told = Case(project=case.project, target=Target(), diagnostics=(says("?", Wave.IMPORTS), says("T")))
    assert [e.fixer for e in run_reactive(told, [appending("types", "t\n", on="T")]).edits] == ["types"]


def test_environment_problems_are_no_fixers_business(case: Case) -> None:
    told = Case(project=case.project, target=Target(), diagnostics=(says("T", Wave.ENVIRONMENT),))
    assert run_reactive(told, [appending("types", "t\n", on="T")]).edits == ()


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        (b"", b"a\nb\n", (2, 0)),
        (b"a\nb\nc\n", b"a\nX\nc\n", (1, 1)),
        (b"a\nb\nc\n", b"c\n", (0, 2)),
        (b"a\nb\n", b"a\nb\n", (0, 0)),
    ],
)
def test_changed_lines_are_counted_as_a_diff_counts_them(before: bytes, after: bytes, counts: tuple[int, int]) -> None:
    assert changed_lines(before, after) == counts


def test_what_a_person_rejected_is_not_changed_again(case: Case) -> None:
    fixers = [appending("first", "two\n"), appending("second", "three\n")]
    done = run_proactive(case, fixers, rejected=[Rejected(fixer="first", path="a.txt")])
    assert done.project.text("a.txt") == "one\nthree\n"
    assert [edit.fixer for edit in done.edits] == ["second"]


@pytest.mark.parametrize("sources, headed", [(("// ours\n", "// ours\n", ""), True), (("// ours\n", "", ""), False)])
def test_a_new_source_begins_as_most_of_its_folder(tmp_path: Path, sources: tuple[str, ...], headed: bool) -> None:
    home = tmp_path / "src/main/java/a"
    home.mkdir(parents=True)
    for number, header in enumerate(sources):
        (home / f"C{number}.java").write_text(f"{header}package a;\n")

    @fixer("adding", title="adding", source="test", wave=Wave.TYPES)
    def adding(case: Case) -> Iterator[Change]:
        yield Change("src/main/java/a/New.java", b"package a;\n", "because")

    once = run_proactive(Case(project=Project.load(tmp_path), target=Target()), [adding])
    again = run_proactive(Case(project=once.project, target=Target()), [adding])

    assert once.project.text("src/main/java/a/New.java") == ("// ours\n" if headed else "") + "package a;\n"
    assert not again.edits


def test_a_new_source_is_laid_out_as_its_folder(tmp_path: Path) -> None:
    home = tmp_path / "src/main/java/a"
    home.mkdir(parents=True)
    for name in ("One", "Two"):
        (home / f"{name}.java").write_text(
            f"package a;\n\nimport java.util.List;\nimport org.acme.Box;\n\nclass {name} {{\n  private int a;\n}}\n"
        )
    imports = "import java.util.Map;\n\nimport com.acme.Tool;\n"
    new = f"package a;\n\n{imports}\nclass New {{\n    private int a =\n            1;\n}}\n"

    @fixer("adding", title="adding", source="test", wave=Wave.TYPES)
    def adding(case: Case) -> Iterator[Change]:
        yield Change("src/main/java/a/New.java", new.encode(), "because")

    once = run_proactive(Case(project=Project.load(tmp_path), target=Target()), [adding])
    again = run_proactive(Case(project=once.project, target=Target()), [adding])

    assert once.project.text("src/main/java/a/New.java") == (
        "package a;\n\nimport com.acme.Tool;\nimport java.util.Map;\n\nclass New {\n  private int a =\n      1;\n}\n"
    )
    assert not again.edits


@pytest.mark.parametrize(("line", "now"), [(1, 1), (2, None), (3, 4), (4, 5)])
def test_lines_are_found_again_after_an_edit(line: int, now: int | None) -> None:
    assert line_now(changed_hunks(b"a\nb\nc\nd\n", b"a\nB\nb2\nc\nD\n"), line) == now
