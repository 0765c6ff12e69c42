"""The ways out of a method: what one that returned nothing says once it has to return a value."""

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import COMMENTS, ancestor

_SCOPES = ("lambda_expression", "method_declaration", "constructor_declaration")


def return_everywhere(edit: JavaEdit, method: Node, body: Node, value: str) -> None:
    """`return value;` for each `return;` of the method, and at its end where that can be reached."""
    for left in own_returns(edit.file, method):
        if not left.named_children:
            edit.replace(left, f"return {value};")
    if not completes(body):
        return
    source, said = edit.file.source, body.named_children
    newline = newline_of(source)
    if said and said[0].start_point[0] != body.start_point[0]:
        edit.insert(said[-1].end_byte, f"{newline}{indent_at(source, said[0].start_byte)}return {value};")
    elif said:
        edit.insert(body.end_byte - 1, f"return {value}; ")
    else:
        outer = indent_at(source, method.start_byte)
        unit = "\t" if outer.startswith("\t") else "    "
        edit.insert(body.end_byte - 1, f"{newline}{outer}{unit}return {value};{newline}{outer}")


def own_returns(file: JavaFile, method: Node) -> list[Node]:
    """Its return statements, without those of lambdas and classes in it."""
    return [left for left in file.walk("return_statement", under=method) if ancestor(left, *_SCOPES) == method]


def completes(statement: Node | None) -> bool:
    """Whether what follows it can be reached."""
    if statement is None:
        return True
    match statement.type:
        case "return_statement" | "throw_statement":
            return False
        case "while_statement":
            condition = statement.child_by_field_name("condition")
            return condition is None or condition.text != b"(true)"
        case "block":
            said = [child for child in statement.named_children if child.type not in COMMENTS]
            return not said or completes(said[-1])
        case "if_statement":
            other = statement.child_by_field_name("alternative")
            return other is None or completes(statement.child_by_field_name("consequence")) or completes(other)
        case "try_statement":
            last = [child for child in statement.named_children if child.type == "finally_clause"]
            if last and not completes(last[0].named_children[-1]):
                return False
            caught = [child for child in statement.named_children if child.type == "catch_clause"]
            parts = [statement, *caught]
            return any(completes(part.child_by_field_name("body")) for part in parts)
        case _:
            return True
