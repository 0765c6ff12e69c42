"""Edits of YAML configuration that leave the rest of the text untouched.

Every edit gives a new file: positions are read again, so edits can't disturb each other.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from yaml.nodes import Node

from pipeline.sources.settings import Setting, SettingsError, canonical, is_under, tail
from pipeline.sources.yaml_tree import Entry, YamlTree

_NOT_PLAIN = re.compile(r"\A(?:[^\w/.$(+\-]|[-?](?:\s|\Z)|(?:yes|no|on|off|null)\Z|\Z)|: |:\Z| #|[\n\t]|\s\Z", re.I)


class YamlFile(YamlTree):
    """Raises SettingsError when the text is no YAML."""

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
        names = self._names_below(home, path, entry.document, inside)
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
            and (e.holds_block or e.is_empty)
            and wanted(e)
            and is_under(path, e.path)
            and canonical(path) != canonical(e.path)
        ]
        return max(fits, key=lambda e: len(e.path), default=None)

    def _names_below(
        self, home: Entry | None, path: str, document: int, but: Collection[int] = frozenset()
    ) -> list[str]:
        """The keys that lead to `path`; one dotted key where the first is taken (by a flow mapping, a plain value)."""
        names = _names(tail(path, home.path) if home else path)
        mates = (e for e in self.entries if e.parent is home and e.document == document and id(e) not in but)
        return [".".join(names)] if any(canonical(e.key.value) == canonical(names[0]) for e in mates) else names

    def _place(self, home: Entry | None, document: int) -> tuple[int, int]:
        """Where to add a line below `home` (None: the document's root), and its column."""
        mates = [e for e in self.entries if e.parent is home and e.document == document and e.block]
        if home and not mates:
            return self._next_line(home.end), self._column(home) + self._unit
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
        if len(self._documents) > 1 and not any(e.document == document for e in self.entries):
            return self
        at, column = self._place(home, document)
        mates = [e for e in self.entries if e.parent is home and e.document == document]
        names = self._names_below(home, key, document)
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
