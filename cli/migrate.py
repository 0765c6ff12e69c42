"""`autobuilder migrate`: submit the request to the bus, watch the run, bring its results home."""

import hashlib
import json
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from rich.console import Console

from cli.output import check_output, write_output
from cli.server import Server
from cli.session import Session, session
from cli.source import Source, source_of, upload
from cli.view import stderr_console, watch
from cli.where import Here
from pipeline.service import check_request
from shared.errors import InvalidRequest
from shared.events import RUN_REQUESTED, RunRequest
from shared.models import FINAL, Deliver, DeliverFailed, Engine, GitSource, Options, Status, Target, TestCounts
from shared.report import Check, Report
from shared.store import RunRow
from shared.store.projects import Projects

ACCEPT_SECONDS = 60
CANCEL_SECONDS = 20
WISHED = {"llm", "keep_going", "engine", "probe", "deliver", "deliver_failed"}
"""Of Options."""
ENGINES: tuple[Engine, ...] = get_args(Engine)


@dataclass(frozen=True)
class Wishes:
    """The command's options as given."""

    source: str
    ref: str | None
    subdir: str | None
    java: int
    spring_boot: str
    out: Path | None
    llm: bool
    engine: str
    as_json: bool
    keep_going: bool
    probe: bool = False
    deliver: Deliver = "none"
    deliver_failed: DeliverFailed = "none"


def migrate(wishes: Wishes, server: Server | None = None) -> int:
    """Exit code: 0 verified, 1 not. Raises InvalidRequest before anything is started."""
    return migrate_here(wishes) if server is None else migrate_there(wishes, server)


def migrate_there(wishes: Wishes, server: Server) -> int:
    """The server has the tools; it is told what the source is, or sent it."""
    from cli.remote import bring, remote_session

    source, options = source_of(wishes.source, wishes.ref), options_of(wishes)
    out = wishes.out or Path("autobuilder-out") / source.name
    check_output(out)
    console = stderr_console()
    with remote_session(server) as there:
        body = {
            **there.store.of(bring(there.store.api, wishes.source, wishes.ref)),
            "name": source.name,
            "subdir": wishes.subdir,
            "target": {"java": wishes.java, "spring_boot": wishes.spring_boot},
            "options": options.model_dump(include=WISHED),
        }
        run = there.start(body)
        run = watched(there, run, console, again=again(run.id, server))
        return bring_home(there, run, out, console, wishes.as_json)


def migrate_here(wishes: Wishes) -> int:
    source = source_of(wishes.source, wishes.ref)
    target, _ = target_of(wishes.java, wishes.spring_boot), options_of(wishes)
    out = wishes.out or Path("autobuilder-out") / source.name
    check_output(out)
    check_tools(target)
    check_directory(source, wishes.subdir)
    console = stderr_console()
    with session(with_host=True) as here:
        run = submit(here, source, wishes, target)
        run = watched(here, run, console, again=again(run.id))
        return bring_home(here, run, out, console, wishes.as_json)


def target_of(java: int, spring_boot: str) -> Target:
    """Raises InvalidRequest for a pair that cannot be."""
    from pipeline.knowledge import resolve_boot

    if java not in (11, 17):
        raise InvalidRequest(f"Java {java} is no target; choose 17, or 11 with --spring-boot 2.7.")
    boot = resolve_boot(spring_boot)
    target = Target(java=java, spring_boot=boot)
    if target.is_boot3 and java == 11:
        raise InvalidRequest("Spring Boot 3 needs Java 17; use --java 17, or --spring-boot 2.7 with --java 11.")
    return target


def options_of(wishes: Wishes) -> Options:
    """Raises InvalidRequest for an engine that there is not."""
    if wishes.engine not in ENGINES:
        raise InvalidRequest(f"There is no engine {wishes.engine!r}; choose one of {', '.join(ENGINES)}.")
    return Options.model_validate({name: getattr(wishes, name) for name in WISHED})


def check_tools(target: Target) -> None:
    """Raises InvalidRequest when the target's JDK or Maven is missing: better now than in the first build."""
    from pipeline.tools.jdk import find_jdks, maven_home

    if not any(jdk.version == target.java for jdk in find_jdks()):
        advice = f"install one or set JAVA_HOME_{target.java}, then see `autobuilder doctor`"
        raise InvalidRequest(f"No JDK {target.java} was found, on which the result would be proved; {advice}.")
    if maven_home() is None:
        raise InvalidRequest("Maven was not found; install Maven 3.8 or newer, then see `autobuilder doctor`.")


def check_directory(source: Source, subdir: str | None) -> None:
    """A directory can be analysed before anything is started. Raises InvalidRequest."""
    from pipeline.steps.workspace import below
    from pipeline.tools.analysis import analyse

    if source.path is not None and source.kind == "directory":
        analyse(below(source.path, subdir) if subdir else source.path, source.name, source.path)


def submit(here: Session, source: Source, wishes: Wishes, target: Target) -> RunRow:
    """Sends the request, unless the same one is under way: then that run is watched on."""
    request = request_of(here, source, wishes, target)
    key = hashlib.sha256(request.model_dump_json(exclude={"run_id", "name"}).encode()).hexdigest()
    if here.store.unfinished_run_of_key(key) is None:
        data = request.model_copy(update={"idempotency_key": key}).model_dump(mode="json")
        here.send(RUN_REQUESTED, data, request.run_id)
    return accepted(here, key)


