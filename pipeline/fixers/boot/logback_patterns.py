"""Lengths of logger names in Logback's patterns, written as Log4j does: Logback's own error stops Boot now."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from shared.models import Wave

_NAME = re.compile(r"(%[-.\d]*(?:c|lo|logger|C|class))\{(?!\s*-?\d+\s*\})[^{}]*\}")


@fixer(
    "logback-name-lengths",
    title="Drop lengths of logger names that Logback cannot read",
    source="Logback manual, Conversion Words: %logger{length}; NamedConverter takes the whole name where it is none; "
    "Boot stops at every error that Logback reports",
    wave=Wave.STARTUP,
    boot3=False,
    on=r"NamedConverter|LoggerConverter.*failed to parse integer",
    proactive=True,
)
def logback_name_lengths(case: Case) -> Iterator[Change]:
    """The name was printed in full before, too."""
    for path in case.project.glob("**/logback*.xml"):
        text = case.project.text(path)
        after = _NAME.sub(r"\1", text)
        if after != text:
            yield Change.text(path, after, "Logback takes a number here, and Boot stops at its error")
