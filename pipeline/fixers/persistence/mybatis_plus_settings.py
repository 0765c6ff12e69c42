"""Settings of MyBatis-Plus 2 as 3.5 reads them.

Source: MyBatis-Plus 2.3.1, GlobalConfig of the starter and IdType, FieldStrategy; configuration metadata of 3.5.7. What
is right without the key now goes with it. Left: an injector, a key generator or a handler of the project's own that
only the settings name (3 takes beans), columns without underscores, and quotes around columns.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.mybatis_plus_owners import uses_2
from pipeline.sources.config import config_files
from pipeline.sources.project import Change
from pipeline.sources.settings import ConfigFile, Setting, canonical
from shared.models import Wave

_GLOBAL = "mybatis-plus.global-config."
_DB = f"{_GLOBAL}db-config."
_IDS = {"0": "auto", "1": "input", "2": "assign_id", "3": "assign_uuid", "4": "none", "5": "assign_id"}
_FIELDS = {"0": "always", "1": "not_null", "2": "not_empty"}
_MOVED = ("logic-delete-value", "logic-not-delete-value", "table-prefix", "capital-mode", "id-type")
_STRATEGIES = ("insert-strategy", "update-strategy", "where-strategy")
_GONE = {
    "refresh-mapper": None,
    "refresh": None,
    "is-refresh": None,
    "db-type": None,
    "sql-parser-cache": None,
    "db-column-underline": ("true",),
    "sql-injector": tuple(
        f"com.baomidou.mybatisplus.mapper.{name}" for name in ("LogicSqlInjector", "AutoSqlInjector")
    ),
}
"""Keys that say nothing any more: whatever their value is, or for these."""


@fixer(
    "mybatis-plus-settings",
    title="Say MyBatis-Plus' settings as 3.5 reads them",
    source="MyBatis-Plus 2.3.1, starter's GlobalConfig; configuration metadata of 3.5.7; catalogue C04",
    wave=Wave.STARTUP,
    boot3=False,
)
def mybatis_plus_settings(case: Case) -> Iterator[Change]:
    if not uses_2(case.project):
        return
    for path, file in config_files(case.project, b"mybatis-plus", b"mybatisPlus"):
        after = _field_strategy(_moved(_dropped(file)))
        if after.source != file.source:
            yield Change(path, after.source, "MyBatis-Plus 3 reads these settings elsewhere")


def _name(setting: Setting) -> str:
    """What follows the prefix, spelt in one way; "" for any other setting."""
    known = (*_MOVED, *_GONE, "field-strategy")
    return next((name for name in known if canonical(setting.key) == canonical(_GLOBAL + name)), "")


def _dropped(file: ConfigFile) -> ConfigFile:
    return file.without([s for s in file.settings if (name := _name(s)) in _GONE and _says_nothing(s, _GONE[name])])


def _says_nothing(setting: Setting, values: tuple[str, ...] | None) -> bool:
    return values is None or setting.value.strip() in values


def _moved(file: ConfigFile) -> ConfigFile:
    """One by one, so that they share the block below which they are."""
    for setting in [s for s in file.settings if _name(s) in _MOVED]:
        name, value = _name(setting), setting.value.strip()
        if name != "id-type" or value in (*_IDS, *_IDS.values()):
            value = _IDS.get(value, value) if name == "id-type" else setting.value
            file = file.without([setting]).with_added(_DB + name, value, setting.document)
    return file


def _field_strategy(file: ConfigFile) -> ConfigFile:
    """One for what is inserted, updated and asked for."""
    for setting in [s for s in file.settings if _name(s) == "field-strategy"]:
        value = _FIELDS.get(setting.value.strip(), setting.value.strip().lower().replace("ignored", "always"))
        if value in _FIELDS.values():
            file = file.without([setting])
            for name in _STRATEGIES if value != "not_null" else ():
                file = file.with_added(_DB + name, value, setting.document)
    return file
