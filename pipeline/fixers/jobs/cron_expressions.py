"""CronSequenceGenerator, whose successor CronExpression thinks in temporals of java.time.

Source: Spring Framework 5.3 Javadoc of CronSequenceGenerator (deprecated for CronExpression), gone in 6.0. Shapes: the
check of an expression, and a generator in a variable, a field, or asked on the spot; its time zone was the system's.

Left: generators with a time zone, which are given on, or reach the code from elsewhere.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field, field_text
from shared.models import Wave

_OLD, _NEW = "CronSequenceGenerator", "CronExpression"
_PACKAGE = "org.springframework.scheduling.support"


@fixer(
    "cron-expressions",
    title="Use CronExpression instead of CronSequenceGenerator",
    source="Spring Framework 5.3 Javadoc of CronSequenceGenerator; removed in 6.0",
    wave=Wave.IMPORTS,
)
def cron_expressions(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(f"{_PACKAGE}.{_OLD}".encode()):
        edit = case.project.java(path).edit()
        if _is_known(edit.file):
            _file(edit)
            yield Change(path, edit.result(), "Spring 6 has no CronSequenceGenerator")


def _uses(file: JavaFile) -> list[Node]:
    return [c for c in file.calls("next") if (to := _target(c)) is not None and _is_generator(file, to)]


def _target(call: Node) -> Node | None:
    return call.child_by_field_name("object")


def _is_generator(file: JavaFile, node: Node) -> bool:
    if node.type == "parenthesized_expression":
        return _is_generator(file, node.named_children[0])
    made = node.type == "object_creation_expression" and field_text(file, node, "type") == _OLD
    return made or declared_type(file, node) == _OLD


def _is_known(file: JavaFile) -> bool:
    """Each generator is made of an expression alone, none is given on, and what they answer is not asked at once."""
    made = [c for c in file.walk("object_creation_expression") if field_text(file, c, "type") == _OLD]
    given = (value for node in file.walk("argument_list") for value in node.named_children)
    uses = _uses(file)
    nested = any(value in uses for use in uses for value in arguments(use))
    return not nested and all(len(arguments(c)) == 1 for c in made) and not any(_is_generator(file, v) for v in given)


def _file(edit: JavaEdit) -> None:
    file = edit.file
    for call in _uses(file):
        value = arguments(call)[0]
        edit.insert(call.start_byte, f"{edit.type_name('java.util.Date')}.from(")
        edit.insert(value.end_byte, f".toInstant().atZone({edit.type_name('java.time.ZoneId')}.systemDefault())")
        edit.insert(call.end_byte, ".toInstant())")
    for creation in file.walk("object_creation_expression"):
        if field_text(file, creation, "type") == _OLD:
            edit.splices.replace(creation.start_byte, field(creation, "type").end_byte, f"{_NEW}.parse")
    for name in file.types_named(_OLD):
        if name.parent is None or name.parent.type != "object_creation_expression":
            edit.replace(name, _NEW)
    for call in file.calls("isValidExpression"):
        if field_text(file, call, "object") == _OLD:
            edit.replace(field(call, "object"), _NEW)
    edit.rename_import(f"{_PACKAGE}.{_OLD}", f"{_PACKAGE}.{_NEW}")
