"""NCRONTAB: when a timer trigger is due. Six fields, `second minute hour day month weekday`; five leave out seconds.

Each field is `*`, a number, a name (`Mon`, `Jan`), a range, a list, or any of these with a step. All times are UTC.
As in NCRONTAB, a day must match both the day of the month and the day of the week.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from shared.errors import Misconfigured

FIELDS = (("second", 0, 59), ("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 7))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
NAMES = {
    "month": {name: number for number, name in enumerate(MONTHS, 1)},
    "weekday": {name: number for number, name in enumerate(DAYS)},
}
SEARCH_YEARS = 9
"""Two leap years are at most eight years apart, so a date that exists is found within nine."""


@dataclass(frozen=True)
class Schedule:
    """The values each field allows; `next_after` is the only thing to ask it."""

    expression: str
    seconds: tuple[int, ...]
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]

    @classmethod
    def parse(cls, expression: str) -> Schedule:
        """Raises `Misconfigured` naming the field that is wrong."""
        fields = expression.split()
        if len(fields) == 5:
            fields = ["0", *fields]
        if len(fields) != 6:
            raise Misconfigured(f"The schedule '{expression}' needs six fields: second minute hour day month weekday.")
        values = [_values(field, *spec, expression) for field, spec in zip(fields, FIELDS, strict=True)]
        seconds, minutes, hours, days, months, weekdays = values
        return cls(
            expression,
            tuple(sorted(seconds)),
            tuple(sorted(minutes)),
            tuple(sorted(hours)),
            frozenset(days),
            frozenset(months),
            frozenset(day % 7 for day in weekdays),
        )

    def next_after(self, moment: datetime) -> datetime:
        """The first due time later than `moment`. Raises `Misconfigured` for a date that never comes (30 February)."""
        start = moment.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1)
        day = start.replace(hour=0, minute=0, second=0)
        for _ in range(SEARCH_YEARS * 366):
            if day.day in self.days and day.month in self.months and day.isoweekday() % 7 in self.weekdays:
                found = self._first_time(day, start)
                if found:
                    return found
            day += timedelta(days=1)
        raise Misconfigured(f"The schedule '{self.expression}' never comes due.")

    def _first_time(self, day: datetime, start: datetime) -> datetime | None:
        for hour in self.hours:
            if day.replace(hour=hour, minute=59, second=59) < start:
                continue
            for minute in self.minutes:
                for second in self.seconds:
                    moment = day.replace(hour=hour, minute=minute, second=second)
                    if moment >= start:
                        return moment
        return None


def _values(field: str, name: str, lowest: int, highest: int, expression: str) -> set[int]:
    try:
        return {value for part in field.split(",") for value in _part(part, name, lowest, highest)}
    except ValueError as wrong:
        raise Misconfigured(
            f"The schedule '{expression}' has '{field}' as its {name}; allowed are {lowest} to {highest}."
        ) from wrong


def _part(part: str, name: str, lowest: int, highest: int) -> Iterable[int]:
    spread, _, step = part.partition("/")
    if spread == "*":
        first, last = lowest, highest
    elif "-" in spread:
        first, last = (_number(end, name) for end in spread.split("-"))
    else:
        first = _number(spread, name)
        last = highest if step else first
    if not lowest <= first <= last <= highest or (step and int(step) < 1):
        raise ValueError(part)
    return range(first, last + 1, int(step or 1))


def _number(text: str, name: str) -> int:
    named = NAMES.get(name, {}).get(text[:3].lower())
    return int(text) if named is None else named
