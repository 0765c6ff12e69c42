"""Modes of H2 2.x for SQL that 1.4 took in its regular one.

Shapes: `id bigint identity`, `s.nextval`, `identity()`, `sysdate`, NULL for an identity column, `active = 1` of a
boolean (LEGACY); `int(11)`, `unsigned`, `unique key`, `set names` (MySQL); rows with ids of their own choice in a table
whose ids H2 makes: 1.4 went on after the highest, 2.x makes 1 and "Unique index or primary key violation" follows
(either mode). Each was run on 1.4.200 and, in each mode, on 2.3.232. Of the modes of other databases, in which 1.4 took
`int identity(1,1)` as well, 2.x takes it in SQL Server's alone: LEGACY stands in for the mode that such a script names.
Hibernate's MySQL dialects end a table with `engine=InnoDB`, which 1.4.191 took in every mode, and 1.4.200 and 2.x in
MySQL's only; all that a test sees is that its table is not there.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications, values_of
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.entities import entity_model
from pipeline.fixers.persistence.h2 import EMBEDDED, URL, has_url, places, with_option
from pipeline.fixers.persistence.h2_builders import with_setting
from pipeline.sources.config import added_in_tests
from pipeline.sources.project import Change, Project
from shared.models import Wave

_MYSQL = re.compile(
    r"(?i)\b(?:tinyint|smallint|mediumint|int|integer|bigint|bit)\s*(?:\(\d+\)|unsigned)|\bunique\s+key\b|"
    r"^\s*set\s+(?:names|foreign_key_checks)\b|set (?:names|foreign_key_checks)\b",
    re.M,
)
_DEFINITION = re.compile(r"columnDefinition\s*=\s*\"([^\"]*)")
_INSERT = re.compile(
    r"(?i)\binsert\s+into\s+(?:\w+\.)?[`\"]?(?P<table>\w+)[`\"]?\s*(?:\((?P<columns>[^()]*)\)\s*)?values\s*\(\s*(?P<first>[^\s,()]+)"
)
_TABLE = re.compile(
    r"(?i)\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?:\w+\.)?[`\"]?(?P<table>\w+)[`\"]?\s*\((?P<columns>[^;]*)"
)
_GENERATED = re.compile(
    r"(?im)(?:^|[(,])\s*[`\"]?(?P<column>\w+)[`\"]?\s+"
    r"(?:(?:big)?serial\b|identity\b|\w+(?:\s*\(\d+\))?[^,;]*?\b(?:auto_increment|as\s+identity)\b)"
)
_RESTART = r"(?i)\balter\s+table\s+(?:\w+\.)?[`\"]?{}\b[^;]*\brestart\s+with\b"
SERVERS = ("mysql-connector-j(?:ava)?", "mariadb-java-client", "mssql-jdbc", "postgresql", "ojdbc\\d+")
_SLICES = (b"DataJpaTest", b"DataJdbcTest", b"JdbcTest", b"JooqTest")
_EMPTY = re.compile(r"not found \(this database is empty\)")
_IDENTITY = re.compile(r"(?i)syntax error in sql statement .*\[\*\]identity")
_OTHERS = re.compile(r"(?i)\bMODE=(?:PostgreSQL|Oracle|DB2|Derby|HSQLDB|MariaDB|STRICT|REGULAR)\b")
OWN_DATABASE = re.compile(r"\bReplace\.NONE\b|\breplace\s*=\s*NONE\b")
"""A slice that keeps the configured database, in place of which it would take one from Boot."""
_REASON = "this SQL is not H2's own any more; {} is its mode for it"


@fixer(
    "h2-legacy-mode",
    title="Let H2 2.x read SQL that only 1.4 took as standard",
    source="H2, Compatibility Modes: LEGACY, MySQL; Migration to 2.0; catalogue F11; each mode tried",
    wave=Wave.STARTUP,
    on=r"(?s)org\.h2\..*(?:Unknown data type|"
    r"Function \"(?:IDENTITY|SCOPE_IDENTITY|CURRVAL|NEXTVAL|SYSDATE)\" not found|"
    r"Column \"[\w.]*(?:NEXTVAL|CURRVAL|SYSDATE)\" not found|NULL not allowed for column|"
    r"Table \"\w+\" not found \(this database is empty\)|"
    r"Values of types \"\w+\" and \"\w+\" are not comparable|Constraint \"PRIMARY KEY \| UNIQUE|"
    r"Syntax error in SQL statement .*(?i:identity|int\W*\(|auto_increment|unsigned|bit\W*\(|unique \W*key|"
    r"set \W*(?:names|foreign_key)))|(?:primary key violation|ConstraintViolation).*(?i:insert into [^;]*\bdefault\b)",
    boot3=False,
    confidence="medium",
)
def h2_legacy_mode(case: Case) -> Iterator[Change]:
    texts = [f"{d.message}\n{d.detail}" for d in case.diagnostics]
    empty = [bool(_EMPTY.search(text)) for text in texts]
    of_dialect = any(empty) and _dialect_of_mysql(case.project)
    if not came_from_before(case, (2, 7)) or (all(empty) and not of_dialect):
        return
    of_mysql = any(_MYSQL.search(text.replace("[*]", "")) for text in texts)
    mode = "MySQL" if of_mysql or of_dialect or _scripts_of_mysql(case.project) else "LEGACY"
    yield from _in_mode(case.project, mode, instead=any(_IDENTITY.search(text) for text in texts))
    yield from _embedded(case.project, mode)
    if _reported_by_slices(case):
        yield from _own_database_for_slices(case.project)


def _dialect_of_mysql(project: Project) -> bool:
    keys = ("spring.jpa.database-platform", "spring.jpa.properties.hibernate.dialect")
    values = [value.strip() for key in keys for value in values_of(project, key)]
    return any(re.search(r"\.(?:MySQL|MariaDB)\w*$", value) for value in values)


def _scripts_of_mysql(project: Project) -> bool:
    return any(_MYSQL.search(project.text(path)) for path in project.glob("**/resources/**.sql"))


def _reported_by_slices(case: Case) -> bool:
    """A test failed that takes a database from Boot, without URL and mode, in place of the configured one."""
    names = case.test_classes()
    texts = [case.project.text(p) for p in case.project.java_paths(*_SLICES) if p.rpartition("/")[2][:-5] in names]
    return any(not OWN_DATABASE.search(text) for text in texts)


def _own_database_for_slices(project: Project) -> Iterator[Change]:
    """In `config/`, which adds to the tests' own file instead of hiding it."""
    for module in applications(project):
        urls = values_of(project, "spring.datasource.url", module)
        if all(url.startswith("jdbc:h2:mem:") for url in urls):
            path = added_in_tests(module)
            if path not in project:
                reason = "tests with a database of Boot's own cannot give it a mode"
                yield Change.text(path, "spring.test.database.replace=none\n", reason)


