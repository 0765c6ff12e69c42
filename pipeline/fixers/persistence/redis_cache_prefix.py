"""A fixed prefix for the keys of Redis caches, instead of the cache's name."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field
from shared.models import Wave


@fixer(
    "redis-cache-prefix",
    title="Compute the fixed prefix of cache keys",
    source="Spring Data Redis 2.3 Javadoc (prefixKeysWith deprecated), 3.0 (removed)",
    wave=Wave.TYPES,
)
def redis_cache_prefix(case: Case) -> Iterator[Change]:
    """Not `prefixCacheNameWith`, which puts the name of the cache after the prefix: no kept entry would be found."""
    for path in case.project.java_paths(b"prefixKeysWith("):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("prefixKeysWith"):
            if len(arguments(call)) == 1 and b"RedisCacheConfiguration" in file.source:
                edit.replace(field(call, "name"), "computePrefixWith")
                edit.insert(arguments(call)[0].start_byte, "cacheName -> ")
        if edit:
            yield Change(path, edit.result(), "Spring Data Redis 3 has the fixed prefix as a function")
