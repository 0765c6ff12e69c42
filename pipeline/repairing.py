"""The light step `repair`: from a build that failed to a snapshot for the next one. It reads and edits, runs nothing.

Each repair judges the one before it by what the build said since: edits that brought the build no further are taken
back before anything else is tried.
"""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from pipeline.bootstrap import Services
from pipeline.builds import newest_build, newest_result, run_of
from pipeline.fixers import FIXERS
from pipeline.fixers.engine import matching
from pipeline.repair.asking import Backoff
from pipeline.repair.context import Signatures
from pipeline.repair.edits import summary
from pipeline.repair.grouping import progress
from pipeline.repair.models import Refused, RepairOutcome, RepairRequest, Spent, Try
from pipeline.repair.providers import Provider, providers
from pipeline.repair.records import EDITS, REPAIRS, SNAPSHOT, RepairRecord, records_of
from pipeline.repair.repair import repair
from pipeline.repair.settings import LlmSettings
from pipeline.repair.signatures import SIGNATURES, recorded_signatures
from pipeline.sources.project import Project
from pipeline.tools.archive import pack_tree, unpack_snapshot
from pipeline.tools.explain import next_action
from shared.events import RunRequest
from shared.models import BuildResult, Diagnostic, Outcome, Status, StepName, Target
from shared.store import BuildRow, RunRow
from shared.store.edits import Edits

log = structlog.get_logger(__name__)


def repair_step(services: Services, task: dict[str, Any]) -> dict[str, Any]:
    """Activity: `repair_run` as a step of the run that people see. A retried run numbers its repairs on."""
    number = (task["run_attempt"] - 1) * 100 + task["repair"]
    if not providers(LlmSettings(), services.secrets):
        return _said(False, None, "No language model is set: AUTOBUILDER_LLM_PROVIDER and its key.")
    run = run_of(services, task["run_id"])
    services.store.begin_step(run.id, StepName.REPAIR, number, Status.RUNNING)
    answer = repair_run(services, {"run_id": run.id, "repair": number}, settings=settings_of(run))
    for record in records_of(services.exchange.run_dir(run.id)):
        kept = record.edits if record.kept is not False else ()
        Edits(services.store.database).record(run.id, f"repair-{record.number}", kept, record.llm)
    status = Status.SUCCEEDED if answer["again"] else Status.FAILED
    services.store.end_step(run.id, StepName.REPAIR, status, answer["message"])
    return answer


def settings_of(run: RunRow) -> LlmSettings:
    """The installation's; a run may ask for a smaller budget, never for a larger one."""
    settings, wanted = LlmSettings(), RunRequest.model_validate_json(run.request).options.llm_usd
    return settings if wanted is None else settings.model_copy(update={"usd": min(settings.usd, wanted)})


def repair_run(
    services: Services,
    task: dict[str, Any],
    *,
    settings: LlmSettings | None = None,
    signatures: Signatures | None = None,
) -> dict[str, Any]:
    """Activity, after a build that failed. `task`: run_id, and `repair`: the number n of `repair-<n>`, counted by the
    caller. {"again": there is a snapshot to build, "snapshot": it or None, "message": why not}.

    Repeating it gives what was recorded. A build that failed for want of memory, time or a machine is not repaired.
    """
    run, number = run_of(services, task["run_id"]), int(task["repair"])
    home = services.exchange.pull(run.id, REPAIRS)
    done = next((r for r in records_of(home) if r.number == number), None)
    if done is None:
        build, result = newest_build(services, run.id, StepName.BUILD), newest_result(services, run.id, StepName.BUILD)
        request = RunRequest.model_validate_json(run.request)
        if build is None or result is None or result.outcome is not Outcome.FAILED:
            return _said(False, None, "There is no failed build to repair.")
        if not request.options.llm:
            return _said(False, None, "The run was asked to do without an LLM.")
        services.exchange.pull(run.id, f"{build.output}/{SIGNATURES}")
        signatures = signatures or recorded_signatures(home / build.output)
        work = _Repair(services, run.id, number, request.target, settings or LlmSettings(), signatures)
        done = work.of(build, result)
        log.info("repair.done", run_id=run.id, number=number, again=done.again, tokens=done.spent.tokens)
    snapshot = f"repair-{number}/{SNAPSHOT}"
    there = (services.exchange.pull(run.id, snapshot) / snapshot).exists()
    return _said(done.again, snapshot if there else None, done.message)


def _said(again: bool, snapshot: str | None, message: str) -> dict[str, Any]:
    return {"again": again, "snapshot": snapshot, "message": message}


