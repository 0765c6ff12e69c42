"""Spring AMQP 3: an error handler of listeners is given the channel too, as its second parameter.

Source: Javadoc of RabbitListenerErrorHandler 3.1 (the method without it is deprecated) and 3.2 (it is gone).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import supertypes
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, field_text, formal_parameters, members
from shared.models import Wave

_HANDLER = "org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler"
_SIMPLE = "RabbitListenerErrorHandler"


@fixer(
    "rabbit-error-handlers",
    title="Take the channel in error handlers of RabbitMQ listeners",
    source="Spring AMQP 3.1 and 3.2 Javadoc: RabbitListenerErrorHandler.handleError",
    wave=Wave.TYPES,
)
def rabbit_error_handlers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_SIMPLE.encode()):
        edit = case.project.java(path).edit()
        if edit.file.imported(_HANDLER) and case.target.boot_line >= (3, 4):
            _methods(edit)
            _lambdas(edit)
        if edit:
            yield Change(path, edit.result(), "Spring AMQP gives the channel to the error handler as well")


def _methods(edit: JavaEdit) -> None:
    for cls in edit.file.walk("class_declaration", "object_creation_expression"):
        if _SIMPLE in supertypes(edit.file, cls):
            for method in members(cls, "method_declaration"):
                given = formal_parameters(method)
                if field_text(edit.file, method, "name") == "handleError" and len(given) == 3:
                    edit.insert(given[0].end_byte, f", {edit.type_name('com.rabbitmq.client.Channel')} channel")


def _lambdas(edit: JavaEdit) -> None:
    """Lambdas whose type is written beside them: what a variable holds, and what a method returns."""
    for function in edit.file.walk("lambda_expression"):
        parameters = function.child_by_field_name("parameters")
        if parameters is None or parameters.named_child_count != 3 or not _is_handler(edit, function):
            continue
        typed = parameters.type == "formal_parameters"
        kind = f"{edit.type_name('com.rabbitmq.client.Channel')} " if typed else ""
        edit.insert(parameters.named_children[0].end_byte, f", {kind}channel")


def _is_handler(edit: JavaEdit, function: Node) -> bool:
    above = function.parent
    if above is not None and above.type == "variable_declarator":
        return above.parent is not None and field_text(edit.file, above.parent, "type") == _SIMPLE
    method = ancestor(function, "method_declaration", "lambda_expression") if above is not None else None
    returned = above is not None and above.type == "return_statement"
    return returned and method is not None and field_text(edit.file, method, "type") == _SIMPLE
