"""Types and packages that have a new name and the same shape.

Sources: Spring Boot 3.0 and 3.2 release notes, Thymeleaf 3.1 migration guide, "Sleuth 3.1 migration guide" of the
Micrometer Tracing wiki, Spring Data R2DBC 1.2 reference (deprecations), springdoc.org "Migrating from springdoc v1",
"What's New" of Spring Integration 6.0, release notes of Dozer 6, of Jackson's modules, of Jedis 4, of Logbook 3, of
Zalando's Problem 0.27 and of Micrometer 1.13, jars of Testcontainers 1.15 and 1.21.
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from shared.models import Wave

_SPRING, _BOOT = "org.springframework", "org.springframework.boot"
_TRACE, _EXCHANGE = f"{_BOOT}.actuate.trace.http", f"{_BOOT}.actuate.web.exchanges"
_SLEUTH, _TRACING = "org.springframework.cloud.sleuth", "io.micrometer.tracing"
_DOC = "org.springdoc.core"
_DOC_TYPES = {
    "conditions": "CacheOrGroupedOpenApiCondition MultipleOpenApiGroupsCondition MultipleOpenApiSupportCondition",
    "configuration": "SpringDocConfiguration",
    "configurer": "SpringdocActuatorBeanFactoryConfigurer SpringdocBeanFactoryConfigurer",
    "extractor": "DelegatingMethodParameter MethodParameterPojoExtractor",
    "models": "ControllerAdviceInfo GroupedOpenApi MethodAttributes ParameterId ParameterInfo RequestBodyInfo",
    "properties": "AbstractSwaggerUiConfigProperties SpringDocConfigProperties SwaggerUiConfigParameters "
    "SwaggerUiConfigProperties SwaggerUiOAuthProperties",
    "providers": "SpringDocProviders",
    "service": "AbstractRequestService GenericParameterService GenericResponseService OpenAPIService OperationService "
    "RequestBodyService SecurityService",
    "utils": "Constants PropertyResolverUtils SpringDocAnnotationsUtils SpringDocPropertiesUtils SpringDocUtils",
}
"""springdoc's types that were in its core package, by the one below it where they are now."""
_JACKSON = "com.fasterxml.jackson"
_JEDIS = "redis.clients.jedis"
_RABBIT = "org.springframework.amqp.rabbit"
_JEDIS_TYPES = {
    "args": "BitOP GeoUnit ListPosition",
    "commands": "JedisCommands",
    "params": "BitPosParams ScanParams SortingParams ZParams",
    "resps": "AccessControlUser GeoRadiusResponse ScanResult StreamConsumersInfo StreamEntry "
    "StreamGroupInfo StreamInfo StreamPendingEntry StreamPendingSummary Tuple",
}
"""Jedis' types that Jedis 4 moved out of its core package, by the one below it where they are now."""
_PROMETHEUS = (
    "MicrometerCollector PrometheusConfig PrometheusCounter PrometheusDistributionSummary "
    "PrometheusDurationNamingConvention PrometheusMeterRegistry PrometheusNamingConvention PrometheusRenameFilter "
    "PrometheusTimer"
)
_LOGBOOK = "org.zalando.logbook"
_LOGBOOK_CORE = (
    "BodyFilters BodyOnlyIfStatusAtLeastStrategy BodyReplacers ChunkingSink CommonsLogFormatSink CompositeSink "
    "Conditions CurlHttpLogFormatter DefaultCorrelationId DefaultHttpLogFormatter DefaultHttpLogWriter "
    "DefaultSink DefaultStrategy ExtendedLogFormatSink HeaderFilters PathFilters QueryFilters RequestFilters "
    "ResponseFilters SplunkHttpLogFormatter StatusAtLeastStrategy StreamHttpLogWriter WithoutBodyStrategy"
)
"""What Logbook 3 has below its package, in core."""
_SHADED = "org.testcontainers.shaded.org.apache.commons"
_SHADED_TYPES = "ArrayUtils BooleanUtils ClassUtils ObjectUtils RandomStringUtils StringUtils SystemUtils Validate"
"""Of Commons Lang 2, which Testcontainers had within until 1.16; version 3, which it has since, has them too."""
_TYPES: Mapping[tuple[int, int], Mapping[str, str]] = {
    (3, 0): {
        **{f"{_SHADED}.lang.{t}": f"{_SHADED}.lang3.{t}" for t in _SHADED_TYPES.split()},
        "feign.hystrix.FallbackFactory": f"{_SPRING}.cloud.openfeign.FallbackFactory",
        f"{_BOOT}.web.server.LocalServerPort": f"{_BOOT}.test.web.server.LocalServerPort",
        f"{_BOOT}.context.embedded.LocalServerPort": f"{_BOOT}.test.web.server.LocalServerPort",
        f"{_TRACE}.HttpTraceRepository": f"{_EXCHANGE}.HttpExchangeRepository",
        f"{_TRACE}.InMemoryHttpTraceRepository": f"{_EXCHANGE}.InMemoryHttpExchangeRepository",
        f"{_TRACE}.HttpTraceEndpoint": f"{_EXCHANGE}.HttpExchangesEndpoint",
        f"{_BOOT}.actuate.web.trace.servlet.HttpTraceFilter": f"{_EXCHANGE}.servlet.HttpExchangesFilter",
        f"{_TRACE}.HttpTrace": f"{_EXCHANGE}.HttpExchange",
        f"{_TRACE}.Include": f"{_EXCHANGE}.Include",
        f"{_SLEUTH}.Tracer": f"{_TRACING}.Tracer",
        f"{_SLEUTH}.Span": f"{_TRACING}.Span",
        f"{_SLEUTH}.ScopedSpan": f"{_TRACING}.ScopedSpan",
        f"{_SLEUTH}.TraceContext": f"{_TRACING}.TraceContext",
        f"{_SLEUTH}.CurrentTraceContext": f"{_TRACING}.CurrentTraceContext",
        f"{_SLEUTH}.BaggageInScope": f"{_TRACING}.BaggageInScope",
        f"{_SLEUTH}.annotation.NewSpan": f"{_TRACING}.annotation.NewSpan",
        f"{_SLEUTH}.annotation.ContinueSpan": f"{_TRACING}.annotation.ContinueSpan",
        f"{_SLEUTH}.annotation.SpanTag": f"{_TRACING}.annotation.SpanTag",
        f"{_SLEUTH}.propagation.Propagator": f"{_TRACING}.propagation.Propagator",
        f"{_SLEUTH}.exporter.SpanFilter": f"{_TRACING}.exporter.SpanFilter",
        **{f"{_DOC}.{t}": f"{_DOC}.{home}.{t}" for home, types in _DOC_TYPES.items() for t in types.split()},
        f"{_DOC}.customizers.OpenApiCustomiser": f"{_DOC}.customizers.OpenApiCustomizer",
        f"{_DOC}.customizers.OpenApiBuilderCustomiser": f"{_DOC}.customizers.OpenApiBuilderCustomizer",
        "org.springdoc.api.annotations.ParameterObject": f"{_DOC}.annotations.ParameterObject",
        f"{_JACKSON}.module.jaxb.JaxbAnnotationModule": (
            f"{_JACKSON}.module.jakarta.xmlbind.JakartaXmlBindAnnotationModule"
        ),
        f"{_JACKSON}.module.jaxb.JaxbAnnotationIntrospector": (
            f"{_JACKSON}.module.jakarta.xmlbind.JakartaXmlBindAnnotationIntrospector"
        ),
        "org.springframework.data.r2dbc.query.Criteria": "org.springframework.data.relational.core.query.Criteria",
        "org.h2.server.web.WebServlet": "org.h2.server.web.JakartaWebServlet",
        "org.springframework.core.NestedIOException": "java.io.IOException",
        "org.zalando.problem.ProblemModule": "org.zalando.problem.jackson.ProblemModule",
        f"{_SPRING}.batch.core.launch.support.SimpleJobLauncher": (
            f"{_SPRING}.batch.core.launch.support.TaskExecutorJobLauncher"
        ),
        f"{_SPRING}.batch.core.metrics.BatchMetrics": f"{_SPRING}.batch.core.observability.BatchMetrics",
        **{f"{_LOGBOOK}.{name}": f"{_LOGBOOK}.core.{name}" for name in _LOGBOOK_CORE.split()},
        f"{_LOGBOOK}.spring.LogbookProperties": f"{_LOGBOOK}.autoconfigure.LogbookProperties",
        f"{_LOGBOOK}.spring.LogbookAutoConfiguration": f"{_LOGBOOK}.autoconfigure.LogbookAutoConfiguration",
        f"{_SPRING}.http.client.support.BasicAuthorizationInterceptor": (
            f"{_SPRING}.http.client.support.BasicAuthenticationInterceptor"
        ),
        f"{_SPRING}.web.filter.HttpPutFormContentFilter": f"{_SPRING}.web.filter.FormContentFilter",
        f"{_SPRING}.web.server.MediaTypeNotSupportedStatusException": (
            f"{_SPRING}.web.server.UnsupportedMediaTypeStatusException"
        ),
        f"{_SPRING}.integration.dsl.IntegrationFlows": f"{_SPRING}.integration.dsl.IntegrationFlow",
        f"{_SPRING}.data.redis.connection.DefaultTuple": f"{_SPRING}.data.redis.connection.zset.DefaultTuple",
        f"{_SPRING}.session.data.redis.RedisFlushMode": f"{_SPRING}.session.FlushMode",
        f"{_SPRING}.session.data.redis.RedisOperationsSessionRepository": (
            f"{_SPRING}.session.data.redis.RedisIndexedSessionRepository"
        ),
        f"{_BOOT}.jdbc.DataSourceInitializationMode": f"{_BOOT}.sql.init.DatabaseInitializationMode",
        "org.springframework.data.mongodb.core.SimpleMongoDbFactory": (
            "org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory"
        ),
        f"{_RABBIT}.AsyncRabbitTemplate.RabbitConverterFuture": f"{_RABBIT}.RabbitConverterFuture",
        f"{_RABBIT}.AsyncRabbitTemplate.RabbitMessageFuture": f"{_RABBIT}.RabbitMessageFuture",
        "com.sun.org.slf4j.internal.Logger": "org.slf4j.Logger",
        "com.sun.org.slf4j.internal.LoggerFactory": "org.slf4j.LoggerFactory",
        "org.springframework.data.mongodb.MongoDbFactory": "org.springframework.data.mongodb.MongoDatabaseFactory",
    },
    (3, 1): {
        **{f"{_JEDIS}.{t}": f"{_JEDIS}.{home}.{t}" for home, types in _JEDIS_TYPES.items() for t in types.split()},
        f"{_JACKSON}.datatype.hibernate5.Hibernate5Module": f"{_JACKSON}.datatype.hibernate6.Hibernate6Module",
        f"{_JACKSON}.datatype.hibernate5.jakarta.Hibernate5JakartaModule": (
            f"{_JACKSON}.datatype.hibernate6.Hibernate6Module"
        ),
    },
    (3, 2): {
        f"{_SPRING}.data.jdbc.core.convert.BasicJdbcConverter": (
            f"{_SPRING}.data.jdbc.core.convert.MappingJdbcConverter"
        ),
        f"{_SPRING}.data.relational.core.conversion.BasicRelationalConverter": (
            f"{_SPRING}.data.relational.core.conversion.MappingRelationalConverter"
        ),
    },
    (3, 3): {
        f"io.micrometer.prometheus.{name}": f"io.micrometer.prometheusmetrics.{name}" for name in _PROMETHEUS.split()
    },
    (3, 4): {
        f"{_BOOT}.task.TaskExecutorBuilder": f"{_BOOT}.task.ThreadPoolTaskExecutorBuilder",
        f"{_BOOT}.task.TaskExecutorCustomizer": f"{_BOOT}.task.ThreadPoolTaskExecutorCustomizer",
        f"{_BOOT}.task.TaskSchedulerBuilder": f"{_BOOT}.task.ThreadPoolTaskSchedulerBuilder",
        f"{_BOOT}.task.TaskSchedulerCustomizer": f"{_BOOT}.task.ThreadPoolTaskSchedulerCustomizer",
    },
}
"""By the first Boot line that needs it."""

