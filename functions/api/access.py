"""Who may: viewers look, editors start and steer, admins of a group rule it. What one may not see is not there."""

from functions.api.context import Access, Api
from functions.api.problems import Refused, not_found
from shared.store.groups import Role
from shared.store.projects import ProjectRow
from shared.store.run_list import RunView

RANKS: dict[str, int] = {"viewer": 1, "editor": 2, "admin": 3}


def check_group(access: Access, group_id: int, role: Role, what: str) -> None:
    """Raises Refused: 404 when the group is not the caller's, 403 when its role is not enough."""
    if access.caller.admin:
        return
    own = access.roles.get(group_id)
    if own is None:
        raise not_found(what)
    if RANKS[own] < RANKS[role]:
        raise Refused(403, f"This needs the role {role} in the group; yours is {own}. Ask an admin of the group.")


def check_admin(access: Access) -> None:
    """Raises Refused unless the caller rules the whole installation."""
    if not access.caller.admin:
        raise Refused(403, "This needs an administrator of the installation.")


def run_for(api: Api, access: Access, run_id: str, role: Role = "viewer") -> RunView:
    """Raises Refused."""
    run = api.stores.runs.get(run_id)
    if run is None:
        raise not_found("run")
    check_group(access, run.group_id, role, "run")
    return run


def project_for(api: Api, access: Access, project_id: int, role: Role = "viewer") -> ProjectRow:
    """Raises Refused."""
    project = api.stores.projects.get(project_id)
    if project is None:
        raise not_found("project")
    check_group(access, project.group_id, role, "project")
    return project
