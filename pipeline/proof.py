"""The light steps, verify, report and deliver: they read snapshots and results, and never run the project's code."""

import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from pipeline.bootstrap import Services
from pipeline.builds import newest_build, newest_result, run_of
from pipeline.delivery.deliver import Source, delivery_of
from pipeline.delivery.patch import make_patch
from pipeline.gates import Evidence
from pipeline.repair.records import REPAIRS, SNAPSHOT, final_snapshot, llm_changes, llm_edits
from pipeline.sources.project import Project
from pipeline.steps.report import make_report, write_report
from pipeline.steps.verify import verify
from pipeline.tools.archive import unpack_snapshot
from shared.errors import AutoBuilderError, Unavailable
from shared.events import RunRequest
from shared.exchange import artifact, link_or_copy
from shared.models import ArtifactFile, BuildResult, Outcome, ProjectFacts, Status, StepName
from shared.report import Failure, RunRecord, StepRow, Verification
from shared.store import RunRow
from shared.store.logs import Logs

log = structlog.get_logger(__name__)

VERIFICATION = "verification.json"
DELIVERY_PAUSES = (1, 5, 20)
"""Seconds between tries to deliver."""
PROJECT = "project.tar.zst"
RESULT = (StepName.BUILD, StepName.MIGRATE, StepName.PREPARE)
"""Whose snapshot is the tree as far as it got: the first that there is."""
REPORT = "report"
BUILT = (StepName.BASELINE, StepName.MIGRATE, StepName.BUILD)


def light_step(services: Services, task: dict[str, Any]) -> dict[str, Any]:
    """Activity. Runs verify, report or deliver: {"failure": {...} | None}. Repeating it gives the same."""
    run, step = run_of(services, task["run_id"]), StepName(task["step"])
    services.store.begin_step(run.id, step, task["run_attempt"], Status.RUNNING)
    failure, so_far = None, Failure.model_validate(task["failure"]) if task["failure"] else None
    if step is StepName.DELIVER:
        return deliver_run(services, run, so_far)
    if step is StepName.VERIFY:
        failure = verify_run(services, run)
    else:
        report_run(services, run, so_far)
    status = Status.FAILED if failure else Status.SUCCEEDED
    services.store.end_step(run.id, step, status, failure["message"] if failure else "")
    return {"failure": failure}


def verify_run(services: Services, run: RunRow) -> dict[str, Any] | None:
    """Writes verification.json; a failure when a gate refuses the build."""
    build = newest_result(services, run.id, StepName.BUILD)
    assert build is not None and run.facts is not None, "verify comes after a build that succeeded"
    migrate = newest_result(services, run.id, StepName.MIGRATE)
    services.exchange.pull(run.id, REPAIRS)
    with TemporaryDirectory(prefix="autobuilder-verify-") as directory:
        before, after = _trees(services, run.id, Path(directory))
        evidence = Evidence(
            before=Project.load(before),
            after=Project.load(after),
            baseline=newest_result(services, run.id, StepName.BASELINE),
            build=build,
            target=RunRequest.model_validate_json(run.request).target,
            facts=ProjectFacts.model_validate_json(run.facts),
            edits=(migrate.edits if migrate else ()) + build.edits + llm_edits(services.exchange.run_dir(run.id)),
        )
        verification = verify(evidence)
    _write(services.exchange.run_dir(run.id) / VERIFICATION, verification.model_dump_json(indent=2))
    services.exchange.push(run.id, VERIFICATION)
    return None if verification.passed else not_verified(verification)


def deliver_run(services: Services, run: RunRow, failure: Failure | None) -> dict[str, Any]:
    """The pull request. That one can't be opened is said of the step and no failure of the run: what is verified
    stays so (docs/adr/0019)."""
    before, after = _snapshot(services, run.id, (StepName.PREPARE,)), _snapshot(services, run.id, RESULT)
    try:
        if before is None or after is None:
            said, status = "there is nothing to deliver: the source was never read", Status.SUCCEEDED
            if failure is not None:
                delivery_of(services, run).tell(lambda: f"Not started: {failure.message}")
        else:
            said, status = _delivered(services, run, Source(before, after), failure), Status.SUCCEEDED
    except (AutoBuilderError, OSError) as error:
        said, status = str(error), Status.FAILED
    services.store.end_step(run.id, StepName.DELIVER, status, said)
    return {"failure": None}


def _delivered(services: Services, run: RunRow, source: Source, failure: Failure | None) -> str:
    """Tried again for a while when GitHub does not answer."""
    for pause in DELIVERY_PAUSES:
        try:
            return delivery_of(services, run).deliver(source, failure)
        except Unavailable as error:
            log.warning("deliver.again", run_id=run.id, reason=str(error))
            time.sleep(pause)
    return delivery_of(services, run).deliver(source, failure)


def not_verified(verification: Verification) -> dict[str, Any]:
    """report.json's `failure` for a green build that a gate refuses."""
    refused = [check for check in verification.checks if check.passed is False]
    named = "; ".join(f"{check.name}: {check.detail}" for check in refused[:3]) or "the build is not green"
    return {
        "step": StepName.VERIFY,
        "kind": "gates",
        "message": f"The build is green but not proved: {named}",
        "next_action": "Read the refused checks in the report; each names the files to look at.",
    }


