"""A Maven project as its POMs describe it, read without Maven: modules, inheritance inside the tree, properties.

What comes from parents and BOMs in repositories stays unknown, except for what Spring Boot's own parent is known to do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join, normpath

from pipeline.sources.pom import Dependency, Pom
from pipeline.sources.project import Project
from pipeline.sources.xml import Element, XmlError
from shared.errors import InvalidRequest

BOOT = "org.springframework.boot"
BOOT_PARENTS = frozenset({"spring-boot-starter-parent", "spring-boot-parent", "spring-boot-dependencies"})
_MAX_POM = 4 << 20
_MAX_INHERITANCE = 20
_BOOT_PROPERTY = re.compile(r"(?i)spring[.-]?boot([.-](starter|dependencies|bom|parent))*[.-]?version")
_PLACEHOLDER = re.compile(r"\$\{([^${}]+)\}")


@dataclass(frozen=True)
class Module:
    """One POM of the reactor. `path` is the POM's own, relative to the project's root."""

    path: str
    pom: Pom

    @property
    def directory(self) -> str:
        return dirname(self.path) or "."

    @property
    def artifact(self) -> str:
        return self.pom.root.value("artifactId") or self.directory


@dataclass
class MavenModel:
    """`modules` in reactor order, the root's first; `absent` names modules that are declared but not there."""

    project: Project
    modules: tuple[Module, ...] = ()
    absent: tuple[str, ...] = ()
    _merged: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]], repr=False)

    @classmethod
    def read(cls, project: Project, path: str = "pom.xml") -> "MavenModel":
        """Raises InvalidRequest when a POM of the reactor is not well-formed."""
        found: dict[str, Module] = {}
        absent: list[str] = []
        waiting = [path]
        while waiting:
            here = waiting.pop(0)
            if here in found:
                continue
            found[here] = Module(here, read_pom(project, here))
            for name in _module_names(found[here].pom):
                child = _child_pom(project, dirname(here), name)
                waiting += [child] if child else []
                absent += [] if child else [normpath(join(dirname(here), name))]
        return cls(project, tuple(found.values()), tuple(absent))

    def parent(self, module: Module) -> Module | None:
        """The parent POM when it is in the tree (`relativePath`, by default the directory above)."""
        declared = module.pom.root.find("parent")
        if declared is None:
            return None
        relative = declared.value("relativePath")
        if relative == "":
            return None
        path = normpath(join(dirname(module.path), relative or "../pom.xml"))
        if path not in self.project:
            path = join(path, "pom.xml")
        if path not in self.project:
            return None
        found = Module(path, read_pom(self.project, path))
        return found if found.artifact == declared.value("artifactId") else None

    def lineage(self, module: Module) -> list[Module]:
        """The module and its ancestors inside the tree, nearest first."""
        line, here = [module], self.parent(module)
        while here and here.path not in {m.path for m in line} and len(line) < _MAX_INHERITANCE:
            line.append(here)
            here = self.parent(here)
        return line

    def outer_parent(self, module: Module) -> Dependency | None:
        """The parent that the lineage ends in and that only a repository has."""
        return self.lineage(module)[-1].pom.parent

    def properties(self, module: Module) -> dict[str, str]:
        """Inherited and own properties as written; those of profiles that are active by default included."""
        if module.path not in self._merged:
            merged: dict[str, str] = {}
            for ancestor in reversed(self.lineage(module)):
                merged |= _own_properties(ancestor.pom)
            self._merged[module.path] = merged
        return self._merged[module.path]

    def resolve(self, module: Module, text: str | None) -> str | None:
        """The text with every `${name}` replaced; None when one is not known in the tree."""
        for _ in range(_MAX_INHERITANCE):
            if text is None or len(text) > 1000 or "${" not in text:
                break
            text = self._replace(module, text)
        return None if text is None or "${" in text else text.strip()

    def _replace(self, module: Module, text: str) -> str | None:
        values = {name: self._property(module, name) for name in _PLACEHOLDER.findall(text)}
        if not values or None in values.values():
            return None
        return _PLACEHOLDER.sub(lambda match: values[match[1]] or "", text)

    def _property(self, module: Module, name: str) -> str | None:
        if name in ("project.version", "pom.version", "version", "project.parent.version"):
            return self._version(module, own="parent" not in name)
        if name in ("project.groupId", "groupId"):
            return module.pom.root.value("groupId") or module.pom.root.value("parent", "groupId")
        if name in ("project.artifactId", "artifactId"):
            return module.artifact
        return self.properties(module).get(name)

    def _version(self, module: Module, *, own: bool) -> str | None:
        inherited = module.pom.root.value("parent", "version")
        return (module.pom.root.value("version") or inherited) if own else inherited

    def boot_versions(self) -> Iterator[str]:
        """Every Spring Boot version the POMs lead to, the weightiest evidence first (root before modules)."""
        for evidence in (self._from_parent, self._from_bom, self._from_dependency, self._from_property):
            for module in self.modules:
                yield from (version for version in evidence(module) if version and re.match(r"\d+\.\d+", version))

    def parent_versions(self) -> Iterator[str]:
        """Spring Boot versions by parent or BOM alone: more than one means that the modules disagree."""
        for module in self.modules:
            found = [*self._from_parent(module), *self._from_bom(module)]
            yield from (version for version in found[:1] if version)

    def _from_parent(self, module: Module) -> Iterator[str | None]:
        last = self.lineage(module)[-1]
        parent = last.pom.parent
        if parent and parent.group == BOOT and parent.artifact in BOOT_PARENTS:
            yield self.resolve(last, parent.version)

    def _from_bom(self, module: Module) -> Iterator[str | None]:
        for owner in self.lineage(module):
            for item in owner.pom.managed:
                if item.group == BOOT and item.artifact in BOOT_PARENTS:
                    yield self.resolve(module, item.version)

    def _from_dependency(self, module: Module) -> Iterator[str | None]:
        for owner in self.lineage(module):
            for item in (*owner.pom.managed, *owner.pom.dependencies, *owner.pom.plugins):
                if item.group == BOOT:
                    yield self.resolve(module, item.version)

    def _from_property(self, module: Module) -> Iterator[str | None]:
        for name, value in self.properties(module).items():
            if _BOOT_PROPERTY.fullmatch(name):
                yield self.resolve(module, value)

    @cached_property
    def uses_boot(self) -> bool:
        return any(BOOT.encode() in module.pom.source for module in self.modules)

    def java(self, module: Module) -> str | None:
        """Source level as the compiler plugin gets it: "1.8", "11"; None when nothing in the tree says.

        Order: `release` beats `source` beats `target`, the plugin's configuration beats the properties
        (maven-compiler-plugin); Boot's parent feeds `java.version` into both.
        """
        properties = self.properties(module)
        for option in ("release", "source", "target"):
            declared = [*self._compiler_options(module, option), properties.get(f"maven.compiler.{option}")]
            levels = [java_level(self.resolve(module, text)) for text in declared]
            found = next((level for level in levels if level), None)
            if found:
                return found
        return java_level(self.resolve(module, properties.get("java.version")))

    def _compiler_options(self, module: Module, option: str) -> Iterator[str | None]:
        for owner in self.lineage(module):
            for plugin in owner.pom.plugins:
                if plugin.ga == "org.apache.maven.plugins:maven-compiler-plugin":
                    yield plugin.element.value("configuration", option)

    def encoding(self, module: Module) -> str | None:
        """Declared source encoding, or None."""
        configured = [text for text in self._compiler_options(module, "encoding") if text]
        declared = configured[0] if configured else self.properties(module).get("project.build.sourceEncoding")
        return self.resolve(module, declared)


