"""The git repository that a build asks for: snapshots have none, and it would fail for that alone."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.tools.git import run_git

BUILD_FILES = ("pom.xml", "build.gradle", "build.gradle.kts")
READS_GIT = re.compile(
    rb"git-commit-id|buildnumber-maven-plugin|jgitver|gradle-git-properties|com\.palantir\.git-version"
)
MAY_LACK_GIT = b"<failOnNoGitDirectory>false<"
RATCHET = re.compile(
    rb"<ratchetFrom>\s*(?P<xml>[^<\s]+)\s*</ratchetFrom>"
    rb"|\bratchetFrom\b\s*(?:=|\()?\s*(?P<quote>[\"'])(?P<gradle>[^\"'\n]+)(?P=quote)"
)
"""Spotless looks only at the files that differ from this branch."""
PLACEHOLDER = re.compile(r"\$\{(?P<name>[\w.\-]+)\}")
BRANCH = re.compile(r"(?!-)[\w./\-]+")
IDENTITY = ("user.name=Auto-Builder", "user.email=builder@localhost")


def stand_in_repository(root: Path, origin: Path | None = None) -> None:
    """One commit; where files are compared with a branch, it holds the project as it came: `origin`, or the tree
    itself."""
    texts = [path.read_bytes() for name in BUILD_FILES for path in root.rglob(name) if path.is_file()]
    branches = list(_branches(texts))
    if branches or any(READS_GIT.search(text) and MAY_LACK_GIT not in text for text in texts):
        run_git(["init", "-q", str(root)])
        here = ["-C", str(root)]
        if branches:
            run_git([*here, f"--work-tree={origin or root}", "add", "--all", "--force", "."], timeout=300)
        run_git([*here, "commit", "-q", "--allow-empty", "-m", "Snapshot"], config=IDENTITY)
        for branch in branches:
            run_git([*here, "update-ref", branch, "HEAD"])


def compares_with_a_branch(root: Path) -> bool:
    return any(RATCHET.search(path.read_bytes()) for name in BUILD_FILES for path in root.rglob(name) if path.is_file())


def _branches(texts: Sequence[bytes]) -> Iterator[str]:
    """Full names of the branches that files are compared with."""
    found = {found["xml"] or found["gradle"] for text in texts for found in RATCHET.finditer(text)}
    for name in sorted(_resolved(value.decode(errors="replace"), texts) for value in found):
        if BRANCH.fullmatch(name) and name != "NONE":
            full = name == "HEAD" or name.startswith("refs/")
            yield name if full else f"refs/remotes/{name}" if name.startswith("origin/") else f"refs/heads/{name}"


def _resolved(value: str, texts: Sequence[bytes]) -> str:
    """With a property that one of the build files sets in the place of its name."""
    holder = PLACEHOLDER.fullmatch(value)
    if holder is None:
        return value
    tag = re.escape(holder["name"].encode())
    setting = re.compile(rb"<" + tag + rb">\s*([^<\s]+)\s*</" + tag + rb">")
    return next((found[1].decode(errors="replace") for text in texts if (found := setting.search(text))), value)
