"""What is old goes: runs with all that they left, files that belong to no run, copies that nobody reads any more."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from pipeline.bootstrap import Services
from shared.events import RunRequest
from shared.store import Expiry

log = structlog.get_logger(__name__)

RUNS_AT_ONCE = 200
"""A pass takes no longer than a function may; the next one goes on."""
UNCLAIMED = timedelta(days=1)
"""How long an upload may wait for its run, and files may lie there without one."""
COPY_KEPT = timedelta(days=1)
"""How long the working copy of an ended run is kept, where the truth is on a share."""


def tidy(services: Services) -> None:
    """One pass of the timer. Without `keep_days` no run is ever deleted."""
    days = services.settings.keep_days
    if days is not None:
        forget_runs(services, old_runs(services, days))
    forget_leftovers(services)


def old_runs(services: Services, days: int) -> list[RunRequest]:
    """Those that ended more than so many days ago, oldest first."""
    moment = datetime.now(UTC) - timedelta(days=days)
    found = Expiry(services.store.database).ended_before(moment, RUNS_AT_ONCE)
    return [RunRequest.model_validate_json(run.request).model_copy(update={"run_id": run.id}) for run in found]


def forget_runs(services: Services, runs: list[RunRequest]) -> int:
    """How many were deleted. The row goes first: should we die before the files, they are leftovers."""
    expiry, count = Expiry(services.store.database), 0
    for run in runs:
        if expiry.delete(run.run_id):
            services.exchange.forget_run(run.run_id)
            log.info("run.forgotten", run_id=run.run_id)
            count += 1
    return count


def forget_leftovers(services: Services) -> None:
    """Files of runs that don't exist, copies of runs that ended, uploads that were taken in or never asked for."""
    exchange, expiry, now = services.exchange, Expiry(services.store.database), datetime.now(UTC)
    names = exchange.run_names()
    ages = expiry.ages(names)
    for name in names:
        run = ages.get(name)
        if run is None and _age(exchange.run_dir(name)) > UNCLAIMED:
            exchange.forget_run(name)
            log.info("run.leftovers_deleted", run_id=name)
        elif run is not None and run.ended and now - run.at > COPY_KEPT:
            exchange.forget_copy(name)
    uploads = {place.name: place for place in exchange.uploads() if _age(place) > UNCLAIMED}
    for name in uploads.keys() - expiry.uploads_in_use(list(uploads)):
        exchange.forget_upload(name)


def _age(place: Path) -> timedelta:
    """Since it was last written to; none for what is not there."""
    try:
        return timedelta(seconds=max(0.0, time.time() - place.stat().st_mtime))
    except FileNotFoundError:
        return timedelta()
