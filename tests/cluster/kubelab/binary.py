"""The kubelab binary: a ready one where there is one, else built from the sources beside this file."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import zstandard

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
VERSION = "1.33.13"
READY_MADE = f"kubelab-{VERSION}-linux-amd64.zst"
SOURCES = ("go.mod", "go.sum", "main.go")
BUILD_SECONDS = 3600


class CannotRun(Exception):
    """The cluster can't be started on this machine; the message says what to install or change."""


def find_binary() -> Path:
    """Path of the executable. The first build takes ten CPU minutes and 3 GB of Go's cache, the next ones seconds.

    `AUTOBUILDER_KUBELAB` names a ready binary. Raises CannotRun when there is neither a binary nor Go.
    """
    if named := os.environ.get("AUTOBUILDER_KUBELAB"):
        return Path(named)
    kept = _cache() / _digest() / "kubelab"
    if kept.exists():
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_name(f"kubelab.{os.getpid()}")
    packed = ROOT.parent / "shared" / "kubelab" / READY_MADE
    if packed.exists():
        with packed.open("rb") as source, partial.open("wb") as sink:
            zstandard.ZstdDecompressor().copy_stream(source, sink)
    else:
        _build(partial)
    partial.chmod(0o755)
    partial.rename(kept)
    return kept


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autobuilder-kubelab"


def _digest() -> str:
    """Of all that the binary is made from: another source, another binary."""
    digest = hashlib.sha256(VERSION.encode())
    for name in SOURCES:
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()[:16]


def _build(place: Path) -> None:
    go = shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")
    if go is None:
        raise CannotRun("The test cluster is built with Go, which was not found: install Go 1.24 or newer.")
    stamped = [
        f"-X {package}.{name}={value}"
        for package in ("k8s.io/component-base/version", "k8s.io/client-go/pkg/version")
        for name, value in (("gitVersion", f"v{VERSION}"), ("gitMajor", "1"), ("gitMinor", "33"))
    ]
    flags = " ".join(["-s", "-w", *stamped])
    command = [go, "build", "-trimpath", "-ldflags", flags, "-o", str(place), "."]
    subprocess.run(command, cwd=HERE, env=os.environ | {"CGO_ENABLED": "0"}, check=True, timeout=BUILD_SECONDS)
