"""OpenCSV of the project's own that is older than what Liquibase reads CSV files with.

Boot 2's Liquibase (4.9) brought classes of its own for that; since 4.12 it uses OpenCSV 5 (POM of liquibase-core), and
the project's declaration wins: "NoClassDefFoundError: com/opencsv/exceptions/CsvValidationException" at loadData.

Left: sources that use what OpenCSV 5 took away or made a checked exception of (`new CSVReader(reader, ';')`,
`CsvToBean.parse(strategy, ..)`, `readNext()` and `readAll()`): the compiler names them.
"""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.origin import depends_on
from pipeline.knowledge import older
from pipeline.sources.project import Change, Project
from shared.models import Wave

_FIRST, _LIQUIBASES = "5.0", "5.9"
_LOADS = re.compile(rb"\bload(?:Update)?Data\b")
_LOGS = ("**/resources/**.xml", "**/resources/**.yaml", "**/resources/**.yml", "**/resources/**.json")


@fixer(
    "opencsv-for-liquibase",
    title="Raise OpenCSV where Liquibase loads CSV files with it",
    source="POMs of liquibase-core 4.9.1, 4.17.0 and 4.31.1; javap on OpenCSV 4.1, 4.2, 5.6 and 5.9",
    wave=Wave.STARTUP,
    on=r"(?:NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError)\b.*\bcom[./]opencsv[./]",
    proactive=True,
)
def opencsv_for_liquibase(case: Case) -> Iterable[Change]:
    if not depends_on(case.project, "liquibase-core") or not (case.diagnostics or _loads_csv(case.project)):
        return
    for build in builds_of(case.project):
        for declared in build.declared:
            if declared.ga == "com.opencsv:opencsv" and declared.version and older(declared.version, _FIRST):
                build.set_version(declared, _LIQUIBASES)
        yield from build.changes("Liquibase reads CSV files with OpenCSV 5 now, and takes the project's version")


def _loads_csv(project: Project) -> bool:
    logs = (project.read(path) for path in project.glob(*_LOGS))
    return any(b"databaseChangeLog" in log and _LOADS.search(log) for log in logs)
