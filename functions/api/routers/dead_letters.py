"""Dead letters: what was set aside on the bus, and what never got to a webhook or a person."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from functions.api.access import check_admin
from functions.api.context import Allowed, ApiContext
from functions.api.problems import not_found
from functions.api.schemas.common import Page
from functions.api.schemas.operations import DeadLetter, Replayed
from pipeline import operations
from shared.errors import InvalidRequest

router = APIRouter(tags=["operations"])

LetterId = Annotated[str, Path(max_length=200, pattern=r"^[a-z-]+:\d{1,18}$")]
QueueName = Annotated[str, Path(max_length=100, pattern=r"^[a-z-]+$")]


@router.get("/operations/dead-letters")
def list_dead_letters(
    api: ApiContext,
    access: Allowed,
    queue: Annotated[str | None, Query(max_length=100, pattern=r"^[a-z-]+$", description="Only of this one.")] = None,
) -> Page[DeadLetter]:
    """The oldest 100 of each queue, and of what could not be sent to webhooks and people (queue `outbox`)."""
    check_admin(access)
    return Page(items=[letter_view(letter) for letter in operations.dead_letters(api.services, queue)])


@router.get("/operations/dead-letters/{letter_id}")
def show_dead_letter(api: ApiContext, access: Allowed, letter_id: LetterId) -> DeadLetter:
    check_admin(access)
    try:
        return letter_view(operations.dead_letter(api.services, letter_id))
    except InvalidRequest as error:
        raise not_found("dead letter") from error


@router.post("/operations/dead-letters/{letter_id}/replay")
def replay(api: ApiContext, access: Allowed, letter_id: LetterId) -> Replayed:
    """Puts it back into its queue, as if newly sent."""
    check_admin(access)
    try:
        operations.replay(api.services, letter_id)
    except InvalidRequest as error:
        raise not_found("dead letter") from error
    return Replayed(replayed=1)


@router.post("/operations/queues/{queue}/replay")
def replay_queue(api: ApiContext, access: Allowed, queue: QueueName) -> Replayed:
    """Puts back every dead letter of the queue."""
    check_admin(access)
    try:
        return Replayed(replayed=operations.replay_all(api.services, queue))
    except InvalidRequest as error:
        raise not_found("queue") from error


@router.delete("/operations/dead-letters/{letter_id}", status_code=204)
def discard(api: ApiContext, access: Allowed, letter_id: LetterId) -> None:
    """Deletes it for good."""
    check_admin(access)
    try:
        operations.discard(api.services, letter_id)
    except InvalidRequest as error:
        raise not_found("dead letter") from error


def letter_view(letter: operations.DeadMessage) -> DeadLetter:
    return DeadLetter.model_validate(letter, from_attributes=True)
