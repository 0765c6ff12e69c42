"""Uploads: an archive, streamed to disk; its name is the hash of what it holds."""

import hashlib
import uuid
from pathlib import Path
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Request
from starlette.concurrency import run_in_threadpool

from functions.api.context import ApiContext
from functions.api.problems import Refused
from functions.api.schemas.groups import Upload
from functions.api.sources import ARCHIVES
from shared.exchange import disk_full, safe_name

router = APIRouter(tags=["projects"])

MAX_BYTES = 1 << 30
ENDINGS = {"application/zip": ".zip", "application/gzip": ".tar.gz", "application/x-gzip": ".tar.gz"}
BODY = {"schema": {"type": "string", "format": "binary"}}
MEDIA = dict.fromkeys(("application/zip", "application/gzip", "application/octet-stream"), BODY)
PIECE = 1 << 20


@router.post("/uploads", status_code=201, openapi_extra={"requestBody": {"required": True, "content": MEDIA}})
async def upload(
    api: ApiContext, request: Request, x_file_name: Annotated[str | None, Header(max_length=200)] = None
) -> Upload:
    """A .zip or .tar.gz of up to 1 GiB. Sending the same again is harmless."""
    ending = _ending(request.headers.get("content-type", ""), x_file_name)
    declared = request.headers.get("content-length", "")
    _check_size(int(declared) if declared.isdecimal() else 0)  # before the client is told to go on
    place = api.services.exchange.upload_path(f"part-{uuid.uuid4().hex}")
    try:
        count, digest = await _stored(request, place)
        if count == 0:
            raise Refused(422, "The body is empty; send the archive as it is.")
        name = f"{digest}{ending}"
        place.rename(api.services.exchange.upload_path(name))
        await run_in_threadpool(api.services.exchange.push_upload, name)
    except OSError as error:
        raise disk_full(error) from error
    finally:
        place.unlink(missing_ok=True)
    return Upload(upload=name, name=safe_name(x_file_name or name), bytes=count, sha256=digest)


def _ending(content_type: str, file_name: str | None) -> str:
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ENDINGS:
        return ENDINGS[kind]
    if kind != "application/octet-stream":
        raise Refused(415, "Send application/zip, application/gzip, or application/octet-stream with X-File-Name.")
    named = next((end for end in ARCHIVES if (file_name or "").lower().endswith(end)), None)
    if named is None:
        raise Refused(422, f"X-File-Name must end in one of {', '.join(ARCHIVES)}.")
    return named


def _check_size(count: int) -> None:
    """Raises Refused."""
    if count > MAX_BYTES:
        raise Refused(413, "The archive is larger than 1 GiB; leave out what is no source.")


async def _stored(request: Request, place: Path) -> tuple[int, str]:
    """Writes the body piece by piece: how many bytes, and their hash."""
    await to_thread.run_sync(lambda: place.parent.mkdir(parents=True, exist_ok=True))
    count, digest, piece = 0, hashlib.sha256(), bytearray()

    def write() -> None:
        file.write(piece)
        digest.update(piece)
        piece.clear()

    with place.open("wb") as file:
        async for data in request.stream():
            count += len(data)
            _check_size(count)
            piece += data
            if len(piece) >= PIECE:
                await to_thread.run_sync(write)
        await to_thread.run_sync(write)
    return count, digest.hexdigest()
