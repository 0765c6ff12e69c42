"""@Bean methods that return nothing: Spring 6 refuses to load their class.

    BeanDefinitionParsingException: @Bean method 'converters' must not be declared as void

Spring 5 called them once at the start, for what they do, and kept "no bean" under their name; a method that returns
Void has just that done to it.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.layout import Layout, append_line
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, annotations_of, field
from shared.models import Wave

_SCOPES = ("method_declaration", "lambda_expression", "constructor_declaration")
_NO_WAY_OUT = ("throw_statement", "while_statement", "do_statement", "return_statement")


@fixer(
    "void-beans",
    title="Let @Bean methods that return nothing return Void",
    source="Spring Framework 6, BeanMethod.validate: a void @Bean method is an error; reproduced",
    wave=Wave.STARTUP,
)
def void_beans(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@Bean"):
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            returned, body = field(method, "type"), method.child_by_field_name("body")
            own = annotations_of(edit.file, method, "Bean") and not annotations_of(edit.file, method, "Override")
            if own and body is not None and returned.type == "void_type":
                edit.replace(returned, "Void")
                _return_nothing(edit, method, body)
        if edit:
            yield Change(path, edit.result(), "Spring 6 takes no @Bean method that is void")


def _return_nothing(edit: JavaEdit, method: Node, body: Node) -> None:
    for node in edit.file.walk("return_statement", under=body):
        if node.named_child_count == 0 and ancestor(node, *_SCOPES) == method:
            edit.replace(node, "return null;")
    last = body.named_children[-1] if body.named_children else None
    if last is None or last.type not in _NO_WAY_OUT:
        source = edit.file.source
        outer = indent_at(source, method.start_byte)
        layout = Layout(newline_of(source), outer, "\t" if b"\n\t" in source else "    ")
        append_line(edit, body, f"{outer}{layout.unit}return null;", layout)
