import threading
import time

import psycopg

from host.clock import Signal
from host.threads import Looper, Pool


def test_a_pool_runs_no_more_than_its_limit_and_survives_a_failing_job():
    pool = Pool("p", 2)
    inside: list[int] = []
    most: list[int] = []
    gate = threading.Event()

    def job() -> None:
        inside.append(1)
        most.append(len(inside))
        gate.wait(5)
        inside.pop()

    pool.submit(lambda: 1 // 0)
    for _ in range(5):
        pool.submit(job)
    while len(inside) < 2:
        time.sleep(0.001)
    time.sleep(0.05)
    gate.set()
    assert pool.stop(5)
    assert max(most) == 2


def test_a_stopped_pool_drops_what_waits_and_tells_what_still_runs():
    pool = Pool("p", 1)
    gate, ran = threading.Event(), threading.Event()
    pool.submit(lambda: gate.wait(5) and None)
    time.sleep(0.02)
    pool.submit(ran.set)
    assert not pool.stop(0)
    pool.submit(ran.set)
    gate.set()
    assert not ran.wait(0.05)


def test_a_looper_outlives_a_lost_database_and_a_fault():
    failures: list[Exception] = [psycopg.OperationalError("gone"), RuntimeError("fault")]
    done, signal = threading.Event(), Signal()

    def step() -> None:
        if failures:
            raise failures.pop(0)
        done.set()
        signal.wait(5)

    looper = Looper("l", step, signal.set)
    looper.start()
    assert done.wait(5)
    began = time.monotonic()
    looper.stop()
    assert time.monotonic() - began < 2
