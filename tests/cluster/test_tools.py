"""Linters that come as Go modules: built once, kept in the cache. This tier downloads; the fast one never does."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.cluster

ROOT = Path(__file__).parents[2]
ACTIONLINT = "1.7.12"


def go_tool(module: str, version: str) -> Path:
    """The executable, built by Go where it is not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autobuilder" / "tools"
    place = cache / f"{module.rpartition('/')[2]}-{version}"
    if not place.exists():
        go = shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")
        assert go, "install Go 1.24 or newer"
        environment = os.environ | {"GOBIN": str(place.with_suffix(".part")), "CGO_ENABLED": "0"}
        subprocess.run([go, "install", f"{module}@v{version}"], check=True, env=environment, timeout=900)
        next(place.with_suffix(".part").iterdir()).rename(place)
    return place


def test_actionlint_finds_nothing_in_the_workflows() -> None:
    linter = go_tool("github.com/rhysd/actionlint/cmd/actionlint", ACTIONLINT)
    workflows = sorted(str(path) for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    done = subprocess.run([linter, *workflows], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    linter = go_tool("github.com/rhysd/actionlint/cmd/actionlint", ACTIONLINT)
    broken = tmp_path / "x.yml"
    broken.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.nothing }}\n"
    )
    done = subprocess.run([linter, broken], capture_output=True, text=True)
    assert done.returncode == 1
    assert "nothing" in done.stdout
