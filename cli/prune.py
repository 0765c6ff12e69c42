"""`autobuilder prune`: makes room on this machine."""

import json

from rich.console import Console

from cli.session import session
from pipeline.retention import forget_leftovers, forget_runs, old_runs


def prune(days: int, dry_run: bool, as_json: bool) -> int:
    found: dict[str, str] = {}
    with session(with_host=False) as here:
        while runs := old_runs(here.services, days):
            found |= {run.run_id: run.name for run in runs}
            if dry_run or not forget_runs(here.services, runs):
                break
        if not dry_run:
            forget_leftovers(here.services)
    if as_json:
        listed = [{"id": run_id, "project_name": name} for run_id, name in found.items()]
        print(json.dumps({"deleted": not dry_run, "runs": listed}, indent=2))
        return 0
    console = Console(emoji=False)
    for run_id, name in found.items():
        console.print(f"{run_id}  {name}", highlight=False, markup=False)
    what = f"{len(found)} run{'' if len(found) == 1 else 's'} that ended more than {days} days ago"
    console.print(f"{'Would delete' if dry_run else 'Deleted'} {what}.", highlight=False)
    return 0
