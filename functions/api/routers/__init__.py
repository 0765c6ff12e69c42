"""One router a noun, in the order of the documentation."""

from fastapi import APIRouter

from functions.api.routers import (
    artifacts,
    assessments,
    builds,
    changes,
    dead_letters,
    events,
    groups,
    health,
    members,
    operations,
    projects,
    runs,
    statistics,
    steer,
    uploads,
    webhooks,
)

ROUTERS: tuple[APIRouter, ...] = (
    groups.router,
    members.router,
    projects.router,
    uploads.router,
    assessments.router,
    runs.router,
    steer.router,
    builds.router,
    events.router,
    changes.router,
    artifacts.router,
    statistics.router,
    operations.router,
    dead_letters.router,
    webhooks.router,
    health.router,
)
