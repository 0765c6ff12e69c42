"""Hystrix's exceptions around Feign calls -> those of Spring Cloud Circuit Breaker.

Shapes: catch (also among others), throws, @ExceptionHandler, instanceof in a FallbackFactory, a test's thenThrow or
`new HystrixRuntimeException(..)`. All of the project or nothing: HystrixBadRequestException (no fallback, no failure),
failure types and commands of the project's own have no equal and stay, to be explained. A fallback that throws was
wrapped like a failed call and is now seen as it is: a catch that is about its client names its exception too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.cloud.feign_hystrix import hystrix_clients
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import newline_of
from pipeline.sources.syntax import ancestor, annotations_of, arguments, declared_type, field, field_text, pairs
from shared.models import Wave

_RUNTIME, _TIMEOUT = "HystrixRuntimeException", "HystrixTimeoutException"
_PACKAGE = "com.netflix.hystrix.exception"
_NAMES = {
    f"{_PACKAGE}.{_RUNTIME}": "org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException",
    f"{_PACKAGE}.{_TIMEOUT}": "java.util.concurrent.TimeoutException",
}
_NETFLIX = (b"com.netflix.hystrix", b"com.netflix.zuul")
_MEMBERS = ("getFailureType", "getImplementingClass", "getFallbackException")
_BROAD = frozenset({"Throwable", "Exception", "RuntimeException"})


@dataclass(frozen=True)
class _Fallback:
    path: str
    node: Node
    thrown: frozenset[str]
    """Simple names; what is thrown again from a variable is "", unknown."""


@fixer(
    "hystrix-exceptions",
    title="Catch what a Feign call throws without Hystrix",
    source="Javadoc of NoFallbackAvailableException, Spring Cloud Commons 4.3; OpenFeign 4 reference, Fallbacks",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def hystrix_exceptions(case: Case) -> Iterator[Change]:
    project = case.project
    paths = project.java_paths(*_NETFLIX)
    if not paths or not hystrix_clients(project):
        return
    throwing = {name: fallback for name, fallback in _fallbacks(project) if fallback.thrown}
    done = {path: _Conversion(project, path, throwing).result() for path in paths}
    if all(after is not None for after in done.values()):
        for path, after in done.items():
            yield Change(path, after, "a Feign call without a fallback fails with this now, for the same cause")


def _fallbacks(project: Project) -> Iterator[tuple[str, _Fallback]]:
    """Each client that has a fallback, by its simple name."""
    for path in project.java_paths(b"@FeignClient"):
        file = project.java(path)
        for client in file.walk("interface_declaration"):
            for annotation in annotations_of(file, client, "FeignClient"):
                given = pairs(file, annotation)
                for value in (given[n] for n in ("fallback", "fallbackFactory") if n in given):
                    for found in _classes(project, file.text(value).removesuffix(".class").rpartition(".")[2]):
                        yield field_text(file, client, "name"), found


def _classes(project: Project, name: str) -> Iterator[_Fallback]:
    for path in project.java_paths(f"class {name}".encode()):
        file = project.java(path)
        for cls in file.walk("class_declaration"):
            if field_text(file, cls, "name") == name:
                thrown = frozenset(_thrown(file, node) for node in file.walk("throw_statement", under=cls))
                yield _Fallback(path, cls, thrown)


def _thrown(file: JavaFile, statement: Node) -> str:
    value = statement.named_children[0]
    return field_text(file, value, "type").rpartition(".")[2] if value.type == "object_creation_expression" else ""


class _Conversion:
    """One file. `result` is None where something has no equal."""

    def __init__(self, project: Project, path: str, throwing: dict[str, _Fallback]) -> None:
        self.project, self.path, self.throwing = project, path, throwing
        self.file = project.java(path)

    def result(self) -> bytes | None:
        file, edit = self.file, self.file.edit()
        uses = file.types_named(_RUNTIME)
        timeouts = file.types_named(_TIMEOUT, "TimeoutException")
        clash = {file.text(node) for node in timeouts} == {_TIMEOUT, "TimeoutException"}
        own = any(node.parent is not None and node.parent.type == "superclass" for node in (*uses, *timeouts))
        if file.calls(*_MEMBERS) or own or clash or not all(self._convert(edit, node) for node in uses):
            return None
        self._expand_wildcard(edit)
        after = rename_types(JavaFile(edit.result()), _NAMES)
        return None if any(package in after for package in _NETFLIX) else after

    def _expand_wildcard(self, edit: JavaEdit) -> None:
        for item in self.file.imports:
            if item.wildcard and item.name == _PACKAGE:
                named = [name for name in _NAMES if self.file.types_named(name.rpartition(".")[2])]
                edit.replace(item.node, newline_of(self.file.source).join(f"import {name};" for name in named))

    def _convert(self, edit: JavaEdit, use: Node) -> bool:
        creation = ancestor(use, "object_creation_expression")
        if creation is not None and field(creation, "type") == use:
            return _shorten(edit, creation)
        if not self.throwing or "src/test/" in self.path or ancestor(use, "throws") is not None:
            return True
        caught = ancestor(use, "catch_clause")
        kinds = [n for n in self.file.walk("catch_type", under=caught) if use in n.children] if caught else []
        return bool(kinds) and caught is not None and self._widen(edit, kinds[0], caught)

    def _widen(self, edit: JavaEdit, kinds: Node, caught: Node) -> bool:
        """Adds what the fallbacks of the clients that the try block uses throw; False when that is not certain."""
        block = caught.parent.child_by_field_name("body") if caught.parent else None
        if block is None:
            return False
        clients = {declared_type(self.file, n) for n in self.file.walk("identifier", under=block)} & self._clients()
        thrown = {name for client in clients for name in self._of(client)}
        if not clients or thrown & (_BROAD | {""}) or (thrown and not self._is_plain(block, caught, thrown)):
            return False
        known = {self.file.text(node).rpartition(".")[2] for node in kinds.named_children}
        for name in sorted(thrown - known):
            qualified = self._qualified(name)
            edit.insert(kinds.end_byte, f" | {edit.type_name(qualified) if '.' in qualified else name}")
        return True

    def _clients(self) -> set[str]:
        paths = self.project.java_paths(b"@FeignClient")
        files = [self.project.java(path) for path in paths]
        return {field_text(f, n, "name") for f in files for n in f.walk("interface_declaration")}

    def _of(self, client: str) -> frozenset[str]:
        return self.throwing[client].thrown if client in self.throwing else frozenset()

    def _is_plain(self, block: Node, caught: Node, thrown: set[str]) -> bool:
        """Nothing else in the try block throws these, no other clause catches them, nobody asks for the cause."""
        names = {field_text(self.file, call, "name") for call in self.file.walk("method_invocation", under=block)}
        others = (
            [n for n in caught.parent.children if n.type == "catch_clause" and n != caught] if caught.parent else []
        )
        if list(self.file.walk("throw_statement", under=block)) or self.file.calls("getCause", under=caught):
            return False
        if any(self.file.types_named(*thrown, under=field(n, "body").prev_named_sibling) for n in others):
            return False
        return not any(self._throws(name, thrown) for name in names)

    def _throws(self, name: str, thrown: set[str]) -> bool:
        """A method of this name throws one of them, fallbacks apart."""
        apart = {fallback.path for fallback in self.throwing.values()}
        for path in self.project.java_paths(*(f"new {n}".encode() for n in thrown)):
            file = self.project.java(path)
            declared = [m for m in file.walk("method_declaration") if field_text(file, m, "name") == name]
            if path not in apart and any(_thrown(file, s) in thrown for s in _throws_in(file, declared)):
                return True
        return False

    def _qualified(self, name: str) -> str:
        for fallback in self.throwing.values():
            file = self.project.java(fallback.path)
            imported = next((i.name for i in file.imports if i.simple == name and not i.static), None)
            if name in fallback.thrown and imported is not None:
                return imported
        return name


def _throws_in(file: JavaFile, methods: Sequence[Node]) -> Iterator[Node]:
    for method in methods:
        yield from file.walk("throw_statement", under=method)


def _shorten(edit: JavaEdit, creation: Node) -> bool:
    """(failure type, command, message, cause, fallback's exception) -> (message, cause)."""
    given = arguments(creation)
    if len(given) != 5:
        return False
    edit.splices.delete(given[0].start_byte, given[2].start_byte)
    edit.splices.delete(given[3].end_byte, given[4].end_byte)
    return True
