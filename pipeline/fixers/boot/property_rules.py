"""What becomes of a configuration key: Spring's metadata (pipeline.knowledge) plus what the metadata leaves out.

Sources: the 2.1 to 2.7 release notes ("Deprecations", "Configuration changelog") for keys that 2.7 no longer bound,
the 3.0 to 3.5 release notes for values that change with the key.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.knowledge import Line, properties
from pipeline.sources.settings import canonical, is_under, tail

Convert = Callable[[str], str | None]
"""New value for an old one; None when the setting must go."""


@dataclass(frozen=True)
class Rule:
    """`new` None: nothing reads the key any more. `exact`: keys below it are other settings."""

    old: str
    new: str | None
    reason: str
    exact: bool = False
    convert: Convert = str
    suffix: str = ""
    """Appended to `new` in a second step, so that a group of keys still moves as one."""


def _mapped(**values: str | None) -> Convert:
    return lambda value: values.get(value.strip().lower(), value)


def _only_true(value: str) -> Convert:
    return lambda given: value if given.strip().lower() == "true" else None


def _uris(value: str) -> str:
    return ",".join(part if "://" in part else f"http://{part.strip()}" for part in value.split(","))


def _spans(value: str) -> str:
    return value if value.endswith("/spans") else f"{value.rstrip('/')}/api/v2/spans"


_WEB_METRICS = "management.metrics.web"
_ACCESS = _mapped(true="unrestricted", false="none")
_KEEP = frozenset(
    {
        "spring.cache.ehcache.config",  # moves with the XML that it names: see the fixer for Ehcache
        "spring.couchbase.env.ssl.key-store",  # a bundle has to be defined
        "spring.couchbase.env.ssl.key-store-password",
    }
)
_KEPT_FAMILIES = ("spring.jta.atomikos",)
"""Atomikos' own starter for Boot 3 reads these."""

_CONVERTED: dict[str, tuple[str | None, Convert]] = {
    "management.endpoint.conditions.enabled": ("management.endpoint.conditions.access", _ACCESS),
    "management.endpoints.enabled-by-default": ("management.endpoints.access.default", _ACCESS),
    **{
        f"{_WEB_METRICS}.{side}.request.autotime.{old}": (f"management.{new}.http.{side}.requests", convert)
        for side in ("server", "client")
        for old, new, convert in (
            ("enabled", "observations.enable", _mapped(true=None, false="false")),
            ("percentiles", "metrics.distribution.percentiles", str),
            ("percentiles-histogram", "metrics.distribution.percentiles-histogram", str),
        )
    },
    "spring.data.elasticsearch.client.reactive.endpoints": ("spring.elasticsearch.uris", _uris),
    "spring.flyway.ignore-future-migrations": ("spring.flyway.ignore-migration-patterns", _only_true("*:future")),
    "spring.flyway.ignore-ignored-migrations": ("spring.flyway.ignore-migration-patterns", _only_true("*:ignored")),
    "spring.flyway.ignore-missing-migrations": ("spring.flyway.ignore-migration-patterns", _only_true("*:missing")),
    "spring.flyway.ignore-pending-migrations": ("spring.flyway.ignore-migration-patterns", _only_true("*:pending")),
    "spring.gson.lenient": ("spring.gson.strictness", _mapped(true="lenient", false="legacy-strict")),
    "spring.main.show-banner": ("spring.main.banner-mode", _mapped(true="console", false="off")),
    "spring.main.web-environment": ("spring.main.web-application-type", _mapped(true="servlet", false="none")),
    "spring.sql.init.enabled": ("spring.sql.init.mode", _mapped(true="embedded", false="never")),
}
_MISSING = {
    "spring.data.elasticsearch.client.reactive.connection-timeout": "spring.elasticsearch.connection-timeout",
    "spring.data.elasticsearch.client.reactive.password": "spring.elasticsearch.password",
    "spring.data.elasticsearch.client.reactive.socket-timeout": "spring.elasticsearch.socket-timeout",
    "spring.data.elasticsearch.client.reactive.username": "spring.elasticsearch.username",
    "spring.elasticsearch.rest.read-timeout": "spring.elasticsearch.socket-timeout",
}
"""Replacements that the metadata lacks."""
_SSL = frozenset({"spring.redis.ssl", "spring.data.cassandra.ssl"})
"""Booleans whose new key became a group in 3.1: `...ssl.enabled`."""
_EXACT = frozenset({"spring.profiles", "spring.graphql.path", *_SSL})
_GROUPS = {
    "spring.redis": "spring.data.redis",
    "spring.data.cassandra": "spring.cassandra",
    "spring.elasticsearch.rest": "spring.elasticsearch",
    "spring.mongodb.embedded": "de.flapdoodle.mongodb.embedded",
    "spring.resources": "spring.web.resources",
    "spring.http.encoding": "server.servlet.encoding",
    "management.trace.http": "management.httpexchanges.recording",
}

