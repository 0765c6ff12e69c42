"""Hazelcast 3's limits of a map, which Hazelcast 4 and later keep in its eviction settings."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import line_end, line_start
from pipeline.sources.syntax import arguments, chain_after, dot_of, field, field_text
from shared.models import Wave

_CONFIG = "com.hazelcast.config"


@fixer(
    "hazelcast-eviction",
    title="Set a Hazelcast map's size and eviction policy in its EvictionConfig",
    source="Hazelcast 4.0 upgrade notes: MaxSizeConfig replaced by EvictionConfig, MaxSizePolicy of its own",
    wave=Wave.TYPES,
)
def hazelcast_eviction(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(f"{_CONFIG}.MaxSizeConfig".encode(), f"{_CONFIG}.EvictionPolicy".encode()):
        edit = case.project.java(path).edit()
        for creation in edit.file.walk("object_creation_expression"):
            if field_text(edit.file, creation, "type") == "MapConfig":
                _map(edit, {field_text(edit.file, call, "name"): call for call in chain_after(creation)})
        if edit:
            yield Change(path, edit.result(), "Hazelcast 4 keeps a map's limits in its EvictionConfig")


def _map(edit: JavaEdit, calls: dict[str, Node]) -> None:
    """Only what one chain of calls says."""
    size, policy = calls.get("setMaxSizeConfig"), calls.get("setEvictionPolicy")
    home, limits = size or policy, _limits(edit, size) if size else ""
    if home is None or limits is None:
        return
    if policy is not None:
        limits += f".setEvictionPolicy({', '.join(edit.file.text(value) for value in arguments(policy))})"
    call = f"setEvictionConfig(new {edit.type_name(f'{_CONFIG}.EvictionConfig')}(){limits})"
    edit.splices.replace(field(home, "name").start_byte, home.end_byte, call)
    if policy is not None and home is not policy:
        _delete_call(edit, policy)


def _limits(edit: JavaEdit, call: Node) -> str | None:
    """`.setSize(..).setMaxSizePolicy(..)` of `new MaxSizeConfig(size, policy)`; None for anything else."""
    made = next(iter(arguments(call)), None)
    given = arguments(made) if made is not None and made.type == "object_creation_expression" else []
    if len(given) != 2:
        return None
    policy = edit.file.text(given[1]).rpartition(".")[2]
    kind = edit.type_name(f"{_CONFIG}.MaxSizePolicy")
    return f".setSize({edit.file.text(given[0])}).setMaxSizePolicy({kind}.{policy})"


def _delete_call(edit: JavaEdit, call: Node) -> None:
    """With its line where it stands alone on one."""
    source, dot, end = edit.file.source, dot_of(call), call.end_byte
    start = line_start(source, dot)
    alone = not source[start:dot].strip() and not source[end : line_end(source, end)].strip()
    edit.splices.delete(*((start, line_end(source, end)) if alone else (dot, end)))
