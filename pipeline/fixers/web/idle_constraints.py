"""Constraints on controllers' arguments that nothing checked: Spring 6.1 checks them, and answers 400, without a word.

Three things change at once, and none of them stops a build: constraints on parameters (`@RequestParam @Min(1) int n`)
are in force without @Validated on the class; `@Valid @RequestBody List<Pet>` validates each element, where it looked
at the list alone; and what @Valid finds beside such an argument is a HandlerMethodValidationException, which handlers
for MethodArgumentNotValidException do not see (one for Exception answers 500). Source: Spring Framework 6.1 reference,
Validation; HandlerMethodValidator.from, which makes no validator for a WebBindingInitializer that is not its own kind:
arguments are then checked as by Spring 5, and the annotations stay for documentation. @Validated classes are checked
by a proxy, before and after.

Left: set-ups of one's own (@EnableWebMvc, WebMvcConfigurationSupport, own registrations), which this would not reach or
would replace; stand-alone MockMvc; constraints on return values.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import main_classes
from pipeline.fixers.origin import MAPPINGS, came_from_before, is_reactive
from pipeline.fixers.web.required_arguments import constraints_of, names_above, validated_types, validates_elements
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, field_text, formal_parameters, methods, simple_name
from shared.models import Wave

_OWN = re.compile(
    rb"\b(?:EnableWeb(?:Mvc|Flux)|Web(?:Mvc|Flux)ConfigurationSupport|DelegatingWeb\w+|Web(?:Mvc|Flux)Registrations"
    rb"|getWebBindingInitializer|HandlerMethodValidationException)\b"
)
_SPELT = (b"Web", b"HandlerMethodValidationException")
_CONTROLLERS = ("RestController", "Controller")
_NAME = "UncheckedArgumentsConfiguration"
_CLASS = """package {package};

import org.springframework.boot.autoconfigure.web.{kind}.{registrations};
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.{adapter}.RequestMappingHandlerAdapter;

/**
 * Since 6.1 Spring checks constraints on the arguments of controllers, and elements of {{@code @Valid}} lists, even
 * where the class is not {{@code @Validated}}. Nothing checked those of this application: without this class they are
 * in force, and requests that break them are answered by 400.
 */
@Configuration(proxyBeanMethods = false)
class {name} implements {registrations} {{
    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {{
        return new RequestMappingHandlerAdapter() {{
            @Override
            public void setWebBindingInitializer(WebBindingInitializer initializer) {{
                super.setWebBindingInitializer(initializer == null ? null : initializer::initBinder);
            }}
        }};
    }}
}}
"""
_SERVLET = {"kind": "servlet", "registrations": "WebMvcRegistrations", "adapter": "servlet.mvc.method.annotation"}
_REACTIVE = {
    "kind": "reactive", "registrations": "WebFluxRegistrations", "adapter": "reactive.result.method.annotation",
}  # fmt: skip


@fixer(
    "idle-constraints",
    title="Leave constraints of controllers' arguments unchecked where nothing checked them",
    source="Spring Framework 6.1 release notes, built-in method validation; HandlerMethodValidator (Javadoc)",
    wave=Wave.TEST,
    confidence="medium",
)
def idle_constraints(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 2) or not came_from_before(case, (3, 2)) or _has_own_setup(project):
        return
    modules = _unchecked(project)
    for path in _applications(project, modules) if modules else ():
        home = f"{path.rpartition('/')[0]}/{_NAME}.java"
        names = _REACTIVE if is_reactive(project, path) else _SERVLET
        text = _CLASS.format(package=project.java(path).package, name=_NAME, **names)
        yield Change.text(home, text, "Spring 6.1 would check what nothing checked, and refuse requests")


def _has_own_setup(project: Project) -> bool:
    """@EnableWebFlux, but not @EnableWebFluxSecurity."""
    return any(_OWN.search(project.read(path)) for path in project.java_paths(*_SPELT))


def _applications(project: Project, modules: set[str]) -> list[str]:
    """Of several modules only those with such controllers, where there are some."""
    found = main_classes(project)
    return [path for module, path in found.items() if module in modules] or list(found.values())


def _unchecked(project: Project) -> set[str]:
    """Modules with a controller, or an interface of one, that has such an argument and is not @Validated."""
    checked, own = _checked(project), _own_constraints(project)
    return {
        project.module_of(path)
        for path in project.java_paths(*(f"@{name}".encode() for name in MAPPINGS), b"Controller")
        if "/src/test/" not in f"/{path}"
        for file in [project.java(path)]
        for owner in file.walk("class_declaration", "interface_declaration")
        if checked.isdisjoint({field_text(file, owner, "name"), *names_above(file, owner)})
        and any(_is_idle(file, parameter, own) for m in _handlers(file, owner) for parameter in formal_parameters(m))
    }


def _handlers(file: JavaFile, owner: Node) -> list[Node]:
    """Methods that answer requests; those of clients (@FeignClient) do not."""
    if annotations_of(file, owner, "FeignClient", "HttpExchange"):
        return []
    inherited = ("Override",) if annotations_of(file, owner, *_CONTROLLERS) else ()
    return [m for m in methods(file, owner) if annotations_of(file, m, *MAPPINGS, *inherited)]


def _is_idle(file: JavaFile, parameter: Node, own: set[str]) -> bool:
    names = {simple_name(field_text(file, a, "name")) for a in annotations_of(file, parameter)}
    return bool(names & own or constraints_of(file, parameter)) or validates_elements(file, parameter)


def _checked(project: Project) -> set[str]:
    """Types that are @Validated, and what classes implement and extend that are."""
    checked = validated_types(project)
    classes = (
        (file, cls)
        for file in map(project.java, project.java_paths(b"@Validated"))
        for cls in file.walk("class_declaration")
    )
    return checked.union(*(names_above(file, c) for file, c in classes if annotations_of(file, c, "Validated")))


def _own_constraints(project: Project) -> set[str]:
    """Names of the project's own constraints."""
    return {
        field_text(file, node, "name")
        for file in map(project.java, project.java_paths(b"@Constraint"))
        for node in file.walk("annotation_type_declaration")
        if annotations_of(file, node, "Constraint")
    }
