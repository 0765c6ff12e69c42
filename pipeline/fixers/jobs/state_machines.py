"""Spring Statemachine 3 and later, which are built on Reactor: what took own types takes those of the JDK, executors
are gone, and an interceptor sees a change of state once.

Shapes: `new StateMachineFunction<...>() { void apply(...) }`; `withConfiguration().taskExecutor(new
SyncTaskExecutor())`; an interceptor with preStateChange of four and of five parameters;
a monitor's `action(StateMachine, Action, long)`.
Left: executors other than the default ones, which ran the events of a machine beside the one who sent them: a person
has to say what is to run in parallel (RegionExecutionPolicy, publishOn).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import types_above
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    arguments,
    body_of,
    chain_calls,
    declared_type,
    field,
    field_text,
    formal_parameters,
    methods,
    parameters,
    simple_name,
)
from shared.models import Wave

_MACHINE = "org.springframework.statemachine"
_FUNCTIONS = {
    f"{_MACHINE}.access.StateMachineFunction": ("java.util.function.Consumer", "accept"),
    f"{_MACHINE}.support.Function": ("java.util.function.Function", "apply"),
}
"""Each had one method `apply`, which has this name in the JDK's type."""
_INTERCEPTORS = {
    f"{_MACHINE}.support.StateMachineInterceptor",
    f"{_MACHINE}.support.StateMachineInterceptorAdapter",
}
_WATCHERS = {
    "action": {f"{_MACHINE}.monitor.StateMachineMonitor", f"{_MACHINE}.monitor.AbstractStateMachineMonitor"},
    "onExecute": {f"{_MACHINE}.action.ActionListener", f"{_MACHINE}.action.CompositeActionListener"},
}
"""By the method that tells them of an action that was run."""
_DEFAULTS = {"taskExecutor": "SyncTaskExecutor", "taskScheduler": "ConcurrentTaskScheduler"}
_CLASSES = ("class_declaration", "object_creation_expression", "enum_declaration", "record_declaration")


@fixer(
    "state-machine-functions",
    title="Give Spring Statemachine the JDK's Consumer and Function",
    source="Spring Statemachine reference, What's New in 3.0: Java 8 functional interfaces; jars of 2.2.3 and 4.0.0: "
    "StateMachineAccessor.doWithAllRegions(Consumer), setExtendedStateVariablesFunction(java.util.function.Function)",
    wave=Wave.TYPES,
)
def state_machine_functions(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_MACHINE.encode()):
        edit = case.project.java(path).edit()
        for old, (new, name) in _FUNCTIONS.items():
            if any(item.name == old for item in edit.file.imports):
                _follow_function(edit, case.project, old, new, name)
        if edit:
            yield Change(path, edit.result(), "Spring Statemachine 3 takes the functional interfaces of the JDK")


def _follow_function(edit: JavaEdit, project: Project, old: str, new: str, name: str) -> None:
    file, simple = edit.file, simple_name(old.rpartition(".")[2])
    others = any(i.name.rpartition(".")[2] == new.rpartition(".")[2] and i.name not in (old, new) for i in file.imports)
    here = new if others or new.rpartition(".")[2] in file.declared else new.rpartition(".")[2]
    for cls in file.walk(*_CLASSES) if name != "apply" else ():
        if body_of(cls) is not None and old in types_above(project, file, cls):
            for method in methods(file, cls, "apply"):
                if len(formal_parameters(method)) == 1:
                    edit.replace(field(method, "name"), name)
    for call in file.calls("apply") if name != "apply" else ():
        owner = call.child_by_field_name("object")
        if owner is not None and len(arguments(call)) == 1 and declared_type(file, owner) == simple:
            edit.replace(field(call, "name"), name)
    for node in file.types_named(simple) if here != simple else ():
        edit.replace(node, here)
    if here == new:
        edit.remove_import(old)
    else:
        edit.rename_import(old, new)


@fixer(
    "state-machine-executors",
    title="Set no default executor of Spring Statemachine",
    source="Spring Statemachine reference, What's New in 3.0: TaskExecutor and TaskScheduler are gone; jars of 2.2.3 "
    "(StateMachineCommonConfiguration has a SyncTaskExecutor and a ConcurrentTaskScheduler) and 4.0.0 "
    "(ConfigurationConfigurer)",
    wave=Wave.TYPES,
)
def state_machine_executors(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_MACHINE.encode()):
        edit = case.project.java(path).edit()
        for call in edit.file.calls(*_DEFAULTS):
            if _configures(edit.file, call) and _is_default(edit.file, call):
                _drop(edit, call)
        if edit:
            yield Change(path, edit.result(), "it was the default, and Spring Statemachine 3 has none to set")


def _configures(file: JavaFile, call: Node) -> bool:
    return any(field_text(file, one, "name") == "withConfiguration" for one in chain_calls(call)[:-1])


