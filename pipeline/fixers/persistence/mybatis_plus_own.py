"""Methods that a project's services declare themselves: overrides of MyBatis-Plus 2's, and names that 3 needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.persistence.mybatis_plus_owners import Owner, Receivers, takes
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    TYPES,
    annotations_of,
    arguments,
    field_text,
    formal_parameters,
    methods,
    simple_name,
)

Key = tuple[str, int]
_SAME = {
    "insert": ("T",), "insertOrUpdate": ("T",), "deleteById": ("Serializable",), "deleteByMap": ("Map",),
    "delete": ("Wrapper",), "selectById": ("Serializable",), "selectByMap": ("Map",), "selectList": ("Wrapper",),
    "selectMap": ("Wrapper",), "selectMaps": ("Wrapper",),
}  # fmt: skip
"""What takes and returns the same by its new name, so that an override stays one."""
_OTHERS = {
    "insertBatch": ("List",), "insertOrUpdateBatch": ("List",), "deleteBatchIds": ("Collection",),
    "selectBatchIds": ("Collection",), "selectOne": ("Wrapper",), "selectObj": ("Wrapper",),
    "selectCount": ("Wrapper",), "selectObjs": ("Wrapper",), "selectPage": ("Page",), "selectMapsPage": ("Page",),
}  # fmt: skip
"""What takes or returns something else by its new name, with its first parameter."""
_NEW = {
    "save": ("T",), "saveOrUpdate": ("T",), "removeById": ("Serializable",), "removeByMap": ("Map",),
    "remove": ("Wrapper",), "getById": ("Serializable",), "listByMap": ("Map",), "getOne": ("Wrapper",),
    "getMap": ("Wrapper",), "count": ("Wrapper",), "list": ("Wrapper",), "listMaps": ("Wrapper",),
}  # fmt: skip
"""Methods that 3 has: a project's with these parameters would override them."""
_PAGE = ("getRecords", "getTotal", "getSize", "getCurrent", "getPages")
_EMPTY = {"count": "long", "list": "List", "query": "", "lambdaQuery": "", "update": "", "listMaps": "List"}
"""Those without parameters, and what they return; a project's that returns something else would not compile."""


@dataclass(frozen=True)
class Own:
    declared: Mapping[str, frozenset[Key]]
    """By type: all methods that it declares, by name and number of parameters."""
    overrides: Mapping[str, frozenset[Key]]
    """Those of them that override a method of 2 and can follow its name."""

    def has(self, known: Mapping[str, Owner], owner: Owner, key: Key, *, above: bool = False) -> bool:
        """The call is to a method of the project's own, which keeps its name."""
        names = [n for n in known if n == (owner.parent if above else owner.name)]
        return any(key in self._kept(n) for n in lines(known, *names))

    def _kept(self, name: str) -> frozenset[Key]:
        return self.declared.get(name, frozenset()) - self.overrides.get(name, frozenset())

    def named(self, known: Mapping[str, Owner], owner: Owner, name: str) -> bool:
        """Whether any of the project's own has this name."""
        return any(one == name for n in lines(known, owner.name) for one, _ in self._kept(n))

    def overridden(self, name: str) -> bool:
        """Some service overrides it, so that a call must go through the service."""
        return any(one == name for keys in self.overrides.values() for one, _ in keys)


