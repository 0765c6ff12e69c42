"""Springfox configuration classes -> springdoc beans.

Source: springdoc.org, "Migrating from SpringFox". A lone Docket becomes an OpenAPI bean, one with a group a
GroupedOpenApi. What springdoc finds out by itself (types, default responses, Springfox's own workarounds) goes; what
it has no equivalent for goes too, and is named: such a class documents, and changes nothing of what the project does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.springdoc.springfox_beans import IMPORTS, Beans
from pipeline.fixers.springdoc.springfox_docket import Docket, Setting, creation_of, docket_of
from pipeline.fixers.springdoc.springfox_fields import inlined
from pipeline.fixers.springdoc.springfox_info import translate_info
from pipeline.fixers.springdoc.springfox_leftovers import drop_injected, drop_parameters, plugin_of, without_unused
from pipeline.fixers.springdoc.springfox_reach import gone_types, words
from pipeline.fixers.springdoc.springfox_settings import module_of, selected, selection_settings, setting_of, switched
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    body_of,
    chain_root,
    field_text,
    formal_parameters,
    has_modifier,
    members,
    methods,
    parameters,
    simple_name,
    string_constants,
)
from pipeline.sources.syntax import field as node_field
from shared.models import Wave

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


@dataclass
class Found:
    """What became of the classes of one file."""

    dockets: list[Docket] = field(default_factory=list[Docket])
    grouped: bool = False
    suspects: set[str] = field(default_factory=set[str])
    """Names that the code that went had used."""
    dropped: list[str] = field(default_factory=list[str])


@fixer(
    "springfox-config",
    title="Replace Docket configuration by springdoc's OpenAPI and GroupedOpenApi beans",
    source="springdoc.org, Migrating from SpringFox; catalogue C01",
    wave=Wave.IMPORTS,
)
def springfox_config(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"springfox.documentation", b"EnableSwagger2", b"com.github.xiaoymin"):
        file = inlined(case.project.java(path))
        if plugin := plugin_of(case.project, path):
            yield Change(path, None, f"{plugin} only adds to the documents of Springfox; springdoc has no such plugins")
            continue
        edit, found = file.edit(), Found()
        module = module_of(case.project, path)

        def setting(value: Node, file: JavaFile = file) -> str:
            return setting_of(case.project, file, value)

        for cls in file.walk("class_declaration"):
            if "Plugin" not in field_text(file, cls, "interfaces") and not _inside_dropped(edit, cls):
                _class(edit, cls, found, setting, can_switch=module is not None)
        yield from _settings(case.project, module, found)
        if edit:
            yield Change(path, without_unused(edit.result(), found.suspects), _reason(found))


def _inside_dropped(edit: JavaEdit, cls: Node) -> bool:
    """A class inside another one that went altogether."""
    return edit.splices.covers(cls.start_byte, cls.end_byte) and cls.parent is not None and cls.parent != edit.file.root


def _reason(found: Found) -> str:
    text = "Springfox does not run on Boot 3; springdoc takes its place"
    dropped = [
        item for docket in found.dockets for item in (*docket.dropped, *docket.selection.dropped)
    ] + found.dropped
    return f"{text}. It has no equivalent for: {', '.join(dict.fromkeys(dropped))}" if dropped else text


def _settings(project: Project, module: str | None, found: Found) -> Iterator[Change]:
    """What springdoc takes from the application's settings; a selection that cannot go there is named as dropped."""
    changes: dict[str, Change] = {}
    switches = [d.enabled for d in found.dockets if d.enabled]
    if switches and module is not None:
        changes |= {change.path: change for change in switched(project, module, switches[0])}
    for docket in found.dockets if not found.grouped else ():
        settings = selection_settings(project, docket)
        if settings and module is not None:
            now = project.with_changes(changes.values())
            changes |= {change.path: change for change in selected(now, module, settings)}
        elif settings != {}:
            docket.dropped += docket.selection.named()
    yield from changes.values()


