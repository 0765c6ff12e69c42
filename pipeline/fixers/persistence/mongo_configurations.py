"""Beans that a project's MongoDB configuration overrides or calls, which take their parts as parameters since.

Shapes: a class that extends AbstractMongoConfiguration or AbstractMongoClientConfiguration and overrides
`mongoTemplate()`, `mappingMongoConverter()` or `CustomConversions customConversions()`, or calls one of the first two
in another @Bean method. Errors: method does not override or implement a method from a supertype; method .. cannot be
applied to given types; return type CustomConversions is not compatible.
Left: calls outside of @Bean methods; conversions that are made elsewhere.
"""

from collections.abc import Iterator, Mapping

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, arguments, field, field_text, formal_parameters, methods, superclass
from shared.models import Wave

_CONFIGURATIONS = ("AbstractMongoConfiguration", "AbstractMongoClientConfiguration")
_MONGO = "org.springframework.data.mongodb"
_FACTORY = (f"{_MONGO}.MongoDatabaseFactory", "databaseFactory")
_CONVERTER = (f"{_MONGO}.core.convert.MappingMongoConverter", "mappingMongoConverter")
_CONVERSIONS = (f"{_MONGO}.core.convert.MongoCustomConversions", "conversions")
_CONTEXT = (f"{_MONGO}.core.mapping.MongoMappingContext", "mappingContext")
_TAKEN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "mongoTemplate": (_FACTORY, _CONVERTER),
    "mappingMongoConverter": (_FACTORY, _CONVERSIONS, _CONTEXT),
}
_GIVEN: Mapping[str, tuple[str, str]] = {
    "mongoTemplate": (f"{_MONGO}.core.MongoTemplate", "mongoTemplate"),
    "mappingMongoConverter": _CONVERTER,
    "mongoMappingContext": _CONTEXT,
}
"""What a bean method is handed in place of calling another."""


@fixer(
    "mongo-configurations",
    title="Hand MongoDB's beans to the methods of a configuration that make others of them",
    source="Javadoc of AbstractMongoClientConfiguration: 3.0 gave mongoTemplate and mappingMongoConverter parameters, "
    "and customConversions the type MongoCustomConversions; Boot 2.3 took that version",
    wave=Wave.TYPES,
)
def mongo_configurations(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 3)):
        return
    for path in case.project.java_paths(*(name.encode() for name in _CONFIGURATIONS)):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            if superclass(edit.file, cls) in _CONFIGURATIONS:
                for method in methods(edit.file, cls):
                    _take(edit, method)
        if edit:
            yield Change(path, edit.result(), "MongoDB's beans are handed to each other as parameters now")


def _take(edit: JavaEdit, method: Node) -> None:
    name = field_text(edit.file, method, "name")
    if formal_parameters(method):
        return
    if name == "customConversions" and field_text(edit.file, method, "type").endswith("CustomConversions"):
        _narrow(edit, method)
    taken = list(_TAKEN.get(name, ()))
    own = bool(taken) or bool(annotations_of(edit.file, method, "Bean"))
    for call in edit.file.calls(*_GIVEN, under=method) if own else ():
        called = field_text(edit.file, call, "name")
        if arguments(call) or field_text(edit.file, call, "object") not in ("", "this", "super"):
            continue
        if called == name:
            edit.replace(field(call, "arguments"), f"({', '.join(variable for _, variable in taken)})")
        else:
            if _GIVEN[called] not in taken:
                taken.append(_GIVEN[called])
            edit.replace(call, _GIVEN[called][1])
    if taken:
        given = ", ".join(f"{edit.type_name(type)} {variable}" for type, variable in taken)
        edit.replace(field(method, "parameters"), f"({given})")
    throws = next((child for child in method.children if child.type == "throws"), None)
    if name in _TAKEN and throws is not None and throws.prev_sibling is not None:
        edit.splices.delete(throws.prev_sibling.end_byte, throws.end_byte)


def _narrow(edit: JavaEdit, method: Node) -> None:
    """The type that is returned, where it is made in the method."""
    made = [field_text(edit.file, n, "type") for n in edit.file.walk("object_creation_expression", under=method)]
    if "MongoCustomConversions" in made and field_text(edit.file, method, "type") != "MongoCustomConversions":
        edit.replace(field(method, "type"), edit.type_name(_CONVERSIONS[0]))
