"""Spring Data REST's configurer, whose method takes the CORS registry beside the configuration.

Shapes: `configureRepositoryRestConfiguration(RepositoryRestConfiguration config)` of a class or an anonymous one, with
or without @Override; `config.getCorsRegistry()` and `super.configure..(config)` in it.
Errors: method does not override or implement a method from a supertype; without @Override nothing is said, and the
method is never called. Left: `getCorsRegistry()` outside such a method.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text, formal_parameters, parameters
from shared.models import Wave

_METHOD = "configureRepositoryRestConfiguration"
_CONFIGURER = "RepositoryRestConfigurer"
_REGISTRY = "org.springframework.web.servlet.config.annotation.CorsRegistry"


@fixer(
    "data-rest-configurer",
    title="Take the CORS registry in Spring Data REST's configurer",
    source="Javadoc of Spring Data REST 3.4: configureRepositoryRestConfiguration(RepositoryRestConfiguration) is "
    "deprecated in favour of (RepositoryRestConfiguration, CorsRegistry); 3.5 removed it",
    wave=Wave.TYPES,
)
def data_rest_configurer(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_METHOD.encode()):
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            taken = parameters(edit.file, method)
            one = len(taken) == 1 and taken[0][0].endswith("RepositoryRestConfiguration")
            if one and field_text(edit.file, method, "name") == _METHOD and _configures(edit, method):
                _widen(edit, method, taken[0][1])
        if edit:
            yield Change(path, edit.result(), "Spring Data REST calls the method with the CORS registry only")


def _configures(edit: JavaEdit, method: Node) -> bool:
    """The class around says that it is a configurer, by what it implements, extends or creates."""
    cls = method.parent.parent if method.parent is not None else None
    if cls is None or cls.type not in ("class_declaration", "object_creation_expression"):
        return False
    heads = [cls.child_by_field_name(name) for name in ("superclass", "interfaces", "type")]
    return any(_CONFIGURER in edit.file.text(head) for head in heads if head is not None)


def _widen(edit: JavaEdit, method: Node, config: str) -> None:
    file, body = edit.file, method.child_by_field_name("body")
    used = {file.text(node) for node in file.walk("identifier", under=method)}
    name = next(name for name in ("cors", "corsRegistry", "registryOfCors") if name not in used)
    edit.insert(formal_parameters(method)[0].end_byte, f", {edit.type_name(_REGISTRY)} {name}")
    for call in file.calls(_METHOD, "getCorsRegistry", under=body) if body is not None else ():
        given = arguments(call)
        if field_text(file, call, "name") == "getCorsRegistry":
            if not given and field_text(file, call, "object") == config:
                edit.replace(call, name)
        elif len(given) == 1 and any(child.type == "super" for child in call.children):
            edit.insert(given[0].end_byte, f", {name}")
