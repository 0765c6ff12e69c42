"""Logback's appenders that roll over into files of one name, which Logback only looked for with dates before 1.3."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.splice import Splices
from pipeline.sources.xml import Element, XmlError, parse_xml
from shared.models import Wave

_FILES = ("FileAppender", "RollingFileAppender")


@fixer(
    "logback-collisions",
    title="Let each of Logback's appenders roll over into files of its own",
    source="Logback 1.3, FileCollisionAnalyser: every fileNamePattern is compared, whatever the rolling policy; Boot "
    "stops at every error that Logback reports",
    wave=Wave.STARTUP,
)
def logback_collisions(case: Case) -> Iterator[Change]:
    for path in case.project.glob("**/logback*.xml"):
        source = case.project.read(path)
        try:
            root = parse_xml(source)
        except XmlError:
            continue
        splices, seen = Splices(source), set[tuple[int, str]]()
        for appender in root.walk():
            if appender.name == "appender" and appender.attributes.get("class", "").endswith(_FILES):
                _tell_apart(appender, splices, seen)
        if splices:
            yield Change(path, splices.result(), "Logback refuses the second of two appenders with the same files")


def _tell_apart(appender: Element, splices: Splices, seen: set[tuple[int, str]]) -> None:
    """The appender's name goes before what changes in the pattern. Appenders of two profiles do not meet."""
    home = appender.parent.start if appender.parent is not None else 0
    for pattern in (e for e in appender.walk() if e.name == "fileNamePattern"):
        at = splices.source.find(b"%", pattern.inner_start, pattern.inner_end)
        if (home, pattern.text) in seen and at >= 0:
            name = re.sub(r"\W", "-", appender.attributes.get("name", ""))
            splices.insert(at, f"{name}.")
        seen.add((home, pattern.text))
