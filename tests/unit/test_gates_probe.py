"""T8 and T12 by what a probe recorded: a green build whose application starts or answers no more is refused."""

import pytest
from gate_evidence import check, evidence, result

from shared.models import Answer, AppStart, BuildResult, ToolUse

APP = {
    "src/main/java/a/App.java": 'package a; @RestController class App { @GetMapping("/a") Object a() { return b; } }'
}
OK = Answer(path="/a", status=200, content_type="application/json", members=("id", "owner.name"))


def built(*answers: Answer, started: bool = True) -> BuildResult:
    use = ToolUse(name="java -jar app.jar", seconds=1, cpu_seconds=1, exit_code=-9)
    message = "" if started else "ended with exit code 1 before it had started. Caused by: no bean"
    return result(starts=(AppStart(module=".", started=started, message=message, answers=answers, use=use),))


def test_an_application_that_starts_no_more_is_refused() -> None:
    found = check("T8", evidence(APP, baseline=built(), build=built(started=False)))
    assert found.passed is False
    assert "no bean" in found.detail


def test_an_application_that_started_counts() -> None:
    assert check("T8", evidence(APP, baseline=built(), build=built())).passed is True


def test_one_that_never_started_here_proves_nothing() -> None:
    found = check("T8", evidence(APP, baseline=built(started=False), build=built(started=False)))
    assert found.passed is None
    assert "nor did it before" in found.detail


@pytest.mark.parametrize(
    "now, says",
    [
        (OK.model_copy(update={"status": 401}), "GET /a answered 200, now 401"),
        (OK.model_copy(update={"content_type": "text/html"}), "now text/html"),
        (OK.model_copy(update={"members": ("id",)}), "GET /a has lost owner.name"),
    ],
)
def test_another_answer_is_refused(now: Answer, says: str) -> None:
    found = check("T12", evidence(APP, baseline=built(OK), build=built(now)))
    assert found.passed is False
    assert says in found.detail


def test_the_same_answer_with_more_in_it_passes() -> None:
    more = OK.model_copy(update={"members": ("added", *OK.members)})
    found = check("T12", evidence(APP, baseline=built(OK), build=built(more)))
    assert found.passed is True
    assert "1 of them were asked" in found.detail


def test_a_server_error_before_proves_nothing() -> None:
    broken = OK.model_copy(update={"status": 500})
    assert check("T12", evidence(APP, baseline=built(broken), build=built(OK))).passed is None
