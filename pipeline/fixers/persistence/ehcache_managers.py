"""Ehcache 2's cache manager beside others, in a CompositeCacheManager mostly: the same beans through JCache.

What makes Ehcache's manager alone is left to Boot (`ehcache-beans`). Beside Redis', say, it is a part of a bean that
the application needs as it is. Source: Spring Framework Javadoc, JCacheManagerFactoryBean and JCacheCacheManager.

Left: factory beans that are told more than where their XML is, and code of Ehcache 2 itself.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, declared_type, field, field_text
from shared.models import Wave

FACTORY, MANAGER = "EhCacheManagerFactoryBean", "EhCacheCacheManager"
_OLD, _NEW = "org.springframework.cache.ehcache", "org.springframework.cache.jcache"
_SUCCESSORS = {FACTORY: "JCacheManagerFactoryBean", MANAGER: "JCacheCacheManager"}
_IDLE = ("setShared", "setAcceptExisting")
"""One manager a file is what JCache's provider gives anyway."""


def beside_others(file: JavaFile, method: Node) -> bool:
    """The bean is made of Ehcache's manager and of others."""
    names = {file.text(node) for node in file.walk("type_identifier", under=field(method, "body"))}
    return any(name.endswith("CacheManager") and name not in (MANAGER, "CacheManager") for name in names)


@fixer(
    "ehcache-managers",
    title="Make Ehcache's cache manager by JCache where it stands beside others",
    source="Spring Framework 6.0 release notes: org.springframework.cache.ehcache removed; Javadoc of cache.jcache",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def ehcache_managers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"CompositeCacheManager"):
        file = case.project.java(path)
        beans = [m for m in file.walk("method_declaration") if file.types_named(MANAGER, under=m)]
        factories = [m for m in file.walk("method_declaration") if field_text(file, m, "type") == FACTORY]
        if not any(beside_others(file, bean) for bean in beans) or not _is_plain(file):
            continue
        edit = file.edit()
        _rewrite(edit)
        _let_throw(edit, [*factories, *(m for m in beans if _calls(file, m, factories))])
        yield Change(path, edit.result(), "Spring 6 knows Ehcache by JCache alone")


def _told(file: JavaFile) -> list[Node]:
    """Calls of setters of a factory bean."""
    calls = (c for c in file.walk("method_invocation") if c.child_by_field_name("object") is not None)
    return [c for c in calls if declared_type(file, field(c, "object")) == FACTORY and _name(file, c).startswith("set")]


def _name(file: JavaFile, call: Node) -> str:
    return field_text(file, call, "name")


def _is_plain(file: JavaFile) -> bool:
    ours = any(i.name.startswith("net.sf.ehcache") for i in file.imports)
    known = all(_name(file, call) in (*_IDLE, "setConfigLocation") for call in _told(file))
    return known and not ours and b"net.sf.ehcache" not in file.source


def _rewrite(edit: JavaEdit) -> None:
    file = edit.file
    for old, new in _SUCCESSORS.items():
        for node in file.types_named(old):
            edit.replace(node, new)
        if file.types_named(old):
            edit.remove_import(f"{_OLD}.{old}")
            edit.add_import(f"{_NEW}.{new}")
    for call in _told(file):
        statement = ancestor(call, "expression_statement")
        if _name(file, call) in _IDLE and statement is not None:
            edit.delete(statement)
        else:
            edit.replace(field(call, "name"), "setCacheManagerUri")
            edit.insert(arguments(call)[0].end_byte, ".getURI()")


def _calls(file: JavaFile, method: Node, factories: list[Node]) -> bool:
    return bool(file.calls(*(field_text(file, m, "name") for m in factories), under=method)) if factories else False


def _let_throw(edit: JavaEdit, declared: list[Node]) -> None:
    for method in declared:
        if not any(child.type == "throws" for child in method.children):
            edit.insert(field(method, "parameters").end_byte, " throws IOException")
            edit.add_import("java.io.IOException")