def java_level(text: str | None) -> str | None:
    """ "1.8" for 8 and 1.8, "11" for 11 and 1.11; None for what is no version."""
    found = re.fullmatch(r"(?:1\.)?(\d{1,2})(?:\.0)?", (text or "").strip())
    if not found:
        return None
    number = int(found[1])
    return f"1.{number}" if number <= 8 else str(number)


def read_pom(project: Project, path: str) -> Pom:
    """Raises InvalidRequest when it is not well-formed, no POM, or absurdly large."""
    if len(project.read(path)) > _MAX_POM:
        raise InvalidRequest(f"{path} is larger than 4 MiB: that is no POM that can be migrated.")
    try:
        pom = project.pom(path)
    except XmlError as error:
        raise InvalidRequest(f"{path} is not well-formed XML ({error}): mend it first.") from error
    if pom.root.name != "project":
        raise InvalidRequest(f"{path} is not a Maven POM (its root element is <{pom.root.name}>): mend it first.")
    return pom


def _module_names(pom: Pom) -> list[str]:
    homes: list[Element] = [pom.root, *pom.root.all("profiles", "profile")]
    return [element.text for home in homes for element in home.all("modules", "module") if element.text]


def _child_pom(project: Project, directory: str, name: str) -> str | None:
    path = normpath(join(directory, name.replace("\\", "/")))
    return next((found for found in (path, join(path, "pom.xml")) if found in project), None)


def _own_properties(pom: Pom) -> dict[str, str]:
    found = {name: element.text for name, element in pom.properties.items()}
    for profile in pom.root.all("profiles", "profile"):
        if profile.value("activation", "activeByDefault") == "true":
            found |= {element.name: element.text for home in profile.all("properties") for element in home.children}
    return found
