"""Azure Resource Manager for container groups: each container is a child process of this one, in no container.

A volume is a directory; its mount path is replaced by it in commands and variables, for there is no mount namespace.
Memory limits kill like a container's. Source: Microsoft.ContainerInstance, API 2023-05-01, and "Track asynchronous
Azure operations".
"""

import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, override

import psutil

from tests.peers.http import Handler, Peer
from tests.peers.identity import IdentityPeer
from tests.peers.tls import Tls

RESOURCE = "https://management.azure.com"
JSON = {"content-type": "application/json"}
Body = dict[str, Any]


@dataclass
class Running:
    """One container of a group."""

    process: "subprocess.Popen[bytes]"
    log: Path
    memory: int
    oom: bool = False
    finished: float | None = None

    def finish_time(self) -> str:
        """When it was first seen to have ended."""
        self.finished = self.finished or time.time()
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.finished))

    def end(self) -> None:
        """Kills all that is in it; process groups don't tell, `timeout` makes one of its own."""
        for member in self.members():
            with contextlib.suppress(psutil.Error):
                member.kill()
        self.process.wait()

    def used(self) -> int:
        total = 0
        for member in self.members():
            with contextlib.suppress(psutil.Error):
                total += member.memory_info().rss
        return total

    def members(self) -> list[psutil.Process]:
        try:
            root = psutil.Process(self.process.pid)
            return [root, *root.children(recursive=True)]
        except psutil.Error:
            return []


@dataclass
class Group:
    name: str
    properties: Body
    rest: Body
    directory: Path
    containers: dict[str, Running] = field(default_factory=dict[str, Running])
    events: list[Body] = field(default_factory=list[Body])


class ArmPeer(Peer):
    """`refuse`: (status, code) that the next groups get instead of being made. `no_image`: groups are made and never
    start, as when their image is missing."""

    def __init__(self, tls: Tls, identity: IdentityPeer) -> None:
        self.identity = identity
        self.groups: dict[str, Group] = {}
        self.made: list[str] = []
        self.refuse: tuple[int, str] | None = None
        self.no_image = False
        self.bodies: list[str] = []
        """What was asked to be made, as it came."""
        super().__init__(_Request, tls)
        threading.Thread(target=self._enforce, daemon=True).start()

    @override
    def __exit__(self, *_: object) -> None:
        super().__exit__()
        for name in list(self.groups):
            self.remove(name)

    def remove(self, name: str) -> None:
        with self.lock:
            group = self.groups.pop(name, None)
        if group:
            for container in group.containers.values():
                container.end()
            shutil.rmtree(group.directory, ignore_errors=True)

    def make(self, name: str, body: Body) -> Group:
        properties = body["properties"]
        group = Group(name, properties, {k: v for k, v in body.items() if k != "properties"}, _directory())
        mounts = {volume["name"]: group.directory / volume["name"] for volume in properties.get("volumes", [])}
        for place in mounts.values():
            place.mkdir()
        for container in properties["containers"]:
            if not self.no_image:
                group.containers[container["name"]] = _start(container["properties"], mounts, group.directory)
            for variable in container["properties"].get("environmentVariables", []):
                variable.pop("secureValue", None)  # never given back
        if self.no_image:
            group.events.append({"name": "Failed", "type": "Warning", "message": "Failed to pull image: not found"})
        with self.lock:
            self.groups[name] = group
            self.made.append(name)
        return group

    def _enforce(self) -> None:
        while True:
            time.sleep(0.2)
            with self.lock:
                containers = [c for group in self.groups.values() for c in group.containers.values()]
            for container in containers:
                if container.process.poll() is None and container.used() > container.memory:
                    container.oom = True
                    container.end()


def _directory() -> Path:
    return Path(tempfile.mkdtemp(prefix="autobuilder-group-"))


def _start(container: Body, mounts: dict[str, Path], directory: Path) -> Running:
    places = {mount["mountPath"]: str(mounts[mount["name"]]) for mount in container.get("volumeMounts", [])}

    def placed(text: str) -> str:
        for path, place in places.items():
            text = text.replace(path, place)
        return text

    variables = container.get("environmentVariables", [])
    given = {v["name"]: placed(v.get("value") or v.get("secureValue") or "") for v in variables}
    log = directory / f"{uuid.uuid4().hex}.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [placed(word) for word in container["command"]],
            env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", **given},
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    memory = container["resources"]["requests"]["memoryInGB"]
    return Running(process, log, int(memory * 1024**3))


