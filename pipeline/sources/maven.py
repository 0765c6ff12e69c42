"""All POMs of a project together: inheritance, properties, management, and edits that wait until asked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from posixpath import normpath

from pipeline.sources.builds import Coordinate
from pipeline.sources.pom import Dependency, Pom, PomEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.xml import Element

BOOT = "org.springframework.boot"
BOOT_PARENTS = frozenset(
    f"{BOOT}:{name}"
    for name in ("spring-boot-starter-parent", "spring-boot-dependencies", "spring-boot-parent", "spring-boot-starters")
)
BOOT_BOMS = frozenset({f"{BOOT}:spring-boot-dependencies", f"{BOOT}:spring-boot-starter-parent"})

_REFERENCE = re.compile(r"\$\{([^${}]+)\}")
_NESTING = 10
_PRUNED = ("dependencies", "dependencyManagement", "properties", "repositories", "pluginRepositories", "profiles")
"""Containers that go when a fixer took away all they held."""


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


class Maven:
    """The POMs of a project. Edits overlap never: a property or version is set once, by whoever comes first."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.paths = project.poms()
        self._edits: dict[str, PomEdit] = {}
        self._touched: set[tuple[str, int]] = set()
        self._added: set[tuple[str, bool, str]] = set()
        self._dropped: set[str] = set()
        """Properties that lost a use and go when it was the last one."""

    def pom(self, path: str) -> Pom:
        return self.project.pom(path)

    def edit(self, path: str) -> PomEdit:
        """Pending edits of this POM."""
        if path not in self._edits:
            self._edits[path] = self.pom(path).edit()
        return self._edits[path]

    # -- inheritance

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

    # -- properties

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
            if text is None or not (match := _REFERENCE.search(text)):
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

    def is_referenced(self, name: str) -> bool:
        needle = f"${{{name}}}".encode()
        return any(needle in self.project.read(path) for path in self.paths)

    # -- dependencies

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
        found = (i for i in self.in_sight(declared.file) if i.management and not i.bom and i.ga == declared.ga)
        return next((item.version or item.written.version for item in found), None)

    def boot_managed(self, declared: MavenDependency) -> bool:
        return self.has_boot(declared.file)

    def has_boot_parent(self, path: str) -> bool:
        parent = self.external_parent(path)
        return parent is not None and parent.ga in BOOT_PARENTS

    def has_boot(self, path: str) -> bool:
        """The Boot BOM gives versions here: by parent, by import, or (unseen) by a parent outside the project."""
        imported = any(item.bom and item.ga in BOOT_BOMS for item in self.in_sight(path))
        return imported or self.has_boot_parent(path)

    # -- edits

    def _first(self, path: str, element: Element) -> bool:
        """True once for each element, so that two rules that meet in one place do not collide."""
        key = (path, element.start)
        if key in self._touched:
            return False
        self._touched.add(key)
        return True

    def set_text(self, path: str, element: Element, text: str) -> None:
        """No-op when it says so already or somebody set it before."""
        if element.text != text and self._first(path, element):
            self.edit(path).set_text(element, text)

    def delete(self, path: str, element: Element) -> None:
        if self._first(path, element):
            self.edit(path).delete(element)

    def set_value(self, path: str, element: Element, text: str) -> None:
        """Sets the element, or the property it stands for when the project defines that one."""
        match = _REFERENCE.fullmatch(element.text)
        found = self.definitions(path, match[1]) if match else []
        for owner, definition in found:
            if not _REFERENCE.search(definition.text):
                self.set_text(owner, definition, text)
        if not found:
            self.set_text(path, element, text)

    def drop(self, path: str, element: Element) -> None:
        """Deletes the element; properties that only it used go with it."""
        self._dropped.update(
            _REFERENCE.findall(element.raw_text), *(_REFERENCE.findall(e.raw_text) for e in element.walk())
        )
        self.delete(path, element)

    def set_version(self, declared: MavenDependency, version: str | None) -> None:
        element = declared.written.element.find("version")
        if version is None:
            if element is not None:
                self.drop(declared.file, element)
        elif element is not None:
            self.set_value(declared.file, element, version)
        elif (artifact := declared.written.element.find("artifactId")) and self._first(declared.file, artifact):
            self.edit(declared.file).insert_after(artifact, f"<version>{version}</version>")

    def replace(self, declared: MavenDependency, successors: Sequence[Coordinate]) -> None:
        fresh = [item for item in successors if self._is_fresh(declared, item)]
        if not fresh:
            self.drop(declared.file, declared.written.element)
        elif self._first(declared.file, declared.written.element):
            self._rewrite(declared, fresh[0])
            for item in fresh[1:]:
                xml = dependency_xml(item, declared.written.scope)
                self.edit(declared.file).insert_after(declared.written.element, xml)

    def _is_fresh(self, declared: MavenDependency, item: Coordinate) -> bool:
        """Not declared there yet; and management is only for what has a version of its own."""
        key = (declared.file, declared.management, item.ga)
        present = any((i.file, i.management, i.ga) == key for i in self.declared) and item.ga != declared.ga
        if present or key in self._added or (declared.management and item.version is None):
            return False
        self._added.add(key)
        return True

    def _rewrite(self, declared: MavenDependency, item: Coordinate) -> None:
        """Puts new coordinates in the old element: its comments, exclusions and scope stay."""
        element, edit = declared.written.element, self.edit(declared.file)
        for name, text in (("groupId", item.group), ("artifactId", item.artifact)):
            if (child := element.find(name)) is not None and child.text != text:
                edit.set_text(child, text)
        version = element.find("version")
        if item.version is None and version is not None:
            self._dropped.update(_REFERENCE.findall(version.text))
            edit.delete(version)
        elif item.version is not None and version is not None and item.version != declared.version:
            if item.group == declared.group:
                self._set_own_version(declared.file, version, item.version)
            else:
                edit.set_text(version, item.version)
                self._dropped.update(_REFERENCE.findall(version.text))
        extra = [
            (n, t) for n, t in (("version", item.version), ("classifier", item.classifier), ("scope", item.scope)) if t
        ]
        missing = [f"<{name}>{text}</{name}>" for name, text in extra if element.find(name) is None]
        if missing and (artifact := element.find("artifactId")) is not None:
            edit.insert_after(artifact, "\n".join(missing))

    def _set_own_version(self, path: str, element: Element, version: str) -> None:
        """In the property it refers to when nothing else does; else in the element."""
        match = _REFERENCE.fullmatch(element.text)
        uses = sum(self.project.read(p).count(element.text.encode()) for p in self.paths) if match else 0
        if uses == 1:
            self.set_value(path, element, version)
        else:
            self.edit(path).set_text(element, version)

    def add(self, path: str, item: Coordinate) -> None:
        """Adds a dependency at the end of the POM's own `<dependencies>`; no-op when it was added before."""
        if (path, False, item.ga) in self._added:
            return
        self._added.add((path, False, item.ga))
        home = self.pom(path).root.find("dependencies")
        xml = dependency_xml(item, None)
        if home is not None:
            self.edit(path).append(home, xml)
        else:
            body = "\n".join("    " + line for line in xml.split("\n"))
            self.edit(path).append(self.pom(path).root, f"<dependencies>\n{body}\n</dependencies>")

    def changes(self, reason: str) -> Iterable[Change]:
        after = {path: edit.result() for path, edit in self._edits.items() if edit}
        after = {path: _without_empty(source, self.pom(path)) for path, source in after.items()}
        for path, source in self._without_orphans(after).items():
            yield Change(path, source, reason)

    def _without_orphans(self, after: dict[str, bytes]) -> dict[str, bytes]:
        """Deletes the definitions of dropped properties that nothing in the project refers to any more."""
        sources = {path: after.get(path, self.project.read(path)) for path in self.paths}
        used = {name for source in sources.values() for name in _REFERENCE.findall(source.decode("utf-8", "replace"))}
        for name in self._dropped - used:
            for path, source in sources.items():
                if f"<{name}>".encode() in source:
                    pom = Pom(source)
                    edit = pom.edit()
                    for element in pom.every_property:
                        if element.name == name:
                            edit.delete(element)
                    sources[path] = after[path] = _without_empty(edit.result(), pom)
        return after


