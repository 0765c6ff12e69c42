"""Ehcache 2, which Boot 3 has no support for, as Ehcache 3 behind JCache: XML, settings, cache manager beans.

Source: Ehcache 3 documentation, "XML Configuration" and "The Ehcache 3.x JSR-107 Provider"; Spring Framework 6.0
release notes (Ehcache 2 support removed); Hibernate User Guide, "JCache"; catalogue A07, A08, F16.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import depends_on
from pipeline.fixers.persistence.ehcache_managers import FACTORY, MANAGER, beside_others
from pipeline.sources.config import config_files
from pipeline.sources.imports import blank_line_after
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, find
from pipeline.sources.splice import newline_of, whole_lines
from pipeline.sources.syntax import field_text, simple_name
from pipeline.sources.xml import Element, XmlError, parse_xml
from shared.models import Wave

_LOCATION = "spring.cache.jcache.config"
_REGIONS = re.compile(
    r"org\.hibernate\.cache\.ehcache\.(?:internal\.)?(?:Singleton)?E[hH][cC]acheRegionFactory|ehcache(?:-singleton)?"
)
_FACTORY = "hibernate.cache.region.factory_class"
_MISSING = "hibernate.javax.cache.missing_cache_strategy"
_HEAP = ("maxEntriesLocalHeap", "maxElementsInMemory", "maxEntriesInCache")


@fixer(
    "ehcache-xml",
    title="Write Ehcache 2's XML as Ehcache 3 reads it",
    source="Ehcache 3 documentation, XML Configuration; catalogue F16",
    wave=Wave.STARTUP,
)
def ehcache_xml(case: Case) -> Iterator[Change]:
    for path in _old_files(case.project):
        source = case.project.read(path)
        after = converted(parse_xml(source)).replace("\n", newline_of(source))
        yield Change.text(path, after, "Ehcache 3 has another format; disk stores and idle times beside a TTL went")


def _old_files(project: Project) -> list[str]:
    return [path for path in project.glob("**/resources/**.xml", "**/resources/*.xml") if _is_old(project.read(path))]


def _is_old(source: bytes) -> bool:
    if b"<ehcache" not in source:
        return False
    try:
        return parse_xml(source).name == "ehcache"
    except XmlError:
        return False


def converted(root: Element) -> str:
    """The same caches with the same sizes and times to live."""
    caches = "".join(_cache(cache) for cache in root.all("cache"))
    return (
        '<config xmlns="http://www.ehcache.org/v3"\n'
        '        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
        '        xsi:schemaLocation="http://www.ehcache.org/v3 http://www.ehcache.org/schema/ehcache-core-3.10.xsd">\n'
        f"{caches}</config>\n"
    )


def _cache(cache: Element) -> str:
    given = cache.attributes
    entries = next((given[name] for name in _HEAP if int_of(given.get(name))), "2147483647")
    return (
        f"\n    <cache alias={quoteattr(given.get('name', ''))}>\n"
        f"        <expiry>\n            {_expiry(given)}\n        </expiry>\n"
        f'        <heap unit="entries">{entries}</heap>\n'
        "    </cache>\n"
    )


def _expiry(given: dict[str, str]) -> str:
    if given.get("eternal", "").lower() != "true":
        for name, tag in (("timeToLiveSeconds", "ttl"), ("timeToIdleSeconds", "tti")):
            if int_of(given.get(name)):
                return f'<{tag} unit="seconds">{given[name].strip()}</{tag}>'
    return "<none/>"


def int_of(text: str | None) -> int:
    """The number, 0 (Ehcache 2's word for no limit) for anything else."""
    return int(text) if text and text.strip().isdigit() else 0


@fixer(
    "ehcache-settings",
    title="Find Ehcache through JCache",
    source="Spring Boot reference, JCache; Hibernate User Guide, JCache; catalogue F16, A08",
    wave=Wave.STARTUP,
)
def ehcache_settings(case: Case) -> Iterator[Change]:
    changed = case.project
    for path, file in config_files(case.project, b"ehcache"):
        after = _jcache(file)
        if after.source != file.source:
            change = Change(path, after.source, "Ehcache 3 is used through JCache")
            changed = changed.with_changes([change])
            yield change
    location = _bean_location(case.project) or _default_location(case.project)
    if location and depends_on(case.project, "ehcache"):
        yield from added(changed, _LOCATION, location, "JCache has to be told of the file", applications(changed))


def _jcache(file: ConfigFile) -> ConfigFile:
    location = find(file, "spring.cache.ehcache.config")
    if location:
        file = file.with_renamed({location: _LOCATION})
    kind = find(file, "spring.cache.type")
    if kind and kind.value.lower() == "ehcache":
        file = file.with_value(kind, "jcache")
    for setting in file.settings:
        if setting.key.endswith(_FACTORY) and _REGIONS.fullmatch(setting.value):
            prefix = setting.key.removesuffix(_FACTORY)
            file = file.with_value(setting, "jcache")
            if find(file, prefix + _MISSING, setting.document) is None:
                file = file.with_added(prefix + _MISSING, "create", setting.document)
    return file


def _default_location(project: Project) -> str | None:
    """Where Boot 2 found the file by itself."""
    found = [path for path in _ehcache_files(project) if path.endswith("src/main/resources/ehcache.xml")]
    return "classpath:ehcache.xml" if found else None


def _ehcache_files(project: Project) -> list[str]:
    markers = (b"<ehcache", b"http://www.ehcache.org/v3")
    return [p for p in project.glob("**/resources/*.xml") if any(marker in project.read(p) for marker in markers)]


def _bean_location(project: Project) -> str | None:
    for path in project.java_paths(b"EhCacheManagerFactoryBean"):
        match = re.search(r'ClassPathResource\(\s*"/?([^"]+)"', project.text(path))
        if match:
            return f"classpath:{match[1]}"
    return None


@fixer(
    "ehcache-beans",
    title="Leave the cache manager to Boot where Ehcache 2's was made by hand",
    source="Spring Framework 6.0 release notes: org.springframework.cache.ehcache removed; catalogue F16",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def ehcache_beans(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"org.springframework.cache.ehcache"):
        file = case.project.java(path)
        beans = [method for method in file.walk("method_declaration") if _makes_manager(file, method)]
        if not beans or _used_elsewhere(file, beans):
            continue
        edit = file.edit()
        for method in beans:
            start, end = whole_lines(file.source, method.start_byte, method.end_byte)
            edit.splices.delete(start, blank_line_after(file.source, start, end))
        yield Change(path, edit.result(), f"Boot makes a JCache manager from {_LOCATION}")


def _makes_manager(file: JavaFile, method: Node) -> bool:
    made = simple_name(field_text(file, method, "type"))
    if made == "CacheManager" and "new EhCacheCacheManager(" in file.text(method):
        return not beside_others(file, method)
    return made in (FACTORY, MANAGER)


def _used_elsewhere(file: JavaFile, beans: list[Node]) -> bool:
    spans = [range(bean.start_byte, bean.end_byte) for bean in beans]
    return any(not any(node.start_byte in span for span in spans) for node in file.types_named(FACTORY, MANAGER))
