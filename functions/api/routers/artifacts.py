"""Artifacts: what a run left to be fetched."""

from pathlib import Path as FilePath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Path
from starlette.responses import FileResponse, Response

from functions.api.access import run_for
from functions.api.context import Allowed, Api, ApiContext
from functions.api.etags import matches, tag_of
from functions.api.problems import not_found
from functions.api.routers.runs import RunPath
from functions.api.schemas.changes import Artifact
from functions.api.schemas.common import Text
from shared.store import ArtifactRow

router = APIRouter(tags=["changes"])

BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


@router.get("/runs/{run_id}/artifacts")
def list_artifacts(api: ApiContext, access: Allowed, run_id: RunPath) -> list[Artifact]:
    """By name."""
    run_for(api, access, run_id)
    return [
        Artifact(
            name=row.name,
            sha256=row.sha256,
            bytes=row.bytes,
            url=f"/api/v1/runs/{run_id}/artifacts/{quote(row.name)}",
        )
        for row in api.services.store.artifacts(run_id)
    ]


@router.get(
    "/runs/{run_id}/artifacts/{name:path}",
    response_class=FileResponse,
    responses={
        200: {"content": BYTES},
        206: {"content": BYTES, "description": "The ranges asked for."},
        304: {"description": "It is what the caller has."},
    },
)
def get_artifact(
    api: ApiContext,
    access: Allowed,
    run_id: RunPath,
    name: Annotated[Text, Path(max_length=500)],
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Only by a name of the list; its ETag is its SHA-256. Always as a download, whatever it holds."""
    run_for(api, access, run_id)
    row = next((row for row in api.services.store.artifacts(run_id) if row.name == name), None)
    place = _place(api, run_id, row) if row else None
    if row is None or place is None:
        raise not_found("artifact")
    tag = tag_of(row.sha256)
    if matches(if_none_match, tag):
        return Response(status_code=304, headers={"etag": tag})
    headers = {"etag": tag, "x-content-type-options": "nosniff", "cache-control": "private, no-cache"}
    return FileResponse(place, headers=headers, media_type="application/octet-stream", filename=FilePath(name).name)


def _place(api: Api, run_id: str, row: ArtifactRow) -> FilePath | None:
    """The file, if it is there and really below the run's report."""
    root = api.services.exchange.pull_tree(run_id, "report").resolve()
    place = (root / row.path).resolve()
    return place if place.is_relative_to(root) and place.is_file() else None
