"""What the runner needs of Microsoft.ContainerInstance: make, look at and delete container groups."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError, ResourceNotFoundError
from azure.mgmt.containerinstance import ContainerInstanceManagementClient
from azure.mgmt.containerinstance.models import ContainerGroup

from shared.azure import credential
from shared.azure_settings import ContainerSettings
from shared.errors import Misconfigured, Unavailable

_LATER = frozenset({408, 409, 429})
"""409: the region or the quota has no room now, or the group is changing."""


@dataclass(frozen=True)
class ContainerState:
    """`state`: Waiting, Running or Terminated."""

    state: str
    detail: str
    finished: datetime | None


@dataclass(frozen=True)
class GroupState:
    name: str
    containers: dict[str, ContainerState]
    trouble: str
    """The last warning among the group's events."""


class ContainerApi:
    """Every method raises Unavailable or Misconfigured."""

    def __init__(self, client: ContainerInstanceManagementClient, resource_group: str) -> None:
        self._client, self._resource_group = client, resource_group

    def find(self, name: str) -> GroupState | None:
        try:
            return _state(self._client.container_groups.get(self._resource_group, name))
        except ResourceNotFoundError:
            return None
        except AzureError as error:
            raise _failed(error) from error

    def create(self, name: str, group: ContainerGroup) -> None:
        """Asks for it and does not wait. Not for a group that exists: its containers would begin anew."""
        groups: Any = self._client.container_groups
        try:
            groups.begin_create_or_update(self._resource_group, name, group, polling=False)
        except AzureError as error:
            raise _failed(error) from error

    def delete(self, name: str) -> None:
        """Ends all its processes; none of that name is as well. Does not wait."""
        try:
            self._client.container_groups.begin_delete(self._resource_group, name, polling=False)
        except ResourceNotFoundError:
            return
        except AzureError as error:
            raise _failed(error) from error

    def log(self, name: str, container: str, lines: int) -> str:
        """The last lines that a container printed; "" when there are none to get."""
        try:
            return self._client.containers.list_logs(self._resource_group, name, container, tail=lines).content or ""
        except AzureError:
            return ""


def open_container_api(settings: ContainerSettings) -> ContainerApi:
    """With this process's Entra identity."""
    client = ContainerInstanceManagementClient(credential(), settings.subscription)
    return ContainerApi(client, settings.resource_group)


def _state(group: ContainerGroup) -> GroupState:
    view = group.instance_view
    events = [event for event in (view.events if view else None) or () if event.type == "Warning" and event.message]
    return GroupState(
        name=group.name or "",
        containers={container.name: _container(container.instance_view) for container in group.containers},
        trouble=str(events[-1].message) if events else "",
    )


def _container(view: Any) -> ContainerState:
    current = view.current_state if view else None
    if current is None:
        return ContainerState("Waiting", "", None)
    return ContainerState(current.state or "Waiting", current.detail_status or "", current.finish_time)


def _failed(error: AzureError) -> Misconfigured | Unavailable:
    if isinstance(error, ClientAuthenticationError):
        return Misconfigured("Azure does not accept our identity; give it the role of a contributor to the builds.")
    if not isinstance(error, HttpResponseError) or error.status_code is None:
        return Unavailable(f"Azure can't be reached ({type(error).__name__}); check the network.")
    code = error.error.code if error.error else error.reason
    said = f"Azure answered {error.status_code} ({code}) to the request for a container group"
    if error.status_code in _LATER or error.status_code >= 500:
        return Unavailable(f"{said}; it will be asked again.")
    return Misconfigured(f"{said}; check the AUTOBUILDER_CONTAINER_ settings and our role in the resource group.")
