"""Dialects and naming strategies that Hibernate 6 and Boot 3 no longer have, by name: in code, configuration, XML."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.knowledge import removed_types
from pipeline.sources.project import Change
from shared.models import Wave

_DIALECT = "org.hibernate.dialect."
_FAMILIES = {
    "Cockroach": "CockroachDialect",
    "DB2390": "DB2zDialect",
    "DB297": "DB2Dialect",
    "DataDirectOracle": "OracleDialect",
    "DerbyTen": "DerbyDialect",
    "MariaDB": "MariaDBDialect",
    "MySQL": "MySQLDialect",
    "Oracle": "OracleDialect",
    "PostgreSQL": "PostgreSQLDialect",
    "SQLServer": "SQLServerDialect",
    "Sybase": "SybaseASEDialect",
}
"""Beginning of a removed dialect's name to the dialect that now covers all versions of that database."""
_SPATIAL = {
    "org.hibernate.spatial.dialect.postgis.PostgisDialect": "PostgreSQLDialect",
    "org.hibernate.spatial.dialect.postgis.PostgisPG9Dialect": "PostgreSQLDialect",
    "org.hibernate.spatial.dialect.postgis.PostgisPG91Dialect": "PostgreSQLDialect",
    "org.hibernate.spatial.dialect.postgis.PostgisPG93Dialect": "PostgreSQLDialect",
    "org.hibernate.spatial.dialect.postgis.PostgisPG94Dialect": "PostgreSQLDialect",
    "org.hibernate.spatial.dialect.postgis.PostgisPG95Dialect": "PostgreSQLDialect",
    "org.hibernate.spatial.dialect.postgis.PostgisPG10Dialect": "PostgreSQLDialect",
    "org.hibernate.spatial.dialect.mysql.MySQL5SpatialDialect": "MySQLDialect",
    "org.hibernate.spatial.dialect.mysql.MySQL56SpatialDialect": "MySQLDialect",
    "org.hibernate.spatial.dialect.mysql.MySQL8SpatialDialect": "MySQLDialect",
    "org.hibernate.spatial.dialect.h2geodb.GeoDBDialect": "H2Dialect",
}
_NAMING = {
    "org.springframework.boot.orm.jpa.hibernate.SpringPhysicalNamingStrategy": (
        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"
    ),
    "org.springframework.boot.orm.jpa.SpringNamingStrategy": (
        "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy"
    ),
}
_FILES = ("**/*.properties", "**/*.yml", "**/*.yaml", "**/*.xml", "**/*.kt", "**/*.groovy", "**/*.env")


@lru_cache
def dialects() -> dict[str, str]:
    """Removed dialect to its successor, both qualified."""
    names = [name.removeprefix(_DIALECT) for name in removed_types() if name.startswith(_DIALECT)]
    plain = {
        _DIALECT + name: _DIALECT + new
        for name in names
        for start, new in _FAMILIES.items()
        if name.startswith(start) and name.endswith("Dialect")
    }
    return plain | {old: _DIALECT + new for old, new in _SPATIAL.items()}


@fixer(
    "hibernate-dialects",
    title="Replace Hibernate dialects of single database versions by the one dialect of the database",
    source="Hibernate 6.0 migration guide, Dialects; Hibernate 6.0 Spatial; catalogue F04, F05",
    wave=Wave.STARTUP,
)
def hibernate_dialects(case: Case) -> Iterator[Change]:
    yield from _renamed(case, dialects(), b"Dialect", "Hibernate 6 finds the database's version out by itself")


@fixer(
    "hibernate-naming-strategies",
    title="Replace Boot's physical naming strategy by Hibernate's",
    source="Spring Boot 2.6 release notes, Deprecations; catalogue F08",
    wave=Wave.STARTUP,
)
def hibernate_naming_strategies(case: Case) -> Iterator[Change]:
    yield from _renamed(case, _NAMING, b"NamingStrategy", "Hibernate has this strategy itself; Boot's copy is gone")


def _renamed(case: Case, names: dict[str, str], needle: bytes, reason: str) -> Iterator[Change]:
    pattern = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    for path in case.project.glob(*_FILES):
        if needle in case.project.read(path):
            text = case.project.text(path)
            after = pattern.sub(lambda m: names[m.group()], text)
            if after != text:
                yield Change.text(path, after, reason)
    for path in case.project.java_paths(needle):
        file = case.project.java(path)
        after_bytes = rename_types(file, names)
        if after_bytes != file.source:
            yield Change(path, after_bytes, reason)