def lines(known: Mapping[str, Owner], *names: str) -> Iterator[str]:
    """These types and all of the project's above them."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += known[name].above if name in known else ()


def own_methods(project: Project, known: Mapping[str, Owner]) -> Own:
    declared: dict[str, frozenset[Key]] = {}
    overrides: dict[str, frozenset[Key]] = {}
    for owner, file, cls in _services(project, known):
        own = [(field_text(file, m, "name"), takes(file, m), m) for m in methods(file, cls)]
        overrides[owner.name] = frozenset(
            (name, len(types))
            for name, types, method in own
            if (name in _SAME and _fits(types, _SAME[name], owner))
            or (name == "selectPage" and is_open_page(file, method, owner))
        )
        stuck = {(n, len(t)) for n, t, _ in own if n in _OTHERS and _fits(t[:1], _OTHERS[n], owner)}
        for name in lines(known, owner.name):  # a call through a type above would miss the override by its new name
            declared[name] = declared.get(name, frozenset()) | (stuck - overrides[owner.name])
        declared[owner.name] |= {(name, len(types)) for name, types, _ in own}
    return Own(declared, overrides)


def is_open_page(file: JavaFile, method: Node, owner: Owner) -> bool:
    """An override of `selectPage` that would do the same for any kind of page: it hands the page on, reads it and
    returns it or what is returned above."""
    body, types = method.child_by_field_name("body"), takes(file, method)
    if body is None or not types or types[0] != f"Page<{owner.entity}>":
        return False
    page = field_text(file, formal_parameters(method)[0], "name")
    uses = [node for node in file.walk("identifier", under=body) if file.text(node) == page]
    returned = [node.named_children for node in file.walk("return_statement", under=body)]
    return all(_is_read(file, use) for use in uses) and all(
        len(one) == 1 and (file.text(one[0]) == page or file.text(one[0]).startswith("super.selectPage("))
        for one in returned
    )


def _is_read(file: JavaFile, use: Node) -> bool:
    above = use.parent
    if above is None or above.type == "return_statement":
        return above is not None
    if above.type == "argument_list" and above.parent is not None:
        return field_text(file, above.parent, "object") in ("super", "baseMapper", "this.baseMapper")
    return above.type == "method_invocation" and field_text(file, above, "name") in _PAGE


def clashes(
    project: Project, known: Mapping[str, Owner], own: Own, renamed: Mapping[str, str]
) -> dict[str, dict[Key, str]]:
    """By type: new names of the project's own methods, where 3 has the name for something else."""
    called = _called(project, known, renamed)
    found: dict[str, dict[Key, str]] = {}
    for owner, file, cls in _services(project, known):
        for method in methods(file, cls):
            name, types = field_text(file, method, "name"), takes(file, method)
            if annotations_of(file, method, "Override") and not _from_project(known, owner, own, (name, len(types))):
                continue
            captures = name in called.get(owner.name, ()) and len(types) == 1 and name in _NEW
            if captures or _clashes(file, method, name, types, owner):
                found.setdefault(owner.name, {})[name, len(types)] = _free(name, owner, own)
    for name in known:  # seen through a type below
        for one in lines(known, name):
            found.setdefault(name, {}).update(found.get(one, {}))
    return {name: taken for name, taken in found.items() if taken}


def _from_project(known: Mapping[str, Owner], owner: Owner, own: Own, key: Key) -> bool:
    """Some type of the project further up declares it."""
    return any(key in own.declared.get(name, ()) for name in lines(known, *owner.above))


def _services(project: Project, known: Mapping[str, Owner]) -> Iterator[tuple[Owner, JavaFile, Node]]:
    for owner in known.values():
        file = project.java(owner.path)
        for cls in file.walk(*TYPES) if owner.kind == "service" else ():
            if field_text(file, cls, "name") == owner.name:
                yield owner, file, cls


def _fits(types: list[str], wanted: tuple[str, ...], owner: Owner) -> bool:
    plain = [simple_name(t) for t in types]
    return len(plain) == len(wanted) and all(
        have == want or (want == "T" and have in ("T", simple_name(owner.entity)))
        for have, want in zip(plain, wanted, strict=True)
    )


def _clashes(file: JavaFile, method: Node, name: str, types: list[str], owner: Owner) -> bool:
    if not types and name in _EMPTY:
        return simple_name(field_text(file, method, "type")) != _EMPTY[name]
    entity = name == "removeById" and _fits(types, ("T",), owner)
    return entity or (name in _NEW and _fits(types, _NEW[name], owner))


def _called(project: Project, known: Mapping[str, Owner], renamed: Mapping[str, str]) -> dict[str, set[str]]:
    """By type: the new names of what the project calls on it, or on a type below it."""
    found: dict[str, set[str]] = {}
    for path in project.java_paths(*(name.encode() for name in renamed)):
        file = project.java(path)
        receivers = Receivers(project, file, known)
        for call in file.calls(*renamed):
            owner = receivers.of(call) if arguments(call) else None
            for name in lines(known, owner.name) if owner else ():
                found.setdefault(name, set()).add(renamed[field_text(file, call, "name")])
    return found


def _free(name: str, owner: Owner, own: Own) -> str:
    entity = simple_name(owner.entity)
    head, by, tail = name.partition("ById")
    wanted = f"{head}{entity}{by}{tail}" if entity else f"{name}Own"
    taken = {one for keys in own.declared.values() for one, _ in keys}
    return wanted if wanted not in taken and wanted != name else f"{wanted}Own"
