"""ActiveMQ's broker inside the application, which Boot 2's starter brought.

Source: POMs of spring-boot-starter-activemq 2.7 (activemq-broker) and 3.5 (activemq-client alone);
ActiveMQProperties.determineBrokerUrl of both: without an address, `vm://` where the broker is there, else
`tcp://localhost:61616`. Errors: "Transport scheme NOT recognized: [vm]", a refused connection.
"""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.origin import came_from_before
from pipeline.sources.config import config_files
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import canonical
from shared.models import Wave

_STARTER = "org.springframework.boot:spring-boot-starter-activemq"
_BROKER = "org.apache.activemq:activemq-broker"
_FILES = ("**/*.java", "**/*.kt", "**/*.groovy", "**/*.properties", "**/*.yml", "**/*.yaml", "**/*.xml")


@fixer(
    "activemq-broker",
    title="Declare ActiveMQ's broker where it runs inside the application",
    source="POMs of spring-boot-starter-activemq 2.7 and 3.5; Spring Boot 3.3 release notes, embedded ActiveMQ; A20",
    wave=Wave.POM,
)
def activemq_broker(case: Case) -> Iterable[Change]:
    if case.target.boot_line < (3, 3) or not came_from_before(case, (3, 0)) or not _embedded(case.project):
        return
    additions = Additions(case)
    for build in additions.builds:
        known = {d.file for d in build.declared if d.ga == _BROKER}
        for declared in build.declared:
            if declared.ga == _STARTER and not declared.management and declared.file not in known:
                additions.add(build, declared.file, _BROKER)
    yield from additions.changes("Boot 3's starter brings ActiveMQ's client alone, and the broker runs inside")


def _embedded(project: Project) -> bool:
    """An address says so, or there is none, which meant it."""
    if any(b"vm://" in project.read(path) for path in project.glob(*_FILES)):
        return True
    told = dict(_settings(project))
    return "brokerurl" not in told and told.get("inmemory", "true") == "true"


def _settings(project: Project) -> Iterator[tuple[str, str]]:
    for _, file in config_files(project, b"activemq"):
        for setting in file.settings:
            head, _, key = canonical(setting.key).rpartition(".")
            if head == "spring.activemq":
                yield key, setting.value.strip().lower()
