"""The repair loop: when it goes on, when it ends, and what counts as green."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.steps import repairs
from pipeline.steps.attempt import Deadline
from pipeline.steps.build import Ending, Loop, conclude
from pipeline.steps.yardstick import Yardstick
from pipeline.tools.jdk import Jdk
from shared.models import BuildResult, Outcome, TestCase, TestOutcome, Wave
from tests.fixtures.builds import Said, ScriptedTool, compile_error, facts, report, spec, workspace

FAILED = TestOutcome.FAILED
PASSING = (TestCase(name="a.ATests#one", outcome=TestOutcome.PASSED),)
JDK = Jdk(17, Path("/jdk-17"), "Test")


@fixer("count-up", title="Count up", source="test", wave=Wave.TYPES, on="too small|expected")
def count_up(case: Case) -> Iterable[Change]:
    yield Change("A.java", b"%d" % (int(case.project.read("A.java")) + 1), "one more")


@fixer("flip", title="Flip", source="test", wave=Wave.TYPES, on="flip me")
def flip(case: Case) -> Iterable[Change]:
    yield Change("A.java", b"1" if case.project.read("A.java") == b"0" else b"0", "the other")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[BuildResult, Loop]]:
    monkeypatch.setattr(repairs, "FIXERS", (count_up, flip))

    def run(
        script: Callable[[Path, bool], Said],
        baseline: tuple[TestCase, ...] | None = PASSING,
        modules: int = 1,
        max_rounds: int = 12,
    ) -> tuple[BuildResult, Loop]:
        source = tmp_path / "source"
        source.mkdir()
        (source / "A.java").write_bytes(b"0")
        tool = ScriptedTool(tmp_path / "project", script)
        loop = Loop(
            spec(options={"max_rounds": max_rounds}),
            workspace(tmp_path),
            facts(modules),
            source,
            tool,
            Yardstick(baseline),
            Deadline.after(100),
        )
        ending = loop.run()
        assert isinstance(ending, Ending)
        return conclude(loop, ending, JDK), loop

    return run


Build = Callable[..., tuple[BuildResult, Loop]]


def until(number: int, tests: tuple[str, ...] = ("a.ATests#one",)) -> Callable[[Path, bool], Said]:
    """Compiles once A.java holds at least the number."""

    def script(root: Path, skip: bool) -> Said:
        if int((root / "A.java").read_bytes()) < number:
            return compile_error(f"{root}/A.java", "it is too small"), ()
        return "", () if skip else [report(name) for name in tests]

    return script


def test_green_at_once_is_one_round(build: Build) -> None:
    result, _ = build(until(0))
    assert result.outcome is Outcome.SUCCEEDED
    assert [(r.number, r.passed) for r in result.rounds] == [(1, True)]
    assert result.jdk == 17


def test_repairs_until_green_and_records_each_round(build: Build) -> None:
    result, loop = build(until(3))
    assert result.outcome is Outcome.SUCCEEDED
    assert [(r.passed, [e.fixer for e in r.edits]) for r in result.rounds] == [
        (False, ["count-up"]), (False, ["count-up"]), (False, ["count-up"]), (True, []),
    ]  # fmt: skip
    assert (loop.source / "A.java").read_bytes() == b"3"
    assert len(result.edits) == 3
    assert len(result.tools) == 4


def test_what_a_build_writes_into_its_tree_is_not_delivered(build: Build) -> None:
    def script(root: Path, _: bool) -> Said:
        assert not (root / "generated.txt").exists(), "every round starts from the sources alone"
        (root / "generated.txt").write_text("x")
        return until(1)(root, False)

    _, loop = build(script)
    assert [path.name for path in loop.source.iterdir()] == ["A.java"]


def test_ends_when_the_fixers_are_spent_and_says_what_is_left(build: Build) -> None:
    result, _ = build(lambda root, _: (compile_error(f"{root}/A.java", "nobody knows this"), ()))
    assert result.outcome is Outcome.FAILED
    assert result.failure_kind == "build"
    assert len(result.rounds) == 1
    assert [d.message for d in result.diagnostics] == ["nobody knows this"]
    assert all(d.next_action for d in result.diagnostics)
    assert result.jars == ()


def test_ends_when_a_state_comes_back(build: Build) -> None:
    result, loop = build(lambda root, _: (compile_error(f"{root}/A.java", "flip me"), ()))
    assert result.outcome is Outcome.FAILED
    assert len(result.rounds) == 2
    assert any("earlier state" in line for line in loop.workspace.log.__self__)  # type: ignore[attr-defined]


def test_ends_at_the_last_allowed_round(build: Build) -> None:
    result, _ = build(until(99), max_rounds=3)
    assert len(result.rounds) == 3
    assert result.outcome is Outcome.FAILED


def test_with_several_modules_the_tests_wait_until_everything_compiles(build: Build) -> None:
    result, loop = build(until(2), modules=3)
    assert isinstance(loop.tool, ScriptedTool)
    assert [skip for _, skip in loop.tool.calls] == [False, True, True, False]
    assert result.outcome is Outcome.SUCCEEDED
    assert len(result.tests) == 1, "the proving round runs them"


def test_a_new_test_failure_is_no_success(build: Build) -> None:
    result, _ = build(lambda root, _: ("", [report("a.ATests#one", FAILED, "java.lang.AssertionError: no")]))
    assert (result.outcome, result.failure_kind) == (Outcome.FAILED, "tests")


def failing(*outcomes: tuple[str, ...]) -> Callable[[Path, bool], Said]:
    """Each round in its turn fails these tests of a class of five; the last one is the rule for those after it."""
    turns = list(outcomes)

    def script(*_: object) -> Said:
        bad = turns.pop(0) if len(turns) > 1 else turns[0]
        names = [f"a.ATests#{name}" for name in ("one", "two", "three", "four", "five")]
        return "", [report(n, FAILED, "x.Error: slow") if n.partition("#")[2] in bad else report(n) for n in names]

    return script


def test_a_failed_test_is_built_once_more_and_named_when_it_passes_then(build: Build) -> None:
    result, loop = build(failing(("two",), ()))
    assert result.outcome is Outcome.SUCCEEDED
    assert result.repeated == ("a.ATests#two",)
    assert "Failed once and passed when the same was built again: a.ATests#two." in result.message
    assert [r.passed for r in loop.rounds] == [False, True]


@pytest.mark.parametrize(
    ("outcomes", "rounds"),
    [([("two",), ("two",), ()], 2), ([("two",), ("one",), ()], 2), ([("one", "two", "three", "four"), ()], 1)],
    ids=["fails again", "another fails", "too many"],
)
def test_what_keeps_failing_is_no_chance(build: Build, outcomes: list[tuple[str, ...]], rounds: int) -> None:
    result, loop = build(failing(*outcomes))
    assert (result.outcome, result.repeated, len(loop.rounds)) == (Outcome.FAILED, (), rounds)


def test_without_a_baseline_nothing_is_repeated(build: Build) -> None:
    result, loop = build(failing(("two",), ()), baseline=None)
    assert (result.outcome, len(loop.rounds)) == (Outcome.FAILED, 1)


def test_a_coverage_that_is_too_low_waits_for_the_baseline_as_a_failing_test_does(build: Build) -> None:
    goal = "org.jacoco:jacoco-maven-plugin:0.8.8:check (check) on project demo"
    said = f"[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal {goal}: Coverage checks have not been met. See log\n"
    result, _ = build(lambda *_: (said, [report("a.ATests#one")]))
    assert (result.outcome, result.failure_kind) == (Outcome.FAILED, "tests")


def test_a_failing_test_can_be_repaired_too(build: Build) -> None:
    def script(root: Path, _: bool) -> Said:
        good = (root / "A.java").read_bytes() == b"1"
        return "", [report("a.ATests#one") if good else report("a.ATests#one", FAILED, "x.Error: expected")]

    assert build(script)[0].outcome is Outcome.SUCCEEDED


def test_what_failed_in_the_baseline_may_fail_again(build: Build) -> None:
    old = (*PASSING, TestCase(name="a.BTests#db", outcome=FAILED))
    reports = [report("a.ATests#one"), report("a.BTests#db", FAILED, "java.net.ConnectException: Connection refused")]
    result, loop = build(lambda *_: ("", reports), old)
    assert result.outcome is Outcome.SUCCEEDED
    assert "1 test fails as before the migration" in result.message
    assert [d.wave for d in result.diagnostics] == [Wave.ENVIRONMENT]
    assert isinstance(loop.tool, ScriptedTool)
    assert loop.tool.calls == [(True, False)], "later modules are built although a test fails"


REFUSED = "java.net.ConnectException: Connection refused"


@pytest.mark.parametrize(("name", "outcome"), [("a.OldTests#one", "succeeded"), ("a.OlderTests#one", "failed")])
def test_tests_of_a_class_that_failed_as_a_whole_may_fail(build: Build, name: str, outcome: str) -> None:
    whole = (TestCase(name="a.OldTests#", outcome=TestOutcome.ERROR),)
    result, _ = build(lambda *_: ("", [report(name, FAILED, "java.lang.AssertionError: no")]), whole)
    assert result.outcome == outcome


@pytest.mark.parametrize(("other", "outcome"), [(FAILED, "succeeded"), (TestOutcome.PASSED, "failed")])
def test_a_class_whose_tests_all_failed_may_fail_as_a_whole(build: Build, other: TestOutcome, outcome: str) -> None:
    old = (TestCase(name="a.DbTests#one", outcome=FAILED), TestCase(name="a.DbTests#two", outcome=other))
    whole = report("a.DbTests#", FAILED, "java.lang.ExceptionInInitializerError")
    result, _ = build(lambda *_: ("", [whole]), old)
    assert result.outcome == outcome


def test_tests_that_never_ran_before_may_miss_their_database(build: Build) -> None:
    reports = [report("a.ATests#one"), report("a.OldTests#db", FAILED, REFUSED)]
    result, loop = build(lambda *_: ("", reports), ())
    assert result.outcome is Outcome.SUCCEEDED
    assert result.message == "1 test runs for the first time and could not reach a service; all others pass."
    assert [d.wave for d in result.diagnostics] == [Wave.ENVIRONMENT], "it is reported all the same"
    assert isinstance(loop.tool, ScriptedTool)
    assert loop.tool.calls == [(True, False)]


def test_a_context_that_is_not_tried_again_misses_the_same_service(build: Build) -> None:
    again = (
        "java.lang.IllegalStateException: ApplicationContext failure threshold (1) exceeded: skipping repeated attempt"
    )
    reports = [report("a.OldTests#db", FAILED, REFUSED), report("a.OlderTests#db", FAILED, again)]
    result, _ = build(lambda *_: ("", reports), ())
    assert result.outcome is Outcome.SUCCEEDED
    assert "2 tests run for the first time" in result.message


@pytest.mark.parametrize(
    ("trace", "baseline"),
    [
        ("java.lang.AssertionError: no", ()),
        (REFUSED, (TestCase(name="a.OldTests#other", outcome=TestOutcome.SKIPPED),)),
    ],
    ids=["fails for another reason", "its class ran before"],
)
def test_other_failures_of_new_tests_count(build: Build, trace: str, baseline: tuple[TestCase, ...]) -> None:
    result, _ = build(lambda *_: ("", [report("a.OldTests#db", FAILED, trace)]), baseline)
    assert result.outcome is Outcome.FAILED


def test_a_test_class_that_no_longer_runs_is_no_success(build: Build) -> None:
    result, _ = build(until(0, ("a.OtherTests#x",)))
    assert result.outcome is Outcome.FAILED
    assert "1 test class that passed before no longer runs" in result.diagnostics[0].message
    assert "a.ATests" in result.diagnostics[0].detail


def test_a_green_build_without_any_test_is_no_success(build: Build) -> None:
    result, _ = build(until(0, ()))
    assert result.diagnostics[0].message == "Tests run: 0, Failures: 0, Errors: 0, Skipped: 0"
    assert "surefire" in (result.diagnostics[0].next_action or "")


def test_only_the_environment_is_not_called_a_build_failure(build: Build) -> None:
    reports = [report("a.ATests#one", FAILED, "java.net.ConnectException: Connection refused")]
    result, _ = build(lambda *_: ("", reports))
    assert (result.outcome, result.failure_kind) == (Outcome.FAILED, "environment")


@pytest.mark.parametrize(
    ("complaint", "goal"),
    [
        ("io.spring.javaformat:spring-javaformat-maven-plugin:0.0.43:validate", "apply"),
        ("com.diffplug.spotless:spotless-maven-plugin:2.1.0:check", "apply"),
        ("org.apache.maven.plugins:maven-checkstyle-plugin:3.3.1:check", None),
        ("io.spring.javaformat:spring-javaformat-maven-plugin:0.0.43:apply", None),
    ],
)
def test_answers_a_formatters_refusal_with_its_own_goal(complaint: str, goal: str | None) -> None:
    message = f"Failed to execute goal {complaint} (default) on project demo: refused"
    expected = f"{complaint.rpartition(':')[0]}:{goal}" if goal else None
    assert repairs.formatting_goal(message) == expected


def test_a_failure_of_before_is_known_however_surefire_writes_its_brackets() -> None:
    """2.22 turns those of a scenario's or feature's name into braces."""
    before = (TestCase(name="a.ATests#is told {twice}", outcome=FAILED),)
    known = report("a.ATests#is told (twice)", FAILED)
    assert Yardstick(before).split([known]) == ([], [known])
