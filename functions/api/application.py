"""The FastAPI app, composed: one set of Services in, one ASGI app out."""

from fastapi import FastAPI
from starlette.types import ASGIApp

from functions.api.context import Api, Stores
from functions.api.doors import Doors
from functions.api.feeds import Feeds
from functions.api.gate import Gate
from functions.api.github import router as github_router
from functions.api.metrics import Metrics, Unfinished
from functions.api.openapi import PROBLEMS, described
from functions.api.problems import install
from functions.api.rates import Rates
from functions.api.repeats import Repeats
from functions.api.routers import ROUTERS
from functions.api.routers.health import metrics_router
from pipeline.bootstrap import Services
from shared.auth import Verifier

PREFIX = "/api/v1"
VERSION = "1.0.0"


def create_app(services: Services, verifier: Verifier) -> ASGIApp:
    """Closes nothing of what it is given. Use it on one event loop."""
    stores, metrics = Stores(services), Metrics()
    metrics.registry.register(Unfinished(stores.statistics))
    api = Api(services, stores, verifier, Feeds(services.store), metrics)
    app = plain_app()
    app.state.api = api
    settings = services.settings
    rates = Rates(settings.api_requests_per_second, settings.api_burst)
    doors = Doors(Repeats(app, stores.idempotency))
    doors.gate = Gate(doors, verifier, rates, metrics)
    return doors.gate


def plain_app() -> FastAPI:
    """The routes and their description alone."""
    app = FastAPI(
        title="Auto-Builder",
        version=VERSION,
        summary="Migrates Java 8 / Spring Boot 2 projects to Java 17 / Spring Boot 3 and proves the result.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        separate_input_output_schemas=True,
        redirect_slashes=False,
    )
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX, responses=PROBLEMS)
    app.include_router(github_router, prefix=PREFIX)
    app.include_router(metrics_router)
    install(app)
    described(app)
    return app
