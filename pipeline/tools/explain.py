"""Says in one sentence what a person should do about a problem that was left over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shared.models import Diagnostic, Wave


@dataclass(frozen=True)
class Rule:
    """`says` may use the pattern's named groups and the diagnostic's `place`, `module` and `test`."""

    pattern: re.Pattern[str]
    says: str
    waves: tuple[Wave, ...] = tuple(Wave)


def _rule(pattern: str, says: str, *waves: Wave) -> Rule:
    return Rule(re.compile(pattern), says, waves or tuple(Wave))


RULES = (
    # The machine and its network: catalogue, family N, and rows J08, K08.
    _rule(
        r"release version (?P<v>\d+) not supported|invalid target release:? (?P<w>\d+)",
        "Install a JDK that can compile for Java {v}{w} on the build machine, or choose a lower target.",
    ),
    _rule(
        r"\b401\b|Not authorized|Unauthorized|authentication failed",
        "Give the build valid credentials for the artifact feed (they are missing or have expired).",
        Wave.ENVIRONMENT,
        Wave.POM,
    ),
    _rule(
        r"\b403\b|Forbidden|authorization failed",
        "Allow the build's identity to read this artifact in the feed.",
        Wave.ENVIRONMENT,
        Wave.POM,
    ),
    _rule(
        r"PKIX path|valid certification path|peer not authenticated",
        "Import the certificate authority of the feed or proxy into the trust store of the build's JDK.",
    ),
    _rule(
        r"Blocked mirror for repositories|maven-default-http-blocker",
        "Replace the http:// repository by its https:// address, or by your internal feed.",
    ),
    _rule(r"No space left on device", "Give the build more disk space and retry.", Wave.ENVIRONMENT),
    _rule(
        r"killed by the system|OutOfMemory|insufficient memory|Cannot allocate memory|(?:exit code|Exit Code:) 137",
        "Give the build more memory (limits.memory_mb) and retry.",
        Wave.ENVIRONMENT,
    ),
    _rule(
        r"did not end within", "Look at what the log ends with; raise limits.seconds if the build was still working."
    ),
    _rule(
        r"Could not transfer (?:artifact|metadata) (?P<gav>[^\s:]+:[^\s:]+)\S* from/to (?P<repo>\S+)",
        "Check that repository {repo} can be reached from the build machine, or remove it from the POM if it is dead.",
    ),
    _rule(
        r"valid Docker environment|[Tt]estcontainers",
        "Run this test where Docker is available; it was not proved here.",
        Wave.ENVIRONMENT,
    ),
    _rule(
        r"forked VM terminated|Crashed tests",
        "Find out why the test's JVM died (System.exit, a native crash, memory) and run it again.",
        Wave.ENVIRONMENT,
    ),
    _rule(
        r"Unsupported database file version or invalid file header in file \W?(?P<file>[^\s\"'\[]*)",
        "Write the database file {file} anew, H2 2 does not read those of 1.4: SCRIPT TO 'dump.sql' with H2 1.4.200, "
        "then RUNSCRIPT FROM 'dump.sql' FROM_1X with the new version.",
    ),
    _rule(
        r"Port (?P<port>\d+) (?:was |is )?already in use",
        "Free port {port} on the build machine, where another process listens on it, and run the migration again.",
    ),
    _rule(
        r"Connection refused|Communications link failure|ConnectException|Unable to determine Dialect without JDBC"
        r"|JDBCConnection|UnknownHost|Timed out|Topic ",
        "Run this test where its database or service can be reached; it was not proved here.",
        Wave.ENVIRONMENT,
    ),
    # The POM.
    _rule(
        r"'dependencies\.dependency\.version' for (?P<ga>[\w.\-]+:[\w.\-]+):\S+ is missing",
        "Spring Boot no longer manages {ga}: replace it by its successor, or give it a version of your own.",
    ),
    _rule(
        r"Non-resolvable parent POM .*?[Cc]ould not find artifact (?P<gav>[^\s]+)",
        "Make the parent {gav} available in the feed, or name a version of it that exists.",
    ),
    _rule(
        r"Non-resolvable import POM.*?[Cc]ould not find artifact (?P<gav>[^\s]+)",
        "Import a version of {gav} that exists and fits the target Spring Boot line.",
    ),
    _rule(
        r"Plugin (?P<p>[^\s]+) or one of its dependencies could not be resolved",
        "Use a version of the plugin {p} that exists in the feed.",
    ),
    _rule(
        r"[Cc]ould not find artifact (?P<ga>org\.springframework\.boot:[\w\-]+):(?:\w+:)?(?P<v>\d[\w.\-]*)",
        "Mirror {ga} {v} to the feed, which has only a part of this release; or migrate with --spring-boot to an "
        "earlier release of the same line.",
    ),
    _rule(
        r"[Cc]ould not find artifact (?P<gav>[^\s]+)|(?P<other>[\w.\-]+:[\w.\-]+:\S+) was not found in",
        "Publish {gav}{other} to the feed, or use a version that exists.",
    ),
    _rule(r"Non-parseable POM", "Correct the XML of {place}."),
    _rule(
        r"(?:Source|Target) option (?P<v>\S+) is no longer supported",
        "Replace the source and target level {v} by maven.compiler.release (or java.version) of the target.",
    ),
    _rule(r"Child module (?P<m>\S+) of", "Create the module {m} or take it out of <modules>."),
    # Plug-ins and annotation processors.
    _rule(
        r"lombok",
        "Take the Lombok version that Spring Boot manages: the project's own is too old for this JDK.",
        Wave.PROCESSOR,
    ),
    _rule(
        r"[Uu]nsupported class file major version (?P<v>\d+)",
        "Raise the version of the tool that reads class files here (JaCoCo, ASM, Byte Buddy); it does not know {v}.",
    ),
    _rule(
        r"(?P<p>spring-javaformat|spotless|formatter)-maven-plugin",
        "Run the project's own {p} plugin once and commit what it formats.",
        Wave.PLUGIN,
    ),
    _rule(r"checkstyle", "Make the changed lines follow the project's Checkstyle rules.", Wave.PLUGIN),
    _rule(
        r"RequireJavaVersion|Detected JDK", "Widen the enforcer's RequireJavaVersion to the target JDK.", Wave.PLUGIN
    ),
    _rule(r"DependencyConvergence", "Pin the converging version in dependencyManagement.", Wave.PLUGIN),
    _rule(r"maven-enforcer-plugin", "Satisfy or adapt the enforcer rule that the message names.", Wave.PLUGIN),
    _rule(
        r"maven-javadoc-plugin",
        "Correct the Javadoc comments that the message names, or raise the plugin.",
        Wave.PLUGIN,
    ),
    _rule(
        r"Coverage checks have not been met",
        "Run the tests that failed or were not run here where they can pass, or lower the minimum of JaCoCo's check: "
        "too little of the code of {module} was covered.",
        Wave.PLUGIN,
    ),
    _rule(
        r"jqassistant-maven-plugin\S*:analyze\b.*Violations detected",
        "Raise jQAssistant to a release whose concepts know the jakarta packages, or define in the project's own rules "
        "the concepts that the log names: those of 1.x look for javax annotations and now find none.",
        Wave.PLUGIN,
    ),
    _rule(r"jacoco", "Raise jacoco-maven-plugin to 0.8.12 or later.", Wave.PLUGIN),
    _rule(
        r"Unrecognized (?:VM )?option '?(?P<o>[^\s']+)",
        "Remove the JVM flag {o} from surefire's argLine: the target JDK does not know it.",
    ),
    _rule(
        r"Failed to execute goal (?P<g>[\w.\-]+:[\w.\-]+:[^\s]+)",
        "Raise the plugin to a version that supports the target JDK, or correct what {g} complains about.",
        Wave.PLUGIN,
        Wave.PROCESSOR,
    ),
    # Sources.
    _rule(
        r"WebSecurityConfigurerAdapter",
        "Replace the adapter in {place} by a SecurityFilterChain bean (Spring Security 6 migration guide).",
    ),
    _rule(
        r"package (?P<p>javax\.(?:servlet|persistence|validation|transaction|ws\.rs|jms|mail|inject|annotation)[\w.]*)"
        r" does not exist",
        "Use the jakarta counterpart of {p} in {place}, or a version of the library that does.",
    ),
    _rule(
        r"package (?P<p>jakarta\.[\w.]+) does not exist",
        "Add the library that has {p} to the POM of {module}, in a version that belongs to Spring Boot 3.",
    ),
    _rule(
        r"package (?P<p>(?:springfox|io\.swagger\.annotations)[\w.]*) does not exist",
        "Replace Springfox by springdoc-openapi in {place}: Springfox does not run on Spring Boot 3.",
    ),
    _rule(
        r"package (?P<p>org\.springframework\.security\.oauth2\.(?:config\.annotation|provider|common)[\w.]*) does not"
        r"|class (?P<c>(?:Resource|Authorization)Server\w*|Enable(?:Resource|Authorization)Server|EnableOAuth2Sso)\b",
        "Move {place} off {p}{c}: Spring Security OAuth ended; resource servers and logins are Spring Security's "
        "oauth2ResourceServer(..) and oauth2Login(..), an authorization server is Spring Authorization Server.",
    ),
    _rule(
        r"package (?P<p>org\.springframework\.cloud\.(?:netflix\.(?:hystrix|zuul|ribbon|turbine)|sleuth)[\w.]*)"
        r"|class (?P<c>Enable(?:Hystrix\w*|Zuul\w*|Turbine\w*|CircuitBreaker))\b",
        "Decide in {place} what takes the place of {p}{c}: Spring Cloud ended it (Spring Cloud Gateway, LoadBalancer, "
        "CircuitBreaker with Resilience4j, Micrometer).",
    ),
    _rule(
        r"package (?P<p>com\.netflix\.(?:hystrix|zuul|loadbalancer))\S* does not exist"
        r"|class (?P<c>Hystrix\w+|Zuul\w+)\b",
        "Decide in {place} what takes the place of {p}{c}: Hystrix, Zuul and Ribbon ended with Spring Boot 2 "
        "(Resilience4j, Spring Cloud Gateway, Spring Cloud LoadBalancer).",
    ),
    _rule(
        r"package org\.elasticsearch\.\S+ does not exist|class (?:NativeSearchQuery(?:Builder)?|RestHighLevelClient)\b",
        "Write {place} with NativeQuery and the builders of co.elastic.clients: Spring Data Elasticsearch 5 has the "
        "new client only.",
    ),
    _rule(
        r"package (?P<p>sun\.\S+|com\.sun\.\S+|jdk\.\S+) (?:does not exist|is not visible)",
        "Replace the JDK-internal {p} in {place} by a public API.",
    ),
    _rule(
        r"package (?P<p>org\.junit(?:\.runner)?|junit\.framework)\b.* does not exist",
        "Move {place} to JUnit 5, or add org.junit.vintage:junit-vintage-engine.",
    ),
    _rule(
        r"package (?P<p>\S+) does not exist",
        "Find where {p} went: add its library to the POM of {module}, or use its successor in {place}.",
    ),
    _rule(
        r"symbol:\s+(?:class|@?interface|enum) (?P<c>\S+)",
        "Import the type that took the place of {c} in {place}.",
    ),
    _rule(
        r"symbol:\s+(?:static|method) (?:requestParameters|relaxedRequestParameters)\b",
        "Document in {place} what the request sends: queryParameters(..) what is in its URL, formParameters(..) what "
        "is in its body; Spring REST Docs 3 no longer has requestParameters, nor its snippet request-parameters.adoc.",
    ),
    _rule(
        r"symbol:\s+method (?P<c>[^\s(]+)",
        "Call what replaces the method {c} in {place}; the library's migration guide names it.",
    ),
    _rule(r"incompatible types", "Adapt the types at {place} to the library's new signature."),
    _rule(r"does not override or implement", "Adapt the method at {place} to the signature that it implements now."),
    # Start-up and tests.
    _rule(
        r"form a cycle|BeanCurrentlyInCreation",
        "Break the cycle between these beans (constructor injection, @Lazy); Spring Boot no longer allows it.",
    ),
    _rule(
        r"InaccessibleObjectException.*module (?P<m>[\w.]+) does not \"opens (?P<p>[\w.]+)\"",
        "Raise the library in the trace; if there is none, add --add-opens {m}/{p}=ALL-UNNAMED to surefire's argLine.",
    ),
    _rule(
        r"NoSuchMethodError|NoClassDefFoundError|AbstractMethodError|ClassNotFoundException|IncompatibleClassChange",
        "Align versions: two of one library family are on the class path; remove overrides of what Boot manages.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    _rule(
        r"unsaved-value mapping was incorrect|StaleObjectStateException|ObjectOptimisticLockingFailure",
        "Save new entities in {test} without an id of their own choice: since Hibernate 6.6 an entity whose id is "
        "generated and set, and that has no row, is refused, not inserted; or drop @GeneratedValue from that id.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    _rule(
        r"Model attribute '(?P<a>\w+)' does not exist",
        "Assert in {test} what the redirect carries (flash or redirect attributes): in Spring Boot, and since Spring 6 "
        "in stand-alone MockMvc too, a redirect leaves the default model, and so {a}, behind.",
        Wave.TEST,
    ),
    _rule(
        r"Cannot construct instance of `(?P<t>[\w.$]+)` .*no (?:String|int/Int|long/Long|boolean/Boolean)-argument "
        r"constructor",
        "Put @JsonCreator(mode = JsonCreator.Mode.DELEGATING) on the constructor of {t} with one argument, if its JSON "
        "is that value alone: since Jackson 2.18 such a constructor is taken for one property of an object.",
        Wave.TEST,
    ),
    _rule(
        r"MISSING_REQUEST_VALUE|MissingRequestValueException",
        "Name org.springframework.web.server.MissingRequestValueException beside ServerWebInputException where errors "
        "are told apart by the exception's class or its name ({test} shows it): since Spring 6 WebFlux raises this "
        "subclass for a missing parameter, header, cookie or matrix variable, and words its message differently.",
        Wave.TEST,
    ),
    _rule(
        r"(?s)\bBindException\b.*was.*MethodArgumentNotValid",
        "Name MethodArgumentNotValidException beside BindException where errors are told apart by the exception's "
        "class or its name ({test} shows it): since Spring 6 form fields that don't fit raise this subclass.",
        Wave.TEST,
    ),
    _rule(
        r"(?s)(?:Request method|Content.?[Tt]ype) '[^']*' not supported.*but.*was.*(?:is not supported|not supported\.)"
        r"|Required \S+ parameter '\w+' is not present(?!\.).*but.*was.*Required (?:query )?parameter",
        "Expect in {test} the text that Spring 6 gives this exception, once it is clear that nobody outside relies on "
        "the old one; else word it in the exception handler, not by what the exception says.",
        Wave.TEST,
    ),
    _rule(r"PowerMock", "Replace PowerMock by Mockito 5 (mockStatic, mockConstruction) in {test}."),
    _rule(
        r"Mockito cannot mock|Could not modify all classes",
        "Take the Mockito and Byte Buddy versions that Spring Boot manages.",
    ),
    _rule(
        r"Tests run: 0|failed to discover tests",
        "Raise maven-surefire-plugin to the version that Spring Boot manages: with this one no test runs.",
    ),
    _rule(r"InvalidConfigDataProperty", "Rename the configuration property that the message names.", Wave.STARTUP),
    _rule(
        r"Query|HQL|SemanticException|PathElementException",
        "Rewrite the query for Hibernate 6: it reads entity attributes, not column names.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    _rule(
        r"Cannot load driver class: *(?P<c>[\w.]+)",
        "Add the library that has the database driver {c} to the POM of {module}, or name in "
        "spring.datasource.driver-class-name and .url the database whose driver the project has.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    _rule(
        r"Conflicting (?:getter|setter|creator|property)[\w\-/ ]* definitions for property \"(?P<p>[^\"]+)\"[^:]*: "
        r"(?P<a>[\w.$#]+)\S* vs (?P<b>[\w.$#]+)",
        'Give {a} and {b} a name each: annotations (@JsonProperty) call both "{p}", also on the parameters of a '
        "constructor, and Jackson refuses that now.",
    ),
    _rule(
        r"NoSuchBeanDefinition|required a (?:bean|single bean)",
        "Define the missing bean, or add the starter whose auto-configuration used to.",
        Wave.STARTUP,
    ),
)

FALLBACK = {
    Wave.POM: "Correct {place} so that Maven can read the project.",
    Wave.PLUGIN: "Look at the plugin's message and raise or configure the plugin for the target JDK.",
    Wave.PROCESSOR: "Raise the annotation processor to a version that supports the target JDK.",
    Wave.IMPORTS: "Replace the missing type at {place} by its successor.",
    Wave.TYPES: "Adapt {place} to the library's new API.",
    Wave.TEST_COMPILE: "Adapt the test at {place} to the new API without weakening it.",
    Wave.STARTUP: "Correct the configuration or bean that the root cause names; {test} shows it.",
    Wave.TEST: "Compare what {test} expects with what the new versions do, and correct the code, not the test.",
    Wave.ENVIRONMENT: "Correct the build machine or its network and retry; the code is not at fault.",
}


def next_action(diagnostic: Diagnostic) -> str:
    """Never empty."""
    text = f"{diagnostic.message}\n{diagnostic.detail}"
    for rule in RULES:
        found = rule.pattern.search(text) if diagnostic.wave in rule.waves else None
        if found:
            return _filled(rule.says, diagnostic, found.groupdict(default=""))
    return _filled(FALLBACK[diagnostic.wave], diagnostic, {})


def with_next_actions(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(d.model_copy(update={"next_action": next_action(d)}) for d in diagnostics)


def _filled(says: str, diagnostic: Diagnostic, groups: dict[str, str]) -> str:
    line = f":{diagnostic.line}" if diagnostic.path and diagnostic.line else ""
    words = {
        "place": f"{diagnostic.path or 'pom.xml'}{line}",
        "module": "the project" if diagnostic.module in (None, ".") else f"module {diagnostic.module}",
        "test": diagnostic.test or "the test",
    }
    short = {name: value[:200].rstrip(",;.") for name, value in groups.items()}
    return says.format_map({**words, **short})
