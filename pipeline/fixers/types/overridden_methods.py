"""Methods of the project that override what takes further parameters since.

Shapes: a class or an anonymous one that extends or implements such a type itself, or by classes of the project, and
overrides the method with its former parameters; its `super` calls. With @Override javac says "method does not override
or implement a method from a supertype"; without it nothing is said, and Spring never calls the method any more.
Left: classes that call the method elsewhere than from itself and have nothing to give there, and those that have the
new method beside the old one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import types_above
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import arguments, field, field_text, formal_parameters, has_modifier, methods, parameters
from shared.models import Wave


@dataclass(frozen=True)
class Overridden:
    """A method of `types`, which has had `taken` as its parameters' simple types, each `a|b` for either."""

    types: tuple[str, ...]
    name: str
    taken: tuple[str, ...]
    now: tuple[str, ...]
    """What it takes now: the place of a former parameter, or `name:qualified.Type` for a further one, where `<0>` after
    the type stands for the type arguments of the former parameter 0."""
    line: tuple[int, int]
    """The first line of Spring Boot that calls it with these."""
    renamed: str = ""
    elsewhere: str = ""
    """What other calls of the class give for the further ones; "" where there is nothing to give."""


_WEB = "org.springframework.web"
_ERRORS = (f"{_WEB}.client.DefaultResponseErrorHandler", f"{_WEB}.client.ExtractingResponseErrorHandler")
_RUN = ("org.springframework.boot.SpringApplicationRunListener",)
_BOOTSTRAP = "bootstrapContext:org.springframework.boot.ConfigurableBootstrapContext"
_TAKEN_TIME = "timeTaken:java.time.Duration"
_STATUS = "HttpStatus|HttpStatusCode"
_CONTEXT = ("ConfigurableApplicationContext",)
_MACHINE = "org.springframework.statemachine"
_INTERCEPTORS = (
    f"{_MACHINE}.support.StateMachineInterceptor",
    f"{_MACHINE}.support.StateMachineInterceptorAdapter",
    f"{_MACHINE}.persist.AbstractPersistingStateMachineInterceptor",
)
_OF_A_CHANGE = ("State", "Message", "Transition", "StateMachine")
_WITH_ROOT = ("0", "1", "2", "3", f"rootStateMachine:{_MACHINE}.StateMachine<3>")
_OVERRIDDEN = (
    Overridden(
        (f"{_WEB}.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver",),
        "getExceptionHandlerMethod",
        ("HandlerMethod", "Exception"),
        ("0", "1", f"webRequest:{_WEB}.context.request.ServletWebRequest"),
        (3, 4),
    ),
    Overridden(
        _ERRORS,
        "handleError",
        ("ClientHttpResponse", _STATUS),
        ("0", "1", "url:java.net.URI", "method:org.springframework.http.HttpMethod"),
        (3, 4),
        elsewhere="null",
    ),
    Overridden(_RUN, "starting", (), (_BOOTSTRAP,), (2, 6)),
    Overridden(_RUN, "environmentPrepared", ("ConfigurableEnvironment",), (_BOOTSTRAP, "0"), (2, 6)),
    Overridden(_RUN, "started", _CONTEXT, ("0", _TAKEN_TIME), (3, 0)),
    Overridden(_RUN, "running", _CONTEXT, ("0", _TAKEN_TIME), (3, 0), "ready"),
    Overridden(
        ("org.springframework.kafka.listener.RecordInterceptor",),
        "intercept",
        ("ConsumerRecord",),
        ("0", "consumer:org.apache.kafka.clients.consumer.Consumer<0>"),
        (3, 0),
    ),
    Overridden(
        ("org.springframework.boot.autoconfigure.orm.jpa.JpaBaseConfiguration",),
        "getVendorProperties",
        (),
        ("dataSource:javax.sql.DataSource",),
        (3, 5),
    ),
    Overridden(_INTERCEPTORS, "preStateChange", _OF_A_CHANGE, _WITH_ROOT, (3, 0)),
    Overridden(_INTERCEPTORS, "postStateChange", _OF_A_CHANGE, _WITH_ROOT, (3, 0)),
)
_CLASSES = ("class_declaration", "object_creation_expression", "enum_declaration", "record_declaration")


