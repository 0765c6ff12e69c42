"""Starting a run: its project, its row and the message about it are written at once, and sent after that."""

import hashlib
import uuid

import structlog
from fastapi import Request

from functions.api.context import Api, caller_of, request_id_of
from functions.api.problems import Refused
from functions.api.sources import git_of
from pipeline.service import check_request
from shared.bus import checked_body
from shared.events import RUN_REQUESTED, RUN_REQUESTS_QUEUE, TO_RUN_REQUESTS, CloudEvent, RunRequest
from shared.models import Options, Target
from shared.store.projects import NewProject

log = structlog.get_logger(__name__)

SOURCE = "autobuilder/api"


def start(
    api: Api, request: Request, project: NewProject, project_id: int | None, target: Target, options: Options
) -> str:
    """The run's id. Repeating a request under its key finds the run that is there.

    Raises Refused, and InvalidRequest for what cannot be, or is too much for a message.
    """
    caller = caller_of(request)
    wanted = RunRequest(
        run_id=run_id_of(caller.subject, request.headers.get("idempotency-key")),
        name=project.name,
        project_id=project_id,
        git=git_of(project),
        upload=project.upload if project.source_type == "upload" else None,
        subdir=project.subdir,
        target=target,
        options=options,
        requester=caller.subject,
        request_id=request_id_of(request),
    )
    check_request(wanted)
    if options.deliver != "none" and api.services.github is None:
        raise Refused(422, "This installation has no GitHub App to deliver by: set one up, or leave `deliver` out.")
    with api.services.store.transaction() as connection:
        if project_id is None:
            wanted = wanted.model_copy(update={"project_id": api.stores.projects.ensure(connection, project)})
        if api.services.store.insert_run(connection, wanted):
            event = CloudEvent(
                source=SOURCE, type=RUN_REQUESTED, subject=wanted.run_id, data=wanted.model_dump(mode="json")
            )
            checked_body(RUN_REQUESTS_QUEUE, event.model_dump_json())
            api.services.store.outbox.add(connection, TO_RUN_REQUESTS, event)
            log.info("run.queued", run_id=wanted.run_id, project=project.name)
    api.services.pump.wake()
    return wanted.run_id


def run_id_of(subject: str, key: str | None) -> str:
    """The same caller's same key names the same run: a request that died half-way is repeated without harm."""
    if key is None:
        return uuid.uuid4().hex[:12]
    return hashlib.sha256(f"{subject}\0{key}".encode()).hexdigest()[:12]


def send(api: Api, event_type: str, run_id: str, data: dict[str, object]) -> None:
    """Writes the message down, to be sent now or, should the bus be away, as soon as it answers."""
    with api.services.store.transaction() as connection:
        event = CloudEvent(source=SOURCE, type=event_type, subject=run_id, data=data)
        api.services.store.outbox.add(connection, TO_RUN_REQUESTS, event)
    api.services.pump.wake()


def check_state(allowed: bool, detail: str) -> None:
    """Raises Refused when the run is not in a state for what was asked."""
    if not allowed:
        raise Refused(409, detail)
