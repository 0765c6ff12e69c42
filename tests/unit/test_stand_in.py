"""The repository that a build finds in its tree, which came without one."""

from pathlib import Path

import pytest

from pipeline.steps.stand_in import compares_with_a_branch, stand_in_repository
from pipeline.tools.git import run_git


def tree(root: Path, build: str, source: str, name: str = "pom.xml") -> Path:
    root.mkdir()
    (root / name).write_text(build)
    (root / "A.java").write_text(source)
    return root


def said(root: Path, *arguments: str) -> str:
    done = run_git(["-C", str(root), *arguments])
    assert done.code == 0
    return done.out.decode() if isinstance(done.out, bytes) else done.out


@pytest.mark.parametrize(
    ("name", "build", "ref"),
    [
        ("pom.xml", "<ratchetFrom>origin/main</ratchetFrom>", "origin/main"),
        ("pom.xml", "<base>origin/develop</base><ratchetFrom>${base}</ratchetFrom>", "origin/develop"),
        ("pom.xml", "<ratchetFrom>release/1.x</ratchetFrom>", "release/1.x"),
        ("pom.xml", "<ratchetFrom>HEAD</ratchetFrom>", "HEAD"),
        ("build.gradle", "spotless { ratchetFrom 'origin/master' }", "origin/master"),
        ("build.gradle.kts", 'spotless { ratchetFrom("origin/master") }', "origin/master"),
        ("build.gradle", "ratchetFrom = 'refs/remotes/upstream/main'", "upstream/main"),
    ],
)
def test_a_branch_to_compare_with_is_the_tree_itself(tmp_path: Path, name: str, build: str, ref: str) -> None:
    root = tree(tmp_path / "project", build, "class A {}", name)
    stand_in_repository(root)
    assert compares_with_a_branch(root)
    assert said(root, "diff", "--name-only", ref) == ""


def test_only_what_differs_from_the_project_as_it_came_is_compared(tmp_path: Path) -> None:
    build = "<ratchetFrom>origin/main</ratchetFrom>"
    origin = tree(tmp_path / "origin", build, "class A {}")
    root = tree(tmp_path / "project", build, "class A { }")
    stand_in_repository(root, origin)
    assert said(root, "diff", "--name-only", "origin/main").split() == ["A.java"]
    assert not (origin / ".git").exists()


@pytest.mark.parametrize("name", ["--upload-pack=x", "a b", "${unknown}", "NONE"])
def test_what_names_no_branch_is_left_alone(tmp_path: Path, name: str) -> None:
    root = tree(tmp_path / "project", f"<ratchetFrom>{name}</ratchetFrom>", "class A {}")
    stand_in_repository(root)
    assert not (root / ".git").exists()
