"""Flyway of 5.0 and before was set up by setters; since 6.0 it is loaded from a configuration and changes no more.

Shapes: `Flyway flyway = new Flyway();`, or with a class loader, and `flyway.set..(..)` right after it, in a method.
Errors: constructor Flyway cannot be applied to given types; cannot find symbol, method setDataSource.
Left: a field or parameter that is set up later, setters between other statements, callbacks of Flyway 4 and 5 (the
table `members` tells a person).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import line_start
from pipeline.sources.syntax import COMMENTS, arguments, declared_type, field, field_text
from shared.models import Wave

_SAME = (
    *("dataSource", "locations", "schemas", "table", "group", "installedBy", "mixed", "validateOnMigrate"),
    *(
        "outOfOrder",
        "cleanDisabled",
        "encoding",
        "target",
        "placeholderReplacement",
        "placeholders",
        "placeholderPrefix",
    ),
    *("placeholderSuffix", "sqlMigrationPrefix", "repeatableSqlMigrationPrefix", "sqlMigrationSeparator"),
    *("sqlMigrationSuffixes", "baselineVersion", "baselineDescription", "baselineOnMigrate", "skipDefaultCallbacks"),
    *("skipDefaultResolvers", "ignoreMissingMigrations", "ignoreFutureMigrations"),
)
_STEPS = {f"set{name[0].upper()}{name[1:]}": name for name in _SAME} | {
    "setTargetAsString": "target",
    "setBaselineVersionAsString": "baselineVersion",
    "setSqlMigrationSuffix": "sqlMigrationSuffixes",
}
"""Setter to the step of FluentConfiguration."""


@fixer(
    "flyway-setters",
    title="Load Flyway from a configuration instead of setting it up",
    source="Javadoc of Flyway 5.2 (setters are deprecated in favour of Flyway.configure()), Flyway 6.0 release notes",
    wave=Wave.TYPES,
)
def flyway_setters(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"new Flyway("):
        edit = case.project.java(path).edit()
        for declaration in edit.file.walk("local_variable_declaration"):
            if edit.file.imported("org.flywaydb.core.Flyway"):
                _load(edit, declaration)
        if edit:
            yield Change(path, edit.result(), "Flyway 6 and later are loaded from a configuration")


def _load(edit: JavaEdit, declaration: Node) -> None:
    file, declared = edit.file, [c for c in declaration.named_children if c.type == "variable_declarator"]
    value = declared[0].child_by_field_name("value") if len(declared) == 1 else None
    if value is None or value.type != "object_creation_expression" or field_text(file, value, "type") != "Flyway":
        return
    name, given = field_text(file, declared[0], "name"), arguments(value)
    calls = list(_setters(file, declaration, name))
    known = all(_known(file, call) for call in calls)
    loaded = not given or (len(given) == 1 and declared_type(file, given[0]) == "ClassLoader")
    if not known or not loaded or len(calls) != _set_in(file, declaration, name):
        return
    steps = [_step(file, call) for call in calls]
    cleans = any(field_text(file, c, "object") == name for c in file.calls("clean"))
    if cleans and not any(step.startswith(".cleanDisabled(") for step in steps):
        steps.append(".cleanDisabled(false)")
    start = line_start(file.source, declaration.start_byte)
    indent = file.source[start : declaration.start_byte].decode()
    lines = "".join(f"\n{indent}        {step}" for step in [*steps, ".load()"])
    edit.replace(value, f"Flyway.configure({file.text(given[0]) if given else ''}){lines}")
    for call in calls:
        if call.parent is not None:
            edit.delete(call.parent)


def _setters(file: JavaFile, declaration: Node, name: str) -> Iterator[Node]:
    """The calls right after the declaration."""
    here = declaration.next_named_sibling
    while here is not None and here.type == "expression_statement":
        call = here.named_children[0]
        if call.type != "method_invocation" or not _sets(file, call, name):
            return
        yield call
        here = here.next_named_sibling
        while here is not None and here.type in COMMENTS:
            here = here.next_named_sibling


def _sets(file: JavaFile, call: Node, name: str) -> bool:
    return field_text(file, call, "object") == name and field_text(file, call, "name").startswith("set")


def _set_in(file: JavaFile, declaration: Node, name: str) -> int:
    """How often anything in the block sets the variable up."""
    return sum(_sets(file, call, name) for call in file.walk("method_invocation", under=declaration.parent))


def _known(file: JavaFile, call: Node) -> bool:
    """More than three arguments of setDataSource are SQL to begin with, which is another step."""
    setter = field_text(file, call, "name")
    return setter in _STEPS and (setter != "setDataSource" or len(arguments(call)) in (1, 3))


def _step(file: JavaFile, call: Node) -> str:
    return f".{_STEPS[field_text(file, call, 'name')]}{file.text(field(call, 'arguments'))}"
