"""Telemetry that is off, and places in a trace."""

import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from shared import telemetry
from shared.events import CloudEvent, parse_event
from shared.models import BuildSpec

TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def test_off_nothing_is_traced_and_nothing_of_opentelemetry_is_imported() -> None:
    code = (
        "import sys; from shared import events, telemetry\n"
        "telemetry.configure(None, 'x')\n"
        "with telemetry.doing('x'): assert events.CloudEvent(source='s', type='t', data={}).traceparent is None\n"
        "assert not [name for name in sys.modules if name.startswith('opentelemetry')]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_the_identity_is_in_every_log_line_of_what_is_done() -> None:
    with telemetry.doing("record_build", run_id="run00001", step=None):
        assert structlog.contextvars.get_contextvars() == {"run_id": "run00001"}
    assert structlog.contextvars.get_contextvars() == {}


def test_a_place_follows_from_its_names_and_stays_in_its_trace() -> None:
    here = telemetry.place(TRACEPARENT, "run00001", 1)
    assert here == telemetry.place(TRACEPARENT, "run00001", 1)
    assert here != telemetry.place(TRACEPARENT, "run00001", 2)
    assert here and here[:36] == TRACEPARENT[:36]
    assert telemetry.well_formed(here)
    assert telemetry.place(None, "run00001", 1) is None


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "00-x",
        f"00-{'0' * 32}-b7ad6b7169203331-01",
        f"00-0af7651916cd43dd8448eb211c80319c-{'0' * 16}-01",
        TRACEPARENT.upper(),
        f"{TRACEPARENT}\n",
        17,
    ],
)
def test_a_broken_traceparent_costs_the_trace_and_not_the_message(broken: object) -> None:
    body = {"specversion": "1.0", "id": "1", "source": "s", "type": "t", "data": {}, "traceparent": broken}
    assert CloudEvent.model_validate(body).traceparent is None
    assert telemetry.place(str(broken), "x") is None


def test_messages_of_senders_that_trace_nothing_are_read_as_before() -> None:
    event = parse_event('{"specversion": "1.0", "id": "1", "source": "s", "type": "t", "data": {}}')
    assert event.traceparent is None
    assert BuildSpec.model_fields["traceparent"].default is None
