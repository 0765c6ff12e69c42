"""The database client of R2DBC and what is around it, which Spring Framework has since 5.3 in Spring Data's place.

Shapes: types of `org.springframework.data.r2dbc` that Spring Framework or Spring Data Relational has under the same
name, and `client.execute(sql)`, which is `client.sql(sql)` there. Error: cannot find symbol: class DatabaseClient.
Left: `select()`, `insert()`, `update()`, `delete()` and `as(Type)` of the client, which R2dbcEntityTemplate has now.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field, field_text, simple_name
from shared.models import Wave

_DATA, _SPRING = "org.springframework.data.r2dbc", "org.springframework.r2dbc"
_CLIENT = f"{_DATA}.core.DatabaseClient"
_CORE = "ConnectionAccessor DatabaseClient ExecuteFunction FetchSpec PreparedOperation QueryOperation RowsFetchSpec \
SqlProvider StatementFilterFunction UpdatedRowsFetchSpec"
_BINDING = "BindMarker BindMarkers BindMarkersFactory BindTarget Bindings MutableBindings"
_TYPES = {
    **{f"{_DATA}.core.{name}": f"{_SPRING}.core.{name}" for name in _CORE.split()},
    **{f"{_DATA}.dialect.{name}": f"{_SPRING}.core.binding.{name}" for name in _BINDING.split()},
    **{f"{_DATA}.{name}": f"{_SPRING}.{name}" for name in ("BadSqlGrammarException", "UncategorizedR2dbcException")},
    f"{_DATA}.convert.ColumnMapRowMapper": f"{_SPRING}.core.ColumnMapRowMapper",
    f"{_DATA}.mapping.SettableValue": f"{_SPRING}.core.Parameter",
    f"{_DATA}.query.Update": "org.springframework.data.relational.core.query.Update",
}


@fixer(
    "r2dbc-clients",
    title="Use the database client of Spring Framework for R2DBC",
    source="Spring Data R2DBC 1.2 reference, Migration Guide; jars of Spring Data R2DBC 1.5 and 3.5, Spring R2DBC 6.2",
    wave=Wave.IMPORTS,
)
def r2dbc_clients(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_DATA.encode()):
        before = case.project.java(path)
        after = rename_types(JavaFile(_executed(before)), _TYPES)
        if after != before.source:
            yield Change(path, after, "Spring Framework has R2DBC's client since 5.3")


def _executed(file: JavaFile) -> bytes:
    edit = file.edit()
    for call in file.calls("execute") if file.imported(_CLIENT) else ():
        if len(arguments(call)) == 1 and _is_client(file, call.child_by_field_name("object")):
            edit.replace(field(call, "name"), "sql")
    return edit.result() if edit else file.source


def _is_client(file: JavaFile, receiver: Node | None) -> bool:
    if receiver is None:
        return False
    if receiver.type == "method_invocation":
        name, owner = field_text(file, receiver, "name"), simple_name(field_text(file, receiver, "object"))
        return name == "getDatabaseClient" or (name == "create" and owner == "DatabaseClient")
    return declared_type(file, receiver) == "DatabaseClient"
