"""Whether the service is up. Nothing here needs a token, and nothing says more than that."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from functions.api.context import ApiContext
from functions.api.schemas.operations import Health
from shared.models import Status

router = APIRouter(tags=["health"])
metrics_router = APIRouter(tags=["health"])


@router.get("/health/live")
def live() -> Health:
    """The process answers."""
    return Health()


@router.get("/health/ready")
def ready(api: ApiContext) -> Health:
    """The database answers too; 503 while it does not."""
    api.services.store.runs(Status.RUNNING, limit=1)
    return Health()


@metrics_router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(api: ApiContext) -> Response:
    """For Prometheus."""
    api.metrics.streams.set(api.feeds.followers)
    return Response(generate_latest(api.metrics.registry), media_type=CONTENT_TYPE_LATEST)
