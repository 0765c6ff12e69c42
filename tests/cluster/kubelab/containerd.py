"""containerd with two runtimes: runc, and `hostroot`, whose containers see the host's programs read-only."""

import json
import subprocess
import sys
from pathlib import Path

from pipeline.tools.jdk import find_jdks, maven_home
from tests.cluster.kubelab.images import Image

ROOT = Path(__file__).parents[3]
CONFIG = """\
version = 2
root = "{directory}/containerd"
state = "{state}/containerd"
[grpc]
  address = "{socket}"
[ttrpc]
  address = "{socket}.ttrpc"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "lab.local/pause:1"
  # Without CAP_SYS_RESOURCE runc can't lower oom_score_adj, and every sandbox would fail.
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "{directory}/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.hostroot]
      runtime_type = "io.containerd.runc.v2"
      base_runtime_spec = "{directory}/hostroot.json"
"""
NETWORK = {
    "cniVersion": "0.4.0",
    "name": "kubelab",
    "plugins": [
        {
            "type": "ptp",
            "ipMasq": False,
            "ipam": {"type": "host-local", "subnet": "10.244.0.0/16", "routes": [{"dst": "0.0.0.0/0"}]},
        }
    ],
}
"""Pods get an address each and reach the host, nothing beyond it."""


def write_config(directory: Path, state: Path, socket: Path) -> Path:
    """All files that containerd reads; the path of its config."""
    (directory / "cni").mkdir(parents=True, exist_ok=True)
    (directory / "cni" / "10-kubelab.conflist").write_text(json.dumps(NETWORK))
    spec = json.loads(subprocess.run(["ctr", "oci", "spec"], capture_output=True, check=True, timeout=30).stdout)
    spec["mounts"] += [_bind(source, place) for source, place in host_mounts()]
    (directory / "hostroot.json").write_text(json.dumps(spec))
    place = directory / "containerd.toml"
    place.write_text(CONFIG.format(directory=directory, state=state, socket=socket))
    return place


def host_mounts() -> list[tuple[Path, str]]:
    """What a `hostroot` container sees of this machine: the layout of the builder's image, filled by bind mounts.

    The interpreter and the JDKs stay at their own paths, because links in the virtual environment and in Debian's
    packages name those.
    """
    mounts = [(Path("/usr"), "/usr")]
    for pattern in ("etc/ssl", "etc/alternatives", "etc/maven", "etc/java-*", "etc/ld.so.cache"):
        mounts += [(path, str(path)) for path in sorted(Path("/").glob(pattern))]
    homes = [jdk.home for jdk in find_jdks()] + [Path(sys.base_prefix)]
    homes += [home] if (home := maven_home()) else []
    mounts += [(home, str(home)) for home in homes if not home.is_relative_to("/usr")]
    mounts += [(Path(sys.prefix).resolve(), "/opt/venv")]
    ours = ("builder", "pipeline", "shared", "tests/fixtures")
    return mounts + [(ROOT / name, f"/opt/autobuilder/{name}") for name in ours]


def _bind(source: Path, place: str) -> dict[str, object]:
    options = ["rbind", "ro", "nosuid", "nodev"]
    return {"destination": place, "type": "bind", "source": str(source), "options": options}


def load(image: Image, socket: Path, directory: Path) -> None:
    """Makes an image known to the kubelet."""
    load_archive(image.save(directory / "image.tar"), socket)


def load_archive(archive: Path, socket: Path) -> None:
    """The same for a docker-archive, which is deleted afterwards."""
    words = ["ctr", "-a", str(socket), "-n", "k8s.io", "image", "import", str(archive)]
    subprocess.run(words, check=True, capture_output=True, timeout=600)
    archive.unlink()
