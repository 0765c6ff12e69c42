"""Pools of Jedis' cluster client, which hold connections, where they held clients until Jedis 4.

Shapes: `new JedisCluster(nodes, .., new JedisPoolConfig())`, or with a variable, a field, a parameter or a method of
that type. Error: no suitable constructor found for JedisCluster(..,JedisPoolConfig).
Left: configurations that a pool of single clients takes as well, in the file or, unless they are local, elsewhere.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, declared_type, field_text, simple_name
from shared.models import Wave

_JEDIS = "redis.clients.jedis"
_CLUSTER = "JedisCluster"
_NAMES = {f"{_JEDIS}.JedisPoolConfig": f"{_JEDIS}.ConnectionPoolConfig"}
_OTHERS = (b"JedisPool(", b"JedisSentinelPool", b"ShardedJedisPool", b"JedisConnectionFactory",
           b"JedisClientConfiguration", b"GenericObjectPoolConfig<Jedis>")  # fmt: skip
"""What takes a JedisPoolConfig still."""
_LOCAL = ("local_variable_declaration", "object_creation_expression")


@fixer(
    "jedis-cluster-pools",
    title="Configure the pool of Jedis' cluster client by ConnectionPoolConfig",
    source="Jedis 3 to 4 migration guide: JedisCluster takes GenericObjectPoolConfig<Connection>; the defaults of "
    "ConnectionPoolConfig are JedisPoolConfig's",
    wave=Wave.TYPES,
)
def jedis_cluster_pools(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 1):
        return
    paths = case.project.java_paths(b"JedisPoolConfig")
    for path in paths:
        file = case.project.java(path)
        if not _makes_cluster(file) or any(other in file.source for other in _OTHERS):
            continue
        if len(paths) == 1 or _all_local(file):
            yield Change(path, rename_types(file, _NAMES), "a cluster's pool holds connections, no clients")


def _makes_cluster(file: JavaFile) -> bool:
    made = (n for n in file.walk("object_creation_expression") if simple_name(field_text(file, n, "type")) == _CLUSTER)
    return any(_is_configuration(file, value) for node in made for value in arguments(node))


def _is_configuration(file: JavaFile, value: Node) -> bool:
    if value.type == "object_creation_expression":
        return simple_name(field_text(file, value, "type")) == "JedisPoolConfig"
    if value.type == "method_invocation" and not arguments(value):
        called = field_text(file, value, "name")
        return any(
            field_text(file, method, "name") == called and field_text(file, method, "type") == "JedisPoolConfig"
            for method in file.walk("method_declaration")
        )
    return simple_name(declared_type(file, value)) == "JedisPoolConfig"


def _all_local(file: JavaFile) -> bool:
    uses = file.types_named("JedisPoolConfig")
    return all(use.parent is not None and use.parent.type in _LOCAL for use in uses) and not any(
        ancestor(use, "field_declaration") for use in uses
    )
