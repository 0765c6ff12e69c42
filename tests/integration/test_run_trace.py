"""One trace a run: request, bus, orchestration, builds and back, as the SDK's own exporter saw it."""

from collections.abc import Generator

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from shared import telemetry
from shared.events import RUN_REQUESTED, CloudEvent, RunRequest, build_finished
from shared.models import Outcome
from tests.integration.test_app import App, app, until

__all__ = ["app"]

TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
TRACEPARENT = f"00-{TRACE}-{CALLER}-01"


@pytest.fixture
def spans() -> Generator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    telemetry.record_with(SimpleSpanProcessor(exporter), "test")
    yield exporter
    telemetry.stop()


def named(spans: InMemorySpanExporter, name: str) -> list[ReadableSpan]:
    return [span for span in spans.get_finished_spans() if span.name == name]


def span_id(span: ReadableSpan) -> str:
    assert span.context
    return f"{span.context.span_id:016x}"


def parent_id(span: ReadableSpan) -> str:
    return f"{span.parent.span_id:016x}" if span.parent else ""


def request(app: App, run_id: str, project: str) -> None:
    """As a caller that is itself traced would."""
    app.services.exchange.upload_path("x.tar.zst").parent.mkdir(parents=True, exist_ok=True)
    app.services.exchange.upload_path("x.tar.zst").write_bytes(b"never read")
    data = RunRequest(run_id=run_id, name=project, upload="x.tar.zst").model_dump(mode="json")
    event = CloudEvent(source="test", type=RUN_REQUESTED, data=data, traceparent=TRACEPARENT, subject=run_id)
    app.bus.send("run-requests", event.model_dump_json(), message_id=event.id)


def test_a_run_is_one_trace_from_the_request_to_its_end(spans: InMemorySpanExporter, app: App) -> None:
    request(app, "run00001", "die")
    app.ended("run00001")
    until(lambda: named(spans, "run"))
    until(lambda: len(named(spans, "autobuilder.build.finished.v1")) == 3)

    run, step = named(spans, "run")[0], named(spans, "step prepare")[0]
    builds, ends = named(spans, "build"), named(spans, "autobuilder.build.finished.v1")
    everything = [span for span in spans.get_finished_spans() if span.context]
    assert {f"{span.context.trace_id:032x}" for span in everything if span.context} == {TRACE}
    received = named(spans, RUN_REQUESTED)[0]
    assert (parent_id(received), parent_id(run)) == (CALLER, span_id(received))
    assert parent_id(step) == span_id(run)
    assert [parent_id(build) for build in builds] == [span_id(step)] * 3, "three attempts, one step"
    assert sorted(map(parent_id, ends)) == sorted(map(span_id, builds)), "each event knows its build"
    known = {CALLER, *map(span_id, everything)}
    assert all(parent_id(span) in known for span in everything), "nothing hangs in the air"
    assert {span.name for span in everything} >= {"dispatch_build", "record_build", "step report"}


def test_what_is_written_at_the_end_covers_what_it_is_about(spans: InMemorySpanExporter, app: App) -> None:
    request(app, "run00001", "die")
    app.ended("run00001")
    until(lambda: named(spans, "run"))
    run, step = named(spans, "run")[0], named(spans, "step prepare")[0]
    for span in (run, step, *named(spans, "build")):
        assert span.start_time and span.end_time and span.start_time <= span.end_time
        assert not span.status.is_ok
    assert run.start_time and step.start_time and run.start_time <= step.start_time
    assert run.attributes and run.attributes["autobuilder.run_id"] == "run00001"
    assert named(spans, "build")[0].attributes


def test_an_event_that_is_sent_within_a_span_carries_it(spans: InMemorySpanExporter) -> None:
    with telemetry.doing("POST /api/v1/runs", TRACEPARENT, request_id="abc"):
        event = CloudEvent(source="test", type=RUN_REQUESTED, data={})
        end = build_finished("build-x-prepare-1", "x", Outcome.SUCCEEDED)
    sent = named(spans, "POST /api/v1/runs")[0]
    assert event.traceparent == end.traceparent == f"00-{TRACE}-{span_id(sent)}-01"
    assert CloudEvent.model_validate_json(event.model_dump_json()) == event
