"""Versions of what a BOM gave before and does not give any more: those that the class path had, where it still fits."""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.class_path import version_before
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.sources.project import Change
from shared.models import Wave

_MISSING = re.compile(r"'dependencies\.dependency\.version' for (?P<ga>[\w.\-]+:[\w.\-]+):\S+ is missing")


@fixer(
    "unmanaged-versions",
    title="Keep the version of a library that no BOM gives any more",
    source="Apache Maven, Introduction to the Dependency Mechanism: dependency management; class path of the baseline",
    wave=Wave.POM,
    boot3=False,
    on=_MISSING.pattern,
    confidence="medium",
)
def unmanaged_versions(case: Case) -> Iterable[Change]:
    """Not what belongs to an older Spring or Java EE: another fixer or a person has to replace that."""
    named = {found["ga"] for d in case.diagnostics for found in _MISSING.finditer(d.message)}
    versions = {ga: version for ga in named if (version := version_before(case, ga))}
    for build in builds_of(case.project):
        for declared in build.declared:
            if declared.ga in versions and not declared.version:
                build.set_version(declared, versions[declared.ga])
        yield from build.changes("the BOM that gave its version does not have it any more")
