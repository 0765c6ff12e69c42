"""SQL functions of a dialect of one's own: Hibernate 6 asks for them in a method, where 5 took them in the constructor.

Source: Hibernate 6.2 Javadoc, Dialect.initializeFunctionRegistry(FunctionContributions), SqmFunctionRegistry.register,
registerPattern and registerNoArgs; 6.0 migration guide, "SQL functions". Only functions by name, by template, without
arguments and of any number of arguments are moved, from the top of the constructor, and only when the class has no
others. A MetadataBuilderContributor hands on all but those by name in the same words: they have no class of their own.
"""

from collections.abc import Iterable, Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, field, field_text, members, superclass
from shared.models import Wave

_GIVEN = "functionContributions"
_REGISTRY = f"{_GIVEN}.getFunctionRegistry()"
_TYPES = f"{_GIVEN}.getTypeConfiguration().getBasicTypeRegistry()"
_VALUES = ("string_literal", "field_access", "identifier", "binary_expression", "true", "false")


@fixer(
    "hibernate-dialect-functions",
    title="Register a dialect's SQL functions where Hibernate 6 asks for them",
    source="Hibernate 6.0 migration guide; Javadoc of Hibernate 6.2, Dialect.initializeFunctionRegistry",
    wave=Wave.TYPES,
)
def hibernate_dialect_functions(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 1):
        return
    for path in case.project.java_paths(b"registerFunction("):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration") if b"org.hibernate.dialect" in file.source else ():
            if superclass(file, cls).endswith("Dialect"):
                _move(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 asks a dialect for its functions")


def _move(edit: JavaEdit, cls: Node) -> None:
    file, constructors = edit.file, members(cls, "constructor_declaration")
    calls = file.calls("registerFunction", under=cls)
    body = constructors[0].child_by_field_name("body") if len(constructors) == 1 else None
    lines = [_registered(file, call) for call in calls]
    if body is None or not calls or not all(lines) or b"initializeFunctionRegistry" in file.source:
        return
    if any(call.parent is None or call.parent.parent != body for call in calls):
        return
    for call in calls:
        if call.parent is not None:
            edit.delete(call.parent)
    parameter = f"{edit.type_name('org.hibernate.boot.model.FunctionContributions')} {_GIVEN}"
    head = f"public void initializeFunctionRegistry({parameter}) {{"
    override(edit, constructors[0], head, (f"super.initializeFunctionRegistry({_GIVEN});", *lines))


def override(edit: JavaEdit, constructor: Node, head: str, lines: Iterable[str]) -> None:
    """A method that overrides, after the constructor."""
    source, cls = edit.file.source, constructor.parent and constructor.parent.parent
    newline, indent = newline_of(source), indent_at(source, constructor.start_byte)
    inner = indent + (indent[len(indent_at(source, cls.start_byte)) :] if cls else "")
    statements = "".join(f"{newline}{inner}{line}" for line in lines)
    text = f"{indent}@Override{newline}{indent}{head}{statements}{newline}{indent}}}"
    edit.insert(constructor.end_byte, f"{newline}{newline}{text}")


@fixer(
    "hibernate-contributed-functions",
    title="Contribute SQL functions by template as Hibernate 6 takes them",
    source="Hibernate 6.0 migration guide; Javadoc of Hibernate 6.6, MetadataBuilder.applyFunctions",
    wave=Wave.TYPES,
)
def hibernate_contributed_functions(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 1):
        return
    for path in case.project.java_paths(b"applySqlFunction("):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("applySqlFunction"):
            _contribute(edit, call)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 has no class for SQL functions by template")


def _contribute(edit: JavaEdit, call: Node) -> None:
    line, given = _registered(edit.file, call).removesuffix(";"), arguments(call)
    created = given[1] if len(given) == 2 else call
    if not line or field_text(edit.file, created, "type") in ("", "StandardSQLFunction"):
        return
    edit.replace(field(call, "name"), "applyFunctions")
    edit.splices.replace(given[0].start_byte, created.end_byte, f"{_GIVEN} -> {line}")


def _registered(file: JavaFile, call: Node) -> str:
    """The statement in its place, "" for a function of another kind."""
    given = arguments(call)
    function = given[1] if len(given) == 2 else call
    values = arguments(function)
    if function.type != "object_creation_expression" or not values or any(v.type not in _VALUES for v in values):
        return ""
    name, texts = file.text(given[0]), [file.text(value) for value in values]
    match field_text(file, function, "type"), len(values):
        case "StandardSQLFunction", 1 | 2:
            return f"{_REGISTRY}.register({name}, {file.text(function)});"
        case "SQLFunctionTemplate", 2 | 3:
            return f"{_REGISTRY}.registerPattern({name}, {texts[1]}, {_resolved(texts[0])});"
        case "NoArgSQLFunction", 2:
            return f"{_REGISTRY}.registerNoArgs({name}, {texts[0]}, {_resolved(texts[1])});"
        case "VarArgsSQLFunction", 4 if all(value.type == "string_literal" for value in values[1:]):
            begin, separator, end = (text[1:-1] for text in texts[1:])
            return f'{_REGISTRY}.registerPattern({name}, "{begin}?1{separator}?2...{end}", {_resolved(texts[0])});'
        case _:
            return ""


def _resolved(type_: str) -> str:
    return f"{_TYPES}.resolve({type_})"
