"""OpenTracing's Jaeger starters ended with Boot 2: Boot 3 reads no spring.factories and runs no filters of javax.

Micrometer Tracing makes the spans of requests, OpenTelemetry's shim is the `io.opentracing.Tracer`. Tried on Boot 2.3
with 3.3.1 and on 3.5: in requests and @Scheduled methods `activeSpan()` is a span, switched off it is the no-op one (so
it is in Boot 3's tests). Left for a person: baggage (the shim forgets what an active span was given), headers of the
code's own, spans carried into other threads and listeners, tracers and filters that the project makes, samplers other
than constant and probabilistic.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.origin import came_from_before, is_reactive
from pipeline.sources.builds import Build, Coordinate, Declared
from pipeline.sources.config import config_files
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, canonical, is_under, under
from pipeline.sources.syntax import annotations_of, field_text, simple_name
from shared.models import Wave

_CLOUD = "opentracing-spring-jaeger-cloud-starter"
_STARTERS = (_CLOUD, "opentracing-spring-jaeger-web-starter")
_OTHERS = ("io.opentracing", "io.jaegertracing", "org.springframework.cloud:spring-cloud-starter-sleuth")
_TRACING = (
    Coordinate("org.springframework.boot", "spring-boot-starter-actuator"),
    Coordinate("io.micrometer", "micrometer-tracing-bridge-otel"),
    Coordinate("io.opentelemetry", "opentelemetry-exporter-otlp"),
)
_SHIM = (
    Coordinate("io.opentelemetry", "opentelemetry-opentracing-shim"),
    Coordinate("io.opentracing", "opentracing-noop", "0.33.0"),
)
_FEIGN = Coordinate("io.github.openfeign", "feign-micrometer")

_JAEGER = "opentracing.jaeger"
_ENDPOINT, _SAMPLED = "management.otlp.tracing.endpoint", "management.tracing.sampling.probability"
_HOST, _URL, _CONST = f"{_JAEGER}.udp-sender.host", f"{_JAEGER}.http-sender.url", f"{_JAEGER}.const-sampler.decision"
_B3, _OWN_FEIGN = f"{_JAEGER}.enable-b3-propagation", "opentracing.spring.cloud.feign.enabled"
_RENAMED = {
    f"{_JAEGER}.enabled": "management.tracing.enabled",
    f"{_JAEGER}.service-name": "management.opentelemetry.resource-attributes.service.name",
    f"{_JAEGER}.probabilistic-sampler.sampling-rate": _SAMPLED,
    _URL: _ENDPOINT,
    _HOST: _ENDPOINT,
    _CONST: _SAMPLED,
    _B3: "management.tracing.propagation.type",
}
_LITERAL = {_CONST: {"true": "1.0", "false": "0.0"}, _B3: {"true": "b3_multi"}}
_IDLE = (
    *(f"{_JAEGER}.{key}" for key in ("udp-sender", "log-spans", "remote-reporter", "enable-128-bit-traces")),
    *(f"opentracing.spring.{key}" for key in ("web.enabled", "web.client.enabled", "cloud")),
)
"""What only the old client, or nothing, needs."""

_FOREIGN = (
    *(f"io.opentracing.{package}".encode() for package in ("contrib", "util", "mock", "propagation")),
    *(b"io.jaegertracing", b'"opentracing.', b"${opentracing."),
)
_CALLS = ("setBaggageItem", "getBaggageItem", "baggageItems", "inject", "extract", "scopeManager", "startActive")
_ELSEWHERE = ("Async", "MessageMapping", "KafkaListener", "RabbitListener", "JmsListener", "StreamListener")
_EXECUTORS = (b"TaskExecutor", b"util.concurrent.Executor")
"""Where the cloud starter had a span go on or begin, and Boot 3 does not by itself."""

_NAME = "OpenTracingConfiguration"
_CLASS = """package {package};

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.opentracingshim.OpenTracingShim;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OpenTracing's API on the spans of Micrometer Tracing: its own starters ended with Spring Boot 2. */
@Configuration(proxyBeanMethods = false)
public class {name} {{
    @Bean
    public Tracer openTracer(OpenTelemetry telemetry, @Value("${{management.tracing.enabled:true}}") boolean enabled) {{
        return enabled ? OpenTracingShim.createTracerShim(telemetry) : NoopTracerFactory.create();
    }}
}}
"""


@fixer(
    "opentracing-starters",
    title="Trace by Micrometer and OpenTelemetry in place of OpenTracing's Jaeger starters, its API on a shim",
    source="OpenTelemetry specification, OpenTracing Compatibility; README of java-spring-jaeger; Boot 3.5, Tracing",
    wave=Wave.POM,
    confidence="medium",
)
def opentracing_starters(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 5) or not came_from_before(case, (3, 0)) or is_reactive(project):
        return
    builds = [(build, _starters(build)) for build in builds_of(project)]
    files = dict(config_files(project, b"opentracing"))
    if not any(found for _, found in builds) or not all(_alone(build) for build, _ in builds):
        return
    if not all(_known(s) for file in files.values() for s in under(file, "opentracing")) or not _shimmed(project):
        return
    homes = {d.file: _homes(project, d.file) for _, found in builds for d in found}
    if not all(homes[file] or not _users(project, file) for file in homes):
        return
    feign = not any(s.value == "false" for f in files.values() for s in under(f, _OWN_FEIGN))
    for build, found in builds:
        yield from _replaced(project, build, found, feign)
    for home, package in {home for found in homes.values() for home in found}:
        yield Change.text(home, _CLASS.format(package=package, name=_NAME), "the code's Tracer, which a starter made")
    yield from _settings(project, files)


def _starters(build: Build) -> list[Declared]:
    return [d for d in build.declared if d.artifact in _STARTERS and not d.test]


def _alone(build: Build) -> bool:
    """No other part of OpenTracing, managed versions or Sleuth, whose place in this is unknown."""
    known = (*(f"io.opentracing.contrib:{starter}" for starter in _STARTERS), "io.opentracing:opentracing-api")
    return all(d.ga in known and not d.management for d in build.declared if d.ga.startswith(_OTHERS))


def _known(setting: Setting) -> bool:
    key = next((key for key in _RENAMED if canonical(key) == canonical(setting.key)), None)
    if key is None:
        off = is_under(setting.key, "opentracing.spring.web") and setting.value != "true"
        return any(is_under(setting.key, idle) for idle in _IDLE) and not off
    return key not in _LITERAL or setting.value in _LITERAL[key]


def _shimmed(project: Project) -> bool:
    """The code uses nothing that the shim does otherwise."""
    if project.java_paths(*_FOREIGN) or (project.java_paths(b"activeSpan") and _goes_elsewhere(project)):
        return False
    for path in project.java_paths(b"io.opentracing"):
        file = project.java(path)
        makes = (m for m in file.walk("method_declaration") if annotations_of(file, m, "Bean"))
        if file.calls(*_CALLS) or any(simple_name(field_text(file, m, "type")) == "Tracer" for m in makes):
            return False
    return True


def _goes_elsewhere(project: Project) -> bool:
    marked = project.java_paths(*(f"@{name}".encode() for name in _ELSEWHERE))
    return bool(project.java_paths(*_EXECUTORS)) or any(project.java(path).annotations(*_ELSEWHERE) for path in marked)


def _below(project: Project, script: str, needle: bytes) -> list[str]:
    base = script.rpartition("/")[0]
    here = f"{base}/" if base else ""
    return [path for path in project.java_paths(needle) if path.startswith(here) and "src/main/" in path]


def _users(project: Project, script: str) -> list[str]:
    return _below(project, script, b"io.opentracing")


def _homes(project: Project, script: str) -> list[tuple[str, str]]:
    """The class that the applications with such code need, each with its package."""
    here = _below(project, script, b"@SpringBootApplication") if _users(project, script) else []
    return [(f"{p.rpartition('/')[0]}/{_NAME}.java", project.java(p).package) for p in here]


def _replaced(project: Project, build: Build, found: list[Declared], feign: bool) -> Iterator[Change]:
    for declared in found:
        calls = build.declares(declared.file, "org.springframework.cloud:spring-cloud-starter-openfeign")
        wanted = (
            *_TRACING,
            *(_SHIM if _users(project, declared.file) else ()),
            *((_FEIGN,) if feign and calls and declared.artifact == _CLOUD else ()),
        )
        known = [item for item in wanted if not build.declares(declared.file, item.ga)]
        build.replace(declared, known)
    gone = ", ".join(sorted({declared.artifact for declared in found}))
    yield from build.changes(f"{gone} ended with Boot 2; Jaeger reads the OTLP of Micrometer Tracing")


def _settings(project: Project, files: dict[str, ConfigFile]) -> Iterator[Change]:
    """Jaeger takes OTLP on another port; Boot samples a tenth unless told, and exports nothing without an endpoint."""
    urls = any(under(file, _URL) for file in files.values())
    after = project.with_changes(Change(path, _moved(file, urls).source, "") for path, file in files.items())
    for key, value in ((_SAMPLED, "1.0"), (_ENDPOINT, "http://localhost:4318/v1/traces")):
        after = after.with_changes(added(after, key, value, "", applications(project)))
    for path, content in after.changed.items():
        if content is not None and (path not in project or project.read(path) != content):
            yield Change(path, content, "OpenTracing's settings as Boot 3 has them; Jaeger takes OTLP on port 4318")


def _moved(file: ConfigFile, urls: bool) -> ConfigFile:
    names = {canonical(key): key for key in _RENAMED if key != _HOST or not urls}
    for setting in under(file, "opentracing"):
        key = names.get(canonical(setting.key))
        if key is None:
            continue
        value = setting.value
        if key == _URL:
            value = value.replace(":14268/api/traces", ":4318/v1/traces")
        elif key == _HOST:
            value = f"http://{value}:4318/v1/traces"
        value = _LITERAL.get(key, {}).get(value, value)
        now = next(s for s in under(file, setting.key) if s.document == setting.document)
        file = file.with_value(now, value) if value != now.value else file
    renames = {s: _RENAMED[names[k]] for s in under(file, "opentracing") if (k := canonical(s.key)) in names}
    file = file.with_renamed(renames)
    return file.without(under(file, "opentracing"))
