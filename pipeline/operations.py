"""What keeps the service healthy: queues and their dead letters, the alerts about them, and replaying."""

import asyncio
import json
import re
from datetime import datetime
from typing import Any

import structlog

from pipeline.bootstrap import Services
from pipeline.service import Orchestrations, fail_run
from shared.bus import DeadLetter, QueueState
from shared.errors import InvalidRequest
from shared.events import (
    BUILD_EVENTS_QUEUE,
    BUILD_FINISHED,
    RUN_REQUESTED,
    RUN_REQUESTS_QUEUE,
    CloudEvent,
    parse_event,
)
from shared.models import FINAL, Model, Status
from shared.run_events import TO_RUN_EVENTS, run_finished
from shared.store import OutboxRow

log = structlog.get_logger(__name__)

QUEUES = (RUN_REQUESTS_QUEUE, BUILD_EVENTS_QUEUE)
OUTBOX = "outbox"
"""Named like a queue: what waits to be sent to the bus, to webhooks and to people, and what never got there."""
LIMIT = 100
STUCK_SECONDS = 300
"""How long a message may wait for the bus before people are told."""
AGAIN_AFTER_SECONDS = 24 * 3600
RUN_ID = re.compile(r"[a-z0-9]{8,32}")


class Queue(Model):
    """`oldest` is when the oldest message that waits was written."""

    name: str
    active: int
    dead_letters: int
    oldest: datetime | None


class DeadMessage(Model):
    """A message that was set aside. `id` is what `replay` takes; `run_id` is set where the message names a run."""

    id: str
    queue: str
    message_id: str
    reason: str
    description: str
    enqueued_at: datetime
    deliveries: int
    type: str | None
    run_id: str | None
    body: str


def queues(services: Services) -> list[Queue]:
    """Those of the bus, and the outbox. Raises Unavailable when the bus does not answer."""
    states = services.store.outbox.states()
    oldest = min((state.oldest for state in states if state.oldest), default=None)
    active, dead = sum(state.active for state in states), sum(state.dead for state in states)
    outbox = QueueState(OUTBOX, active, dead, oldest)
    return [
        Queue(name=state.name, active=state.active, dead_letters=state.dead_letters, oldest=state.oldest)
        for state in [*services.bus.states(QUEUES), outbox]
    ]


def dead_letters(services: Services, queue: str | None = None, limit: int = LIMIT) -> list[DeadMessage]:
    """The oldest of each queue, or of one. Raises InvalidRequest for a queue that there is not."""
    wanted = (*QUEUES, OUTBOX) if queue is None else (_known(queue),)
    found: list[DeadMessage] = []
    for name in wanted:
        if name == OUTBOX:
            found += [_of_outbox(row) for row in services.store.outbox.dead(limit)]
        else:
            found += [_of_bus(letter) for letter in services.bus.dead_letters(name, limit)]
    return found


def dead_letter(services: Services, letter_id: str) -> DeadMessage:
    """Raises InvalidRequest when there is none of that id."""
    queue, _ = _split(letter_id)
    for letter in dead_letters(services, queue, limit=500):
        if letter.id == letter_id:
            return letter
    raise _unknown(letter_id)


def replay(services: Services, letter_id: str) -> None:
    """Puts it back as if newly sent. Raises InvalidRequest when there is none of that id."""
    queue, number = _split(letter_id)
    put_back = services.store.outbox.replay(number) if queue == OUTBOX else services.bus.replay(queue, number)
    if not put_back:
        raise _unknown(letter_id)
    log.info("dead_letter.replayed", id=letter_id)


def replay_all(services: Services, queue: str) -> int:
    """Every dead letter of the queue; how many."""
    return services.store.outbox.replay() if _known(queue) == OUTBOX else services.bus.replay(queue)


def discard(services: Services, letter_id: str) -> None:
    """Deletes it. Raises InvalidRequest when there is none of that id."""
    queue, number = _split(letter_id)
    gone = services.store.outbox.discard(number) if queue == OUTBOX else services.bus.discard(queue, number)
    if not gone:
        raise _unknown(letter_id)
    log.info("dead_letter.discarded", id=letter_id)


def _unknown(letter_id: str) -> InvalidRequest:
    return InvalidRequest(f"There is no dead letter {letter_id}; `autobuilder dead-letters list` lists them.")