def request_of(here: Session, source: Source, wishes: Wishes, target: Target) -> RunRequest:
    """Raises InvalidRequest for what no run can be made of."""
    options = options_of(wishes)
    if options.deliver != "none" and here.services.github is None:
        raise InvalidRequest("This installation has no GitHub App to deliver by: set one up, or leave --deliver out.")
    place: dict[str, Any] = (
        project_source(here, source.project_id, source.ref)
        if source.project_id is not None
        else {"name": source.name, "git": source.git, "upload": brought(here, source), "subdir": None}
    )
    place["subdir"] = wishes.subdir or place["subdir"]
    request = RunRequest(run_id=uuid.uuid4().hex[:12], target=target, options=options, **place)
    check_request(request)
    return request


def project_source(here: Session, project_id: int, ref: str | None) -> dict[str, Any]:
    """Raises InvalidRequest when there is no such project."""
    project = Projects(here.store.database).get(project_id)
    if project is None:
        raise InvalidRequest(f"There is no project {project_id}.")
    git = GitSource(url=project.git_url, ref=ref or project.ref) if project.git_url else None
    name, upload = project.name, project.upload if git is None else None
    return {"name": name, "project_id": project_id, "git": git, "upload": upload, "subdir": project.subdir}


def brought(here: Session, source: Source) -> str | None:
    """The upload that a directory or an archive became."""
    if source.git is not None:
        return None
    name = upload(source, here.exchange)
    here.exchange.push_upload(name)
    return name


def accepted(here: Session, key: str) -> RunRow:
    """Waits until the trigger has written the run."""
    end = time.monotonic() + ACCEPT_SECONDS
    while time.monotonic() < end:
        if run := here.store.unfinished_run_of_key(key):
            return run
        here.check_host()
        time.sleep(0.05)
    raise InvalidRequest("The request was not accepted; see the service log under AUTOBUILDER_HOME/logs.")


def again(run_id: str, server: Server | None = None) -> str:
    """The command that does a run again."""
    return f"autobuilder{f' --server {server.url}' if server else ''} retry {run_id}"


def watched(here: Here, run: RunRow, console: Console, again: str) -> RunRow:
    """Until the run has ended. Ctrl-C cancels it, and says how to go on."""
    console.print(f"Run {run.id} of {run.project_name}", highlight=False)
    try:
        return watch(here.store, run.id, console, here.check_host)
    except KeyboardInterrupt:
        console.print("Cancelling: stopping the builds.")
        cancel_and_wait(here, run.id)
        console.print(f"Cancelled. Start it again with: {again}", highlight=False, soft_wrap=True)
        raise


def cancel_and_wait(here: Here, run_id: str) -> None:
    here.cancel(run_id)
    end = time.monotonic() + CANCEL_SECONDS
    while time.monotonic() < end:
        run = here.store.run(run_id)
        if run is None or (run.status in FINAL and not any(b.status != "finished" for b in here.store.builds(run_id))):
            return
        time.sleep(0.1)


def bring_home(here: Here, run: RunRow, out: Path, console: Console, as_json: bool) -> int:
    """Copies the results to `out` and says what came of it."""
    failure = json.loads(run.failure) if run.failure else None
    if failure and failure["kind"] == "invalid_input":
        if isinstance(here, Session):
            request = RunRequest.model_validate_json(run.request)
            here.exchange.forget_run(run.id, request.upload if request.project_id is None else None)
        raise InvalidRequest(failure["message"])
    with here.results(run.id) as results:
        if results is None:
            console.print(f"The run ended {run.status}: {run.error_message}", style="red", highlight=False)
            return 1
        write_output(results, out)
    report = Report.model_validate_json((out / "report.json").read_bytes())
    if as_json:
        print((out / "report.json").read_text())
    summarise(report, out, console)
    return 0 if run.status is Status.SUCCEEDED else 1


def summarise(report: Report, out: Path, console: Console) -> None:
    """The closing words: verified or not, and why."""
    _headline(report, console)
    before, after, changes = report.baseline, report.result, report.changes
    if before and after:
        console.print(f"Tests: {_passed(before.tests)} before, {_passed(after.tests)} after.", highlight=False)
    console.print(f"{changes.files} files changed, +{changes.insertions} -{changes.deletions}.", highlight=False)
    console.print(f"Result: {out}/report.html, {out}/migration.patch", highlight=False, soft_wrap=True)


def _headline(report: Report, console: Console) -> None:
    checks = report.verification.checks if report.verification else ()
    counts = f"{_count(checks, True)} checks passed, {_count(checks, None)} could not be run."
    if report.status is not Status.SUCCEEDED:
        console.print("Not verified.", style="bold red", end=" ")
        if report.failure:
            console.print(report.failure.message, highlight=False, markup=False)
            console.print(f"Next: {report.failure.next_action}", highlight=False, markup=False)
    elif report.baseline is None or report.baseline.tests.passed == 0:
        console.print("Verified without tests:", style="bold yellow", end=" ")
        console.print(f"none passed before, so none proves the result. {counts}", highlight=False)
    else:
        console.print("Verified.", style="bold green", end=" ")
        console.print(counts, highlight=False)


def _count(checks: Iterable[Check], answer: bool | None) -> int:
    return sum(check.passed is answer for check in checks)


def _passed(tests: TestCounts) -> str:
    return f"{tests.passed} of {tests.run} passed"
