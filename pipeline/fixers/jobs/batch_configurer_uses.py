"""Classes that have Spring Batch 4's configurer injected, mostly to reach the launcher behind its proxy.

Source: Spring Batch 5.0 migration guide, "BatchConfigurer has been removed"; DefaultBatchConfiguration 5.2, whose bean
`jobLauncher` is the TaskExecutorJobLauncher itself, so that a cast of it works as one of `getJobLauncher()` did.
Shape: `(SimpleJobLauncher) basicBatchConfigurer.getJobLauncher()`.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text
from shared.models import Wave

_TYPES = {
    "BatchConfigurer": "org.springframework.batch.core.configuration.annotation.BatchConfigurer",
    "DefaultBatchConfigurer": "org.springframework.batch.core.configuration.annotation.DefaultBatchConfigurer",
    "BasicBatchConfigurer": "org.springframework.boot.autoconfigure.batch.BasicBatchConfigurer",
    "JpaBatchConfigurer": "org.springframework.boot.autoconfigure.batch.JpaBatchConfigurer",
}
_GIVES = {
    "getJobLauncher": "org.springframework.batch.core.launch.JobLauncher",
    "getJobRepository": "org.springframework.batch.core.repository.JobRepository",
    "getJobExplorer": "org.springframework.batch.core.explore.JobExplorer",
    "getTransactionManager": "org.springframework.transaction.PlatformTransactionManager",
}


@fixer(
    "batch-configurer-uses",
    title="Inject what a BatchConfigurer was asked for",
    source="Spring Batch 5.0 migration guide, BatchConfigurer removed; DefaultBatchConfiguration 5.2",
    wave=Wave.IMPORTS,
)
def batch_configurer_uses(case: Case) -> Iterator[Change]:
    """Fields and parameters that are asked for one thing only, or for nothing."""
    for path in case.project.java_paths(*(name.encode() for name in _TYPES)):
        edit = case.project.java(path).edit()
        kinds = [name for name, qualified in _TYPES.items() if edit.file.imported(qualified)]
        homes = [n.parent for n in edit.file.types_named(*kinds) if n.parent is not None]
        names = {name for home in homes for name in _names(edit.file, home)}
        if len(names) == 1 and all(_names(edit.file, home) == list(names) for home in homes):
            _inject(edit, homes, names.pop())
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 has no BatchConfigurer: its parts are beans")


def _names(file: JavaFile, home: Node) -> list[str]:
    """What a type stands before: a field or a parameter of one name."""
    if home.type == "formal_parameter":
        return [field_text(file, home, "name")]
    if home.type != "field_declaration":
        return []
    return [field_text(file, d, "name") for d in home.named_children if d.type == "variable_declarator"]


def _inject(edit: JavaEdit, homes: list[Node], name: str) -> None:
    file = edit.file
    uses = [n for n in file.walk("identifier") if file.text(n) == name]
    calls = [c for c in file.walk("method_invocation") if field_text(file, c, "object") in (name, f"this.{name}")]
    asked = {field_text(file, c, "name") for c in calls if not arguments(c)}
    passed = [n for n in uses if n.parent is not None and n.parent.type == "argument_list"]
    if not calls and len(homes) == 1 and len(uses) == 1 and homes[0].type == "field_declaration":
        edit.delete_member(homes[0])
    elif len(asked) == 1 and asked <= _GIVES.keys() and all(not arguments(c) for c in calls) and not passed:
        kind = _GIVES[asked.pop()]
        simple = kind.rpartition(".")[2]
        for home in homes:
            edit.replace(field(home, "type"), edit.type_name(kind))
        for call in calls:
            edit.splices.replace(field(call, "object").end_byte, call.end_byte, "")
        for use in uses:
            edit.replace(use, f"batch{simple}")
