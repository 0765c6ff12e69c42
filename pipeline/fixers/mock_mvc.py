"""Stand-alone MockMvc, which sees no configuration of the application, matching a trailing slash as it did."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, chain_after, dot_of, field_text
from shared.models import Wave

_REQUESTS = ("get", "post", "put", "patch", "delete", "head", "options", "request", "multipart", "fileUpload")
_SLASHED = re.compile(r"/[^?]*[^/?]/(?:\?.*)?")


@fixer(
    "standalone-trailing-slash",
    title="Let stand-alone MockMvc match a trailing slash",
    source="Spring Framework 6.0 release notes: trailing slash matching is off by default; catalogue E02",
    wave=Wave.TEST,
)
def standalone_trailing_slash(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 0)):
        return
    for path in case.project.java_paths(b"standaloneSetup("):
        file = case.project.java(path)
        if not _asks_with_slash(file) or b"setUseTrailingSlashPatternMatch" in file.source:
            continue
        edit = file.edit()
        for call in file.calls("standaloneSetup"):
            build = next((c for c in chain_after(call) if field_text(file, c, "name") == "build"), None)
            if build is not None:
                edit.insert(dot_of(build), ".setUseTrailingSlashPatternMatch(true)" + _separator(file, dot_of(build)))
        if edit:
            yield Change(path, edit.result(), "these tests ask for paths that end in a slash")


def _asks_with_slash(file: JavaFile) -> bool:
    return any(
        given.type == "string_literal" and _SLASHED.fullmatch(file.text(given)[1:-1])
        for call in file.calls(*_REQUESTS)
        for given in arguments(call)[:2]
    )


def _separator(file: JavaFile, dot: int) -> str:
    """A line break where the call before has one."""
    before = file.source[:dot]
    alone = before[before.rfind(b"\n") + 1 :].strip() == b""
    return newline_of(file.source) + indent_at(file.source, dot) if alone else ""
