"""Problems are grouped by cause, the first wave alone, and a build is compared with the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.repair.grouping import TRIES, diagnostic_class, groups, next_group, progress
from pipeline.repair.models import Try
from shared.models import Diagnostic, Wave


def problem(
    message: str, wave: Wave = Wave.TYPES, path: str | None = "A.java", line: int = 1, detail: str = ""
) -> Diagnostic:
    return Diagnostic(wave=wave, message=message, path=path, line=line, detail=detail)


def symbol(name: str, path: str, line: int) -> Diagnostic:
    return problem(
        "cannot find symbol", path=path, line=line, detail=f"  symbol:   class {name}\n  location: class a.B"
    )


def test_one_cause_is_one_group_and_the_largest_is_first() -> None:
    found = groups([symbol("X", "A.java", 3), symbol("Y", "A.java", 4), symbol("Y", "B.java", 9)])
    assert [(g.key, len(g.diagnostics)) for g in found] == [
        ("types: cannot find symbol: class Y", 2),
        ("types: cannot find symbol: class X", 1),
    ]


def test_only_the_first_failing_wave_and_never_the_environment() -> None:
    later, earlier = problem("t", Wave.TEST), problem("i", Wave.IMPORTS)
    assert [g.wave for g in groups([later, earlier, problem("no network", Wave.ENVIRONMENT)])] == [Wave.IMPORTS]
    assert groups([problem("no network", Wave.ENVIRONMENT)]) == []


def test_a_method_belongs_to_its_type() -> None:
    detail = "  symbol:   method foo(int)\n  location: variable x of type a.Bar"
    assert (
        diagnostic_class(problem("cannot find symbol", detail=detail)) == "cannot find symbol: method foo(int) in a.Bar"
    )


def test_a_failing_test_is_classed_by_its_root_cause() -> None:
    detail = "java.lang.Error: x\nCaused by: org.x.NoSuchBeanException: No bean 12 at a/B.java:3"
    assert (
        diagnostic_class(problem("boom", Wave.STARTUP, detail=detail)) == "org.x.NoSuchBeanException: No bean N at FILE"
    )


def test_a_group_is_left_after_its_tries() -> None:
    diagnostics = [symbol("X", "A.java", 1), symbol("Y", "A.java", 2), symbol("Y", "A.java", 3)]
    failed = Try(group="types: cannot find symbol: class Y", outcome="useless", summary="s")
    assert (found := next_group(diagnostics, [failed] * (TRIES - 1))) and found.key.endswith("class Y")
    assert (found := next_group(diagnostics, [failed] * TRIES)) and found.key.endswith("class X")
    kept = failed.model_copy(update={"outcome": "kept"})
    assert (found := next_group(diagnostics, [kept] * 9)) and found.key.endswith("class Y")


A, B, C = symbol("A", "A.java", 1), symbol("B", "A.java", 2), symbol("C", "A.java", 3)


@pytest.mark.parametrize(
    ("before", "after", "further"),
    [
        ([A, B], [A], True),
        ([A], [], True),
        ([A], [A], False),
        ([A], [A.model_copy(update={"line": 7})], False),
        ([A], [A, B], False),
        ([A], [B, C], True),
        ([A], [problem("x", Wave.TEST)], True),
        ([problem("x", Wave.TEST)], [A], False),
        ([A], [problem("no network", Wave.ENVIRONMENT)], True),
        ([], [A], False),
        ([A, A], [A], True),
    ],
)
def test_progress(before: list[Diagnostic], after: list[Diagnostic], further: bool) -> None:
    assert progress(before, after) is further


diagnostics = st.lists(st.builds(problem, st.sampled_from(["a", "b", "c"]), st.sampled_from(list(Wave))), max_size=5)


@given(diagnostics, diagnostics)
def test_nothing_goes_in_circles_of_the_same_problems(before: list[Diagnostic], after: list[Diagnostic]) -> None:
    assert not progress(before, before)
    if progress(before, after):
        assert sorted(before, key=str) != sorted(after, key=str)


def test_hostile_messages_are_quick() -> None:
    text = "a." * 50_000 + "symbol: " * 1000 + "1" * 50_000
    assert len(diagnostic_class(problem(text, Wave.TEST, detail=text))) <= 300
