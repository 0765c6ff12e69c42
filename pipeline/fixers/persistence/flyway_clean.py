"""Flyway's clean in the code: disabled by default since Flyway 9, and so in Boot 3.

Source: Flyway 9 release notes (cleanDisabled is true by default); FlywayProperties of Boot 2.7 and 3.0. Error: "Unable
to execute clean as it has been disabled with the 'flyway.cleanDisabled' property."
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, chain_calls, declared_type, dot_of, field_text
from shared.models import Wave

_FLYWAY = "org.flywaydb.core.Flyway"
_STRATEGY = "org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy"


@fixer(
    "flyway-clean-in-code",
    title="Allow clean for a Flyway that the code makes and cleans",
    source="Flyway 9 release notes: cleanDisabled is true by default",
    wave=Wave.TEST,
)
def flyway_clean_in_code(case: Case) -> Iterator[Change]:
    """`Flyway.configure()...load()` in a variable or field whose `clean()` the same file calls, or cleaned at once."""
    for path in case.project.java_paths(b"Flyway.configure("):
        edit = case.project.java(path).edit()
        if edit.file.imported(_FLYWAY):
            cleaned = {edit.file.text(r).removeprefix("this.") for r in _receivers(edit.file)}
            for call in edit.file.calls("load"):
                if cleaned & _names(edit.file, call):
                    _allow(edit, call)
        if edit:
            yield Change(path, edit.result(), "Flyway 9 and later clean only where that is allowed")


def cleans_boots(file: JavaFile) -> bool:
    """Whether the file cleans by the Flyway that Boot makes: injected, or given to a migration strategy."""
    strategy = file.imported(_STRATEGY)
    own = b"Flyway.configure(" in file.source or b"new Flyway(" in file.source
    kinds = ("Flyway", "") if strategy else ("Flyway",)
    known = file.imported(_FLYWAY) or strategy
    return known and not own and any(declared_type(file, r) in kinds for r in _receivers(file))


def _receivers(file: JavaFile) -> list[Node]:
    found = [c.child_by_field_name("object") for c in file.calls("clean") if not arguments(c)]
    return [node for node in found if node is not None]


def _names(file: JavaFile, load: Node) -> set[str]:
    """What the loaded Flyway is called: its variable or field, or the expression itself."""
    above = load.parent
    if above is not None and above.type == "variable_declarator":
        return {field_text(file, above, "name")}
    if above is not None and above.type == "assignment_expression":
        return {field_text(file, above, "left").removeprefix("this.")}
    return {file.text(load)}


def _allow(edit: JavaEdit, load: Node) -> None:
    calls = chain_calls(load)
    steps = {field_text(edit.file, c, "name") for c in calls}
    if edit.file.text(calls[0]).startswith("Flyway.configure(") and "cleanDisabled" not in steps:
        gap = edit.file.source[calls[-2].end_byte : dot_of(load)].decode()
        edit.insert(calls[-2].end_byte, f"{gap}.cleanDisabled(false)")
