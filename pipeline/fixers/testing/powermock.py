"""PowerMock, which has no engine for JUnit 5 and no support for Java 17, as Mockito 5's static mocks.

Source: Javadoc of Mockito.mockStatic and MockedStatic; PowerMock's wiki, "Mockito"; catalogue I05. What PowerMock does
to constructors, private methods and final classes of the JDK is left to a person.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.testing.junit5_assertions import Undoable
from pipeline.sources.builds import Build, Coordinate
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, arguments, body_of, field, field_text, members, pairs, simple_name
from shared.models import Wave

_POWERMOCK = re.compile(rb"\borg\.powermock\b")
_PLAIN = (
    "mock",
    "when",
    "spy",
    "doReturn",
    "doThrow",
    "doNothing",
    "doAnswer",
    "doCallRealMethod",
    "verifyNoMoreInteractions",
)
_WHITEBOX = {"setInternalState": "setField", "getInternalState": "getField", "invokeMethod": "invokeMethod"}
_DROPPED = ("PrepareForTest", "PowerMockIgnore", "SuppressStaticInitializationFor", "PrepareOnlyThisForTest")
_CLOSER = "closeStaticMocks"
_REFLECTION = b"org.springframework.test.util"
_SPRING_TEST = Coordinate("org.springframework", "spring-test", None, "test")
_BRINGS_SPRING_TEST = ("spring-boot-starter-test", "spring-boot-test")


@fixer(
    "powermock",
    title="Replace PowerMock's static mocks by Mockito's",
    source="Javadoc of Mockito.mockStatic (since 3.4); catalogue I05",
    wave=Wave.TEST_COMPILE,
    confidence="medium",
)
def powermock(case: Case) -> Iterator[Change]:
    changes: list[Change] = []
    for path in case.project.java_paths(b"org.powermock"):
        try:
            after = moved(case.project.java(path))
        except (Undoable, KeyError, ValueError):
            return
        changes.append(Change(path, after, "Mockito mocks statics itself; PowerMock does not run on Java 17"))
    yield from changes
    additions = Additions(case)
    for build in additions.builds if changes else []:
        needing = _without_spring_test(build, changes)
        gone = [declared for declared in build.declared if declared.group == "org.powermock"]
        for declared in gone:
            fresh = needing.pop(declared.file, None)
            build.replace(declared, [additions.placed(build, declared.file, fresh)] if fresh else [])
        for script, fresh in needing.items():
            build.add(script, additions.placed(build, script, fresh))
        names = ", ".join(f"{declared.group}:{declared.artifact}" for declared in gone)
        yield from build.changes(f"{names}: no test uses PowerMock any more")


def _without_spring_test(build: Build, changes: list[Change]) -> dict[str, Coordinate]:
    """Modules whose tests use Spring's reflection now and have nothing that brings it."""
    users = (change.path for change in changes if _REFLECTION in (change.after or b""))
    scripts = dict.fromkeys(script for path in users if (script := build.script_of(path)))
    bringing = [f"org.springframework.boot:{artifact}" for artifact in _BRINGS_SPRING_TEST] + [_SPRING_TEST.ga]
    return {s: _SPRING_TEST for s in scripts if not any(build.declares(s, ga) for ga in bringing)}


def moved(file: JavaFile) -> bytes:
    """The test on Mockito alone. Raises Undoable when something of PowerMock would be left."""
    edit = file.edit()
    for call in list(file.walk("method_invocation")):
        _call(edit, call)
    for annotation in file.annotations("RunWith", "PowerMockRunnerDelegate", *_DROPPED):
        _annotation(edit, annotation)
    for cls in (c for c in file.root.children if c.type == "class_declaration"):
        _fields(edit, cls)
    for index, item in enumerate(file.imports):
        if item.name.startswith("org.powermock"):
            _import(edit, index)
    after = edit.result()
    if _POWERMOCK.search(after):
        raise Undoable("PowerMock is used for more than statics")
    return after


def _import(edit: JavaEdit, index: int) -> None:
    item = edit.file.imports[index]
    if item.static and item.name.startswith("org.powermock.api.mockito.PowerMockito"):
        edit.imports.rename(
            index, "org.mockito.Mockito" + item.name.removeprefix("org.powermock.api.mockito.PowerMockito")
        )
    else:
        edit.imports.remove(index)


