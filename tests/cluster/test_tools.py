"""Linters that come as Go modules."""

import subprocess
from pathlib import Path

import pytest

from tests.cluster.go_modules import go_tool

pytestmark = pytest.mark.cluster

ROOT = Path(__file__).parents[2]
ACTIONLINT = "1.7.12"


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
