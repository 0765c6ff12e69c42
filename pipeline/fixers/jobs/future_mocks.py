"""Tests that stub or verify `addCallback` of a mocked future, and call the callback that they were given.

Shapes: `doAnswer(call -> { ListenableFutureCallback<X> callback = call.getArgument(0); callback.onSuccess(x); return
null; }).when(future).addCallback(any(ListenableFutureCallback.class))`, `verify(future).addCallback(any(), any())`,
`verify(future).addCallback(captor.capture())`. What the code under test hands over is a BiConsumer to whenComplete now.
"""

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import ancestor, arguments, field, field_text, superclass

_CALLBACKS = ("ListenableFutureCallback", "KafkaSendCallback", "SuccessCallback", "FailureCallback")
_MATCHERS = ("any", "isA", "notNull", "isNotNull", "anyObject", "capture")
_BI = "java.util.function.BiConsumer"
_OUTCOMES = ("onSuccess", "onFailure")


def mocked(edit: JavaEdit) -> bool:
    """Rewrites such a test; False when the file is none, or has callbacks of its own beside."""
    file = edit.file
    calls = file.calls("addCallback")
    if b"org.mockito" not in file.source or not calls or not all(_is_matched(file, call) for call in calls):
        return False
    if any(superclass(file, made) in _CALLBACKS for made in file.walk("object_creation_expression")):
        return False
    if any(_implements(file, cls) for cls in file.walk("class_declaration")):
        return False
    for call in calls:
        edit.replace(field(call, "name"), "whenComplete")
        for other in arguments(call)[1:]:
            edit.splices.delete(arguments(call)[0].end_byte, other.end_byte)
    for node in file.types_named(*_CALLBACKS):
        if not any(edit.splices.covers(at, at + 1) for at in (node.start_byte, node.end_byte - 1)):
            _type(edit, node)
    for declared in file.walk("local_variable_declaration"):
        if field_text(file, declared, "type") == "FailureCallback":
            for call in file.calls("getArgument", under=declared):
                edit.replace(arguments(call)[0], "0")  # it was the second of two
    for call in file.calls(*_OUTCOMES):
        _outcome(edit, call)
    return True


def _is_matched(file: JavaFile, call: Node) -> bool:
    return all(a.type == "method_invocation" and field_text(file, a, "name") in _MATCHERS for a in arguments(call))


def _implements(file: JavaFile, cls: Node) -> bool:
    header = cls.child_by_field_name("interfaces")
    return header is not None and any(True for _ in file.types_named(*_CALLBACKS, under=header))


def _type(edit: JavaEdit, node: Node) -> None:
    """With what the callback was of and the failure's type, where the old type said the one."""
    file, generic, name = edit.file, node.parent, edit.type_name(_BI)
    if generic is None or generic.type != "generic_type":
        edit.replace(node, name)
    elif file.text(node) == "ListenableFutureCallback":
        edit.replace(generic, f"{name}<{file.text(generic.named_children[-1])[1:-1]}, Throwable>")
    else:
        edit.replace(generic, name)


def _outcome(edit: JavaEdit, call: Node) -> None:
    file, given = edit.file, arguments(call)
    if call.child_by_field_name("object") is None or len(given) != 1 or ancestor(call, "class_declaration") is None:
        return
    edit.replace(field(call, "name"), "accept")
    if field_text(file, call, "name") == "onSuccess":
        edit.insert(given[0].end_byte, ", null")
    else:
        edit.insert(given[0].start_byte, "null, ")
