"""Traces by OpenTelemetry: one trace a run, through every process that has a part in it.

Off until `configure` is given an address; nothing of OpenTelemetry is imported before. A place in a trace travels as a
W3C `traceparent`: in CloudEvents (their distributed tracing extension), in an orchestration's input, in a BuildSpec.

Runs, steps and builds last longer than the processes that see to them. Their spans are written when they are over, but
their ids follow from their names, so that what happens in between can be hung below them beforehand.
"""

import hashlib
import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import structlog
from pydantic import BeforeValidator

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Tracer

TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}")
"""Version 00 of W3C Trace Context, section 3.2."""

Attribute = str | int | float | bool | None
_chosen_id: ContextVar[int | None] = ContextVar("chosen_id", default=None)


class _Tracing:
    """What this process records with, if it does."""

    provider: "TracerProvider | None" = None
    tracer: "Tracer | None" = None


def well_formed(value: object) -> str | None:
    """A traceparent, or None: whoever sends a broken one loses its trace, not its message."""
    return value if isinstance(value, str) and TRACEPARENT.fullmatch(value) else None


Traceparent = Annotated[str | None, BeforeValidator(well_formed)]


def configure(url: str | None, service: str) -> None:
    """Sends traces to an OTLP/HTTP collector (`http://host:4318`); None leaves telemetry off."""
    if url is None:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    record_with(BatchSpanProcessor(OTLPSpanExporter(f"{url.rstrip('/')}/v1/traces")), service)


def record_with(processor: Any, service: str) -> None:
    """Hands every span to an OpenTelemetry span processor."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.id_generator import RandomIdGenerator

    class Ids(RandomIdGenerator):
        def generate_span_id(self) -> int:
            return _chosen_id.get() or super().generate_span_id()

    provider = TracerProvider(resource=Resource.create({"service.name": service}), id_generator=Ids())
    provider.add_span_processor(processor)
    _Tracing.provider, _Tracing.tracer = provider, provider.get_tracer("autobuilder")


def stop() -> None:
    """Sends what has not been sent, and is off afterwards."""
    if _Tracing.provider is not None:
        _Tracing.provider.shutdown()
    _Tracing.provider = _Tracing.tracer = None


def current() -> str | None:
    """The traceparent of what is being done here; None when that is not traced."""
    if _Tracing.tracer is None:
        return None
    from opentelemetry import trace

    context = trace.get_current_span().get_span_context()
    if not context.is_valid:
        return None
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"


def place(parent: str | None, *names: object) -> str | None:
    """The traceparent of a span in `parent`'s trace that will be `written` under these names."""
    found = TRACEPARENT.fullmatch(parent or "")
    if found is None:
        return None
    span = hashlib.sha256("/".join(map(str, names)).encode()).hexdigest()[:16]
    return f"00-{found[1]}-{span}-01"


@contextmanager
def doing(name: str, parent: str | None = None, **identity: Attribute) -> Generator[None]:
    """A span around what is done here, below `parent`; and the identity in every log line of it."""
    known = {key: value for key, value in identity.items() if value is not None}
    with structlog.contextvars.bound_contextvars(**known):
        if _Tracing.tracer is None:
            yield
            return
        with _Tracing.tracer.start_as_current_span(name, _context(parent), attributes=_attributes(known)):
            yield


def written(
    name: str,
    span: str | None,
    parent: str | None,
    began: datetime | None,
    ended: datetime,
    *,
    failed: bool = False,
    **attributes: Attribute,
) -> None:
    """Records what is over, at the `place` that was set aside for it."""
    found = TRACEPARENT.fullmatch(span or "")
    if _Tracing.tracer is None or found is None:
        return
    from opentelemetry.trace import StatusCode

    token = _chosen_id.set(int(found[2], 16))
    try:
        known = {key: value for key, value in attributes.items() if value is not None}
        start = _nanoseconds(began or ended)
        made = _Tracing.tracer.start_span(name, _context(parent), attributes=_attributes(known), start_time=start)
    finally:
        _chosen_id.reset(token)
    if failed:
        made.set_status(StatusCode.ERROR)
    made.end(_nanoseconds(ended))


def _context(traceparent: str | None) -> "Context | None":
    """None means below the current span."""
    if well_formed(traceparent) is None:
        return None
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({"traceparent": str(traceparent)})


def _attributes(identity: dict[str, Any]) -> dict[str, Any]:
    return {f"autobuilder.{key}": value for key, value in identity.items()}


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1e9)
