"""Numbers of native queries: BIGINT came as BigInteger from Hibernate 5, as Long since 6.

Shapes: `((BigInteger) query.getSingleResult()).longValue()`, `((BigInteger) row[0]).intValue()`, and a local
variable that takes the cast and is only asked for its value. Error: "class java.lang.Long cannot be cast to class
java.math.BigInteger".
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, field, field_text
from shared.models import Wave

_MARKS = (b"createNativeQuery(", b"createSQLQuery(", b"nativeQuery")
_READS = frozenset({"longValue", "intValue", "doubleValue", "floatValue", "shortValue", "byteValue", "toString"})
_BIG = ("BigInteger", "java.math.BigInteger")


@fixer(
    "native-query-numbers",
    title="Read numbers of native queries as Number",
    source="Hibernate 6.0 migration guide, Type System: BIGINT of a native query is a Long; tried on 5.6 and 6.6",
    wave=Wave.TEST,
    on=r"class java\.lang\.(?:Long|Integer|Short) cannot be cast to class java\.math\.BigInteger",
    proactive=True,
)
def native_query_numbers(case: Case) -> Iterator[Change]:
    """Number has each method that is called here, so it stays right for a BigInteger too."""
    paths = case.project.java_paths(*_MARKS)
    for path in dict.fromkeys([*paths, *case.places()]):
        edit = case.project.java(path).edit()
        for cast in edit.file.walk("cast_expression"):
            if field_text(edit.file, cast, "type") in _BIG:
                _widen(edit, cast)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 gives a BIGINT of a native query as Long")


def _widen(edit: JavaEdit, cast: Node) -> None:
    above = cast.parent
    while above is not None and above.type == "parenthesized_expression":
        above = above.parent
    if above is None:
        return
    if _reads(edit.file, above, cast):
        edit.replace(field(cast, "type"), "Number")
    elif above.type == "variable_declarator" and _only_read(edit.file, above):
        declaration = above.parent
        if declaration is not None and field_text(edit.file, declaration, "type") in _BIG:
            edit.replace(field(declaration, "type"), "Number")
            edit.replace(field(cast, "type"), "Number")


def _reads(file: JavaFile, call: Node, value: Node) -> bool:
    """`value.longValue()`."""
    receiver = call.child_by_field_name("object") if call.type == "method_invocation" else None
    inside = receiver is not None and receiver.start_byte <= value.start_byte and value.end_byte <= receiver.end_byte
    return inside and field_text(file, call, "name") in _READS


def _only_read(file: JavaFile, declarator: Node) -> bool:
    """A local variable, alone in its declaration, whose every use in the method is such a call."""
    declaration, method = declarator.parent, ancestor(declarator, "method_declaration", "constructor_declaration")
    if declaration is None or declaration.type != "local_variable_declaration" or method is None:
        return False
    name = field(declarator, "name")
    uses = [
        node
        for node in file.walk("identifier", under=method)
        if file.text(node) == file.text(name) and node.start_byte != name.start_byte
    ]
    alone = sum(child.type == "variable_declarator" for child in declaration.named_children) == 1
    return alone and all(use.parent is not None and _reads(file, use.parent, use) for use in uses)
