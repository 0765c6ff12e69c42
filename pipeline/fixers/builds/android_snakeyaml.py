"""Libraries that ask for SnakeYAML's Android variant, which ended with SnakeYAML 2."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.exclusions import exclude
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

_ASKING = ("com.github.javafaker:javafaker",)


@fixer(
    "android-snakeyaml",
    title="Give libraries that ask for SnakeYAML's Android variant the ordinary one",
    source="POM of javafaker 1.0.2 (classifier android); SnakeYAML 2.0 changes: the variant is no longer published",
    wave=Wave.POM,
)
def android_snakeyaml(case: Case) -> Iterable[Change]:
    """Boot's starters bring the ordinary one, in the version that Boot manages."""
    maven = Maven(case.project)
    for declared in maven.declared:
        if declared.ga in _ASKING and not declared.management:
            exclude(maven, declared, ["org.yaml:snakeyaml"])
    yield from maven.changes("SnakeYAML 2 has no variant for Android, and Boot 3.2 manages version 2")
