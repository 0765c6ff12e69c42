"""Boot's error contracts: getErrorPath() is gone, error attributes take options.

Source: Spring Boot 2.3 release notes (ErrorAttributeOptions) and 2.5 release notes (getErrorPath); catalogue E19.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    declared_type,
    field,
    field_text,
    formal_parameters,
    methods,
    parameters,
    simple_name,
    superclass,
)
from shared.models import Wave

_CONTROLLERS = ("ErrorController", "AbstractErrorController", "BasicErrorController")
_REACTIVE = ("AbstractErrorWebExceptionHandler", "DefaultErrorWebExceptionHandler")
_ATTRIBUTES = ("DefaultErrorAttributes", "ErrorAttributes")
_ERROR = "org.springframework.boot.autoconfigure.web.ErrorProperties"
_SETTINGS = {"IncludeStacktrace": "IncludeAttribute", "ON_TRACE_PARAM": "ON_PARAM"}
_INCLUDE = "ErrorAttributeOptions.Include"
_PLAIN = f"ErrorAttributeOptions.defaults().including({_INCLUDE}.MESSAGE, {_INCLUDE}.BINDING_ERRORS)"
_TRACED = _PLAIN.removesuffix(")") + f", {_INCLUDE}.STACK_TRACE)"
_OPTIONS = "org.springframework.boot.web.error.ErrorAttributeOptions"


@fixer(
    "error-controller",
    title="Drop getErrorPath and give error attributes their options",
    source="Spring Boot 2.3 and 2.5 release notes; catalogue E19",
    wave=Wave.TYPES,
)
def error_controller(case: Case) -> Iterator[Change]:
    asked = any(case.project.java(path).calls("getErrorPath") for path in case.project.java_paths(b".getErrorPath()"))
    for path in case.project.java_paths(
        b"getErrorPath", b"getErrorAttributes", b"IncludeStacktrace.", b"DefaultErrorAttributes("
    ):
        edit = case.project.java(path).edit()
        _flags_of_constructors(edit)
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            above = {superclass(edit.file, cls), *_interfaces(edit.file, cls)}
            if above & set(_CONTROLLERS):
                _error_path(edit, cls, asked=asked)
            if cls.type == "class_declaration":
                _attribute_calls(edit, cls)
                _matchers(edit, cls)
            if above & {*_ATTRIBUTES, *_REACTIVE}:
                _attributes(edit, cls)
        if b"IncludeStacktrace." in edit.file.source:
            _stack_trace_settings(edit)
        if edit:
            yield Change(path, edit.result(), "Boot asks for no error path, and for options instead of a flag")


def _interfaces(file: JavaFile, cls: Node) -> list[str]:
    text = field_text(file, cls, "interfaces").removeprefix("implements")
    return [simple_name(part) for part in text.split(",")]


def _error_path(edit: JavaEdit, cls: Node, *, asked: bool) -> None:
    """The method goes; when the class itself calls it, or another does, only the annotation does."""
    for method in methods(edit.file, cls, "getErrorPath"):
        if asked or edit.file.calls("getErrorPath", under=cls):
            for annotation in annotations_of(edit.file, method, "Override"):
                edit.delete_annotation(annotation)
        else:
            edit.delete_member(method)


def _attributes(edit: JavaEdit, cls: Node) -> None:
    """`getErrorAttributes(WebRequest, boolean)`: the flag becomes the options, in the call of super too."""
    file = edit.file
    for method in methods(file, cls, "getErrorAttributes"):
        kinds = parameters(file, method)
        if len(kinds) != 2 or kinds[1][0] != "boolean":
            continue
        flag = kinds[1][1]
        last = formal_parameters(method)[-1]
        edit.replace(field(last, "type"), "ErrorAttributeOptions")
        edit.replace(field(last, "name"), "options")
        exception = f"{_INCLUDE}.EXCEPTION" if _shows_exceptions(file, cls) else ""
        given = f"options.including({exception})" if exception else "options"
        for node in file.walk("identifier", under=field(method, "body")):
            if file.text(node) == flag:
                call = node.parent.parent if node.parent is not None and node.parent.type == "argument_list" else None
                passed_on = call is not None and field_text(file, call, "name") == "getErrorAttributes"
                edit.replace(node, given if passed_on else f"options.isIncluded({_INCLUDE}.STACK_TRACE)")
        for call in file.calls("getErrorAttributes", under=field(method, "body")):
            fixed = arguments(call)[-1:] if field_text(file, call, "object") == "super" else []
            for value in (v for v in fixed if v.type in ("true", "false")):
                options = _TRACED if value.type == "true" else _PLAIN
                edit.replace(value, f"{options[:-1]}, {exception})" if exception else options)
        edit.add_import(_OPTIONS)


def _matchers(edit: JavaEdit, cls: Node) -> None:
    """Mockito's matcher for the flag, in calls on ErrorAttributes that tests expect."""
    for call in edit.file.calls("getErrorAttributes", under=cls):
        given = arguments(call)
        if len(given) == 2 and field_text(edit.file, given[1], "name") == "anyBoolean":
            target = given[1].child_by_field_name("object")
            owner = f"{edit.file.text(target)}." if target is not None else ""
            edit.replace(given[1], f"{owner}any({edit.type_name(_OPTIONS)}.class)")


