"""Spring Cloud Stream's annotations, gone since 4.0: the same channels, bound by beans, heard by Spring Integration.

`@StreamListener` took its arguments from the method factory that `@ServiceActivator` uses too; run side by side on
3.2.10 and 4.3.0 both get the same payloads, headers, conversions, retries and answers, but for a parameter of type
Object or Message<?>: there 4.x gives a map for JSON where 3.x gave bytes. An Object is left to a person, a Message<?>
is taken raw, which keeps the bytes.
"""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.cloud.stream_channels import (
    ANNOTATION,
    BUILT_IN,
    MESSAGING,
    Bindings,
    Unclear,
    binding_interfaces,
    constants,
    home_of,
    meanings,
    named_classes,
    uses,
)
from pipeline.fixers.cloud.stream_functions import left_alone
from pipeline.fixers.cloud.stream_listeners import listeners
from pipeline.fixers.cloud.stream_writing import bindings, built_in, merged_import
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    body_of,
    field_text,
    in_header,
    methods,
    simple_name,
)
from shared.models import Wave

_OURS = ("EnableBinding", "StreamListener", "Input", "Output")
_FULL = ("Configuration", "SpringBootApplication", "SpringBootConfiguration", "TestConfiguration", "SpringBootTest")
_STEREOTYPES = ("Component", "Service", "Controller", "RestController", "Repository")
_REASON = (
    "Spring Cloud Stream has no @EnableBinding and @StreamListener since 4.0; the channels keep names and settings"
)


@fixer(
    "stream-annotations",
    title="Bind Spring Cloud Stream's channels without its annotations",
    source="Spring Cloud Stream 4.0 release notes (annotation-based programming model removed); catalogue G11",
    wave=Wave.TYPES,
    confidence="medium",
)
def stream_annotations(case: Case) -> Iterator[Change]:
    """@EnableBinding on classes, @StreamListener on methods, @Input and @Output in interfaces and at injection points;
    a module at a time, whole or not at all."""
    users = case.project.java_paths(ANNOTATION.encode(), MESSAGING.encode())
    for module in sorted({case.project.module_of(path) for path in users}):
        here = [path for path in users if case.project.module_of(path) == module]
        try:
            yield from _Module(case.project, module, here).changes()
        except Unclear:
            continue


class _Module:
    def __init__(self, project: Project, module: str, users: Sequence[str]) -> None:
        self.project = project
        self.module = module
        self.users = users
        self.paths = [path for path in project.java_paths() if project.module_of(path) == module]
        self.edits: dict[str, JavaEdit] = {path: project.java(path).edit() for path in users}
        self.enabled: dict[str, str] = {}
        """Built-in interfaces that are enabled here, each with the first file that does."""

    def changes(self) -> Iterator[Change]:
        self._check()
        known = binding_interfaces(self.project, self.users)
        for path, edit in self.edits.items():
            for annotation in edit.file.annotations("EnableBinding"):
                if uses(edit.file, "EnableBinding"):
                    self._enable(path, annotation, known)
        listeners(self.edits, constants(self.project, self.paths))
        for found in known.values():
            self._interface(self.edits[found.path], found)
        for edit in self.edits.values():
            _injected(edit)
            _no_wildcard(edit)
        made = list(self._built_in())
        functions = list(left_alone(self.project, self.module, self.paths))
        yield from (Change(p, edit.result(), _REASON) for p, edit in self.edits.items() if edit)
        yield from made
        yield from functions

    def _check(self) -> None:
        """Raises Unclear for what the annotations' counterparts do not reach."""
        for path in self.users:
            file = self.project.java(path)
            named = [name for name in _OURS if uses(file, name)]
            if file.has_errors or list(file.types_named(*named)) or file.annotations("StreamMessageConverter"):
                raise Unclear("an annotation as a type, or one without counterpart")
            for node in file.walk("scoped_identifier", "scoped_type_identifier"):
                if file.text(node) in (ANNOTATION, MESSAGING) and not in_header(node):
                    raise Unclear("a qualified name")

    def _enable(self, path: str, annotation: Node, known: dict[str, Bindings]) -> None:
        edit = self.edits[path]
        cls = home_of(annotation)
        if cls.type != "class_declaration":
            raise Unclear("a composed annotation")
        for name in (classes := named_classes(edit.file, annotation)):
            meaning = next((m for m in meanings(edit.file, name, cls) if m in known or _built_in_name(m)), None)
            if meaning is None:
                raise Unclear(f"{name} is not of this module")
            if meaning not in known and path < self.enabled.get(simple_name(meaning), "~"):
                self.enabled[simple_name(meaning)] = path
        _import(edit, cls, annotation, [f"{name}.Bindings.class" for name in classes])

    def _interface(self, edit: JavaEdit, found: Bindings) -> None:
        file, body = edit.file, body_of(found.node)
        if body is None or any(field_text(file, c, "name") == "Bindings" for c in body.named_children):
            raise Unclear("the name Bindings is taken")
        if {channel.method for channel in found.channels} & {channel.name for channel in found.channels}:
            raise Unclear("a constant named like a method, which the field would hide")
        for annotation in file.annotations("Input", "Output", under=body):
            edit.delete_annotation(annotation)
        outer, line = indent_at(file.source, found.node.start_byte), newline_of(file.source)
        step = indent_at(file.source, body.named_children[-1].start_byte).removeprefix(outer) or deeper(outer)
        text = bindings(field_text(file, found.node, "name"), found.channels, edit.type_name, step)
        text = "".join(f"{outer}{one}{line}" if one else line for one in text.splitlines())
        end = body.end_byte - 1
        edit.splices.replace(len(file.source[:end].rstrip()), end, line + line + text + outer)

    def _built_in(self) -> Iterator[Change]:
        """Sink, Source and Processor as the module's own, beside the class that enables them."""
        named = {n for n in BUILT_IN for edit in self.edits.values() if _names_built_in(edit.file, n)}
        for name in sorted(named):
            enabler = self.enabled.get(name) or (self.enabled.get("Processor") if "Processor" in named else None)
            if enabler is None:
                raise Unclear(f"{name} is enabled elsewhere")
            package = self.project.java(enabler).package
            path = f"{enabler.rpartition('/')[0]}/{name}.java".lstrip("/")
            if path in self.project or self._is_main_only(enabler, name):
                raise Unclear(f"no place for {name}")
            for edit in self.edits.values():
                _rename(edit, name, package)
            parents = name == "Processor" and len(named) == len(BUILT_IN)
            if name == "Processor" and len(named) == 2:
                raise Unclear("Processor and one of its parents")
            yield Change(path, built_in(package, name, bound=name in self.enabled, parents=parents).encode(), _REASON)

    def _is_main_only(self, enabler: str, name: str) -> bool:
        """The interface would lie among the tests, where the main code that names it does not see it."""
        main = [p for p, edit in self.edits.items() if "src/main/" in p and _names_built_in(edit.file, name)]
        return "src/test/" in enabler and bool(main)


