"""YAML configuration with positions: as Spring Boot flattens it, edited without touching the rest.

PyYAML only composes nodes here (positions), it never constructs objects. Aliases and merge keys are left alone.
Every edit gives a new file: positions are read again, so edits can't disturb each other.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from pipeline.sources.settings import Setting, SettingsError, canonical, is_under, tail
from pipeline.sources.splice import newline_of

_PLACEHOLDER = re.compile(r"@[\w.\-]+@")
_STAND_IN = "\ue000"
"""Stands for the `@` of Maven's resource filtering, with which YAML can't start a scalar."""
_NOT_PLAIN = re.compile(r"\A(?:[^\w/.$(+\-]|[-?](?:\s|\Z)|(?:yes|no|on|off|null)\Z|\Z)|: |:\Z| #|[\n\t]|\s\Z", re.I)


@dataclass(eq=False)
class Entry:
    """One key of a mapping. Offsets are character offsets; `end` is after the value's last character."""

    path: str
    key: ScalarNode
    value: Node
    parent: "Entry | None"
    document: int
    block: bool
    """False below `{}` or a list: only its own text may be replaced."""
    end: int
    leaves: list[tuple[Setting, Node]] = field(default_factory=list[tuple[Setting, Node]])
    """Every setting at or below it."""

    @property
    def start(self) -> int:
        return self.key.start_mark.index

    @property
    def home(self) -> str:
        """Path of the mapping that holds it."""
        return self.parent.path if self.parent else ""

    @property
    def holds_block(self) -> bool:
        return self.block and isinstance(self.value, MappingNode) and not self.value.flow_style and bool(self.leaves)


