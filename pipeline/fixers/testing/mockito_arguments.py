"""Matchers of one's own and arguments of a call, as Mockito 2 and later have them; fields set by reflection.

Source: "What's new in Mockito 2", "Incompatible changes": ArgumentMatcher is an interface with a typed method and no
longer one of Hamcrest's matchers, which MockitoHamcrest takes; getArgumentAt became getArgument. Mockito 3.5 dropped
its internal FieldSetter.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, arguments, field, field_text, methods, superclass
from shared.models import Wave

_MATCHER = "org.mockito.ArgumentMatcher"
_SETTER = "org.mockito.internal.util.reflection.FieldSetter"
_UTILS = "org.springframework.test.util.ReflectionTestUtils"
_HAMCREST = "org.mockito.hamcrest.MockitoHamcrest"
_OWNERS = ("org.mockito.Matchers", "org.mockito.ArgumentMatchers", "org.mockito.Mockito")

_FACTORIES = re.compile(
    r"is|equalTo|allOf|anyOf|has[A-Z]\w*|contains(?:String|InAnyOrder)|samePropertyValuesAs|instanceOf"
)
"""Names that Hamcrest has and Mockito's own matchers have not."""


@fixer(
    "mockito-arguments",
    title="Write argument matchers as Mockito 2 and later have them",
    source="What's new in Mockito 2, incompatible changes; catalogue I06",
    wave=Wave.TEST_COMPILE,
)
def mockito_arguments(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"org.mockito"):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("getArgumentAt"):
            if len(arguments(call)) == 2:
                edit.replace(field(call, "name"), "getArgument")
        if file.imported(_MATCHER):
            for cls in file.walk("class_declaration", "object_creation_expression"):
                if superclass(file, cls) == "ArgumentMatcher":
                    _matcher(edit, cls)
        _hamcrest(edit)
        _fields(edit)
        if edit:
            yield Change(path, edit.result(), "Mockito 2 and later take matchers and arguments like this")


def _matcher(edit: JavaEdit, cls: Node) -> None:
    """An interface is implemented; its method takes what it is a matcher of."""
    file, head = edit.file, cls.child_by_field_name("superclass")
    kind = head.named_children[-1] if head is not None else field(cls, "type")
    others = cls.child_by_field_name("interfaces") if head is not None else None
    if head is not None and others is not None:
        edit.splices.delete(head.start_byte, others.start_byte)
        edit.insert(others.named_children[0].start_byte, f"{file.text(kind)}, ")
    elif head is not None:
        edit.replace(head.children[0], "implements")
    java = file.text(kind).partition("<")[2].removesuffix(">").strip()
    for method in methods(file, cls, "matches") if java else ():
        given = [p for p in field(method, "parameters").named_children if p.type == "formal_parameter"]
        if len(given) == 1 and field_text(file, given[0], "type") == "Object":
            edit.replace(field(given[0], "type"), java)
    for method in methods(file, cls, "describeTo"):
        for annotation in annotations_of(file, method, "Override"):
            edit.delete_annotation(annotation)


def _hamcrest(edit: JavaEdit) -> None:
    """`argThat(hasItem(1))`: only where each argThat of the file has a matcher of Hamcrest."""
    file = edit.file
    calls = [c for c in file.calls("argThat") if _is_mockitos(file, c)]
    if not calls or not all(len(arguments(c)) == 1 and _is_hamcrest(file, arguments(c)[0]) for c in calls):
        return
    for call in calls:
        if owner := call.child_by_field_name("object"):
            edit.replace(owner, edit.type_name(_HAMCREST))
    if any(call.child_by_field_name("object") is None for call in calls):
        for index, item in enumerate(file.imports):
            if item.static and item.name in {f"{owner}.argThat" for owner in _OWNERS}:
                edit.imports.remove(index)
        edit.add_import(f"{_HAMCREST}.argThat", static=True)


def _is_mockitos(file: JavaFile, call: Node) -> bool:
    owner = field_text(file, call, "object").rpartition(".")[2]
    if owner:
        return owner in {name.rpartition(".")[2] for name in _OWNERS}
    named = {f"{owner}.argThat" for owner in _OWNERS}
    return any(i.static and (i.name in _OWNERS if i.wildcard else i.name in named) for i in file.imports)


def _is_hamcrest(file: JavaFile, value: Node) -> bool:
    """A call of one of Hamcrest's factories, imported by its own name, by its class's or with all others."""
    if value.type != "method_invocation":
        return False
    name, owner = field_text(file, value, "name"), field_text(file, value, "object")
    imports = [i for i in file.imports if i.name.startswith("org.hamcrest.") and i.static != bool(owner)]
    if any(i.wildcard for i in imports) and not owner and _FACTORIES.fullmatch(name):
        return True
    return any(i.simple == (owner or name) and not i.wildcard for i in imports)


def _fields(edit: JavaEdit) -> None:
    """`FieldSetter.setField(x, X.class.getDeclaredField("name"), value)`, also by a static import, when all of the
    file's have this shape."""
    file = edit.file
    static = next((n for n, i in enumerate(file.imports) if i.static and i.name == f"{_SETTER}.setField"), None)
    owners = ("FieldSetter", "") if static is not None else ("FieldSetter",)
    calls = [c for c in file.calls("setField") if field_text(file, c, "object") in owners]
    uses = [n for n in file.walk("identifier", "type_identifier") if file.text(n) == "FieldSetter"]
    owned = [c for c in calls if field_text(file, c, "object")]
    names = {call.id: _field_name(file, call) for call in calls}
    known = file.imported(_SETTER) or static is not None
    headers = sum(i.name.startswith(_SETTER) for i in file.imports)
    if not known or not all(names.values()) or len(uses) != len(owned) + headers:
        return
    for call in calls:
        if call in owned:
            edit.replace(field(call, "object"), edit.type_name(_UTILS))
        edit.replace(arguments(call)[1], names[call.id])
    edit.remove_import(_SETTER)
    if static is not None:
        edit.imports.rename(static, f"{_UTILS}.setField")


def _field_name(file: JavaFile, call: Node) -> str:
    """The expression that names the field."""
    given = arguments(call)
    found = given[1] if len(given) == 3 else None
    if found is None or field_text(file, found, "name") != "getDeclaredField" or len(arguments(found)) != 1:
        return ""
    name = arguments(found)[0]
    return file.text(name) if name.type in ("string_literal", "identifier", "field_access") else ""
