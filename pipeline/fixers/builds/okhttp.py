"""OkHttp, whose modules must be of one version, since Boot's BOM no longer says which."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

_GROUP, _VERSION = "com.squareup.okhttp3", "4.12.0"


@fixer(
    "okhttp-bom",
    title="Import OkHttp's BOM, so that what libraries bring of it goes with what the project declares",
    source="Spring Boot 3.2 release notes: dependency management of OkHttp 3 and 4 removed; catalogue A02",
    wave=Wave.POM,
    boot3=False,
    on=r"(?:NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError|NoSuchFieldError)\b.*\bokhttp3[./]",
)
def okhttp_bom(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    mine = [item for item in maven.declared if item.group == _GROUP]
    if any(item.bom or (item.management and item.artifact == "okhttp") for item in mine):
        return
    version = next((item.version for item in mine if item.version), _VERSION)
    for path in dict.fromkeys(maven.lineage(item.file)[-1] for item in mine):
        maven.import_bom(path, f"{_GROUP}:okhttp-bom", version)
    yield from maven.changes("Boot's BOM no longer gives OkHttp's version")
