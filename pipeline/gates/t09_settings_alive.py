"""T9: no configuration key is left that Spring Boot 3 ignores, and none was lost on the way (catalogue L02, M06)."""

import re
from collections.abc import Iterator

from pipeline.gates.base import Evidence, Gate, Verdict, listed, nothing_to_ask, passed, refuse_or
from pipeline.knowledge import PropertyChange, properties
from pipeline.sources.config import config_files
from pipeline.sources.project import Project
from pipeline.sources.settings import INDEX, canonical

_PLACEHOLDER = re.compile(r"\$\{([\w.\-\[\]]+)")
_ASSIGNED = re.compile(r'"([\w.\-\[\]]+)\s*[=:][^"]*"')


def _judge(evidence: Evidence) -> Verdict:
    if not evidence.target.is_boot3:
        return nothing_to_ask("Spring Boot 2 still reads its own keys.")
    dead = {
        canonical(key): change
        for key, change in properties(evidence.target.boot_line).items()
        if change.level != "warning"
    }
    left = list(_used(evidence.after, dead))
    offenders = [f"{change.key} is now {change.replacement} ({path})" for change, path in left if change.replacement]
    offenders += _lost(evidence, dead)
    orphans = [f"{change.key} ({path})" for change, path in left if not change.replacement]
    note = f" Ignored now, without a successor, for a person to decide: {listed(orphans)}." if orphans else ""
    return refuse_or(offenders, passed(f"No key with a successor is left under its old name.{note}"))


def _used(project: Project, dead: dict[str, PropertyChange]) -> Iterator[tuple[PropertyChange, str]]:
    """Dead keys in configuration files, in `${...}` and in `"key=value"` of annotations, each with its path."""
    roots = {change.key.partition(".")[0].encode() for change in dead.values()}
    for path, file in config_files(project, *roots):
        for setting in file.settings:
            if change := dead.get(canonical(INDEX.sub("", setting.key))):
                yield change, path
    for path in project.java_paths(*(root + b"." for root in roots)):
        file = project.java(path)
        for node in file.walk("string_literal"):
            text = file.text(node)
            for key in (*_PLACEHOLDER.findall(text), *_ASSIGNED.findall(text)):
                if change := dead.get(canonical(INDEX.sub("", key))):
                    yield change, path


def _lost(evidence: Evidence, dead: dict[str, PropertyChange]) -> Iterator[str]:
    """Settings with a successor that were commented out or deleted instead of renamed."""
    kept = {canonical(INDEX.sub("", s.key)) for _, file in config_files(evidence.after) for s in file.settings}
    for change, path in _used(evidence.before, dead):
        successor = change.replacement
        if not successor or path.endswith(".java") or evidence.excused(path, change.key):
            continue
        if not kept & {canonical(change.key), canonical(successor)}:
            yield f"{change.key} was dropped, {successor} is not set ({path})"


SETTINGS_ALIVE = Gate("T9", "No configuration key is ignored or lost", _judge)
