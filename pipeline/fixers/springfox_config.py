"""Springfox configuration classes -> springdoc beans.

Source: springdoc.org, "Migrating from SpringFox". A lone Docket becomes an OpenAPI bean, one with a group a
GroupedOpenApi. What springdoc finds out by itself (types, default responses, Springfox's own workarounds) goes.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.settings import added, applications
from pipeline.fixers.springfox_docket import Docket, docket_of
from pipeline.fixers.springfox_info import translate_info
from pipeline.sources.config import application_file, open_config
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import under
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    annotations_of,
    field,
    field_text,
    literal,
    members,
    methods,
    parameters,
    simple_name,
)
from shared.models import Wave

_MODELS = "io.swagger.v3.oas.models"
_ENABLERS = (
    "EnableSwagger2",
    "EnableSwagger2WebMvc",
    "EnableSwagger2WebFlux",
    "EnableOpenApi",
    "EnableKnife4j",
    "EnableSwaggerBootstrapUI",
)
_IMPORTED = ("BeanValidatorPluginsConfiguration", "SpringDataRestConfiguration", "Swagger2DocumentationConfiguration")
_INTERNALS = re.compile(r"WebMvcRequestHandlerProvider|WebFluxRequestHandlerProvider|WebMvcEndpointHandlerMapping")
_TRANSLATED = {"ApiInfo", "ApiInfoBuilder", "Contact", "Docket"}
_IMPORTS = {
    "OpenAPI": f"{_MODELS}.OpenAPI",
    "Info": f"{_MODELS}.info.Info",
    "Contact": f"{_MODELS}.info.Contact",
    "License": f"{_MODELS}.info.License",
    "Components": f"{_MODELS}.Components",
    "SecurityScheme": f"{_MODELS}.security.SecurityScheme",
    "SecurityRequirement": f"{_MODELS}.security.SecurityRequirement",
    "Tag": f"{_MODELS}.tags.Tag",
    "GroupedOpenApi": "org.springdoc.core.models.GroupedOpenApi",
}


@fixer(
    "springfox-config",
    title="Replace Docket configuration by springdoc's OpenAPI and GroupedOpenApi beans",
    source="springdoc.org, Migrating from SpringFox; catalogue C01",
    wave=Wave.IMPORTS,
)
def springfox_config(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"springfox.documentation", b"EnableSwagger2", b"com.github.xiaoymin"):
        file = case.project.java(path)
        edit = file.edit()
        application = _application(case.project, path)
        switches: list[str] = []
        for cls in file.walk("class_declaration"):
            if "Plugin" not in field_text(file, cls, "interfaces"):
                switches += _class(edit, cls, can_switch=application is not None)
        if switches and application is not None:
            yield from _switch(case.project, application, switches[0])
        if edit:
            yield Change(path, _finished(edit.result()), "Springfox does not run on Boot 3; springdoc takes its place")


def _finished(source: bytes) -> bytes:
    """Without imports of Springfox that nothing uses now."""
    file = JavaFile(source)
    edit = file.edit()
    homes = [child for child in file.root.children if child.type != "import_declaration"]
    used = {file.text(n) for home in homes for n in file.walk("type_identifier", "identifier", under=home)}
    for index, item in enumerate(file.imports):
        gone = "Docket" not in used if item.wildcard else item.simple not in used
        if item.name.startswith(("springfox.", "com.github.xiaoymin.")) and gone:
            edit.imports.remove(index)
    return edit.result()


def _annotations(edit: JavaEdit, cls: Node) -> None:
    for node in annotations_of(edit.file, cls, *_ENABLERS):
        edit.delete_annotation(node)
    for node in annotations_of(edit.file, cls, "Import"):
        names = [
            edit.file.text(n).removesuffix(".class").rpartition(".")[2]
            for n in edit.file.walk("class_literal", under=node)
        ]
        if names and all(name in _IMPORTED for name in names):
            edit.delete_annotation(node)


def _application(project: Project, path: str) -> str | None:
    """The module whose settings switch the documents: the class's own, or the project's only application."""
    modules = [project.module_of(path), *(found if len(found := applications(project)) == 1 else [])]
    for module in modules:
        home = application_file(project, module)
        file = open_config(project, home) if home else None
        if file is not None:
            return None if under(file, "springdoc") else module
    return None


def _switch(project: Project, module: str, value: str) -> Iterator[Change]:
    """Springfox's `enable(value)` as settings: documents and UI, on or off together."""
    reason = "the documents stay switched on and off as they were"
    changes: dict[str, Change] = {}
    for key in ("springdoc.api-docs.enabled", "springdoc.swagger-ui.enabled"):
        now = project.with_changes(changes.values())
        changes |= {change.path: change for change in added(now, key, value, reason, [module])}
    yield from changes.values()


