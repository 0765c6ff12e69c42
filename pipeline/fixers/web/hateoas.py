"""Spring HATEOAS 1.0 (Boot 2.2) renamed its types, and 2.0 (Boot 3) makes models and links by `of` only."""

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    body_of,
    chain_after,
    chain_calls,
    declared_type,
    field,
    field_text,
    methods,
)
from shared.models import Wave

_ROOT = "org.springframework.hateoas"
_TYPES = {
    f"{_ROOT}.ResourceSupport": f"{_ROOT}.RepresentationModel",
    f"{_ROOT}.Resource": f"{_ROOT}.EntityModel",
    f"{_ROOT}.Resources": f"{_ROOT}.CollectionModel",
    f"{_ROOT}.PagedResources": f"{_ROOT}.PagedModel",
    f"{_ROOT}.ResourceAssembler": f"{_ROOT}.server.RepresentationModelAssembler",
    f"{_ROOT}.ResourceProcessor": f"{_ROOT}.server.RepresentationModelProcessor",
    f"{_ROOT}.EntityLinks": f"{_ROOT}.server.EntityLinks",
    f"{_ROOT}.ExposesResourceFor": f"{_ROOT}.server.ExposesResourceFor",
    f"{_ROOT}.LinkBuilder": f"{_ROOT}.server.LinkBuilder",
    f"{_ROOT}.LinkBuilderFactory": f"{_ROOT}.server.LinkBuilderFactory",
    f"{_ROOT}.RelProvider": f"{_ROOT}.server.LinkRelationProvider",
    f"{_ROOT}.SimpleResourceAssembler": f"{_ROOT}.server.SimpleRepresentationModelAssembler",
    f"{_ROOT}.VndErrors": f"{_ROOT}.mediatype.vnderrors.VndErrors",
    f"{_ROOT}.core.AnnotationRelProvider": f"{_ROOT}.server.core.AnnotationLinkRelationProvider",
    f"{_ROOT}.core.DefaultRelProvider": f"{_ROOT}.server.core.DefaultLinkRelationProvider",
    f"{_ROOT}.core.DummyInvocationUtils": f"{_ROOT}.server.core.DummyInvocationUtils",
    f"{_ROOT}.core.EmbeddedWrapper": f"{_ROOT}.server.core.EmbeddedWrapper",
    f"{_ROOT}.core.EmbeddedWrappers": f"{_ROOT}.server.core.EmbeddedWrappers",
    f"{_ROOT}.core.EvoInflectorRelProvider": f"{_ROOT}.server.core.EvoInflectorLinkRelationProvider",
    f"{_ROOT}.core.Relation": f"{_ROOT}.server.core.Relation",
    f"{_ROOT}.mvc.ControllerLinkBuilder": f"{_ROOT}.server.mvc.WebMvcLinkBuilder",
    f"{_ROOT}.mvc.ControllerLinkBuilderFactory": f"{_ROOT}.server.mvc.WebMvcLinkBuilderFactory",
    f"{_ROOT}.mvc.ResourceAssemblerSupport": f"{_ROOT}.server.mvc.RepresentationModelAssemblerSupport",
    f"{_ROOT}.hal.CurieProvider": f"{_ROOT}.mediatype.hal.CurieProvider",
    f"{_ROOT}.hal.DefaultCurieProvider": f"{_ROOT}.mediatype.hal.DefaultCurieProvider",
    f"{_ROOT}.hal.HalConfiguration": f"{_ROOT}.mediatype.hal.HalConfiguration",
    f"{_ROOT}.hal.HalLinkDiscoverer": f"{_ROOT}.mediatype.hal.HalLinkDiscoverer",
    f"{_ROOT}.hal.Jackson2HalModule": f"{_ROOT}.mediatype.hal.Jackson2HalModule",
    f"{_ROOT}.mvc.TypeConstrainedMappingJackson2HttpMessageConverter": (
        f"{_ROOT}.server.mvc.TypeConstrainedMappingJackson2HttpMessageConverter"
    ),
}
_METHODS = {
    "toResource": "toModel",
    "toResources": "toCollectionModel",
    "createResourceWithId": "createModelWithId",
    "instantiateResource": "instantiateModel",
}
_ASSEMBLERS = ("ResourceAssembler", "ResourceAssemblerSupport", "PagedResourcesAssembler", "SimpleResourceAssembler")
_MOCKING = ("verify", "when", "given", "then")
_MADE = ("EntityModel", "CollectionModel", "PagedModel", "Link")


@fixer(
    "hateoas-types",
    title="Use the names that Spring HATEOAS has had since 1.0",
    source="Spring HATEOAS reference, Migrating to Spring HATEOAS 1.0: Changes",
    wave=Wave.IMPORTS,
    boot3=False,
)
def hateoas_types(case: Case) -> Iterator[Change]:
    named = (text for method in _METHODS for text in (f"{method}(", f"::{method}"))
    needles = (_ROOT, "PagedResourcesAssembler", *named)
    paths = case.project.java_paths(*(needle.encode() for needle in needles))
    assemblers = _assemblers([case.project.java(path) for path in paths])
    for path in paths:
        before = case.project.java(path)
        after = rename_types(JavaFile(_methods(before, assemblers)), _TYPES)
        if after != before.source:
            yield Change(path, after, "Spring HATEOAS 1.0 renamed its types")


def _assemblers(files: Sequence[JavaFile]) -> frozenset[str]:
    """Names of HATEOAS' assemblers and of the project's classes below them, by whatever number of steps."""
    names = frozenset(_ASSEMBLERS)
    for _ in files:
        found = {
            field_text(file, cls, "name")
            for file in files
            for cls in file.walk("class_declaration")
            if _is_assembler(file, cls, names)
        }
        if found <= names:
            break
        names |= found
    return names


