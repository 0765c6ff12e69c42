"""One router a noun, in the order of the documentation."""

from fastapi import APIRouter

from functions.api.routers import (
    artifacts,
    assessments,
    builds,
    changes,
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
    health.router,
)
