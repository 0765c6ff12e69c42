"""Dead letters and webhooks, of this machine or of a server elsewhere: the same questions put to either."""

import json
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from cli.remote import RemoteStore, remote_session
from cli.server import Server
from cli.session import session
from pipeline import operations, webhooks
from pipeline.bootstrap import Services
from pipeline.operations import DeadMessage
from shared.errors import InvalidRequest
from shared.store import Webhooks

LETTERS, WEBHOOKS = "/operations/dead-letters", "/operations/webhooks"


@dataclass(frozen=True)
class Here:
    services: Services

    def letters(self, queue: str | None) -> list[DeadMessage]:
        return operations.dead_letters(self.services, queue)

    def letter(self, letter_id: str) -> DeadMessage:
        return operations.dead_letter(self.services, letter_id)

    def replay(self, letter_id: str) -> int:
        operations.replay(self.services, letter_id)
        return 1

    def replay_all(self, queue: str) -> int:
        return operations.replay_all(self.services, queue)

    def discard(self, letter_id: str) -> None:
        operations.discard(self.services, letter_id)

    def webhooks(self) -> list[Mapping[str, Any]]:
        return [row.model_dump(mode="json", exclude={"secret"}) for row in self._webhooks.list()]

    def add_webhook(self, url: str, events: list[str], secret: str | None, group_id: int | None) -> Mapping[str, Any]:
        allowed = self.services.settings.allow_private_webhooks
        made = webhooks.add_webhook(
            self._webhooks, url, events, secret=secret, group_id=group_id, allow_private=allowed
        )
        return made.model_dump(mode="json")

    def remove_webhook(self, webhook_id: int) -> None:
        if not self._webhooks.remove(webhook_id):
            raise InvalidRequest(f"There is no webhook {webhook_id}; `autobuilder webhooks list` lists them.")

    def ping(self, webhook_id: int) -> None:
        webhooks.ping(self._webhooks, webhook_id)

    @property
    def _webhooks(self) -> Webhooks:
        return Webhooks(self.services.store.database)


@dataclass(frozen=True)
class There:
    """By the REST API, with the token of an administrator."""

    store: RemoteStore

    def letters(self, queue: str | None) -> list[DeadMessage]:
        return [_letter(one) for one in self._get(LETTERS, queue=queue)["items"]]

    def letter(self, letter_id: str) -> DeadMessage:
        return _letter(self._get(f"{LETTERS}/{letter_id}"))

    def replay(self, letter_id: str) -> int:
        return self._post(f"{LETTERS}/{letter_id}/replay")["replayed"]

    def replay_all(self, queue: str) -> int:
        return self._post(f"/operations/queues/{queue}/replay")["replayed"]

    def discard(self, letter_id: str) -> None:
        self.store.of(self.store.api.delete(f"{LETTERS}/{letter_id}"))

    def webhooks(self) -> list[Mapping[str, Any]]:
        return self._get(WEBHOOKS)["items"]

    def add_webhook(self, url: str, events: list[str], secret: str | None, group_id: int | None) -> Mapping[str, Any]:
        return self._post(WEBHOOKS, {"url": url, "events": events, "secret": secret, "group_id": group_id})

    def remove_webhook(self, webhook_id: int) -> None:
        self.store.of(self.store.api.delete(f"{WEBHOOKS}/{webhook_id}"))

    def ping(self, webhook_id: int) -> None:
        self._post(f"{WEBHOOKS}/{webhook_id}/ping")

    def _get(self, path: str, **query: str | None) -> Any:
        return self.store.of(self.store.api.get(path, **query))

    def _post(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        return self.store.of(self.store.api.post(path, body))


def _letter(answer: Mapping[str, Any]) -> DeadMessage:
    body = answer["body"] if isinstance(answer["body"], str) else json.dumps(answer["body"], ensure_ascii=False)
    fields = {**answer, "deliveries": answer["delivery_count"], "body": body}
    del fields["delivery_count"]
    return DeadMessage.model_validate(fields)


@contextmanager
def operated(server: Server | None) -> Generator[Here | There]:
    """Raises what `session` and `remote_session` raise."""
    if server is None:
        with session(with_host=False) as here:
            yield Here(here.services)
    else:
        with remote_session(server) as there:
            yield There(there.store)
