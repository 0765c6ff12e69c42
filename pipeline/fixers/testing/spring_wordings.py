"""Tests that expect Spring's own wording of an error, which Spring 6 words anew.

Source: Spring 6.0, NestedRuntimeException.getMessage no longer appends the cause; DefaultHandlerExceptionResolver sends
ProblemDetail's detail as the reason; Spring Data 3 drops exclamation marks. See ADR 49.

Shapes of a failure: Hamcrest (MockMvc, RestAssured), JUnit 5, MockMvc, WebTestClient, AssertJ, JSONAssert. Shapes of
the text in a test: a literal, a text block, literals joined with what a test knows only when it runs, a format of
String.format; in the statement that failed, in a variable or field that it names, in a constant of another test class,
or once in the method.

Left: texts of resource files, of parameters (@CsvSource), of JUnit 4's shortened comparison; BindException's list of
errors, RestTemplate's messages with a port and Jackson's " at [Source: ...", which are not always the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.testing.wordings import ANY, HOLE, Reworded, reworded
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, field, field_text, literal
from shared.models import Diagnostic, Wave

_COMPARISONS = (
    re.compile(
        r'Expected: (?P<how>(?:[^"]|"\w+", )*)"(?P<expected>.*)"\)? (?:but: [^"]*?was|Actual:) '
        r'(?P<q>"?)(?P<actual>.*?)(?P=q)'
        r"(?: Stacktrace was: .*)?$"
    ),
    re.compile(r"expected: ?<(?P<expected>.*?)> but was: ?<(?P<actual>.*?)>(?=\s|$)"),
    re.compile(r'(?:expected|message to be): "(?P<expected>.*)" but was: "(?P<actual>.*?)"(?= Throwable that |\s*$)'),
    re.compile(
        r'Expecting (?:actual|throwable message): "(?P<actual>.*)" (?P<how>to (?:contain|start with|end with)): '
        r'"(?P<expected>.*?)"(?= but did not|\s*$)'
    ),
    re.compile(r'not found: \["(?P<expected>.*)"\] and others were not expected: \["(?P<actual>.*)"\]'),
    re.compile(r"Expected: (?P<expected>.*?) got: (?P<actual>.*?)(?: ;.*)?$"),
)
_TESTS = re.compile(r"(?:^|/)src/(?:\w*[tT]est\w*|it)/")
_PLACE = re.compile(r"^at (\S+):(\d+)$", re.MULTILINE)
_STATEMENTS = (
    *("expression_statement", "local_variable_declaration", "field_declaration"),
    *("return_statement", "assert_statement"),
)


@fixer(
    "spring-wordings",
    title="Expect Spring 6's wording where a test expects Spring 5's",
    source="Spring Framework 6.0: NestedRuntimeException.getMessage, ErrorResponse and DefaultHandlerExceptionResolver",
    wave=Wave.TEST,
    on=ANY,
    confidence="medium",
)
def spring_wordings(case: Case) -> Iterator[Change]:
    edits: dict[str, JavaEdit] = {}
    reasons: dict[str, dict[str, None]] = {}
    done: set[tuple[str, int]] = set()
    for diagnostic in case.diagnostics:
        found = _compared(diagnostic.message)
        for text in _texts(case.project, diagnostic, found) if found else ():
            new = _in_new_words(text, found) if found else None
            if found and new is not None and (text.path, text.node.start_byte) not in done:
                done.add((text.path, text.node.start_byte))
                edits.setdefault(text.path, case.project.java(text.path).edit()).replace(text.node, new)
                reasons.setdefault(text.path, {})[_reason(found)] = None
    for path, edit in edits.items():
        yield Change(path, edit.result(), " ".join(reasons[path]))


def _reason(found: Reworded) -> str:
    return (
        f'Spring 6 words this anew: the application says "{found.new}" where it said "{found.old}". Only the '
        "test was changed; see whether a client or a person reads that text."
    )


def _compared(message: str) -> Reworded | None:
    """What the failure compares, if it differs in Spring's words alone; the texts may be on each other's side."""
    for comparison in _COMPARISONS:
        if (match := comparison.search(message)) is None:
            continue
        hamcrest = comparison is _COMPARISONS[0]
        expected, actual = (m.replace('\\"', '"') if hamcrest else m for m in (match["expected"], match["actual"]))
        how = match.groupdict().get("how") or ""
        if re.search(r"\bnot\b", how):
            return None
        if re.search(r"contain|start|end", how):
            found = reworded(expected, actual, whole=False)
        else:
            found = reworded(expected, actual, whole=True) or reworded(actual, expected, whole=True)
        if found:
            return found
    return None


@dataclass(frozen=True)
class _Text:
    """An expression of a string in a test: a literal, or several and other things with `+` between."""

    path: str
    file: JavaFile
    node: Node


def _texts(project: Project, diagnostic: Diagnostic, found: Reworded) -> Iterator[_Text]:
    """At each place that the failed tests were at, the texts that are the expected one."""
    places = {(diagnostic.path or "", diagnostic.line or 0): None}
    places.update({(path, int(line)): None for path, line in _PLACE.findall(diagnostic.detail)})
    for path, line in places:
        if path not in project or not _TESTS.search(path) or not path.endswith(".java"):
            continue
        file = project.java(path)
        statement = _statement(file, line - 1)
        if statement is None:
            continue
        method = ancestor(statement, "method_declaration")
        near = _expected(_strings(path, file, statement), found)
        near = near or _expected(_named(project, path, file, statement), found)
        around = _expected(_strings(path, file, method), found) if method and not near else []
        yield from near or (around if len(around) == 1 else ())


def _expected(texts: Iterable[_Text], found: Reworded) -> list[_Text]:
    """Those that are the expected text, or have it in them, each at its narrowest."""
    kept: list[_Text] = []
    for text in texts:
        node = text.node
        inside = any(t.path == text.path and node.start_byte <= t.node.start_byte < node.end_byte for t in kept)
        if not inside and _in_new_words(text, found) is not None:
            kept.append(text)
    return kept


def _statement(file: JavaFile, row: int) -> Node | None:
    """The innermost that the line is in."""
    here = [node for node in file.walk(*_STATEMENTS) if node.start_point.row <= row <= node.end_point.row]
    return min(here, key=lambda node: node.end_byte - node.start_byte, default=None)


def _strings(path: str, file: JavaFile, under: Node) -> Iterator[_Text]:
    """Every literal, and every sum that a literal is in."""
    sums: dict[int, Node] = {}
    for node in file.walk("string_literal", under=under):
        yield _Text(path, file, node)
        top = node
        while top.parent is not None and top.parent.type == "binary_expression":
            top = top.parent
        sums[top.id] = top
    yield from (_Text(path, file, top) for top in sums.values() if top.type == "binary_expression")


def _named(project: Project, path: str, file: JavaFile, statement: Node) -> Iterator[_Text]:
    """What the names in a statement stand for: variables of the method, else fields of the file, else constants."""
    method = ancestor(statement, "method_declaration")
    for name in dict.fromkeys(file.text(node) for node in file.walk("identifier", under=statement)):
        local = list(_values(file, name, method)) if method is not None else []
        fields = local or list(_values(file, name, None))
        yield from (text for value in fields for text in _strings(path, file, value))
        if not fields and name.isupper():
            yield from _constants(project, name)


def _values(file: JavaFile, name: str, method: Node | None) -> Iterator[Node]:
    """The value of a variable of this method, or of a field (an interface's, too)."""
    kinds = ("field_declaration", "constant_declaration") if method is None else ("local_variable_declaration",)
    for node in file.walk("variable_declarator", under=method):
        value = node.child_by_field_name("value")
        if value is not None and field_text(file, node, "name") == name and node.parent and node.parent.type in kinds:
            yield value
    for node in file.walk("assignment_expression", under=method) if method is not None else ():
        if field_text(file, node, "left") == name:
            yield field(node, "right")


def _constants(project: Project, name: str) -> Iterator[_Text]:
    """Of other test classes, if one alone has it."""
    paths = [path for path in project.java_paths(name.encode()) if _TESTS.search(path)]
    found = [(path, value) for path in paths for value in _values(project.java(path), name, None)]
    for path, value in found if len(found) == 1 else ():
        yield from _strings(path, project.java(path), value)


def _in_new_words(text: _Text, found: Reworded) -> str | None:
    """The expression's new source."""
    whole = text.file.text(text.node)
    if whole.startswith('"""'):
        return found.within(whole)
    single = literal(text.file, text.node)
    if single is not None:
        new = found.within(single)
        return f'"{new}"' if new is not None else None
    operands = list(_operands(text.file, text.node))
    parts = [literal(text.file, operand) for operand in operands]
    new = found.within("".join(f"\x00{at}\x00" if part is None else part for at, part in enumerate(parts)))
    return _sum(text.file, operands, new) if new is not None else None


def _operands(file: JavaFile, node: Node) -> Iterator[Node]:
    if node.type == "binary_expression" and field_text(file, node, "operator") == "+":
        yield from _operands(file, field(node, "left"))
        yield field(node, "right")
    else:
        yield node


def _sum(file: JavaFile, operands: list[Node], text: str) -> str:
    """Joins texts and operands again; a first `""` stays, since it makes a sum one of texts."""
    at = 0
    parts: list[str] = []
    for hole in (match for match in HOLE.finditer(text) if match[0].startswith("\x00")):
        parts += [f'"{text[at : hole.start()]}"', file.text(operands[int(hole[0].strip("\x00"))])]
        at = hole.end()
    parts = [part for part in [*parts, f'"{text[at:]}"'] if part != '""']
    first = ['""'] if literal(file, operands[0]) is not None and not parts[0].startswith('"') else []
    return " + ".join([*first, *parts])
