"""Migrations that make an index CONCURRENTLY on PostgreSQL wait for ever for Flyway's own lock.

Flyway holds its lock by a transaction since 9.1.2, and such a statement waits for the end of every transaction. Seen on
PostgreSQL 14 with Boot 3.5: the start hangs until the connection breaks; with the lock of the session, as Flyway 8 had
it, it does not.

Source: Flyway reference, "PostgreSQL Transactional Lock"; flyway/flyway#3508; Spring Boot 3.2 release notes (the key).
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.sources.project import Change, Project
from shared.models import Wave

_SCRIPT = re.compile(r"(?:\A|/)src/main/resources/(?:.+/)?[VR][\w.\-]*__[^/]+\.sql\Z", re.I)
_COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.S)
_WAITS = re.compile(
    r"\b(?:create\s+(?:unique\s+)?|drop\s+)index\s+concurrently\b"
    r"|\breindex\b[^;]*\bconcurrently\b|\bdetach\s+partition\s+[^;]*\bconcurrently\b",
    re.I,
)
_OWN = (b"Flyway.configure(", b"new Flyway(")


@fixer(
    "flyway-session-lock",
    title="Lock by session where migrations make indexes concurrently",
    source="Flyway reference, PostgreSQL Transactional Lock; flyway/flyway#3508",
    wave=Wave.STARTUP,
)
def flyway_session_lock(case: Case) -> Iterator[Change]:
    """Not where the project makes a Flyway of its own, which the setting does not reach."""
    project = case.project
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 0)):
        return
    modules = _modules(project) if depends_on(project, "flyway-core", "flyway-database-postgresql") else []
    own = {project.module_of(path) for path in project.java_paths(*_OWN) if "src/main/" in path}
    reason = "making an index concurrently waits for every transaction, and Flyway's lock is one since 9.1"
    key = "spring.flyway.postgresql.transactional-lock"
    yield from added(project, key, "false", reason, [module for module in modules if module not in own])


def _modules(project: Project) -> list[str]:
    """Applications with such a migration; all applications, where a library has it."""
    found = {
        project.module_of(path)
        for path in project.glob("**/*.sql")
        if _SCRIPT.search(path) and _WAITS.search(_COMMENTS.sub("", project.text(path)))
    }
    known = applications(project)
    return known if found - set(known) else sorted(found)
