"""Methods that a project adds to all of MyBatis-Plus' mappers, and the injector that names them.

Since MyBatis-Plus 3.5.7 an injector is asked by `getMethodList(Configuration, Class, TableInfo)`. One that overrides
the method with the table alone compiles, is never asked, and its mappers' methods fail: "Invalid bound statement (not
found)". A method's name is given to its constructor; statements that name themselves do not read it.
Left: projects with an SQL parser's types in their code, which stay with MyBatis-Plus 3.5.5; other libraries' injectors.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.fixers.types.overridden_methods import Overridden, follow_overrides
from pipeline.fixers.types.supertypes import types_above
from pipeline.sources.java import JavaEdit
from pipeline.sources.layout import Layout
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, arguments, body_of, field, field_text, literal, members
from shared.models import Wave

_CORE = "com.baomidou.mybatisplus.core"
_INJECTORS = (f"{_CORE}.injector.DefaultSqlInjector", f"{_CORE}.injector.AbstractSqlInjector")
_CONFIGURATION = "configuration:org.apache.ibatis.session.Configuration"
_TABLE = f"tableInfo:{_CORE}.metadata.TableInfo"
_LINE = (3, 0)
_LISTS = (
    Overridden(_INJECTORS, "getMethodList", ("Class",), (_CONFIGURATION, "0", _TABLE), _LINE),
    Overridden(_INJECTORS, "getMethodList", ("Class", "TableInfo"), (_CONFIGURATION, "0", "1"), _LINE),
)
_METHOD = f"{_CORE}.injector.AbstractMethod"
_STATEMENT = re.compile(r"add\w*MappedStatement\w*")
_LOMBOK = ("NoArgsConstructor", "AllArgsConstructor", "RequiredArgsConstructor")


@fixer(
    "mybatis-plus-injectors",
    title="Inject methods into mappers as MyBatis-Plus 3.5.7 asks for them",
    source="Javadoc of MyBatis-Plus 3.5.7: AbstractSqlInjector.getMethodList, AbstractMethod(String); catalogue C04",
    wave=Wave.TYPES,
)
def mybatis_plus_injectors(case: Case) -> Iterator[Change]:
    project = case.project
    if not depends_on(project, r"mybatis-plus[\w-]*") or project.java_paths(b"net.sf.jsqlparser"):
        return
    for path in project.java_paths(b"getMethodList", b"AbstractMethod"):
        edit = project.java(path).edit()
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            follow_overrides(edit, project, cls, _LISTS)
            if cls.type == "class_declaration" and _METHOD in types_above(project, edit.file, cls):
                _name(edit, cls)
        if edit:
            yield Change(
                path, edit.result(), "MyBatis-Plus asks for methods with the configuration, and for their names"
            )


def _name(edit: JavaEdit, cls: Node) -> None:
    """Only a class that extends AbstractMethod itself: others have a constructor above that names them."""
    file, above = edit.file, cls.child_by_field_name("superclass")
    if above is None or not file.text(above).endswith("AbstractMethod") or annotations_of(file, cls, *_LOMBOK):
        return
    made, layout = members(cls, "constructor_declaration"), Layout.of(file, cls)
    text = f'super("{_said(edit, cls)}");'
    for constructor in made:
        body = field(constructor, "body")
        if not any(n.type == "explicit_constructor_invocation" for n in body.named_children):
            end = "" if body.start_point[0] != body.end_point[0] else layout.newline + layout.indent
            edit.insert(body.start_byte + 1, f"{layout.newline}{layout.indent}{layout.unit}{text}{end}")
    if not made:
        _constructor(edit, cls, text, layout)


def _said(edit: JavaEdit, cls: Node) -> str:
    """The name of the one statement that is added by a literal, else the class's own."""
    file = edit.file
    calls = [c for c in file.walk("method_invocation", under=cls) if _STATEMENT.fullmatch(field_text(file, c, "name"))]
    said = {text for call in calls for a in arguments(call) if (text := literal(file, a))}
    name = field_text(file, cls, "name")
    return said.pop() if len(said) == 1 else name[:1].lower() + name[1:]


def _constructor(edit: JavaEdit, cls: Node, text: str, layout: Layout) -> None:
    """Before the first member that is not a field."""
    body, name = body_of(cls), field_text(edit.file, cls, "name")
    if body is None:
        return
    said = layout.lines(f"public {name}() {{\n    {text}\n}}", first=layout.indent)
    fields, start = members(cls, "field_declaration"), body.start_byte + 1
    blank = (
        edit.file.source[start : body.named_children[0].start_byte if body.named_children else start].count(b"\n") > 1
    )
    at = fields[-1].end_byte if fields else start
    edit.insert(at, layout.newline * (2 if fields or blank else 1) + said + ("" if fields or blank else layout.newline))