class YamlFile:
    """Raises SettingsError when the text is no YAML."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.text = source.decode("utf-8", "surrogateescape")
        masked = _PLACEHOLDER.sub(lambda m: _STAND_IN + m.group()[1:-1] + _STAND_IN, self.text)
        try:
            self._documents: list[Node] = list(yaml.compose_all(masked, Loader=yaml.SafeLoader))
        except (yaml.YAMLError, RecursionError) as error:
            raise SettingsError(str(error)) from error

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every mapping key of every document, in document order."""
        return tuple(entry for number, node in enumerate(self._documents) for entry in self._walk(node, None, number))

    @property
    def settings(self) -> tuple[Setting, ...]:
        return tuple(setting for entry in self.entries if entry.parent is None for setting, _ in entry.leaves)

    def _walk(
        self, node: Node, parent: Entry | None, document: int, at: str = "", block: bool = True
    ) -> Iterator[Entry]:
        if isinstance(node, MappingNode):
            for key, value in node.value:
                if isinstance(key, ScalarNode) and key.value != "<<":
                    yield from self._entry(key, value, parent, document, at, block and not node.flow_style)
        elif isinstance(node, SequenceNode):
            for number, item in enumerate(node.value):
                if item.start_mark.index > node.start_mark.index:
                    yield from self._walk(item, parent, document, f"{at}[{number}]", False)
                    self._leaf(item, parent, document, f"{at}[{number}]")

    def _entry(
        self, key: ScalarNode, value: Node, parent: Entry | None, document: int, at: str, block: bool
    ) -> Iterator[Entry]:
        path = f"{at}.{key.value}" if at and not key.value.startswith("[") else at + key.value
        after = key.end_mark.index
        entry = Entry(path, key, value, parent, document, block, self._end(value, after))
        yield entry
        if value.start_mark.index >= after:
            yield from self._walk(value, entry, document, path, block)
            self._leaf(value, entry, document, path)

    def _leaf(self, node: Node, entry: Entry | None, document: int, path: str) -> None:
        if isinstance(node, CollectionNode) and node.value:
            return
        value = node.value.replace(_STAND_IN, "@") if isinstance(node, ScalarNode) else ""
        setting = Setting(path, value, document, (entry.key if entry else node).start_mark.line + 1)
        while entry:
            entry.leaves.append((setting, node))
            entry = entry.parent

    def _end(self, node: Node, after: int) -> int:
        """After the last character of a value. Block collections and literals end, for YAML, at the next token;
        an alias has the position of its anchor, so its line's end is taken."""
        if node.start_mark.index < after:
            return self._line_end(after)
        if isinstance(node, MappingNode) and node.value and not node.flow_style:
            key, value = node.value[-1]
            return self._end(value, key.end_mark.index)
        if isinstance(node, SequenceNode) and node.value and not node.flow_style:
            last = node.value[-1]
            if last.start_mark.index > node.start_mark.index:
                return self._end(last, node.start_mark.index)
        raw = self.text[node.start_mark.index : node.end_mark.index]
        return max(after + 1, node.start_mark.index + len(raw.rstrip()))

    def _line_end(self, at: int) -> int:
        """Offset of the line break (or the end of the text) that ends this line."""
        found = self.text.find("\n", at)
        end = len(self.text) if found < 0 else found
        return end - (self.text[end - 1 : end] == "\r")

    def _next_line(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _column(self, entry: Entry) -> int:
        return entry.start - self._line_start(entry.start)

    @cached_property
    def _unit(self) -> int:
        """Columns of one level, as the first nested key has it."""
        steps = (self._column(e) - self._column(e.parent) for e in self.entries if e.parent and e.block)
        return next((step for step in steps if step > 0), 2)

    @property
    def _newline(self) -> str:
        return newline_of(self.source)

    def _spliced(self, start: int, end: int, text: str) -> "YamlFile":
        """The file with this edit; itself when that would be no YAML (the anchor of an alias deleted, say)."""
        try:
            return YamlFile((self.text[:start] + text + self.text[end:]).encode("utf-8", "surrogateescape"))
        except SettingsError:
            return self

    def with_renamed(self, renames: Mapping[Setting, str]) -> "YamlFile":
        """Settings that move together keep their lines together: the key above them is renamed or moved."""
        file, pending = self, {(s.document, s.key): new for s, new in renames.items()}
        while pending:
            plan = file._next_rename(pending)
            if plan is None:
                return file
            entry, path = plan
            for setting, _ in entry.leaves:
                pending.pop((setting.document, setting.key), None)
            file = file._moved(entry, path)
        return file

    def _next_rename(self, pending: Mapping[tuple[int, str], str]) -> tuple[Entry, str] | None:
        targets = {entry: path for entry in self.entries if (path := _target(entry, pending))}
        above = {entry.parent for entry in targets}
        chosen = next((entry for entry in targets if entry not in above), None)
        if chosen is None:
            return None
        while (parent := chosen.parent) in targets and not is_under(targets[chosen], chosen.home):
            if is_under(parent.path, targets[parent]):
                break  # it dissolves: its children go further up, each by itself
            if any(canonical(other.path) == canonical(targets[parent]) for other in self._others(parent)):
                break  # there is such a mapping already, which takes the children one by one
            chosen = parent
        return chosen, targets[chosen]

    def _moved(self, entry: Entry, path: str) -> "YamlFile":
        key_start, key_end = entry.start, entry.key.end_mark.index
        local = not entry.home or is_under(path, entry.home)
        names = _names(tail(path, entry.home) if entry.home and local else path)
        if local and (len(names) == 1 or "." in entry.key.value or not self._movable(entry)):
            return self._spliced(key_start, key_end, ".".join(names))
        if not self._movable(entry):
            return self
        if local and not any(e.home == entry.home and canonical(e.key.value) == names[0] for e in self._others(entry)):
            column, end = self._column(entry), self._next_line(entry.end)
            rest = self.text[key_end:end]
            return self._spliced(key_start, end, self._nested(names, rest, column, column))
        return self._relocated(entry, path)

    def _others(self, entry: Entry) -> Iterator[Entry]:
        return (other for other in self.entries if other is not entry and other.document == entry.document)

    def _movable(self, entry: Entry) -> bool:
        """In block style and first on its line, so that whole lines can be moved."""
        return entry.block and not self.text[self._line_start(entry.start) : entry.start].strip(" ")

    def _relocated(self, entry: Entry, path: str) -> "YamlFile":
        """Moves the entry's lines below the deepest mapping that fits, and drops mappings that this empties."""
        inside = {id(e) for e in self.entries if e.path == entry.path or is_under(e.path, entry.path)}
        home = self._home(path, entry.document, lambda e: id(e) not in inside)
        gone = entry
        while gone.parent and gone.parent is not home and len(gone.parent.leaves) == len(entry.leaves):
            gone = gone.parent
        start, end = self._line_start(gone.start), self._next_line(gone.end)
        names = _names(tail(path, home.path) if home else path)
        rest = self.text[entry.key.end_mark.index : self._next_line(entry.end)]
        at, column = self._place(home, entry.document)
        head = self._comments(entry)
        by = column - self._column(entry)
        block = "".join(_shifted(line, by) for line in head.splitlines(keepends=True))
        block += " " * column + self._nested(names, rest, self._column(entry), column)
        if not block.endswith("\n"):
            block += self._newline
        start = min(start, self._line_start(entry.start) - len(head))
        if at >= end:
            return self._spliced(start, at, self.text[end:at] + self._open(at) + block)
        return self._spliced(at, end, block + self.text[at:start])

    def _comments(self, entry: Entry) -> str:
        """The comment lines directly above the entry, at its column: they are about it."""
        start = self._line_start(entry.start)
        while start:
            above = self._line_start(start - 1)
            line = self.text[above:start]
            if not line.startswith(" " * self._column(entry) + "#"):
                break
            start = above
        return self.text[start : self._line_start(entry.start)]

    def _open(self, at: int) -> str:
        """The line break that is missing when text is added after a last line without one."""
        return self._newline if at and self.text[at - 1] != "\n" else ""

    def _nested(self, names: list[str], rest: str, old: int, new: int) -> str:
        """`a:` / `b:` / `c<rest>`, the first at column `new`, lines of `rest` moved from `old` along with it."""
        inner = new + self._unit * (len(names) - 1)
        heads = [f"{name}:{self._newline}{' ' * (new + self._unit * (i + 1))}" for i, name in enumerate(names[:-1])]
        first, *lines = rest.splitlines(keepends=True)
        return "".join(heads) + names[-1] + first + "".join(_shifted(line, inner - old) for line in lines)

    def _home(self, path: str, document: int, wanted: Callable[[Entry], bool] = lambda _: True) -> Entry | None:
        """The deepest block mapping above `path`."""
        fits = [
            e
            for e in self.entries
            if e.document == document
            and e.holds_block
            and wanted(e)
            and is_under(path, e.path)
            and canonical(path) != canonical(e.path)
        ]
        return max(fits, key=lambda e: len(e.path), default=None)

    def _place(self, home: Entry | None, document: int) -> tuple[int, int]:
        """Where to add a line below `home` (None: the document's root), and its column."""
        mates = [e for e in self.entries if e.parent is home and e.document == document and e.block]
        if not mates:
            return len(self.text), 0
        return self._next_line(mates[-1].end), self._column(mates[0])

    def with_value(self, setting: Setting, value: str) -> "YamlFile":
        for entry in self.entries:
            for known, node in entry.leaves:
                if known == setting:
                    return self._with_scalar(entry, node, value)
        return self

    def _with_scalar(self, entry: Entry, node: Node, value: str) -> "YamlFile":
        start, end = node.start_mark.index, node.end_mark.index
        if start == end and node is entry.value:
            return self._spliced(entry.key.end_mark.index + 1, entry.key.end_mark.index + 1, " " + rendered(value))
        if start == end or self.text[start] in "&!|>[{":
            return self
        return self._spliced(start, end, rendered(value, self.text[start]))

    def without(self, settings: Collection[Setting]) -> "YamlFile":
        """Deletes lines; a mapping that this empties goes too. Lists go whole or not at all."""
        file, pending = self, {(s.document, s.key) for s in settings}
        while True:
            gone = next((e for e in file.entries if file._movable(e) and _all_in(e, pending)), None)
            if gone is None:
                return file
            pending -= {(s.document, s.key) for s, _ in gone.leaves}
            file = file._spliced(file._line_start(gone.start), file._next_line(gone.end), "")

    def with_added(self, key: str, value: str, document: int = 0) -> "YamlFile":
        home = self._home(key, document)
        names = _names(tail(key, home.path) if home else key)
        if len(self._documents) > 1 and not any(e.document == document for e in self.entries):
            return self
        at, column = self._place(home, document)
        mates = [e for e in self.entries if e.parent is home and e.document == document]
        if any("." in mate.key.value for mate in mates):
            names = [".".join(names)]
        line = " " * column + self._nested(names, f": {rendered(value)}{self._newline}", column, column)
        return self._spliced(at, at, self._open(at) + line)


def rendered(value: str, quote: str = "") -> str:
    """A scalar that reads back as this text; plain when that is safe and the old one was."""
    if quote == "'":
        return "'" + value.replace("'", "''") + "'"
    if quote == '"' or _NOT_PLAIN.search(value):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    return value


def _target(entry: Entry, pending: Mapping[tuple[int, str], str]) -> str | None:
    """The path that gives every setting below the entry its new key, if there is one."""
    paths: set[str | None] = set()
    for setting, _ in entry.leaves:
        new, end = pending.get((setting.document, setting.key)), setting.key[len(entry.path) :]
        paths.add(new[: len(new) - len(end)] if new and new.endswith(end) else None)
    return paths.pop() if len(paths) == 1 and entry.path not in paths else None


def _all_in(entry: Entry, pending: Collection[tuple[int, str]]) -> bool:
    return bool(entry.leaves) and all((s.document, s.key) in pending for s, _ in entry.leaves)


def _names(path: str) -> list[str]:
    """Key elements; what is in `[]` stays whole."""
    return re.findall(r"(?:[^.\[]|\[[^\]]*\])+", path)


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * by + line if by >= 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]
