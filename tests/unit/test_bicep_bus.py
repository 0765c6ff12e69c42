"""Queues and topics: what the code names is what Bicep makes."""

import re
from pathlib import Path

from shared import events
from tests.fixtures.app_settings import sources
from tests.fixtures.bicep import module

NAMESPACE = "Microsoft.ServiceBus/namespaces"


def named(suffix: str) -> set[str]:
    return {value for key, value in vars(events).items() if key.endswith(suffix) and isinstance(value, str)}


def test_every_queue_of_the_code_is_made_and_no_other() -> None:
    assert set(module("service_bus").variables["queueNames"]) == named("_QUEUE")


def test_every_topic_of_the_code_is_made() -> None:
    made = {topic["name"] for topic in module("service_bus").resources(f"{NAMESPACE}/topics")}
    assert named("_TOPIC") <= made


def test_triggers_listen_to_those_queues() -> None:
    triggers = {found for text in sources().values() for found in re.findall(r"queue_name=(\w+)", text)}
    assert {getattr(events, name) for name in triggers} == named("_QUEUE")


def test_what_the_bus_promises_is_what_the_embedded_one_does() -> None:
    """Duplicate detection over ten minutes, a minute's lock, ten deliveries: host/bus.py's defaults."""
    queue = module("service_bus").resources(f"{NAMESPACE}/queues")[0]["properties"]
    assert queue["requiresDuplicateDetection"] is True
    text = (Path(__file__).parents[2] / "host" / "bus.py").read_text()
    assert "lock_seconds: float = 60" in text
    assert queue["lockDuration"] == "PT1M"
    assert f"max_delivery: int = {queue['maxDeliveryCount']}" in text
    assert "duplicate_seconds: float = 600" in text
    assert queue["duplicateDetectionHistoryTimeWindow"] == "PT10M"


def test_the_builder_may_send_to_the_queue_of_ended_builds_only() -> None:
    assert "name: 'build-events'" in module("rbac").text
    assert events.BUILD_EVENTS_QUEUE == "build-events"