async def attend(services: Services, client: Orchestrations) -> None:
    """Timer. Tells people of what was set aside or is stuck, once each; ends runs that a dead letter leaves hanging."""
    for queue in QUEUES:
        for letter in await asyncio.to_thread(services.bus.dead_letters, queue, LIMIT):
            await _attend_letter(services, letter, client)
    outbox = services.store.outbox
    for row in outbox.dead(LIMIT):
        if row.kind != "alert":  # an alert about an alert that did not get through would not either
            text = f"{row.kind} {row.name}: {row.error}"
            _alert(services, f"outbox:{row.id}", "A message could not be delivered", text)
    if row := outbox.stuck(STUCK_SECONDS):
        text = f"Since {row.created_at:%Y-%m-%d %H:%M} UTC, {row.attempts} attempts; the last said: {row.error}"
        _alert(services, "outbox:stuck", "Messages do not get to the bus", text, again_after=AGAIN_AFTER_SECONDS)
    outbox.forget_alerts()


async def _attend_letter(services: Services, letter: DeadLetter, client: Orchestrations) -> None:
    """The alert is also the mark that this letter was attended to, so it is written last."""
    message = _of_bus(letter)
    key = f"dead-letter:{letter.id}:{letter.enqueued_at.timestamp():.0f}"
    outbox = services.store.outbox
    if message.run_id is not None and not outbox.was_raised(key):
        await _end_run(services, message, message.run_id, client)
    text = f"{letter.id} ({message.type or 'no CloudEvent'}): {letter.reason}: {letter.description}"
    if _alert(services, key, f"A message of {letter.queue} was set aside", text, message.run_id):
        log.warning("dead_letter.found", id=letter.id, reason=letter.reason, run_id=message.run_id)


async def _end_run(services: Services, message: DeadMessage, run_id: str, client: Orchestrations) -> None:
    """Fails the run that waits for this message; for a request that became no run, says so to whoever sent it.

    A message that only asks something of a run, a cancel or a retry, does not end it.
    """
    run = services.store.run(run_id)
    failure = _failure(message)
    if run is None and message.type is not None and _kind(message.type) == _kind(RUN_REQUESTED):
        refused = run_finished(run_id, Status.FAILED, failure).model_copy(update={"id": f"refused-{message.id}"})
        with services.store.transaction() as connection:
            services.store.outbox.add(connection, TO_RUN_EVENTS, refused)
    elif run is not None and run.status not in FINAL and message.type and _kind(message.type) == _kind(BUILD_FINISHED):
        await fail_run(services, run, failure, client)


def _failure(message: DeadMessage) -> dict[str, Any]:
    advice = (
        "Send a message that this version understands."
        if message.reason == "InvalidRequest"
        else f"See `autobuilder dead-letters show {message.id}`; when its cause is gone, replay it or retry the run."
    )
    text = message.description or message.reason
    return {"step": "", "kind": "message", "message": f"A message could not be handled: {text}", "next_action": advice}


def _alert(
    services: Services, key: str, title: str, text: str, run_id: str | None = None, again_after: float | None = None
) -> bool:
    with services.store.transaction() as connection:
        return services.store.outbox.alert(connection, key, title, text, run_id, again_after)


def _of_bus(letter: DeadLetter) -> DeadMessage:
    event = _event(letter.body)
    return DeadMessage(
        id=letter.id,
        queue=letter.queue,
        message_id=letter.message_id,
        reason=letter.reason,
        description=letter.description,
        enqueued_at=letter.enqueued_at,
        deliveries=letter.deliveries,
        type=event.type if event else None,
        run_id=_run_id(event) if event else None,
        body=letter.body.decode("utf-8", "replace"),
    )


def _of_outbox(row: OutboxRow) -> DeadMessage:
    content: Any = json.loads(row.body)
    return DeadMessage(
        id=f"{OUTBOX}:{row.id}",
        queue=OUTBOX,
        message_id=row.message_id,
        reason=f"{row.kind} {row.name}".strip(),
        description=row.error or "",
        enqueued_at=row.created_at,
        deliveries=row.attempts,
        type=content.get("type"),
        run_id=content.get("subject") or content.get("run_id"),
        body=row.body,
    )


def _event(body: bytes) -> CloudEvent | None:
    try:
        return parse_event(body)
    except InvalidRequest:
        return None


def _run_id(event: CloudEvent) -> str | None:
    """What the message says of itself: nothing is believed of it but its form."""
    found = event.data.get("run_id") or event.subject
    return found if isinstance(found, str) and RUN_ID.fullmatch(found) else None


def _kind(event_type: str) -> str:
    """Without the version: a type of a version that is not known here is recognised too."""
    return event_type.rpartition(".")[0]


def _known(queue: str) -> str:
    if queue not in (*QUEUES, OUTBOX):
        raise InvalidRequest(f"There is no queue {queue!r}; the queues are {', '.join((*QUEUES, OUTBOX))}.")
    return queue


def _split(letter_id: str) -> tuple[str, int]:
    queue, _, number = letter_id.rpartition(":")
    if not number.isdecimal() or len(number) > 18:
        raise InvalidRequest(
            f"{letter_id[:80]!r} is no id of a dead letter; `autobuilder dead-letters list` lists them."
        )
    return _known(queue), int(number)
