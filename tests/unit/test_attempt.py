"""Trees to build in, and the time there is for it."""

import time
from pathlib import Path

import pytest

from pipeline.steps.attempt import Deadline, fresh_copy, source_of
from pipeline.tools.git import run_git
from shared.errors import InvalidRequest
from shared.models import StepName
from tests.fixtures.builds import spec, workspace


def project(root: Path, pom: str) -> Path:
    (root / "source" / "src").mkdir(parents=True)
    (root / "source" / "pom.xml").write_text(pom)
    (root / "source" / "link").symlink_to("src")
    return root / "source"


def test_a_copy_is_fresh_and_keeps_links(tmp_path: Path) -> None:
    source = project(tmp_path, "<project/>")
    (tmp_path / "copy" / "target").mkdir(parents=True)
    fresh_copy(source, tmp_path / "copy")
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == ["link", "pom.xml", "src"]
    assert (tmp_path / "copy" / "link").is_symlink()


@pytest.mark.parametrize(
    ("pom", "commits"),
    [
        ("<artifactId>git-commit-id-maven-plugin</artifactId>", True),
        ("git-commit-id-plugin <failOnNoGitDirectory>false</failOnNoGitDirectory>", False),
        ("<project/>", False),
    ],
)
def test_a_build_that_asks_for_its_commit_gets_one(tmp_path: Path, pom: str, commits: bool) -> None:
    fresh_copy(project(tmp_path, pom), tmp_path / "copy")
    assert (tmp_path / "copy" / ".git").exists() is commits
    assert not (tmp_path / "source" / ".git").exists()
    if commits:
        assert run_git(["-C", str(tmp_path / "copy"), "rev-parse", "HEAD"]).code == 0


def test_a_deadline_keeps_time_back_to_write_down_the_result() -> None:
    assert 75 < Deadline.after(100).left < 85
    assert not Deadline.after(100).passed
    short = Deadline.after(0.02)
    time.sleep(0.02)
    assert short.passed
    assert short.left == 1.0


def test_a_step_without_a_snapshot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="no snapshot"):
        source_of(spec(StepName.BUILD, snapshot=None), workspace(tmp_path), "source")
