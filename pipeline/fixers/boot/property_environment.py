"""Follows renamed configuration keys into the environment: Compose files, Dockerfiles, manifests, start scripts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.property_rules import all_rules, renamed, rule_for
from pipeline.fixers.origin import own_line
from pipeline.knowledge import Line
from pipeline.sources.config import is_application
from pipeline.sources.project import Change
from shared.models import Wave

_FILES = (
    "**/*.yml", "**/*.yaml", "**/*.env", "**/.env", "**/Dockerfile*", "**/*.dockerfile", "**/*.sh", "**/*.bat",
)  # fmt: skip
_NAME = re.compile(r"(?<![\w.$])[A-Z][A-Z0-9_]{7,}(?![\w.])")
_OPTION = re.compile(r"(?<=-D|--)[a-z][\w\-]*(?:\.[\w\-]+)+(?==)")


@fixer(
    "boot-property-environment",
    title="Follow renamed configuration keys in environment variables and command lines",
    source="Spring Boot reference, Binding from Environment Variables; metadata 2.7 to 3.5; catalogue L02",
    wave=Wave.STARTUP,
    boot3=False,
)
def boot_property_environment(case: Case) -> Iterator[Change]:
    line, own = case.target.boot_line, own_line(case)
    names = environment_names(line, own)
    for path in case.project.glob(*_FILES):
        if is_application(path) or path.startswith(".github/"):
            continue
        text = case.project.text(path)
        after = _NAME.sub(lambda m: names.get(m.group(), m.group()), text)
        after = _OPTION.sub(lambda m: _option(m.group(), line, own), after)
        if after != text:
            yield Change.text(path, after, "the configuration keys behind these names were renamed")


def _option(key: str, line: Line, own: Line | None) -> str:
    rule = rule_for(key, line, own)
    return renamed(key, rule) if rule and rule.new and rule.convert is str else key


@lru_cache
def environment_names(line: Line, own: Line | None) -> dict[str, str]:
    """Old to new variable names, both with dashes dropped (as the reference says) and as underscores (as people do)."""
    found: dict[str, str] = {}
    for rule in all_rules(line, own):
        if rule.new and rule.convert is str and rule.old.count(".") > 1:
            new = _variable(renamed(rule.old, rule), "")
            found[_variable(rule.old, "")] = new
            found[_variable(rule.old, "_")] = new
    return found


def _variable(key: str, dash: str) -> str:
    return key.replace("-", dash).replace(".", "_").upper()
