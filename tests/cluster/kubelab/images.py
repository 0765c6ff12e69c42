"""Images without a registry and without an engine: a tar that `ctr image import` takes."""

import hashlib
import io
import json
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

BUSYBOX = Path("/bin/busybox")
APPLETS = ("sh", "sleep", "cat", "echo", "test", "touch", "true", "ls", "id", "dd", "env", "head", "tail", "seq")
DIRECTORIES = ("dev", "etc", "opt", "proc", "root", "run", "sys", "tmp", "usr", "var")
MERGED = {"bin": "usr/bin", "sbin": "usr/sbin", "lib": "usr/lib", "lib64": "usr/lib64"}


@dataclass(frozen=True)
class Image:
    """One layer; `entrypoint` and `environment` as a Dockerfile would set them."""

    name: str
    entrypoint: Sequence[str] = ()
    environment: dict[str, str] = field(default_factory=dict[str, str])
    directories: tuple[str, ...] = DIRECTORIES
    links: dict[str, str] = field(default_factory=dict[str, str])
    """Path in the image to what it points to."""
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def save(self, place: Path) -> Path:
        """Writes a docker-archive."""
        layer = self._layer()
        digest = hashlib.sha256(layer).hexdigest()
        variables = {"PATH": "/usr/local/bin:/usr/bin:/bin", **self.environment}
        settings = {
            "Env": [f"{name}={value}" for name, value in variables.items()],
            "Entrypoint": list(self.entrypoint) or None,
        }
        config = json.dumps(
            {
                "architecture": "amd64",
                "os": "linux",
                "config": settings,
                "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest}"]},
            }
        ).encode()
        names = {"Config": "config.json", "RepoTags": [self.name], "Layers": ["layer.tar"]}
        with tarfile.open(place, "w") as archive:
            _add(archive, "config.json", config)
            _add(archive, "layer.tar", layer)
            _add(archive, "manifest.json", json.dumps([names]).encode())
        return place

    def _layer(self) -> bytes:
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as layer:
            for directory in self.directories:
                entry = tarfile.TarInfo(directory)
                entry.type, entry.mode = tarfile.DIRTYPE, 0o1777 if directory == "tmp" else 0o755
                layer.addfile(entry)
            for path, target in self.links.items():
                entry = tarfile.TarInfo(path)
                entry.type, entry.linkname = tarfile.SYMTYPE, target
                layer.addfile(entry)
            for path, content in self.files.items():
                _add(layer, path, content, 0o755)
        return buffer.getvalue()


def _add(archive: tarfile.TarFile, name: str, content: bytes, mode: int = 0o644) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), mode
    archive.addfile(entry, io.BytesIO(content))


def busybox(name: str, *entrypoint: str) -> Image:
    """A static busybox under the names of its applets."""
    links = {f"bin/{applet}": "busybox" for applet in APPLETS}
    files = {"bin/busybox": BUSYBOX.read_bytes()}
    return Image(name, entrypoint, directories=("bin", *DIRECTORIES), links=links, files=files)


def host_root(name: str, entrypoint: Sequence[str], environment: dict[str, str]) -> Image:
    """An image of a few kilobytes whose programs are the host's: see `containerd.host_mounts`."""
    files = {
        "etc/passwd": b"root:x:0:0:root:/:/bin/sh\nbuilder:x:10001:10001::/nonexistent:/bin/sh\n",
        "etc/group": b"root:x:0:\nbuilder:x:10001:\n",
        "etc/nsswitch.conf": b"hosts: files dns\n",
    }
    return Image(name, entrypoint, environment, links=dict(MERGED), files=files)