_PUSHING = ("appoptics", "datadog", "dynatrace", "elastic", "humio", "influx", "kairos", "newrelic", "signalfx",
            "wavefront")  # fmt: skip
"""Registries whose number of threads Micrometer 1.3 stopped reading."""
_OLDER: dict[Line, dict[str, str | None]] = {
    (2, 1): {
        "server.servlet.path": "spring.mvc.servlet.path",
        "spring.datasource.hikari.initialization-fail-fast": "spring.datasource.hikari.initialization-fail-timeout",
        "spring.datasource.hikari.jdbc4-connection-test": None,
        "spring.flyway.sql-migration-suffix": "spring.flyway.sql-migration-suffixes",
        "spring.liquibase.check-change-log-location": None,
        "spring.mvc.formcontent.putfilter.enabled": "spring.mvc.formcontent.filter.enabled",
    },
    (2, 2): {
        "server.jetty.accesslog.extended-format": "server.jetty.accesslog.format",
        "server.tomcat.max-http-header-size": "server.max-http-header-size",
        "spring.datasource.jmx-enabled": "spring.datasource.tomcat.jmx-enabled",
        "spring.kafka.streams.cache-max-bytes-buffering": "spring.kafka.streams.cache-max-size-buffering",
        "spring.mvc.favicon.enabled": None,
    },
    (2, 3): {
        "management.health.elasticsearch.indices": None,
        "management.health.elasticsearch.response-timeout": None,
        "management.metrics.web.server.auto-time-requests": "management.observations.enable.http.server.requests",
        **{f"management.metrics.export.{registry}.num-threads": None for registry in _PUSHING},
        "spring.couchbase.bootstrap-hosts": "spring.couchbase.connection-string",
        "spring.couchbase.bucket.name": "spring.data.couchbase.bucket-name",
        "spring.elasticsearch.jest.connection-timeout": "spring.elasticsearch.connection-timeout",
        "spring.elasticsearch.jest.password": "spring.elasticsearch.password",
        "spring.elasticsearch.jest.read-timeout": "spring.elasticsearch.socket-timeout",
        "spring.elasticsearch.jest.uris": "spring.elasticsearch.uris",
        "spring.elasticsearch.jest.username": "spring.elasticsearch.username",
        "management.metrics.binders.jvm.enabled": "management.metrics.enable.jvm",
        "management.metrics.binders.logback.enabled": "management.metrics.enable.logback",
        "management.metrics.binders.uptime.enabled": "management.metrics.enable.process.uptime",
        "management.metrics.binders.files.enabled": "management.metrics.enable.process.files",
        "management.metrics.binders.processor.enabled": "management.metrics.enable.system.cpu",
        "spring.rabbitmq.template.queue": "spring.rabbitmq.template.default-receive-queue",
        "spring.http.log-request-details": "spring.mvc.log-request-details",
    },
    (2, 4): {
        "logging.file": "logging.file.name",
        "logging.path": "logging.file.path",
        "management.health.status.http-mapping": "management.endpoint.health.status.http-mapping",
        "management.metrics.web.server.requests-metric-name": "management.observations.http.server.requests.name",
        "management.metrics.web.client.requests-metric-name": "management.observations.http.client.requests.name",
        "management.endpoint.httptrace": "management.endpoint.httpexchanges",
        "server.connection-timeout": "server.tomcat.connection-timeout",
        "server.tomcat.max-http-post-size": "server.tomcat.max-http-form-post-size",
        "server.jetty.max-http-post-size": "server.jetty.max-http-form-post-size",
        "server.use-forward-headers": "server.forward-headers-strategy",
        "spring.rabbitmq.listener.simple.transaction-size": "spring.rabbitmq.listener.simple.batch-size",
        "spring.rabbitmq.publisher-confirms": "spring.rabbitmq.publisher-confirm-type",
    },
    (2, 5): {
        "spring.data.cassandra.cluster-name": "spring.data.cassandra.session-name",
        "spring.data.cassandra.connect-timeout": "spring.data.cassandra.connection.connect-timeout",
        "spring.data.cassandra.consistency-level": "spring.data.cassandra.request.consistency",
        "spring.data.cassandra.fetch-size": "spring.data.cassandra.request.page-size",
        "spring.data.cassandra.read-timeout": "spring.data.cassandra.request.timeout",
        "spring.data.cassandra.serial-consistency-level": "spring.data.cassandra.request.serial-consistency",
        "management.endpoints.jmx.unique-names": "spring.jmx.unique-names",
        "management.metrics.distribution.sla": "management.metrics.distribution.slo",
        "server.jetty.acceptors": "server.jetty.threads.acceptors",
        "server.jetty.selectors": "server.jetty.threads.selectors",
        "server.jetty.max-queue-capacity": "server.jetty.threads.max-queue-capacity",
        "server.jetty.thread-idle-timeout": "server.jetty.threads.idle-timeout",
        "server.jetty.max-threads": "server.jetty.threads.max",
        "server.jetty.min-threads": "server.jetty.threads.min",
        "server.tomcat.max-threads": "server.tomcat.threads.max",
        "server.tomcat.min-spare-threads": "server.tomcat.threads.min-spare",
        "server.tomcat.host-header": "server.tomcat.remoteip.host-header",
        "server.tomcat.internal-proxies": "server.tomcat.remoteip.internal-proxies",
        "server.tomcat.port-header": "server.tomcat.remoteip.port-header",
        "server.tomcat.protocol-header": "server.tomcat.remoteip.protocol-header",
        "server.tomcat.protocol-header-https-value": "server.tomcat.remoteip.protocol-header-https-value",
        "server.tomcat.remote-ip-header": "server.tomcat.remoteip.remote-ip-header",
        "server.undertow.io-threads": "server.undertow.threads.io",
        "server.undertow.worker-threads": "server.undertow.threads.worker",
        "spring.http.encoding": "server.servlet.encoding",
        "spring.webflux.date-format": "spring.webflux.format.date",
    },
    (2, 6): {
        "management.server.servlet.context-path": "management.server.base-path",
        "management.health.status.order": "management.endpoint.health.status.order",
        "spring.data.mongodb.grid-fs-database": "spring.data.mongodb.gridfs.database",
        "spring.mvc.locale": "spring.web.locale",
        "spring.mvc.locale-resolver": "spring.web.locale-resolver",
        "spring.resources": "spring.web.resources",
    },
    (2, 7): {
        "spring.flyway.check-location": "spring.flyway.fail-on-missing-locations",
        "spring.batch.initialize-schema": "spring.batch.jdbc.initialize-schema",
        "spring.batch.schema": "spring.batch.jdbc.schema",
        "spring.batch.table-prefix": "spring.batch.jdbc.table-prefix",
        "spring.datasource.initialization-mode": "spring.sql.init.mode",
        "spring.datasource.schema": "spring.sql.init.schema-locations",
        "spring.datasource.data": "spring.sql.init.data-locations",
        "spring.datasource.platform": "spring.sql.init.platform",
        "spring.datasource.continue-on-error": "spring.sql.init.continue-on-error",
        "spring.datasource.separator": "spring.sql.init.separator",
        "spring.datasource.sql-script-encoding": "spring.sql.init.encoding",
        "spring.datasource.schema-username": "spring.sql.init.username",
        "spring.datasource.schema-password": "spring.sql.init.password",
    },
}
"""Keys by the line that stopped binding them. A project already on that line has them without effect: left alone."""
_SPANS_AT = "management.zipkin.tracing.endpoint"
_OTHERS = {
    "springfox.documentation.enabled": "springdoc.api-docs.enabled",
    "springfox.documentation.swagger-ui.enabled": "springdoc.swagger-ui.enabled",
    "springfox.documentation.open-api.v3.path": "springdoc.api-docs.path",
    "springfox.documentation.swagger.v2.path": "springdoc.api-docs.path",
    "feign.hystrix.enabled": "spring.cloud.openfeign.circuitbreaker.enabled",
    "spring.sleuth.enabled": "management.tracing.enabled",
    "spring.sleuth.sampler.probability": "management.tracing.sampling.probability",
    "spring.sleuth.propagation.type": "management.tracing.propagation.type",
    "spring.sleuth.baggage.remote-fields": "management.tracing.baggage.remote-fields",
    "spring.sleuth.baggage.local-fields": "management.tracing.baggage.local-fields",
    "spring.sleuth.baggage.tag-fields": "management.tracing.baggage.tag-fields",
    "spring.sleuth.baggage.correlation-fields": "management.tracing.baggage.correlation.fields",
    "spring.sleuth.baggage.correlation-enabled": "management.tracing.baggage.correlation.enabled",
    "spring.zipkin.base-url": _SPANS_AT,
    "spring.zipkin.enabled": "management.zipkin.tracing.export.enabled",
}
"""Keys of libraries that end with Boot 2 (migration guides of springdoc and of Micrometer Tracing)."""
_FEIGN = (
    "client",
    "compression",
    "httpclient",
    "okhttp",
    "circuitbreaker",
    "autoconfiguration",
    "encoder",
    "micrometer",
)
"""Groups of `feign.*` that Spring Cloud OpenFeign 4.0 reads below `spring.cloud.openfeign` (2022.0 release notes)."""
_ENDED = {"spring.sleuth": "Spring Cloud Sleuth", "spring.zipkin": "Spring Cloud Sleuth's Zipkin client"}
_OLDER_CONVERT: dict[str, Convert] = {
    "management.metrics.web.server.auto-time-requests": _mapped(true=None, false="false"),
    "server.jetty.accesslog.extended-format": _mapped(true="extended_ncsa", false="ncsa"),
    "spring.datasource.hikari.initialization-fail-fast": _mapped(true="1", false="-1"),
    "server.use-forward-headers": _mapped(true="native", false="none"),
    "spring.rabbitmq.publisher-confirms": _mapped(true="correlated", false="none"),
}


