"""Types of Spring and its libraries that Boot 3's jars no longer have, when exactly one of the same name took over.

Source: class listings of the jars that Spring Boot 2.7.18 and 3.5.16 manage (table `removed_types`).
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.knowledge.renames import removed_types as table
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_ELSEWHERE = ("javax.", "springfox.", "org.hibernate.criterion", "org.junit.", "org.springframework.batch.core.jsr")
"""What other fixers handle, or where the same name is a coincidence."""


@fixer(
    "removed-types",
    title="Import a removed type from the package that has it now",
    source="class listings of Spring Boot 2.7.18 and 3.5.16; catalogue, how to apply, step 4",
    wave=Wave.IMPORTS,
    on=r"package [\w.]+ does not exist|symbol:\s+class \w+",
    confidence="medium",
)
def removed_types(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        if not path.endswith(".java"):
            continue
        texts = [f"{d.message}\n{d.detail}" for d in found]
        file = case.project.java(path)
        names = {old: new for old, new in _candidates(file).items() if any(_blamed(old, text) for text in texts)}
        after = rename_types(file, names)
        if after != file.source:
            listed = ", ".join(sorted(names.values()))
            yield Change(path, after, f"the type moved: {listed}")


def _candidates(file: JavaFile) -> dict[str, str]:
    """Imports of removed types with one successor whose package is near the old one."""
    found: dict[str, str] = {}
    for item in file.imports:
        entry = table().get(item.name)
        if entry is None or entry.successor is None or item.wildcard or item.name.startswith(_ELSEWHERE):
            continue
        if _related(item.name, entry.successor):
            found[item.name] = entry.successor
    return found


def _related(old: str, new: str) -> bool:
    """Same organisation and project, as in `org.springframework.boot`: equal simple names alone prove little. A
    reactive type is no successor of its blocking twin."""
    before, after = old.split("."), new.split(".")
    return before[:3] == after[:3] and ("reactive" in before) == ("reactive" in after)


def _blamed(name: str, text: str) -> bool:
    package, _, simple = name.rpartition(".")
    return re.search(rf"package {re.escape(package)} does not exist|class {simple}\b", text) is not None
