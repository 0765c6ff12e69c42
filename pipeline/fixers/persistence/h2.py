"""H2 2.x: words that became keywords, settings that went, SQL of old.

Source: H2 "Migration to 2.0" and "Keywords / Reserved Words"; Boot 2.7 release notes (H2 2.1); catalogue F11.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.fixers.persistence.entities import Model, entity_model
from pipeline.fixers.persistence.h2_builders import NEEDLES, is_made, with_setting
from pipeline.sources.config import config_files
from pipeline.sources.project import Change, Project
from shared.models import Wave

KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        "ANY ASYMMETRIC AUTHORIZATION CAST DAY DEFAULT ELSE END GROUPS HOUR KEY MINUTE MONTH SECOND SESSION_USER SET "
        "SOME SYMMETRIC SYSTEM_USER TO UESCAPE USER VALUE WHEN YEAR",
    )
)
"""Keywords of 2.x that 1.4.200 took as names."""
URL = re.compile(r"\bjdbc:h2:(?:[^\s\"'<>{}]|\$\{[^}]*\})*")
_REACTIVE_URL = re.compile(r"r2dbc:h2:(?:mem|file):[^\s\"'<>{}]*")
_GONE = re.compile(r"(?i);(?:MVCC|MULTI_THREADED|MV_STORE)=\w+")
_NON_KEYWORDS = re.compile(r"(?i)NON_KEYWORDS=([\w,]+)")
_SERVER = re.compile(r"(?i);AUTO_SERVER=TRUE")
_CLOSE_ON_EXIT = re.compile(r"(?i);DB_CLOSE_ON_EXIT=FALSE")
_TABLE = re.compile(
    r"(?i)create\s+(?:cached\s+|memory\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:\w+\.)?(\w+)\s*\((.*?)\)\s*(?:;|\Z)",
    re.S,
)
_COLUMN = re.compile(r"(?:\A|,)\s*(\w+)\s+[a-z]", re.I)
_REPORTED = re.compile(r"\[\*\]\"?(\w+)")
SYNTAX = r"(?s)Syntax error in SQL statement .*expected \"?identifier"
EMBEDDED = "jdbc:h2:mem:testdb;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE"
"""What Boot makes of an embedded H2 without a URL."""
FILES = ("**/*.properties", "**/*.yml", "**/*.yaml", "**/*.xml")


@fixer(
    "h2-keywords",
    title="Let tables and columns keep names that are keywords of H2 2.x",
    source="H2, Migration to 2.0 and Keywords; catalogue F11",
    wave=Wave.STARTUP,
    on=SYNTAX,
    proactive=True,
    boot3=False,
)
def h2_keywords(case: Case) -> Iterator[Change]:
    project = case.project
    if not depends_on(project, "h2") or not (case.diagnostics or came_from_before(case, (2, 7))):
        return
    words = reported(case) if case.diagnostics else set[str]()
    words = (words or names(project, entity_model(project))) & KEYWORDS
    extended = list(_in_urls(project, words)) if words else []
    yield from extended
    changes = [c for c in extended if "src/test/" not in c.path or not is_made(c.path, project.text(c.path))]
    own_url = has_url(project)  # which @DataJpaTest does not use: it brings a database of its own
    done = words <= _said(project) and not depends_on(project, "spring-boot-starter-data-jpa")
    if words and not changes and not done and (case.diagnostics or not own_url):
        key, value = ("spring.jpa.properties.hibernate.auto_quote_keyword", "true")
        scripted = in_scripts(project, words)
        if depends_on(project, "r2dbc-h2") or (scripted and own_url):
            return
        if scripted:
            key, value = "spring.datasource.url", f"{EMBEDDED};NON_KEYWORDS={','.join(sorted(words))}"
        reason = f"{', '.join(sorted(words))}: names of tables or columns, and keywords of H2 2.x"
        yield from added(project, key, value, reason, applications(project))


def _said(project: Project) -> set[str]:
    """Words that URLs exempt already."""
    texts = (project.text(path) for path in project.glob(*FILES) if b"NON_KEYWORDS" in project.read(path))
    return {word for text in texts for match in _NON_KEYWORDS.findall(text) for word in match.upper().split(",")}


def in_scripts(project: Project, words: Iterable[str]) -> bool:
    """Scripts name them too, Liquibase's change logs among them, and nobody quotes what is in a script."""
    pattern = re.compile(rf"(?i)\b(?:{'|'.join(words)})\b")
    logs = project.glob("**/resources/**.xml", "**/resources/**.yaml", "**/resources/**.yml", "**/resources/**.json")
    scripts = [path for path in logs if b"databaseChangeLog" in project.read(path)]
    return any(pattern.search(project.text(path)) for path in (*project.glob("**/resources/**.sql"), *scripts))


