"""How often one caller may ask: a bucket each that fills steadily. In this process only, so a limit is per replica."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

MOST_CALLERS = 10_000


class Rates:
    """`per_second` on average, `burst` at once. Use it on one loop."""

    def __init__(self, per_second: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = per_second, burst, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, who: str) -> int:
        """0, and one request is counted; else the whole seconds to wait for the next."""
        now = self._clock()
        left, seen = self._buckets.pop(who, (self._burst, now))
        left = min(self._burst, left + (now - seen) * self._rate)
        allowed = left >= 1
        self._buckets[who] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_CALLERS:
            self._buckets.popitem(last=False)
        return 0 if allowed else max(1, math.ceil((1 - left) / self._rate))
