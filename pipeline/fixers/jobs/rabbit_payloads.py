"""Spring AMQP 2.4.17 and 3.0.10 deserialize no class that is not on a list, where an empty list meant every class.

Source: CVE-2023-34050; Spring AMQP reference, "Java Deserialization"; `SerializationUtils.checkAllowedList` of 2.4.16
and 3.2. Error, when a message comes: "Attempt to deserialize unauthorized class com.acme.Order; add allowed class name
patterns to the message converter". Left for a person: containers and adapters that the project makes, converters of
its own, sessions and messages of other programs' classes.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.jobs.new_configurations import homes, place
from pipeline.fixers.jobs.serialized_types import is_serializable, own_types
from pipeline.knowledge.versions import older
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, field, field_text, formal_parameters, simple_name
from shared.models import Wave

_LISTENS = ("RabbitListener", "RabbitHandler")
_RECEIVES = ("receiveAndConvert", "convertSendAndReceive")
_AMQP = b"org.springframework.amqp"
_CONVERTERS = re.compile(rb"\b(?!\w*Http)\w*MessageConverter\b|RabbitListenerContainerFactory|deserialization.trust")
"""What decides itself how messages are read."""
_JDK = ("java.lang.Boolean", "java.lang.Character", "java.lang.Enum", "java.sql.*", "java.time.*", "java.util.*")
"""What fields are of; numbers, strings and arrays are never refused."""
_NAME = "RabbitSerializedPayloads"
_CLASS = """package {package};

import java.util.Arrays;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.amqp.support.converter.SimpleMessageConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages that are serialized objects: Spring AMQP reads those of listed classes alone since 2.4.17. */
@Configuration(proxyBeanMethods = false)
public class {name} {{

    @Bean
    public MessageConverter rabbitMessageConverter() {{
        SimpleMessageConverter converter = new SimpleMessageConverter();
        converter.setAllowedListPatterns(Arrays.asList(
{patterns}));
        return converter;
    }}
}}
"""


@fixer(
    "rabbit-serialized-payloads",
    title="List the project's classes that RabbitMQ's messages may hold serialized",
    source="CVE-2023-34050; Spring AMQP reference, Java Deserialization",
    wave=Wave.STARTUP,
    confidence="medium",
)
def rabbit_serialized_payloads(case: Case) -> Iterator[Change]:
    """For applications with Boot's converter, which is the one for text and serialized objects."""
    project = case.project
    if case.facts and not older(case.facts.spring_boot, "2.7.17"):
        return
    for home in homes(project):
        if any(_CONVERTERS.search(project.read(path)) for path in beside(project, home, _AMQP)):
            continue
        found = list(_payloads(project, home))
        if found:
            path, package = place(project, home, found[0][0], _NAME)
            above = project.java(home).package
            packages = sorted({p for _, p in found if not f"{p}.".startswith(f"{above}.")} | {above})
            rows = ",\n".join(f'                "{name}"' for name in (*(f"{p}.*" for p in packages), *_JDK))
            text = _CLASS.format(package=package, name=_NAME, patterns=rows)
            yield Change(path, text.encode(), "Spring AMQP reads serialized objects of listed classes alone")


def _payloads(project: Project, home: str) -> Iterator[tuple[str, str]]:
    """Path of each use of a serializable type of the project as a message, and the type's package."""
    for path in beside(project, home, _AMQP):
        file = project.java(path)
        for text in (*_listened(file), *_received(file)):
            for found, cls in own_types(project, file, text):
                if found.package and is_serializable(project, found, cls):
                    yield path, found.package


def _listened(file: JavaFile) -> Iterator[str]:
    """Types of the payloads of listeners: of parameters without an annotation, or with @Payload."""
    for method in file.walk("method_declaration"):
        above = method.parent.parent if method.parent else None
        on_class = above is not None and annotations_of(file, above, "RabbitListener")
        if annotations_of(file, method, *(_LISTENS if on_class else _LISTENS[:1])):
            for given in formal_parameters(method):
                marks = {simple_name(field_text(file, a, "name")) for a in annotations_of(file, given)}
                if marks <= {"Payload", "Valid", "Validated"}:
                    yield field_text(file, given, "type")


def _received(file: JavaFile) -> Iterator[str]:
    """Types that the answer of a template is cast to."""
    for cast in file.walk("cast_expression"):
        value: Node = field(cast, "value")
        if value.type == "method_invocation" and field_text(file, value, "name") in _RECEIVES:
            yield field_text(file, cast, "type")
