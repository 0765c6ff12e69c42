"""What jobs and steps keep in their execution contexts: Spring Batch 5 serializes it, where 4 wrote JSON, and refuses
objects that are not Serializable. The step, and with it the job, ends as FAILED.

Source: Spring Batch 5.0 migration guide, "Execution context serialization updates"; BatchAutoConfiguration 3.5, which
takes a bean. Error: "Value: [...] must be serializable. Object of class: [com.acme.Line] must be an instance of
interface java.io.Serializable".
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.jobs.new_configurations import homes, place
from pipeline.fixers.jobs.serialized_types import is_serializable, own_types
from pipeline.sources.builds import Coordinate
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import arguments, declared_type, field_text
from shared.models import Wave

_OWN = (b"ExecutionContextSerializer", b"DefaultBatchConfiguration", b"EnableBatchProcessing")
_BOOT = "org.springframework.boot"
_JSON = Coordinate(_BOOT, "spring-boot-starter-json")
_HAVE_JSON = tuple(f"{_BOOT}:spring-boot-starter-{name}" for name in ("json", "web", "webflux", "data-rest", "hateoas"))
_VARIABLES = ("local_variable_declaration", "field_declaration", "formal_parameter", "enhanced_for_statement")
_NAME = "BatchExecutionContexts"
_CLASS = """package {package};

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.Jackson2ExecutionContextStringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Execution contexts are kept as JSON, as they were before Spring Batch 5: not all that is in them is Serializable. */
@Configuration(proxyBeanMethods = false)
public class {name} {{

    @Bean
    public ExecutionContextSerializer executionContextSerializer() {{
        return new Jackson2ExecutionContextStringSerializer();
    }}
}}
"""


@fixer(
    "batch-context-values",
    title="Keep execution contexts as JSON where they hold what is not Serializable",
    source="Spring Batch 5.0 migration guide, Execution context serialization updates",
    wave=Wave.STARTUP,
    confidence="medium",
)
def batch_context_values(case: Case) -> Iterator[Change]:
    """For applications that Boot sets Spring Batch up for; Jackson no longer comes with Spring Batch."""
    project = case.project
    builds = builds_of(project)
    for home in homes(project):
        holders = [] if beside(project, home, *_OWN) else _holders(project, home)
        if holders:
            path, package = place(project, home, holders[0], _NAME)
            text = _CLASS.format(package=package, name=_NAME)
            yield Change(path, text.encode(), "Spring Batch 5 serializes contexts, and not all in them can be")
            for build in builds:
                script = build.script_of(home)
                if script and not any(build.declares(script, ga) for ga in _HAVE_JSON):
                    build.add(script, _JSON)
    for build in builds:
        yield from build.changes("Jackson no longer comes with Spring Batch")


def _holders(project: Project, home: str) -> list[str]:
    """Paths of the classes that put objects of the project's classes into contexts, which are not Serializable."""
    return [
        path
        for path in beside(project, home, b"ExecutionContext")
        for file in (project.java(path),)
        for call in file.calls("put")
        if len(arguments(call)) == 2 and _is_context(file, call)
        for found, cls in own_types(project, file, _type_text(file, arguments(call)[1]))
        if not is_serializable(project, found, cls)
    ]


def _is_context(file: JavaFile, call: Node) -> bool:
    receiver = call.child_by_field_name("object")
    if receiver is None:
        return False
    if receiver.type == "method_invocation":
        return field_text(file, receiver, "name") == "getExecutionContext"
    return receiver.type in ("identifier", "field_access") and declared_type(file, receiver) == "ExecutionContext"


def _type_text(file: JavaFile, value: Node) -> str:
    """The type of an expression as it is written, with its arguments; "" where it is not."""
    if value.type == "object_creation_expression":
        return field_text(file, value, "type")
    if value.type == "method_invocation" and value.child_by_field_name("object") is None:
        name = field_text(file, value, "name")
        found = [m for m in file.walk("method_declaration") if field_text(file, m, "name") == name]
        return field_text(file, found[0], "type") if len(found) == 1 else ""
    return _variable_type(file, value) if value.type in ("identifier", "field_access") else ""


def _variable_type(file: JavaFile, variable: Node) -> str:
    """Of the nearest declaration above; for `var` that of its value."""
    name, found = file.text(variable).removeprefix("this."), ""
    for declared in file.walk(*_VARIABLES):
        for one in (declared, *(c for c in declared.named_children if c.type == "variable_declarator")):
            if field_text(file, one, "name") == name and (not found or declared.start_byte < variable.start_byte):
                text, value = field_text(file, declared, "type"), one.child_by_field_name("value")
                inferred = text == "var" and value is not None and value.type == "object_creation_expression"
                found = field_text(file, value, "type") if inferred and value is not None else text
    return found
