"""What PowerMock stubs and verifies of a class, as its MockedStatic or MockedConstruction does.

Shapes: `doThrow(e).when(A.class); A.b();` is `mockedA.when(() -> A.b()).thenThrow(e);`, `verifyStatic(times(1));
A.b();` is `mockedA.verify(() -> A.b(), times(1));`, `whenNew(A.class).withNoArguments().thenReturn(a);` hands all that
is asked of a new A over to `a`, whose stubs and verifications count. Tried with Mockito 5.17.
"""

from tree_sitter import Node

from pipeline.fixers.testing.junit5_assertions import Undoable
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    chain_calls,
    field,
    field_text,
    has_modifier,
    simple_name,
)

_STUBS = {"doNothing": "thenAnswer(invocation -> null)", "doReturn": "thenReturn", "doThrow": "thenThrow",
          "doAnswer": "thenAnswer", "doCallRealMethod": "thenCallRealMethod"}  # fmt: skip
_CONSTRUCTED = ("withNoArguments", "withAnyArguments", "withArguments", "withParameterTypes")
_JAVA_LANG = ("Thread", "StringBuilder", "StringBuffer", "String", "Object", "ProcessBuilder", "Exception")
_BEFORE = ("Before", "BeforeEach", "BeforeMethod")


def mocked(file: JavaFile, node: Node) -> str:
    return file.text(node).removesuffix(".class")


def variable(name: str, kind: str = "mocked") -> str:
    return f"{kind}{simple_name(name)}"


def mock_static(edit: JavaEdit, call: Node) -> None:
    given = arguments(call)
    statement = call.parent
    if statement is None or statement.type != "expression_statement" or any(a.type != "class_literal" for a in given):
        raise Undoable("mockStatic in an expression")
    _in_a_test(edit.file, call)
    lines: list[str] = []
    for name in (mocked(edit.file, a) for a in given):
        if _is_mocked_before(edit.file, call, name):
            lines.append(f"{variable(name)}.close();")
        lines.append(f"{variable(name)} = Mockito.mockStatic({name}.class);")
    edit.replace(statement, _lines(edit, statement, lines))
    edit.add_import("org.mockito.Mockito")


def _in_a_test(file: JavaFile, call: Node) -> None:
    method = ancestor(call, "method_declaration")
    if method is None or has_modifier(method, "static"):
        raise Undoable("what is mocked outlives a test")


def _is_mocked_before(file: JavaFile, call: Node, name: str) -> bool:
    """In a method that runs before each test, this one being a test."""
    here = ancestor(call, "method_declaration")
    if here is None or annotations_of(file, here, *_BEFORE):
        return False
    others = [c for c in file.calls("mockStatic") if name in [mocked(file, a) for a in arguments(c)]]
    homes = [ancestor(c, "method_declaration") for c in others]
    return any(home is not None and annotations_of(file, home, *_BEFORE) for home in homes)


def verify_static(edit: JavaEdit, call: Node) -> None:
    """The class may be left to the call after it, as in PowerMock 1."""
    file, given = edit.file, arguments(call)
    statement, verified = _pair(call)
    body = verified.named_children[0]
    named = bool(given) and given[0].type == "class_literal"
    name = mocked(file, given[0]) if named else field_text(file, body, "object")
    if not simple_name(name)[:1].isupper():
        raise Undoable("verifyStatic of an unknown class")
    rest = "".join(f", {file.text(argument)}" for argument in (given[1:] if named else given))
    edit.splices.replace(
        statement.start_byte, verified.end_byte, f"{variable(name)}.verify(() -> {file.text(body)}{rest});"
    )


def stub(edit: JavaEdit, call: Node) -> bool:
    """False for what is stubbed of an object, which Mockito does alike."""
    file, name = edit.file, field_text(edit.file, call, "name")
    when = call.parent
    if name not in _STUBS or when is None or when.type != "method_invocation":
        return False
    given = arguments(when)
    if field_text(file, when, "name") != "when" or len(given) > 1:
        raise Undoable("a stub of a method by its name")
    if not given or given[0].type != "class_literal":
        return False
    statement, stubbed = _pair(when)
    text = _STUBS[name] if name == "doNothing" else f"{_STUBS[name]}{file.text(field(call, 'arguments'))}"
    head = f"{variable(mocked(file, given[0]))}.when(() -> {file.text(stubbed.named_children[0])})"
    edit.splices.replace(statement.start_byte, stubbed.end_byte, f"{head}.{text};")
    return True


def _pair(call: Node) -> tuple[Node, Node]:
    """The statement of a call and the one after it, a call of the class."""
    statement = call.parent
    after = statement.next_named_sibling if statement and statement.type == "expression_statement" else None
    if statement is None or after is None or after.type != "expression_statement":
        raise Undoable("without a call after it")
    if after.named_children[0].type != "method_invocation":
        raise Undoable("what follows is no call")
    return statement, after


def when_new(edit: JavaEdit, call: Node) -> None:
    file, statement = edit.file, ancestor(call, "expression_statement", "block")
    chain = chain_calls(statement.named_children[0]) if statement and statement.type == "expression_statement" else []
    names = [field_text(file, c, "name") for c in chain if c.start_byte >= call.start_byte]
    given, last = arguments(call), chain[-1] if chain else call
    result = arguments(last)
    if (
        statement is None
        or len(given) != 1
        or given[0].type != "class_literal"
        or not set(names[1:-1]) <= set(_CONSTRUCTED)
        or names[-1:] != ["thenReturn"]
        or len(result) != 1
        or result[0].type == "null_literal"
        or _is_of_java(file, mocked(file, given[0]))
        or len([c for c in file.calls("whenNew") if arguments(c) and file.text(arguments(c)[0]) == file.text(given[0])])
        > 1
    ):
        raise Undoable("whenNew of this shape")
    _in_a_test(file, call)
    name = mocked(file, given[0])
    answer = f"AdditionalAnswers.delegatesTo({file.text(result[0])})"
    made = f"Mockito.mockConstruction({name}.class, Mockito.withSettings().defaultAnswer({answer}));"
    edit.replace(statement, f"{variable(name, 'constructed')} = {made}")
    edit.add_import("org.mockito.Mockito")
    edit.add_import("org.mockito.AdditionalAnswers")


def _is_of_java(file: JavaFile, name: str) -> bool:
    """PowerMock hands its object to the prepared classes alone, Mockito to whatever makes a File or a Thread."""
    return name in _JAVA_LANG or any(i.simple == name and i.name.startswith("java") for i in file.imports)


def _lines(edit: JavaEdit, statement: Node, lines: list[str]) -> str:
    return (newline_of(edit.file.source) + indent_at(edit.file.source, statement.start_byte)).join(lines)
