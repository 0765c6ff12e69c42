"""Database files of H2 1.4 and 2.1 among the sources, which later versions do not open.

Source: H2, Migration to 2.0 ("file format"), release notes of 2.2.220 (format 3). Tried: 2.1.214 and 2.3.232 answer
"Unsupported database file version or invalid file header" to a file of 1.4.200, 2.3.232 also to one of 2.1.214.

A database whose tables Hibernate drops and makes at each start (create, create-drop) gets a file of another name; the
old one stays. Any other holds rows that somebody wants: ADR 0048 says why it is not converted here.

Shapes: `jdbc:h2:file:./data/x`, `jdbc:h2:./x`, with options or without, as `spring.datasource.url` or `.jdbc-url`, in
any document of a properties or YAML file; the path from the module's or the project's directory.
Left: `~/x` and absolute paths (nothing of theirs is among the sources), placeholders, URLs in Java and XML, encrypted
files (`CIPHER=AES`), page stores (`x.h2.db`), Flyway's or Liquibase's databases, those without JPA or with another
`ddl-auto`.
"""

import re
from collections.abc import Iterator
from posixpath import normpath

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.sources.config import config_files
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, canonical, find
from shared.models import Wave

_FILE = re.compile(r"jdbc:h2:(?:file:)?(?P<path>\.{1,2}/[^;${}]+)")
_FORMAT = re.compile(rb"\bformat:([12])\b")
_HEADER = 8192
_FORMAT_3 = (3, 2)
"""The first Boot whose H2 does not read 2.1's files (format 2); format 1 is 1.4's."""
_URLS = ("spring.datasource.url", "spring.datasource.jdbcurl", "spring.datasource.hikari.jdbcurl")
_SCHEMA = ("spring.jpa.hibernate.ddl-auto", "spring.jpa.properties.hibernate.hbm2ddl.auto")
_MADE_ANEW = frozenset({"create", "create-drop"})
_OWN_VERSION = re.compile(rb"<h2\.version>|<artifactId>h2</artifactId>\s*<version>")
SUFFIX = "-h2v2"


@fixer(
    "h2-old-files",
    title="Leave database files that H2 cannot open any more, where the tables are made at each start",
    source="H2, Migration to 2.0 and release notes of 2.2.220: file formats; catalogue F11; tried on each version",
    wave=Wave.STARTUP,
    confidence="medium",
)
def h2_old_files(case: Case) -> Iterator[Change]:
    """Runs after `file-databases`, which writes down what Boot before 2.5 did to the tables by itself."""
    project = case.project
    if not depends_on(project, "spring-boot-starter-data-jpa") or depends_on(project, "flyway-core", "liquibase-core"):
        return
    if any(_OWN_VERSION.search(project.read(path)) for path in project.poms()):
        return
    formats = b"12" if case.target.boot_line >= _FORMAT_3 else b"1"
    for path, file in config_files(project, b"jdbc:h2:"):
        after, old = file, ""
        for setting in file.settings:
            place = _FILE.match(setting.value)
            if place and canonical(setting.key) in _URLS and _made_anew(project, path, file, setting):
                found = _old_file(project, project.module_of(path), place["path"], formats)
                if found:
                    end = place.end()
                    after = after.with_value(setting, f"{setting.value[:end]}{SUFFIX}{setting.value[end:]}")
                    old = found
        if after.source != file.source:
            yield Change(path, after.source, f"H2 does not open {old} any more; its tables are made at each start")


def _made_anew(project: Project, path: str, file: ConfigFile, url: Setting) -> bool:
    """By what is said beside the URL; else by all that the module's files say."""
    beside = [s.value for key in _SCHEMA if (s := find(file, key, url.document))]
    module = project.module_of(path)
    said = beside or [
        setting.value
        for other, settings in config_files(project)
        if project.module_of(other) == module
        for key in _SCHEMA
        if (setting := find(settings, key))
    ]
    return bool(said) and all(value.lower() in _MADE_ANEW for value in said)


def _old_file(project: Project, module: str, place: str, formats: bytes) -> str | None:
    """The database's file, when its header names one of the formats."""
    for directory in dict.fromkeys((module, "")):
        path = normpath(f"{directory or '.'}/{place}.mv.db")
        if path in project:
            header = _FORMAT.search(project.read(path)[:_HEADER])
            return path if header and header[1] in formats else None
    return None
