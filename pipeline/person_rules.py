"""What no rule can do alone: catalogue rows where a person decides, or should look once, and why.

`manual` rows are looked for in what the fixers would leave, `check` rows in the project as it is.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PersonRule:
    """Fires on a declared dependency, an import, or text of a file. `minutes` once, `each` for every file it is in."""

    row: str
    """Catalogue row."""
    title: str
    why: str
    severity: Literal["manual", "check"]
    minutes: int
    each: int = 0
    coordinates: str = ""
    """Regex of `group:artifact`."""
    imports: tuple[str, ...] = ()
    """Prefixes of imported names."""
    files: tuple[str, ...] = ()
    """Shell patterns of paths; alone, the file's existence is enough."""
    text: str = ""
    """Regex that such a file must contain."""
    boot3: bool = True


_CLOUD = r"org\.springframework\.cloud:spring-cloud-(starter-)?(netflix-)?"

MANUAL: tuple[PersonRule, ...] = (
    PersonRule(
        "B01",
        "Zuul has no release for Spring Boot 3",
        "Its filters become routes and filter functions of Spring Cloud Gateway; which of them still matter is a "
        "design decision, and the gateway runs on another web stack.",
        "manual",
        480,
        60,
        coordinates=_CLOUD + r"zuul",
        imports=("com.netflix.zuul.", "org.springframework.cloud.netflix.zuul."),
    ),
    PersonRule(
        "B02",
        "Hystrix has no release for Spring Boot 3",
        "Commands become Resilience4j circuit breakers. Thread pools, timeouts and fallbacks have other defaults, so "
        "each needs a decision.",
        "manual",
        240,
        30,
        coordinates=_CLOUD + r"hystrix.*|com\.netflix\.hystrix:.*",
        imports=("com.netflix.hystrix.", "org.springframework.cloud.netflix.hystrix."),
    ),
    PersonRule(
        "B03",
        "Ribbon has no release for Spring Boot 3",
        "Spring Cloud LoadBalancer takes over; custom rules and per-client settings must be written anew.",
        "manual",
        120,
        30,
        coordinates=_CLOUD + r"ribbon",
        imports=("com.netflix.loadbalancer.", "org.springframework.cloud.netflix.ribbon."),
    ),
    PersonRule(
        "D06",
        "The legacy Spring Security OAuth project is gone",
        "Moved by rule are resource servers with a known key, a shared secret or an endpoint to ask; clients by their "
        "own credentials; authorization servers with clients in memory, the password, refresh_token or "
        "client_credentials grant, and tokens that are signed or kept in memory. Others (clients in a database, logins "
        "in a browser, token stores and grants of the project's own) move to Spring Authorization Server or to an "
        "identity provider by a decision of the people who run them.",
        "manual",
        960,
        60,
        coordinates=r"org\.springframework\.security\.oauth:.*|.*:spring-security-oauth2-autoconfigure|"
        + _CLOUD
        + "oauth2",
        imports=(
            "org.springframework.security.oauth2.config.annotation.",
            "org.springframework.security.oauth2.provider.",
        ),
    ),
    PersonRule(
        "C24",
        "The Keycloak adapters are discontinued",
        "Checks of bearer tokens and logins by a client that is public or has a secret are moved by rule. Left is what "
        "only the adapter had (CORS, policy enforcers, security constraints, several realms), code that reads the "
        "token of a login, and tests that make Keycloak's tokens.",
        "manual",
        240,
        45,
        coordinates=r"org\.keycloak:keycloak-spring-.*",
        imports=("org.keycloak.adapters.",),
    ),
    PersonRule(
        "F13",
        "The Elasticsearch high-level client is gone",
        "Queries must be written for the Elasticsearch Java client, and the server must be at least 7.17.",
        "manual",
        480,
        60,
        coordinates=r"org\.elasticsearch\.client:elasticsearch-rest-high-level-client",
        imports=("org.elasticsearch.client.", "org.elasticsearch.index.query.", "org.elasticsearch.action."),
    ),
    PersonRule(
        "E15",
        "Spring remoting is gone (RMI, Hessian, HTTP invoker, JAX-WS proxies)",
        "Both ends of the call must move together to REST, gRPC or CXF.",
        "manual",
        480,
        60,
        imports=("org.springframework.remoting.", "org.springframework.jms.remoting."),
    ),
    PersonRule(
        "E14",
        "AsyncRestTemplate is gone",
        "Calls become WebClient's, or RestTemplate's on an executor; callbacks and error handling are written anew.",
        "manual",
        60,
        30,
        imports=("org.springframework.web.client.AsyncRestTemplate",),
    ),
    PersonRule(
        "H04",
        "OpenTracing's Spring starters ended with Spring Boot 2",
        "Micrometer Tracing takes their place. Left is what has no rule: baggage (Micrometer's createBaggageInScope), "
        "spans in other threads (ContextPropagatingTaskDecorator) and listeners (observation-enabled), own headers, "
        "own tracers, decorators and skip patterns (ObservationPredicate), samplers that limit a rate.",
        "manual",
        120,
        20,
        coordinates=r"io\.opentracing\.contrib:opentracing-spring-.*",
        imports=("io.opentracing.contrib.spring.", "io.opentracing.contrib.java.spring."),
    ),
    PersonRule(
        "C58",
        "GraphQL Java Kickstart is archived",
        "Spring for GraphQL takes its place: resolvers become controllers with @QueryMapping and @MutationMapping.",
        "manual",
        240,
        30,
        coordinates=r"com\.graphql-java-kickstart:.*|com\.graphql-java:graphql-(spring-boot-starter|java-tools)",
    ),
    PersonRule(
        "I05",
        "PowerMock does not run on Java 17 with JUnit 5",
        "Tests move to Mockito's mockStatic and mockConstruction one by one; some will need the code under test "
        "changed.",
        "manual",
        120,
        30,
        coordinates=r"org\.powermock:.*",
        imports=("org.powermock.",),
        boot3=False,
    ),
    PersonRule(
        "F06",
        "Hibernate's own Criteria API is gone",
        "Each query is written anew with JPA's CriteriaBuilder or HQL, guarded by a test of its result.",
        "manual",
        60,
        45,
        imports=("org.hibernate.criterion.", "org.hibernate.Criteria"),
    ),
    PersonRule(
        "F06",
        "Hibernate 6 shows SQL to no interceptor",
        "Interceptor.onPrepareStatement is not called any more, without a word where it has no @Override: implement "
        "StatementInspector.inspect, and register that as hibernate.session_factory.statement_inspector or "
        "by statementInspector(...) of a session's options; what shares state with the interceptor must be one object.",
        "manual",
        30,
        15,
        files=("**/*.java",),
        text=r"\bString onPrepareStatement\(\s*(?:final\s+)?String\b",
    ),
    PersonRule(
        "G11",
        "Spring Cloud Stream has no annotations any more",
        "@EnableBinding and @StreamListener become functions; binding names in configuration and dashboards change.",
        "manual",
        120,
        30,
        imports=("org.springframework.cloud.stream.annotation.",),
    ),
    PersonRule(
        "F16",
        "Ehcache 2 is gone",
        "ehcache.xml is written anew for Ehcache 3 behind JCache; sizes and expiry need a look.",
        "manual",
        90,
        15,
        imports=("net.sf.ehcache.", "org.springframework.cache.ehcache."),
    ),
    PersonRule(
        "A31",
        "Spring Data Solr is discontinued",
        "Use SolrJ directly or another search engine; Spring Boot configures no client for it.",
        "manual",
        480,
        45,
        coordinates=r".*:spring-data-solr|.*:spring-boot-starter-data-solr",
        imports=("org.springframework.data.solr.",),
    ),
    PersonRule(
        "E16",
        "Templates ask for the request or the session itself",
        "Thymeleaf 3.1 offers #request, #response, #session and #servletContext no longer. A controller advice hands "
        "over what the templates need as model attributes.",
        "manual",
        30,
        10,
        files=("**/templates/*.html", "**/WEB-INF/*.html"),
        text=r"\$\{[^}]*#(?:httpServletRequest|request|response|httpSession|session|servletContext)\b",
    ),
    PersonRule(
        "J13",
        "JavaFX is not in the JDK any more",
        "Add OpenJFX for every platform that the application runs on.",
        "manual",
        60,
        imports=("javafx.",),
        boot3=False,
    ),
    PersonRule(
        "J18",
        "The application class loader is no URLClassLoader since Java 9",
        "Class-path scanning or patching by hand must be written anew.",
        "manual",
        90,
        files=("**/*.java",),
        text=r"\(URLClassLoader\)",
        boot3=False,
    ),
)

