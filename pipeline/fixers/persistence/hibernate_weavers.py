"""Load-time weavers that nobody asked for anything: Hibernate 6 does.

    factory.setLoadTimeWeaver(new InstrumentationLoadTimeWeaver());
    IllegalStateException: Must start with Java agent to use InstrumentationLoadTimeWeaver

Hibernate 5 passed no transformer to a container unless its bytecode enhancement was switched on; since 6 enhancement
for lazy attributes is on by default. A weaver without Spring's agent never did anything.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text, methods, simple_name
from shared.models import Wave

_WEAVER = "InstrumentationLoadTimeWeaver"


@fixer(
    "hibernate-load-time-weavers",
    title="Drop load-time weavers that no agent serves",
    source="Hibernate ORM 6, hibernate.enhancer.enableLazyInitialization is true by default; reproduced",
    wave=Wave.STARTUP,
    on=r"Must start with Java agent to use InstrumentationLoadTimeWeaver",
)
def hibernate_load_time_weavers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"setLoadTimeWeaver("):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("setLoadTimeWeaver"):
            statement, values = call.parent, arguments(call)
            alone = statement is not None and statement.type == "expression_statement"
            if statement is not None and alone and len(values) == 1 and _is_weaver(edit.file, values[0]):
                edit.delete(statement)
        if edit:
            yield Change(path, edit.result(), "no agent serves this weaver, and Hibernate 6 would use it")


def _is_weaver(file: JavaFile, value: Node) -> bool:
    """Made here, or by a method of the same file."""
    if value.type == "object_creation_expression":
        return simple_name(field_text(file, value, "type")) == _WEAVER
    name = field_text(file, value, "name") if value.type == "method_invocation" else ""
    made = [m for cls in file.walk("class_declaration") for m in methods(file, cls, name)] if name else []
    return any(f"new {_WEAVER}(" in file.text(method) for method in made)
