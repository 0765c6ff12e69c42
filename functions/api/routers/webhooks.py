"""Outgoing webhooks: who is told of runs by signed HTTP requests."""

from typing import Annotated

from fastapi import APIRouter, Path

from functions.api.access import check_admin
from functions.api.context import Allowed, ApiContext
from functions.api.problems import not_found
from functions.api.schemas.common import Number, Page
from functions.api.schemas.operations import NewWebhook, NewWebhookSecret, Queued, Webhook
from pipeline import webhooks
from shared.store import Webhooks

router = APIRouter(tags=["operations"])

WebhookId = Annotated[Number, Path()]


@router.get("/operations/webhooks")
def list_webhooks(api: ApiContext, access: Allowed) -> Page[Webhook]:
    """Without their secrets."""
    check_admin(access)
    rows = Webhooks(api.services.store.database).list()
    return Page(items=[Webhook.model_validate(row, from_attributes=True) for row in rows])


@router.post("/operations/webhooks", status_code=201)
def add_webhook(api: ApiContext, access: Allowed, new: NewWebhook) -> NewWebhookSecret:
    """Tells a URL of runs from now on. The secret is in this answer and in no other."""
    check_admin(access)
    if new.group_id is not None and api.stores.groups.get(new.group_id, access.caller.subject, True) is None:
        raise not_found("group")
    row = webhooks.add_webhook(
        Webhooks(api.services.store.database),
        new.url,
        new.events,
        secret=new.secret,
        group_id=new.group_id,
        allow_private=api.services.settings.allow_private_webhooks,
    )
    return NewWebhookSecret.model_validate(row, from_attributes=True)


@router.delete("/operations/webhooks/{webhook_id}", status_code=204)
def remove_webhook(api: ApiContext, access: Allowed, webhook_id: WebhookId) -> None:
    """And what was to be sent to it."""
    check_admin(access)
    if not Webhooks(api.services.store.database).remove(webhook_id):
        raise not_found("webhook")


@router.post("/operations/webhooks/{webhook_id}/ping", status_code=202)
def ping_webhook(api: ApiContext, access: Allowed, webhook_id: WebhookId) -> Queued:
    """Sends it an event that says nothing."""
    check_admin(access)
    store = Webhooks(api.services.store.database)
    if store.get(webhook_id) is None:
        raise not_found("webhook")
    webhooks.ping(store, webhook_id)
    api.services.pump.wake()
    return Queued()
