"""The main job on the examples, through the command line and the whole orchestration."""

import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.sources.project import source_paths
from tests.e2e.conftest import ROOT, Installation

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("name", ["bookstore", "warehouse"])
def test_an_example_comes_out_verified(installation: Installation, name: str) -> None:
    source = ROOT / "examples" / name
    done = installation.run("migrate", str(source), "--no-llm", "--probe", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    out = installation.cwd / "autobuilder-out" / name

    assert report["status"] == "succeeded"
    assert report["verification"]["passed"]
    answered = {check["id"]: check["passed"] for check in report["verification"]["checks"]}
    assert answered["T8"] and answered["T12"], "the probe started it and asked its endpoints"
    assert report["baseline"]["tests"]["passed"] > 0
    assert report["result"]["tests"]["passed"] >= report["baseline"]["tests"]["passed"]
    for result in ("migration.patch", "report.html", "report.md", "report.json", "project/pom.xml"):
        assert (out / result).is_file(), result
    assert list((out / "jars").rglob("*.jar"))
    assert list((out / "logs").glob("*.log"))
    the_patch_gives_the_project(source, out, installation.cwd / "patched")


def the_patch_gives_the_project(source: Path, out: Path, copy: Path) -> None:
    """What a user does with it: `git apply` on the source."""
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("target"))
    subprocess.run(["git", "apply", str(out / "migration.patch")], cwd=copy, check=True)
    project = out / "project"
    assert sorted(source_paths(copy)) == sorted(source_paths(project))
    different = [p for p in source_paths(copy) if (copy / p).read_bytes() != (project / p).read_bytes()]
    assert different == []


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_cancel_the_run_and_its_builds(installation: Installation, asked: signal.Signals) -> None:
    process = installation.start("migrate", str(ROOT / "examples" / "bookstore"), "--no-llm")
    assert process.stderr
    for line in process.stderr:
        if line.startswith("baseline running"):
            break
    time.sleep(3)
    process.send_signal(asked)
    rest = process.stderr.read()
    assert process.wait(timeout=60) == 130
    assert "autobuilder retry" in rest, "it must say how to go on"
    assert not [p for p in installation.processes() if "java" in p.name()]
    listed = json.loads(installation.run("runs", "--json").stdout)
    assert [run["status"] for run in listed] == ["cancelled"]
