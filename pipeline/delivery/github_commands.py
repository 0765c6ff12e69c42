"""Commands in comments: `/auto-builder migrate java=17 spring-boot=3.5`."""

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from pipeline.knowledge import resolve_boot
from shared.errors import InvalidRequest
from shared.models import Model, Options, Target

PREFIX = "/auto-builder"
Verb = Literal["migrate", "watch", "unwatch"]
USAGE = (
    f"`{PREFIX} migrate java=17 spring-boot=3.5`, `{PREFIX} watch java=17 spring-boot=3.5` or `{PREFIX} unwatch`; "
    "also `branch=NAME`, `subdir=PATH`, `llm=off`, `draft=on`"
)
MAX_LINE = 500
_SWITCH = {"on": True, "off": False, "true": True, "false": False}
_SUBDIR = re.compile(r"[\w.-]+(/[\w.-]+)*")


class Wishes(Model):
    """What the runs of a comment or of a watched branch are to do."""

    target: Target = Target()
    subdir: str | None = None
    llm: bool = True
    draft: bool = False
    """Open a draft for what is not verified."""

    @property
    def options(self) -> Options:
        return Options(llm=self.llm, deliver="pull_request", deliver_failed="draft" if self.draft else "none")


@dataclass(frozen=True)
class Command:
    verb: Verb
    wishes: Wishes
    branch: str | None
    """None: the pull request's own, or the default branch."""


def command_line(comment: str) -> str | None:
    """The first line that is meant for us. Quoted and indented ones are not: they show what others wrote."""
    for line in comment.splitlines():
        if line == PREFIX or line.startswith(f"{PREFIX} "):
            return line[:MAX_LINE].strip()
    return None


def parse_command(line: str) -> Command:
    """Raises InvalidRequest, whose sentence says how it is written."""
    verb, *words = line.removeprefix(PREFIX).split() or [""]
    if verb not in get_args(Verb):
        raise InvalidRequest(f"There is no command {verb[:40]!r}: write {USAGE}.")
    given: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not value or name not in ("java", "spring-boot", "branch", "subdir", "llm", "draft"):
            raise InvalidRequest(f"{word[:60]!r} is not understood: write {USAGE}.")
        given[name] = value
    wishes = Wishes(
        target=_target(given.get("java", "17"), given.get("spring-boot", "3.x")),
        subdir=_subdir(given.get("subdir")),
        llm=_switch(given.get("llm", "on")),
        draft=_switch(given.get("draft", "off")),
    )
    return Command(cast(Verb, verb), wishes, given.get("branch"))


def _target(java: str, boot: str) -> Target:
    if java not in ("11", "17"):
        raise InvalidRequest(f"Java {java[:20]!r} is no target: write java=17, or java=11 with spring-boot=2.7.")
    return Target(java=17 if java == "17" else 11, spring_boot=resolve_boot(boot, int(java)))


def _subdir(path: str | None) -> str | None:
    if path is not None and (not _SUBDIR.fullmatch(path) or ".." in path.split("/")):
        raise InvalidRequest(f"{path[:60]!r} is no directory of the repository: write subdir=PATH.")
    return path


def _switch(word: str) -> bool:
    if word not in _SWITCH:
        raise InvalidRequest(f"{word[:20]!r} is neither on nor off: write {USAGE}.")
    return _SWITCH[word]
