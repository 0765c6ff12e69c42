"""Commits on a clone: nothing is written outside the tree, and nothing of the repository is run."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.tools.git import store_of
from pipeline.tools.git_branch import Author, Clone
from pipeline.tools.git_remote import checked_remote, with_token
from shared.errors import InvalidRequest

AUTHOR = Author("Bot", "bot@example.org", datetime(2026, 1, 1, tzinfo=UTC))


def git(place: Path, *arguments: str) -> str:
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "safe.directory=*"]
    done = subprocess.run(["git", *who, "-C", str(place), *arguments], check=True, capture_output=True, env=environment)
    return done.stdout.decode().strip()


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Of a repository with a link out of it, a filter, and a hook."""
    root = tmp_path / "tree"
    root.mkdir()
    (tmp_path / "outside").mkdir()
    git(root, "init", "--quiet", "--initial-branch=main", f"--separate-git-dir={store_of(root)}")
    (root / ".git").unlink()
    (root / "link").symlink_to(tmp_path / "outside")
    (root / "App.java").write_text("class App {}\n")
    (root / ".gitattributes").write_text("*.java filter=evil\n")
    store = f"--git-dir={store_of(root)}"
    git(root, store, f"--work-tree={root}", "add", "-A")
    git(root, store, f"--work-tree={root}", "commit", "--quiet", "-m", "first")
    hook = store_of(root) / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    hook.chmod(0o755)
    return Clone(root, "HEAD")


def content(tmp_path: Path, text: str = "class App { }\n") -> Path:
    place = tmp_path / "content"
    place.write_text(text)
    return place


def test_the_same_changes_are_the_same_commit(clone: Clone, tmp_path: Path) -> None:
    first = clone.commit({"App.java": content(tmp_path), "new/B.java": content(tmp_path)}, "one\n\nwhy", AUTHOR)
    assert first and not (tmp_path / "ran").exists(), "no hook was run"
    assert clone.commit({"App.java": content(tmp_path)}, "nothing new", AUTHOR) is None
    git(clone.root, f"--git-dir={store_of(clone.root)}", f"--work-tree={clone.root}", "reset", "--hard", "HEAD~1")
    again = clone.commit({"App.java": content(tmp_path), "new/B.java": content(tmp_path)}, "one\n\nwhy", AUTHOR)
    assert again == first


def test_a_deleted_file_and_an_executable_one(clone: Clone, tmp_path: Path) -> None:
    script = content(tmp_path)
    script.chmod(0o755)
    clone.commit({"App.java": None, "run.sh": script}, "two", AUTHOR)
    listed = git(clone.root, f"--git-dir={store_of(clone.root)}", "ls-tree", "-r", "HEAD")
    assert "100755" in listed and "App.java" not in listed


@pytest.mark.parametrize("path", ["../x", "/etc/x", "link/x", ".git/config", "a/.GIT/hooks/x", "a/../../x"])
def test_nothing_is_written_outside_the_tree(clone: Clone, tmp_path: Path, path: str) -> None:
    with pytest.raises(InvalidRequest):
        clone.commit({path: content(tmp_path)}, "bad", AUTHOR)
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_link_is_replaced_and_not_followed(clone: Clone, tmp_path: Path) -> None:
    assert clone.commit({"link": content(tmp_path)}, "link", AUTHOR)
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_token_is_neither_shown_nor_an_argument() -> None:
    remote = with_token(
        checked_remote("https://git.example.org/a/b.git", lookup=lambda *_: ["93.184.216.34"]), "s3cret"
    )
    assert "s3cret" not in f"{remote} {remote.url} {remote.config}"
    assert "Authorization" not in repr(remote)
    assert remote.environment["GIT_CONFIG_KEY_0"] == "http.extraHeader"
