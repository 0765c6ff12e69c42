"""What the routes need, made once from the Services; and the dependencies that hand it to them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, cast

from fastapi import Depends, Request

from functions.api.feeds import Feeds
from functions.api.metrics import Metrics
from pipeline.bootstrap import Services
from shared.auth import Caller, Verifier
from shared.store.edits import Edits
from shared.store.groups import Groups
from shared.store.idempotency import Idempotency
from shared.store.logs import Logs
from shared.store.projects import Projects
from shared.store.run_events import RunEvents
from shared.store.run_list import RunList
from shared.store.statistics import Statistics


class Stores:
    """The nouns of the database that the API looks at."""

    def __init__(self, services: Services) -> None:
        database = services.store.database
        self.groups, self.projects, self.runs = Groups(database), Projects(database), RunList(database)
        self.edits, self.events, self.logs = Edits(database), RunEvents(database), Logs(database)
        self.statistics, self.idempotency = Statistics(database), Idempotency(database)


@dataclass(frozen=True)
class Api:
    services: Services
    stores: Stores
    verifier: Verifier
    feeds: Feeds
    metrics: Metrics


class Access:
    """What the caller of one request may see and do. Its roles are read once, when they are first needed."""

    def __init__(self, api: Api, caller: Caller) -> None:
        self._api, self.caller = api, caller

    @cached_property
    def roles(self) -> dict[int, str]:
        return {row.id: row.role for row in self._api.stores.groups.roles(self.caller.subject)}

    @property
    def groups(self) -> list[int] | None:
        """Ids of the groups it sees; None means all."""
        return None if self.caller.admin else list(self.roles)


def api_of(request: Request) -> Api:
    return cast(Api, request.app.state.api)


async def _api(request: Request) -> Api:
    """A coroutine, as the other dependencies: FastAPI would send each plain function to a thread."""
    return api_of(request)


ApiContext = Annotated[Api, Depends(_api)]


def caller_of(request: Request) -> Caller:
    """The gate (`gate.py`) has checked its token."""
    return cast(Caller, request.state.caller)


async def access_of(request: Request) -> Access:
    return Access(api_of(request), caller_of(request))


def request_id_of(request: Request) -> str:
    return cast(str, request.state.request_id)


async def _caller(request: Request) -> Caller:
    return caller_of(request)


Calling = Annotated[Caller, Depends(_caller)]
Allowed = Annotated[Access, Depends(access_of)]
