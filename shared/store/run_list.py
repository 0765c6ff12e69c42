"""Runs as people look at them: with their project, their group and where they are."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shared.models import Status
from shared.store.database import Queries
from shared.store.projects import contains
from shared.store.rows import RunRow
from shared.store.sql import load_queries


class RunView(RunRow):
    project_id: int
    group_id: int
    group_name: str
    current_step: str | None
    waiting_reason: str | None
    pull_request: int | None
    """Its number on GitHub, once it is opened."""
    pull_request_url: str | None


@dataclass(frozen=True)
class RunFilter:
    """`groups` None: all. `q` is part of the project's name, its URL or the run's id."""

    groups: list[int] | None
    statuses: list[Status] | None = None
    project_id: int | None = None
    q: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class RunList(Queries):
    SQL = load_queries(Path(__file__).parent / "run_list.sql")

    def get(self, run_id: str) -> RunView | None:
        return self.one(RunView, "run_page", **_values(RunFilter(None), run_id, None, 1))

    def page(self, wanted: RunFilter, before: tuple[datetime, str] | None, limit: int) -> list[RunView]:
        """Newest first, those older than `before`: creation time and id of the last one seen."""
        return self.all(RunView, "run_page", **_values(wanted, None, before, limit))

    def group_of(self, run_id: str) -> int | None:
        return self.value("run_group", id=run_id)


def _values(
    wanted: RunFilter, run_id: str | None, before: tuple[datetime, str] | None, limit: int
) -> dict[str, object]:
    return {
        "groups": wanted.groups,
        "id": run_id,
        "statuses": [str(status) for status in wanted.statuses] if wanted.statuses else None,
        "project_id": wanted.project_id,
        "q": contains(wanted.q),
        "since": wanted.since,
        "until": wanted.until,
        "before_at": before and before[0],
        "before_id": before and before[1],
        "limit": limit,
    }
