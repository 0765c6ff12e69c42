"""Where a source may be: git URLs are checked before anything is written down, uploads are looked for."""

import hashlib
import re

from functions.api.access import project_for
from functions.api.context import Access, Api
from functions.api.problems import Refused
from functions.api.schemas.runs import Source
from pipeline.tools.git_remote import checked_ref, checked_remote
from shared.errors import InvalidRequest
from shared.exchange import safe_name
from shared.models import GitSource
from shared.store.projects import NewProject

ARCHIVES = (".zip", ".tar.gz", ".tgz", ".tar", ".tar.zst")
_UPLOAD = re.compile(r"[0-9a-f]{64}\.(?:zip|tar\.gz|tgz|tar|tar\.zst)")


def check_git(api: Api, url: str, ref: str | None) -> None:
    """Raises InvalidRequest for a URL that git is never given: other protocols, options, private hosts."""
    checked_remote(url, allow_private_hosts=api.services.settings.allow_private_git_hosts)
    if ref is not None:
        checked_ref(ref)


def check_upload(api: Api, name: str | None) -> str:
    """Raises Refused unless this was uploaded. Its name is the hash of its contents: who knows it has them."""
    if name is None or not _UPLOAD.fullmatch(name) or not api.services.exchange.upload_path(name).exists():
        raise Refused(422, "There is no such upload; POST the archive to /api/v1/uploads first.")
    return name


def project_of(api: Api, access: Access, source: Source, group_id: int, name: str | None) -> NewProject:
    """What `source` stands for, checked. A project_id must be visible to the caller."""
    if source.project_id is not None:
        row = project_for(api, access, source.project_id)
        update = {key: value for key in ("ref", "subdir") if (value := getattr(source, key)) is not None}
        return NewProject.model_validate({**row.model_dump(), **update})
    if source.git_url is not None:
        check_git(api, source.git_url, source.ref)
        found = safe_name(source.git_url.rstrip("/").rpartition("/")[2].removesuffix(".git"))
        kind = "git"
    else:
        upload = check_upload(api, source.upload)
        found, kind = f"upload-{hashlib.sha256(upload.encode()).hexdigest()[:8]}", "upload"
    values = source.model_dump(include={"git_url", "ref", "subdir", "upload"})
    return NewProject.model_validate({**values, "group_id": group_id, "name": name or found, "source_type": kind})


def git_of(project: NewProject) -> GitSource | None:
    if project.source_type == "upload":
        return None
    if project.git_url is None:
        raise InvalidRequest("The project has no git URL; set one.")
    return GitSource(url=project.git_url, ref=project.ref)
