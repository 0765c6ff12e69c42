"""MySQL's driver under its current names."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.project import Change, Project
from shared.models import Wave

_NAMES = {
    "com.mysql.jdbc.Driver": "com.mysql.cj.jdbc.Driver",
    "com.mysql.jdbc.jdbc2.optional.MysqlDataSource": "com.mysql.cj.jdbc.MysqlDataSource",
    "com.mysql.jdbc.jdbc2.optional.MysqlXADataSource": "com.mysql.cj.jdbc.MysqlXADataSource",
    "com.mysql.jdbc.jdbc2.optional.MysqlConnectionPoolDataSource": "com.mysql.cj.jdbc.MysqlConnectionPoolDataSource",
    "com.mysql.jdbc.exceptions.jdbc4.MySQLIntegrityConstraintViolationException": (
        "java.sql.SQLIntegrityConstraintViolationException"
    ),
    "com.mysql.jdbc.exceptions.jdbc4.MySQLSyntaxErrorException": "java.sql.SQLSyntaxErrorException",
    "com.mysql.jdbc.exceptions.jdbc4.CommunicationsException": "com.mysql.cj.jdbc.exceptions.CommunicationsException",
    "com.mysql.jdbc.MysqlDataTruncation": "com.mysql.cj.jdbc.exceptions.MysqlDataTruncation",
}
_NAME = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, _NAMES)) + r")(?![\w.])")
_ZERO = re.compile(r"(?<=zeroDateTimeBehavior=)(convertToNull|exception|round)\b")
_ZEROS = {"convertToNull": "CONVERT_TO_NULL", "exception": "EXCEPTION", "round": "ROUND"}
_FILES = ("**/*.properties", "**/*.yml", "**/*.yaml", "**/*.xml", "**/*.java", "**/*.kt", "**/*.env", "**/Dockerfile*")


@fixer(
    "mysql-driver",
    title="Name MySQL's driver and its settings as Connector/J 8 and later do",
    source="MySQL Connector/J Developer Guide, Upgrading to 8.0; catalogue F20",
    wave=Wave.STARTUP,
    boot3=False,
)
def mysql_driver(case: Case) -> Iterator[Change]:
    for path in case.project.glob(*_FILES):
        raw = case.project.read(path)
        if b"com.mysql.jdbc" in raw or b"zeroDateTimeBehavior" in raw:
            text = _renamed(case.project, path)
            after = _ZERO.sub(lambda m: _ZEROS[m.group()], _NAME.sub(lambda m: _NAMES[m.group()], text))
            if after != case.project.text(path):
                yield Change.text(path, after, "com.mysql.jdbc is com.mysql.cj.jdbc since Connector/J 8")


def _renamed(project: Project, path: str) -> str:
    """In Java the simple names follow their import."""
    text = project.text(path)
    if not path.endswith(".java"):
        return text
    file = project.java(path)
    after = rename_types(file, _NAMES)
    return text if after == file.source else after.decode("utf-8", "surrogateescape")