def rule_for(key: str, line: Line, own: Line | None = None) -> Rule | None:
    """The rule for this key (relaxed), for a target of `line` and a project that comes from `own`."""
    rules, full = _rules(line, own), canonical(key)
    name = full
    while name:
        rule = rules.get(name)
        if rule and (not rule.exact or full[len(name) :][:1] in ("", "[")):
            return rule
        name = name[: max(name.rfind("."), name.rfind("["), 0)]
    return None


def renamed(key: str, rule: Rule) -> str:
    """`key` under the rule's new name, what is below the rule's key kept as it was spelt."""
    return f"{rule.new}{tail(key, rule.old)}{rule.suffix}"


@lru_cache
def _rules(line: Line, own: Line | None) -> dict[str, Rule]:
    return {canonical(rule.old): rule for rule in all_rules(line, own)}


@lru_cache
def all_rules(line: Line, own: Line | None = None) -> tuple[Rule, ...]:
    older = [
        Rule(old, new, f"Boot {gone[0]}.{gone[1]} stopped reading {old}", not _group(old), _OLDER_CONVERT.get(old, str))
        for gone, keys in _OLDER.items()
        if own is None or own < gone
        for old, new in keys.items()
    ]
    others = [
        *(Rule(k, v, f"{k} ended with Boot 2", True, _spans if v == _SPANS_AT else str) for k, v in _OTHERS.items()),
        *(Rule(f"feign.{group}", f"spring.cloud.openfeign.{group}", "OpenFeign 4.0 moved it") for group in _FEIGN),
        *(Rule(k, None, f"{name} ended with Boot 2 and has no such setting now") for k, name in _ENDED.items()),
    ]
    return (*(_followed(rule, line) for rule in older), *(others if line >= (3, 0) else ()), *_metadata(line))


