"""Types of MyBatis-Plus 2 where 3.5 has them, and what was a class and is an interface.

Source: classes of the jars of MyBatis-Plus 2.3 and 3.5.7; MyBatis-Plus changelog 3.0. StringUtils calls empty what is
blank in 2 alone. Runs after the fixers that tell 2 by these names.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.mybatis_plus_owners import OLD
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import elements, field, field_text, pairs, simple_name
from shared.models import Wave

_MOVED = {
    "": {
        "core": "MybatisConfiguration MybatisMapperAnnotationBuilder MybatisMapperRegistry MybatisXMLConfigBuilder "
        "MybatisXMLLanguageDriver",
    },
    "activerecord": {"extension.activerecord": "Model"},
    "annotations": {"annotation": "KeySequence TableField TableId TableLogic TableName Version"},
    "entity": {"core.metadata": "TableFieldInfo TableInfo"},
    "enums": {
        "annotation": "FieldFill FieldStrategy IEnum IdType",
        "core.enums": "SqlLike SqlMethod",
    },
    "exceptions": {"core.exceptions": "MybatisPlusException"},
    "incrementer": {
        "extension.incrementer": "DB2KeyGenerator H2KeyGenerator OracleKeyGenerator PostgreKeyGenerator",
        "core.incrementer": "IKeyGenerator",
    },
    "mapper": {
        "annotation": "SqlCondition",
        "core.conditions": "Wrapper",
        "core.handlers": "MetaObjectHandler",
        "core.injector": "ISqlInjector",
        "core.mapper": "BaseMapper",
        "extension.toolkit": "SqlHelper SqlRunner",
    },
    "service": {"extension.service": "IService"},
    "service.impl": {"extension.service.impl": "ServiceImpl"},
    "spring": {"extension.spring": "MybatisSqlSessionFactoryBean"},
    "spring.boot.starter": {
        "autoconfigure": "ConfigurationCustomizer MybatisPlusAutoConfiguration MybatisPlusProperties SpringBootVFS",
    },
    "toolkit": {
        "core.metadata": "TableInfoHelper",
        "core.toolkit": "ArrayUtils ClassUtils CollectionUtils GlobalConfigUtils IdWorker PluginUtils ReflectionKit "
        "Sequence SerializationUtils StringUtils SystemClock",
        "core.toolkit.sql": "SqlUtils StringEscape",
        "extension.toolkit": "JdbcUtils",
    },
}
"""By the package below MyBatis-Plus' own: its types, by the one where they are now."""
_NAMES = {
    ".".join(filter(None, (OLD, old, name))): f"{OLD}.{new}.{name}"
    for old, homes in _MOVED.items()
    for new, names in homes.items()
    for name in names.split()
} | {f"{OLD}.enums.DBType": f"{OLD}.annotation.DbType"}
_WRAPPERS = tuple(f"{OLD}.mapper.{name}" for name in ("EntityWrapper", "Condition"))
_LEFT = ("EntityWrapper", "Condition", "LogicSqlInjector", "AutoSqlInjector")
_BLANK = {"isEmpty": "isBlank", "isNotEmpty": "isNotBlank"}
_STRATEGIES = ("insertStrategy", "updateStrategy", "whereStrategy")


@fixer(
    "mybatis-plus-types",
    title="Follow types of MyBatis-Plus 2 to where 3.5 has them",
    source="jars of MyBatis-Plus 2.3 and 3.5.7, compared; MyBatis-Plus changelog 3.0; catalogue C04",
    wave=Wave.IMPORTS,
    boot3=False,
)
def mybatis_plus_types(case: Case) -> Iterator[Change]:
    packages = {name.rpartition(".")[0].encode() for name in _NAMES}
    for path in case.project.java_paths(*sorted(packages)):
        file = case.project.java(path)
        edit = file.edit()
        if file.imported(f"{OLD}.mapper.MetaObjectHandler"):
            for cls in file.walk("class_declaration"):
                _implement(edit, cls)
        if file.imported(f"{OLD}.toolkit.StringUtils"):
            _blank(edit)
        if file.imported(f"{OLD}.annotations.TableField"):
            for annotation in file.annotations("TableField"):
                _strategy(edit, annotation)
        kept = f"{OLD}.mapper.Wrapper" if any(map(file.imported, _WRAPPERS)) else ""  # with conditions in the way of 2
        names = {old: new for old, new in _NAMES.items() if old != kept}
        after = _without_old_packages(JavaFile(rename_types(JavaFile(edit.result() if edit else file.source), names)))
        if after != file.source:
            yield Change(path, after, "MyBatis-Plus 3 has the type in another package")


def _without_old_packages(file: JavaFile) -> bytes:
    """`annotations.*` and the like, which the compiler would look for, unless something of it is left."""
    edit = file.edit()
    gone = {f"{OLD}.{package}" for package in _MOVED if package}
    for index, item in enumerate(file.imports):
        left = file.types_named(*_LEFT) if item.name == f"{OLD}.mapper" else []
        if item.wildcard and not item.static and item.name in gone and not left:
            edit.imports.remove(index)
    return edit.result() if edit else file.source


def _implement(edit: JavaEdit, cls: Node) -> None:
    """`extends MetaObjectHandler`, which is an interface since 3.0."""
    above = cls.child_by_field_name("superclass")
    if above is None or simple_name(edit.file.text(above.named_children[-1])) != "MetaObjectHandler":
        return
    others = cls.child_by_field_name("interfaces")
    if others is None:
        edit.replace(above, "implements MetaObjectHandler")
        return
    edit.splices.delete(above.start_byte, others.start_byte)
    edit.insert(others.end_byte, ", MetaObjectHandler")


def _blank(edit: JavaEdit) -> None:
    for call in edit.file.calls(*_BLANK):
        if field_text(edit.file, call, "object") == "StringUtils":
            edit.replace(field(call, "name"), _BLANK[field_text(edit.file, call, "name")])


def _strategy(edit: JavaEdit, annotation: Node) -> None:
    """One strategy was for what is inserted, updated and asked for; what was not looked at is always taken."""
    value = pairs(edit.file, annotation).get("strategy")
    if value is None or len(elements(value)) != 1 or value.parent is None:
        return
    text = edit.file.text(value).replace("IGNORED", "ALWAYS")
    edit.replace(value.parent, ", ".join(f"{name} = {text}" for name in _STRATEGIES))
