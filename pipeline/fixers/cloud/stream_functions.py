"""Functions, which Spring Cloud Stream left alone beside @EnableBinding, and binds where none is."""

from collections.abc import Iterator, Sequence

from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.cloud.stream_channels import Unclear
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import canonical, find
from pipeline.sources.syntax import annotations_of, field_text, simple_name

_FUNCTIONS = ("Function", "Consumer", "Supplier", "BiFunction", "BiConsumer")
_STEREOTYPES = ("Component", "Service", "Controller", "RestController", "Repository", "Configuration")
_DEFINITIONS = ("spring.cloud.function.definition", "spring.cloud.stream.function.definition")
_ROUTING_KEY = canonical("producer.routing-key-expression")


def left_alone(project: Project, module: str, paths: Sequence[str]) -> Iterator[Change]:
    """Turns their detection off where something would be found: beans of the module, or a channel, which Spring Cloud
    Function takes for a function once a routing key of RabbitMQ made 4.x look it up (MessageConverterConfigurer)."""
    routed = False
    for _, file in config_files(project, b"function", b"routing"):
        if any(find(file, key) for key in _DEFINITIONS):
            raise Unclear("functions named in settings")
        routed = routed or any(canonical(one.key).endswith(_ROUTING_KEY) for one in file.settings)
    if routed or any(_has_functions(project.java(path)) for path in paths):
        known = applications(project)
        yield from added(
            project,
            "spring.cloud.stream.function.autodetect",
            "false",
            "no function was bound beside @EnableBinding",
            [module] if module in known else known,
        )


def _has_functions(file: JavaFile) -> bool:
    """A bean of a functional type."""
    for method in file.walk("method_declaration"):
        if simple_name(field_text(file, method, "type")) in _FUNCTIONS and annotations_of(file, method, "Bean"):
            return True
    for cls in file.walk("class_declaration"):
        above = cls.child_by_field_name("interfaces")
        if above is not None and any(file.types_named(*_FUNCTIONS, under=above)):
            return bool(annotations_of(file, cls, *_STEREOTYPES))
    return False
