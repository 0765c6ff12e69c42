"""JUnit 4's rules as JUnit 5 has them: expected exceptions, temporary folders, Mockito and Spring rules.

Source: JUnit 5 User Guide, "Migrating from JUnit 4" and "TempDirectory"; Javadoc of org.junit.rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.testing.junit5_assertions import ASSERTIONS, HAMCREST, Undoable
from pipeline.sources.imports import blank_line_after
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import indent_at, line_end, newline_of, whole_lines
from pipeline.sources.syntax import annotations_of, arguments, field, field_text, has_modifier, simple_name

_MATCHERS = re.compile(
    r"containsString|containsStringIgnoringCase|is|equalTo|startsWith|endsWith|equalToIgnoringCase|both|either|allOf|"
    r"anyOf|not|any|anything|stringContainsInOrder|matchesPattern|matchesRegex|notNullValue|nullValue|instanceOf|isA"
)
_FOLDER = {
    ("getRoot", 0): "{f}",
    ("newFile", 0): 'java.io.File.createTempFile("junit", null, {f})',
    ("newFile", 1): "java.nio.file.Files.createFile({f}.toPath().resolve({a})).toFile()",
    ("newFolder", 0): 'java.nio.file.Files.createTempDirectory({f}.toPath(), "junit").toFile()',
    ("newFolder", 1): "java.nio.file.Files.createDirectory({f}.toPath().resolve({a})).toFile()",
}


@dataclass(frozen=True)
class Rule:
    node: Node
    type: str
    name: str
    value: str


def move_rules(file: JavaFile) -> bytes:
    """The file without @Rule and @ClassRule. Raises Undoable for a rule that has no plain JUnit 5 form."""
    rules = list(_rules(file))
    if not rules:
        return file.source
    edit = file.edit()
    for rule in rules:
        match rule.type:
            case "ExpectedException" if rule.value.endswith("none()"):
                _expected_exception(edit, rule)
            case "TemporaryFolder" if not rule.value.partition("(")[2].strip("() "):
                _temporary_folder(edit, rule)
            case "MockitoRule" | "MethodRule" if "MockitoJUnit" in rule.value:
                _mockito(edit, rule)
            case "SpringClassRule" | "SpringMethodRule":
                _drop(edit, rule)
                _extend(edit, rule.node, "org.springframework.test.context.junit.jupiter.SpringExtension")
            case _:
                raise Undoable(f"rule {rule.type}")
    try:
        return edit.result()
    except ValueError as error:
        raise Undoable("rules that are used inside each other") from error


def _rules(file: JavaFile) -> Iterator[Rule]:
    for node in file.walk("field_declaration", "method_declaration"):
        if not annotations_of(file, node, "Rule", "ClassRule"):
            continue
        if node.type == "method_declaration":
            raise Undoable("a rule that is a method")
        declarator = next(c for c in node.named_children if c.type == "variable_declarator")
        yield Rule(
            node,
            simple_name(field_text(file, node, "type")),
            field_text(file, declarator, "name"),
            field_text(file, declarator, "value"),
        )


def _drop(edit: JavaEdit, rule: Rule) -> None:
    source = edit.file.source
    start, end = whole_lines(source, rule.node.start_byte, rule.node.end_byte)
    edit.splices.delete(start, blank_line_after(source, start, end))


def _mockito(edit: JavaEdit, rule: Rule) -> None:
    _drop(edit, rule)
    _extend(edit, rule.node, "org.mockito.junit.jupiter.MockitoExtension")
    if "STRICT_STUBS" not in rule.value:
        strictness = "LENIENT" if "silent()" in rule.value or "LENIENT" in rule.value else "WARN"
        mockito_settings(edit, _class_of(rule.node), strictness)


def mockito_settings(edit: JavaEdit, cls: Node, strictness: str) -> None:
    """JUnit 4's rule and runner are laxer than MockitoExtension's default."""
    annotate(edit, cls, f"@MockitoSettings(strictness = Strictness.{strictness})")
    edit.add_import("org.mockito.junit.jupiter.MockitoSettings")
    edit.add_import("org.mockito.quality.Strictness")


def _extend(edit: JavaEdit, node: Node, extension: str) -> None:
    cls, simple = _class_of(node), extension.rpartition(".")[2]
    if simple not in edit.file.text(cls) or f"{simple}.class" not in edit.file.text(cls):
        annotate(edit, cls, f"@ExtendWith({simple}.class)")
        edit.add_import("org.junit.jupiter.api.extension.ExtendWith")
        edit.add_import(extension)


def _class_of(node: Node) -> Node:
    above = node.parent
    while above is not None and above.type != "class_declaration":
        above = above.parent
    if above is None:
        raise Undoable("a rule outside a class")
    return above


def annotate(edit: JavaEdit, declaration: Node, annotation: str) -> None:
    """Puts an annotation on a line of its own above the declaration."""
    source = edit.file.source
    indent = indent_at(source, declaration.start_byte)
    edit.insert(declaration.start_byte, annotation + newline_of(source) + indent)


def _temporary_folder(edit: JavaEdit, rule: Rule) -> None:
    file = edit.file
    static = "static " if has_modifier(rule.node, "static") else ""
    edit.replace(rule.node, f"@TempDir{newline_of(file.source)}{indent_at(file.source, rule.node.start_byte)}"
                 f"public {static}File {rule.name};")  # fmt: skip
    edit.add_import("org.junit.jupiter.api.io.TempDir")
    edit.add_import("java.io.File")
    for node in _uses(file, rule):
        call = node.parent
        name = field_text(file, call, "name") if call and call.type == "method_invocation" else ""
        form = _FOLDER.get((name, len(arguments(call)))) if call else None
        if call is None or form is None or call.child_by_field_name("object") != node:
            raise Undoable(f"TemporaryFolder.{name or rule.name}")
        _folder_call(edit, call, form, rule.name)


def _folder_call(edit: JavaEdit, call: Node, form: str, name: str) -> None:
    for qualified in ("java.io.File", "java.nio.file.Files"):
        if qualified in form:
            edit.add_import(qualified)
            form = form.replace(qualified, qualified.rpartition(".")[2])
    given = arguments(call)
    edit.replace(call, form.format(f=name, a=edit.file.text(given[0]) if given else ""))


def _uses(file: JavaFile, rule: Rule) -> list[Node]:
    """Identifiers that mean the rule's field (also as `this.rule`'s field access), its declaration left out."""
    inside = range(rule.node.start_byte, rule.node.end_byte)
    found = [n for n in file.walk("identifier") if file.text(n) == rule.name and n.start_byte not in inside]
    return [n.parent if n.parent and n.parent.type == "field_access" else n for n in found]


def _expected_exception(edit: JavaEdit, rule: Rule) -> None:
    file = edit.file
    _drop(edit, rule)
    used: dict[int, Node] = {}
    for node in _uses(file, rule):
        statement = node.parent.parent if node.parent else None
        block = statement.parent if statement else None
        method = block.parent if block else None
        if statement is None or method is None or statement.type != "expression_statement":
            raise Undoable("ExpectedException in an expression")
        if method.type != "method_declaration" or not annotations_of(file, method, "Test"):
            raise Undoable("ExpectedException outside a test's own statements")
        used[method.id] = method
    for method in used.values():
        _rewrite_method(edit, method, rule.name)


@dataclass
class Expectation:
    type: str = "Throwable"
    checks: tuple[str, ...] = ()


def _rewrite_method(edit: JavaEdit, method: Node, rule: str) -> None:
    file, block = edit.file, field(method, "body")
    statements = block.named_children
    expecting = [s for s in statements if s.type == "expression_statement" and _is_call_on(file, s, rule)]
    after = statements[statements.index(expecting[-1]) + 1 :]
    before = [s for s in statements[: statements.index(expecting[-1])] if s not in expecting]
    throwing = [s for s in after if s.type not in ("line_comment", "block_comment")]
    if not throwing or any(s.start_byte > expecting[0].start_byte for s in before):
        raise Undoable("ExpectedException among other statements")
    _check_captures(file, method, before)
    expected = _expectation(edit, [s.named_children[0] for s in expecting])
    for statement in expecting:
        edit.delete(statement)
    wrap_in_assert_throws(edit, method, after, expected.type, expected.checks)


def _is_call_on(file: JavaFile, statement: Node, rule: str) -> bool:
    call = statement.named_children[0] if statement.named_children else None
    return call is not None and field_text(file, call, "object") in (rule, f"this.{rule}")


def _check_captures(file: JavaFile, method: Node, before: list[Node]) -> None:
    """What the lambda captures must be effectively final."""
    local = {
        field_text(file, d, "name")
        for s in before
        if s.type == "local_variable_declaration"
        for d in s.named_children
        if d.type == "variable_declarator"
    }
    for node in file.walk("assignment_expression", "update_expression", under=method):
        target = node.child_by_field_name("left") or node.named_children[0]
        if file.text(target) in local:
            raise Undoable("a variable that changes would be captured")


def _expectation(edit: JavaEdit, calls: list[Node]) -> Expectation:
    file, found = edit.file, Expectation()
    for call in calls:
        name, given = field_text(file, call, "name"), arguments(call)
        text = file.text(given[0]) if len(given) == 1 else ""
        if name == "expect" and given and given[0].type == "class_literal" and found.type == "Throwable":
            found.type = text.removesuffix(".class")
        elif name == "expectMessage" and text and not _is_matcher(file, given[0]):
            found.checks += (f"assertTrue(thrown.getMessage().contains({text}))",)
            edit.add_import(f"{ASSERTIONS}.assertTrue", static=True)
        elif name in ("expect", "expectMessage", "expectCause") and text and given[0].type == "method_invocation":
            value = {"expect": "thrown", "expectMessage": "thrown.getMessage()", "expectCause": "thrown.getCause()"}
            found.checks += (f"assertThat({value[name]}, {text})",)
            edit.add_import(f"{HAMCREST}.assertThat", static=True)
        else:
            raise Undoable(f"ExpectedException.{name}")
    return found


def _is_matcher(file: JavaFile, node: Node) -> bool:
    return node.type == "method_invocation" and bool(_MATCHERS.fullmatch(field_text(file, node, "name")))


def wrap_in_assert_throws(
    edit: JavaEdit, method: Node, statements: list[Node], type: str, checks: tuple[str, ...] = ()
) -> None:
    """Makes these statements of the method the body of assertThrows, indented one level deeper."""
    source, newline = edit.file.source, newline_of(edit.file.source)
    start, end = statements[0].start_byte, statements[-1].end_byte
    indent = indent_at(source, start)
    unit = indent.removeprefix(indent_at(source, method.start_byte)) or "    "
    head = f"{type} thrown = assertThrows" if checks else "assertThrows"
    edit.insert(start, f"{head}({type}.class, () -> {{{newline}{indent}{unit}")
    at = line_end(source, start)
    while at < end:
        if source[at : at + 1] not in (b"\n", b"\r"):
            edit.insert(at, unit)
        at = line_end(source, at)
    edit.insert(end, f"{newline}{indent}}});" + "".join(f"{newline}{indent}{check};" for check in checks))
    edit.add_import(f"{ASSERTIONS}.assertThrows", static=True)
