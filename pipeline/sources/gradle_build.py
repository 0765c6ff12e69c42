"""Edits of a Gradle build: versions set or taken away, dependencies replaced and added, across its files."""

import re
from collections.abc import Iterable, Sequence

from pipeline.sources.builds import Coordinate
from pipeline.sources.gradle import Statement
from pipeline.sources.gradle_catalog import Entry
from pipeline.sources.gradle_dependencies import NOTATION, Definition, GradleDependency, GradleFiles, Span, map_fields
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import Splices, indent_at, line_start, newline_of, whole_lines

CONFIGURATIONS = {
    "compile": "implementation",
    "runtime": "runtimeOnly",
    "provided": "compileOnly",
    "test": "testImplementation",
}
"""Gradle's configuration by Maven's scope."""


class GradleBuild(GradleFiles):
    """Pending edits by file. Whoever edits a place first has it; a second edit of the same place is left out."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._edits: dict[str, Splices] = {}
        self._added: set[tuple[str, str]] = set()

    def splices(self, path: str) -> Splices:
        if path not in self._edits:
            self._edits[path] = Splices(self.project.read(path))
        return self._edits[path]

    def put(self, path: str, span: Span, text: str) -> None:
        """Replaces the span unless it says so already or somebody was there before."""
        source = self.project.read(path)
        if source[span[0] : span[1]] != text.encode() and not self.splices(path).covers(*span):
            self.splices(path).replace(*span, text)

    def delete_lines(self, path: str, start: int, end: int) -> None:
        self.splices(path).delete(*whole_lines(self.project.read(path), start, end))

    def statement_span(self, definition: Definition) -> Span:
        """Of the assignment that holds the definition; the bare line in a properties file."""
        start, end = definition.span
        if definition.file in self.scripts:
            found = (s for s in self.scripts[definition.file].statements if s.start <= start and end <= s.end)
            return next(((s.start, s.end) for s in found), definition.span)
        source = self.project.read(definition.file)
        return line_start(source, start), end

    def set_definitions(self, path: str, name: str, version: str) -> bool:
        """Sets the nearest literal of a variable; False when there is none."""
        found = self.definitions(path, name)
        if found:
            self.put(found[0].file, found[0].span, version)
        return bool(found)

    def set_version(self, declared: GradleDependency, version: str | None) -> None:
        if (
            version is not None
            and declared.variable
            and self.set_definitions(declared.file, declared.variable, version)
        ):
            return
        if declared.kind == "catalog":
            self._set_catalog_version(declared, version)
        elif declared.kind == "map":
            self._set_map_version(declared, version)
        elif declared.token is not None:
            self._write(declared, Coordinate(declared.group, declared.artifact, version, None, declared.classifier))

    def _set_catalog_version(self, declared: GradleDependency, version: str | None) -> None:
        entry, catalog = declared.entry, self.catalogs[declared.file]
        if entry is None:
            return
        reference, inline, module = entry.field("version.ref"), entry.field("version"), entry.string
        if version is None:
            self._drop_catalog_version(declared, entry)
        elif reference and (field := catalog.version(reference.value)):
            self.put(declared.file, field.span, version)
        elif inline:
            self.put(declared.file, inline.span, version)
        elif module:
            self.put(declared.file, module.span, f"{declared.ga}:{version}")
        elif entry.text.rstrip().endswith("}"):
            at = entry.offset + len(entry.text.rstrip()) - 1
            self.splices(declared.file).insert(at, f', version = "{version}" ')

    def _drop_catalog_version(self, declared: GradleDependency, entry: Entry) -> None:
        match = re.search(r",\s*version(?:\.ref)?\s*=\s*[\"'][^\"']*[\"']", entry.text)
        if match:
            self.put(declared.file, (entry.offset + match.start(), entry.offset + match.end()), "")
        elif entry.string:
            self.put(declared.file, entry.string.span, declared.ga)

    def _set_map_version(self, declared: GradleDependency, version: str | None) -> None:
        if declared.statement is None:
            return
        fields = map_fields(declared.statement)
        found = fields.get("version")
        if found is not None and version is not None:
            self.put(
                declared.file,
                found.inner if found.kind == "string" else (found.start, found.end),
                version if found.kind == "string" else f"'{version}'",
            )
        elif found is not None:
            tokens = declared.statement.tokens
            comma = tokens[tokens.index(found) - 3]
            self.put(declared.file, (comma.start, found.end), "")
        elif version is not None:
            name, equals = fields["name"], " = " if self.scripts[declared.file].kotlin else ": "
            quote = '"' if self.scripts[declared.file].kotlin else "'"
            self.splices(declared.file).insert(name.end, f", version{equals}{quote}{version}{quote}")

    def _write(self, declared: GradleDependency, item: Coordinate) -> None:
        """Rewrites a string notation, and what is added to it (`+ version`)."""
        token, statement = declared.token, declared.statement
        if token is None or statement is None:
            return
        match, tokens = NOTATION.fullmatch(token.value), statement.tokens
        after = tokens.index(token) + 2
        if after < len(tokens) and tokens[after - 1].value == "+":
            quote = self.project.read(declared.file)[token.start : token.inner[0]].decode("latin-1")
            self.put(declared.file, (token.inner[0], tokens[after].end), notation(item) + quote)
        else:
            written = match["version"] if match and item.version == declared.version else item.version
            same = Coordinate(item.group, item.artifact, written, None, item.classifier)
            self.put(declared.file, token.inner, notation(same))

    def replace(self, declared: GradleDependency, successors: Sequence[Coordinate]) -> None:
        fresh = [item for item in successors if self._is_fresh(declared, item)]
        if declared.kind == "catalog":
            self._replace_entry(declared, fresh)
        elif declared.statement is not None:
            self._replace_statement(declared, declared.statement, fresh)

    def _is_fresh(self, declared: GradleDependency, item: Coordinate) -> bool:
        key = (declared.file, item.ga)
        present = any((d.file, d.ga, d.management) == (*key, declared.management) for d in self.declared)
        if (present and item.ga != declared.ga) or key in self._added or (declared.management and item.version is None):
            return False
        self._added.add(key)
        return True

    def _replace_statement(self, declared: GradleDependency, statement: Statement, fresh: list[Coordinate]) -> None:
        if not fresh:
            if len(statement.strings) == 1 or declared.kind == "map":
                self._delete_statement(declared.file, statement)
            return
        if declared.kind == "map":
            fields = map_fields(statement)
            self.put(declared.file, fields["group"].inner, fresh[0].group)
            self.put(declared.file, fields["name"].inner, fresh[0].artifact)
            self._set_map_version(declared, fresh[0].version)
        else:
            self._write(declared, fresh[0])
        configuration = statement.head
        lines = [self._line(declared.file, item, configuration) for item in fresh[1:]]
        source = self.project.read(declared.file)
        indent, newline = indent_at(source, statement.start), newline_of(source)
        for line in lines:
            self.splices(declared.file).insert(self._end_of(declared.file, statement), newline + indent + line)

    def _end_of(self, path: str, statement: Statement) -> int:
        """After the statement's closure, if it has one."""
        closures = [b for b in self.scripts[path].blocks if b.start == statement.start]
        return max((b.inner_end + 1 for b in closures), default=statement.end)

    def _delete_statement(self, path: str, statement: Statement) -> None:
        self.delete_lines(path, statement.start, self._end_of(path, statement))

    def _replace_entry(self, declared: GradleDependency, fresh: list[Coordinate]) -> None:
        """In a catalogue only one library can take the place of another; none at all leaves it as it is."""
        entry = declared.entry
        if entry is None or not fresh:
            return
        item = fresh[0]
        module, group, name = entry.field("module"), entry.field("group"), entry.field("name")
        if module:
            self.put(declared.file, module.span, item.ga)
        elif group and name:
            self.put(declared.file, group.span, item.group)
            self.put(declared.file, name.span, item.artifact)
        elif entry.string:
            self.put(declared.file, entry.string.span, f"{item.ga}:{item.version}" if item.version else item.ga)
            return
        if item.version != declared.version:
            self._set_catalog_version(declared, item.version)

    def add(self, path: str, item: Coordinate) -> None:
        """Adds it at the end of the script's first top-level `dependencies` block; no-op when added before."""
        if (path, item.ga) in self._added:
            return
        self._added.add((path, item.ga))
        script, source = self.scripts[path], self.project.read(path)
        newline = newline_of(source)
        line = self._line(path, item, CONFIGURATIONS[item.scope or "compile"])
        block = script.block("dependencies")
        if block is None:
            end = newline if not source.endswith(b"\n") else ""
            text = f"{end}{newline}dependencies {{{newline}    {line}{newline}}}{newline}"
            self.splices(path).insert(len(source), text)
            return
        inside = [s for s in script.statements if s.blocks == ("dependencies",)]
        if inside:
            at, indent = self._end_of(path, inside[-1]), indent_at(source, inside[-1].start)
            self.splices(path).insert(at, newline + indent + line)
        else:
            self.splices(path).insert(block.inner_start, f"{newline}    {line}")

    def _line(self, path: str, item: Coordinate, configuration: str) -> str:
        kotlin = self.scripts[path].kotlin
        text = notation(item)
        configuration = CONFIGURATIONS[item.scope] if item.scope else configuration
        body = f'{configuration}("{text}")' if kotlin else f"{configuration} '{text}'"
        if not item.exclusions:
            return body
        group, _, module = item.exclusions[0].partition(":")
        exclude = (
            f'exclude(group = "{group}", module = "{module}")'
            if kotlin
            else f"exclude group: '{group}', module: '{module}'"
        )
        return (body if kotlin else f"{configuration}('{text}')") + f" {{ {exclude} }}"

    def changes(self, reason: str) -> Iterable[Change]:
        for path, splices in self._edits.items():
            if splices:
                yield Change(path, splices.result(), reason)


def notation(item: Coordinate) -> str:
    """`group:artifact[:version][:classifier]`; a classifier without a version leaves its place empty."""
    rest = [item.version or "", item.classifier] if item.classifier else [item.version] if item.version else []
    return ":".join([item.group, item.artifact, *rest])
