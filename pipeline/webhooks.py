"""Outgoing webhooks by the Standard Webhooks specification: signed, repeated with back-off, never into our network."""

import base64
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import structlog

from pipeline.outbox import event_text
from shared.addresses import Lookup, addresses_of, is_public
from shared.errors import InvalidRequest, Unavailable
from shared.events import CloudEvent
from shared.run_events import RUN_EVENT_TYPES
from shared.store import OutboxRow, WebhookRow, Webhooks

log = structlog.get_logger(__name__)

TIMEOUT_SECONDS = 15.0
GONE = 410
"""The receiver wants no more (Standard Webhooks, "Response"): the webhook is switched off."""
PING = "autobuilder.ping.v1"


class WebhookSender:
    """Sends outbox rows of kind webhook. Any answer but 2xx and 410 is a failure, a redirection too."""

    def __init__(self, webhooks: Webhooks, *, allow_private: bool, lookup: Lookup = addresses_of) -> None:
        self._webhooks = webhooks
        self._allow_private = allow_private
        self._lookup = lookup

    def __call__(self, row: OutboxRow) -> None:
        """Raises Unavailable to have it repeated."""
        webhook = self._webhooks.get(int(row.name))
        if webhook is None or not webhook.enabled:
            return
        status = self._post(webhook, row.message_id, event_text(row))
        if status == GONE:
            self._webhooks.disable(webhook.id)
            log.warning("webhook.gone", webhook=webhook.id)
        elif not 200 <= status < 300:
            raise Unavailable(f"Webhook {webhook.id} answered {status}.")

    def _post(self, webhook: WebhookRow, message_id: str, body: str) -> int:
        import httpx2
        from standardwebhooks import Webhook

        name, host, address = self._target(webhook.url)
        now = datetime.now(UTC)
        headers = {
            "host": host,
            "content-type": "application/cloudevents+json; charset=utf-8",
            "user-agent": "auto-builder",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(webhook.secret).sign(message_id, now, body),
        }
        try:
            with (
                httpx2.Client(timeout=TIMEOUT_SECONDS, trust_env=False, follow_redirects=False) as client,
                client.stream(
                    "POST", address, headers=headers, content=body, extensions={"sni_hostname": name}
                ) as answer,
            ):
                return answer.status_code
        except httpx2.HTTPError as error:
            raise Unavailable(f"Webhook {webhook.id} does not answer: {type(error).__name__} {error}") from error

    def _target(self, url: str) -> tuple[str, str, str]:
        """Host name, `Host` header, and the URL by address: what was checked is what is connected to."""
        parts = urlsplit(checked_url(url, allow_private=self._allow_private))
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        addresses = self._lookup(host, port)
        for address in addresses:
            if not self._allow_private and not is_public(address):
                raise Unavailable(
                    f"{host} is in a private network ({address}): set AUTOBUILDER_ALLOW_PRIVATE_WEBHOOKS."
                )
        literal = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
        return host, parts.netloc, parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()


def checked_url(url: str, *, allow_private: bool) -> str:
    """Raises InvalidRequest for anything but an https URL of a host; http too where private hosts are allowed."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InvalidRequest(f"{url[:200]!r} is no URL: {error}.") from error
    schemes = ("https", "http") if allow_private else ("https",)
    if parts.scheme not in schemes or not host or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise InvalidRequest(f"{url[:200]!r} is no https URL: webhooks are sent to https://HOST/PATH.")
    if parts.username is not None or parts.password is not None:
        raise InvalidRequest("The URL holds a user or password: requests are signed with the secret instead.")
    return url


def add_webhook(
    webhooks: Webhooks,
    url: str,
    events: Sequence[str],
    *,
    secret: str | None = None,
    group_id: int | None = None,
    allow_private: bool = False,
    lookup: Lookup = addresses_of,
) -> WebhookRow:
    """Makes a secret where none is given. Raises InvalidRequest for a URL, an event or a secret that will not do."""
    parts = urlsplit(checked_url(url, allow_private=allow_private))
    unknown = [event for event in events if event not in RUN_EVENT_TYPES]
    if unknown:
        raise InvalidRequest(f"There is no event {unknown[0]!r}; the events are {', '.join(RUN_EVENT_TYPES)}.")
    if not allow_private:
        for address in lookup(parts.hostname or "", parts.port or 443):
            if not is_public(address):
                raise InvalidRequest(f"{parts.hostname} is in a private network ({address}): give a public URL.")
    return webhooks.add(url, checked_secret(secret or new_secret()), list(events), group_id)


def new_secret() -> str:
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def checked_secret(secret: str) -> str:
    """Raises InvalidRequest: Standard Webhooks asks for 24 to 64 bytes as base64 after `whsec_`."""
    try:
        size = len(base64.b64decode(secret.removeprefix("whsec_"), validate=True))
    except ValueError:
        size = 0
    if not secret.startswith("whsec_") or not 24 <= size <= 64:
        raise InvalidRequest("A webhook's secret is `whsec_` and 24 to 64 bytes in base64; leave it out to get one.")
    return secret


def ping(webhooks: Webhooks, webhook_id: int) -> None:
    """Queues an event that says nothing, to try a webhook. Raises InvalidRequest when there is no such one."""
    if webhooks.get(webhook_id) is None:
        raise InvalidRequest(f"There is no webhook {webhook_id}; `autobuilder webhooks list` lists them.")
    webhooks.send(webhook_id, CloudEvent(source="autobuilder/webhooks", type=PING, data={"webhook": webhook_id}))
