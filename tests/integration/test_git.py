"""Clones over real HTTP, from servers and repositories that mean no good."""

import os
import subprocess
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from pipeline.steps.prepare import prepare
from pipeline.steps.workspace import Workspace
from pipeline.tools.archive import links_out, pack_tree, unpack_snapshot
from pipeline.tools.archive_reader import SourceLimits
from pipeline.tools.git import clone, run_git
from shared.errors import InvalidRequest, Unavailable
from shared.models import BuildSpec, GitSource, StepName, Target
from tests.fixtures.git_server import GitServer

WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}


def git(root: Path, *words: str, given: bytes | None = None) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), "-c", "protocol.file.allow=always", *words],
        check=True,
        capture_output=True,
        input=given,
        env=os.environ | WHO,
    )
    return done.stdout.decode().strip()


@pytest.fixture
def server(tmp_path: Path) -> Generator[GitServer]:
    (tmp_path / "repositories").mkdir()
    running = GitServer(tmp_path / "repositories")
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def publish(tmp_path: Path, server: GitServer) -> Callable[[Path], str]:
    """Makes a work tree cloneable and gives its URL."""

    def make(work: Path) -> str:
        git(tmp_path, "clone", "-q", "--bare", str(work), f"repositories/{work.name}.git")
        return server.url(f"{work.name}.git")

    return make


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A repository with two commits, a branch, a tag and a branch with a Korean name."""
    root = tmp_path / "app"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    (root / "pom.xml").write_text("<project/>")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "-am", "one", "v1.0")
    git(root, "branch", "기능/가")
    (root / "src").mkdir()
    (root / "src/A.java").write_text("class A {}")
    git(root, "add", ".")
    git(root, "commit", "-qm", "second")
    return root


def left(tmp_path: Path) -> list[str]:
    return sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("out"))


def fetch(url: str, tmp_path: Path, ref: str | None = None, **limits: int) -> str:
    return clone(url, ref, tmp_path / "out", allow_private_hosts=True, limits=SourceLimits(**limits), timeout=20)


@pytest.mark.parametrize(
    ("ref", "second"), [(None, True), ("main", True), ("refs/heads/main", True), ("v1.0", False), ("기능/가", False)]
)
def test_the_files_of_a_branch_or_tag_arrive_without_git(
    tmp_path: Path, work: Path, publish: Callable[[Path], str], ref: str | None, second: bool
) -> None:
    commit = fetch(publish(work), tmp_path, ref)
    assert commit == git(work, "rev-parse", f"{ref or 'main'}^{{commit}}")
    files = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert files == ({"pom.xml", "src/A.java"} if second else {"pom.xml"})
    assert left(tmp_path) == ["out"]


def test_a_full_commit_id_is_a_ref(tmp_path: Path, work: Path, publish: Callable[[Path], str]) -> None:
    url = publish(work)
    git(tmp_path / "repositories/app.git", "config", "uploadpack.allowReachableSHA1InWant", "true")
    first = git(work, "rev-parse", "main~1")
    assert fetch(url, tmp_path, first) == first


@pytest.mark.parametrize("ref", ["nope", "0" * 40, "feature/none"])
def test_an_unknown_ref_is_named(tmp_path: Path, work: Path, publish: Callable[[Path], str], ref: str) -> None:
    with pytest.raises(InvalidRequest, match=f"has no {ref}: correct --ref"):
        fetch(publish(work), tmp_path, ref)
    assert left(tmp_path) == []


def test_a_tag_of_something_else_than_a_commit_is_refused(
    tmp_path: Path, work: Path, publish: Callable[[Path], str]
) -> None:
    git(work, "tag", "blob", git(work, "rev-parse", "main:pom.xml"))
    with pytest.raises(InvalidRequest, match="is no commit"):
        fetch(publish(work), tmp_path, "blob")


@pytest.mark.parametrize(
    ("path", "error", "match"),
    [
        ("none.git", InvalidRequest, "does not exist"),
        ("private/app.git", InvalidRequest, "without signing in"),
        ("redirect/app.git", InvalidRequest, "redirects elsewhere"),
    ],
)
def test_a_server_that_refuses_is_explained(
    tmp_path: Path, server: GitServer, work: Path, publish: Callable[[Path], str], path: str, error: type, match: str
) -> None:
    publish(work)
    with pytest.raises(error, match=match):
        fetch(server.url(path), tmp_path)
    assert left(tmp_path) == []
    assert not any(request.startswith("/app.git") for request in server.requests)


def test_a_server_that_says_nothing_is_left_in_time(tmp_path: Path, server: GitServer) -> None:
    start = time.monotonic()
    with pytest.raises(Unavailable, match=r"took more than 1 s"):
        clone(server.url("hang/app.git"), None, tmp_path / "out", allow_private_hosts=True, timeout=1)
    assert time.monotonic() - start < 5
    assert left(tmp_path) == []


def test_a_server_that_is_not_there_may_come_back(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"could not be cloned .*try again later"):
        fetch("http://127.0.0.1:9/app.git", tmp_path)


def test_git_is_never_started_for_a_private_host(tmp_path: Path, server: GitServer) -> None:
    for url in (server.url("app.git"), server.url("app.git").replace("http:", "https:")):
        with pytest.raises(InvalidRequest):
            clone(url, None, tmp_path / "out")
    assert server.requests == []


@pytest.mark.parametrize(
    ("url", "ref"),
    [
        ("ext::sh -c touch% owned", None),
        ("file:///etc", None),
        ("--upload-pack=touch owned", None),
        ("ssh://-oProxyCommand=touch/x", None),
        ("git@-oProxyCommand=x:y", None),
        ("https://169.254.169.254/latest/meta-data", None),
        ("https://8.8.8.8/a.git", "--upload-pack=touch owned"),
    ],
)
def test_a_hostile_url_in_a_message_never_reaches_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, ref: str | None
) -> None:
    """Case 21 where no API has looked first: a CloudEvent's source, in the builder. Its only git leaves a mark."""
    tools, mark = tmp_path / "bin", tmp_path / "git-was-started"
    tools.mkdir()
    (tools / "git").write_text(f"#!/bin/sh\ntouch {mark}\n")
    (tools / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    spec = BuildSpec(
        build_id="build-run00000001-prepare-1",
        run_id="run00000001",
        step=StepName.PREPARE,
        attempt=1,
        target=Target(),
        name="shop",
        git=GitSource(url=url, ref=ref),
        output="prepare-1",
    )
    workspace = Workspace(tmp_path / "run", tmp_path / "work", print, (), tmp_path / "m2")
    with pytest.raises(InvalidRequest):
        prepare(spec, workspace)
    assert not mark.exists()


def test_too_large_a_repository_is_refused_before_files_are_written(
    tmp_path: Path, work: Path, publish: Callable[[Path], str]
) -> None:
    (work / "zeros").write_bytes(bytes(3_000_000))
    git(work, "add", ".")
    git(work, "commit", "-qm", "big")
    url = publish(work)
    for limits in ({"bytes": 2_999_999}, {"entries": 2}, {"bytes": 1000}):
        with pytest.raises(InvalidRequest, match="too large"):
            fetch(url, tmp_path, **limits)
        assert left(tmp_path) == []


def test_a_tree_that_repeats_itself_into_millions_is_refused(
    tmp_path: Path, work: Path, publish: Callable[[Path], str]
) -> None:
    here = git(work, "hash-object", "-w", "--stdin", given=b"x")
    kind = "100644 blob"
    for _ in range(7):
        lines = "".join(f"{kind} {here}\tf{i}\n" for i in range(10))
        here, kind = git(work, "mktree", given=lines.encode()), "040000 tree"
    commit = git(work, "commit-tree", "-m", "bomb", here)
    git(work, "update-ref", "refs/heads/bomb", commit)
    with pytest.raises(InvalidRequest, match="too large"):
        fetch(publish(work), tmp_path, "bomb")
    assert left(tmp_path) == []


def test_submodules_hooks_filters_and_links_are_not_followed(
    tmp_path: Path, server: GitServer, work: Path, publish: Callable[[Path], str]
) -> None:
    commit = git(work, "rev-parse", "HEAD")
    (work / ".gitmodules").write_text(f'[submodule "s"]\n path = s\n url = {server.url("evil.git")}\n')
    git(work, "update-index", "--add", "--cacheinfo", f"160000,{commit},s")
    (work / ".gitattributes").write_text("*.bin filter=lfs diff=lfs merge=lfs -text\n")
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"
    (work / "a.bin").write_bytes(pointer)
    (work / "hooks").mkdir()
    (work / "hooks/post-checkout").write_text(f"#!/bin/sh\ntouch {tmp_path}/owned\n")
    (work / "hooks/post-checkout").chmod(0o755)
    (work / "passwd").symlink_to("/etc/passwd")
    git(work, "-c", "filter.lfs.clean=cat", "add", "-A", ":!s")
    git(work, "commit", "-qm", "evil")
    fetch(publish(work), tmp_path)
    out = tmp_path / "out"
    assert (out / "a.bin").read_bytes() == pointer
    assert not (out / "s").exists() or not any((out / "s").iterdir())
    assert not (tmp_path / "owned").exists()
    assert not any("evil" in request for request in server.requests)
    assert (out / "passwd").is_symlink()
    assert links_out(out) == ["passwd"]
    pack_tree(out, tmp_path / "s.tar.zst")
    unpack_snapshot(tmp_path / "s.tar.zst", tmp_path / "again")
    assert not (tmp_path / "again/passwd").is_symlink()


def test_a_tree_with_a_git_directory_is_not_written(tmp_path: Path, work: Path, publish: Callable[[Path], str]) -> None:
    blob = git(work, "hash-object", "-w", "--stdin", given=b"[core]\n")
    inner = git(work, "mktree", given=f"100644 blob {blob}\tconfig\n".encode())
    raw = b"40000 .git\0" + bytes.fromhex(inner)
    tree = git(work, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=raw)
    git(work, "update-ref", "refs/heads/evil", git(work, "commit-tree", "-m", "x", tree))
    with pytest.raises((InvalidRequest, Unavailable)):
        fetch(publish(work), tmp_path, "evil")
    assert left(tmp_path) == []


def test_names_that_are_no_utf8_arrive_readable_in_the_snapshot(
    tmp_path: Path, work: Path, publish: Callable[[Path], str]
) -> None:
    (work / os.fsdecode("설명.txt".encode("cp949"))).write_text("x")
    git(work, "add", ".")
    git(work, "commit", "-qm", "korean")
    fetch(publish(work), tmp_path)
    pack_tree(tmp_path / "out", tmp_path / "s.tar.zst")
    unpack_snapshot(tmp_path / "s.tar.zst", tmp_path / "again")
    assert (tmp_path / "again/설명.txt").read_text() == "x"


def test_the_users_own_configuration_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = evil\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.email")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "evil@x")
    assert b"evil" not in run_git(["config", "--list"]).out


def test_a_pinned_address_is_the_one_that_is_asked(
    server: GitServer, work: Path, publish: Callable[[Path], str]
) -> None:
    publish(work)
    url = server.url("app.git").replace("127.0.0.1", "pinned.example")
    pin = f"http.curloptResolve=pinned.example:{server.server_port}:127.0.0.1"
    found = run_git(["ls-remote", "--", url], config=("protocol.http.allow=always", pin))
    assert b"refs/heads/main" in found.out, found.err
    assert run_git(["ls-remote", "--", url], config=("protocol.https.allow=always", pin)).code != 0
