"""Checkstyle's rules on declarations, met on those that the migration wrote."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.checkstyle_places import violations
from pipeline.sources.java import JavaFile
from pipeline.sources.layout import Layout
from pipeline.sources.project import Change
from pipeline.sources.splice import line_end
from pipeline.sources.syntax import ancestor, body_of, field_text, has_modifier
from shared.models import Wave

_FINAL = re.compile(r"FinalParameters: .*?\b(?P<name>\w+)\b should be final")
_DISTANCE = re.compile(r"VariableDeclarationUsageDistance: .*?variable '(?P<name>\w+)'")
_UTILITY = "HideUtilityClassConstructor: "


@fixer(
    "checkstyle-final-parameters",
    title="Make parameters final that Checkstyle wants to be",
    source="Checkstyle, check FinalParameters; reproduced with Sun's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_FINAL.pattern}",
)
def checkstyle_final_parameters(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        wanted = {(d.line, match["name"]) for d in found if (match := _FINAL.match(d.message))}
        for parameter in edit.file.walk("formal_parameter", "spread_parameter"):
            named = next((c for c in parameter.named_children if c.type == "variable_declarator"), parameter)
            name = field_text(edit.file, named, "name")
            if (parameter.start_point.row + 1, name) in wanted and _may_be_final(edit.file, parameter, name):
                edit.insert(parameter.start_byte, "final ")
        if edit:
            yield Change(path, edit.result(), "the project's Checkstyle rules ask for it")


@fixer(
    "checkstyle-final-variables",
    title="Make variables final that are used far from where they are declared",
    source="Checkstyle, check VariableDeclarationUsageDistance, ignoreFinal; reproduced with Google's rules",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_DISTANCE.pattern}",
)
def checkstyle_final_variables(case: Case) -> Iterator[Change]:
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        wanted = {(d.line, match["name"]) for d in found if (match := _DISTANCE.match(d.message))}
        for variable in edit.file.walk("local_variable_declaration"):
            declarators = [c for c in variable.named_children if c.type == "variable_declarator"]
            name = field_text(edit.file, declarators[0], "name")
            named = len(declarators) == 1 and (variable.start_point.row + 1, name) in wanted
            if named and declarators[0].child_by_field_name("value") and _may_be_final(edit.file, variable, name):
                edit.insert(variable.start_byte, "final ")
        if edit:
            yield Change(path, edit.result(), "the project's Checkstyle rules let a final one stand there")


def _may_be_final(file: JavaFile, declaration: Node, name: str) -> bool:
    """Nothing is assigned to it."""
    method = ancestor(declaration, "method_declaration", "constructor_declaration", "lambda_expression")
    if method is None or has_modifier(declaration, "final"):
        return False
    assigned = [field_text(file, one, "left") for one in file.walk("assignment_expression", under=method)]
    counted = [file.text(one).strip("+-") for one in file.walk("update_expression", under=method)]
    return name not in assigned and name not in counted


@fixer(
    "checkstyle-utility-constructor",
    title="Hide the constructor of classes of static methods",
    source="Checkstyle, check HideUtilityClassConstructor; reproduced with configurations of static beans",
    wave=Wave.PLUGIN,
    boot3=False,
    on=rf"^{_UTILITY}",
)
def checkstyle_utility_constructor(case: Case) -> Iterator[Change]:
    """Protected: Spring makes subclasses of configurations."""
    for path, found in violations(case).items():
        edit = case.project.java(path).edit()
        lines = {d.line for d in found}
        for cls in edit.file.walk("class_declaration"):
            body = body_of(cls)
            rows = range(cls.start_point.row + 1, (body or cls).start_point.row + 2)
            constructors = list(edit.file.walk("constructor_declaration", under=cls))
            if body is not None and not constructors and lines & set(rows) and not has_modifier(cls, "final"):
                layout = Layout.of(edit.file, cls)
                text = layout.lines(f"protected {field_text(edit.file, cls, 'name')}() {{\n}}", first=layout.indent)
                at = line_end(edit.file.source, body.start_byte)
                edit.insert(at, text + layout.newline * 2)
        if edit:
            yield Change(path, edit.result(), "the project's Checkstyle rules ask for it")
