"""POST /webhooks/github: GitHub's deliveries. Not for callers with a token: the signature is all the proof there is."""

import asyncio

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from pipeline.bootstrap import services
from pipeline.delivery.github_events import BadSignature, take_delivery
from pipeline.delivery.github_webhook import MAX_BODY_BYTES
from shared.errors import InvalidRequest, Misconfigured

log = structlog.get_logger(__name__)
router = APIRouter(include_in_schema=False)

TITLES = {401: "Not signed", 413: "Too large", 415: "Not JSON", 422: "Not understood", 503: "Not set up"}


@router.post("/webhooks/github")
async def webhook(request: Request) -> Response:
    """202 at once; the work is done by who reads the queue. 200 for a delivery that asks for nothing."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return _problem(415, "Set the webhook's content type to application/json.")
    body = await _body(request)
    if body is None:
        return _problem(413, f"The body is larger than {MAX_BODY_BYTES} bytes.")
    try:
        said = await asyncio.to_thread(take_delivery, services(), dict(request.headers), body)
    except BadSignature as error:
        log.warning("github.bad_signature", delivery=request.headers.get("x-github-delivery", "")[:64])
        return _problem(401, str(error))
    except InvalidRequest as error:
        return _problem(422, str(error))
    except Misconfigured as error:
        return _problem(503, str(error))
    return JSONResponse({"status": said}, 202 if said == "accepted" else 200)


async def _body(request: Request) -> bytes | None:
    """None: it is too large, which is noticed before it is read."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BODY_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _problem(status: int, detail: str) -> Response:
    """RFC 9457."""
    body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return JSONResponse(body, status, media_type="application/problem+json")