def _is_assembler(file: JavaFile, cls: Node, names: frozenset[str]) -> bool:
    above = " ".join(field_text(file, cls, part) for part in ("superclass", "interfaces", "type"))
    return (
        not names.isdisjoint(re.findall(r"\w+", re.sub(r"<.*?>", " ", above, flags=re.S))) and body_of(cls) is not None
    )


def _methods(file: JavaFile, assemblers: frozenset[str]) -> bytes:
    """Methods of assemblers, where they are declared and where they are called."""
    edit = file.edit()
    for cls in file.walk("class_declaration", "object_creation_expression"):
        if _is_assembler(file, cls, assemblers):
            for method in methods(file, cls, *_METHODS):
                edit.replace(field(method, "name"), _METHODS[field_text(file, method, "name")])
            _calls(edit, cls, None)
    _calls(edit, file.root, assemblers)
    for cls in file.walk("class_declaration"):
        if field_text(file, cls, "superclass").split() == ["extends", "ResourceSupport"]:
            edit.insert(field(cls, "superclass").end_byte, f"<{field_text(file, cls, 'name')}>")
    for bound in file.walk("type_bound"):
        for node in (n for n in bound.named_children if file.text(n) == "ResourceSupport"):
            edit.insert(node.end_byte, "<?>")
    return edit.result() if edit else file.source


def _calls(edit: JavaEdit, home: Node, assemblers: frozenset[str] | None) -> None:
    """Calls on a variable of one of these types; None: those without a receiver, inside an assembler."""
    for call in edit.file.calls(*_METHODS, under=home):
        receiver, name = call.child_by_field_name("object"), field(call, "name")
        if assemblers is None:
            fits = receiver is None or edit.file.text(receiver) in ("this", "super")
        else:
            fits = receiver is not None and declared_type(edit.file, _mocked(edit.file, receiver)) in assemblers
        if fits and not edit.splices.covers(name.start_byte, name.end_byte):
            edit.replace(name, _METHODS[edit.file.text(name)])
            if edit.file.text(name) == "toResources" and assemblers is not None:
                _as_list(edit, call)
    for reference in edit.file.walk("method_reference", under=home):
        receiver, name = reference.named_children[0], reference.named_children[-1]
        own = edit.file.text(receiver) in ("this", "super")
        fits = own if assemblers is None else not own and declared_type(edit.file, receiver) in assemblers
        if fits and edit.file.text(name) in _METHODS and not edit.splices.covers(name.start_byte, name.end_byte):
            edit.replace(name, _METHODS[edit.file.text(name)])


def _mocked(file: JavaFile, receiver: Node) -> Node:
    """`a` of `verify(a).toResource(..)`, `doReturn(..).when(a).toResource(..)`, `then(a).should().toResource(..)`."""
    if receiver.type != "method_invocation":
        return receiver
    name, above = field_text(file, receiver, "name"), receiver.child_by_field_name("object")
    if name == "should" and above is not None:
        return _mocked(file, above)
    return arguments(receiver)[0] if name in _MOCKING and arguments(receiver) else receiver


def _as_list(edit: JavaEdit, call: Node) -> None:
    """The many were a List; they are a CollectionModel now."""
    place, wanted = call.parent, ""
    if _answers(edit, call.child_by_field_name("object")):
        return
    if place is not None and place.type == "return_statement":
        method = ancestor(place, "method_declaration", "lambda_expression")
        wanted = field_text(edit.file, method, "type") if method and method.type == "method_declaration" else ""
    elif place is not None and place.type == "variable_declarator" and place.parent is not None:
        wanted = field_text(edit.file, place.parent, "type")
    if wanted.startswith(("List<", "Collection<", "Iterable<")):
        edit.insert(call.start_byte, f"new {edit.type_name('java.util.ArrayList')}<>(")
        edit.insert(call.end_byte, ".getContent())")
    elif place is not None and place.type == "argument_list" and place.parent is not None:
        _stubs(edit, place.parent)


def _stubs(edit: JavaEdit, given: Node) -> None:
    """`when(call).thenReturn(..)`: what `when` got was a List."""
    if field_text(edit.file, given, "name") in ("when", "given") and len(arguments(given)) == 1:
        for answer in chain_after(given):
            _as_models(edit, answer)


def _answers(edit: JavaEdit, receiver: Node | None) -> bool:
    """`doReturn(..).when(a)`, whose answers are those of the call on `a`."""
    if receiver is None or receiver.type != "method_invocation":
        return False
    for answer in chain_calls(receiver)[:-1]:
        _as_models(edit, answer)
    return True


def _as_models(edit: JavaEdit, answer: Node) -> None:
    if field_text(edit.file, answer, "name") not in ("thenReturn", "willReturn", "doReturn"):
        return
    for value in arguments(answer):
        if value.type != "null_literal":
            edit.insert(value.start_byte, f"{edit.type_name(f'{_ROOT}.CollectionModel')}.of(")
            edit.insert(value.end_byte, ")")


@fixer(
    "hateoas-factories",
    title="Make HATEOAS models and links by their factory methods",
    source="Spring HATEOAS 1.1 Javadoc (constructors deprecated in favour of of(..)); 2.0: no longer public",
    wave=Wave.TYPES,
)
def hateoas_factories(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(f"new {name}".encode() for name in _MADE)):
        file = case.project.java(path)
        edit = file.edit()
        for node in file.walk("object_creation_expression"):
            name = field_text(file, node, "type").partition("<")[0]
            if name in _MADE and file.imported(f"{_ROOT}.{name}") and arguments(node) and body_of(node) is None:
                edit.splices.replace(node.start_byte, field(node, "type").end_byte, f"{name}.of")
        if edit:
            yield Change(path, edit.result(), "the constructors are not public any more")
