"""A repository of a build's own on top of a seed that it can't write."""

from pathlib import Path

from builder.memory import oom_kills
from builder.seed import grow


def test_files_are_links_and_directories_are_our_own(tmp_path: Path) -> None:
    seed, repository = tmp_path / "seed", tmp_path / "repository"
    (seed / "a/b/1").mkdir(parents=True)
    (seed / "a/b/1/b-1.jar").write_text("jar")
    (seed / "a/b/1/_remote.repositories").write_text("central")
    (seed / "a/b/1/b-1.pom.lastUpdated").write_text("failed")
    assert grow(repository, seed) == 1
    assert (repository / "a/b/1/b-1.jar").read_text() == "jar"
    assert [path.name for path in (repository / "a/b/1").iterdir()] == ["b-1.jar"]
    (repository / "a/b/1/_remote.repositories").write_text("ours")
    (repository / "a/b/2").mkdir()
    assert (seed / "a/b/1/_remote.repositories").read_text() == "central"
    assert not (seed / "a/b/2").exists()


def test_what_a_build_has_stays(tmp_path: Path) -> None:
    seed, repository = tmp_path / "seed", tmp_path / "repository"
    for place, text in ((seed, "theirs"), (repository, "ours")):
        place.mkdir()
        (place / "x.jar").write_text(text)
    assert grow(repository, seed) == 0
    assert (repository / "x.jar").read_text() == "ours"


def test_a_seed_that_is_not_there_is_no_seed(tmp_path: Path) -> None:
    assert grow(tmp_path / "repository", tmp_path / "seed") == 0


def test_the_kernels_count_of_both_generations(tmp_path: Path) -> None:
    assert oom_kills(tmp_path) == 0
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory/memory.oom_control").write_text("oom_kill_disable 0\nunder_oom 0\noom_kill 2\n")
    assert oom_kills(tmp_path) == 2
    (tmp_path / "memory.events").write_text("low 0\nhigh 0\nmax 9\noom 3\noom_kill 1\noom_group_kill 0\n")
    assert oom_kills(tmp_path) == 1