@fixer(
    "h2-generated-ids",
    title="Let H2 2.x go on with ids after those that scripts insert",
    source="H2, Compatibility Modes: LEGACY and MySQL update an identity's sequence on insert, as 1.4 did; tried",
    wave=Wave.STARTUP,
    boot3=False,
)
def h2_generated_ids(case: Case) -> Iterator[Change]:
    """Nothing fails before the application itself inserts a row."""
    project = case.project
    if came_from_before(case, (2, 7)) and depends_on(project, "h2") and _has_chosen_ids(project):
        mode = "MySQL" if _scripts_of_mysql(project) else "LEGACY"
        yield from _in_mode(project, mode)
        if not depends_on(project, *SERVERS):
            yield from _embedded(project, mode)


def _has_chosen_ids(project: Project) -> bool:
    """A script gives ids to rows of a table whose ids are IDENTITY's, by an entity or by a script."""
    scripts = "\n".join(project.text(path) for path in project.glob("**/resources/**.sql"))
    if not _INSERT.search(scripts):
        return False
    model = entity_model(project)
    identities = _generated_columns(scripts) | {
        entity.table.lower(): found.column for cls, entity in model.classes.items()
        if (found := model.id_of(cls)) and found.identity
    }  # fmt: skip
    for match in _INSERT.finditer(scripts):
        table, columns = match["table"].lower(), match["columns"]
        if table in identities and not re.search(_RESTART.format(table), scripts):
            names = [name.strip(' `"\n').lower() for name in (columns or "").split(",")]
            first = columns is None or names[0] == identities[table]
            if (match["first"].isdigit() or match["first"].lower() == "null") if first else identities[table] in names:
                return True
    return False


def _generated_columns(scripts: str) -> dict[str, str]:
    """By table, the column that scripts let the database number."""
    tables = [(match["table"].lower(), _GENERATED.search(match["columns"])) for match in _TABLE.finditer(scripts)]
    return {table: found["column"].lower() for table, found in tables if found}


@fixer(
    "h2-column-definitions",
    title="Let H2 2.x read column definitions of MySQL",
    source="H2, Compatibility Modes: only MySQL's takes a display width, `unsigned` and `bit(n)`; 1.4 did; tried",
    wave=Wave.STARTUP,
    boot3=False,
)
def h2_column_definitions(case: Case) -> Iterator[Change]:
    """Hibernate only warns of a table that it could not make, and the first query then misses it."""
    project = case.project
    if came_from_before(case, (2, 7)) and any(
        _MYSQL.search(definition)
        for path in project.java_paths(b"columnDefinition")
        for definition in _DEFINITION.findall(project.text(path))
    ):
        yield from _in_mode(project, "MySQL")


def _in_mode(project: Project, mode: str, *, instead: bool = False) -> Iterator[Change]:
    """`instead`: also for the mode of another database."""

    def moded(match: re.Match[str]) -> str:
        url = _OTHERS.sub(f"MODE={mode}", match.group()) if instead else match.group()
        return url if "MODE=" in url else with_option(url, f"MODE={mode}")

    for path in places(project, b"jdbc:h2:"):
        text = project.text(path)
        after = URL.sub(moded, text)
        after = with_setting(path, after, f"MODE={mode}")
        if after != text:
            yield Change.text(path, after, _REASON.format(mode))


def _embedded(project: Project, mode: str) -> Iterator[Change]:
    if depends_on(project, "h2") and not has_url(project):
        url = f"{EMBEDDED};MODE={mode}"
        yield from added(project, "spring.datasource.url", url, _REASON.format(mode), applications(project))
