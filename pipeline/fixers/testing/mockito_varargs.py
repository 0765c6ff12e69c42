"""Matchers for the rest of a call: any() stood for any number of variable arguments before Mockito 5.

`when(log.add(any())).thenReturn(1)` answers `log.add("a", "b")` with Mockito 4 and not with 5, where any() is one
argument: the mock answers null or 0, and verify() fails. Source: Mockito 5.0 release notes, "New type() method on
ArgumentMatcher": a matcher for the array's type, `any(String[].class)`, is one for any number of arguments. So was
any(X.class) (though not for null), and anyVararg and anyObject of Mockito 1.

Done for methods of the project's own types, found by the mock's declared type (or its supertypes), and for
JdbcTemplate's and RestTemplate's. Left: mocks whose type the file does not say (`var`, results of calls), methods of
other libraries, generic ones, those with an overload of as many parameters, and anyString() and the like, which never
stood for more than one argument.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import TYPES, arguments, declared_type, field, field_text, methods, simple_name
from shared.models import Wave

_MATCHERS = ("any", "anyObject", "anyVararg")
_OWNERS = ("Mockito", "ArgumentMatchers", "Matchers", "BDDMockito")
_MOCK_IN = ("verify", "when", "then", "given")
_JDBC = ("JdbcTemplate", "JdbcOperations")
_REST = ("RestTemplate", "RestOperations", "TestRestTemplate")
_REST_FIXED = {"getForObject": 2, "getForEntity": 2, "postForObject": 3, "postForEntity": 3, "postForLocation": 2,
               "patchForObject": 3, "exchange": 4, "put": 2, "delete": 1, "execute": 4}  # fmt: skip
_JDBC_BARE = ("queryForMap", "queryForList", "queryForRowSet", "update")
_JDBC_MAPPED = ("query", "queryForObject", "queryForStream")
_JAVA_LANG = frozenset({"Object", "String", "CharSequence", "Number", "Integer", "Long", "Short", "Byte", "Double",
                        "Float", "Boolean", "Character", "Class", "Enum", "Throwable", "Exception"})  # fmt: skip
_MAPPERS = ("RowMapper", "ResultSetExtractor", "RowCallbackHandler")


@fixer(
    "mockito-varargs",
    title="Let matchers stand for any number of variable arguments, as before Mockito 5",
    source="Mockito 5.0 release notes, type() of ArgumentMatcher",
    wave=Wave.TEST,
)
def mockito_varargs(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 1)):
        return
    types = _varargs_types(case.project)
    for path in case.project.java_paths(b"org.mockito"):
        edit = case.project.java(path).edit()
        for matcher in edit.file.calls(*_MATCHERS):
            _widen(edit, matcher, types)
        if edit:
            yield Change(path, edit.result(), "any() is one argument since Mockito 5; an array's type is any number")


def _widen(edit: JavaEdit, matcher: Node, types: "_Types") -> None:
    file = edit.file
    cast = matcher.parent if matcher.parent is not None and matcher.parent.type == "cast_expression" else None
    place = cast or matcher
    call = place.parent.parent if place.parent is not None and place.parent.type == "argument_list" else None
    if call is None or call.type != "method_invocation" or not _is_mockitos(file, matcher):
        return
    given = arguments(call)
    if given[-1].id != place.id:
        return
    mock = _mock_of(file, call)
    kind = declared_type(file, mock) if mock is not None else ""
    element = types.element(kind, field_text(file, call, "name"), len(given)) or _of_a_library(file, kind, call)
    asked = [file.text(a) for a in arguments(matcher)]
    if not element or asked not in ([], [f"{element.rpartition('.')[2]}.class"]):
        return
    name = edit.type_name(element) if "." in element else element
    edit.replace(field(matcher, "arguments"), f"({name}[].class)")
    if (witness := matcher.child_by_field_name("type_arguments")) is not None:
        edit.delete(witness)
    if cast is not None:
        edit.splices.delete(cast.start_byte, matcher.start_byte)


def _is_mockitos(file: JavaFile, matcher: Node) -> bool:
    owner, name = field_text(file, matcher, "object").rpartition(".")[2], field_text(file, matcher, "name")
    return owner in _OWNERS or (
        not owner
        and any(
            i.static and i.name.startswith("org.mockito.") and (i.wildcard or i.simple == name) for i in file.imports
        )
    )


def _mock_of(file: JavaFile, call: Node) -> Node | None:
    """`mock.add(..)`, `this.mock.add(..)`, `verify(mock, times(2)).add(..)`, `doReturn(1).when(mock).add(..)`,
    `then(mock).should().add(..)`."""
    owner = call.child_by_field_name("object")
    if owner is not None and owner.type == "method_invocation" and field_text(file, owner, "name") == "should":
        owner = owner.child_by_field_name("object")
    if owner is not None and owner.type == "method_invocation":
        values = arguments(owner) if field_text(file, owner, "name") in _MOCK_IN else []
        owner = values[0] if values else None
    plain = owner is not None and (owner.type == "identifier" or file.text(owner).startswith("this."))
    return owner if plain else None


def _of_a_library(file: JavaFile, kind: str, call: Node) -> str:
    """`Object` for the variable arguments of these methods; any() would be ambiguous where only any(Object) counts."""
    name, given = field_text(file, call, "name"), [file.text(a) for a in arguments(call)]
    typed = "Object.class" in given[-1]
    if kind in _REST and typed and len(given) == _REST_FIXED.get(name, 0) + 1:
        return "Object"
    bare = name in _JDBC_BARE and len(given) == 2 and (typed or name in ("queryForMap", "queryForRowSet"))
    mapped = name in _JDBC_MAPPED and len(given) == 3 and any(m in given[1] for m in _MAPPERS)
    return "Object" if kind in _JDBC and (bare or mapped) else ""


class _Types:
    """The project's types that have methods with variable arguments, and what all of its types extend."""

    def __init__(self) -> None:
        self.methods: dict[str, list[tuple[str, int, str]]] = {}
        self.above: dict[str, set[str]] = {}

    def element(self, kind: str, name: str, count: int) -> str:
        """Element type of the method's array, "" when it has none or is not the only one with as many parameters."""
        todo, seen = [kind], set[str]()
        found: set[str] = set()
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                found |= {e for n, c, e in self.methods.get(here, []) if (n, c) == (name, count)}
                todo += self.above.get(here, ())
        return found.pop() if len(found) == 1 else ""


