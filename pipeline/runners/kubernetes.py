"""Builds as Jobs of a Kubernetes cluster: `build-<run>-<step>-<attempt>`, made once however often it is asked for.

The cluster is the truth. The reporter in the pod sends the log and says that a build has ended; whatever it could not
say (a build that was killed, a pod that never came to be, an event that got lost) `reconcile` finds within a sweep.
"""

import contextlib
import hashlib
import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import assert_never

import structlog

from pipeline.runners.job_manifest import LOG_AUDIENCE, USER, job, specification_path
from pipeline.runners.job_state import Ended, Running, State, Waiting, state_of
from pipeline.runners.kubernetes_api import KubernetesApi
from shared.bus import Bus, publish
from shared.errors import AutoBuilderError, InvalidRequest, Misconfigured
from shared.events import BUILD_EVENTS_QUEUE, build_finished
from shared.exchange import Exchange, drop_links
from shared.models import BuildResult, BuildSpec, Outcome, Status, StepName
from shared.settings import KubernetesSettings
from shared.store import BuildRow, Store

log = structlog.get_logger(__name__)

REVIEW_SECONDS = 60
"""How long a reporter's token is believed without asking the cluster again."""
REVIEWS_KEPT = 100
LOST_AFTER_SECONDS = 60


@dataclass
class KubernetesRunner:
    settings: KubernetesSettings
    store: Store
    bus: Bus
    exchange: Exchange
    api: KubernetesApi
    _reviews: dict[str, tuple[str, float]] = field(default_factory=dict[str, tuple[str, float]])
    """Digest of a reporter's token to its build and the time until which that is believed."""

    def start(self, spec: BuildSpec) -> None:
        """Makes the Job. While the API server is away the specification waits, and the sweep makes the Job."""
        self._prepare(spec)
        try:
            self._create(spec)
        except AutoBuilderError as error:
            self._say(spec.run_id, spec.step, spec.attempt, Status.WAITING, str(error))

    def stop(self, run_id: str, build_id: str) -> None:
        """Without its specification a build is not started again."""
        self._specify(run_id, build_id, "")
        self.api.delete_job(build_id)
        log.info("build.stopped", run_id=run_id, build=build_id)

    def reconcile(self, build: BuildRow) -> None:
        """One build's failure to be looked at keeps nobody from looking at the next."""
        try:
            self._reconcile(build)
        except AutoBuilderError as error:
            log.warning("build.unseen", run_id=build.run_id, build=build.id, reason=str(error))
            self._say(build.run_id, StepName(build.step_type), build.attempt, Status.WAITING, str(error))

    def build_of(self, token: str) -> str | None:
        """The build that a reporter's token belongs to: it is bound to a pod, whose name begins with the Job's."""
        digest, now = hashlib.sha256(token.encode()).hexdigest(), time.monotonic()
        if (known := self._reviews.get(digest)) and known[1] > now:
            return known[0]
        review = self.api.review(token, LOG_AUDIENCE)
        account = f"system:serviceaccount:{self.settings.namespace}:{self.settings.service_account}"
        if review is None or review.user != account or not review.pod:
            return None
        if len(self._reviews) >= REVIEWS_KEPT:
            self._reviews.clear()
        build_id = review.pod.rpartition("-")[0]
        self._reviews[digest] = (build_id, now + REVIEW_SECONDS)
        return build_id

    def _prepare(self, spec: BuildSpec) -> None:
        """The specification and the output directory, which must belong to the builder where the share keeps owners
        (Azure Files by SMB has one for all)."""
        self._specify(spec.run_id, spec.build_id, spec.model_dump_json())
        output = self.exchange.run_dir(spec.run_id) / spec.output
        output.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(PermissionError, NotImplementedError):
            os.chown(output, USER, USER)

    def _create(self, spec: BuildSpec) -> None:
        """What the cluster will never take ends the build at once."""
        try:
            self.api.create_job(job(spec, self.settings))
        except InvalidRequest as error:
            self._conclude(spec.run_id, spec.build_id, spec.output, _misconfigured(error))

    def _reconcile(self, build: BuildRow) -> None:
        found = self.api.job(build.id)
        if found is None:
            self._without_job(build)
            return
        if found["metadata"].get("deletionTimestamp"):
            return
        pods = self.api.pods(build.id)
        events = self.api.events([build.id, *(pod["metadata"]["name"] for pod in pods)])
        self._act(build, state_of(found, pods, events, self.settings.start_seconds, datetime.now(UTC)))

    def _act(self, build: BuildRow, state: State) -> None:
        step = StepName(build.step_type)
        match state:
            case Running():
                self._say(build.run_id, step, build.attempt, Status.RUNNING, "")
            case Waiting(reason):
                self._say(build.run_id, step, build.attempt, Status.WAITING, reason)
            case Ended(verdict, unfinished):
                self._conclude(build.run_id, build.id, build.output, verdict)
                if unfinished:
                    self.api.delete_job(build.id)
            case _:
                assert_never(state)

    def _without_job(self, build: BuildRow) -> None:
        """It was never made, or somebody deleted it, or it ended so long ago that it was tidied away."""
        result = self.exchange.result(build.run_id, build.output)
        if result is not None and result.outcome is not Outcome.CANCELLED:
            self._conclude(build.run_id, build.id, build.output, None)
            return
        try:
            name = specification_path(build.id)
            spec = BuildSpec.model_validate_json((self.exchange.pull(build.run_id, name) / name).read_bytes())
        except (FileNotFoundError, ValueError):
            if _is_old(build, LOST_AFTER_SECONDS):
                self._conclude(build.run_id, build.id, build.output, None)
            return
        try:
            self._create(spec)
        except Misconfigured as error:
            if not _is_old(build, self.settings.start_seconds):
                raise
            self._conclude(build.run_id, build.id, build.output, _misconfigured(error))

    def _conclude(self, run_id: str, build_id: str, output: str, verdict: BuildResult | None) -> None:
        """Says that the build has ended. A verdict of the cluster's replaces what the build itself left."""
        directory = self.exchange.run_dir(run_id) / output
        directory.mkdir(parents=True, exist_ok=True)
        drop_links(directory)
        own = self.exchange.result(run_id, output)
        result = verdict or own or lost()
        if result is not own:
            temporary = directory / "result.tmp"
            temporary.unlink(missing_ok=True)
            temporary.write_text(result.model_dump_json())
            temporary.rename(directory / "result.json")
            self.exchange.push(run_id, f"{output}/result.json")
        publish(self.bus, BUILD_EVENTS_QUEUE, build_finished(build_id, run_id, result.outcome))
        log.info("build.ended", run_id=run_id, build=build_id, outcome=result.outcome)

    def _say(self, run_id: str, step: StepName, attempt: int, status: Status, message: str) -> None:
        """On the run's page."""
        self.store.note_step(run_id, step, attempt, status, message)

    def _specify(self, run_id: str, build_id: str, content: str) -> None:
        name = specification_path(build_id)
        file = self.exchange.run_dir(run_id) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_suffix(".tmp")
        temporary.write_text(content)
        temporary.rename(file)
        self.exchange.push(run_id, name)


def lost() -> BuildResult:
    message = "The builder ended without a result; the cluster may have stopped it."
    return BuildResult(outcome=Outcome.INFRASTRUCTURE, failure_kind="infrastructure", message=message)


def _misconfigured(error: AutoBuilderError) -> BuildResult:
    return BuildResult(outcome=Outcome.FAILED, failure_kind="misconfigured", message=str(error))


def _is_old(build: BuildRow, seconds: float) -> bool:
    """Old enough that whoever claimed its slot would have written its specification by now, and that a refusal is no
    passing one."""
    return build.started_at is None or (datetime.now(UTC) - build.started_at).total_seconds() > seconds
