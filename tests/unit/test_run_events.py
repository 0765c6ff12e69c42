"""What the world is told of a run fits into a message, whatever the project's tools have said."""

import pytest

from shared.bus import LARGEST_BODY, checked_body
from shared.models import Status, StepName
from shared.run_events import LONGEST_TEXT, run_finished, run_step


@pytest.mark.parametrize("character", ["x", "\x00", "빌", "\U0001f4a5", '"'])
def test_long_texts_are_cut_so_that_every_bus_takes_the_event(character: str) -> None:
    text = character * 1_000_000
    failure = {"step": "build", "kind": "tests", "message": text, "next_action": text}
    finished = run_finished("run00000001", Status.FAILED, failure)
    step = run_step("run00000001", StepName.BUILD, Status.FAILED, text)
    for event in (finished, step):
        assert len(checked_body("run-events", event.model_dump_json())) <= LARGEST_BODY
    assert step.data["message"] == character * LONGEST_TEXT + " ..."


def test_short_texts_stay_as_they_are() -> None:
    assert run_step("run00000001", StepName.BUILD, Status.FAILED, "3 tests failed").data["message"] == "3 tests failed"
