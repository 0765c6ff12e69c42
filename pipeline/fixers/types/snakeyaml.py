"""SnakeYAML 2: what reads and writes YAML takes its options in the constructor."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, body_of, field_text, members, superclass
from shared.models import Wave

_YAML = "org.yaml.snakeyaml"
_OPTIONS = {
    f"{_YAML}.constructor.Constructor": "LoaderOptions",
    f"{_YAML}.constructor.SafeConstructor": "LoaderOptions",
    f"{_YAML}.constructor.CustomClassLoaderConstructor": "LoaderOptions",
    f"{_YAML}.representer.Representer": "DumperOptions",
    f"{_YAML}.representer.SafeRepresenter": "DumperOptions",
}


@fixer(
    "snakeyaml-options",
    title="Give SnakeYAML's constructors and representers their options",
    source="SnakeYAML 2.0 changes (constructors without LoaderOptions or DumperOptions removed); Boot 3.2 manages 2.x",
    wave=Wave.TYPES,
)
def snakeyaml_options(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 2):
        return
    for path in case.project.java_paths(f"{_YAML}.constructor".encode(), f"{_YAML}.representer".encode()):
        edit = case.project.java(path).edit()
        options = {name.rpartition(".")[2]: kind for name, kind in _OPTIONS.items() if edit.file.imported(name)}
        for creation in edit.file.walk("object_creation_expression"):
            _created(edit, creation, options)
        for cls in edit.file.walk("class_declaration"):
            _extended(edit, cls, options)
        if edit:
            yield Change(path, edit.result(), "SnakeYAML 2 takes these options in the constructor")


def _created(edit: JavaEdit, creation: Node, options: dict[str, str]) -> None:
    kind = options.get(field_text(edit.file, creation, "type"))
    given = arguments(creation)
    if kind is None or len(given) > 1 or any("ptions" in edit.file.text(node) for node in given):
        return
    values = creation.child_by_field_name("arguments")
    if values is not None:
        edit.insert(values.end_byte - 1, f"{', ' if given else ''}{_new(edit, kind)}")


def _extended(edit: JavaEdit, cls: Node, options: dict[str, str]) -> None:
    """A subclass calls a constructor of its superclass, said or not."""
    kind, body = options.get(superclass(edit.file, cls)), body_of(cls)
    if kind is None or body is None:
        return
    source = edit.file.source
    constructors = members(cls, "constructor_declaration")
    for constructor in constructors:
        calls = list(edit.file.walk("explicit_constructor_invocation", under=constructor))
        inner = constructor.child_by_field_name("body")
        if not calls and inner is not None:
            unit = indent_at(source, constructor.start_byte)[len(indent_at(source, cls.start_byte)) :]
            indent = newline_of(source) + indent_at(source, constructor.start_byte) + unit
            edit.insert(inner.start_byte + 1, f"{indent}super({_new(edit, kind)});")
    if not constructors and body.named_children:
        indent = newline_of(source) + indent_at(source, body.named_children[0].start_byte)
        unit = indent[len(newline_of(source) + indent_at(source, cls.start_byte)) :]
        lines = [f"{field_text(edit.file, cls, 'name')}() {{", f"{unit}super({_new(edit, kind)});", "}", ""]
        edit.insert(body.start_byte + 1, indent + indent.join(lines).rstrip(" \t"))


def _new(edit: JavaEdit, kind: str) -> str:
    return f"new {edit.type_name(f'{_YAML}.{kind}')}()"
