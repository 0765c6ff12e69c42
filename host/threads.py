"""Daemon threads: a process may end while an activity runs, which is then run again by the next host."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable


class Pool:
    """At most `limit` jobs at once, in the order given. Threads are made when needed and kept."""

    def __init__(self, name: str, limit: int) -> None:
        self.limit = limit
        self._name = name
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._threads = 0
        self._pending = 0
        self._stopped = False

    def submit(self, job: Callable[[], None]) -> None:
        """Queue a job, which must not raise; after `stop` it is dropped."""
        with self._lock:
            if self._stopped:
                return
            self._pending += 1
            if self._threads < min(self.limit, self._pending):
                self._threads += 1
                threading.Thread(target=self._work, name=f"{self._name}-{self._threads}", daemon=True).start()
        self._jobs.put(job)

    @property
    def pending(self) -> int:
        """Jobs that wait or run."""
        return self._pending

    def stop(self, grace: float) -> bool:
        """Drop the jobs that wait, and wait for those that run; False: some still run."""
        with self._lock:
            self._stopped = True
        while True:
            try:
                if self._jobs.get_nowait() is not None:
                    self._done()
            except queue.Empty:
                break
        with self._idle:
            finished = self._idle.wait_for(lambda: self._pending == 0, grace)
        for _ in range(self._threads):
            self._jobs.put(None)
        return finished

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            finally:
                self._done()

    def _done(self) -> None:
        with self._idle:
            self._pending -= 1
            self._idle.notify_all()
