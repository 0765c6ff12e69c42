"""A pom.xml as the fixers read and edit it: by element, byte for byte elsewhere."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.sources.splice import Splices, indent_at, line_end, line_start, newline_of, whole_lines
from pipeline.sources.xml import Element, parse_xml


@dataclass(frozen=True)
class Dependency:
    """One `<dependency>` (or plugin, or parent): coordinates as written, properties not resolved."""

    element: Element
    group: str
    artifact: str
    version: str | None
    scope: str | None
    classifier: str | None

    @property
    def ga(self) -> str:
        return f"{self.group}:{self.artifact}"


def _dependency(element: Element) -> Dependency:
    return Dependency(
        element,
        element.value("groupId") or ("org.apache.maven.plugins" if element.name == "plugin" else ""),
        element.value("artifactId") or "",
        element.value("version"),
        element.value("scope"),
        element.value("classifier"),
    )


class Pom:
    """One parsed POM. Raises XmlError when it is not well-formed."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.root = parse_xml(source)

    @cached_property
    def properties(self) -> dict[str, Element]:
        """Elements of `<properties>` by name, profiles left out."""
        found = self.root.find("properties")
        return {element.name: element for element in found.children} if found else {}

    @cached_property
    def every_property(self) -> tuple[Element, ...]:
        """Elements of `<properties>` of the project, then of its profiles."""
        return tuple(element for home in self.homes for block in home.all("properties") for element in block.children)

    @cached_property
    def homes(self) -> tuple[Element, ...]:
        """The project and its profiles: elements that may hold properties, dependencies and a build."""
        return (self.root, *self.root.all("profiles", "profile"))

    @cached_property
    def parent(self) -> Dependency | None:
        found = self.root.find("parent")
        return _dependency(found) if found else None

    @cached_property
    def dependencies(self) -> tuple[Dependency, ...]:
        """`<dependencies>` of the project and of its profiles."""
        return self._all(("dependencies", "dependency"))

    @cached_property
    def managed(self) -> tuple[Dependency, ...]:
        """`<dependencyManagement>` of the project and of its profiles."""
        return self._all(("dependencyManagement", "dependencies", "dependency"))

    @cached_property
    def plugins(self) -> tuple[Dependency, ...]:
        """Build plugins and managed plugins, profiles included."""
        return self._all(("build", "plugins", "plugin")) + self._all(("build", "pluginManagement", "plugins", "plugin"))

    @cached_property
    def plugin_dependencies(self) -> tuple[Dependency, ...]:
        """`<dependencies>` of the plugins."""
        found = (plugin.element.all("dependencies", "dependency") for plugin in self.plugins)
        return tuple(_dependency(element) for elements in found for element in elements)

    def _all(self, path: tuple[str, ...]) -> tuple[Dependency, ...]:
        return tuple(_dependency(element) for home in self.homes for element in home.all(*path))

    def dependency(self, ga: str) -> Dependency | None:
        return next((d for d in self.dependencies if d.ga == ga), None)

    def resolve(self, value: str | None) -> str | None:
        """`${name}` looked up once in this POM's own properties; anything else as it is."""
        if value and value.startswith("${") and value.endswith("}"):
            found = self.properties.get(value[2:-1])
            return found.text if found else None
        return value

    def edit(self) -> "PomEdit":
        return PomEdit(self)


def _blank_before(source: bytes, start: int) -> bool:
    return start > 0 and not source[line_start(source, start - 1) : start].strip()


class PomEdit:
    """Collects edits of one POM; `result()` gives the new bytes."""

    def __init__(self, pom: Pom) -> None:
        self.pom = pom
        self.splices = Splices(pom.source)

    def __bool__(self) -> bool:
        return bool(self.splices)

    def set_text(self, element: Element, text: str) -> None:
        self.splices.replace(element.inner_start, element.inner_end, text)

    def delete(self, element: Element) -> None:
        """Deletes the element, its lines when nothing else is on them, and one of two blank lines that then meet."""
        source = self.pom.source
        start, end = whole_lines(source, element.start, element.end)
        if start == line_start(source, start) and _blank_before(source, start):
            after = line_end(source, end)
            alone = source[end:after].strip() in (b"", b"</dependencies>", b"</properties>", b"</plugins>")
            if end < len(source) and start != element.start and alone:
                start = line_start(source, start - 1)
        self.splices.delete(start, end)

    def replace(self, element: Element, xml: str) -> None:
        """Puts `xml` (lines indented relative to the element) in its place."""
        self.splices.replace(element.start, element.end, self._indented(xml, indent_at(self.pom.source, element.start)))

    def append(self, parent: Element, xml: str) -> None:
        """Adds `xml` as the last child, indented like its siblings."""
        newline = newline_of(self.pom.source)
        outer = indent_at(self.pom.source, parent.start)
        if parent.children:
            last = parent.children[-1]
            indent = indent_at(self.pom.source, last.start)
            self.splices.insert(last.end, newline + indent + self._indented(xml, indent))
        elif parent.empty_tag:
            inner = outer + self.indent_unit
            body = newline + inner + self._indented(xml, inner) + newline + outer
            self.splices.replace(parent.start, parent.end, f"<{parent.name}>{body}</{parent.name}>")
        else:
            inner = outer + self.indent_unit
            body = newline + inner + self._indented(xml, inner) + newline + outer
            self.splices.replace(parent.inner_start, parent.inner_end, body)

    def insert_after(self, element: Element, xml: str) -> None:
        """Adds `xml` as the next sibling of the element, indented like it; leaves on its line when that is shared."""
        source, lines = self.pom.source, xml.split("\n")
        flat = not any(line.startswith(" ") for line in lines)
        if flat and source[line_start(source, element.start) : element.start].strip():
            self.splices.insert(element.end, "".join(lines))
            return
        indent = indent_at(self.pom.source, element.start)
        self.splices.insert(element.end, newline_of(self.pom.source) + indent + self._indented(xml, indent))

    def insert_before(self, element: Element, xml: str) -> None:
        """Adds `xml` as the sibling before the element, indented like it."""
        indent = indent_at(self.pom.source, element.start)
        self.splices.insert(element.start, self._indented(xml, indent) + newline_of(self.pom.source) + indent)

    @property
    def indent_unit(self) -> str:
        """One level of this file's indentation: that of the root's first child, a tab or blanks."""
        children = self.pom.root.children
        return indent_at(self.pom.source, children[0].start) or "    " if children else "    "

    def _indented(self, xml: str, indent: str) -> str:
        """Turns the four-blank steps and line breaks of `xml` into those of the file."""
        lines = xml.strip("\n").split("\n")
        unit = self.indent_unit
        out: list[str] = []
        for number, line in enumerate(lines):
            body = line.lstrip(" ")
            depth = (len(line) - len(body)) // 4
            out.append(body if number == 0 else indent + unit * depth + body)
        return newline_of(self.pom.source).join(out)

    def result(self) -> bytes:
        return self.splices.result()
