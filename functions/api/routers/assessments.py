"""Assessments: what a migration would do and what a person must decide. Nothing is built, and nothing kept."""

import tempfile
from pathlib import Path

from fastapi import APIRouter

from functions.api.context import Allowed, ApiContext
from functions.api.schemas.runs import NewAssessment
from functions.api.sources import git_of, project_of
from functions.api.targets import target_of
from pipeline.assess import assess as assess_project
from pipeline.sources.project import Project
from pipeline.steps.workspace import below
from pipeline.tools.analysis import analyse
from pipeline.tools.archive import unpack
from pipeline.tools.git import clone
from shared.report import Assessment

router = APIRouter(tags=["projects"])


@router.post("/assessments")
def assess(api: ApiContext, access: Allowed, wanted: NewAssessment) -> Assessment:
    """Reads the project here; nothing of it is run."""
    project = project_of(api, access, wanted, 0, None)
    target = target_of(wanted.target)
    with tempfile.TemporaryDirectory(prefix="autobuilder-assess-") as directory:
        place = Path(directory) / "source"
        if (git := git_of(project)) is not None:
            clone(git.url, git.ref, place, allow_private_hosts=api.services.settings.allow_private_git_hosts)
        else:
            keep = project.subdir.partition("/")[0] if project.subdir else None
            unpack(api.services.exchange.pull_upload(project.upload or ""), place, keep=keep)
        root = below(place, project.subdir) if project.subdir else place
        return assess_project(Project.load(root), analyse(root, project.name, place), target)
