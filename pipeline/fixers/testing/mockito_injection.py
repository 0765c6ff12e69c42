"""Mocks for fields of @InjectMocks whose type arguments differ: Mockito 5 leaves such a field null.

Shapes: `@Mock RedisTemplate redis` for a field `RedisTemplate<String, Order>` and the other way round; `Mapper<A>` for
`Mapper<B>`, `Mapper<?>`; a field `Mapper<T>` of a superclass. Mockito before 5.1 compared the classes alone, and then
the names. Each was run on Mockito 4.5 and 5.17.
Left: classes that are given their mocks by a constructor, whose parameters Mockito 5 does not compare so; mocks of a
subtype; mocks of a superclass of the test; tests of other frameworks than JUnit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    field,
    field_text,
    formal_parameters,
    has_modifier,
    members,
    methods,
    simple_name,
    superclass,
)  # fmt: skip
from shared.models import Wave

_UTILS = "org.springframework.test.util.ReflectionTestUtils"
_OPENS = ("openMocks", "initMocks")
_BEFORE = {"org.junit.jupiter.api": "BeforeEach", "org.junit": "Before"}
_PROXIED = re.compile(rb"@(?:Transactional|Async|Cach\w+|PreAuthorize|Secured|RolesAllowed|Retryable|Validated)\b")
_INNER = ("class_declaration", "enum_declaration", "record_declaration")


@dataclass(frozen=True)
class _Field:
    name: str
    type: str
    """As it is written, without blanks: `Map<String,T>`."""
    declared: Node

    @property
    def raw(self) -> str:
        return simple_name(self.type)


@fixer(
    "mockito-injected-generics",
    title="Inject mocks whose type arguments are not the field's",
    source="Mockito 5.1.0 release notes (#2921: @InjectMocks heeds generic types); each shape tried",
    wave=Wave.TEST,
)
def mockito_injected_generics(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 1)) or not depends_on(case.project, "spring-boot-starter-test", "spring-test"):
        return
    for path in case.project.java_paths(b"@InjectMocks"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            statements = _statements(case.project, path, edit.file, cls)
            if statements and _set(edit, cls, statements):
                edit.add_import(_UTILS)
        if edit:
            yield Change(path, edit.result(), "Mockito 5 injects no mock whose type arguments are not the field's")


def _statements(project: Project, path: str, file: JavaFile, cls: Node) -> list[str]:
    fields = _fields(file, cls)
    mocks = [f for f in fields if annotations_of(file, f.declared, "Mock", "Spy")]
    found: list[str] = []
    for subject in fields:
        bean = annotations_of(file, subject.declared, "Autowired", "Resource", "Inject")
        if bean and _may_be_proxied(project, path, subject.raw):
            continue
        if annotations_of(file, subject.declared, "InjectMocks"):
            made = any(d.child_by_field_name("value") for d in subject.declared.named_children)
            given = _injected(project, path, subject.raw, made)
            pairs = [(mock, wanted) for mock in mocks if (wanted := _wanted(mock, mocks, given)) is not None]
            found += [f'ReflectionTestUtils.setField({subject.name}, "{wanted.name}", {mock.name});'
                      for mock, wanted in pairs if _is_refused(mock, wanted)
                      and not re.search(rf"{subject.name}\W+{wanted.name}\b", _set_by_hand(file, cls))]  # fmt: skip
    return found


def _may_be_proxied(project: Project, path: str, name: str) -> bool:
    """Mockito set the fields of Spring's proxy, which count for nothing; ReflectionTestUtils sets the bean's."""
    home = _home(project, path, name)
    return home is None or bool(_PROXIED.search(home[1].source)) or bool(project.java_paths(b"@Aspect"))


def _set_by_hand(file: JavaFile, cls: Node) -> str:
    return "\n".join(
        file.text(call) for call in file.calls("setField", "setInternalState", "setPrivateField", under=cls)
    )


def _is_refused(mock: _Field, wanted: _Field) -> bool:
    return mock.type != wanted.type and not re.fullmatch(r"\w+<\?(?:,\?)*>", wanted.type)


def _wanted(mock: _Field, mocks: list[_Field], fields: list[_Field]) -> _Field | None:
    """The field that had it before: the one of the class and name, or the only one of the class."""
    same = [f for f in fields if f.raw == mock.raw]
    named = [f for f in same if f.name == mock.name]
    if named:
        return named[0] if len(named) == 1 else None
    return same[0] if len(same) == 1 == len([m for m in mocks if m.raw == mock.raw]) else None


def _fields(file: JavaFile, cls: Node) -> list[_Field]:
    return [
        _Field(field_text(file, declarator, "name"), re.sub(r"\s+", "", field_text(file, declared, "type")), declared)
        for declared in members(cls, "field_declaration")
        if not has_modifier(declared, "static") and not has_modifier(declared, "final")
        for declarator in declared.named_children
        if declarator.type == "variable_declarator"
    ]


def _injected(project: Project, path: str, name: str, made: bool) -> list[_Field]:
    """Fields of a class and its superclasses that Mockito sets one by one; none where a constructor takes them."""
    found: list[_Field] = []
    seen: set[str] = set()
    home = _home(project, path, name)
    while home is not None and home[0] not in seen:
        path, file, cls = home
        seen.add(path)
        if not made and _by_constructor(file, cls):
            return []
        found += _fields(file, cls)
        made = True
        above = superclass(file, cls)
        home = _home(project, path, above) if above else None
    return found


def _by_constructor(file: JavaFile, cls: Node) -> bool:
    if any(formal_parameters(c) for c in members(cls, "constructor_declaration")) or has_modifier(cls, "abstract"):
        return True
    if annotations_of(file, cls, "AllArgsConstructor"):
        return True
    own = [f for f in members(cls, "field_declaration") if not has_modifier(f, "static")]
    finals = [f for f in own if has_modifier(f, "final") or annotations_of(file, f, "NonNull")]
    return bool(finals) and bool(annotations_of(file, cls, "RequiredArgsConstructor", "Data", "Value"))


def _home(project: Project, path: str, name: str) -> tuple[str, JavaFile, Node] | None:
    """Where a class is that a file names: in the file, by its import, or beside it in the package."""
    file = project.java(path)
    package = next((i.name for i in file.imports if i.simple == name and not i.static and not i.wildcard), "")
    stars = [i.name for i in file.imports if i.wildcard and not i.static]
    homes = {package.rpartition(".")[0]} if package else {file.package, *stars}
    for other in [path, *project.glob(f"**/{name}.java")]:
        if other == path or project.java(other).package in homes:
            for cls in project.java(other).walk("class_declaration"):
                if field_text(project.java(other), cls, "name") == name:
                    return other, project.java(other), cls
    return None


def _set(edit: JavaEdit, cls: Node, statements: list[str]) -> bool:
    """After the mocks are opened, where the test does so, else first of all that is done before each test."""
    file = edit.file
    opens = [c for c in file.calls(*_OPENS, under=cls) if ancestor(c, *_INNER) == cls]
    if opens:
        for call in opens:
            at = ancestor(call, "expression_statement", "local_variable_declaration")
            if at is None or at.parent is None or at.parent.type != "block":
                return False
            _insert(edit, at.end_byte, at.start_byte, statements)
        return True
    before = [
        m for m in methods(file, cls) if annotations_of(file, m, *_BEFORE.values()) and field(m, "body").named_children
    ]
    for method in before:
        body = field(method, "body")
        first = body.named_children[0]
        at = first.end_byte if file.text(first).startswith("super.") else body.start_byte + 1
        _insert(edit, at, first.start_byte, statements)
    return bool(before) or _method(edit, cls, statements)


def _insert(edit: JavaEdit, at: int, like: int, statements: list[str]) -> None:
    newline, indent = newline_of(edit.file.source), indent_at(edit.file.source, like)
    edit.insert(at, "".join(f"{newline}{indent}{statement}" for statement in statements))


def _method(edit: JavaEdit, cls: Node, statements: list[str]) -> bool:
    file = edit.file
    package = next((p for p in _BEFORE if any(i.name in (f"{p}.Test", p) for i in file.imports)), "")
    first = next(iter(methods(file, cls)), None)
    if not package or first is None:
        return False
    newline, indent = newline_of(file.source), indent_at(file.source, first.start_byte)
    inner = deeper(indent)
    lines = [f"@{_BEFORE[package]}", "public void injectMocksOfOtherTypes() {", *statements, "}"]
    text = newline.join(f"{inner if line in statements else indent}{line}" for line in lines)
    edit.insert(first.start_byte, text.lstrip() + newline * 2 + indent)
    edit.add_import(f"{package}.{_BEFORE[package]}")
    return True
