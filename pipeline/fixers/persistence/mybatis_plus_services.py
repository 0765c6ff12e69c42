"""Services of MyBatis-Plus 3: their methods have other names, and one of the project's may have such a name already.

Source: MyBatis-Plus changelog 3.0 and the sources of IService and ServiceImpl 2.3.1 and 3.5.7. In 2 the methods that
delete say true whenever the statement ran, in 3 only when it deleted something: who looks at the answer asks the
mapper. `selectOne` of 2 takes the first of several rows, as `getOne(.., false)` does. Left: what has no successor
(`insertAllColumn`, `updateForSet`), pages of maps, and overridden methods whose parameters are others now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.mybatis_plus_own import Own, clashes, own_methods
from pipeline.fixers.persistence.mybatis_plus_owners import MOCKITO, Owner, Receivers, owners
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import TYPES, ancestor, arguments, field, field_text, formal_parameters, methods
from shared.models import Wave

RENAMED = {
    "insert": "save", "insertBatch": "saveBatch", "insertOrUpdate": "saveOrUpdate",
    "insertOrUpdateBatch": "saveOrUpdateBatch", "deleteById": "removeById", "deleteByMap": "removeByMap",
    "delete": "remove", "deleteBatchIds": "removeByIds", "selectById": "getById", "selectBatchIds": "listByIds",
    "selectByMap": "listByMap", "selectOne": "getOne", "selectMap": "getMap", "selectObj": "getObj",
    "selectCount": "count", "selectList": "list", "selectPage": "page", "selectMaps": "listMaps",
    "selectObjs": "listObjs",
}  # fmt: skip
_PAGE = "com.baomidou.mybatisplus.core.metadata.IPage"
_WRAPPER = "com.baomidou.mybatisplus.core.conditions.query.QueryWrapper"
_DELETES = ("deleteById", "deleteByMap", "delete", "deleteBatchIds")
_MORE = {"selectOne": ", false", "selectObj": ", found -> found"}
_WITHOUT = ("selectCount", "selectList", "selectMaps", "selectObjs")
"""With `null` for all rows: more than one of the new ones takes it, or one takes nothing."""
_VOID = ("forEach", "forEachOrdered", "ifPresent", "execute")
_BARE = (
    "argument_list", "return_statement", "variable_declarator", "assignment_expression", "parenthesized_expression",
)  # fmt: skip


@fixer(
    "mybatis-plus-services",
    title="Call the services of MyBatis-Plus 3 by their methods' new names",
    source="MyBatis-Plus changelog 3.0; sources of IService and ServiceImpl 2.3.1 and 3.5.7; catalogue C04",
    wave=Wave.TYPES,
    boot3=False,
)
def mybatis_plus_services(case: Case) -> Iterator[Change]:
    known = owners(case.project)
    if not any(owner.kind == "service" for owner in known.values()):
        return
    own = own_methods(case.project, known)
    taken = clashes(case.project, known, own, RENAMED)
    names = {name for per in taken.values() for name, _ in per}
    for path in case.project.java_paths(*(name.encode() for name in sorted({*RENAMED, *names}))):
        edit = case.project.java(path).edit()
        _Names(edit, Receivers(case.project, edit.file, known), known, own, taken).follow()
        if edit:
            yield Change(path, edit.result(), "MyBatis-Plus 3 calls its services' methods by other names")


@dataclass(frozen=True)
class _Names:
    edit: JavaEdit
    receivers: Receivers
    known: Mapping[str, Owner]
    own: Own
    taken: Mapping[str, Mapping[tuple[str, int], str]]

    def follow(self) -> None:
        for cls in self.edit.file.walk(*TYPES):
            owner = self.known.get(field_text(self.edit.file, cls, "name"))
            if owner and owner.kind == "service":
                self._declarations(cls, owner)
        for call in self.edit.file.walk("method_invocation"):
            self._call(call)
        for reference in self.edit.file.walk("method_reference"):
            self._reference(reference)

    def _declarations(self, cls: Node, owner: Owner) -> None:
        for method in methods(self.edit.file, cls):
            name = field_text(self.edit.file, method, "name")
            key = (name, len(field(method, "parameters").named_children))
            new = self.taken.get(owner.name, {}).get(key)
            if not new and name in RENAMED and key in self.own.overrides.get(owner.name, ()):
                new = RENAMED[name]
            if new:
                self.edit.replace(field(method, "name"), new)
            if new == "page":
                self._open_page(method, owner)

    def _open_page(self, method: Node, owner: Owner) -> None:
        """3 asks for a page of any kind and returns the same."""
        self.edit.replace(field(method, "type"), f"<E extends {self.edit.type_name(_PAGE)}<{owner.entity}>> E")
        self.edit.replace(field(formal_parameters(method)[0], "type"), "E")

    def _call(self, call: Node) -> None:
        name, given = field_text(self.edit.file, call, "name"), arguments(call)
        receiver = call.child_by_field_name("object")
        asked = name in RENAMED or any((name, len(given)) in taken for taken in self.taken.values())
        owner = self.receivers.of(call) if asked else None
        if owner is None or owner.kind != "service":
            return
        above = receiver is not None and receiver.type == "super"
        new = None if above else self.taken.get(owner.name, {}).get((name, len(given)))
        if new:
            self.edit.replace(field(call, "name"), new)
        elif name in RENAMED and not self.own.has(self.known, owner, (name, len(given)), above=above):
            self._renamed(call, name, given, owner)

    def _renamed(self, call: Node, name: str, given: list[Node], owner: Owner) -> None:
        edit = self.edit
        if name in _DELETES and not self._unseen(call) and not self.own.overridden(name):
            self._answer(call)
            return
        edit.replace(field(call, "name"), RENAMED[name])
        if name in _WITHOUT and len(given) == 1 and given[0].type == "null_literal":
            taken = self.own.has(self.known, owner, (RENAMED[name], 0))
            edit.replace(given[0], f"new {edit.type_name(_WRAPPER)}<>()" if taken else "")
        elif name in _MORE and len(given) == 1:
            edit.insert(given[0].end_byte, _MORE[name])

    def _unseen(self, call: Node) -> bool:
        """Nobody looks at what the call returns; who mocks it says what that is."""
        above = call.parent
        if above is not None and above.type == "lambda_expression":
            outer = ancestor(above, "method_invocation", "block")
            return outer is not None and field_text(self.edit.file, outer, "name") in _VOID
        outer = above.parent if above is not None and above.type == "argument_list" else None
        if outer is not None and field_text(self.edit.file, outer, "name") in MOCKITO:
            return True
        return above is not None and above.type == "expression_statement"

    def _answer(self, call: Node) -> None:
        """The mapper's count, of which 2 said that it is not negative."""
        edit, receiver, above = self.edit, call.child_by_field_name("object"), call.parent
        if above is None or above.type == "lambda_expression":
            return
        bare = above.type in _BARE
        if receiver is None:
            edit.insert(call.start_byte, "baseMapper." if bare else "(baseMapper.")
        elif receiver.type in ("this", "super"):
            edit.replace(receiver, "baseMapper" if bare else "(baseMapper")
        else:
            edit.insert(call.start_byte, "" if bare else "(")
            edit.insert(receiver.end_byte, ".getBaseMapper()")
        edit.insert(call.end_byte, " >= 0" if bare else " >= 0)")

    def _reference(self, reference: Node) -> None:
        name = self.edit.file.text(reference.children[-1])
        if name not in RENAMED or name in (*_DELETES, *_MORE, *_WITHOUT, "selectPage"):
            return
        owner = self.receivers.through(reference, reference.children[0])
        if owner and owner.kind == "service" and not self.own.named(self.known, owner, name):
            self.edit.replace(reference.children[-1], RENAMED[name])
