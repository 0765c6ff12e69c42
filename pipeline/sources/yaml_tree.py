"""YAML configuration as it stands: every key with its place in the text, and its settings as Spring Boot flattens them.

PyYAML only composes nodes here (positions), it never constructs objects. Aliases and merge keys are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from pipeline.sources.settings import Setting, SettingsError
from pipeline.sources.splice import newline_of

_PLACEHOLDER = re.compile(r"@[\w.\-]+@")
_STAND_IN = "\ue000"
"""Stands for the `@` of Maven's resource filtering, with which YAML can't start a scalar."""


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

    @property
    def is_empty(self) -> bool:
        """A key with nothing behind its colon: what is added below it becomes its mapping."""
        value = self.value
        return self.block and self.start < value.start_mark.index == value.end_mark.index


class YamlTree:
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
