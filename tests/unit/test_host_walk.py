"""The ids that Azure's extension would give: each case is one that was run there, or follows from one."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from host.model import (
    Action,
    CallActivity,
    CallChild,
    ContinueAsNew,
    Event,
    Kind,
    Retry,
    StartTimer,
    WaitForAll,
    WaitForAny,
    WaitForEvent,
)
from host.walk import Walk

START = datetime(2026, 1, 1, tzinfo=UTC)
EXECUTION = UUID(int=7)
RETRY = Retry(attempts=2, delay=timedelta(seconds=5))


def walk(actions: list[Action], *events: Event) -> Walk:
    begin = [Event(Kind.EPISODE_STARTED, START), Event(Kind.EXECUTION_STARTED, START)]
    return Walk(EXECUTION, actions, [*begin, *events]).run()


def labels(walked: Walk) -> list[str]:
    return [walked.scheduled[task].label for task in sorted(walked.scheduled)]


def completed(task: int) -> Event:
    return Event(Kind.TASK_COMPLETED, START, task=task)


def failed(task: int) -> Event:
    return Event(Kind.TASK_FAILED, START, task=task)


def fired(task: int) -> Event:
    return Event(Kind.TIMER_FIRED, START, task=task)


def raised(name: str) -> Event:
    return Event(Kind.EVENT_RAISED, START, name=name)


def call(name: str, retry: Retry | None = None) -> CallActivity:
    return CallActivity(name, None, retry)


def test_actions_are_taken_one_after_the_other():
    actions: list[Action] = [call("a"), call("b")]
    assert labels(walk(actions)) == ["activity a"]
    assert labels(walk(actions, completed(0))) == ["activity a", "activity b"]
    assert not walk(actions, completed(0)).at_end
    assert walk(actions, completed(0), completed(1)).at_end


def test_a_failure_goes_on_too_as_the_code_may_have_caught_it():
    assert labels(walk([call("a"), call("b")], failed(0))) == ["activity a", "activity b"]


def test_all_waits_for_every_child_even_after_a_failure():
    actions: list[Action] = [WaitForAll((call("a"), call("b"))), call("c")]
    early = walk(actions, failed(0))
    assert labels(early) == ["activity a", "activity b"]
    assert early.behind
    assert labels(walk(actions, failed(0), completed(1)))[-1] == "activity c"


def test_a_cancelled_loser_lets_the_next_action_begin_and_an_uncancelled_one_does_not():
    event = WaitForEvent("go")
    again = WaitForAny((StartTimer(START, cancelled=False),))  # the event's task was listed before
    blocked = walk(
        [WaitForAny((event, StartTimer(START, cancelled=True))), again, call("c")], raised("go"), raised("go")
    )
    assert labels(blocked) == ["timer", "timer"]
    freed = WaitForAny((StartTimer(START, cancelled=True),))
    assert labels(walk([WaitForAny((event, StartTimer(START, cancelled=True))), freed, call("c")], raised("go"))) == [
        "timer",
        "timer",
        "activity c",
    ]


def test_an_open_timer_keeps_the_instance_from_completing():
    race = WaitForAny((WaitForEvent("go"), StartTimer(START, cancelled=False)))
    assert not walk([race], raised("go")).at_end
    assert walk([race], raised("go"), fired(0)).at_end


def test_a_retry_has_a_timer_after_each_failure_and_the_last_is_due_at_once():
    actions: list[Action] = [call("a", RETRY), call("b")]
    waiting = walk(actions, failed(0))
    assert labels(waiting) == ["activity a", "timer"]
    assert waiting.scheduled[1].created.due == START + timedelta(seconds=5)
    exhausted = walk(actions, failed(0), fired(1), failed(2))
    assert labels(exhausted) == ["activity a", "timer", "activity a", "timer"]
    assert exhausted.scheduled[3].created.due == START
    assert labels(walk(actions, failed(0), fired(1), failed(2), fired(3)))[-1] == "activity b"
    assert labels(walk(actions, failed(0), fired(1), completed(2)))[-1] == "activity b"


def test_an_early_event_serves_one_wait_only_and_names_ignore_case():
    assert labels(walk([WaitForEvent("Go"), call("a")], raised("gO"))) == ["activity a"]
    twice = walk([call("a"), WaitForEvent("go"), WaitForEvent("go"), call("b")], raised("go"), completed(0))
    assert labels(twice) == ["activity a"]
    assert twice.awaited_events == ["go"]


def test_parallel_waits_on_one_name_are_served_last_in_first_out():
    race = WaitForAll((WaitForEvent("go"), WaitForEvent("go")))
    assert not walk([race], raised("go")).at_end
    assert walk([race], raised("go"), raised("go")).at_end


def test_children_get_the_given_id_or_one_made_of_execution_and_task():
    walked = walk([WaitForAll((CallChild("c", None, "mine", ""), CallChild("c", None, None, "")))])
    assert [walked.scheduled[task].created.target for task in (0, 1)] == ["mine", f"{EXECUTION.hex}:1"]


def test_continue_as_new_comes_after_what_was_awaited():
    again = ContinueAsNew("5")
    assert walk([call("a"), again]).continue_with is None
    assert walk([call("a"), again], completed(0)).continue_with == again
