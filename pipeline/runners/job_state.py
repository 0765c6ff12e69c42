"""What the cluster says about a Job, in the words of a run: running, waiting and why, or over and how."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shared.models import BuildResult, Outcome

Object = dict[str, Any]

BROKEN = frozenset(
    {
        "CrashLoopBackOff",
        "CreateContainerConfigError",
        "CreateContainerError",
        "ErrImageNeverPull",
        "ErrImagePull",
        "ImageInspectError",
        "ImagePullBackOff",
        "InvalidImageName",
        "RunContainerError",
    }
)
"""Reasons of a waiting container that no patience cures."""
DISK_WORDS = ("exceeds the limit", "exceeds its local ephemeral storage", "exceeded its local ephemeral storage")
MESSAGE_LENGTH = 500


@dataclass(frozen=True)
class Running:
    pass


@dataclass(frozen=True)
class Waiting:
    reason: str


@dataclass(frozen=True)
class Ended:
    """`verdict` is None when the build's own result.json counts; `unfinished` when the Job itself would go on."""

    verdict: BuildResult | None
    unfinished: bool = False


State = Running | Waiting | Ended


def state_of(job: Object, pods: list[Object], events: list[Object], patience_seconds: int, now: datetime) -> State:
    """`events` are those of the Job and of its pods. A pod that can't start for `patience_seconds` is given up."""
    for condition in _conditions(job):
        if condition["type"] == "Complete":
            return Ended(None)
        if condition["type"] == "Failed":
            return Ended(_failure(job, condition, pods))
    if full := _disk_full(pods):
        return Ended(full, unfinished=True)
    living = [pod for pod in pods if pod["status"].get("phase") not in ("Failed", "Succeeded")]
    if not living:
        return Waiting(_no_pod(events))
    pod = living[-1]
    if _started(pod):
        return Running()
    broken = _broken(pod)
    if broken and _age(pod, now) > patience_seconds:
        message = f"The build can't be started: {broken}"
        return Ended(_result(Outcome.FAILED, "misconfigured", message), unfinished=True)
    return Waiting(broken or _unplaced(pod) or _newest_warning(events) or "The build's container is being started.")


def _failure(job: Object, condition: Object, pods: list[Object]) -> BuildResult:
    if condition.get("reason") == "DeadlineExceeded":
        message = f"The build took longer than {job['spec']['activeDeadlineSeconds']} s and was stopped."
        return _result(Outcome.TIMED_OUT, "timed_out", message)
    ends = [end for pod in pods for end in _ends(pod, "build")]
    if not ends:
        return _result(Outcome.INFRASTRUCTURE, "infrastructure", _said(condition) or "The build's pod is gone.")
    last = ends[-1]
    if last.get("reason") == "OOMKilled":
        memory = str(job["spec"]["template"]["spec"]["containers"][0]["resources"]["limits"]["memory"])
        message = f"The build needed more than {memory.removesuffix('Mi')} MB and was stopped."
        return _result(Outcome.OUT_OF_MEMORY, "out_of_memory", message)
    message = f"The builder ended with exit code {last.get('exitCode')} and without a result."
    return _result(Outcome.INFRASTRUCTURE, "infrastructure", message)


def _disk_full(pods: list[Object]) -> BuildResult | None:
    """The kubelet evicts a pod that fills its volumes; its replacement would only do the same."""
    for pod in pods:
        said = str(pod["status"].get("message", ""))
        if pod["status"].get("reason") == "Evicted" and any(words in said for words in DISK_WORDS):
            message = f"The build needed more disk than it may use and was stopped: {said[:MESSAGE_LENGTH]}"
            return _result(Outcome.FAILED, "disk_full", message)
    return None


def _no_pod(events: list[Object]) -> str:
    """A Job without a pod: its controller tells why only by an event."""
    refused = [event for event in events if event.get("reason") == "FailedCreate"]
    said = str(refused[-1].get("message", "")) if refused else ""
    if "exceeded quota" in said:
        return f"Waiting for a build slot of the cluster: {said[:MESSAGE_LENGTH]}"
    return f"The cluster makes no pod: {said[:MESSAGE_LENGTH]}" if said else "Waiting for the cluster to make a pod."


def _unplaced(pod: Object) -> str | None:
    for condition in pod["status"].get("conditions") or ():
        if condition["type"] == "PodScheduled" and condition["status"] == "False":
            return f"No node can take the build yet: {_said(condition) or condition.get('reason')}"
    return None


def _broken(pod: Object) -> str | None:
    for container in _containers(pod):
        waiting: Object | None = container.get("state", {}).get("waiting")
        if waiting and waiting.get("reason") in BROKEN:
            return f"{waiting['reason']} of {container['image']}. {_said(waiting)}"[:MESSAGE_LENGTH].strip()
    return None


def _newest_warning(events: list[Object]) -> str | None:
    """Why a pod that has its node and its image still does not start: mostly a volume."""
    warnings = [event for event in events if event.get("type") == "Warning" and event.get("reason") != "FailedCreate"]
    return _said(warnings[-1]) if warnings else None


def _started(pod: Object) -> bool:
    return any(
        not {"running", "terminated"}.isdisjoint(status.get("state", {}))
        for status in pod["status"].get("containerStatuses") or ()
    )


def _ends(pod: Object, container: str) -> Iterator[Object]:
    for status in pod["status"].get("containerStatuses") or ():
        if status["name"] == container and (end := status.get("state", {}).get("terminated")):
            yield end


def _containers(pod: Object) -> list[Object]:
    """The sidecar first: the build is not started before it."""
    return [*(pod["status"].get("initContainerStatuses") or ()), *(pod["status"].get("containerStatuses") or ())]


def _conditions(job: Object) -> list[Object]:
    return [c for c in job.get("status", {}).get("conditions") or () if c["status"] == "True"]


def _age(pod: Object, now: datetime) -> float:
    created = datetime.fromisoformat(pod["metadata"]["creationTimestamp"])
    return (now.astimezone(UTC) - created).total_seconds()


def _said(condition: Object) -> str:
    return str(condition.get("message") or "")[:MESSAGE_LENGTH]


def _result(outcome: Outcome, kind: str, message: str) -> BuildResult:
    return BuildResult(outcome=outcome, failure_kind=kind, message=message)
