"""Types that were inside another one and are on their own now.

Shapes: `RedisZSetCommands.Tuple` with its owner imported, by name or by package, or as an import of its own. Left: uses
by the whole qualified name inside code.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from shared.models import Wave

_REDIS = "org.springframework.data.redis.connection"
_NESTED = {
    f"{_REDIS}.RedisZSetCommands.Aggregate": f"{_REDIS}.zset.Aggregate",
    f"{_REDIS}.RedisZSetCommands.Tuple": f"{_REDIS}.zset.Tuple",
    f"{_REDIS}.RedisZSetCommands.Weights": f"{_REDIS}.zset.Weights",
}
_USES = ("scoped_type_identifier", "field_access", "scoped_identifier")


@fixer(
    "nested-types",
    title="Name types by themselves that were inside another one",
    source="jars of Spring Data Redis 2.7.18 and 3.5, compared: what was in RedisZSetCommands is in connection.zset",
    wave=Wave.IMPORTS,
)
def nested_types(case: Case) -> Iterator[Change]:
    owners = {old.rpartition(".")[0].rpartition(".")[2].encode() for old in _NESTED}
    for path in case.project.java_paths(*sorted(owners)):
        edit = case.project.java(path).edit()
        for old, new in _NESTED.items():
            _follow(edit, old, new)
        if edit:
            yield Change(path, edit.result(), "the type is on its own now")


def _follow(edit: JavaEdit, old: str, new: str) -> None:
    edit.rename_import(old, new)
    owner = old.rpartition(".")[0]
    if not edit.file.imported(owner):
        return
    written = ".".join(old.split(".")[-2:])
    for node in edit.file.walk(*_USES):
        if edit.file.text(node) == written:
            edit.replace(node, edit.type_name(new))
