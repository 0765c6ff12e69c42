"""Commands that change a run: cancel and retry."""

import json
import time
from pathlib import Path

from cli.inspect import known_run, public
from cli.migrate import again, bring_home, cancel_and_wait, watched
from cli.server import Server
from cli.view import stderr_console
from cli.where import Here, opened
from pipeline.orchestration import STEPS
from shared.errors import InvalidRequest, Unavailable
from shared.models import FINAL
from shared.store import RunRow

ACCEPT_SECONDS = 30


def cancel(run_id: str, as_json: bool, server: Server | None = None) -> int:
    with opened(server, with_host=True) as here:
        run = known_run(here, run_id)
        if run.status in FINAL:
            raise InvalidRequest(f"Run {run_id} has ended already: {run.status}.")
        cancel_and_wait(here, run_id)
        run = known_run(here, run_id)
    if as_json:
        print(json.dumps(public(run), indent=2))
    stderr_console().print(f"Run {run_id} is {run.status}.", highlight=False)
    return 0


def retry(run_id: str, from_step: str | None, out: Path | None, as_json: bool, server: Server | None = None) -> int:
    if from_step is not None and from_step not in STEPS:
        raise InvalidRequest(f"There is no step {from_step!r}; the steps are {', '.join(STEPS)}.")
    console = stderr_console()
    with opened(server, with_host=True) as here:
        run = known_run(here, run_id)
        if run.status not in FINAL:
            raise InvalidRequest(f"Run {run_id} is still {run.status}; cancel it first.")
        here.retry(run_id, from_step)
        run = watched(here, _requeued(here, run), console, again=again(run_id, server))
        return bring_home(here, run, out or Path("autobuilder-out") / run.project_name, console, as_json)


def _requeued(here: Here, before: RunRow) -> RunRow:
    end = time.monotonic() + ACCEPT_SECONDS
    while time.monotonic() < end:
        run = known_run(here, before.id)
        if run.attempt > before.attempt:
            return run
        here.check_host()
        time.sleep(0.05)
    raise Unavailable("The retry was not accepted; see the service log under AUTOBUILDER_HOME/logs.")
