"""`Interceptor.onPrepareStatement`, which Hibernate 6 does not have: without @Override nothing is said, and no SQL is
changed or refused any more.

Shapes: a class `extends EmptyInterceptor` or `implements Interceptor` of Hibernate, registered by
`hibernate.session_factory.interceptor` (`hibernate.ejb.interceptor`) in settings, or in code by a call such as
`properties.put(AvailableSettings.INTERCEPTOR, interceptor)`: it becomes a StatementInspector, registered as
`hibernate.session_factory.statement_inspector`, also or instead. Left: one registered by a setter or a session's
options, one that others extend, an anonymous one, and one that is registered by name and keeps state for both.
With an inspector configured, Hibernate 5 did not call `onPrepareStatement`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.persistence.interceptor_settings import Registration, configured, registrations
from pipeline.fixers.types.supertypes import supertypes
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import arguments, field, field_text, has_modifier, members, methods, parameters, superclass
from shared.models import Wave

_INSPECTOR = "org.hibernate.resource.jdbc.spi.StatementInspector"
_SUPERTYPES = ("org.hibernate.EmptyInterceptor", "org.hibernate.Interceptor")
_SETTERS = (b"setEntityInterceptor(", b"setInterceptor(", b".interceptor(")
_OWN = "onPrepareStatement"
_CALLBACKS = frozenset(
    {"preFlush", "postFlush", "isTransient", "findDirty", "instantiate", "getEntityName", "getEntity"}
)
_CALLBACK = re.compile("on(?:Load|FlushDirty|Save|Delete|Collection[A-Z][a-z]+)|(?:after|before)Transaction[A-Z][a-z]+")
_TYPED = re.compile(rb"(?<![\w.])(?:Empty)?Interceptor\b")
_REASON = "Hibernate 6 shows SQL to StatementInspectors only, not to Interceptor.onPrepareStatement"


@dataclass(frozen=True)
class _Interceptor:
    path: str
    cls: Node
    name: str
    method: Node
    alone: bool
    """It overrides nothing else of an Interceptor."""
    stateless: bool


@fixer(
    "statement-inspectors",
    title="Let interceptors that change SQL be StatementInspectors",
    source="Hibernate 6.0 migration guide, Interceptor: onPrepareStatement is removed in favour of StatementInspector",
    wave=Wave.STARTUP,
    confidence="medium",
)
def statement_inspectors(case: Case) -> Iterator[Change]:
    project = case.project
    found = list(_interceptors(project)) if came_from_before(case, (3, 0)) else []
    if len(found) != 1 or configured(project):
        return
    one = found[0]
    others = _users(project, one)
    places = list(registrations(project, f"{project.java(one.path).package}.{one.name}", one.path))
    if places and all(_is_sure(place, one) for place in places) and _is_known(project, one, others):
        bare = one.alone and not any(_TYPED.search(project.read(path)) for path in others)
        yield from _changes(project, one, places, bare)


def _interceptors(project: Project) -> Iterator[_Interceptor]:
    for path in project.java_paths(_OWN.encode()):
        file = project.java(path)
        for cls in file.walk("class_declaration"):
            takes = [m for m in methods(file, cls, _OWN) if [t for t, _ in parameters(file, m)] == ["String"]]
            direct = [t for t in _SUPERTYPES if t.rpartition(".")[2] in supertypes(file, cls) and file.imported(t)]
            if takes and direct:
                names = {field_text(file, m, "name") for m in methods(file, cls)}
                state = [f for f in members(cls, "field_declaration") if not has_modifier(f, "static")]
                name = field_text(file, cls, "name")
                others = names & _CALLBACKS or any(_CALLBACK.fullmatch(n) for n in names)
                yield _Interceptor(path, cls, name, takes[0], not others, not state)


def _users(project: Project, one: _Interceptor) -> list[str]:
    return [path for path in project.java_paths(one.name.encode()) if path != one.path]


def _is_sure(place: Registration, one: _Interceptor) -> bool:
    """Two registrations of one class by name are two objects of it."""
    return one.alone or (place.can_add and (place.shared or one.stateless))


def _is_known(project: Project, one: _Interceptor, users: list[str]) -> bool:
    """Nothing else registers it, and nothing extends it; it is a class of a file's top level."""
    extended = f"extends {one.name}".encode()
    calm = all(not any(word in project.read(path) for word in (*_SETTERS, extended)) for path in users)
    return calm and one.cls.parent == project.java(one.path).root


def _changes(project: Project, one: _Interceptor, places: list[Registration], bare: bool) -> Iterator[Change]:
    edits: dict[str, JavaEdit] = {one.path: project.java(one.path).edit()}
    _converted(edits[one.path], one, bare)
    for path in project.java_paths(f".{_OWN}(".encode()):
        if path != one.path and one.name.encode() in project.read(path):
            edit = edits.setdefault(path, project.java(path).edit())
            for call in edit.file.calls(_OWN):
                edit.replace(field(call, "name"), "inspect")
    for place in places:
        if place.call is not None:
            place.write(edits.setdefault(place.path, project.java(place.path).edit()), one.alone)
    for path in dict.fromkeys(place.path for place in places if place.call is None):
        file = next(place.file for place in places if place.path == path)
        for place in places:
            file = place.rewritten(file, one.alone) if place.path == path and file is not None else file
        if file is not None:
            yield Change(path, file.source, _REASON)
    for path, edit in edits.items():
        yield Change(path, edit.result(), _REASON)


def _converted(edit: JavaEdit, one: _Interceptor, bare: bool) -> None:
    file = edit.file
    edit.replace(field(one.method, "name"), "inspect")
    for call in file.calls(_OWN):
        if field_text(file, call, "object") != "super":
            edit.replace(field(call, "name"), "inspect")
        elif len(arguments(call)) == 1:
            edit.replace(call, file.text(arguments(call)[0]))
    inspector = edit.type_name(_INSPECTOR)
    above = one.cls.child_by_field_name("superclass")
    listed = one.cls.child_by_field_name("interfaces")
    own = [n for n in listed.named_children[0].named_children if file.text(n) == "Interceptor"] if listed else []
    empty = above if bare and superclass(file, one.cls) == "EmptyInterceptor" else None
    if empty is not None and listed is None:
        edit.replace(empty, f"implements {inspector}")
        return
    if empty is not None:
        edit.splices.delete(empty.start_byte, empty.end_byte + 1)
    if bare and own:
        edit.replace(own[0], inspector)
    elif listed is not None:
        edit.insert(listed.end_byte, f", {inspector}")
    else:
        edit.insert(field(one.cls, "body").start_byte, f"implements {inspector} ")
