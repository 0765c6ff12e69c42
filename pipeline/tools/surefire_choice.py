"""Which test classes a project's POMs tell Surefire to run, or to leave alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.sources.pom import Pom
from pipeline.sources.xml import Element, XmlError

_OTHERWISE = frozenset({"groups", "excludedGroups", "suiteXmlFiles", "includesFile", "excludesFile", "test", "skip"})
"""Choices that a class's name does not tell."""
_PROPERTIES = frozenset({"groups", "excludedGroups", "test", "surefire.includes", "surefire.excludes"})
"""Surefire takes its choices from these as well."""
_PARTS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True)
class Choice:
    """Ant patterns of all POMs and executions together."""

    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    unclear: bool = False
    """Something else than patterns chooses too."""

    def may_run(self, name: str) -> bool:
        """A class by its qualified name; False also where nobody can tell."""
        path = f"{name.replace('.', '/')}.java"
        included = not self.includes or any(_matches(p, path) for p in self.includes)
        return not self.unclear and included and not any(_matches(p, path) for p in self.excludes)


def choice_of(root: Path) -> Choice:
    """Of the POMs below `root`. What can't be read chooses nothing: Maven has built it."""
    found, chosen = list[Element](), False
    for path in sorted(root.rglob("pom.xml")):
        try:
            pom = Pom(path.read_bytes())
        except (OSError, XmlError):
            continue
        chosen |= any(e.name in _PROPERTIES for e in pom.every_property)
        plugins = (e for e in pom.root.walk() if e.name == "plugin")
        found += [p for p in plugins if p.value("artifactId") == "maven-surefire-plugin"]
    words = [e for plugin in found for e in plugin.walk()]
    includes, excludes = (_patterns(words, name) for name in ("includes", "excludes"))
    odd = any("${" in p or p.startswith("%") or "#" in p for p in (*includes, *excludes))
    return Choice(includes, excludes, odd or chosen or any(e.name in _OTHERWISE for e in words))


def _patterns(words: Iterable[Element], name: str) -> tuple[str, ...]:
    listed = (text.strip() for e in words if e.name == name for child in e.children for text in child.text.split(","))
    return tuple(dict.fromkeys(text for text in listed if text))


def _matches(pattern: str, path: str) -> bool:
    """Ant's patterns as Surefire reads them: of source or class files, a bare name anywhere."""
    plain = re.sub(r"\.(?:java|class)$", "", pattern.lstrip("/")) + ".java"
    anywhere = plain if "/" in plain else f"**/{plain}"
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", anywhere)
    return re.fullmatch("".join(_PARTS.get(part, re.escape(part)) for part in parts), path) is not None
