"""Commits on top of a clone, and their way to the server, by the same hardened git.

The project's own attributes apply as they would for a person who commits, so that line endings stay what they are in
the repository; filters, hooks and signing have no configuration and do nothing.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from pipeline.tools.git import Finished, clone, reason_of, run_git, store_of
from pipeline.tools.git_remote import checked_remote, with_token
from shared.errors import InvalidRequest, Unavailable

PUSH_SECONDS = 60


@dataclass(frozen=True)
class Author:
    """Of our commits. With a fixed time the same changes give the same commit ids, however often they are made."""

    name: str
    email: str
    at: datetime


@dataclass(frozen=True)
class Clone:
    """A work tree and the repository beside it."""

    root: Path
    head: str
    """Commit id that it was made from."""

    @classmethod
    def of(cls, url: str, commit: str, root: Path, *, token: str, allow_private_hosts: bool) -> "Clone":
        """Raises as `clone` does."""
        head = clone(url, commit, root, token=token, allow_private_hosts=allow_private_hosts, keep_store=True)
        return cls(root, head)

    def commit(self, changes: Mapping[str, Path | None], message: str, author: Author) -> str | None:
        """Commits these files (path -> new content, None: deleted); the commit's id, None when nothing changed.

        Raises InvalidRequest for a path that leads out of the tree.
        """
        for path, content in changes.items():
            self._write(path, content)
        self._add(sorted(changes))
        if self._git("diff", "--cached", "--quiet").code == 0:
            return None
        self._committed(message, author)
        return self._git("rev-parse", "HEAD").out.decode().strip()

    def _write(self, path: str, content: Path | None) -> None:
        place = self._place(path)
        if content is None:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        shutil.copyfile(content, place)
        place.chmod(0o755 if content.stat().st_mode & 0o100 else 0o644)

    def _place(self, path: str) -> Path:
        pure = PurePosixPath(path)
        inside = not pure.is_absolute() and not {"..", ".git"} & {part.lower() for part in pure.parts}
        parents = [self.root.joinpath(*pure.parts[:depth]) for depth in range(1, len(pure.parts))]
        place = self.root / pure
        taken = place.is_dir() and not place.is_symlink()
        if not inside or taken or any(parent.is_symlink() for parent in parents):
            raise InvalidRequest(f"The changed file {path!r} is not inside the repository's own directories.")
        return place

    def _add(self, paths: Sequence[str]) -> None:
        with tempfile.NamedTemporaryFile() as listed:
            listed.write(b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths))
            listed.flush()
            names = [f"--pathspec-from-file={listed.name}", "--pathspec-file-nul"]
            done = self._git("add", "--all", "--force", "--sparse", *names)
        if done.code != 0:
            raise Unavailable(f"git could not add the changes ({done.err.strip()[-300:]}): try again later.")

    def _committed(self, message: str, author: Author) -> None:
        moment = author.at.isoformat(timespec="seconds")
        identity = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", author.name), ("EMAIL", author.email), ("DATE", moment))
        }
        with tempfile.NamedTemporaryFile() as text:
            text.write(message.encode("utf-8", "replace"))
            text.flush()
            options = ["--quiet", "--no-verify", "--no-gpg-sign", "--cleanup=whitespace"]
            done = self._git("commit", *options, "-F", text.name, environment=identity)
        if done.code != 0:
            raise Unavailable(f"git could not commit the changes ({done.err.strip()[-300:]}): try again later.")

    def push(self, url: str, refs: Mapping[str, str], expect: Mapping[str, str], *, token: str, private: bool) -> None:
        """Pushes ref -> commit id ("" deletes). `expect`: what a ref must be at now ("": not be there).

        Raises InvalidRequest when the server has moved on or refuses, Unavailable when it does not answer.
        """
        remote = with_token(checked_remote(url, allow_private_hosts=private), token)
        leases = [f"--force-with-lease={ref}:{commit}" for ref, commit in expect.items()]
        targets = [f"{commit}:{ref}" for ref, commit in refs.items()]
        arguments = ["push", "--quiet", "--porcelain", "--no-verify", *leases, "--", remote.url, *targets]
        try:
            done = run_git(
                [f"--git-dir={store_of(self.root)}", *arguments],
                config=remote.config,
                environment=remote.environment,
                timeout=PUSH_SECONDS,
            )
        except TimeoutError as error:
            raise Unavailable(f"Pushing to {url} took more than {PUSH_SECONDS} s: try again later.") from error
        if done.code != 0:
            raise _refusal(done.out.decode("utf-8", "replace") + done.err, url)

    def _git(self, *arguments: str, environment: dict[str, str] | None = None) -> Finished:
        place = [f"--git-dir={store_of(self.root)}", f"--work-tree={self.root}", "--literal-pathspecs"]
        return run_git([*place, *arguments], environment=environment, timeout=120)


def _refusal(said: str, url: str) -> Exception:
    """git prints `!\\t<from>:<to>\\t[rejected] (stale info)` for each ref that the server did not take."""
    refused = [line.split("\t")[-1] for line in said.splitlines() if line.startswith("!")]
    if any("stale info" in line or "already exists" in line for line in refused):
        return InvalidRequest("Somebody has changed the branch meanwhile: look at it, then deliver again.")
    if refused:
        return InvalidRequest(
            f"{url} refuses the branch ({refused[0][:200]}): see its rules and the App's permissions."
        )
    return reason_of(said, url, "the branch")