def _flags_of_constructors(edit: JavaEdit) -> None:
    """`DefaultErrorAttributes(boolean includeException)`, gone in 2.5: what is shown is the options' to say. False is
    their default, and Boot's controllers put the setting in themselves; true is kept where options are passed on."""
    file = edit.file
    for node in file.walk("object_creation_expression", "explicit_constructor_invocation"):
        created = node.type == "object_creation_expression"
        cls = node if created else ancestor(node, "class_declaration")
        given = arguments(node)
        if cls is None or superclass(file, cls) != "DefaultErrorAttributes" or len(given) != 1:
            continue
        text = file.text(given[0])
        kept = text == "true" and _passes_options_on(file, cls)
        if text == "false" or text.endswith(".isIncludeException()") or kept:
            edit.delete(given[0])


def _shows_exceptions(file: JavaFile, cls: Node) -> bool:
    calls = [cls] if cls.type == "object_creation_expression" else file.walk("explicit_constructor_invocation")
    calls = [c for c in calls if c == cls or ancestor(c, "class_declaration") == cls]
    return any([file.text(value) for value in arguments(call)] == ["true"] for call in calls)


def _passes_options_on(file: JavaFile, cls: Node) -> bool:
    """The class has its own attributes, made from those of super."""
    bodies = [field(method, "body") for method in methods(file, cls, "getErrorAttributes")]
    return any(
        field_text(file, c, "object") == "super" for b in bodies for c in file.calls("getErrorAttributes", under=b)
    )


def _attribute_calls(edit: JavaEdit, cls: Node) -> None:
    """Calls with a flag, of Boot's error attributes or of a method inherited from what Boot has to answer by. The flag
    added the stack trace to a message and binding errors, which are options of their own now."""
    file = edit.file
    inherits = superclass(file, cls) in (*_CONTROLLERS, *_REACTIVE) and not methods(file, cls, "getErrorAttributes")
    for call in file.calls("getErrorAttributes", under=cls):
        values, receiver = arguments(call), call.child_by_field_name("object")
        implicit = receiver is None or file.text(receiver) in ("this", "super")
        asked = inherits if implicit else _type_of(file, receiver) in _ATTRIBUTES if receiver else False
        if not asked or len(values) != 2:
            continue
        if _is_mocked(file, call):
            _match(edit, values)
        elif options := _options(file, values[1]):
            edit.replace(values[1], options)
            edit.add_import(_OPTIONS)


def _is_mocked(file: JavaFile, call: Node) -> bool:
    """What a stub or a verification of Mockito says of a call."""
    receiver, above = call.child_by_field_name("object"), ancestor(call, "method_invocation")
    inside = above is not None and call.parent == above.child_by_field_name("arguments")
    stub = inside and above is not None and field_text(file, above, "name") in ("when", "given")
    return stub or (receiver is not None and receiver.type == "method_invocation")


def _match(edit: JavaEdit, values: list[Node]) -> None:
    """Options have no `equals`: the flag is looked for in those that the mock is given."""
    flag = edit.file.text(values[1])
    if flag not in ("true", "false"):
        return
    test = f"options.isIncluded({_INCLUDE}.STACK_TRACE)"
    edit.replace(values[0], f"eq({edit.file.text(values[0])})")
    edit.replace(values[1], f"argThat(options -> options != null && {'' if flag == 'true' else '!'}{test})")
    edit.add_import(_OPTIONS)
    for name in ("argThat", "eq"):
        edit.add_import(f"org.mockito.ArgumentMatchers.{name}", static=True)


def _type_of(file: JavaFile, receiver: Node) -> str:
    """Type of a variable; Mockito's `verify(it)` and `when(it)` are of their argument's."""
    if receiver.type == "method_invocation" and field_text(file, receiver, "name") in ("verify", "when"):
        given = arguments(receiver)
        return declared_type(file, given[0]) if given else ""
    return declared_type(file, receiver)


def _options(file: JavaFile, flag: Node) -> str | None:
    """None where the value is not known to be a flag: code for Boot 2.3 and later gives options."""
    text = file.text(flag)
    if text in ("true", "false"):
        return _TRACED if text == "true" else _PLAIN
    called = flag.type == "method_invocation" and field_text(file, flag, "name") == "isIncludeStackTrace"
    if called or (flag.type == "identifier" and declared_type(file, flag) == "boolean"):
        return f"{text} ? {_TRACED} : {_PLAIN}"
    return None


def _stack_trace_settings(edit: JavaEdit) -> None:
    """When the stack trace is shown, by setting: the enum became one for all attributes."""
    for node in edit.file.walk("identifier", "type_identifier"):
        if (new := _SETTINGS.get(edit.file.text(node))) and ancestor(node, "import_declaration") is None:
            edit.replace(node, new)
    edit.rename_import(f"{_ERROR}.IncludeStacktrace", f"{_ERROR}.IncludeAttribute")
