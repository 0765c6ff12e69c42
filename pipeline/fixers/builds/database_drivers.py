"""Drivers of databases that the settings name and the build does not bring.

Source: Derby 10.15 release notes (org.apache.derby.jdbc moved to derbytools.jar); Spring Boot 3.0 manages Derby 10.16.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.knowledge import managed
from pipeline.sources.builds import Build, Coordinate, Declared
from pipeline.sources.project import Change, Project
from shared.models import Wave

_MISSING = r"(?:Cannot load driver class:|Failed to load driver class|ClassNotFoundException:) *(?P<driver>[\w.]+)"
_LIBRARIES = {
    "org.h2.Driver": "com.h2database:h2",
    "org.h2.jdbcx.JdbcDataSource": "com.h2database:h2",
    "org.hsqldb.jdbc.JDBCDriver": "org.hsqldb:hsqldb",
    "org.hsqldb.jdbcDriver": "org.hsqldb:hsqldb",
    "org.apache.derby.jdbc.EmbeddedDriver": "org.apache.derby:derby + org.apache.derby:derbytools",
    "org.apache.derby.jdbc.ClientDriver": "org.apache.derby:derbyclient + org.apache.derby:derbytools",
    "com.mysql.cj.jdbc.Driver": "com.mysql:mysql-connector-j",
    "org.mariadb.jdbc.Driver": "org.mariadb.jdbc:mariadb-java-client",
    "org.postgresql.Driver": "org.postgresql:postgresql",
    "com.microsoft.sqlserver.jdbc.SQLServerDriver": "com.microsoft.sqlserver:mssql-jdbc",
    "oracle.jdbc.OracleDriver": "com.oracle.database.jdbc:ojdbc11",
    "oracle.jdbc.driver.OracleDriver": "com.oracle.database.jdbc:ojdbc11",
    "com.ibm.db2.jcc.DB2Driver": "com.ibm.db2:jcc",
}
"""Driver class to the libraries that have it; the Boot BOM has a version of each."""
_FILES = ("**/*.properties", "**/*.yml", "**/*.yaml", "**/*.xml", "**/*.java", "**/*.kt")
_DERBY = ("org.apache.derby:derby", "org.apache.derby:derbyclient")
_GROUP, _TOOLS = "org.apache.derby", "derbytools"
_MOVED = (10, 15)


@fixer(
    "derby-drivers",
    title="Add the Derby library that the drivers moved to",
    source="Derby 10.15 release notes, org.apache.derby.jdbc is in derbytools.jar; Boot 3.0 manages Derby 10.16",
    wave=Wave.STARTUP,
)
def derby_drivers(case: Case) -> Iterator[Change]:
    """Spring Boot itself looks for org.apache.derby.jdbc.EmbeddedDriver, whether or not the project names it."""
    for build in builds_of(case.project):
        split = [d for d in build.declared if d.ga in _DERBY and not d.management and _is_split(case, d)]
        for declared in {d.file: d for d in split}.values():
            if not build.declares(declared.file, f"{_GROUP}:{_TOOLS}"):
                scope = "test" if declared.test else "runtime"
                build.add(
                    declared.file, Coordinate(_GROUP, _TOOLS, declared.version if declared.versioned else None, scope)
                )
        yield from build.changes("org.apache.derby.jdbc is in derbytools since Derby 10.15")


def _is_split(case: Case, declared: Declared) -> bool:
    version = declared.version or managed(case.target.boot_line).get(declared.ga, "")
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2]) >= _MOVED


@fixer(
    "driver-libraries",
    title="Add the library of the database driver that the settings name",
    source="Spring Boot, DataSourceProperties: a driver class that is named and absent ends the start",
    wave=Wave.STARTUP,
    on=_MISSING,
    boot3=False,
    confidence="medium",
)
def driver_libraries(case: Case) -> Iterator[Change]:
    """What brought the driver unasked may be gone, or no library ever had it. With the driver's name goes its URL, so
    the settings are as they should be and the library is what is missing."""
    texts = "\n".join(f"{d.message}\n{d.detail}" for d in case.diagnostics)
    drivers = dict.fromkeys(name for name in re.findall(_MISSING, texts) if name in _LIBRARIES)
    additions = Additions(case)
    for driver in drivers:
        for build in additions.builds:
            for script, scope in _naming(case.project, build, driver).items():
                missing = [item for item in _LIBRARIES[driver].split(" + ") if not build.declares(script, item)]
                additions.add(build, script, " + ".join(f"{item}@{scope}" for item in missing))
    yield from additions.changes(f"{', '.join(drivers)}: the settings name it, and no library of the build has it")


def _naming(project: Project, build: Build, driver: str) -> dict[str, str]:
    """Build files of the modules whose files name the driver, with the scope that they need it in."""
    found: dict[str, str] = {}
    for path in project.glob(*_FILES):
        script = build.script_of(path)
        if script and path.rpartition("/")[2] != "pom.xml" and driver.encode() in project.read(path):
            in_test = "/src/test/" in f"/{path}" and found.get(script) != "runtime"
            found[script] = "test" if in_test else "runtime"
    return found
