"""All POMs of a project together: inheritance, properties, management."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from posixpath import normpath

from pipeline.sources.pom import Dependency, Pom
from pipeline.sources.project import Project
from pipeline.sources.xml import Element

BOOT = "org.springframework.boot"
BOOT_PARENTS = frozenset(
    f"{BOOT}:{name}"
    for name in ("spring-boot-starter-parent", "spring-boot-dependencies", "spring-boot-parent", "spring-boot-starters")
)
BOOT_BOMS = frozenset({f"{BOOT}:spring-boot-dependencies", f"{BOOT}:spring-boot-starter-parent"})

REFERENCE = re.compile(r"\$\{([^${}]+)\}")
_NESTING = 10


@dataclass(frozen=True)
class MavenDependency:
    """A `<dependency>` of one POM, seen with the properties of that POM and of its parents in the project."""

    file: str
    written: Dependency
    version: str | None
    management: bool

    @property
    def group(self) -> str:
        return self.written.group

    @property
    def artifact(self) -> str:
        return self.written.artifact

    @property
    def ga(self) -> str:
        return self.written.ga

    @property
    def versioned(self) -> bool:
        return self.written.version is not None

    @property
    def classifier(self) -> str | None:
        return self.written.classifier

    @property
    def test(self) -> bool:
        return self.written.scope == "test"

    @property
    def bom(self) -> bool:
        return self.written.scope == "import"


class Poms:
    """The POMs of a project, each seen with its parents."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.paths = project.poms()

    def pom(self, path: str) -> Pom:
        return self.project.pom(path)

    def parent_path(self, path: str) -> str | None:
        """Path of the parent POM when it is part of the project."""
        parent = self.pom(path).parent
        if parent is None:
            return None
        relative = parent.element.find("relativePath")
        target = "../pom.xml" if relative is None else relative.text
        if not target:
            return None
        directory = path.rpartition("/")[0]
        found = normpath(f"{directory}/{target}" if directory else target)
        found = found if found.endswith(".xml") else normpath(f"{found}/pom.xml")
        local = found in self.paths and self.pom(found).root.value("artifactId") == parent.artifact
        return found if local else None

    def lineage(self, path: str) -> list[str]:
        """The POM, its parent in the project, and so on up. A cycle ends the list."""
        found: list[str] = []
        here: str | None = path
        while here is not None and here not in found:
            found.append(here)
            here = self.parent_path(here)
        return found

    def external_parent(self, path: str) -> Dependency | None:
        """The parent of the top of the lineage: it is not part of the project."""
        return self.pom(self.lineage(path)[-1]).parent

    def definitions(self, path: str, name: str) -> list[tuple[str, Element]]:
        """Where the property is defined as seen from this POM: nearest POM first, its profiles included."""
        return [
            (pom, element)
            for pom in self.lineage(path)
            for element in self.pom(pom).every_property
            if element.name == name
        ]

    def resolve(self, path: str, text: str | None) -> str | None:
        """The text with `${name}` replaced, None when one of them is not defined in the project."""
        for _ in range(_NESTING):
            if text is None or not (match := REFERENCE.search(text)):
                return text
            value = self._value(path, match[1])
            text = None if value is None else text.replace(match[0], value)
        return None

    def _value(self, path: str, name: str) -> str | None:
        if name in ("project.version", "version", "pom.version"):
            root = self.pom(path).root
            return root.value("version") or root.value("parent", "version")
        if name in ("project.parent.version", "parent.version"):
            return self.pom(path).root.value("parent", "version")
        found = self.definitions(path, name)
        return found[0][1].text if found else None

    @property
    def declared(self) -> Sequence[MavenDependency]:
        """Every `<dependency>` of every POM, managed ones included, of profiles too; not those of plugins."""
        return self._declared

    @cached_property
    def _declared(self) -> list[MavenDependency]:
        return [
            MavenDependency(path, item, self.resolve(path, item.version), management)
            for path in self.paths
            for items, management in ((self.pom(path).managed, True), (self.pom(path).dependencies, False))
            for item in items
        ]

    def in_sight(self, path: str) -> Iterator[MavenDependency]:
        """Those of the POM and of its parents in the project."""
        lineage = set(self.lineage(path))
        return (item for item in self.declared if item.file in lineage)

    def script_of(self, path: str) -> str | None:
        """The POM of the module that a source file belongs to."""
        module = self.project.module_of(path)
        pom = f"{module}/pom.xml" if module else "pom.xml"
        return pom if pom in self.paths else None

    def declares(self, file: str, ga: str) -> bool:
        return any(item.ga == ga and not item.management for item in self.in_sight(file))

    def locally_managed(self, declared: MavenDependency) -> str | None:
        """The version that the POMs in sight, or BOMs of the project that they import, give the artifact."""
        homes = [declared.file, *self._own_boms(declared.file)]
        seen = (item for home in homes for item in self.in_sight(home))
        found = (item for item in seen if item.management and not item.bom and item.ga == declared.ga)
        return next((item.version or item.written.version for item in found), None)

    def _own_boms(self, path: str) -> list[str]:
        imported = {item.ga for item in self.in_sight(path) if item.bom}
        return [pom for pom in self.paths if imported and self._ga(pom) in imported]

    def _ga(self, path: str) -> str:
        root = self.pom(path).root
        return f"{root.value('groupId') or root.value('parent', 'groupId')}:{root.value('artifactId')}"

    def boot_managed(self, declared: MavenDependency) -> bool:
        return self.has_boot(declared.file)

    def has_boot_parent(self, path: str) -> bool:
        parent = self.external_parent(path)
        return parent is not None and parent.ga in BOOT_PARENTS

    def uses_boot(self, path: str) -> bool:
        """Modules of Boot are declared here, or its BOM is; the versions may be written out one by one."""
        return self.has_boot(path) or any(item.group == BOOT for item in self.in_sight(path))

    def has_boot(self, path: str) -> bool:
        """The Boot BOM gives versions here: by parent, by import, or (unseen) by a parent outside the project."""
        imported = any(item.bom and item.ga in BOOT_BOMS for item in self.in_sight(path))
        return imported or self.has_boot_parent(path)