CHECKS: tuple[PersonRule, ...] = (
    PersonRule(
        "B01",
        "Zuul's routes are Spring Cloud Gateway's",
        "Ask the gateway for a path of every service. A service that is late is answered by 500, not 504, a form sent "
        "by PATCH loses its body, and paths below /zuul/ ended. Where a config server hands out the routes, roll out "
        "both together.",
        "check",
        30,
        coordinates=_CLOUD + r"zuul",
    ),
    PersonRule(
        "B02",
        "Nothing publishes Hystrix's stream any more",
        "Its dashboard and Turbine have no successor. Applications that were nothing else still start, without those "
        "pages: retire them, with what deploys, routes to and watches them, the queue of Hystrix' stream on the broker "
        "and the settings below turbine and hystrix. Circuit breakers are Micrometer's meters "
        "(resilience4j.circuitbreaker.*): move panels and alerts to them.",
        "check",
        60,
        coordinates=_CLOUD + r"(hystrix-dashboard|hystrix-stream|hystrix-amqp|turbine.*)",
        imports=("org.springframework.cloud.netflix.hystrix.dashboard.", "org.springframework.cloud.netflix.turbine."),
    ),
    PersonRule(
        "C24",
        "Keycloak's tokens are checked by Spring Security",
        "Try a token of every role against the real server: the issuer must be the one that its tokens name, audiences "
        "are checked only if they were, a token in the URL is no longer accepted, and a bearer token opens no session. "
        "Where users log in, try a login, a logout and a session that the server ends: a logout that starts at the "
        "server (k_logout) is heard at the next refresh of the token only.",
        "check",
        45,
        coordinates=r"org\.keycloak:keycloak-spring-.*",
    ),
    PersonRule(
        "D06",
        "The tokens of Spring Security OAuth are checked by Spring Security",
        "Try a token of every kind of client: authorities and user come from the same claims, a wrong audience answers "
        "401 instead of 403, and a signature other than RS256 needs jws-algorithms.",
        "check",
        45,
        coordinates=r"org\.springframework\.security\.oauth:.*|.*:spring-security-oauth2-autoconfigure",
    ),
    PersonRule(
        "C57",
        "Apache Shiro's starters are for Boot 3 from version 2 on",
        "Version 2 has no Md5Hash and Sha1Hash: passwords that are stored so need a matcher of the project's own.",
        "check",
        30,
        coordinates=r"org\.apache\.shiro:shiro-spring-boot-.*",
    ),
    PersonRule(
        "E02",
        "URLs with a trailing slash are no longer matched",
        "/orders/ answers 404 now where only /orders is mapped. Look at the access log for clients that use it.",
        "check",
        20,
        imports=("org.springframework.web.bind.annotation.",),
    ),
    PersonRule(
        "E05",
        "Spring 6 words its errors anew",
        "Refused requests are answered in other words, and no exception of Spring's repeats its cause (\"; nested "
        'exception is ..."). The fixers change what tests expect, never the application: see who else reads these '
        "texts, as clients, alerts on logs, and code that looks for a word in a message.",
        "check",
        20,
        files=("**/*.java",),
        text=r'"[^"\n]*(?:; nested exception is |\' for method parameter (?:of )?type '
        r"|(?:Request method|Content type) '[^'\n]*' not supported)",
    ),
    PersonRule(
        "F09",
        "Hibernate 6 names sequences by entity",
        "A schema made by Hibernate 5 has one hibernate_sequence. The fixer keeps that naming; look at it before the "
        "first start against real data, or ids start again at 1.",
        "check",
        30,
        files=("**/*.java",),
        text=r"GenerationType\.(AUTO|SEQUENCE)|@GeneratedValue\s*(\n|[^(])",
    ),
    PersonRule(
        "G05",
        "Spring Batch 5 has other tables",
        "Run Spring Batch's migration-5.0 script on every database that holds job executions, before the first start.",
        "check",
        60,
        coordinates=r"org\.springframework\.boot:spring-boot-starter-batch|org\.springframework\.batch:.*",
    ),
    PersonRule(
        "G04",
        "Boot leaves Spring Batch alone beside @EnableBatchProcessing",
        "With settings of its own (modular, dataSourceRef) the annotation stays, and Boot 3 then runs no job at start, "
        "makes no tables and reads no spring.batch.*: start the jobs by a JobLauncher, or drop the annotation and give "
        "Boot beans (@BatchDataSource, @BatchTransactionManager, an AutomaticJobRegistrar for modules).",
        "check",
        60,
        files=("**/*.java",),
        text=r"@EnableBatchProcessing\s*\(\s*\w|extends DefaultBatchConfiguration\b",
    ),
    PersonRule(
        "G05",
        "Spring Batch 5 lets parameters pass that a validator does not name",
        "DefaultJobParametersValidator threw for keys beside the required and optional ones, and warns now. Write an "
        "own JobParametersValidator where a wrong name has to stop the job.",
        "check",
        15,
        files=("**/*.java",),
        text=r"\bDefaultJobParametersValidator\b",
    ),
    PersonRule(
        "H04",
        "Tracing headers change from B3 to W3C",
        "In a fleet that is migrated service by service set management.tracing.propagation.type, or traces break in "
        "two.",
        "check",
        30,
        coordinates=_CLOUD + r"(sleuth|zipkin).*",
    ),
    PersonRule(
        "H04",
        "OpenTracing's spans are Micrometer's, sent to Jaeger as OTLP",
        "Open Jaeger's port 4318 (1.35 and later; an agent does not take OTLP), and change JAEGER_* and "
        "OPENTRACING_JAEGER_* where they are set outside: :4318/v1/traces takes the place of :14268/api/traces. Trace "
        "headers turn from uber-trace-id to W3C, span names and tags to Micrometer's; JDBC, brokers and RestTemplates "
        "made by new are in traces no longer.",
        "check",
        60,
        coordinates=r"io\.opentracing\.contrib:opentracing-spring-.*",
    ),
    PersonRule(
        "F15",
        "Flyway 10 drops old database servers",
        "Compare the server's version in production with what Flyway's community edition supports.",
        "check",
        15,
        coordinates=r"org\.flywaydb:flyway-core",
    ),
    PersonRule(
        "F11",
        "H2 database files of 1.4 and 2.1 cannot be opened any more",
        "Export them by SCRIPT with the version that wrote them, import them by RUNSCRIPT (after 1.4: FROM_1X) with "
        "the new one, wherever the application keeps one; tests in memory are not concerned. A page store of 1.4 "
        "(.h2.db) is passed over in silence, and a new database begins beside it.",
        "check",
        15,
        files=("**/application*.properties", "**/application*.y*ml"),
        text=r"jdbc:h2:(file:|~|\./|/)",
    ),
    PersonRule(
        "L14",
        "Images and pipelines name Java 8",
        "They must offer the target's JDK on the day the migration is merged.",
        "check",
        20,
        files=(
            *("**/Dockerfile*", "**/Jenkinsfile*", ".github/workflows/*"),
            *("**/azure-pipelines*", "**/.gitlab-ci.yml", "**/.travis.yml"),
        ),
        text=r"openjdk:?8|jdk-?1?\.?8|java-version:\s*['\"]?(1\.)?8\b|temurin:8|jre-?8|jdkVersionOption.*1\.8",
        boot3=False,
    ),
    PersonRule(
        "K19",
        "A code generator writes sources during the build",
        "Its output must be for Jakarta EE as well: useJakartaEe, useSpringBoot3, or the generator's release for EE 9.",
        "check",
        45,
        files=("**/pom.xml", "**/*.gradle", "**/*.gradle.kts"),
        text=r"openapi-generator|swagger-codegen|jaxb2-maven-plugin|maven-jaxb2-plugin|cxf-codegen-plugin|jaxws-maven-plugin|wsdl2java",
    ),
    PersonRule(
        "L10",
        "Log lines start with an ISO-8601 time",
        "Set logging.pattern.dateformat where a parser reads the old form.",
        "check",
        10,
        files=("**/filebeat*", "**/fluent*", "**/logstash*", "**/promtail*"),
    ),
)
