"""Resilience4j 2: settings and methods by their newer names; it would leave the old settings unread, without a word.

Source: javap of resilience4j 1.7.1 and 2.2.0. A ring buffer was a sliding window that counts calls, and that many calls
had to be recorded; a window of 100 calls or fewer asks for just as many by itself.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.settings import ConfigFile, Setting, canonical, find
from pipeline.sources.syntax import arguments, field
from shared.models import Wave

_ROOT = "resilience4j."
_KEYS = {
    "ringbuffersizeinclosedstate": "sliding-window-size",
    "ringbuffersizeinhalfopenstate": "permitted-number-of-calls-in-half-open-state",
    "maxretryattempts": "max-attempts",
}
_METHODS = {
    "ringBufferSizeInClosedState": "slidingWindow",
    "ringBufferSizeInHalfOpenState": "permittedNumberOfCallsInHalfOpenState",
    "recordFailure": "recordException",
}
_WINDOW, _DEFAULT = "io.github.resilience4j.circuitbreaker.CircuitBreakerConfig", 100


@fixer(
    "resilience4j-names",
    title="Call Resilience4j's settings and methods by the names that version 2 has",
    source="Resilience4j 1.2 release notes (sliding window) and 2.0 release notes (deprecated members removed)",
    wave=Wave.STARTUP,
)
def resilience4j_names(case: Case) -> Iterator[Change]:
    reason = "Resilience4j 2 has this under another name"
    for path, file in config_files(case.project, b"resilience4j"):
        after = _settings(file)
        if after.source != file.source:
            yield Change(path, after.source, reason)
    for path in case.project.java_paths(b"io.github.resilience4j"):
        edit = case.project.java(path).edit()
        for call in edit.file.calls(*_METHODS):
            _method(edit, call)
        if edit:
            yield Change(path, edit.result(), reason)


def _settings(file: ConfigFile) -> ConfigFile:
    renames: dict[Setting, str] = {}
    for setting in file.settings:
        head, _, last = setting.key.rpartition(".")
        new = _KEYS.get(canonical(last)) if setting.key.startswith(_ROOT) else None
        if new and find(file, f"{head}.{new}", setting.document) is None:
            renames[setting] = f"{head}.{new}"
    after = file.with_renamed(renames)
    for setting, new in renames.items():
        minimum = f"{new.rpartition('.')[0]}.minimum-number-of-calls"
        large = setting.value.isdigit() and int(setting.value) > _DEFAULT
        if new.endswith("sliding-window-size") and large and find(after, minimum, setting.document) is None:
            after = after.with_added(minimum, setting.value, setting.document)
    return after


def _method(edit: JavaEdit, call: Node) -> None:
    given, name = arguments(call), edit.file.text(field(call, "name"))
    if len(given) != 1 or (name == "recordFailure" and _WINDOW.encode() not in edit.file.source):
        return
    if name == "ringBufferSizeInClosedState":
        if given[0].type not in ("decimal_integer_literal", "identifier"):
            return
        config = edit.type_name(_WINDOW)
        edit.insert(given[0].end_byte, f", {edit.file.text(given[0])}, {config}.SlidingWindowType.COUNT_BASED")
    edit.replace(field(call, "name"), _METHODS[name])