@fixer(
    "overridden-methods",
    title="Override Spring's methods with the parameters that they take since",
    source="Javadoc of Spring Framework 6.2 (ExceptionHandlerExceptionResolver, DefaultResponseErrorHandler), Spring "
    "Boot 2.4 to 3.5 (SpringApplicationRunListener, JpaBaseConfiguration), Spring for Apache Kafka 3.0 "
    "(RecordInterceptor), compared with those that Spring Boot 2.7 manages; Spring Statemachine 4.0 compared with 2.2 "
    "(StateMachineInterceptor)",
    wave=Wave.TYPES,
)
def overridden_methods(case: Case) -> Iterator[Change]:
    rows = [row for row in _OVERRIDDEN if case.target.boot_line >= row.line]
    for path in case.project.java_paths(*(f"{row.name}(".encode() for row in rows)):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk(*_CLASSES):
            follow_overrides(edit, case.project, cls, rows)
        if edit:
            yield Change(
                path, edit.result(), "what it overrides takes further parameters, and is called with them only"
            )


def follow_overrides(edit: JavaEdit, project: Project, cls: Node, rows: Sequence[Overridden]) -> None:
    """Rewrites the methods of this class that override a row's method, and its calls of them."""
    for method in methods(edit.file, cls, *(row.name for row in rows)):
        for row in rows:
            fits = _fits(edit.file, method, row) and _alone(edit.file, cls, method, row)
            if fits and not types_above(project, edit.file, cls).isdisjoint(row.types):
                _widen(edit, cls, method, row)


def _fits(file: JavaFile, method: Node, row: Overridden) -> bool:
    taken = [kind for kind, _ in parameters(file, method)]
    overrides = not has_modifier(method, "private") and not has_modifier(method, "static")
    same = overrides and field_text(file, method, "name") == row.name and len(taken) == len(row.taken)
    return same and all(kind in known.split("|") for kind, known in zip(taken, row.taken, strict=True))


def _alone(file: JavaFile, cls: Node, method: Node, row: Overridden) -> bool:
    """No other method has the new shape, and none calls the old one that has nothing to give."""
    others = methods(file, cls, row.renamed or row.name)
    if any(len(formal_parameters(other)) == len(row.now) for other in others):
        return False
    return bool(row.elsewhere) or all(_is_super(call) and within(call, method) for call in _calls(file, cls, row))


def _calls(file: JavaFile, under: Node, row: Overridden) -> list[Node]:
    """Of the method by its former parameters, on the object itself."""
    return [
        call
        for call in file.calls(row.name, under=under)
        if len(arguments(call)) == len(row.taken)
        and (_is_super(call) or field_text(file, call, "object") in ("", "this"))
    ]


def _is_super(call: Node) -> bool:
    return any(child.type == "super" for child in call.children)


def within(node: Node, outer: Node) -> bool:
    return outer.start_byte <= node.start_byte < outer.end_byte


def _widen(edit: JavaEdit, cls: Node, method: Node, row: Overridden) -> None:
    file = edit.file
    given = formal_parameters(method)
    further = {place: _further(edit, method, text, given) for place, text in enumerate(row.now) if ":" in text}
    said = {place: f"{kind} {name}" for place, (kind, name) in further.items()}
    _insert(edit, field(method, "parameters"), given, row, said)
    named = {place: name for place, (_, name) in further.items()}
    calls = _calls(file, cls, row)
    for call in calls:
        values = named if within(call, method) else dict.fromkeys(named, row.elsewhere)
        _insert(edit, field(call, "arguments"), arguments(call), row, values)
    for renamed in (method, *calls) if row.renamed else ():
        edit.replace(field(renamed, "name"), row.renamed)


def _further(edit: JavaEdit, method: Node, text: str, given: list[Node]) -> tuple[str, str]:
    """Type and name of a further parameter; the name is one that the method does not use."""
    wanted, _, qualified = text.partition(":")
    qualified, _, of = qualified.partition("<")
    used = {edit.file.text(node) for node in edit.file.walk("identifier", under=method)}
    name = next(name for name in (wanted, f"{wanted}Given", f"{wanted}GivenHere") if name not in used)
    model = field_text(edit.file, given[int(of[0])], "type") if of else ""
    generic = model[model.index("<") :] if "<" in model else ""
    return edit.type_name(qualified) + generic, name


def _insert(edit: JavaEdit, brackets: Node, given: list[Node], row: Overridden, further: dict[int, str]) -> None:
    """Writes the further ones between those that are there: `(a, b)` -> `(a, b, c)`."""
    before, last = list[str](), None
    for place, text in enumerate(row.now):
        if place not in further:
            last = given[int(text)]
            if before:
                edit.insert(last.start_byte, "".join(f"{one}, " for one in before))
                before = []
        elif last is not None:
            edit.insert(last.end_byte, f", {further[place]}")
        else:
            before.append(further[place])
    if before:
        edit.insert(brackets.start_byte + 1, ", ".join(before))