def report_run(services: Services, run: RunRow, failure: Failure | None) -> None:
    """Fills the run's `report` directory: patch, project, reports, logs, jars; as a whole or not at all."""
    home = services.exchange.run_dir(run.id)
    services.exchange.pull(run.id, REPAIRS)
    fresh, final = home / "report.new", home / REPORT
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    with TemporaryDirectory(prefix="autobuilder-report-") as directory:
        before, after = _trees(services, run.id, Path(directory))
        patch = make_patch(before, after)
        (fresh / "migration.patch").write_bytes(patch.content)
        shutil.move(after, fresh / "project")
        _copy_logs(services, run.id, fresh / "logs")
        _copy_jars(services, run.id, fresh)
        record = _record(services, run, failure)
        files = _artifacts(fresh, record.build)
        record = record.model_copy(update={"files": patch.files, "artifacts": tuple(files)})
        pages = write_report(make_report(record), record, patch, fresh)
        packed = _packed_project(services, run.id, fresh)
    shutil.rmtree(final, ignore_errors=True)
    fresh.rename(final)
    services.exchange.push_tree(run.id, REPORT)
    services.store.save_artifacts(run.id, [*files, *(artifact(final, final / page) for page in (*pages, *packed))])


def _record(services: Services, run: RunRow, failure: Failure | None) -> RunRecord:
    request = RunRequest.model_validate_json(run.request)
    started = run.started_at or run.created_at
    builds = [newest_result(services, run.id, step) for step in (StepName.PREPARE, *BUILT)]
    return RunRecord(
        run_id=run.id,
        name=request.name,
        status=Status.FAILED if failure else Status.SUCCEEDED,
        target=request.target,
        steps=_steps(services, run.id),
        facts=ProjectFacts.model_validate_json(run.facts) if run.facts else None,
        baseline=builds[1],
        migrate=builds[2],
        build=builds[3],
        llm=llm_changes(services.exchange.run_dir(run.id)),
        own_cpu_seconds=sum(_own_cpu(build) for build in builds if build),
        verification=_verification(services, run.id),
        failure=failure,
        seconds=(datetime.now(UTC) - started).total_seconds(),
    )


def _own_cpu(build: BuildResult) -> float:
    """What the builder itself used, its tools' processes left out."""
    return 0.0 if build.reused_from else max(0.0, build.cpu_seconds - sum(tool.cpu_seconds for tool in build.tools))


def _steps(services: Services, run_id: str) -> tuple[StepRow, ...]:
    """The steps that have ended; the report itself is still being written."""
    return tuple(
        StepRow(step=StepName(s.step_type), status=s.status, seconds=s.seconds or 0.0, attempts=s.attempts)
        for s in services.store.steps(run_id)
        if s.completed_at is not None
    )


def is_verified(services: Services, run_id: str) -> bool:
    found = _verification(services, run_id)
    return found is not None and found.passed


def _verification(services: Services, run_id: str) -> Verification | None:
    build = newest_build(services, run_id, StepName.BUILD)
    if build is None or build.outcome is not Outcome.SUCCEEDED:
        return None
    path = services.exchange.pull(run_id, VERIFICATION) / VERIFICATION
    if not path.exists():
        return None
    return Verification.model_validate_json(path.read_bytes())


def _trees(services: Services, run_id: str, directory: Path) -> tuple[Path, Path]:
    """The source as it came and the tree as far as it got; empty directories where a snapshot is missing."""
    before, after = directory / "before", directory / "after"
    source = _snapshot(services, run_id, (StepName.PREPARE,))
    result = _snapshot(services, run_id, RESULT)
    for snapshot, place in ((source, before), (result, after)):
        if snapshot is None:
            place.mkdir()
        else:
            unpack_snapshot(snapshot, place)
    return before, after


def _snapshot(services: Services, run_id: str, steps: tuple[StepName, ...]) -> Path | None:
    exchange = services.exchange
    reverted = final_snapshot(exchange.run_dir(run_id)) if StepName.BUILD in steps else None
    builds = (newest_build(services, run_id, step) for step in steps)
    for name in (reverted, *(f"{build.output}/{SNAPSHOT}" for build in builds if build)):
        if name and (path := exchange.pull(run_id, name) / name).exists():
            return path
    return None


def _packed_project(services: Services, run_id: str, place: Path) -> list[str]:
    """The migrated tree as one file, for those who fetch it from afar; beside `project/` it would be the same again."""
    snapshot = _snapshot(services, run_id, RESULT)
    if snapshot is None:
        return []
    link_or_copy(snapshot, place / PROJECT)
    return [PROJECT]


def _copy_logs(services: Services, run_id: str, place: Path) -> None:
    """As they are served, with secrets masked: the files that builders wrote stay in the exchange."""
    place.mkdir()
    for build in services.store.builds(run_id):
        with (place / f"{build.output}.log").open("wb") as file:
            file.writelines(Logs(services.store.database).pieces(build.id))


def _copy_jars(services: Services, run_id: str, place: Path) -> None:
    build = newest_build(services, run_id, StepName.BUILD)
    jars = services.exchange.pull(run_id, f"{build.output}/jars/*") / build.output / "jars" if build else None
    if jars and jars.exists():
        shutil.copytree(jars, place / "jars", symlinks=True, copy_function=link_or_copy)


def _artifacts(root: Path, build: BuildResult | None) -> list[ArtifactFile]:
    """The files worth naming: the migrated tree is one directory, not a thousand artifacts. The builder has the
    checksums of its jars already."""
    named = ((f"jars/{jar.name}", jar) for jar in build.jars) if build else ()
    known = {path: jar.model_copy(update={"name": path, "path": path}) for path, jar in named}
    files = sorted(p for p in root.rglob("*") if p.is_file() and p.relative_to(root).parts[0] != "project")
    return [known.get(file.relative_to(root).as_posix()) or artifact(root, file) for file in files]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text)
    temporary.rename(path)