class _Repair:
    """One call's work, in the run's directory."""

    def __init__(
        self,
        services: Services,
        run_id: str,
        number: int,
        target: Target,
        settings: LlmSettings,
        signatures: Signatures | None,
    ) -> None:
        self.exchange, self.secrets = services.exchange, services.secrets
        self.run_id, self.number, self.target = run_id, number, target
        self.settings, self.signatures = settings, signatures
        self.home = self.exchange.run_dir(run_id)
        self.earlier = [record for record in records_of(self.home) if record.number < number]

    def of(self, build: BuildRow, result: BuildResult) -> RepairRecord:
        start = self._start(build, result)
        with TemporaryDirectory(prefix="autobuilder-repair-") as directory:
            tree = Path(directory) / "project"
            unpack_snapshot(self.exchange.pull(self.run_id, start.base) / start.base, tree)
            project = Project.load(tree)
            outcome, history, spent = self._rounds(project, start)
            project.with_changes(outcome.changes).write()
            record = start.model_copy(
                update={
                    "again": bool(outcome.changes),
                    "group": outcome.group,
                    "edits": outcome.edits,
                    "llm": outcome.llm,
                    "proposal": outcome.proposal,
                    "refused": outcome.refused,
                    "spent": spent,
                    "history": history,
                    "message": outcome.message,
                }
            )
            self._write(record, tree if outcome.changes or start.helped is False else None)
        return record

    def _start(self, build: BuildRow, result: BuildResult) -> RepairRecord:
        """Where to go on from: this build, or, when the last edits did not help, the state before them."""
        last = next((r for r in reversed(self.earlier) if r.again), None)
        history = self.earlier[-1].history if self.earlier else ()
        fresh = RepairRecord(
            number=self.number,
            again=False,
            base=f"{build.output}/{SNAPSHOT}",
            build=build.output,
            before=diagnostics_of(result),
            history=history,
        )
        if last is None or last.kept is not None or last.build == build.output:
            return fresh
        helped = progress(last.before, diagnostics_of(result))
        tried = Try(
            group=last.group.key if last.group else "",
            outcome="kept" if helped else "useless",
            summary=summary(last.proposal) if last.proposal else "",
        )
        taken_back = {} if helped else {"base": last.base, "before": last.before}
        said = {"judges": last.number, "helped": helped, "history": (*history, tried)}
        return fresh.model_copy(update={**taken_back, **said})

    def _rounds(self, project: Project, start: RepairRecord) -> tuple[RepairOutcome, tuple[Try, ...], Spent]:
        """Group after group until one proposal is accepted; what was spent on it all."""
        history, here = start.history, Spent()
        before, refused, began = _total(self.earlier), tuple[Refused, ...](), time.monotonic()
        asked = providers(self.settings, self.secrets)
        while True:
            request = RepairRequest(
                project=project,
                diagnostics=start.before,
                target=self.target,
                history=history,
                spent=before.plus(here),
            )
            outcome = self._one(request, asked, self.settings.seconds - (time.monotonic() - began))
            here, refused = here.plus(outcome.spent), (*refused, *outcome.refused)
            if outcome.changes or outcome.exhausted or outcome.group is None:
                return outcome.model_copy(update={"refused": refused}), history, here
            history = (*history, _given_up(outcome))

    def _one(self, request: RepairRequest, asked: Sequence[Provider], seconds: float) -> RepairOutcome:
        backoff = Backoff(tries=self.settings.tries)
        budget = self.settings.budget.model_copy(update={"seconds": max(0.0, seconds)})
        return repair(request, asked, budget, self.signatures, guide=guide, backoff=backoff, log=_log)

    def _write(self, record: RepairRecord, tree: Path | None) -> None:
        """The directory as a whole or not at all: a repeated activity finds all of it."""
        fresh, place = self.home / f"repair-{self.number}.new", self.home / f"repair-{self.number}"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(place, ignore_errors=True)
        fresh.mkdir(parents=True)
        if tree is not None:
            pack_tree(tree, fresh / SNAPSHOT)
        (fresh / EDITS).write_text(record.model_dump_json(indent=2))
        fresh.rename(place)
        names = (SNAPSHOT, EDITS) if tree is not None else (EDITS,)
        self.exchange.push(self.run_id, *(f"{place.name}/{name}" for name in names))


def _given_up(outcome: RepairOutcome) -> Try:
    last = outcome.refused[-1] if outcome.refused else None
    reason = "; ".join(f"{r.rule}: {r.reason}" for r in last.refusals)[:600] if last else outcome.message
    key = outcome.group.key if outcome.group else ""
    return Try(group=key, outcome="refused", summary=last.summary if last else "no proposal", reason=reason)


def _total(records: Sequence[RepairRecord]) -> Spent:
    total = Spent()
    for record in records:
        total = total.plus(record.spent)
    return total


def diagnostics_of(result: BuildResult) -> tuple[Diagnostic, ...]:
    """What keeps the build from being green. The result itself also lists tests that failed before the migration."""
    return result.rounds[-1].diagnostics if result.rounds else result.diagnostics


def guide(diagnostic: Diagnostic) -> str | None:
    """What a person would be told about it, and the rules whose symptom it is though they had no answer here."""
    rules = [f"{f.title} ({f.source})" for f in FIXERS if f.on and matching(f, [diagnostic])]
    return " ".join([next_action(diagnostic), *rules[:3]])


def _log(line: str) -> None:
    log.info("repair.round", said=line)
