"""@NotNull on an argument that Spring MVC requires anyway: it never had an effect, and turns method validation on now.

Source: Spring Framework 6.1 reference, Validation ("method validation for controller methods"): a constraint on any
parameter of a controller without @Validated lets the whole method be validated at once, and what `@Valid` finds in a
body or form is then a HandlerMethodValidationException, no MethodArgumentNotValidException for the handlers there are.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, is_reactive
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, field_text, formal_parameters, methods, pairs, simple_name
from shared.models import Wave

CONSTRAINTS = ("jakarta.validation.constraints", "javax.validation.constraints", "org.hibernate.validator.constraints")
_SOURCES = ("RequestBody", "PathVariable", "RequestParam", "RequestHeader", "RequestPart", "CookieValue",
            "ModelAttribute")  # fmt: skip
_CONTAINERS = ("List", "Set", "Collection", "Iterable", "Map", "Optional")


@fixer(
    "required-arguments",
    title="Drop @NotNull from controllers' arguments that are required anyway, so that @Valid fails as before",
    source="Spring Framework 6.1 release notes, built-in method validation; HandlerMethod's checks (Javadoc)",
    wave=Wave.TEST,
)
def required_arguments(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 2)) or is_reactive(project):
        return
    validated = validated_types(project)
    for path in project.java_paths(b"NotNull"):
        file = project.java(path)
        if not any(file.imported(f"{package}.NotNull") for package in CONSTRAINTS[:2]):
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            controller = annotations_of(file, cls, "RestController", "Controller")
            if controller and validated.isdisjoint({field_text(file, cls, "name"), *names_above(file, cls)}):
                for method in methods(file, cls):
                    _drop(edit, method)
        if edit:
            yield Change(path, edit.result(), "never null here; since Spring 6.1 it would change what @Valid throws")


def validated_types(project: Project) -> set[str]:
    """Types that are @Validated as a whole: their arguments are checked as they were."""
    return {
        field_text(file, cls, "name")
        for file in map(project.java, project.java_paths(b"@Validated"))
        for cls in file.walk("class_declaration", "interface_declaration")
        if annotations_of(file, cls, "Validated")
    }


def names_above(file: JavaFile, cls: Node) -> set[str]:
    """Simple names of what the class extends and implements, and of their type arguments."""
    headers = [c for c in cls.children if c.type in ("superclass", "super_interfaces")]
    return {file.text(node) for header in headers for node in file.walk("type_identifier", under=header)}


def _drop(edit: JavaEdit, method: Node) -> None:
    """Where they are all constraints of a method that has a @Valid argument."""
    file = edit.file
    given = formal_parameters(method)
    constraints = [(p, a) for p in given for a in constraints_of(file, p)]
    alone = all(_is_redundant(file, p, a) for p, a in constraints)
    if (
        alone
        and any(annotations_of(file, p, "Valid", "Validated") for p in given)
        and not any(validates_elements(file, p) for p in given)
    ):
        for _, annotation in constraints:
            drop_inline(edit, annotation)


def drop_inline(edit: JavaEdit, annotation: Node) -> None:
    """Deletes an annotation of a parameter with the blanks after it."""
    after = edit.file.source[annotation.end_byte :].lstrip()
    edit.splices.delete(annotation.start_byte, len(edit.file.source) - len(after))


def constraints_of(file: JavaFile, parameter: Node) -> list[Node]:
    """Annotations of Bean Validation and of Hibernate Validator; @Valid is none of them."""
    return [annotation for annotation in annotations_of(file, parameter) if _is_constraint(file, annotation)]


def _is_constraint(file: JavaFile, annotation: Node) -> bool:
    name = field_text(file, annotation, "name")
    by_name = [i.name.rpartition(".")[0] for i in file.imports if i.simple == name and not i.wildcard]
    known = name in (*_SOURCES, "Valid", "Validated") or (bool(by_name) and by_name[0] not in CONSTRAINTS)
    return not known and any(
        file.imported(f"{package}.{name}") or name.startswith(f"{package}.") for package in CONSTRAINTS
    )


def _is_redundant(file: JavaFile, parameter: Node, annotation: Node) -> bool:
    sources = annotations_of(file, parameter, *_SOURCES)
    required = bool(sources) and "required" not in pairs(file, sources[0])
    optional = simple_name(field_text(file, parameter, "type")) == "Optional"
    return field_text(file, annotation, "name") == "NotNull" and required and not optional


def validates_elements(file: JavaFile, parameter: Node) -> bool:
    """@Valid on a container, or annotations within its type: reasons for method validation by themselves."""
    type = parameter.child_by_field_name("type")
    if type is None:
        return False
    container = simple_name(file.text(type)) in _CONTAINERS or "[" in file.text(type)
    within = next(file.walk("annotation", "marker_annotation", under=type), None)
    return within is not None or (container and bool(annotations_of(file, parameter, "Valid")))
