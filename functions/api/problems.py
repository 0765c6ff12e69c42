"""Every error as problem+json (RFC 9457), whoever raises it."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import Scope

from shared.auth import Unauthorised
from shared.errors import AutoBuilderError, InvalidRequest, Unavailable
from shared.store.database import Taken

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5


class Refused(Exception):
    """An answer that is no success. `detail` is one sentence that says what to do."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, dict(headers or {})


def not_found(what: str) -> Refused:
    """Also for what the caller may not know of."""
    return Refused(404, f"There is no such {what}.")


def problem(
    scope: Scope,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: list[dict[str, Any]] | None = None,
) -> Response:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": scope["path"],
        "request_id": scope.get("state", {}).get("request_id", ""),
        "errors": errors,
    }
    content = json.dumps(body, ensure_ascii=True).encode()
    return Response(content, status, {**(headers or {}), "cache-control": "no-store"}, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """The handlers, from the general to the special."""
    app.add_exception_handler(Exception, _unexpected)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(AutoBuilderError, _ours)
    app.add_exception_handler(Refused, _refused)


def refused_of(error: AutoBuilderError) -> Refused:
    """What a caller is told of an error of ours; what only operators can mend is not explained to it."""
    match error:
        case Taken():
            return Refused(409, str(error))
        case InvalidRequest():
            return Refused(422, str(error))
        case Unauthorised():
            return Refused(401, str(error), {"www-authenticate": 'Bearer error="invalid_token"'})
        case Unavailable():
            return Refused(503, "Something that is needed does not answer now.", {"retry-after": str(RETRY_SECONDS)})
        case _:
            return Refused(500, "The installation is not set up rightly; its operator finds more in the service log.")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    if error.status == 304:  # no problem, and no body: a server that sends one breaks the connection
        return Response(status_code=304, headers=error.headers)
    return problem(request.scope, error.status, error.detail, error.headers)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, AutoBuilderError)
    if not isinstance(error, InvalidRequest | Unauthorised):
        log.error("api.failed", why=str(error))
    return await _refused(request, refused_of(error))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [{"location": list(one["loc"]), "message": str(one["msg"])} for one in error.errors()[:100]]
    if any(one["type"] == "json_invalid" for one in error.errors()):
        return problem(request.scope, 400, "The body is no JSON.", errors=found)
    return problem(request.scope, 422, "Correct what `errors` names and send it again.", errors=found)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    details = {404: "There is nothing at this address.", 405: "This address does not take that method."}
    headers = {**(error.headers or {})}
    if error.status_code == 405:
        headers["allow"] = ", ".join(sorted(methods_of(request.app, request.url.path)))
    return problem(request.scope, error.status_code, details.get(error.status_code, error.detail), headers)


def methods_of(app: FastAPI, path: str) -> set[str]:
    """All methods of an address: the routes that share it each know only their own."""
    templates = ((compile_path(template)[0], operations) for template, operations in app.openapi()["paths"].items())
    return {method.upper() for pattern, operations in templates if pattern.match(path) for method in operations}


async def _unexpected(request: Request, error: Exception) -> Response:
    log.exception("api.crashed", exc_info=error)
    return problem(request.scope, 500, "Something went wrong here; the service log has more under the request's id.")
