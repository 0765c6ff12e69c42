"""Plug-ins of MyBatis-Plus 2 that 3.5 does not have: one is an inner interceptor, one is built in, one is gone.

Source: MyBatis-Plus changelog 3.1.1 (logic deletion without an injector), 3.2.0 (PerformanceInterceptor removed) and
3.4.0 (inner interceptors); sources of PerformanceInterceptor 2.3.1. What printed statements and refused slow ones
becomes a class of the project. Left: SqlExplainInterceptor, which asks the database; BlockAttackInnerInterceptor does
not.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.mybatis_plus_owners import OLD
from pipeline.fixers.persistence.mybatis_plus_times import SOURCE
from pipeline.sources.java import JavaEdit
from pipeline.sources.layout import Layout
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at
from pipeline.sources.syntax import arguments, body_of, field, field_text, methods
from shared.models import Wave

_PLUGINS = f"{OLD}.extension.plugins"
_LOCKERS = (f"{OLD}.plugins.OptimisticLockerInterceptor", f"{_PLUGINS}.OptimisticLockerInterceptor")
_LOCKER = f"{_PLUGINS}.inner.OptimisticLockerInnerInterceptor"
_INTERCEPTOR = f"{_PLUGINS}.MybatisPlusInterceptor"
_INJECTORS = (f"{OLD}.mapper.LogicSqlInjector", f"{OLD}.extension.injector.LogicSqlInjector")
_TIMES = (f"{OLD}.plugins.PerformanceInterceptor", f"{_PLUGINS}.PerformanceInterceptor")


@fixer(
    "mybatis-plus-plugins",
    title="Replace the plug-ins that MyBatis-Plus 3.5 does not have",
    source="MyBatis-Plus changelog 3.1.1, 3.2.0 and 3.4.0; catalogue C04",
    wave=Wave.TYPES,
)
def mybatis_plus_plugins(case: Case) -> Iterator[Change]:
    project, home = case.project, ""
    for path in project.java_paths(b"OptimisticLockerInterceptor", b"LogicSqlInjector", b"PerformanceInterceptor"):
        file = project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            for method in methods(file, cls):
                if any(map(file.imported, _LOCKERS)):
                    _locker(edit, method)
                if any(map(file.imported, _INJECTORS)) and _makes(edit, method, "LogicSqlInjector"):
                    edit.delete_member(method)
        if any(map(file.imported, _TIMES)) and file.package and not _shadowed(case, path):
            home = home or file.package
            _times(edit, home)
            if home == file.package:
                folder = path.rpartition("/")[0]
                yield Change(
                    f"{folder}/PerformanceInterceptor.java",
                    SOURCE.replace("PACKAGE", home).encode(),
                    "MyBatis-Plus has it no more",
                )
        if edit:
            yield Change(path, edit.result(), "MyBatis-Plus 3.5 does not have the plug-in")


def _makes(edit: JavaEdit, method: Node, name: str) -> bool:
    """All that the method does is to make one of these."""
    body = method.child_by_field_name("body")
    statements = body.named_children if body is not None else []
    made = statements[0].named_children if len(statements) == 1 and statements[0].type == "return_statement" else []
    return bool(
        made
        and made[0].type == "object_creation_expression"
        and field_text(edit.file, made[0], "type") == name
        and not arguments(made[0])
        and body_of(made[0]) is None
    )


def _locker(edit: JavaEdit, method: Node) -> None:
    if not _makes(edit, method, "OptimisticLockerInterceptor"):
        return
    body = field(method, "body")
    layout = Layout.of(edit.file, method)
    outer = indent_at(edit.file.source, method.start_byte)
    lines = [
        "MybatisPlusInterceptor interceptor = new MybatisPlusInterceptor();",
        "interceptor.addInnerInterceptor(new OptimisticLockerInnerInterceptor());",
        "return interceptor;",
    ]
    said = "".join(f"{layout.newline}{outer}{layout.unit}{line}" for line in lines)
    edit.replace(body, f"{{{said}{layout.newline}{outer}}}")
    if field_text(edit.file, method, "type") == "OptimisticLockerInterceptor":
        edit.replace(field(method, "type"), "MybatisPlusInterceptor")
    edit.add_import(_INTERCEPTOR)
    edit.add_import(_LOCKER)


def _shadowed(case: Case, path: str) -> bool:
    """The name is taken where the class would be."""
    return f"{path.rpartition('/')[0]}/PerformanceInterceptor.java" in case.project


def _times(edit: JavaEdit, home: str) -> None:
    for name in _TIMES:
        if home == edit.file.package:
            edit.remove_import(name)
        else:
            edit.rename_import(name, f"{home}.PerformanceInterceptor")
