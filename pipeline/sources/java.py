"""Java source with concrete positions (tree-sitter), and edits that keep formatting and comments."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

import tree_sitter_java
from tree_sitter import Language, Node, Parser, Query, QueryCursor, Tree

from pipeline.sources.imports import Import, ImportEdits, unused_after
from pipeline.sources.splice import Splices, line_end, line_start, whole_lines

LANGUAGE = Language(tree_sitter_java.language())
_DECLARATIONS = tuple(f"{kind}_declaration" for kind in ("class", "interface", "enum", "record", "annotation_type"))


@lru_cache(maxsize=256)
def _query(pattern: str) -> Query:
    return Query(LANGUAGE, pattern)


class JavaFile:
    """One parsed file. Offsets are byte offsets into `source`."""

    def __init__(self, source: bytes) -> None:
        self.source = source

    @cached_property
    def tree(self) -> Tree:
        return Parser(LANGUAGE).parse(self.source)

    @property
    def root(self) -> Node:
        return self.tree.root_node

    @property
    def has_errors(self) -> bool:
        return self.root.has_error

    def text(self, node: Node) -> str:
        return self.source[node.start_byte : node.end_byte].decode("utf-8", "surrogateescape")

    def offset(self, line: int, column: int) -> int:
        """Byte offset of a place that javac names: 1-based, a tab reaching to the next multiple of eight."""
        lines = self.source.splitlines(keepends=True)
        start = sum(len(text) for text in lines[: line - 1])
        row = lines[line - 1].decode("utf-8", "surrogateescape") if 0 < line <= len(lines) else ""
        at = 0
        for number, character in enumerate(row):
            if at >= column - 1:
                return start + len(row[:number].encode("utf-8", "surrogateescape"))
            at = (at // 8 + 1) * 8 if character == "\t" else at + 1
        return start + len(row.encode("utf-8", "surrogateescape"))

    def expression_at(self, line: int | None, column: int | None) -> Node | None:
        """The expression that javac points at: a call at its dot (without receiver at its parenthesis), a binary one
        at its operator. None without a line or a column."""
        if line is None or column is None:
            return None
        at = self.offset(line, column)
        node = self.root.descendant_for_byte_range(at, at + 1)
        if node is not None and not node.is_named:
            node = node.parent
            if node is not None and node.type == "argument_list":
                node = node.parent
        elif node is not None and node.type == "identifier" and node.parent is not None:
            call = node.parent
            if call.type == "method_invocation" and call.child_by_field_name("name") == node:
                node = call
        return node

    @cached_property
    def package(self) -> str:
        for child in self.root.children:
            if child.type == "package_declaration":
                return self.text(child.named_children[-1])
        return ""

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(self._import(node) for node in self.root.children if node.type == "import_declaration")

    def _import(self, node: Node) -> Import:
        name = next(c for c in node.named_children if c.type in ("scoped_identifier", "identifier"))
        kinds = {child.type for child in node.children}
        return Import(self.text(name), "static" in kinds, "asterisk" in kinds, node)

    @cached_property
    def declared(self) -> frozenset[str]:
        """Simple names of the types that the file declares itself."""
        names = (node.child_by_field_name("name") for node in self.walk(*_DECLARATIONS))
        return frozenset(self.text(name) for name in names if name is not None)

    def imported(self, qualified: str) -> bool:
        """True when the type is imported by name or by `package.*` (not static)."""
        package = qualified.rpartition(".")[0]
        return any(not i.static and (i.name == package if i.wildcard else i.name == qualified) for i in self.imports)

    def walk(self, *types: str, under: Node | None = None) -> Iterator[Node]:
        """All nodes of these types below `under` (default: the file), in document order."""
        stack = [under or self.root]
        while stack:
            node = stack.pop()
            if node.type in types:
                yield node
            stack.extend(reversed(node.children))

    def matches(self, pattern: str, under: Node | None = None) -> list[dict[str, list[Node]]]:
        """Matches of a tree-sitter query: one dict of capture name to nodes for each."""
        return [captures for _, captures in QueryCursor(_query(pattern)).matches(under or self.root)]

    def calls(self, *names: str, under: Node | None = None) -> list[Node]:
        """`method_invocation` nodes of methods with these simple names, in document order."""
        return [
            node
            for node in self.walk("method_invocation", under=under)
            if (name := node.child_by_field_name("name")) is not None and self.text(name) in names
        ]

    def annotations(self, *names: str, under: Node | None = None) -> list[Node]:
        """`annotation` and `marker_annotation` nodes with these simple names."""
        return [
            node
            for node in self.walk("annotation", "marker_annotation", under=under)
            if (name := node.child_by_field_name("name")) is not None and self.text(name).rpartition(".")[2] in names
        ]

    def types_named(self, *names: str, under: Node | None = None) -> list[Node]:
        """`type_identifier` nodes with these simple names (uses of a type, not its imports)."""
        return [node for node in self.walk("type_identifier", under=under) if self.text(node) in names]

    def edit(self) -> "JavaEdit":
        return JavaEdit(self)


class JavaEdit:
    """Collects edits of one JavaFile; `result()` gives the new bytes, without imports that the edits left unused."""

    def __init__(self, file: JavaFile) -> None:
        self.file = file
        self.splices = Splices(file.source)
        self.imports = ImportEdits(file)

    def __bool__(self) -> bool:
        return bool(self.splices) or bool(self.imports)

    def replace(self, node: Node, text: str) -> None:
        self.splices.replace(node.start_byte, node.end_byte, text)

    def delete(self, node: Node) -> None:
        """Deletes the node, and its line when nothing else is on it."""
        self.splices.delete(*whole_lines(self.file.source, node.start_byte, node.end_byte))

    def delete_member(self, node: Node) -> None:
        """Deletes a method or field with the Javadoc above it and one of the blank lines around it."""
        source, start = self.file.source, node.start_byte
        previous = node.prev_named_sibling
        if previous and previous.type == "block_comment" and previous.end_point[0] == node.start_point[0] - 1:
            start = previous.start_byte
        start, end = line_start(source, start), line_end(source, node.end_byte)
        after, before = line_end(source, end), line_start(source, max(start - 1, 0))
        if not source[end:after].strip() and end < after:
            end = after
        elif source[end:after].strip() == b"}" and not source[before:start].strip():
            start = before
        self.splices.delete(start, end)

    def delete_annotation(self, node: Node) -> None:
        """Deletes it with its line when it is alone there, else with the blanks beside it."""
        source, end, start = self.file.source, node.end_byte, node.start_byte
        while source[end : end + 1] in (b" ", b"\t"):
            end += 1
        if source[end : end + 1] in (b"\n", b"\r", b""):
            end = node.end_byte
            start = len(source[:start].rstrip(b" \t"))
            first = line_start(source, start) == start
            start, end = (start, line_end(source, end)) if first else (start, end)
        self.splices.delete(start, end)

    def insert(self, at: int, text: str) -> None:
        self.splices.insert(at, text)

    def rename_import(self, old: str, new: str) -> None:
        """Rewrites the import's name; no-op when it is not imported by name."""
        for index, item in enumerate(self.file.imports):
            if item.name == old and not item.wildcard:
                self.imports.rename(index, new)

    def remove_import(self, name: str) -> None:
        for index, item in enumerate(self.file.imports):
            if item.name == name and not item.wildcard:
                self.imports.remove(index)

    def add_import(self, name: str, *, static: bool = False) -> None:
        """Adds it where its neighbours are; no-op when it is there already."""
        package = name.rpartition(".")[0]
        known = any(
            i.static == static and (i.name == package if i.wildcard else i.name == name) for i in self.file.imports
        )
        if not known and (static or package not in ("java.lang", self.file.package)):
            self.imports.add(f"import {'static ' if static else ''}{name};")

    def type_name(self, qualified: str) -> str:
        """How to name a type here: its simple name, imported, or the qualified one where another has the simple."""
        simple = qualified.rpartition(".")[2]
        others = (i.simple == simple and i.name != qualified and not i.static for i in self.file.imports)
        if any(others) or simple in self.file.declared:
            return qualified
        self.add_import(qualified)
        return simple

    def result(self) -> bytes:
        splices = self.splices.copy()
        self.imports.write(splices)
        return unused_after(self.file, JavaFile(splices.result()), self.imports.added)