def _class(edit: JavaEdit, cls: Node, *, can_switch: bool) -> list[str]:
    """Rewrites one class. Returns the values that switch its Dockets on; they become settings."""
    file = edit.file
    dockets = [m for m in methods(file, cls) if simple_name(field_text(file, m, "type")) == "Docket"]
    found = [d for m in dockets if (d := docket_of(file, cls, m)) is not None]
    switches = [d.enabled for d in found if d.enabled]
    if len(found) != len(dockets) or len(set(switches)) > 1 or (switches and not can_switch):
        return []
    _annotations(edit, cls)
    grouped = len(found) > 1 or any(d.group for d in found)
    for docket in found:
        _bean(edit, docket, grouped)
    removed = {m.start_byte for m in dockets}
    for method in methods(file, cls):
        if method.start_byte in removed:
            continue
        if _is_theirs(file, method):
            edit.delete_member(method)
        elif simple_name(field_text(file, method, "type")) in ("ApiInfo", "Contact"):
            translate_info(edit, method)
        elif parameters(file, method)[:1] and parameters(file, method)[0][0] == "ResourceHandlerRegistry":
            _resources(edit, method)
    for declaration in members(cls, "field_declaration"):
        if simple_name(field_text(file, declaration, "type")) in ("ApiInfo", "Contact"):
            translate_info(edit, declaration)
    for name in ("Info", "Contact", "License"):
        if f"{name}(".encode() in edit.splices.result():
            edit.add_import(_IMPORTS[name])
    for index, item in enumerate(file.imports):
        if item.name.startswith("springfox.") and item.simple in _IMPORTS:
            edit.imports.remove(index)
    return switches


def _is_theirs(file: JavaFile, method: Node) -> bool:
    """Has no meaning without Springfox: makes or uses one of its types, or patches its internals."""
    if simple_name(field_text(file, method, "type")) in _TRANSLATED:
        return False
    springfox = {i.simple for i in file.imports if i.name.startswith("springfox.") and not i.wildcard}
    if any(i.wildcard and i.name.startswith("springfox.") for i in file.imports):
        springfox |= {"ApiKey", "SecurityContext", "SecurityReference", "SecurityScheme", "AuthorizationScope"}
    words = {file.text(n) for n in file.walk("type_identifier", "identifier", under=method)}
    return bool(words & (springfox - _TRANSLATED)) or bool(_INTERNALS.search(file.text(method)))


def _bean(edit: JavaEdit, docket: Docket, grouped: bool) -> None:
    """Puts the new body where the old one was; annotations, name and parameters of the method stay."""
    file, method = edit.file, docket.method
    indent = indent_at(file.source, method.start_byte)
    body = field(method, "body")
    statements = [s for s in body.named_children if s.start_point[0] > body.start_point[0]]
    inner = indent_at(file.source, statements[0].start_byte) if statements else indent + "    "
    unit = inner.removeprefix(indent) or "    "
    kind, calls = docket.grouped() if grouped else docket.single()
    edit.replace(field(method, "type"), kind)
    newline = newline_of(file.source)
    lines = (newline + inner + unit * 2).join(calls)
    if docket.condition and docket.security() and not grouped:
        secured = (newline + inner + unit * 3).join(docket.security())
        made = [f"OpenAPI openApi = {lines};", f"if {docket.condition} {{", f"{unit}openApi{secured};", "}"]
        made.append("return openApi;")
    else:
        made = [f"return {lines};"]
    made = [*_locals(file, statements, "".join(made)), *made]
    lines = newline.join(inner + text for text in made)
    edit.replace(body, f"{{{newline}{lines}{newline}{indent}}}")
    for name, qualified in _IMPORTS.items():
        if re.search(rf"\b{name}\b", f"{kind} {lines}"):
            edit.add_import(qualified)


def _locals(file: JavaFile, statements: list[Node], needed: str) -> list[str]:
    """The old body's variables that the new one still reads, and those that these read."""
    kept: list[str] = []
    for statement in reversed(statements):
        if statement.type != "local_variable_declaration" or "Docket" in field_text(file, statement, "type"):
            continue
        names = [field_text(file, d, "name") for d in statement.named_children if d.type == "variable_declarator"]
        if any(re.search(rf"\b{re.escape(name)}\b(?!\()", needed) for name in names):
            kept.insert(0, file.text(statement))
            needed += file.text(statement)
    return kept


def _resources(edit: JavaEdit, method: Node) -> None:
    """Drops handlers for Springfox's pages; a method that did nothing else goes altogether."""
    file, body = edit.file, field(method, "body")
    statements = list(body.named_children)
    pages = [s for s in statements if _is_page(file, s)]
    if not any("swagger" in file.text(s) or "doc.html" in file.text(s) for s in pages):
        return
    if len([s for s in statements if "comment" not in s.type and "super." not in file.text(s)]) == len(pages):
        edit.delete_member(method)
        return
    for statement in pages:
        edit.delete(statement)


def _is_page(file: JavaFile, statement: Node) -> bool:
    patterns = [literal(file, n) or "" for n in file.walk("string_literal", under=statement)]
    return any(re.search(r"swagger|doc\.html|^/webjars/", pattern) for pattern in patterns[:1])
