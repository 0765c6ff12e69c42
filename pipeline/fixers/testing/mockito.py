"""Mockito 1 to 4 names that Mockito 5 no longer has.

Source: Mockito's release notes for 2.1 ("What's new in Mockito 2"), 3.0, 4.0 and 5.0; catalogue I06. Its
verifyZeroInteractions did what verifyNoMoreInteractions does: with strict stubs, calls that were stubbed are allowed.
BDDMockito's shouldHaveZeroInteractions was its other name.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text
from shared.models import Wave

_OWN_WHITEBOX = "org.mockito.internal.util.reflection.Whitebox"
_TYPES = {
    "org.mockito.Matchers": "org.mockito.ArgumentMatchers",
    "org.mockito.runners.MockitoJUnitRunner": "org.mockito.junit.MockitoJUnitRunner",
    "org.mockito.runners.MockitoJUnit44Runner": "org.mockito.junit.MockitoJUnitRunner",
    "org.mockito.runners.VerboseMockitoJUnitRunner": "org.mockito.junit.MockitoJUnitRunner",
    "org.mockito.runners.ConsoleSpammingMockitoJUnitRunner": "org.mockito.junit.MockitoJUnitRunner",
    "org.mockito.MockitoAnnotations.Mock": "org.mockito.Mock",
    _OWN_WHITEBOX: "org.springframework.test.util.ReflectionTestUtils",
}
_CALLS = {
    "verifyZeroInteractions": "verifyNoMoreInteractions",
    "initMocks": "openMocks",
    "anyObject": "any",
    "anyVararg": "any",
    "anyListOf": "anyList",
    "anySetOf": "anySet",
    "anyCollectionOf": "anyCollection",
    "anyMapOf": "anyMap",
    "anyIterableOf": "anyIterable",
}
_TYPED = ("anyListOf", "anySetOf", "anyCollectionOf", "anyMapOf", "anyIterableOf", "isNull", "notNull", "isNotNull")
"""Matchers that took a class, and take nothing now."""
_BDD = "shouldHaveZeroInteractions"
_WHITEBOX = {"setInternalState": "setField", "getInternalState": "getField"}
_OWNERS = ("Mockito", "Matchers", "ArgumentMatchers", "MockitoAnnotations", "BDDMockito")


@fixer(
    "mockito-5",
    title="Use the names that Mockito 5 has",
    source="Mockito 2, 4 and 5 release notes; catalogue I06",
    wave=Wave.TEST_COMPILE,
)
def mockito_5(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"org.mockito"):
        before = case.project.java(path)
        file = JavaFile(_calls(before))
        after = rename_types(file, _TYPES)
        if after != before.source:
            yield Change(path, after, "Mockito 5 has these under other names")


def _calls(file: JavaFile) -> bytes:
    edit = file.edit()
    for call in file.walk("method_invocation"):
        name, owner = field_text(file, call, "name"), field_text(file, call, "object").rpartition(".")[2]
        node = call.child_by_field_name("name")
        if node is None:
            continue
        if owner == "Whitebox" and name in _WHITEBOX and file.imported(_OWN_WHITEBOX):
            edit.replace(node, _WHITEBOX[name])
        elif name == _BDD and b"org.mockito.BDDMockito" in file.source:
            edit.replace(node, "shouldHaveNoMoreInteractions")
        elif (owner in _OWNERS or (not owner and _is_static(file, name))) and (name in _CALLS or name in _TYPED):
            _matcher(edit, call, node, name)
    for index, item in enumerate(file.imports):
        home, _, simple = item.name.rpartition(".")
        if item.static and not item.wildcard and home.startswith("org.mockito.") and simple in _CALLS:
            edit.imports.rename(index, f"{home}.{_CALLS[simple]}")
    return edit.result() if edit else file.source


def _matcher(edit: JavaEdit, call: Node, node: Node, name: str) -> None:
    if name in _CALLS:
        edit.replace(node, _CALLS[name])
    given = call.child_by_field_name("arguments")
    if name in _TYPED and given is not None and all(a.type == "class_literal" for a in arguments(call)):
        edit.replace(given, "()")


def _is_static(file: JavaFile, name: str) -> bool:
    """The bare name may be Mockito's: imported by name or by star from one of its classes."""
    return any(
        i.static and i.name.startswith("org.mockito.") and (i.wildcard or i.simple == name) for i in file.imports
    )
