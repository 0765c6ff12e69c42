"""Daemon threads: a process may end while an activity runs, which is then run again by the next host."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

import structlog

from host.database import LOST

log = structlog.get_logger()


class Looper:
    """A thread that calls `step` until it is stopped. It waits for a lost database and logs any other failure.

    `step` does what there is to do and then blocks until there is more; `wake` must end that.
    """

    def __init__(self, name: str, step: Callable[[], None], wake: Callable[[], None]) -> None:
        self.stopping = False
        self._step = step
        self._wake = wake
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, seconds: float = 5) -> None:
        """Let the current step end. Harmless before `start`."""
        self.stopping = True
        self._wake()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        while not self.stopping:
            try:
                self._step()
            except LOST as lost:
                if not self.stopping:
                    log.warning("database.lost", thread=self._thread.name, why=str(lost).strip())
                time.sleep(0.2)
            except Exception as failure:  # a thread that ended silently would look like a hang
                log.error("thread.failed", thread=self._thread.name, exc_info=failure)
                time.sleep(1)


class Pool:
    """At most `limit` jobs at once, in the order given. Threads are made when needed and kept."""

    def __init__(self, name: str, limit: int) -> None:
        self.limit = limit
        self._name = name
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._idle = threading.Condition()
        self._threads = 0
        self._pending = 0
        self._stopped = False

    def submit(self, job: Callable[[], None]) -> None:
        """Queue a job; after `stop` it is dropped."""
        with self._idle:
            if self._stopped:
                return
            self._pending += 1
            if self._threads < min(self.limit, self._pending):
                self._threads += 1
                threading.Thread(target=self._work, name=f"{self._name}-{self._threads}", daemon=True).start()
        self._jobs.put(job)

    def stop(self, grace: float) -> bool:
        """Drop the jobs that wait, and give those that run `grace` seconds; False: some still run."""
        with self._idle:
            self._stopped = True
        while not self._jobs.empty():
            try:
                self._jobs.get_nowait()
            except queue.Empty:  # a thread was quicker
                break
            self._done()
        with self._idle:
            finished = self._idle.wait_for(lambda: self._pending == 0, grace)
        for _ in range(self._threads):
            self._jobs.put(None)
        return finished

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as failure:  # the thread must live on for the next job
                log.error("job.failed", pool=self._name, exc_info=failure)
            finally:
                self._done()

    def _done(self) -> None:
        with self._idle:
            self._pending -= 1
            self._idle.notify_all()
