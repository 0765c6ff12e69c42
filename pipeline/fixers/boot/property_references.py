"""Follows renamed configuration keys into Java: annotations, `getProperty`, inline test properties."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.boot_properties import followed, is_the_codes_own
from pipeline.fixers.boot.property_rules import group_for, renamed, rule_for
from pipeline.fixers.origin import own_line
from pipeline.knowledge import Line
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from shared.models import Wave

_INLINE = re.compile(r"(?P<dashes>-{0,2})(?P<key>[a-zA-Z][\w\-]*(?:\.[\w\-\[\]]+)+)(?P<rest>\s*[=:]\s*(?P<value>.*))?")
_PREFIXED = ("ConfigurationProperties", "ConditionalOnProperty")


@fixer(
    "boot-property-keys-in-code",
    title="Follow renamed configuration keys in annotations and property look-ups",
    source="Spring Boot configuration metadata 2.7 to 3.5",
    wave=Wave.STARTUP,
    boot3=False,
)
def boot_property_keys_in_code(case: Case) -> Iterator[Change]:
    line, own = case.target.boot_line, own_line(case)
    for path in case.project.java_paths(b'"'):
        file = case.project.java(path)
        edit = file.edit()
        prefixes = {node.id for node in _prefixes(file)}
        for node in file.walk("string_fragment"):
            old = file.text(node)
            new = (group_for(old) if node.id in prefixes else None) or _literal(old, case.project, line, own)
            if new != old:
                edit.replace(node, new)
        if edit:
            yield Change(path, edit.result(), "these configuration keys were renamed")


def _literal(text: str, project: Project, line: Line, own: Line | None) -> str:
    match = _INLINE.fullmatch(text)
    if match is None:
        return followed(text, line, own, project) if "${" in text else text
    rule = rule_for(match["key"], line, own)
    if rule is None or is_the_codes_own(project, match["key"], rule):
        return text
    if rule.new is None or (rule.exact and not match["rest"] and text.count(".") == 1):
        return text
    rest, value = match["rest"] or "", match["value"] or ""
    converted = rule.convert(value) if value else ""
    if converted is None:
        return text
    return f"{match['dashes']}{renamed(match['key'], rule)}{rest.removesuffix(value)}{converted}"


def _prefixes(file: JavaFile) -> Iterator[Node]:
    """Fragments of `prefix` (or the only) argument of annotations that bind a group of keys."""
    for annotation in file.annotations(*_PREFIXED):
        name = file.text(annotation.child_by_field_name("name") or annotation)
        for fragment in file.walk("string_fragment", under=annotation):
            pair = fragment.parent.parent if fragment.parent else None
            if pair is not None and pair.type == "element_value_pair":
                key = file.text(pair.named_children[0])
                if key == "prefix" or (key == "value" and name.endswith("ConfigurationProperties")):
                    yield fragment
            elif name.endswith("ConfigurationProperties"):
                yield fragment
