"""Writes springdoc's beans in the place of a Docket's method."""

import re
from collections.abc import Sequence

from tree_sitter import Node

from pipeline.fixers.springdoc.springfox_docket import Docket
from pipeline.fixers.springdoc.springfox_elements import parameters_body, responses_body
from pipeline.fixers.springdoc.springfox_info import translated
from pipeline.fixers.springdoc.springfox_reach import gone_types, words
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, field, field_text, has_modifier, methods

_MODELS = "io.swagger.v3.oas.models"
IMPORTS = {
    "OpenAPI": f"{_MODELS}.OpenAPI",
    "Info": f"{_MODELS}.info.Info",
    "Contact": f"{_MODELS}.info.Contact",
    "License": f"{_MODELS}.info.License",
    "Components": f"{_MODELS}.Components",
    "SecurityScheme": f"{_MODELS}.security.SecurityScheme",
    "SecurityRequirement": f"{_MODELS}.security.SecurityRequirement",
    "OAuthFlows": f"{_MODELS}.security.OAuthFlows",
    "OAuthFlow": f"{_MODELS}.security.OAuthFlow",
    "Scopes": f"{_MODELS}.security.Scopes",
    "Tag": f"{_MODELS}.tags.Tag",
    "Parameter": f"{_MODELS}.parameters.Parameter",
    "StringSchema": f"{_MODELS}.media.StringSchema",
    "ApiResponse": f"{_MODELS}.responses.ApiResponse",
    "PathItem": f"{_MODELS}.PathItem",
    "GroupedOpenApi": "org.springdoc.core.models.GroupedOpenApi",
    "OpenApiCustomizer": "org.springdoc.core.customizers.OpenApiCustomizer",
    "OperationCustomizer": "org.springdoc.core.customizers.OperationCustomizer",
    "SpringDocUtils": "org.springdoc.core.utils.SpringDocUtils",
    "List": "java.util.List",
}


class Beans:
    """The beans of one class. Customizers that several groups need are written once."""

    def __init__(self, edit: JavaEdit, cls: Node, *, grouped: bool) -> None:
        self.edit, self.file, self.grouped = edit, edit.file, grouped
        self._names = {field_text(edit.file, m, "name") for m in methods(edit.file, cls)}
        self._written: dict[tuple[str, ...], str] = {}

    def write(self, docket: Docket) -> None:
        """Puts the new body where the old one was; annotations, name and parameters of the method stay."""
        file, method = self.file, docket.method
        indent, inner, unit = self._indents(method)
        newline = newline_of(file.source)
        made_type, calls = docket.grouped() if self.grouped else docket.single()
        extra = self._customizers(docket)
        if self.grouped:
            calls[-1:-1] = [f".add{kind}({name}())" for kind, name, _ in extra]
        self.edit.replace(field(method, "type"), made_type)
        made = self._body(docket, [*calls], newline + inner + unit * 2)
        kept = _kept(file, field(method, "body"), "".join(made))
        lines = newline.join(inner + text for text in [*kept, *made])
        self.edit.replace(field(method, "body"), f"{{{newline}{lines}{newline}{indent}}}")
        self._imports(f"{made_type} {lines}")
        for kind, name, body in extra:
            if body:
                self._method(method, kind, name, body)

    def wrap(self, method: Node) -> None:
        """A bean that only calls the method that makes the Docket: its type follows."""
        self.edit.replace(field(method, "type"), "GroupedOpenApi" if self.grouped else "OpenAPI")

    def _indents(self, method: Node) -> tuple[str, str, str]:
        file, body = self.file, field(method, "body")
        indent = indent_at(file.source, method.start_byte)
        statements = [s for s in body.named_children if s.start_point[0] > body.start_point[0]]
        inner = indent_at(file.source, statements[0].start_byte) if statements else indent + "    "
        return indent, inner, inner.removeprefix(indent) or "    "

    def _body(self, docket: Docket, calls: Sequence[str], separator: str) -> list[str]:
        """Statements of the bean's method."""
        between = separator if len(docket.types) > 1 else ""
        types = "".join(between + text for text in docket.types)
        made = [f"SpringDocUtils.getConfig(){types};"] if types else []
        lines = separator.join(calls)
        if not docket.condition or not docket.security() or self.grouped:
            return [*made, f"return {lines};"]
        unit = self._indents(docket.method)[2]
        secured = (separator + unit).join(docket.security())
        made = [*made, f"OpenAPI openApi = {lines};", f"if {docket.condition} {{", f"{unit}openApi{secured};", "}"]
        return [*made, "return openApi;"]

    def _customizers(self, docket: Docket) -> list[tuple[str, str, list[str]]]:
        """(type, method, its lines) of what changes each operation; no lines when the method is there already."""
        base = field_text(self.file, docket.method, "name")
        wanted = (
            [("OperationCustomizer", "Parameters", parameters_body(docket.parameters))] if docket.parameters else []
        )
        wanted += [("OpenApiCustomizer", "Responses", responses_body(docket.responses))] if docket.responses else []
        found: list[tuple[str, str, list[str]]] = []
        for kind, suffix, body in wanted:
            known = self._written.get(tuple(body)) if self.grouped else None
            name = known or self._free(base + suffix)
            self._written[tuple(body)] = name
            found.append((kind, name, [] if known else body))
        return found

    def _free(self, name: str) -> str:
        while name in self._names:
            name += "Customizer"
        self._names.add(name)
        return name

    def _method(self, method: Node, kind: str, name: str, body: Sequence[str]) -> None:
        """A further bean after this one; a private method when the groups call it themselves."""
        file = self.file
        indent, inner, unit = self._indents(method)
        newline = newline_of(file.source)
        under = [
            file.text(a)
            for a in annotations_of(file, method)
            if field_text(file, a, "name").rpartition(".")[2].startswith(("Profile", "Conditional"))
        ]
        words_ = [w for w in ("public", "protected") if has_modifier(method, w)]
        words_ = ["private"] if self.grouped else words_
        words_ += ["static"] if has_modifier(method, "static") else []
        heads = [] if self.grouped else ["@Bean", *under]
        text = [indent + head for head in heads]
        text += [indent + " ".join([*words_, kind, f"{name}() {{"])]
        text += [inner + re.sub(r"^(?: {4})+", lambda m: unit * (len(m[0]) // 4), line) for line in body]
        self.edit.insert(method.end_byte, newline * 2 + newline.join([*text, indent + "}"]))
        self._imports("\n".join([kind, *body]))

    def _imports(self, text: str) -> None:
        for name, qualified in IMPORTS.items():
            if re.search(rf"\b{name}\b", text):
                self.edit.add_import(qualified)


def _kept(file: JavaFile, body: Node, needed: str) -> list[str]:
    """The old body's variables that the new one still reads, those that these read, and what it logs."""
    kept: list[str] = []
    local = {field_text(file, d, "name") for d in file.walk("variable_declarator", under=body)}
    for statement in reversed(body.named_children):
        if statement.type == "expression_statement":
            said = words(file, statement)
            if said & {"log", "logger", "LOG", "LOGGER"} and not said & (local | gone_types(file)):
                kept.insert(0, file.text(statement))
        if statement.type != "local_variable_declaration" or "Docket" in field_text(file, statement, "type"):
            continue
        names = [field_text(file, d, "name") for d in statement.named_children if d.type == "variable_declarator"]
        if any(re.search(rf"\b{re.escape(name)}\b(?!\()", needed) for name in names):
            text = translated(file, statement)
            kept.insert(0, text)
            needed += text
    return kept
