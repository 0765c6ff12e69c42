"""The Durable extension's HTTP API, which the SDK's DurableOrchestrationClient calls: paths, bodies and status codes.

Reached over loopback under a path that holds a random code (the client's `rpcBaseUrl`), or with `?code=` under
`/runtime/webhooks/durabletask` (the management URLs that an app hands to its callers).
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from host.client import AlreadyFinished, AlreadyRunning, HubClient, UnknownInstance
from host.model import FINAL, Instance, Status
from host.protocol import status_document
from shared.errors import InvalidRequest

WEBHOOKS = "/runtime/webhooks/durabletask"
ACTIONS = ("terminate", "suspend", "resume", "rewind", "restart")


@dataclass(frozen=True)
class Management:
    """The endpoints. `code` is the secret, `orchestrators` the names that may be started."""

    client: HubClient
    orchestrators: frozenset[str]
    hub_name: str
    code: str

    def binding(self, base_url: str) -> str:
        """The JSON of a durableClient binding, from which the SDK makes its client."""
        query = f"taskHub={self.hub_name}&connection=Storage&code={self.code}"
        instance = f"{base_url}{WEBHOOKS}/instances/INSTANCEID"
        create = f"{base_url}{WEBHOOKS}/orchestrators/{{functionName}}[/{{instanceId}}]?{query}"
        urls = {
            "id": "INSTANCEID",
            "statusQueryGetUri": f"{instance}?{query}",
            "sendEventPostUri": f"{instance}/raiseEvent/{{eventName}}?{query}",
            "terminatePostUri": f"{instance}/terminate?reason={{text}}&{query}",
            "rewindPostUri": f"{instance}/rewind?reason={{text}}&{query}",
            "purgeHistoryDeleteUri": f"{instance}?{query}",
            "restartPostUri": f"{instance}/restart?{query}",
            "suspendPostUri": f"{instance}/suspend?reason={{text}}&{query}",
            "resumePostUri": f"{instance}/resume?reason={{text}}&{query}",
        }
        return json.dumps(
            {
                "taskHubName": self.hub_name,
                "creationUrls": {"createNewInstancePostUri": create, "createAndWaitOnNewInstancePostUri": create},
                "managementUrls": urls,
                "baseUrl": f"{base_url}{WEBHOOKS}",
                "requiredQueryStringParameters": f"code={self.code}",
                "rpcBaseUrl": f"{base_url}/durabletask/{self.code}/",
            }
        )

    def routes(self) -> list[Route]:
        """Every endpoint under both prefixes."""
        endpoints: list[tuple[str, str, Callable[[Request], Response]]] = [
            ("POST", "/orchestrators/{name}", self._start),
            ("POST", "/orchestrators/{name}/{id}", self._start),
            ("GET", "/instances", self._list),
            ("GET", "/instances/", self._list),
            ("DELETE", "/instances", self._purge_many),
            ("DELETE", "/instances/", self._purge_many),
            ("GET", "/instances/{id}", self._status),
            ("DELETE", "/instances/{id}", self._purge),
            ("POST", "/instances/{id}/raiseEvent/{event}", self._raise_event),
            *((("POST", f"/instances/{{id}}/{action}", getattr(self, f"_{action}"))) for action in ACTIONS),
        ]
        return [
            Route(prefix + path, self._guarded(endpoint), methods=[method])
            for prefix in ("/durabletask/{code}", WEBHOOKS)
            for method, path, endpoint in endpoints
        ]

    def _guarded(self, endpoint: Callable[[Request], Response]) -> Callable[[Request], Any]:
        async def guarded(request: Request) -> Response:
            given = request.path_params.get("code") or request.query_params.get("code", "")
            if not _same(given, self.code):
                return Response(status_code=401)
            request.state.text = (await request.body()).decode("utf-8", "replace")
            return await run_in_threadpool(_answer, endpoint, request)

        return guarded

    def _start(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self.orchestrators:
            known = ", ".join(sorted(self.orchestrators)) or "none"
            message = (
                f"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function. "
                f"Additional info: The following are the known orchestrator functions: {known}"
            )
            return _failure(400, message)
        version = request.query_params.get("version", "")
        try:
            instance_id = self.client.start(name, request.path_params.get("id"), _payload(request), version)
        except AlreadyRunning as running:
            return _failure(500, str(running))
        urls: dict[str, str] = json.loads(self.binding(str(request.base_url).rstrip("/")))["managementUrls"]
        body = {key: url.replace("INSTANCEID", instance_id) for key, url in urls.items()}
        return JSONResponse(body, 202, {"location": body["statusQueryGetUri"], "retry-after": "10"})

    def _status(self, request: Request) -> Response:
        instance = self._instance(request)
        query = request.query_params
        history = self.client.history(instance.id) if _flag(query.get("showHistory"), False) else None
        document = status_document(instance, history, _flag(query.get("showInput"), True))
        running = instance.status not in FINAL
        failed = instance.status is Status.FAILED and _flag(query.get("returnInternalServerErrorOnFailure"), False)
        return JSONResponse(document, 202 if running else 500 if failed else 200)

    def _list(self, request: Request) -> Response:
        show_input = _flag(request.query_params.get("showInput"), True)
        return JSONResponse([status_document(found, None, show_input) for found in self._matching(request)])

    def _purge(self, request: Request) -> Response:
        deleted = self.client.purge([request.path_params["id"]])
        return JSONResponse({"instancesDeleted": deleted}, 200 if deleted else 404)

    def _purge_many(self, request: Request) -> Response:
        deleted = self.client.purge([found.id for found in self._matching(request)])
        return JSONResponse({"instancesDeleted": deleted}, 200 if deleted else 404)

    def _raise_event(self, request: Request) -> Response:
        self.client.raise_event(request.path_params["id"], request.path_params["event"], _payload(request))
        return Response(status_code=202)

    def _terminate(self, request: Request) -> Response:
        self.client.terminate(request.path_params["id"], request.query_params.get("reason", ""))
        return Response(status_code=202)

    def _suspend(self, request: Request) -> Response:
        self.client.suspend(request.path_params["id"])
        return Response(status_code=202)

    def _resume(self, request: Request) -> Response:
        self.client.resume(request.path_params["id"])
        return Response(status_code=202)

    def _rewind(self, request: Request) -> Response:
        if self._instance(request).status is not Status.FAILED:
            return Response(status_code=410)
        return _failure(501, "The embedded host does not rewind; restart the instance instead.")

    def _restart(self, request: Request) -> Response:
        old = self._instance(request)
        fresh = _flag(request.query_params.get("restartWithNewInstanceId"), True)
        return JSONResponse(self.client.start(old.name, None if fresh else old.id, old.input, old.version), 202)

    def _instance(self, request: Request) -> Instance:
        instance = self.client.get(request.path_params["id"])
        if instance is None:
            raise UnknownInstance(f"No instance with ID {request.path_params['id']} found.")
        return instance

    def _matching(self, request: Request) -> list[Instance]:
        query = request.query_params
        return self.client.list(
            statuses=[status for status in query.get("runtimeStatus", "").split(",") if status],
            created_from=_moment(query.get("createdTimeFrom")),
            created_to=_moment(query.get("createdTimeTo")),
            prefix=query.get("instanceIdPrefix"),
        )


def _answer(endpoint: Callable[[Request], Response], request: Request) -> Response:
    try:
        return endpoint(request)
    except UnknownInstance:
        return Response(status_code=404)
    except AlreadyFinished:
        return Response(status_code=410)
    except AlreadyRunning as running:
        return _failure(500, str(running))
    except (InvalidRequest, ValueError) as wrong:
        return _failure(400, str(wrong))


def _payload(request: Request) -> str | None:
    """The body as it came, checked to be JSON; None without one."""
    text: str = request.state.text
    if not text:
        return None
    json.loads(text)
    return text


def _failure(status: int, message: str) -> Response:
    return JSONResponse({"Message": message, "ExceptionMessage": message}, status)


def _flag(text: str | None, default: bool) -> bool:
    return default if text is None else text.lower() == "true"


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