def _varargs_types(project: Project) -> _Types:
    types = _Types()
    for path in project.java_paths(b"..."):
        file = project.java(path)
        for cls in file.walk(*TYPES):
            for method in methods(file, cls):
                given = [p for p in field(method, "parameters").named_children if p.type.endswith("parameter")]
                last = given[-1] if given and given[-1].type == "spread_parameter" else None
                element = _element(project, path, method, last) if last is not None else ""
                entry = (field_text(file, method, "name"), len(given), element)
                types.methods.setdefault(field_text(file, cls, "name"), []).append(entry)
    for path in project.java_paths(*(name.encode() for name in types.methods)) if types.methods else ():
        file = project.java(path)
        for cls in file.walk("class_declaration", "interface_declaration"):
            headers = [c for c in cls.children if c.type in ("superclass", "super_interfaces", "extends_interfaces")]
            names = {file.text(n) for h in headers for n in file.walk("type_identifier", under=h)}
            types.above.setdefault(field_text(file, cls, "name"), set()).update(names & set(types.methods))
    return types


def _element(project: Project, path: str, method: Node, spread: Node) -> str:
    """Its full name (the simple one of java.lang's types); "" for type parameters and types of no known package."""
    file = project.java(path)
    kind = simple_name(file.text(next(c for c in spread.named_children if c.type != "modifiers")))
    own = method.child_by_field_name("type_parameters")
    if own is not None and any(file.text(n) == kind for n in file.walk("type_identifier", "identifier", under=own)):
        return ""
    if kind in _JAVA_LANG or kind.islower():
        return kind
    imported = (i.name for i in file.imports if i.simple == kind and not i.static and not i.wildcard)
    beside = f"{file.package}.{kind}" if f"{path.rpartition('/')[0]}/{kind}.java" in project else ""
    return next(imported, beside)
