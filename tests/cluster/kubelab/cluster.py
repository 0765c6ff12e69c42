"""Starts and stops the cluster: six processes on loopback, one node, Ready in about ten seconds.

The components are of Kubernetes 1.33 and the control plane emulates 1.32, the version that AKS runs: the modules of
1.32 itself can no longer all be had.
"""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from tests.cluster.kubelab import containerd
from tests.cluster.kubelab.binary import CannotRun, find_binary
from tests.cluster.kubelab.certificates import NODE, Authority, make_authority
from tests.cluster.kubelab.components import Components
from tests.cluster.kubelab.images import BUSYBOX, Image, busybox

TOOLS = ("containerd", "ctr", "runc", "iptables", "conntrack")
START_SECONDS = 120
STOP_SECONDS = 20
ADVICE = "install what scripts/cluster_tools.sh installs"


def check_machine() -> None:
    """Raises CannotRun, with what to do, where no cluster can run."""
    if os.geteuid() != 0:
        raise CannotRun("The test cluster needs root: it runs containerd and a kubelet.")
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing or not BUSYBOX.exists() or not Path("/usr/lib/cni/ptp").exists():
        named = ", ".join([*missing, *([] if BUSYBOX.exists() else ["busybox-static"])]) or "the CNI plugins"
        raise CannotRun(f"The test cluster needs {named}: {ADVICE}.")


@dataclass
class Cluster:
    """One control plane and one node. `directory` must be on a real disk: containerd's overlays lie there."""

    directory: Path
    state: Path = field(default_factory=lambda: Path(f"/run/kubelab-{os.getpid()}"))
    """For sockets, whose paths must be short."""
    binary: Path = field(default_factory=find_binary)
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict[str, "subprocess.Popen[bytes]"])
    _authority: Authority | None = None
    _alone: int | None = None
    """Descriptor of the lock."""

    @property
    def socket(self) -> Path:
        return self.state / "containerd.sock"

    @cached_property
    def components(self) -> Components:
        return Components(self.binary, self.directory, self.socket)

    @property
    def kubeconfig(self) -> Path:
        """Of the cluster's administrator."""
        return self.authority.file("admin.kubeconfig")

    @property
    def authority(self) -> Authority:
        assert self._authority is not None, "the cluster was not started"
        return self._authority

    def kubeconfig_with(self, token: str) -> Path:
        """Of whoever the token is for."""
        return self.authority.kubeconfig_of("token", self.components.server, {"token": token})

    def up(self, images: Sequence[Image] = ()) -> None:
        """Returns when the node is Ready. Raises CannotRun with the end of a component's log when one dies."""
        check_machine()
        self._alone = _only_one()
        for place in (self.state, *(self.directory / name for name in ("logs", "kubelet", "plugins", "pod-logs"))):
            place.mkdir(parents=True, exist_ok=True)
        self._authority = make_authority(self.directory / "pki")
        for client in ("admin", "controllers", "scheduler", "node"):
            self._authority.kubeconfig(client, self.components.server)
        containerd.write_config(self.directory, self.state, self.socket)
        self.start("containerd", "etcd", "kube-apiserver")
        self._until(self._containerd_answers, "containerd")
        for image in (busybox("lab.local/pause:1", "/bin/sleep", "2147483647"), *images):
            containerd.load(image, self.socket, self.directory)
        self._until(self.ready, "kube-apiserver")  # the others give up at once when its first roles are not there yet
        self.start("kube-controller-manager", "kube-scheduler", "kubelet")
        self._until(self._node_is_ready, "kubelet")

    def down(self) -> None:
        """Pods first, so that no container stays behind; then exactly the processes that were started here."""
        if "kubelet" in self._running:
            with contextlib.suppress(subprocess.SubprocessError):
                words = ("--all", "--all-namespaces", "--grace-period=1", "--ignore-not-found")
                self.kubectl("delete", "jobs,pods", *words, timeout=60)
        for name in reversed(list(self._running)):
            self.stop(name, signal.SIGTERM if name == "containerd" else signal.SIGKILL)
        _unmount_below(self.directory, self.state)
        shutil.rmtree(self.state, ignore_errors=True)
        if self._alone is not None:
            os.close(self._alone)

    def start(self, *names: str) -> None:
        commands = self.components.commands()
        for name in names:
            with (self.directory / "logs" / f"{name}.log").open("ab") as log:
                self._running[name] = subprocess.Popen(
                    commands[name], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
                )

    def stop(self, name: str, how: signal.Signals = signal.SIGTERM) -> None:
        process = self._running.pop(name)
        process.send_signal(how)
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def kubectl(self, *words: str, stdin: str | None = None, timeout: float = 60) -> str:
        """Its output. Raises CalledProcessError, with stderr, when it fails."""
        command = [str(self.binary), "kubectl", f"--kubeconfig={self.kubeconfig}", *words]
        try:
            done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=True, timeout=timeout)
        except subprocess.CalledProcessError as refused:
            refused.add_note(str(refused.stderr)[-4000:])
            raise
        return done.stdout

    def apply(self, *objects: dict[str, object]) -> None:
        """Server-side, every misspelt field refused."""
        manifest = yaml.safe_dump_all(objects)
        self.kubectl("apply", "--server-side", "--validate=strict", "-f", "-", stdin=manifest)

    def ready(self) -> bool:
        try:
            return self.kubectl("get", "--raw", "/readyz", timeout=10).strip() == "ok"
        except subprocess.SubprocessError:
            return False

    def _node_is_ready(self) -> bool:
        try:
            self.kubectl("get", "serviceaccount", "default", "--namespace=default", timeout=10)
            node = json.loads(self.kubectl("get", "node", NODE, "--output=json", timeout=10))
        except subprocess.SubprocessError:
            return False
        return any(c["type"] == "Ready" and c["status"] == "True" for c in node["status"].get("conditions", ()))

    def _containerd_answers(self) -> bool:
        if not self.socket.exists():
            return False  # ctr would wait ten seconds for it
        words = ["ctr", "-a", str(self.socket), "version"]
        return subprocess.run(words, capture_output=True, check=False, timeout=20).returncode == 0

    def _until(self, condition: Callable[[], bool], name: str) -> None:
        end = time.monotonic() + START_SECONDS
        while not condition():
            if self._running[name].poll() is not None or time.monotonic() > end:
                tail = (self.directory / "logs" / f"{name}.log").read_text(errors="replace")[-2000:]
                raise CannotRun(f"The test cluster's {name} did not come up; its log ends with:\n{tail}")
            time.sleep(0.1)


def _only_one() -> int:
    """A lock until it is closed. Two kubelets would each clear away the other's pods, as control groups that nobody
    owns."""
    lock = os.open("/run/kubelab.lock", os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(lock)
        raise CannotRun("Another test cluster runs on this machine: wait until it has ended.") from error
    return lock


def _unmount_below(*places: Path) -> None:
    """What killed containers left mounted, deepest first."""
    lines = Path("/proc/self/mounts").read_text().splitlines()
    mounted = [line.split(" ")[1].replace("\\040", " ") for line in lines]
    inside = [path for path in mounted if any(Path(path).is_relative_to(place) for place in places)]
    for path in sorted(inside, key=len, reverse=True):
        subprocess.run(["umount", "--lazy", path], check=False, capture_output=True)
