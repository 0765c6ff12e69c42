"""Renames and removes the configuration keys that the target's Boot no longer reads, and references to them."""

import re
from collections.abc import Collection, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.property_rules import Rule, renamed, rule_for
from pipeline.fixers.origin import own_line
from pipeline.knowledge import Line
from pipeline.sources.config import config_files, config_paths
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, canonical, find
from shared.models import Wave

PLACEHOLDER = re.compile(r"(?<=\$\{)[\w.\-\[\]]+(?=[:}])")
_ROOTS = (b"spring", b"management", b"logging", b"server", b"feign")
_JOINED = "spring.flyway.ignore-migration-patterns"
"""Several old booleans become one list."""


@fixer(
    "boot-property-keys",
    title="Rename or remove configuration keys that Spring Boot no longer reads",
    source="Spring Boot configuration metadata 2.7 to 3.5; release notes 2.1 to 3.5; catalogue L01-L03, L09, H02, H03",
    wave=Wave.STARTUP,
    boot3=False,
)
def boot_property_keys(case: Case) -> Iterator[Change]:
    line, own = case.target.boot_line, own_line(case)
    for path, file in config_files(case.project, *_ROOTS):
        after, notes = migrated(file, case.project, line, own)
        if after.source != file.source:
            yield Change(path, after.source, "; ".join(notes))


def migrated(file: ConfigFile, project: Project, line: Line, own: Line | None) -> tuple[ConfigFile, list[str]]:
    """The file without keys that Boot ignores, and a note on each."""
    rules = {s: rule for s in file.settings if (rule := rule_for(s.key, line, own))}
    kept = {s for s, rule in rules.items() if is_the_codes_own(project, s.key, rule)}
    rules = {s: rule for s, rule in rules.items() if s not in kept}
    gone = {s for s, rule in rules.items() if _goes(file, s, rule, project)}
    notes = [f"{s.key} removed: {rules[s].reason}" for s in gone]
    values = {(s.document, canonical(renamed(s.key, rules[s]))): _value(file, s, rules) for s in rules if s not in gone}
    file = _without_doubles(file.without(gone), line, own)
    file, moved = _moved(file, line, own, kept)
    for (document, key), value in values.items():
        setting = find(file, key, document)
        if setting and setting.value != value:
            file = file.with_value(setting, value)
    return file, _brief(sorted(notes) + moved)


def _goes(file: ConfigFile, setting: Setting, rule: Rule, project: Project) -> bool:
    if rule.new is None:
        return not is_read_by_code(project, setting.key)
    if rule.convert(setting.value) is None:
        return True
    return find(file, renamed(setting.key, rule), setting.document) not in (None, setting)


def is_the_codes_own(project: Project, key: str, rule: Rule) -> bool:
    """The code asks for the key itself (a condition, a look-up, a placeholder) and so expects the values that it has,
    where Boot's new key has others."""
    if rule.new is None or rule.convert is str:
        return False
    asked = re.compile(rf'"(?:\$\{{)?{re.escape(key)}["}}:]')
    paths = project.java_paths(key.encode("utf-8", "surrogateescape"))
    return any(asked.search(project.text(path)) for path in paths if "src/test/" not in path)


def is_read_by_code(project: Project, key: str) -> bool:
    return bool(project.java_paths(key.encode("utf-8", "surrogateescape")))


def _value(file: ConfigFile, setting: Setting, rules: dict[Setting, Rule]) -> str:
    rule = rules[setting]
    if rule.new != _JOINED:
        return rule.convert(setting.value) or ""
    parts = (r.convert(s.value) for s, r in rules.items() if r.new == _JOINED and s.document == setting.document)
    return ",".join(part for part in parts if part)


def _without_doubles(file: ConfigFile, line: Line, own: Line | None) -> ConfigFile:
    """Of several old keys with one new name, the first stays."""
    seen: set[tuple[int, str]] = set()
    doubles: set[Setting] = set()
    for setting in file.settings:
        rule = rule_for(setting.key, line, own)
        if rule and rule.new:
            new = (setting.document, canonical(renamed(setting.key, rule)))
            (doubles if new in seen else set[Setting]()).add(setting)
            seen.add(new)
    return file.without(doubles)


def _moved(
    file: ConfigFile, line: Line, own: Line | None, kept: Collection[Setting] = ()
) -> tuple[ConfigFile, list[str]]:
    names = {(s.key, s.document) for s in kept}
    moving = [s for s in file.settings if (s.key, s.document) not in names]
    rules = {s: rule for s in moving if (rule := rule_for(s.key, line, own)) and rule.new}
    short = {s: renamed(s.key, rule).removesuffix(rule.suffix) for s, rule in rules.items()}
    notes = [f"{s.key} is now {renamed(s.key, rule)}" for s, rule in rules.items()]
    file = file.with_renamed(short)
    again = {
        found: renamed(s.key, rule)
        for s, rule in rules.items()
        if rule.suffix and (found := find(file, short[s], s.document))
    }
    return file.with_renamed(again), notes


def _brief(notes: list[str], most: int = 6) -> list[str]:
    return notes if len(notes) <= most else [*notes[:most], f"and {len(notes) - most} more"]


@fixer(
    "boot-property-placeholders",
    title="Follow renamed keys in ${...} of configuration and of XML resources",
    source="Spring Boot configuration metadata 2.7 to 3.5",
    wave=Wave.STARTUP,
    boot3=False,
)
def boot_property_placeholders(case: Case) -> Iterator[Change]:
    line, own = case.target.boot_line, own_line(case)
    for path in [*config_paths(case.project), *case.project.glob("**/resources/**.xml")]:
        text = case.project.text(path)
        if "${" in text and (after := followed(text, line, own, case.project)) != text:
            yield Change.text(path, after, "the keys that these placeholders name were renamed")


def followed(text: str, line: Line, own: Line | None, project: Project) -> str:
    """`text` with every `${old.key}` and `${old.key:default}` under its new name."""

    def new(match: re.Match[str]) -> str:
        rule = rule_for(match.group(), line, own)
        moves = rule is not None and rule.new and not is_the_codes_own(project, match.group(), rule)
        return renamed(match.group(), rule) if moves and rule else match.group()

    return PLACEHOLDER.sub(new, text)