def _annotations(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    for node in annotations_of(file, cls, *_ENABLERS):
        edit.delete_annotation(node)
    for node in annotations_of(file, cls, "Import"):
        names = [file.text(n) for n in file.walk("class_literal", under=node)]
        kept = [name for name in names if name.removesuffix(".class").rpartition(".")[2] not in _IMPORTED]
        if names and not kept:
            edit.delete_annotation(node)
        elif len(kept) < len(names):
            edit.replace(arguments(node)[0], "{" + ", ".join(kept) + "}" if kept[1:] else kept[0])
    for node in annotations_of(file, cls, "ConditionalOnClass"):
        for name in file.types_named("Docket", under=node):
            edit.replace(name, "OpenAPI")
            edit.add_import(IMPORTS["OpenAPI"])


def _class(edit: JavaEdit, cls: Node, total: Found, setting: Setting, *, can_switch: bool) -> None:
    """Rewrites one class, or leaves it to a person: when springdoc cannot switch its documents on and off as it does,
    or when what must go is used by what stays."""
    file = edit.file
    dockets = [m for m in methods(file, cls) if simple_name(field_text(file, m, "type")) == "Docket"]
    made = [m for m in dockets if creation_of(file, m) is not None]
    found = [d for m in made if (d := docket_of(file, cls, m, setting)) is not None]
    wrappers = [m for m in dockets if m not in made]
    switches = {d.enabled for d in found if d.enabled}
    theirs = [m for m in members(cls, "method_declaration") if m not in dockets and _is_theirs(file, m)]
    fields = [f for f in members(cls, "field_declaration") if _is_their_field(file, f)]
    if len(found) != len(made) or len(switches) > 1 or (switches and not can_switch):
        return
    if not all(_is_call(file, w, made) for w in wrappers) or _needed(file, cls, dockets, theirs, fields):
        return
    _annotations(edit, cls)
    grouped = len(found) > 1 or len(wrappers) > 1 or any(d.group for d in found)
    beans = Beans(edit, cls, grouped=grouped)
    for docket in found:
        beans.write(docket)
    for wrapper in wrappers:
        beans.wrap(wrapper)
    total.dockets += found
    total.grouped |= grouped
    _rest(edit, cls, total, [*theirs, *fields], dockets)


def _rest(edit: JavaEdit, cls: Node, total: Found, gone: list[Node], dockets: list[Node]) -> None:
    """The members beside the Dockets, and the imports of what was made."""
    file = edit.file
    read = {word for docket in dockets for word in words(file, docket)}
    for member in gone:
        edit.delete_member(member)
        bean = annotations_of(file, member, "Bean") and not _INTERNALS.search(file.text(member))
        if bean and field_text(file, member, "name") not in read:
            total.dropped.append(f"bean {field_text(file, member, 'name')} ({field_text(file, member, 'type')})")
    for node in (*gone, *dockets):
        total.suspects |= words(file, node)
    total.suspects |= {w for c in members(cls, "constructor_declaration") for w in words(file, c)}
    drop_injected(edit, cls)
    for member in members(cls, "method_declaration", "field_declaration"):
        if member in gone:
            continue
        if member.type == "method_declaration":
            _parameters(edit, member)
        if member not in dockets and simple_name(field_text(file, member, "type")) in ("ApiInfo", "Contact"):
            translate_info(edit, member)
            total.suspects |= words(file, member)
        elif parameters(file, member)[:1] and parameters(file, member)[0][0] == "ResourceHandlerRegistry":
            _resources(edit, member)
    for name in ("Info", "Contact", "License"):
        if f"{name}(".encode() in edit.splices.result():
            edit.add_import(IMPORTS[name])
    for index, item in enumerate(file.imports):
        if item.name.startswith("springfox.") and item.simple in IMPORTS:
            edit.imports.remove(index)


def _parameters(edit: JavaEdit, method: Node) -> None:
    """What Spring passes to a bean's method: an ApiInfo is an Info now, and nobody makes Springfox's other types."""
    file, gone = edit.file, gone_types(edit.file)
    given = formal_parameters(method)
    theirs = [p for p in given if words(file, node_field(p, "type")) & (gone - _TRANSLATED)]
    infos = [p for p in given if field_text(file, p, "type") == "ApiInfo"]
    if theirs and not infos:
        drop_parameters(edit, method, theirs)
    elif infos:
        kept = [file.text(p).replace("ApiInfo ", "Info ", 1) for p in given if p not in theirs]
        edit.replace(node_field(method, "parameters"), f"({', '.join(kept)})")


def _is_call(file: JavaFile, method: Node, made: list[Node]) -> bool:
    """`return docket(..);`: a bean that only passes arguments to the method that makes the Docket."""
    body = body_of(method)
    statement = body.named_children[0] if body is not None and len(body.named_children) == 1 else None
    call = statement.named_children[0] if statement is not None and statement.named_children else None
    if call is None or call.type != "method_invocation" or chain_root(call) not in (call, None):
        return False
    return field_text(file, call, "name") in {field_text(file, m, "name") for m in made}


def _is_their_field(file: JavaFile, declaration: Node) -> bool:
    kind = node_field(declaration, "type")
    return bool(words(file, kind) & gone_types(file)) and simple_name(file.text(kind)) not in _TRANSLATED


def _is_theirs(file: JavaFile, method: Node) -> bool:
    """Has no meaning without Springfox: makes or uses one of its types, or patches its internals."""
    if simple_name(field_text(file, method, "type")) in _TRANSLATED:
        return False
    return bool(words(file, method) & (gone_types(file) - _TRANSLATED)) or bool(_INTERNALS.search(file.text(method)))


def _needed(file: JavaFile, cls: Node, dockets: list[Node], theirs: list[Node], fields: list[Node]) -> bool:
    """Something that must go does more than document, or what stays asks for it."""
    for method in theirs:
        signature = [node_field(method, "type"), node_field(method, "parameters")]
        documents = any(words(file, part) & gone_types(file) for part in signature)
        private = has_modifier(method, "private") or _INTERNALS.search(file.text(method))
        if not documents and not private:
            return True
    stay = [m for m in members(cls, "method_declaration") if m not in dockets and m not in theirs]
    stay = [m for m in stay if simple_name(field_text(file, m, "type")) not in _TRANSLATED]
    called = {
        field_text(file, c, "name") for m in stay for c in file.walk("method_invocation", under=m) if _own(file, c)
    }
    read = {file.text(n) for m in stay for n in file.walk("identifier", under=m)}
    names = {field_text(file, d, "name") for f in fields for d in f.named_children if d.type == "variable_declarator"}
    return bool(called & {field_text(file, m, "name") for m in theirs} or read & names)


def _own(file: JavaFile, call: Node) -> bool:
    return field_text(file, call, "object") in ("", "this")


def _resources(edit: JavaEdit, method: Node) -> None:
    """Drops handlers for Springfox's pages; a method that did nothing else goes altogether."""
    file, body = edit.file, node_field(method, "body")
    statements = list(body.named_children)
    pages = [s for s in statements if _is_page(file, s)]
    if not any("swagger" in text or "doc.html" in text for s in pages for text in _patterns(file, s)):
        return
    if len([s for s in statements if "comment" not in s.type and "super." not in file.text(s)]) == len(pages):
        edit.delete_member(method)
        return
    for statement in pages:
        edit.delete(statement)


def _is_page(file: JavaFile, statement: Node) -> bool:
    return any(re.search(r"swagger|doc\.html|^/webjars/", text) for text in _patterns(file, statement)[:1])


def _patterns(file: JavaFile, statement: Node) -> list[str]:
    """String literals and constants of a statement, in order."""
    constants = string_constants(file)
    found: list[str] = []
    for node in file.walk("string_literal", "identifier", under=statement):
        if node.type == "string_literal":
            found.append(file.text(node).strip('"'))
        elif file.text(node) in constants:
            found += constants[file.text(node)].values
    return found