_PACKAGES = {
    "org.thymeleaf.spring5": "org.thymeleaf.spring6",
    "org.thymeleaf.spring4": "org.thymeleaf.spring6",
    "org.thymeleaf.extras.springsecurity5": "org.thymeleaf.extras.springsecurity6",
    "org.thymeleaf.extras.springsecurity4": "org.thymeleaf.extras.springsecurity6",
    "org.apache.catalina.servlet4preview": "jakarta.servlet",
    "org.springframework.data.r2dbc.connectionfactory": "org.springframework.r2dbc.connection",
    "com.sun.mail": "org.eclipse.angus.mail",
    # imported by accident: what Nimbus had shaded until 9.24, in the package that it was shaded from
    "com.nimbusds.jose.shaded.json": "net.minidev.json",
}
_WITH_LIBRARY = {
    "com.gargoylesoftware.htmlunit": ("org.htmlunit", b"org.htmlunit"),
    "com.coxautodev.graphql.tools": ("graphql.kickstart.tools", b"com.graphql-java-kickstart"),
    **{
        f"io.github.jhipster.{part}": (f"tech.jhipster.{part}", b"tech.jhipster")
        for part in ("async", "config", "domain", "security", "service", "web")
    },
    **{
        f"wiremock.{shaded}": (shaded, b"org.wiremock")  # imported by accident: WireMock 3 shades these no more
        for shaded in ("org.apache.commons.lang3", "org.apache.commons.codec", "org.apache.http")
    },
    "dev.miku.r2dbc.mysql": ("io.asyncer.r2dbc.mysql", b"io.asyncer"),
    "org.dozer": ("com.github.dozermapper.core", b"com.github.dozermapper"),
}
"""Packages that follow a library only where a build file names the new one."""


