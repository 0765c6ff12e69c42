"""EntityWrapper and Condition of MyBatis-Plus 2 as QueryWrapper: conditions, order and columns keep their meaning.

Source: MyBatis-Plus changelog 3.0; sources of EntityWrapper, Condition and Wrapper 2.3.1 and QueryWrapper 3.5.7. A file
with one condition that cannot be said with the same meaning stays as it is, so that the compiler shows it; so does a
project whose own SQL has a wrapper's text in it (`${ew.sqlSegment}`): in 2 that text began with AND.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.mybatis_plus_conditions import translated
from pipeline.fixers.persistence.mybatis_plus_owners import OLD, Owner, Receivers, owners
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    chain_after,
    chain_root,
    chained,
    declared_type,
    field,
    field_text,
    simple_name,
)
from shared.models import Wave

_OLD = {name: f"{OLD}.mapper.{name}" for name in ("EntityWrapper", "Condition", "Wrapper")}
_NEW = f"{OLD}.core.conditions.query.QueryWrapper"
_WRAPPER = f"{OLD}.core.conditions.Wrapper"
_MADE = ("create", "empty", "wrapper")


@fixer(
    "mybatis-plus-wrappers",
    title="Say MyBatis-Plus' conditions by QueryWrapper",
    source="MyBatis-Plus changelog 3.0; sources of Wrapper 2.3.1 and AbstractWrapper 3.5.7; catalogue C04",
    wave=Wave.TYPES,
    boot3=False,
)
def mybatis_plus_wrappers(case: Case) -> Iterator[Change]:
    paths = case.project.java_paths(*(name.encode() for name in _OLD.values()), f"{OLD}.mapper.*".encode())
    if not paths or _in_own_sql(case.project):
        return
    known = owners(case.project)
    for path in paths:
        edit = case.project.java(path).edit()
        if _Wrappers(edit, Receivers(case.project, edit.file, known), known).translate() and edit:
            yield Change(path, edit.result(), "MyBatis-Plus 3 has QueryWrapper for conditions")


def _in_own_sql(project: Project) -> bool:
    return any(b"ew.sqlSegment" in project.read(path) for path in [*project.glob("**/*.xml"), *project.java_paths()])


@dataclass(frozen=True)
class _Wrappers:
    edit: JavaEdit
    receivers: Receivers
    known: Mapping[str, Owner]

    def translate(self) -> bool:
        file = self.edit.file
        for cls in file.walk("superclass"):
            if simple_name(file.text(cls.named_children[-1])) in _OLD:
                return False
        for call in file.walk("method_invocation"):
            root = chain_root(call)
            if self._is_wrapper(root) and not self._made(call) and not self._said(call):
                return False
        for node in file.walk("object_creation_expression", "method_invocation", "field_access"):
            self._create(node)
        return all(self._type(node) for node in file.types_named(*_OLD))

    def _said(self, call: Node) -> bool:
        if field_text(self.edit.file, call, "name") == "orNew" and self.receivers.project.java_paths(b"@TableLogic"):
            return False  # what is deleted would be found by 2, not by 3
        return translated(self.edit, call)

    def _made(self, call: Node) -> bool:
        """`Condition.create()` itself."""
        receiver = call.child_by_field_name("object")
        return receiver is not None and self.edit.file.text(receiver) == "Condition"

    def _is_wrapper(self, root: Node) -> bool:
        file = self.edit.file
        if root.type == "object_creation_expression":
            return simple_name(field_text(file, root, "type")) == "EntityWrapper"
        if root.type == "identifier" and file.text(root) == "Condition":
            return True
        return root.type == "identifier" and declared_type(file, root) in _OLD

    def _create(self, node: Node) -> None:
        """What makes a wrapper; a raw one gets the type of what it is for, as 3's conditions need it."""
        file = self.edit.file
        name = field_text(file, node, "name")
        static = node.type != "object_creation_expression" and file.text(node).startswith("Condition.")
        if static and (name in _MADE or field_text(file, node, "field") == "EMPTY"):
            self.edit.replace(node, f"new {self._query()}<{self._for(node)}>()")
        elif node.type == "object_creation_expression" and field_text(file, node, "type") == "EntityWrapper":
            wanted = self._for(node)
            if wanted or chained(node) is None:
                self.edit.insert(field(node, "type").end_byte, f"<{wanted}>" if wanted else "")

    def _query(self) -> str:
        return self.edit.type_name(_NEW)

    def _for(self, node: Node) -> str:
        """The entity: of the service or mapper that is asked, or of the variable that is made."""
        file, top = self.edit.file, node
        for call in chain_after(node):
            top = call
        above = top.parent
        if above is not None and above.type == "argument_list" and above.parent is not None:
            owner = self.receivers.of(above.parent) if above.parent.type == "method_invocation" else None
            return owner.entity if owner else ""
        declared = ancestor(node, "local_variable_declaration", "field_declaration")
        if above is not None and above.type == "variable_declarator" and declared is not None:
            type = field_text(file, declared, "type")
            return type.partition("<")[2].rpartition(">")[0]
        return ""

    def _type(self, node: Node) -> bool:
        """A wrapper's type where it is named: Wrapper stays one unless conditions are added through it."""
        file, name = self.edit.file, self.edit.file.text(node)
        declared = ancestor(node, "local_variable_declaration", "formal_parameter", "field_declaration")
        named = declared is not None and self._names(field(declared, "type"), node)
        used = bool(named and declared is not None and self._conditions(declared))
        if name == "Wrapper":
            if used and (declared is None or declared.type != "local_variable_declaration"):
                return False
            if used:
                self.edit.replace(node, self._query())
            elif self.edit.file.imported(_OLD["Wrapper"]):
                self.edit.rename_import(_OLD["Wrapper"], _WRAPPER)
                self.edit.add_import(_WRAPPER)
            return True
        self.edit.replace(node, self._query())
        if named and declared is not None and "<" not in field_text(file, declared, "type"):
            self._typed(declared, node)
        return True

    @staticmethod
    def _names(type: Node, node: Node) -> bool:
        return type == node or (type.type == "generic_type" and type.named_children[0] == node)

    def _typed(self, declared: Node, node: Node) -> None:
        """A raw variable of what is made with a type."""
        for one in declared.named_children:
            made = one.child_by_field_name("value") if one.type == "variable_declarator" else None
            if made is not None and chain_root(made).type == "object_creation_expression":
                type = field_text(self.edit.file, chain_root(made), "type")
                if "<" in type and not type.endswith("<>"):
                    self.edit.insert(node.end_byte, f"<{type.partition('<')[2]}")

    def _conditions(self, declared: Node) -> bool:
        scope = ancestor(declared, "method_declaration", "constructor_declaration", "class_body")
        names = {field_text(self.edit.file, one, "name") for one in (declared, *declared.named_children)} - {""}
        return any(
            self.edit.file.text(root) in names and root.type == "identifier"
            for call in self.edit.file.walk("method_invocation", under=scope)
            if (root := chain_root(call)) != call
        )
