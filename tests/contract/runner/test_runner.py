"""How a build ends, and who outlives whom: the same for every runner."""

from shared.models import BuildResult, Outcome
from tests.contract.runner.harness import RUN, Place, RecordingBus, is_gone


def test_a_build_ends_with_its_event_its_log_and_its_result(place: Place) -> None:
    spec = place.dispatch("succeed")
    assert place.outcome() is Outcome.SUCCEEDED
    assert place.bus.sent[0].build_id == spec.build_id
    assert place.log() == f"builder of {spec.build_id}\nbuilt\n"
    assert place.result().outcome is Outcome.SUCCEEDED


def test_starting_twice_starts_one(place: Place) -> None:
    spec = place.dispatch("slow")
    place.runner.start(spec)
    place.another(RecordingBus()).start(spec)
    assert place.outcome() is Outcome.SUCCEEDED
    assert place.starts() == 1
    assert place.log().count("builder of") == 1


def test_a_builder_that_dies_is_no_fault_of_the_project(place: Place) -> None:
    place.dispatch("die")
    assert place.outcome() is Outcome.INFRASTRUCTURE


def test_a_hung_build_ends_at_its_deadline_with_its_children(place: Place) -> None:
    place.dispatch("hang", seconds=10)
    assert place.outcome() is Outcome.TIMED_OUT
    child = place.child()
    place.until(lambda: is_gone(child), runner=_Idle())
    assert "longer than 10 s" in place.result().message


def test_a_build_that_takes_too_much_memory_is_stopped(place: Place) -> None:
    place.dispatch("grow", memory_mb=200)
    assert place.outcome() is Outcome.OUT_OF_MEMORY
    assert "200 MB" in place.result().message


def test_stop_ends_all_processes_and_sends_nothing(place: Place) -> None:
    spec = place.dispatch("hang")
    child = place.child()
    place.runner.stop(spec.run_id, spec.build_id)
    place.runner.stop(spec.run_id, spec.build_id)
    place.until(lambda: is_gone(child), runner=_Idle())
    assert place.bus.sent == []


def test_another_host_adopts_a_running_build(place: Place) -> None:
    place.dispatch("slow")
    bus = RecordingBus()
    other = place.another(bus)
    place.until(lambda: bus.sent, runner=other)
    assert bus.sent[0].outcome is Outcome.SUCCEEDED
    assert place.starts() == 1


def test_a_lost_completion_is_published_again(place: Place) -> None:
    place.dispatch("succeed")
    place.outcome()
    bus = RecordingBus()
    place.until(lambda: bus.sent, runner=place.another(bus))
    assert bus.sent[0].outcome is Outcome.SUCCEEDED


def test_a_build_with_a_result_is_not_done_again(place: Place) -> None:
    spec = place.dispatch("succeed")
    place.outcome()
    begun = place.starts()
    place.runner.start(spec)
    place.until(lambda: len(place.bus.sent) > 1)
    assert place.starts() == begun
    assert isinstance(place.result(), BuildResult) and spec.run_id == RUN


class _Idle:
    """No sweep: what is waited for happens by itself."""

    def start(self, *_: object) -> None: ...

    def stop(self, *_: object) -> None: ...

    def reconcile(self, *_: object) -> None: ...
