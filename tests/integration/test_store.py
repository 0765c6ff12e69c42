"""The store on a real PostgreSQL: edges a row may take, slots, and the log by offset."""

import threading

import pytest

from shared.events import GitSource, RunRequest
from shared.models import BuildSpec, Outcome, Status, StepName, Target
from shared.store import Store
from shared.store.logs import Logs


@pytest.fixture
def store(database_url: str):
    with Store.open(database_url) as opened:
        yield opened


def request(run_id: str, key: str | None = None) -> RunRequest:
    source = GitSource(url="https://example.org/x.git")
    return RunRequest(run_id=run_id, name="shop", git=source, idempotency_key=key)


def spec(run_id: str, step: StepName = StepName.PREPARE, attempt: int = 1) -> BuildSpec:
    name = f"build-{run_id}-{step}-{attempt}"
    return BuildSpec(
        build_id=name, run_id=run_id, step=step, attempt=attempt, target=Target(), name="shop", output=f"{step}-1"
    )


def running(store: Store, *run_ids: str) -> None:
    for run_id in run_ids:
        store.add_run(request(run_id))
        assert store.claim_queued_run(100) is not None


def test_the_same_request_twice_is_one_run(store: Store) -> None:
    assert store.add_run(request("run00001"))
    assert not store.add_run(request("run00001"))


def test_a_key_has_one_unfinished_run(store: Store) -> None:
    assert store.add_run(request("run00001", key="k"))
    assert not store.add_run(request("run00002", key="k"))
    store.finish_run("run00001", Status.FAILED)
    assert store.add_run(request("run00003", key="k"))


def test_runs_beyond_the_limit_stay_queued_and_go_in_order(store: Store) -> None:
    for run_id in ("run00001", "run00002", "run00003"):
        store.add_run(request(run_id))
    claimed = [store.claim_queued_run(2) for _ in range(3)]
    assert [run and run.id for run in claimed] == ["run00001", "run00002", None]
    store.finish_run("run00001", Status.SUCCEEDED)
    third = store.claim_queued_run(2)
    assert third and third.id == "run00003"


def test_the_first_final_status_stays(store: Store) -> None:
    running(store, "run00001")
    assert store.finish_run("run00001", Status.CANCELLED)
    assert not store.finish_run("run00001", Status.SUCCEEDED)
    run = store.run("run00001")
    assert run and run.status is Status.CANCELLED


def test_a_late_word_does_not_reopen_a_step(store: Store) -> None:
    running(store, "run00001")
    store.begin_step("run00001", StepName.PREPARE, 1, Status.RUNNING)
    assert store.end_step("run00001", StepName.PREPARE, Status.SUCCEEDED, "")
    assert not store.end_step("run00001", StepName.PREPARE, Status.FAILED, "late")
    assert [s.status for s in store.steps("run00001")] == [Status.SUCCEEDED]


def test_build_slots_are_first_come_first_served(store: Store) -> None:
    running(store, "run00001", "run00002", "run00003")
    assert store.claim_build(spec("run00001"), "i", 1)
    assert not store.claim_build(spec("run00002"), "i", 1)
    assert not store.claim_build(spec("run00003"), "i", 1)
    store.finish_build(spec("run00001").build_id, Outcome.SUCCEEDED)
    assert not store.claim_build(spec("run00003"), "i", 1), "overtook a build that waited longer"
    assert store.claim_build(spec("run00002"), "i", 1)
    assert store.claim_build(spec("run00002"), "i", 1), "asking again for a slot one has is harmless"


def test_slots_are_never_oversold_by_simultaneous_claims(store: Store) -> None:
    names = [f"run{n:05}" for n in range(8)]
    running(store, *names)
    won: list[str] = []

    def claim(run_id: str) -> None:
        if store.claim_build(spec(run_id), "i", 3):
            won.append(run_id)

    threads = [threading.Thread(target=claim, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) <= 3
    assert len(store.running_builds()) == len(won)


def test_a_cancelled_run_gets_no_build(store: Store) -> None:
    running(store, "run00001")
    assert store.cancel_run("run00001") == []
    assert not store.claim_build(spec("run00001"), "i", 5)
    assert store.build(spec("run00001").build_id) is None


def test_cancel_names_the_builds_to_stop_once(store: Store) -> None:
    running(store, "run00001")
    store.claim_build(spec("run00001"), "i", 5)
    stopped = store.cancel_run("run00001")
    assert stopped is not None
    assert [b.id for b in stopped] == ["build-run00001-prepare-1"]
    assert store.cancel_run("run00001") is None


def test_a_retry_forgets_only_the_steps_it_repeats(store: Store) -> None:
    running(store, "run00001")
    for step in (StepName.PREPARE, StepName.BUILD):
        store.begin_step("run00001", step, 1, Status.RUNNING)
        store.end_step("run00001", step, Status.SUCCEEDED, "")
    assert not store.requeue_run("run00001", "build", ["build"]), "an unfinished run cannot be retried"
    store.finish_run("run00001", Status.FAILED)
    assert store.requeue_run("run00001", "build", ["build"])
    run = store.run("run00001")
    assert run and (run.status, run.attempt) == (Status.QUEUED, 2)
    assert [s.step_type for s in store.steps("run00001")] == ["prepare"]


def test_log_is_taken_in_by_the_builders_bytes_and_served_by_its_own(store: Store) -> None:
    running(store, "run00001")
    store.claim_build(spec("run00001"), "i", 5)
    name = spec("run00001").build_id
    first, second = "빌드\n".encode(), b"bad \xff, password=hunter2 and nul \0\n"
    assert store.append_log(name, 0, first) == len(first)
    store.append_log(name, 0, b"something else at the same place\n")
    assert store.append_log(name, len(first), second + b"not yet a li") == len(first) + len(second)
    assert store.log_end(name) == len(first) + len(second)
    served = "bad \ufffd, password=*** and nul \n"
    assert store.log_tail(name) == f"빌드\n{served}"
    assert [c.content for c in store.log_since(name, len(first))] == [served]
    assert Logs(store.database).size(name) == len(f"빌드\n{served}".encode())


def test_log_beyond_a_gap_is_not_taken_in(store: Store) -> None:
    running(store, "run00001")
    store.claim_build(spec("run00001"), "i", 5)
    name = spec("run00001").build_id
    store.append_log(name, 100, b"too early\n")
    assert (store.log_end(name), store.log_tail(name)) == (0, "")
    store.append_log(name, 0, b"half a li", ended=True)
    assert store.log_tail(name) == "half a li"
