"""Spring Cloud's BOM where a project writes the versions of its starters one by one.

Source: spring-cloud-netflix-dependencies 4.3 (its management leaves out what Netflix' libraries bring of javax, the
servlet API among it); Spring Cloud, Getting Started.
"""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.spring_cloud_version import CLOUD, TRAIN
from pipeline.knowledge import boot_lines
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave


@fixer(
    "spring-cloud-bom",
    title="Import Spring Cloud's BOM where its starters have versions of their own",
    source="POM of spring-cloud-netflix-dependencies 4.3; Spring Cloud, Getting Started",
    wave=Wave.POM,
)
def spring_cloud_bom(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    train = boot_lines()[case.target.boot_line].cloud
    for path in _without_train(maven):
        maven.import_bom(path, f"{CLOUD}:spring-cloud-dependencies", train)
    yield from maven.changes(f"without the BOM of Spring Cloud {train} its libraries bring what the BOM leaves out")


def _without_train(maven: Maven) -> list[str]:
    """The topmost POM of the project above each module that declares a versioned starter and sees no train."""
    tops = [
        maven.lineage(item.file)[-1]
        for item in maven.declared
        if item.group == CLOUD and "-starter" in item.artifact and item.versioned and not item.management
        if not any(seen.ga in TRAIN for seen in maven.in_sight(item.file))
        if (parent := maven.external_parent(item.file)) is None or parent.ga not in TRAIN
        if maven.has_boot(item.file)
    ]
    return list(dict.fromkeys(tops))