def _call(edit: JavaEdit, call: Node) -> None:
    file, name, owner = edit.file, field_text(edit.file, call, "name"), field_text(edit.file, call, "object")
    static = not owner and any(
        i.static and i.name.startswith("org.powermock") and (i.wildcard or i.simple == name) for i in file.imports
    )
    if owner == "Whitebox" and name in _WHITEBOX:
        edit.replace(field(call, "object"), "ReflectionTestUtils")
        edit.replace(field(call, "name"), _WHITEBOX[name])
        edit.add_import("org.springframework.test.util.ReflectionTestUtils")
    elif owner == "PowerMockito" or static:
        if name == "mockStatic":
            _mock_static(edit, call)
        elif name == "verifyStatic":
            _verify_static(edit, call)
        elif name in _PLAIN and _is_public_stubbing(file, call):
            if owner:
                edit.replace(field(call, "object"), "Mockito")
                edit.add_import("org.mockito.Mockito")
        else:
            raise Undoable(f"PowerMockito.{name}")


def _is_public_stubbing(file: JavaFile, call: Node) -> bool:
    """False for `when(spy, "privateMethod", ...)`."""
    return len(arguments(call)) == 1 or field_text(file, call, "name") not in ("when", "doReturn")


def _mocked(file: JavaFile, node: Node) -> str:
    return file.text(node).removesuffix(".class")


def _variable(name: str) -> str:
    return f"mocked{simple_name(name)}"


def _mock_static(edit: JavaEdit, call: Node) -> None:
    given = arguments(call)
    statement = call.parent
    if statement is None or statement.type != "expression_statement" or any(a.type != "class_literal" for a in given):
        raise Undoable("mockStatic in an expression")
    lines = [f"{_variable(n)} = Mockito.mockStatic({n}.class);" for n in (_mocked(edit.file, a) for a in given)]
    indent = newline_of(edit.file.source) + indent_at(edit.file.source, statement.start_byte)
    edit.replace(statement, indent.join(lines))
    edit.add_import("org.mockito.Mockito")


def _verify_static(edit: JavaEdit, call: Node) -> None:
    """`verifyStatic(A.class, times(1)); A.b();` is `mockedA.verify(() -> A.b(), times(1));`."""
    file, given, statement = edit.file, arguments(call), call.parent
    verified = statement.next_named_sibling if statement and statement.type == "expression_statement" else None
    if statement is None or verified is None or verified.type != "expression_statement" or not given:
        raise Undoable("verifyStatic without a call after it")
    rest = "".join(f", {file.text(argument)}" for argument in given[1:])
    body = file.text(verified.named_children[0])
    edit.splices.replace(
        statement.start_byte,
        verified.end_byte,
        f"{_variable(_mocked(file, given[0]))}.verify(() -> {body}{rest});",
    )


def _annotation(edit: JavaEdit, annotation: Node) -> None:
    file, name = edit.file, field_text(edit.file, annotation, "name")
    value = pairs(file, annotation).get("value")
    runner = file.text(value) if value else ""
    if name == "RunWith" and runner == "PowerMockRunner.class":
        owner = annotation.parent.parent if annotation.parent else None
        delegated = owner is not None and annotations_of(file, owner, "PowerMockRunnerDelegate")
        if delegated:
            edit.delete(annotation)
        else:
            edit.replace(annotation, "@RunWith(MockitoJUnitRunner.Silent.class)")
            edit.add_import("org.mockito.junit.MockitoJUnitRunner")
    elif name == "PowerMockRunnerDelegate":
        edit.replace(annotation, f"@RunWith({runner})")
        edit.add_import("org.junit.runner.RunWith")
    elif name in _DROPPED:
        edit.delete(annotation)


def _fields(edit: JavaEdit, cls: Node) -> None:
    """A field for each static mock, and a method that closes them after each test."""
    file, body = edit.file, body_of(cls)
    mocked = {
        _mocked(file, argument): None
        for call in file.calls("mockStatic", under=cls)
        for argument in arguments(call)
        if argument.type == "class_literal"
    }
    first = next(iter(members(cls, "field_declaration", "method_declaration", "constructor_declaration")), None)
    if not mocked or body is None or first is None:
        return
    newline, indent = newline_of(file.source), indent_at(file.source, first.start_byte)
    after = "AfterEach" if file.imported("org.junit.jupiter.api.Test") else "After"
    fields = [f"private MockedStatic<{name}> {_variable(name)};" for name in mocked]
    edit.insert(first.start_byte, f"{newline}{indent}".join(fields) + newline * 2 + indent)
    unit = indent or "    "
    closes = "".join(
        f"{indent}{unit}if ({_variable(n)} != null) {{{newline}{indent}{unit * 2}{_variable(n)}.close();{newline}"
        f"{indent}{unit}}}{newline}"
        for n in mocked
    )
    method = f"{newline}{indent}@{after}{newline}{indent}public void {_CLOSER}() {{{newline}{closes}{indent}}}{newline}"
    edit.insert(body.end_byte - 1, method)
    edit.add_import("org.mockito.MockedStatic")
    edit.add_import("org.junit.jupiter.api.AfterEach" if after == "AfterEach" else "org.junit.After")
