"""A Job's state in the words of a run. The same from a real cluster: tests/cluster."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pipeline.runners.job_state import Ended, Running, State, Waiting, state_of
from shared.models import Outcome

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


def state(
    conditions: tuple[dict[str, Any], ...] = (), pods: tuple[dict[str, Any], ...] = (), events: tuple[Any, ...] = ()
) -> State:
    container = {"resources": {"limits": {"memory": "4096Mi"}}}
    spec = {"activeDeadlineSeconds": 3600, "template": {"spec": {"containers": [container]}}}
    return state_of({"spec": spec, "status": {"conditions": list(conditions)}}, list(pods), list(events), 60, NOW)


def pod(age: int = 10, phase: str = "Pending", **status: Any) -> dict[str, Any]:
    created = (NOW - timedelta(seconds=age)).isoformat().replace("+00:00", "Z")
    return {"metadata": {"creationTimestamp": created}, "status": {"phase": phase, **status}}


def container(name: str, **states: Any) -> dict[str, Any]:
    return {"name": name, "image": "builder@sha256:1", "state": states}


def failed(reason: str) -> dict[str, Any]:
    return {"type": "Failed", "status": "True", "reason": reason, "message": "said the Job"}


def outcome(found: State) -> tuple[Outcome, str]:
    assert isinstance(found, Ended) and found.verdict is not None
    return found.verdict.outcome, found.verdict.message


def test_a_complete_job_leaves_the_word_to_the_build() -> None:
    assert state(({"type": "Complete", "status": "True"},)) == Ended(None)


def test_a_condition_that_is_not_true_is_none() -> None:
    assert isinstance(state(({"type": "Complete", "status": "False"},)), Waiting)


@pytest.mark.parametrize(
    ("reason", "end", "expected", "words"),
    [
        ("DeadlineExceeded", {"exitCode": 143, "reason": "Error"}, Outcome.TIMED_OUT, "longer than 3600 s"),
        ("PodFailurePolicy", {"exitCode": 137, "reason": "OOMKilled"}, Outcome.OUT_OF_MEMORY, "more than 4096 MB"),
        ("PodFailurePolicy", {"exitCode": 1, "reason": "Error"}, Outcome.INFRASTRUCTURE, "exit code 1"),
    ],
)
def test_a_failed_job(reason: str, end: dict[str, Any], expected: Outcome, words: str) -> None:
    ended = pod(phase="Failed", containerStatuses=[container("build", terminated=end)])
    found, message = outcome(state((failed(reason),), (ended,)))
    assert found is expected and words in message


def test_a_failed_job_whose_pod_is_gone() -> None:
    assert outcome(state((failed("BackoffLimitExceeded"),))) == (Outcome.INFRASTRUCTURE, "said the Job")


def test_a_running_build_whose_earlier_pod_was_evicted() -> None:
    first = pod(phase="Failed", reason="Evicted", message="The node was low on resource: memory.")
    assert state((), (first, pod(containerStatuses=[container("build", running={})]))) == Running()


def test_a_full_disk_is_not_tried_again() -> None:
    full = pod(
        phase="Failed", reason="Evicted", message='Usage of EmptyDir volume "workspace" exceeds the limit "1Gi".'
    )
    found = state((), (full, pod()))
    assert isinstance(found, Ended) and found.unfinished
    assert outcome(found)[0] is Outcome.FAILED


@pytest.mark.parametrize("reason", ["ImagePullBackOff", "CrashLoopBackOff", "CreateContainerConfigError"])
def test_what_can_not_start_is_given_up_after_a_while(reason: str) -> None:
    waiting = {"waiting": {"reason": reason, "message": "why"}}
    statuses = {"initContainerStatuses": [container("reporter", **waiting)], "containerStatuses": []}
    assert state((), (pod(30, **statuses),)) == Waiting(f"{reason} of builder@sha256:1. why")
    assert outcome(state((), (pod(61, **statuses),)))[0] is Outcome.FAILED


def test_a_container_that_is_being_made_is_waited_for() -> None:
    statuses = {"containerStatuses": [container("build", waiting={"reason": "PodInitializing"})]}
    assert state((), (pod(500, **statuses),)) == Waiting("The build's container is being started.")


def test_a_volume_that_can_not_be_mounted_is_told_by_an_event() -> None:
    event = {"type": "Warning", "reason": "FailedMount", "message": "mount failed: permission denied"}
    assert state((), (pod(),), (event,)) == Waiting("mount failed: permission denied")


def test_a_quota_and_another_refusal_are_told_apart() -> None:
    quota = {"type": "Warning", "reason": "FailedCreate", "message": "pods is forbidden: exceeded quota: builds"}
    other = {"type": "Warning", "reason": "FailedCreate", "message": "admission webhook denied"}
    assert "Waiting for a build slot" in str(state((), (), (quota,)))
    assert "The cluster makes no pod: admission webhook denied" in str(state((), (), (quota, other)))
