"""Renaming Boot's keys in YAML: whatever keys stand together, every one arrives under its new name."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fixers.boot.boot_properties import migrated
from pipeline.fixers.boot.property_rules import renamed, rule_for
from pipeline.knowledge import properties
from pipeline.sources.project import Project
from pipeline.sources.settings import canonical
from pipeline.sources.yaml import YamlFile

LINE, OWN = (3, 5), (2, 3)
OTHERS = ["spring.data.mongodb.uri", "spring.elasticsearch.uris", "spring.datasource.url", "server.port", "own.key"]
KEYS = sorted({*properties(), *OTHERS})


def nested(keys: list[str]) -> str:
    """YAML with one level for each part of a key; keys that are above another one are left out."""
    kept = sorted(key for key in keys if not any(other.startswith(f"{key}.") for other in keys))
    lines: list[str] = []
    above: list[str] = []
    for key in kept:
        parts = key.split(".")
        same = next((i for i, (a, b) in enumerate(zip(above, parts, strict=False)) if a != b), len(above))
        lines += [f"{'  ' * depth}{part}:" for depth, part in enumerate(parts) if depth >= same]
        lines[-1] += f" value of {key}"
        above = parts
    return "\n".join([*lines, ""])


@settings(max_examples=150, deadline=None)
@given(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=7, unique=True))
def test_every_key_arrives_under_its_new_name(keys: list[str]) -> None:
    file = YamlFile(nested(keys).encode())
    after, _ = migrated(file, Project(Path(), ()), LINE, OWN)
    found = {canonical(setting.key) for setting in after.settings}
    for setting in file.settings:
        rule = rule_for(setting.key, LINE, OWN)
        if rule is None:
            assert canonical(setting.key) in found
        elif rule.new and rule.convert(setting.value) is not None:
            assert canonical(renamed(setting.key, rule)) in found


def test_a_mapping_whose_keys_all_move_up_dissolves() -> None:
    file = YamlFile(nested(["spring.elasticsearch.rest.uris", "spring.elasticsearch.rest.username"]).encode())
    after, _ = migrated(file, Project(Path(), ()), LINE, OWN)
    assert {s.key for s in after.settings} == {"spring.elasticsearch.uris", "spring.elasticsearch.username"}
