"""The lock of Logback's stream appenders, which own appenders take before they write."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from shared.models import Wave

_OLD, _NEW = "lock", "streamWriteLock"
_SYMBOL = re.compile(r"symbol:\s+variable lock\b")


@fixer(
    "logback-lock",
    title="Take the lock of Logback's appenders by its new name",
    source="Logback 1.3 news; OutputStreamAppender of 1.2 and 1.5: the same ReentrantLock",
    wave=Wave.TYPES,
    boot3=False,
    on=_SYMBOL.pattern,
)
def logback_lock(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        if b"ch.qos.logback.core" not in edit.file.source:
            continue
        for diagnostic in found:
            if not _SYMBOL.search(diagnostic.detail):
                continue
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if node is not None and node.type == "identifier" and edit.file.text(node) == _OLD:
                edit.replace(node, _NEW)
        if edit:
            yield Change(path, edit.result(), "the appender's lock has another name since Logback 1.3")