def _import(edit: JavaEdit, cls: Node, annotation: Node, names: Sequence[str]) -> None:
    """@EnableBinding was a @Configuration that imports."""
    file, lines = edit.file, list[str]()
    full = annotations_of(file, cls, *_FULL)
    beans = any(annotations_of(file, method, "Bean") for method in methods(file, cls))
    if not full and (beans or not annotations_of(file, cls, *_STEREOTYPES)):
        lines.append(f"@{edit.type_name('org.springframework.context.annotation.Configuration')}")
    if names:
        lines.append(merged_import(edit, cls, names))
    indent = indent_at(file.source, cls.start_byte)
    if lines:
        edit.replace(annotation, f"{newline_of(file.source)}{indent}".join(lines))
    else:
        edit.delete_annotation(annotation)


def _injected(edit: JavaEdit) -> None:
    """@Output("x") at a field or parameter was a @Qualifier."""
    file = edit.file
    for annotation in file.annotations("Input", "Output"):
        name = simple_name(field_text(file, annotation, "name"))
        if not uses(file, name) or edit.splices.covers(annotation.start_byte, annotation.end_byte):
            continue
        if home_of(annotation).type not in ("field_declaration", "formal_parameter") or not arguments(annotation):
            raise Unclear(f"@{name} on something else")
        qualifier = edit.type_name("org.springframework.beans.factory.annotation.Qualifier")
        edit.replace(annotation, f"@{qualifier}{field_text(file, annotation, 'arguments')}")


def _no_wildcard(edit: JavaEdit) -> None:
    """Nothing but StreamRetryTemplate is left in the package."""
    for index, item in enumerate(edit.file.imports):
        if item.wildcard and item.name == ANNOTATION and not edit.file.annotations("StreamRetryTemplate"):
            edit.imports.remove(index)


def _rename(edit: JavaEdit, name: str, package: str) -> None:
    """Imports of the built-in interface, or of a member, name the project's own."""
    old, new = f"{MESSAGING}.{name}", f"{package}.{name}" if package else name
    for index, item in enumerate(edit.file.imports):
        if not item.static and not item.wildcard and item.name == old:
            if edit.file.package == package:
                edit.imports.remove(index)
            else:
                edit.imports.rename(index, new)
        elif item.static and (item.name == old or item.name.startswith(f"{old}.")):
            edit.imports.rename(index, new + item.name.removeprefix(old))
        elif item.wildcard and not item.static and item.name == MESSAGING:
            raise Unclear("a wildcard import")


def _names_built_in(file: JavaFile, name: str) -> bool:
    full = f"{MESSAGING}.{name}"
    return file.imported(full) or any(i.static and f"{i.name}.".startswith(f"{full}.") for i in file.imports)


def _built_in_name(meaning: str) -> bool:
    package, _, name = meaning.rpartition(".")
    return package == MESSAGING and name in BUILT_IN
