"""Edits of a project's POMs that wait until asked for: versions, dependencies, properties, across files."""

from collections.abc import Iterable, Sequence

from pipeline.sources.builds import Coordinate
from pipeline.sources.pom import Pom, PomEdit
from pipeline.sources.poms import REFERENCE, MavenDependency, Poms
from pipeline.sources.project import Change, Project
from pipeline.sources.xml import Element

_PRUNED = ("dependencies", "dependencyManagement", "properties", "repositories", "pluginRepositories", "profiles")
"""Containers that go when a fixer took away all they held."""


class Maven(Poms):
    """Edits never overlap: a property or version is set once, by whoever comes first."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._edits: dict[str, PomEdit] = {}
        self._touched: set[tuple[str, int]] = set()
        self._added: set[tuple[str, bool, str]] = set()
        self._new: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        """By POM and home, dependencies where that holds none yet: they come in together, in one element."""
        self._dropped: set[str] = set()
        """Properties that lost a use and go when it was the last one."""

    def edit(self, path: str) -> PomEdit:
        """Pending edits of this POM."""
        if path not in self._edits:
            self._edits[path] = self.pom(path).edit()
        return self._edits[path]

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
        match = REFERENCE.fullmatch(element.text)
        found = self.definitions(path, match[1]) if match else []
        for owner, definition in found:
            if not REFERENCE.search(definition.text):
                self.set_text(owner, definition, text)
        if not found:
            self.set_text(path, element, text)

    def drop(self, path: str, element: Element) -> None:
        """Deletes the element; properties that only it used go with it."""
        self._dropped.update(
            REFERENCE.findall(element.raw_text), *(REFERENCE.findall(e.raw_text) for e in element.walk())
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
        exclusions = declared.written.element.find("exclusions")
        unwanted = {e.text for e in exclusions.walk()} if exclusions is not None else set[str]()
        fresh = [item for item in successors if item.artifact not in unwanted and self._is_fresh(declared, item)]
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
            self._dropped.update(REFERENCE.findall(version.text))
            edit.delete(version)
        elif item.version is not None and version is not None and item.version != declared.version:
            if item.group == declared.group:
                self._set_own_version(declared, version, item.version)
            else:
                edit.set_text(version, item.version)
                self._dropped.update(REFERENCE.findall(version.text))
        extra = [
            (n, t) for n, t in (("version", item.version), ("classifier", item.classifier), ("scope", item.scope)) if t
        ]
        missing = [f"<{name}>{text}</{name}>" for name, text in extra if element.find(name) is None]
        if missing and (artifact := element.find("artifactId")) is not None:
            edit.insert_after(artifact, "\n".join(missing))

    def _set_own_version(self, declared: MavenDependency, element: Element, version: str) -> None:
        """In the property it refers to when only this library's dependencies do; else in the element."""
        match = REFERENCE.fullmatch(element.text)
        uses = sum(self.project.read(p).count(element.text.encode()) for p in self.paths) if match else 0
        versions = [d.written.element.find("version") for d in self.declared if d.group == declared.group]
        if match and uses == sum(v is not None and v.text == element.text for v in versions):
            self.set_value(declared.file, element, version)
        else:
            self.edit(declared.file).set_text(element, version)

    def add(self, path: str, item: Coordinate) -> None:
        """Adds a dependency at the end of the POM's own `<dependencies>`; no-op when it was added before."""
        if (path, False, item.ga) in self._added:
            return
        self._added.add((path, False, item.ga))
        self._place(path, ("dependencies",), dependency_xml(item, None))

    def import_bom(self, path: str, ga: str, version: str) -> None:
        """Imports a BOM after those that the POM manages already."""
        self.manage(path, bom_xml(ga, version))

    def manage(self, path: str, xml: str) -> None:
        """Adds a `<dependency>` element at the end of the POM's management, which is made when there is none."""
        self._place(path, ("dependencyManagement", "dependencies"), xml)

    def _place(self, path: str, home: tuple[str, ...], xml: str) -> None:
        element = self.pom(path).root.find(*home)
        if element is not None and element.children:
            self.edit(path).append(element, xml)
        else:
            self._new.setdefault((path, home), []).append(xml)

    def _fill(self) -> None:
        """Adds what waited for a place of its own, management first."""
        for (path, home), xml in sorted(self._new.items(), key=lambda new: -len(new[0][1])):
            self._append(path, home, "\n".join(xml))
        self._new = {}

    def _append(self, path: str, home: Sequence[str], xml: str) -> None:
        """At the end of the innermost of these elements that is there, with those that are not around it."""
        there = len(home)
        while (parent := self.pom(path).root.find(*home[:there])) is None:
            there -= 1
        for name in reversed(home[there:]):
            xml = f"<{name}>\n{indented(xml)}\n</{name}>"
        self.edit(path).append(parent, xml)

    def changes(self, reason: str) -> Iterable[Change]:
        self._fill()
        after = {path: edit.result() for path, edit in self._edits.items() if edit}
        after = {path: _without_empty(source, self.pom(path)) for path, source in after.items()}
        for path, source in self._without_orphans(after).items():
            yield Change(path, source, reason)

    def _without_orphans(self, after: dict[str, bytes]) -> dict[str, bytes]:
        """Deletes the definitions of dropped properties that nothing in the project refers to any more."""
        sources = {path: after.get(path, self.project.read(path)) for path in self.paths}
        used = {name for source in sources.values() for name in REFERENCE.findall(source.decode("utf-8", "replace"))}
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


def bom_xml(ga: str, version: str) -> str:
    """A `<dependency>` that imports the BOM `group:artifact`."""
    group, _, artifact = ga.partition(":")
    parts = {"groupId": group, "artifactId": artifact, "version": version, "type": "pom", "scope": "import"}
    return "\n".join(
        ["<dependency>", *(f"    <{name}>{text}</{name}>" for name, text in parts.items()), "</dependency>"]
    )


def indented(xml: str) -> str:
    """One level deeper, by four blanks: what an edit turns into the file's own."""
    return "\n".join("    " + line for line in xml.split("\n"))


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
