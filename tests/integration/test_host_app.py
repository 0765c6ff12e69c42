"""A real app on the embedded host: every feature of orchestrations, and the pitfalls as Azure has them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import azure.durable_functions as df
import azure.functions as func
import pytest

from host.client import AlreadyFinished, AlreadyRunning, UnknownInstance
from host.model import Kind, Status
from shared.errors import InvalidRequest

if TYPE_CHECKING:
    from host.testing import Driver, StartDriver

pytest_plugins = ["host.testing"]

SAMPLE = Path(__file__).parent.parent / "fixtures" / "sample_app"
SETTINGS = {"EVENTS_QUEUE": "events"}


@pytest.fixture
def run(app_driver: StartDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    monkeypatch.setenv("SAMPLE_SCRATCH", str(tmp_path))
    monkeypatch.setenv("SAMPLE_JOURNAL", str(tmp_path / "journal"))
    with app_driver(SAMPLE, settings=SETTINGS) as driver:
        yield driver


@pytest.fixture
def still(app_driver: StartDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """A driver that moves the clock only when told."""
    monkeypatch.setenv("SAMPLE_SCRATCH", str(tmp_path))
    monkeypatch.setenv("SAMPLE_JOURNAL", str(tmp_path / "journal"))
    with app_driver(SAMPLE, settings=SETTINGS, skip_idle=False) as driver:
        yield driver


def test_a_chain_of_activities_with_custom_status(run: Driver):
    run.start("chain", ["a", "b", "c"], "chain-1")
    assert run.result("chain-1") == ["A", "B", "C"]
    instance = run.host.client.get("chain-1")
    assert instance and instance.custom_status == '{"done": 3}'
    kinds = [event.kind for event in run.host.client.history("chain-1")]
    assert kinds.count(Kind.TASK_COMPLETED) == 3
    assert kinds[:3] == [Kind.EPISODE_STARTED, Kind.EXECUTION_STARTED, Kind.TASK_SCHEDULED]


def test_fan_out_and_in_with_async_activities(run: Driver):
    assert run.result(run.start("fan_out", 25)) == sum(2 * n for n in range(25))


def test_an_orchestration_may_end_in_its_first_episode(run: Driver):
    assert run.result(run.start("chain", [])) == []


def test_children_run_under_given_and_made_up_ids(run: Driver):
    run.start("parent", instance_id="p")
    assert run.result("p") == [["A"], 6]
    child = run.host.client.get("p-child")
    assert child and (child.parent_id, child.status) == ("p", Status.COMPLETED)


def test_a_failed_child_fails_in_its_parent_with_the_real_message(run: Driver):
    text = run.result(run.start("parent_of_failure"))
    assert "ValueError: child" in text
    assert "always_fails" in text


def test_a_failed_activity_says_what_and_where_in_the_app(run: Driver):
    instance = run.finished(run.start("failing", "broken"))
    assert instance.status is Status.FAILED
    assert "failed: Activity function 'always_fails' failed: ValueError: broken" in str(instance.output)
    assert "raise ValueError(why)" in str(instance.output)
    assert "host/hub.py" not in str(instance.output)


def test_retries_until_it_works_and_until_they_are_used_up(run: Driver):
    first, last_error = run.result(run.start("retrying"))
    assert first == 3
    assert "never" in last_error


def test_an_event_wins_against_its_timer_which_is_cancelled(still: Driver):
    still.start("approval", 3600, "a")
    still.settle()
    assert still.host.client.waiting_for("a")[-1] == "event approved"
    still.raise_event("a", "approved", {"by": "me"})
    assert still.result("a") == ['{"by": "me"}', "AFTER"]  # a dict arrives as JSON text, as on Azure


def test_a_timer_wins_when_no_event_comes(still: Driver):
    still.start("approval", 3600, "a")
    still.advance(seconds=3599)
    assert still.host.client.get("a").status is Status.RUNNING
    still.advance(seconds=2)
    assert still.result("a") == "timed out"


def test_an_event_before_the_start_of_its_wait_is_kept(run: Driver):
    run.start("approval", 3600, "early")
    run.raise_event("early", "approved", 1)
    assert run.result("early") == ["1", "AFTER"]


def test_one_early_event_serves_two_waits_in_the_sdk_but_azure_waits_on(still: Driver):
    still.start("two_waits", instance_id="w")
    still.raise_event("w", "go", "x")
    still.advance(minutes=2)
    assert still.host.client.waiting_for("w") == [
        "event go",
        "(its code has ended; it completes when nothing is open)",
    ]
    still.raise_event("w", "go", "y")
    assert still.result("w") == ['"x"', '"x"']


def test_a_forgotten_timer_keeps_the_instance_until_it_fires(still: Driver):
    still.start("forgetful", 3600, "f")
    still.raise_event("f", "go")
    still.settle()
    assert still.host.client.waiting_for("f")[0].startswith("timer due ")
    still.advance(hours=2)
    assert still.result("f") == "went"


def test_a_long_timer_is_made_of_hops(run: Driver):
    before = run.clock.now()
    run.start("sleeper", 10, "s")
    assert run.result("s") == "awake"
    assert run.clock.now() - before >= timedelta(days=10)
    timers = [event for event in run.host.client.history("s") if event.kind is Kind.TIMER_CREATED]
    assert len(timers) == 3  # 3 days, then 3, then the 4 that are left


def test_continue_as_new_starts_over_without_history(run: Driver):
    run.start("counter", 1, "n")
    assert run.result("n") == 5
    assert sum(event.kind is Kind.TASK_SCHEDULED for event in run.host.client.history("n")) == 1


def test_terminate_ends_children_too_and_later_messages_are_dropped(still: Driver):
    still.start("family", instance_id="t")
    still.settle()
    still.host.client.terminate("t", "enough")
    for instance_id in ("t", "t-child"):
        instance = still.host.client.get(instance_id)
        assert instance and (instance.status, instance.output) == (Status.TERMINATED, '"enough"')
    with pytest.raises(AlreadyFinished):
        still.raise_event("t-child", "approved")
    still.advance(days=6)
    assert still.host.client.get("t-child").status is Status.TERMINATED


def test_a_terminated_child_fails_in_its_parent(still: Driver):
    still.start("family", instance_id="t")
    still.settle()
    still.host.client.terminate("t-child", "enough")
    assert "terminated: enough" in str(still.finished("t").output)


def test_a_suspended_instance_keeps_its_messages_until_resumed(still: Driver):
    still.start("approval", 3600, "s")
    still.settle()
    still.host.client.suspend("s")
    still.raise_event("s", "approved", 1)
    still.settle()
    assert still.host.client.get("s").status is Status.SUSPENDED
    assert still.host.client.waiting_for("s")[0] == "resume"
    still.host.client.resume("s")
    assert still.result("s") == ["1", "AFTER"]


def test_divergence_of_ids_fails_the_instance_with_the_reason(run: Driver):
    instance = run.finished(run.start("diverging"))
    assert instance.status is Status.FAILED
    assert "Azure counts 'timer' as task 2, the SDK counts for 'activity shout'" in str(instance.output)


def test_an_activity_that_does_not_exist_is_named(run: Driver):
    instance = run.finished(run.start("asks_for_nothing_known"))
    assert "no activity function 'no_such_activity'" in str(instance.output)


def test_code_that_changed_under_a_running_instance_is_noticed(still: Driver):
    still.start("approval", 3600, "c")
    still.settle()
    names = still.host.hub._names
    object.__setattr__(names, "orchestrators", {**names.orchestrators, "approval": names.orchestrators["chain"]})
    still.raise_event("c", "approved")
    instance = still.finished("c")
    assert instance.status is Status.FAILED


def test_ids_are_unique_while_running_and_reusable_after(run: Driver):
    run.start("approval", 10**5, "same")
    run.host.client.suspend("same")
    with pytest.raises(AlreadyRunning):
        run.start("chain", ["x"], "same")
    run.host.client.terminate("same", "")
    run.start("chain", ["x"], "same")
    assert run.result("same") == ["X"]
    for wrong in ("a/b", "a#b", "@a", "x" * 101, "nul\0"):
        with pytest.raises(InvalidRequest):
            run.start("chain", [], wrong)
    with pytest.raises(UnknownInstance):
        run.raise_event("nobody", "x")


def test_purge_takes_only_what_is_finished(still: Driver):
    still.start("chain", ["a"], "done")
    still.start("approval", 3600, "open")
    still.result("done")
    still.settle()
    assert still.host.client.purge(["done", "open", "nobody"]) == 1
    assert still.host.client.get("done") is None
    assert still.host.client.history("done") == []


def test_a_queue_message_starts_an_orchestration_and_another_raises_its_event(still: Driver):
    still.send("requests", {"name": "approval", "id": "q", "input": 3600})
    still.settle()
    still.send("events", {"id": "q", "event": "approved", "data": "yes"})
    assert still.result("q") == ['"yes"', "AFTER"]
    assert [each.active for each in still.host.bus.counts()] == []


def test_a_poison_message_becomes_a_dead_letter_after_ten_deliveries(run: Driver, tmp_path: Path):
    run.send("requests", {"poison": True}, message_id="bad")
    run.until(lambda: run.host.bus.dead_letters("requests"))
    [dead] = run.host.bus.dead_letters("requests")
    assert (dead.deliveries, dead.description) == (10, "ValueError: poison")
    lines = (tmp_path / "journal").read_text().splitlines()
    assert lines == [f"request bad {n}" for n in range(1, 11)]


def test_a_delayed_message_comes_when_its_time_has_come(still: Driver, tmp_path: Path):
    still.send("plain", "later", delay=3600)
    still.settle()
    assert not (tmp_path / "journal").exists()
    still.advance(hours=1, seconds=1)
    assert (tmp_path / "journal").read_text() == "plain later None\n"


def test_a_timer_trigger_gets_its_request(run: Driver, tmp_path: Path):
    run.fire("tick")
    run.fire("tick", past_due=True)
    assert (tmp_path / "journal").read_text() == "tick False\ntick True\n"


def test_many_at_once(run: Driver):
    ids = [run.start("chain", ["a", "b"], f"m{n}") for n in range(40)]
    assert all(run.result(instance_id) == ["A", "B"] for instance_id in ids)
    assert len(run.host.client.list(prefix="m")) == 40
    assert json.loads(run.host.client.get("m0").input or "") == '["a", "b"]'


def tiny_app() -> df.DFApp:
    """Functions that look at what the host does around them."""
    app = df.DFApp()
    app.inside, app.most = 0, 0

    @app.service_bus_queue_trigger(arg_name="message", queue_name="slow", connection="c")
    def slow(message: func.ServiceBusMessage) -> None:
        app.inside += 1
        app.most = max(app.most, app.inside)
        time.sleep(0.05)
        app.inside -= 1

    @app.activity_trigger(input_name="text")
    def unwritable(text: str) -> None:
        raise ValueError("nul \0 and half a pair \ud800")

    @app.activity_trigger(input_name="value")
    def same(value: object) -> object:
        return value

    @app.orchestration_trigger(context_name="context")
    def odd_texts(context: df.DurableOrchestrationContext):
        echoed = yield context.call_activity("same", "\0 \ud800 é")
        try:
            yield context.call_activity("unwritable", "x")
        except Exception as failure:
            return [echoed, str(failure)]

    @app.orchestration_trigger(context_name="context")
    def unwritable_child_id(context: df.DurableOrchestrationContext):
        yield context.call_sub_orchestrator("odd_texts", None, "nul\0")

    @app.orchestration_trigger(context_name="context")
    def asks_an_entity(context: df.DurableOrchestrationContext):
        yield context.call_entity(df.EntityId("counter", "a"), "get")

    return app


def test_host_json_limits_how_many_messages_are_in_hand(app_driver: StartDriver, tmp_path: Path):
    (tmp_path / "host.json").write_text('{"extensions": {"serviceBus": {"maxConcurrentCalls": 3}}}')
    app = tiny_app()
    with app_driver(app, directory=tmp_path, skip_idle=False) as run:
        for number in range(12):
            run.send("slow", str(number))
        run.settle()
    assert app.most == 3


def test_texts_that_the_database_cannot_hold(app_driver: StartDriver, tmp_path: Path):
    with app_driver(tiny_app(), directory=tmp_path) as run:
        echoed, failure = run.result(run.start("odd_texts"))
        assert echoed == "\0 \ud800 é"
        assert "nul \\0 and half a pair \\ud800" in failure
        instance = run.finished(run.start("unwritable_child_id"))
        assert instance.status is Status.FAILED
        instance = run.finished(run.start("asks_an_entity"))
        assert "does not support call_entity" in str(instance.output)