@fixer(
    "renamed-types",
    title="Follow types and packages to their new names",
    source="Spring Boot 3.0 and 3.2 release notes; catalogue C02, C10, C17, C18, E16, F14, G08, H01, H04, I07",
    wave=Wave.IMPORTS,
)
def renamed_types(case: Case) -> Iterator[Change]:
    names = {old: new for line, table in _TYPES.items() if case.target.boot_line >= line for old, new in table.items()}
    packages = _PACKAGES | {old: new for old, (new, group) in _WITH_LIBRARY.items() if declares(case.project, group)}
    roots = {name.rpartition(".")[0].encode() for name in (*names, *(f"{p}.X" for p in packages))}
    for path in case.project.java_paths(*sorted(roots)):
        before = case.project.java(path)
        after = _packages(JavaFile(rename_types(before, names)), packages)
        if after != before.source:
            yield Change(path, after, "the type has a new name or package")


def declares(project: Project, name: bytes) -> bool:
    """A build file mentions the library."""
    builds = project.glob("**/pom.xml", "**/*.gradle", "**/*.gradle.kts", "**/*.versions.toml")
    return any(name in project.read(path) for path in builds)


def _packages(file: JavaFile, packages: Mapping[str, str]) -> bytes:
    """Imports and qualified names below a package that was renamed as a whole; those in strings, too: a pointcut that
    names a type nobody has matches nothing, in silence."""
    edit = file.edit()
    for old, new in packages.items():
        named = re.compile(rf"(?<![\w.]){re.escape(old)}(?=(?:\.[a-z]\w*)*\.[A-Z])")
        for text in file.walk("string_fragment"):
            if (after := named.sub(new, file.text(text))) != file.text(text):
                edit.replace(text, after)
        for index, item in enumerate(file.imports):
            if item.name == old or item.name.startswith(f"{old}."):
                edit.imports.rename(index, new + item.name[len(old) :])
        for node in file.walk("scoped_identifier", "scoped_type_identifier", "field_access"):
            in_import = node.parent is not None and node.parent.type == "import_declaration"
            inner = node.parent is not None and node.parent.type in ("scoped_identifier",)
            if file.text(node) == old and not in_import and not inner:
                edit.replace(node, new)
    return edit.result() if edit else file.source