def dependency_xml(item: Coordinate, scope: str | None) -> str:
    """A `<dependency>` element, children indented by four blanks."""
    parts = (
        ("groupId", item.group),
        ("artifactId", item.artifact),
        ("version", item.version),
        ("classifier", item.classifier),
        ("scope", item.scope or scope),
    )
    lines = [f"    <{name}>{text}</{name}>" for name, text in parts if text and text != "compile"]
    if item.exclusions:
        lines.append("    <exclusions>")
        for group, _, artifact in (exclusion.partition(":") for exclusion in item.exclusions):
            inner = f"<groupId>{group}</groupId>", f"<artifactId>{artifact}</artifactId>"
            lines += ["        <exclusion>", *(f"            {line}" for line in inner), "        </exclusion>"]
        lines.append("    </exclusions>")
    return "\n".join(["<dependency>", *lines, "</dependency>"])


def _without_empty(source: bytes, before: Pom) -> bytes:
    """Deletes containers that were filled before and hold nothing now, not even a comment."""
    filled = {element.name for element in before.root.walk() if element.children}
    while True:
        pom = Pom(source)
        empty = next(
            (
                element
                for element in pom.root.walk()
                if element.name in _PRUNED
                and element.name in filled
                and not source[element.inner_start : element.inner_end].strip()
                and not element.empty_tag
            ),
            None,
        )
        if empty is None:
            return source
        edit = pom.edit()
        edit.delete(empty)
        source = edit.result()
