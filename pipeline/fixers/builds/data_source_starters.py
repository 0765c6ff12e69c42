"""What changed with the Boot 3 starters of Druid and dynamic-datasource besides their coordinates.

Source: the classes of druid-spring-boot-3-starter; dynamic-datasource's DataSourceProperty, whose scripts are in `init`
since 3.5.0. Both fail in silence: an exclusion that names no class excludes nothing, an unknown key runs no script.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.renamed_types import declares
from pipeline.sources.config import config_files
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import canonical
from shared.models import Wave

_DRUID = re.compile(rb"\bcom\.alibaba\.druid\.spring\.boot\.autoconfigure\b")
_DRUID_WEB = re.compile(
    rb"\bcom\.alibaba\.druid\.support\.http\."
    rb"(?=(?:StatViewServlet|StatViewFilter|WebStatFilter|ResourceServlet|AbstractWebStatImpl|MonitorClientContextListener)\b)"
)
_NAMED_IN = ("**/*.java", "**/*.properties", "**/*.yml", "**/*.yaml", "**/*.xml", "**/*.factories")
_SCRIPT = re.compile(
    r"(?P<head>spring\.datasource\.dynamic\.datasource\.[^.]+)\.(?P<key>schema|data|separator|continueonerror)"
)


@fixer(
    "druid-names",
    title="Name Druid's auto-configuration by its package in the Boot 3 starter",
    source="classes of com.alibaba:druid-spring-boot-3-starter; catalogue C06",
    wave=Wave.IMPORTS,
)
def druid_names(case: Case) -> Iterator[Change]:
    if declares(case.project, b"druid-spring-boot-3-starter"):
        reason = "Druid's Boot 3 starter has a package of its own; the old name excludes nothing"
        yield from _named(case.project, _DRUID, b"com.alibaba.druid.spring.boot3.autoconfigure", reason)


def _named(project: Project, old: re.Pattern[bytes], new: bytes, reason: str) -> Iterator[Change]:
    """Another name, in code and in whatever names classes."""
    for path in project.glob(*_NAMED_IN):
        source = project.read(path)
        after = old.sub(new, source)
        if after != source:
            yield Change(path, after, reason)


@fixer(
    "druid-web",
    title="Take Druid's servlet and filter for Jakarta",
    source="classes of com.alibaba:druid 1.2.24, which has both kinds; those for Jakarta came with 1.2.19",
    wave=Wave.IMPORTS,
)
def druid_web(case: Case) -> Iterator[Change]:
    if declares(case.project, b"druid"):
        reason = "the types in Druid's support.http are servlets and filters of javax"
        yield from _named(case.project, _DRUID_WEB, b"com.alibaba.druid.support.jakarta.", reason)


@fixer(
    "dynamic-datasource-scripts",
    title="Move the scripts of dynamic data sources below init",
    source="dynamic-datasource 3.5.0, DataSourceProperty.init",
    wave=Wave.STARTUP,
)
def dynamic_datasource_scripts(case: Case) -> Iterator[Change]:
    if not declares(case.project, b"dynamic-datasource-spring-boot3-starter"):
        return
    for path, file in config_files(case.project, b"dynamic"):
        renames = {
            setting: f"{head}.init.{key}"
            for setting in file.settings
            if _SCRIPT.fullmatch(canonical(setting.key))
            for head, _, key in [setting.key.rpartition(".")]
        }
        after = file.with_renamed(renames)
        if after.source != file.source:
            yield Change(path, after.source, "dynamic-datasource reads scripts below init since 3.5")
