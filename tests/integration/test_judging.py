"""A build that did not wait for the baseline is done again when the baseline has something to say of it."""

from collections.abc import Generator
from pathlib import Path

import pytest

from shared.models import BuildResult, Outcome, StepName, TestCase, TestOutcome
from tests.fixtures.api import Door, built, open_door, started

RUN = "run00000001"
POM = {"pom.xml": "<project/>\n"}


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    with open_door(database_url, tmp_path) as opened:
        started(opened, opened.group("shop"))
        yield opened


def ran(*names: str, outcome: Outcome = Outcome.SUCCEEDED, kind: str = "") -> BuildResult:
    tests = tuple(TestCase(name=name, outcome=TestOutcome.PASSED) for name in names)
    return BuildResult(outcome=outcome, failure_kind=kind, tests=tests)


@pytest.mark.parametrize("kind, again", [("tests", True), ("build", True), ("timed_out", False)])
def test_a_failure_that_the_baseline_may_explain_is_judged_again(door: Door, kind: str, again: bool) -> None:
    said = built(door, RUN, StepName.BUILD, POM, ran(outcome=Outcome.FAILED, kind=kind), judged=False)
    assert said["unjudged"] is again
    assert (said["failure"] is None) is again


def test_a_green_build_that_lost_tests_is_judged_again_once_the_baseline_is_known(door: Door) -> None:
    first = built(door, RUN, StepName.BUILD, POM, ran("a.ATest#b"), judged=False)
    assert first == {"again": False, "unjudged": False, "failure": None}
    before = built(door, RUN, StepName.BASELINE, POM, ran("a.ATest#b", "a.LateTest#c"))
    assert before == {"again": False, "unjudged": True, "failure": None}


def test_the_baseline_may_have_ended_while_it_was_built(door: Door) -> None:
    built(door, RUN, StepName.BASELINE, POM, ran("a.ATest#b", "a.LateTest#c"))
    assert built(door, RUN, StepName.BUILD, POM, ran("a.ATest#b"), judged=False)["unjudged"] is True


@pytest.mark.parametrize("judged", [True, False])
def test_a_build_that_ran_them_all_or_was_judged_stands(door: Door, judged: bool) -> None:
    names = ("a.ATest#b",) if judged else ("a.ATest#b", "a.LateTest#c")
    built(door, RUN, StepName.BASELINE, POM, ran("a.ATest#b", "a.LateTest#c"))
    assert built(door, RUN, StepName.BUILD, POM, ran(*names), judged=judged)["unjudged"] is False
