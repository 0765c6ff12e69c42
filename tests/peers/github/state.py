"""What this GitHub holds: who may do what, repositories, pull requests, comments, checks."""

import secrets
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

APP_ID = "4711"
SLUG = "auto-builder-test"
INSTALLATION = 99
ACCOUNT = 7


@dataclass
class Grant:
    """What a token may do."""

    repositories: list[int] | None
    permissions: dict[str, str]
    expires: float = field(default_factory=lambda: time.time() + 3600)


@dataclass
class Repo:
    id: int
    full_name: str
    path: Path
    """The bare repository."""
    permissions: dict[str, str] = field(default_factory=lambda: {"octocat": "admin", "reader": "read"})
    pulls: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    comments: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    reactions: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    checks: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def git(self, *arguments: str, stdin: str | None = None) -> str:
        command = ["git", "-c", "safe.directory=*", "-C", str(self.path), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, input=stdin).stdout.strip()

    def branches(self) -> dict[str, str]:
        listed = self.git("for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/heads")
        return dict(line.rsplit(" ", 1) for line in listed.splitlines())

    def commit(self, branch: str, files: dict[str, str | bytes], message: str = "change") -> str:
        """On top of what the branch holds."""
        index = {"GIT_INDEX_FILE": str(self.path / "test-index")}
        parent = self.branches().get(branch)
        (self.path / "test-index").unlink(missing_ok=True)
        if parent:
            self._run(["read-tree", parent], index)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            blob = self._run(["hash-object", "-w", "--stdin", "--no-filters"], index, data)
            self._run(["update-index", "--add", "--cacheinfo", f"100644,{blob},{name}"], index)
        tree = self._run(["write-tree"], index)
        who = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        parents = ["-p", parent] if parent else []
        made = self._run(["commit-tree", tree, *parents, "-m", message], {**index, **who})
        self._run(["update-ref", f"refs/heads/{branch}", made], index)
        return made

    def _run(self, arguments: list[str], environment: dict[str, str], stdin: bytes = b"") -> str:
        command = ["git", "-c", "safe.directory=*", f"--git-dir={self.path}", *arguments]
        done = subprocess.run(command, check=True, capture_output=True, input=stdin, env={**_path(), **environment})
        return done.stdout.decode().strip()

    def open_pulls(self) -> list[dict[str, Any]]:
        return [pull for pull in self.pulls if pull["state"] == "open"]


def _path() -> dict[str, str]:
    import os

    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}


class Github:
    """One App, installed once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.repos: dict[str, Repo] = {}
        self.tokens: dict[str, Grant] = {}
        self.installed = True
        self.requests: list[tuple[str, str]] = []
        """(method, path with query) in order."""
        self.faults: list[str] = []
        """Requests that were not as published, or lacked a permission: must stay empty."""
        self.before: dict[tuple[str, str], Callable[[], object]] = {}
        """Called once before the first request of (method, last word of the path)."""
        self.unwell: int = 0
        """So many requests are answered with 502."""

    @property
    def private_key(self) -> str:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()

    def add_repo(self, name: str, files: dict[str, str | bytes], owner: str = "acme") -> Repo:
        full_name = f"{owner}/{name}"
        path = self.root / owner / f"{name}.git"
        path.mkdir(parents=True)
        repo = Repo(1000 + len(self.repos), full_name, path)
        subprocess.run(
            ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)],
            check=True,
            env={**_path(), "GIT_CONFIG_NOSYSTEM": "1"},
        )
        repo.git("config", "http.receivepack", "true")
        repo.git("config", "uploadpack.allowAnySHA1InWant", "true")
        repo.commit("main", files, "first")
        self.repos[full_name] = repo
        return repo

    def new_token(self, repositories: list[int] | None, permissions: dict[str, str]) -> str:
        token = f"ghs_{secrets.token_hex(18)}"
        self.tokens[token] = Grant(repositories, permissions)
        return token

    def allowed(self, token: str, repo: Repo | None, needs: dict[str, str]) -> bool:
        grant = self.tokens.get(token)
        if grant is None or grant.expires < time.time():
            return False
        here = repo is None or grant.repositories is None or repo.id in grant.repositories
        order = ("", "read", "write")
        return here and all(
            order.index(grant.permissions.get(name, "")) >= order.index(level) for name, level in needs.items()
        )