def _is_default(file: JavaFile, call: Node) -> bool:
    given = arguments(call)
    if len(given) != 1 or given[0].type != "object_creation_expression" or body_of(given[0]) is not None:
        return False
    kind = simple_name(field_text(file, given[0], "type").rpartition(".")[2])
    return kind == _DEFAULTS[field_text(file, call, "name")] and not arguments(given[0])


def _drop(edit: JavaEdit, call: Node) -> None:
    """With the line break before it."""
    edit.splices.delete(field(call, "object").end_byte, call.end_byte)


@fixer(
    "state-machine-interceptors",
    title="Keep one of the two methods by which an interceptor sees a change of state",
    source="jars of Spring Statemachine 2.2.3 (StateMachineInterceptorList calls preStateChange with four and then "
    "with five arguments, both are abstract) and 4.0.0 (five)",
    wave=Wave.TYPES,
)
def state_machine_interceptors(case: Case) -> Iterator[Change]:
    """The empty one goes: `overridden-methods` gives the one that stays its fifth parameter."""
    for path in case.project.java_paths(b"preStateChange(", b"postStateChange("):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk(*_CLASSES):
            if body_of(cls) is not None and not types_above(case.project, edit.file, cls).isdisjoint(_INTERCEPTORS):
                for name in ("preStateChange", "postStateChange"):
                    _keep_one(edit, cls, name)
        if edit:
            yield Change(path, edit.result(), "Spring Statemachine 3 calls the method with five arguments only")


def _keep_one(edit: JavaEdit, cls: Node, name: str) -> None:
    by_size = {len(formal_parameters(method)): method for method in methods(edit.file, cls, name)}
    if set(by_size) != {4, 5}:
        return
    empty = next((by_size[size] for size in (4, 5) if _is_empty(by_size[size])), None)
    called = any(len(arguments(call)) in (4, 5) for call in edit.file.calls(name, under=cls))
    if empty is not None and not called:
        edit.delete_member(empty)


def _is_empty(method: Node) -> bool:
    body = method.child_by_field_name("body")
    return body is not None and not [child for child in body.named_children if "comment" not in child.type]


@fixer(
    "state-machine-monitors",
    title="Tell monitors of Spring Statemachine of actions that are functions",
    source="jars of Spring Statemachine 2.2.3 and 4.0.0: StateMachineMonitor.action and ActionListener.onExecute take "
    "Function<StateContext<S, E>, Mono<Void>>, which the machine makes of an Action",
    wave=Wave.TYPES,
)
def state_machine_monitors(case: Case) -> Iterator[Change]:
    """Left: methods that ask the action for more than its text."""
    for path in case.project.java_paths(_MACHINE.encode()):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk(*_CLASSES):
            for name, types in _WATCHERS.items():
                for method in methods(edit.file, cls, name):
                    if not types_above(case.project, edit.file, cls).isdisjoint(types):
                        _take_function(edit, method)
        if edit:
            yield Change(path, edit.result(), "Spring Statemachine 3 runs actions as reactive functions")


def _take_function(edit: JavaEdit, method: Node) -> None:
    file, taken = edit.file, formal_parameters(method)
    if [kind for kind, _ in parameters(file, method)] != ["StateMachine", "Action", "long"]:
        return
    kind = field(taken[1], "type")
    of = file.text(kind).partition("<")[2].rpartition(">")[0]
    name = field_text(file, taken[1], "name")
    if of and all(_only_shown(file, node, method) for node in _uses(file, method, name)):
        types = ("java.util.function.Function", f"{_MACHINE}.StateContext", "reactor.core.publisher.Mono")
        function, context, mono = (edit.type_name(one) for one in types)
        edit.replace(kind, f"{function}<{context}<{of}>, {mono}<Void>>")


def _uses(file: JavaFile, method: Node, name: str) -> Iterator[Node]:
    """Of a variable, not of a method of that name."""
    body = method.child_by_field_name("body")
    for node in file.walk("identifier", under=body) if body else ():
        call = node.parent if node.parent is not None and node.parent.type == "method_invocation" else None
        if file.text(node) == name and (call is None or call.child_by_field_name("name") != node):
            yield node


def _only_shown(file: JavaFile, node: Node, method: Node) -> bool:
    """As a part of a text, handed to a logger, or passed on to `super`."""
    above = node.parent
    if above is not None and above.type == "binary_expression":
        return field_text(file, above, "operator") == "+"
    call = above.parent if above is not None and above.type == "argument_list" else None
    if call is None or call.type != "method_invocation":
        return False
    passed_on = field_text(file, call, "name") == field_text(file, method, "name")
    logged = field_text(file, call, "object").lower() in ("log", "logger")
    return logged or (passed_on and any(child.type == "super" for child in call.children))
