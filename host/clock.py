"""Time, as one argument: the product runs on the machine's clock, the test driver on one that it moves itself."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Protocol


class Signal:
    """Wakes one waiting thread. Setting it twice before the thread looks is the same as once."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        self._event.set()

    def wait(self, seconds: float | None) -> None:
        """Return at the next `set`, or after `seconds`; clears the signal."""
        self._event.wait(seconds)
        self._event.clear()


class Clock(Protocol):
    def now(self) -> datetime:
        """The time in UTC, with its zone."""
        ...

    def wait(self, signal: Signal, until: datetime | None, at_most: float) -> None:
        """Block until the signal is set, `until` has come, or `at_most` real seconds have passed."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def wait(self, signal: Signal, until: datetime | None, at_most: float) -> None:
        seconds = at_most if until is None else min(at_most, (until - self.now()).total_seconds())
        if seconds > 0:
            signal.wait(seconds)