class _Request(Handler):
    @property
    def peer(self) -> ArmPeer:
        return cast(ArmPeer, self.server)

    @override
    def answer(self) -> None:
        if not self.peer.identity.accepts(self.headers.get("authorization"), RESOURCE):
            self._error(401, "AuthenticationFailed")
        elif "operations" in self.parts or "operationresults" in self.parts:
            self._json(200, {"status": "Succeeded"})
        elif self.parts[-1] == "containerGroups":
            self._json(200, {"value": [_view(group) for group in list(self.peer.groups.values())]})
        elif self.parts[-1] == "logs":
            self._logs(self.parts[-4], self.parts[-2])
        else:
            {"PUT": self._put, "GET": self._get, "DELETE": self._delete}[self.command](self.parts[-1])

    def _put(self, name: str) -> None:
        if self.peer.refuse:
            self._error(*self.peer.refuse)
            return
        self.peer.bodies.append(self.body.decode())
        new = name not in self.peer.groups
        if not new:
            self.peer.remove(name)  # Azure starts the containers of a group anew that is put again
        view = _view(self.peer.make(name, json.loads(self.body)))
        operation = f"{self.peer.url}/subscriptions/s/providers/Microsoft.ContainerInstance/locations/x/operations/1"
        headers = {"azure-asyncoperation": f"{operation}?api-version=x", "retry-after": "1"}
        self._json(201 if new else 200, view, headers)

    def _get(self, name: str) -> None:
        group = self.peer.groups.get(name)
        if group is None:
            self._error(404, "ResourceNotFound")
        else:
            self._json(200, _view(group))

    def _delete(self, name: str) -> None:
        if name not in self.peer.groups:
            self.reply(204)
            return
        self.peer.remove(name)
        place = f"{self.peer.url}/subscriptions/s/providers/Microsoft.ContainerInstance/locations/x/operationresults/1"
        self.reply(202, headers={"location": f"{place}?api-version=x", "retry-after": "1"})

    def _logs(self, name: str, container: str) -> None:
        group = self.peer.groups.get(name)
        if group is None or container not in group.containers:
            self._error(404, "ContainerGroupNotFound")
            return
        lines = group.containers[container].log.read_text(errors="replace").splitlines(keepends=True)
        self._json(200, {"content": "".join(lines[-int(self.query.get("tail", 10**6)) :])})

    def _json(self, status: int, body: Body, headers: dict[str, str] | None = None) -> None:
        self.reply(status, json.dumps(body).encode(), {**JSON, **(headers or {})})

    def _error(self, status: int, code: str) -> None:
        self._json(status, {"error": {"code": code, "message": f"{code} by the peer"}})


def _view(group: Group) -> Body:
    """As Azure shows it: with what its containers are doing."""
    containers = [
        {**c, "properties": {**c["properties"], "instanceView": _instance(group.containers.get(c["name"]))}}
        for c in group.properties["containers"]
    ]
    codes = [container.process.poll() for container in group.containers.values()]
    state = "Pending" if not codes else "Running" if None in codes else "Failed" if any(codes) else "Succeeded"
    view = {"state": state, "events": group.events}
    place = f"/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerInstance/containerGroups/{group.name}"
    properties = {**group.properties, "containers": containers, "instanceView": view, "provisioningState": "Succeeded"}
    kind = "Microsoft.ContainerInstance/containerGroups"
    return {**group.rest, "id": place, "name": group.name, "type": kind, "properties": properties}


def _instance(container: Running | None) -> Body:
    if container is None:
        return {"restartCount": 0, "currentState": {"state": "Waiting", "detailStatus": "ImagePullBackOff"}}
    code = container.process.poll()
    if code is None:
        return {"restartCount": 0, "currentState": {"state": "Running"}}
    status = "OOMKilled" if container.oom else "Completed" if code == 0 else "Error"
    state = {"state": "Terminated", "exitCode": 128 - code if code < 0 else code, "detailStatus": status}
    return {"restartCount": 0, "currentState": {**state, "finishTime": container.finish_time()}}