def _group(old: str) -> bool:
    return old in {"spring.http.encoding", "spring.resources", "management.metrics.distribution.sla"} or old.endswith(
        ("http-mapping", "httptrace")
    )


def _followed(rule: Rule, line: Line) -> Rule:
    """A key renamed in 2.x whose new name was renamed again in 3.x."""
    again = properties(line).get(rule.new or "")
    return replace(rule, new=again.replacement) if again and again.replacement else rule


def _metadata(line: Line) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for change in properties(line).values():
        if change.key in _KEEP or change.key.startswith(_KEPT_FAMILIES):
            continue
        new, convert = _CONVERTED.get(change.key, (_MISSING.get(change.key) or change.replacement, str))
        suffix = ".enabled" if change.key in _SSL and line >= (3, 1) else ""
        reason = change.reason or f"Boot {change.line[0]}.{change.line[1]} metadata: {change.key} is {change.level}"
        rules.append(Rule(change.key, new, reason, change.key in _EXACT, convert, suffix))
    return tuple(rules)


def group_for(prefix: str) -> str | None:
    """The new name of a group of keys that moved as one, for prefixes written in code."""
    known = next((old for old in _GROUPS if is_under(prefix, old)), None)
    return f"{_GROUPS[known]}{tail(prefix, known)}" if known else None
