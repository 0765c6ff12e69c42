"""Migrations that Flyway's validation lets pass: patterns since Flyway 9, where each state had a method of its own.

Source: Flyway 9.0 release notes (ignoreMissingMigrations and its like removed); Flyway reference, "Ignore Migration
Patterns": a list of one's own takes the place of the default, which is the migrations of the future.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field
from shared.models import Wave

_STATES = {
    "ignoreMissingMigrations": '"*:missing", "*:future"',
    "ignoreIgnoredMigrations": '"*:ignored", "*:future"',
    "ignorePendingMigrations": '"*:pending", "*:future"',
    "ignoreFutureMigrations": '"*:future"',
}
_METHODS = _STATES | {f"set{name[0].upper()}{name[1:]}": patterns for name, patterns in _STATES.items()}


@fixer(
    "flyway-ignore-patterns",
    title="Say by patterns which migrations Flyway's validation ignores",
    source="Flyway 9.0 release notes; Flyway reference, Ignore Migration Patterns",
    wave=Wave.TYPES,
)
def flyway_ignore_patterns(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"Migrations("):
        file = case.project.java(path)
        calls = file.calls(*_METHODS)
        if len(calls) != 1 or not any(word in file.source for word in (b"org.flywaydb", b"Flyway")):
            continue
        (call,), edit = calls, file.edit()
        if [file.text(node) for node in arguments(call)] == ["true"]:
            name = file.text(field(call, "name"))
            new = "setIgnoreMigrationPatterns" if name.startswith("set") else "ignoreMigrationPatterns"
            edit.replace(field(call, "name"), new)
            edit.replace(arguments(call)[0], _METHODS[name])
            yield Change(path, edit.result(), "Flyway 9 and later take patterns here")
