"""PowerMock, which has no engine for JUnit 5 and no support for Java 17, as Mockito 5's static mocks.

Source: Javadoc of Mockito.mockStatic and MockedStatic; PowerMock's wiki, "Mockito"; catalogue I05. What PowerMock does
to private methods and final classes of the JDK is left to a person, test class by test class.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.testing.junit5_assertions import Undoable
from pipeline.fixers.testing.powermock_statics import mock_static, mocked, stub, variable, verify_static, when_new
from pipeline.sources.builds import Build, Coordinate
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, arguments, body_of, field, field_text, members, pairs
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
_STATICS = {"mockStatic": mock_static, "verifyStatic": verify_static, "whenNew": when_new}
_MOCKED = re.compile(rb"\.mock(?:Static|Construction)\(")
_MAKER = "src/test/resources/mockito-extensions/org.mockito.plugins.MockMaker"
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
    paths = case.project.java_paths(b"org.powermock")
    for path in paths:
        try:
            after = moved(case.project.java(path))
        except (Undoable, KeyError, ValueError):
            continue
        changes.append(Change(path, after, "Mockito mocks statics itself; PowerMock does not run on Java 17"))
    yield from changes
    if len(changes) < len(paths):
        yield from _mockitos_own_mocks(case.project, changes)
        return
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


def _mockitos_own_mocks(project: Project, changes: list[Change]) -> Iterator[Change]:
    """Beside PowerMock's classes, which stay for some tests, mocks are PowerMock's, and those of statics fail."""
    modules = {project.module_of(c.path) for c in changes if _MOCKED.search(c.after or b"")}
    for home in sorted(f"{module}/" if module else "" for module in modules):
        if f"{home}{_MAKER}" not in project:
            yield Change(f"{home}{_MAKER}", b"mock-maker-inline\n", "PowerMock's own mocks know no static ones")


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
    _rules(edit)
    gone = [i.simple for i in file.imports if i.name.startswith("org.powermock") and not i.static and not i.wildcard]
    for index, item in enumerate(file.imports):
        if item.name.startswith("org.powermock"):
            _import(edit, index)
    after = edit.result()
    left = JavaFile(after)
    names = {left.text(n) for n in left.walk("identifier", "type_identifier")}
    if _POWERMOCK.search(after) or names & set(gone):
        raise Undoable("PowerMock is used for more than statics")
    return after


def _rules(edit: JavaEdit) -> None:
    """`@Rule PowerMockRule` made the mocks of the fields as well."""
    for declared in edit.file.walk("field_declaration"):
        made = [d.child_by_field_name("value") for d in declared.named_children if d.type == "variable_declarator"]
        if field_text(edit.file, declared, "type") == "PowerMockRule" and len(made) == 1 and made[0] is not None:
            edit.replace(field(declared, "type"), edit.type_name("org.mockito.junit.MockitoRule"))
            edit.replace(made[0], f"{edit.type_name('org.mockito.junit.MockitoJUnit')}.rule().silent()")


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
        if name in _STATICS:
            _STATICS[name](edit, call)
        elif stub(edit, call):
            return
        elif name in _PLAIN and _is_public_stubbing(file, call):
            if owner:
                edit.replace(field(call, "object"), "Mockito")
                edit.add_import("org.mockito.Mockito")
        else:
            raise Undoable(f"PowerMockito.{name}")


def _is_public_stubbing(file: JavaFile, call: Node) -> bool:
    """False for `when(spy, "privateMethod", ...)`."""
    return len(arguments(call)) == 1 or field_text(file, call, "name") not in ("when", "doReturn")


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
    """A field for each mock of a class, and a method that closes them after each test."""
    file, body = edit.file, body_of(cls)
    fields = _mocks(file, cls)
    first = next(iter(members(cls, "field_declaration", "method_declaration", "constructor_declaration")), None)
    if not fields or body is None or first is None:
        return
    newline, indent = newline_of(file.source), indent_at(file.source, first.start_byte)
    after = "AfterEach" if file.imported("org.junit.jupiter.api.Test") else "After"
    declared = [f"private {kind} {name};" for name, kind in fields.items()]
    edit.insert(first.start_byte, f"{newline}{indent}".join(declared) + newline * 2 + indent)
    unit = indent or "    "
    start = f"{indent}{unit}"
    closes = "".join(
        f"{start}if ({name} != null) {{{newline}{start}{unit}{name}.close();{newline}{start}}}{newline}"
        for name in fields
    )
    method = f"{newline}{indent}@{after}{newline}{indent}public void {_CLOSER}() {{{newline}{closes}{indent}}}{newline}"
    edit.insert(body.end_byte - 1, method)
    for kind in {kind.partition("<")[0] for kind in fields.values()}:
        edit.add_import(f"org.mockito.{kind}")
    edit.add_import("org.junit.jupiter.api.AfterEach" if after == "AfterEach" else "org.junit.After")


def _mocks(file: JavaFile, cls: Node) -> dict[str, str]:
    """Types of the fields by their names."""
    kinds = {"mockStatic": ("mocked", "MockedStatic"), "whenNew": ("constructed", "MockedConstruction")}
    return {
        variable(mocked(file, argument), prefix): f"{kind}<{mocked(file, argument)}>"
        for name, (prefix, kind) in kinds.items()
        for call in file.calls(name, under=cls)
        for argument in arguments(call)
        if argument.type == "class_literal"
    }