def reported(case: Case) -> set[str]:
    texts = (f"{d.message}\n{d.detail}" for d in case.diagnostics)
    return {match.upper() for text in texts for match in _REPORTED.findall(text)}


def names(project: Project, model: Model) -> set[str]:
    """Upper-case names of tables and columns, as entities and SQL scripts have them."""
    found = {entity.table.upper() for entity in model.classes.values() if entity.mark == "Entity"}
    found |= {a.column.upper() for e in model.classes.values() for a in e.attributes.values()}
    for path in project.glob("**/*.sql"):
        for match in _TABLE.finditer(project.text(path)):
            found |= {match[1].upper(), *(column.upper() for column in _COLUMN.findall(match[2]))}
    return found


def _in_urls(project: Project, words: Iterable[str]) -> Iterator[Change]:
    value = ",".join(sorted(words))

    def extended(match: re.Match[str]) -> str:
        url = match.group()
        if said := _NON_KEYWORDS.search(url):
            more = ",".join(sorted({*said[1].upper().split(","), *words}))
            return url[: said.start(1)] + more + url[said.end(1) :]
        return url if url.startswith("jdbc:h2:tcp:") else with_option(url, f"NON_KEYWORDS={value}")

    def optioned(match: re.Match[str]) -> str:
        url = match.group()
        start = ";" if "options=" in url else "&options=" if "?" in url else "?options="
        return url if "NON_KEYWORDS" in url.upper() else f"{url.rstrip(';')}{start}NON_KEYWORDS={value}"

    for path in places(project, b"dbc:h2:"):
        if path.rpartition("/")[2] != "pom.xml":
            text = project.text(path)
            after = _REACTIVE_URL.sub(optioned, URL.sub(extended, text))
            after = with_setting(path, after, f"NON_KEYWORDS={value}")
            if after != text:
                yield Change.text(path, after, f"{value}: names of tables or columns, and keywords of H2 2.x")


def places(project: Project, url: bytes) -> list[str]:
    """Settings, descriptors and code with H2's URLs, or where Spring makes the URL."""
    found = [*project.glob(*FILES), *project.java_paths()]
    return [path for path in found if any(needle in project.read(path) for needle in (url, *NEEDLES))]


def with_option(url: str, setting: str) -> str:
    """The setting goes before INIT, whose value is SQL: it may have blanks, and the match then ends inside it."""
    init = re.search(r"(?i);INIT=", url)
    head, tail = (url[: init.start()], url[init.start() :]) if init else (url, "")
    return f"{head.rstrip(';')};{setting}{tail}"


def has_url(project: Project) -> bool:
    return any("dbc:h2:" in s.value for _, file in config_files(project, b"dbc:h2:") for s in file.settings)


@fixer(
    "h2-url-settings",
    title="Drop H2 settings that version 2 refuses",
    source="H2, Migration to 2.0: MVCC, MULTI_THREADED and MV_STORE settings removed; H2 2.1, ConnectionInfo and "
    "Database: AUTO_SERVER=TRUE with DB_CLOSE_ON_EXIT=FALSE is refused",
    wave=Wave.STARTUP,
    boot3=False,
)
def h2_url_settings(case: Case) -> Iterator[Change]:
    for path in [*case.project.glob(*FILES), *case.project.java_paths(b"jdbc:h2:")]:
        if b"jdbc:h2:" in case.project.read(path):
            text = case.project.text(path)
            after = URL.sub(lambda m: _without_refused(m.group()), text)
            if after != text:
                yield Change.text(path, after, "H2 2 refuses settings that it does not know, or not together")


def _without_refused(url: str) -> str:
    """The server mode stays: a database that other processes use too is closed by the last of them."""
    url = _GONE.sub("", url)
    return _CLOSE_ON_EXIT.sub("", url) if _SERVER.search(url) else url
