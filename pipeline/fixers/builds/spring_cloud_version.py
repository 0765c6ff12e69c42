"""Moves Spring Cloud to the release train made for the target's Boot line."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import boot_lines, cloud_managed, older
from pipeline.sources.gradle_build import GradleBuild
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

CLOUD = "org.springframework.cloud"
TRAIN = frozenset({f"{CLOUD}:spring-cloud-dependencies", f"{CLOUD}:spring-cloud-starter-parent"})


@fixer(
    "spring-cloud-version",
    title="Raise Spring Cloud to the train of the target's Boot line",
    source="Spring Cloud, Supported Versions: release train Spring Boot compatibility",
    wave=Wave.POM,
    boot3=False,
    on=r"CompatibilityNotMetException|Your project setup is incompatible with our requirements",
    proactive=True,
)
def spring_cloud_version(case: Case) -> Iterable[Change]:
    maven, line = Maven(case.project), case.target.boot_line
    train, managed = boot_lines()[line].cloud, cloud_managed(line)
    for path in maven.paths:
        pom = maven.pom(path)
        parent = (pom.parent,) if pom.parent is not None else ()
        for item in (*parent, *pom.managed, *pom.dependencies, *pom.plugins):
            version = train if item.ga in TRAIN else managed.get(item.ga)
            written = maven.resolve(path, item.version)
            element = item.element.find("version")
            if version and written and element is not None and is_older_train(written, version):
                maven.set_value(path, element, version)
    reason = f"Spring Cloud {train} goes with Spring Boot {line[0]}.{line[1]}"
    yield from maven.changes(reason)
    gradle = GradleBuild(case.project)
    for declared in gradle.declared:
        version = train if declared.ga in TRAIN else managed.get(declared.ga)
        if version and declared.version and is_older_train(declared.version, version):
            gradle.set_version(declared, version)
    yield from gradle.changes(reason)


def is_older_train(written: str, wanted: str) -> bool:
    """The trains named after London stations (Angel to Hoxton) came before the numbered ones."""
    return written[:1].isalpha() or older(written, wanted)
