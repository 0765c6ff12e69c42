"""The workflows' shape and manners. actionlint, which knows their language, runs in tests/cluster/test_tools.py."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: ([\w.-]+/[\w./-]+)@([0-9a-f]{40}) # v[\d.]+$")
STRANGERS = re.compile(r"\$\{\{\s*github\.(head_ref|event\.(issue|pull_request|comment|head_commit|review)\b)")


def parsed(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    uses = [line.strip().removeprefix("- ") for line in path.read_text().splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_job_ends_by_itself_and_has_few_rights(path: Path) -> None:
    workflow = parsed(path)
    assert "permissions" in workflow
    for name, job in workflow["jobs"].items():
        assert 0 < job["timeout-minutes"] <= 90, name
        rights = job.get("permissions", workflow["permissions"])
        assert rights.get("contents") == "read" or name in ("manifests", "rollback"), name
        assert set(rights) <= {"contents", "id-token"}, name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_that_strangers_write_is_run(path: Path) -> None:
    text = path.read_text()
    assert "pull_request_target" not in text
    assert not STRANGERS.search(text)
    for job in parsed(path)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values come in by `env`, never as code"


def test_azure_is_entered_without_a_secret() -> None:
    cd = (ROOT / ".github" / "workflows" / "cd.yml").read_text()
    assert "secrets." not in cd
    assert "enter-azure.sh" in cd
    for job in parsed(ROOT / ".github" / "workflows" / "cd.yml")["jobs"].values():
        enters = any("enter-azure" in step.get("run", "") for step in job["steps"])
        assert not enters or job["permissions"]["id-token"] == "write"


def test_cd_deploys_files_that_are_there_and_rolls_back_what_it_bumped() -> None:
    jobs = parsed(ROOT / ".github" / "workflows" / "cd.yml")["jobs"]
    assert list(jobs) == ["images", "infrastructure", "functions", "manifests", "smoke", "rollback"]
    text = (ROOT / ".github" / "workflows" / "cd.yml").read_text()
    packed = re.findall(r"--output functions\.zip \S+ (.*)$", text, re.MULTILINE)
    assert len(packed) == 2 and len(set(packed)) == 1
    assert [name for name in packed[0].split() if not (ROOT / name).exists()] == []
    assert "smoke.result == 'failure'" in jobs["rollback"]["if"]


@pytest.mark.parametrize("name", ["build-image.sh", "enter-azure.sh"])
def test_scripts_are_bash_that_stops_at_errors(name: str) -> None:
    path = ROOT / ".github" / name
    assert "set -euo pipefail" in path.read_text()
    assert path.stat().st_mode & 0o100
    subprocess.run(["bash", "-n", path], check=True)


def test_azd_finds_the_parameters_and_the_app() -> None:
    azd = parsed(ROOT / "azure.yaml")
    folder = ROOT / azd["infra"]["path"]
    assert (folder / f"{azd['infra']['module']}.bicepparam").is_file()
    tag = (folder / "modules" / "functions.bicep").read_text()
    assert [name for name in azd["services"] if f"'azd-service-name': '{name}'" in tag] == list(azd["services"])
