"""The OpenAPI 3.1 document: what FastAPI finds out, and what holds for every route alike."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from functions.api.schemas.common import Problem

_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_RETRY = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}, "description": "Seconds."}}
_DETAILS: dict[int, str] = {
    400: "The request is malformed.",
    401: "No token, or not a good one.",
    403: "The caller's role is not enough.",
    404: "It is not there, or not for this caller.",
    409: "Its state does not allow that now.",
    412: "It was changed since the state that If-Match names.",
    413: "The body is too large.",
    415: "The body's type is not one that is read here.",
    416: "The range begins beyond the end.",
    422: "Something in the request must be corrected.",
    428: "If-Match is missing.",
    429: "Too many requests.",
    500: "A fault of the service.",
    503: "Something that is needed does not answer.",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "content": _CONTENT, **({"headers": _RETRY} if status in (429, 503) else {})}
    for status, text in _DETAILS.items()
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key with the same request gets the first one's answer, for a day; with another, 422.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[\\x21-\\x7e]+$"},
}
OPEN_TAG = "health"


def described(app: FastAPI) -> None:
    """Makes `app.openapi` say all of it."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes, openapi_version="3.1.0"
    )
    parts = document.setdefault("components", {})
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    schemas = parts.setdefault("schemas", {})
    problem = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    document["security"] = [{"token": []}]
    for operations in document["paths"].values():
        for method, operation in operations.items():
            _complete(method, operation)
    return document


def _complete(method: str, operation: dict[str, Any]) -> None:
    if OPEN_TAG in operation.get("tags", ()):
        operation["security"] = []
    elif method == "post":
        operation.setdefault("parameters", []).append(KEY)
