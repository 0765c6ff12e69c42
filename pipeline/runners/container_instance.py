"""Builds as container groups of Azure Container Instances, for installations without AKS.

The truth is in Azure: a group of the build's name, and what its courier put on the share. No thread watches; the sweep
calls `reconcile` every 15 s, which takes up the log, notices the end and deletes the group.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from pipeline.runners.container_api import ContainerApi, GroupState
from pipeline.runners.container_group import BUILDER, COURIER, GRACE_SECONDS, container_group
from shared.artifacts.opening import Grants
from shared.azure_settings import ContainerSettings
from shared.bus import Bus, publish
from shared.errors import Misconfigured, Unavailable
from shared.events import BUILD_EVENTS_QUEUE, build_finished
from shared.exchange import Exchange
from shared.models import BuildResult, BuildSpec, Outcome
from shared.store import BuildRow, Store

log = structlog.get_logger(__name__)

LOG_CHUNK_BYTES = 256 * 1024
COURIER_SECONDS = 120
"""For the courier to take the results to the share when the builder has ended."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass
class ContainerInstanceRunner:
    settings: ContainerSettings
    store: Store
    bus: Bus
    exchange: Exchange
    api: ContainerApi
    grants: Grants
    agent: str = "builder"
    """Module that is started with a spec; tests name one that misbehaves."""

    def start(self, spec: BuildSpec) -> None:
        """Leaves the spec on the share, so that a sweep can make the group should Azure have no room for it now."""
        if self.exchange.result(spec.run_id, spec.output) is not None:
            return
        orders = _spec_name(spec.output)
        place = self.exchange.run_dir(spec.run_id) / orders
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(spec.model_dump_json())
        self.exchange.push(spec.run_id, orders)
        self._ensure(spec)

    def _ensure(self, spec: BuildSpec) -> None:
        try:
            if self.api.find(spec.build_id) is None:
                seconds = spec.limits.seconds + self.settings.start_seconds + COURIER_SECONDS
                signature = self.grants.grant(seconds)
                group = container_group(spec, self.settings, self.grants.settings, signature, self.agent)
                self.api.create(spec.build_id, group)
        except Unavailable as error:
            log.warning("build.not_started", run_id=spec.run_id, build=spec.build_id, reason=str(error))
        except Misconfigured as error:
            result = BuildResult(outcome=Outcome.FAILED, failure_kind="misconfigured", message=str(error))
            self._conclude(spec.run_id, spec.build_id, spec.output, result, spec.traceparent)

    def stop(self, run_id: str, build_id: str) -> None:
        self.api.delete(build_id)
        log.info("build.stopped", run_id=run_id, build=build_id)

    def reconcile(self, build: BuildRow) -> None:
        """An outage of Azure's is waited out: the next sweep looks again."""
        try:
            self._look(build)
        except Unavailable as error:
            log.warning("build.not_seen", run_id=build.run_id, build=build.id, reason=str(error))

    def build_of(self, token: str) -> str | None:
        """The courier puts logs on the share: nobody may send any."""
        return None

    def _look(self, build: BuildRow) -> None:
        self._take_up_log(build)
        spec = self._spec(build)
        place = spec.traceparent if spec else None
        result = self.exchange.result(build.run_id, build.output)
        if result is not None:
            self._take_up_log(build, ended=True)  # the courier sent all of it before the result
            self._finish(build.run_id, build.id, result, place)
            return
        group = self.api.find(build.id)
        verdict = self._verdict(build, spec, group)
        if verdict is not None:
            self._conclude(build.run_id, build.id, build.output, verdict, place)
        elif spec is not None and group is None:
            self._ensure(spec)

    def _verdict(self, build: BuildRow, spec: BuildSpec | None, group: GroupState | None) -> BuildResult | None:
        """How a build without a result has ended; None while it may still end by itself."""
        age = (datetime.now(UTC) - (build.started_at or LONG_AGO)).total_seconds()
        builder = group.containers.get(BUILDER) if group else None
        if builder is not None and builder.state == "Terminated":
            return self._ended(spec, group) if group else None
        if builder is None or builder.state == "Waiting":
            trouble = group.trouble if group and group.trouble else "Azure did not say why"
            message = f"The container group did not start within {self.settings.start_seconds} s: {trouble}."
            return _infrastructure(message) if age > self.settings.start_seconds else None
        seconds = spec.limits.seconds if spec else 0
        if age > seconds + self.settings.start_seconds + GRACE_SECONDS + COURIER_SECONDS:
            message = f"The build took longer than {seconds} s and was stopped."
            return BuildResult(outcome=Outcome.TIMED_OUT, failure_kind="timed_out", message=message)
        return None

    def _ended(self, spec: BuildSpec | None, group: GroupState) -> BuildResult | None:
        """The builder's container has ended, and no result is on the share. While the courier works, one may come; but
        it waits in vain when the container as a whole was killed."""
        builder, courier = group.containers[BUILDER], group.containers[COURIER]
        if builder.detail == "OOMKilled":
            memory = spec.limits.memory_mb if spec else 0
            message = f"The build needed more than {memory} MB and was stopped."
            return BuildResult(outcome=Outcome.OUT_OF_MEMORY, failure_kind="out_of_memory", message=message)
        since = (datetime.now(UTC) - (builder.finished or LONG_AGO)).total_seconds()
        if courier.state == "Terminated" or since > COURIER_SECONDS:
            said = " ".join(self.api.log(group.name, COURIER, 5).split())[-300:]
            return _infrastructure(
                f"The build's results did not reach the share: {said or 'its container was killed'}."
            )
        return None

    def _spec(self, build: BuildRow) -> BuildSpec | None:
        name = _spec_name(build.output)
        try:
            return BuildSpec.model_validate_json((self.exchange.pull(build.run_id, name) / name).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def _take_up_log(self, build: BuildRow, *, ended: bool = False) -> None:
        """Stores what was added to the log on the share; `ended`: its last line too, though it may have no end."""
        name = f"{build.output}/log"
        place = self.exchange.pull(build.run_id, name) / name
        if not place.exists():
            return
        offset = self.store.log_end(build.id)
        with place.open("rb") as file:
            while True:
                file.seek(offset)
                data = file.read(LOG_CHUNK_BYTES)
                is_last = len(data) < LOG_CHUNK_BYTES
                if data:
                    offset = self.store.append_log(build.id, offset, data, ended=ended and is_last)
                if is_last:
                    return

    def _conclude(self, run_id: str, build_id: str, output: str, result: BuildResult, place: str | None) -> None:
        """Our word in place of the builder's."""
        name = f"{output}/result.json"
        file = self.exchange.run_dir(run_id) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(result.model_dump_json())
        self.exchange.push(run_id, name)
        self._finish(run_id, build_id, result, place)

    def _finish(self, run_id: str, build_id: str, result: BuildResult, place: str | None) -> None:
        """`place`: of the build in its trace."""
        event = build_finished(build_id, run_id, result.outcome, traceparent=place)
        publish(self.bus, BUILD_EVENTS_QUEUE, event)
        self.api.delete(build_id)
        log.info("build.ended", run_id=run_id, build=build_id, outcome=result.outcome)


def _spec_name(output: str) -> str:
    return f"{output}/spec.json"


def _infrastructure(message: str) -> BuildResult:
    return BuildResult(outcome=Outcome.INFRASTRUCTURE, failure_kind="infrastructure", message=message)
