"""Where a project registers a Hibernate interceptor: in its settings, or in code that makes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.config import config_files
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Project
from pipeline.sources.settings import ConfigFile, Setting
from pipeline.sources.syntax import ancestor, arguments, declared_type, field_text, literal, simple_name

_KEYS = ("hibernate.session_factory.interceptor", "hibernate.ejb.interceptor")
_INSPECTOR = "hibernate.session_factory.statement_inspector"
_CONSTANTS = ("AvailableSettings", "Environment")
_PUTS = ("put", "setProperty", "applySetting", "putIfAbsent", "of", "addProperty")


@dataclass(frozen=True)
class Registration:
    """One place that registers the interceptor: a setting of `file`, or a `call` with its `key` and `value`."""

    path: str
    file: ConfigFile | None = None
    setting: Setting | None = None
    call: Node | None = None
    key: Node | None = None
    value: Node | None = None

    @property
    def shared(self) -> bool:
        """Another registration of the same value is of the same object."""
        return self.value is not None and self.value.type in ("identifier", "field_access", "this")

    @property
    def can_add(self) -> bool:
        """A second registration can stand beside it."""
        above = self.call.parent if self.call is not None else None
        return self.call is None or (above is not None and above.type in ("expression_statement", "lambda_expression"))

    def write(self, edit: JavaEdit, instead: bool) -> None:
        """In code: the inspector's key in place of the interceptor's, or beside it."""
        if self.call is None or self.key is None or self.call.parent is None:
            return
        if instead:
            edit.replace(self.key, f'"{_INSPECTOR}"')
            return
        call, source = self.call, edit.file.source
        if literal(edit.file, self.key) == _KEYS[1]:
            edit.replace(self.key, f'"{_KEYS[0]}"')
        second = source[call.start_byte : self.key.start_byte] + f'"{_INSPECTOR}"'.encode()
        text = (second + source[self.key.end_byte : call.end_byte]).decode()
        if call.parent is not None and call.parent.type == "lambda_expression":
            edit.insert(call.start_byte, "{ ")
            edit.insert(call.end_byte, f"; {text}; }}")
        else:
            edit.insert(self.call.parent.end_byte, f"\n{' ' * self.call.parent.start_point[1]}{text};")

    def rewritten(self, file: ConfigFile, instead: bool) -> ConfigFile:
        """In settings, likewise."""
        if self.setting is None:
            return file
        key = next(self.setting.key.removesuffix(old) + _INSPECTOR for old in _KEYS if self.setting.key.endswith(old))
        if instead:
            return file.with_renamed({self.setting: key})
        return file.with_added(key, self.setting.value, self.setting.document)


def configured(project: Project) -> bool:
    """An inspector is registered already."""
    named = any(b"statement_inspector" in project.read(path).lower() for path in project.glob("**/*.java", "**/*.xml"))
    return named or any(True for _ in config_files(project, b"statement_inspector"))


def registrations(project: Project, qualified: str, home: str) -> Iterator[Registration]:
    """Of the class with this name, which is declared in `home`."""
    for path, file in config_files(project, b"interceptor"):
        for setting in file.settings:
            if setting.key.endswith(_KEYS) and setting.value.strip() == qualified:
                yield Registration(path, file, setting)
    simple = qualified.rpartition(".")[2]
    for path in project.java_paths(simple.encode()):
        file = project.java(path)
        for call in file.calls(*_PUTS):
            for key, value in zip(arguments(call), arguments(call)[1:], strict=False):
                if _is_key(file, key) and _is_of(file, value, qualified, path == home):
                    yield Registration(path, call=call, key=key, value=value)


def _is_key(file: JavaFile, node: Node) -> bool:
    owner, _, name = file.text(node).rpartition(".")
    return literal(file, node) in _KEYS or (name == "INTERCEPTOR" and owner.rpartition(".")[2] in _CONSTANTS)


def _is_of(file: JavaFile, node: Node, qualified: str, at_home: bool) -> bool:
    """`new A()`, `a`, `this.a`, `A.class`, `A.class.getName()`, `"pkg.A"`, and `this` within the class."""
    simple, text = qualified.rpartition(".")[2], file.text(node)
    if node.type == "this":
        around = ancestor(node, "class_declaration", "object_creation_expression")
        return at_home and around is not None and field_text(file, around, "name") == simple
    if node.type == "object_creation_expression":
        return simple_name(field_text(file, node, "type")) == simple
    if node.type in ("identifier", "field_access"):
        return declared_type(file, node) == simple
    return literal(file, node) == qualified or text in (f"{simple}.class", f"{simple}.class.getName()")
