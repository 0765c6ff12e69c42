"""Figures over many runs, for charts and for the metrics page."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from shared.store.database import Queries
from shared.store.rows import Row
from shared.store.sql import load_queries


@dataclass(frozen=True)
class Period:
    """`groups` None: all. From `since` until before `until`."""

    groups: list[int] | None
    since: datetime
    until: datetime


class OutcomeCount(Row):
    status: str
    runs: int


class DayCount(Row):
    day: date
    succeeded: int
    failed: int
    cancelled: int
    unfinished: int


class StepSeconds(Row):
    step: str
    runs: int
    p50: float
    p95: float


class FixerUse(Row):
    fixer: str
    runs: int
    edits: int
    insertions: int
    deletions: int


class DayCost(Row):
    day: date
    model: str
    tokens: int
    usd: float


class GroupRate(Row):
    group_id: int
    name: str
    runs: int
    success_rate: float


class Count(Row):
    noun: str
    """`runs` or `builds`."""
    status: str
    number: int


class Statistics(Queries):
    SQL = load_queries(Path(__file__).parent / "statistics.sql")

    def _rows[R: Row](self, row: type[R], name: str, period: Period) -> list[R]:
        return self.all(row, name, groups=period.groups, since=period.since, until=period.until)

    def runs_by_outcome(self, period: Period) -> list[OutcomeCount]:
        return self._rows(OutcomeCount, "runs_by_outcome", period)

    def runs_by_day(self, period: Period) -> list[DayCount]:
        return self._rows(DayCount, "runs_by_day", period)

    def seconds_by_step(self, period: Period) -> list[StepSeconds]:
        return self._rows(StepSeconds, "seconds_by_step", period)

    def fixers_by_use(self, period: Period) -> list[FixerUse]:
        return self._rows(FixerUse, "fixers_by_use", period)

    def llm_cost_by_day(self, period: Period) -> list[DayCost]:
        return self._rows(DayCost, "llm_cost_by_day", period)

    def success_rate_by_group(self, period: Period) -> list[GroupRate]:
        return self._rows(GroupRate, "success_rate_by_group", period)

    def now(self) -> list[Count]:
        """Unfinished runs and builds by status."""
        return self.all(Count, "counts_now")
