"""Logstash's TCP appenders of Logback: version 7 of the encoder knows `<destination>` only.

Source: logstash-logback-encoder release notes, 7.0: the deprecated `remoteHost` and `port` were removed.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.splice import Splices, whole_lines
from pipeline.sources.xml import Element, XmlError, parse_xml
from shared.models import Wave

_PACKAGE = "net.logstash.logback.appender."


@fixer(
    "logstash-destination",
    title="Say Logstash's host and port as one destination",
    source="logstash-logback-encoder release notes, 7.0",
    wave=Wave.STARTUP,
    boot3=False,
    on=r"TcpSocketAppender.*No destination was configured|Ignoring unknown property \[remoteHost\]",
    proactive=True,
)
def logstash_destination(case: Case) -> Iterator[Change]:
    for path in case.project.glob("**/logback*.xml", "**/*logback.xml"):
        splices = Splices(case.project.read(path))
        for appender in _appenders(splices.source):
            _join(splices, appender)
        if splices:
            yield Change(path, splices.result(), "Logstash's appender takes one destination since version 7")


def _appenders(source: bytes) -> list[Element]:
    try:
        found = [e for e in parse_xml(source).walk() if e.name == "appender"]
    except XmlError:
        return []
    classes = [(e, e.attributes.get("class", "")) for e in found]
    return [e for e, name in classes if name.startswith(_PACKAGE) and name.endswith("TcpSocketAppender")]


def _join(splices: Splices, appender: Element) -> None:
    hosts, ports = appender.all("remoteHost"), appender.all("port")
    if len(hosts) == len(ports) == 1 and appender.find("destination") is None:
        destination = f"<destination>{hosts[0].text}:{ports[0].text}</destination>"
        splices.replace(hosts[0].start, hosts[0].end, destination)
        splices.delete(*whole_lines(splices.source, ports[0].start, ports[0].end))
