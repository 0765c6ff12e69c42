"""What comes as Go modules: linters, and the resource definitions of programs that an installation has beside ours.

Downloaded once, kept in caches. This tier downloads; the fast one never does.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

SECONDS = 900


def go() -> str:
    found = shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")
    assert found, "install Go 1.24 or newer"
    return found


def go_tool(package: str, version: str) -> Path:
    """The executable, built by Go where it is not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autobuilder" / "tools"
    place = cache / f"{package.rpartition('/')[2]}-{version}"
    if not place.exists():
        environment = os.environ | {"GOBIN": str(place.with_suffix(".part")), "CGO_ENABLED": "0"}
        subprocess.run([go(), "install", f"{package}@v{version}"], check=True, env=environment, timeout=SECONDS)
        next(place.with_suffix(".part").iterdir()).rename(place)
    return place


def go_sources(module: str, version: str) -> Path:
    """The module's folder in Go's cache."""
    command = [go(), "mod", "download", "-json", f"{module}@v{version}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS)
    return Path(json.loads(done.stdout)["Dir"])
