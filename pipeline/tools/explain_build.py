"""What a person should do about what the machine, the build files, plug-ins or the compiler said, by its words."""

import re
from dataclasses import dataclass

from shared.models import Wave


@dataclass(frozen=True)
class Rule:
    """`says` may use the pattern's named groups and the diagnostic's `place`, `module` and `test`."""

    pattern: re.Pattern[str]
    says: str
    waves: tuple[Wave, ...] = tuple(Wave)


def rule(pattern: str, says: str, *waves: Wave) -> Rule:
    return Rule(re.compile(pattern), says, waves or tuple(Wave))


BUILD_RULES = (
    # The machine and its network: catalogue, family N, and rows J08, K08.
    rule(
        r"release version (?P<v>\d+) not supported|invalid target release:? (?P<w>\d+)",
        "Install a JDK that can compile for Java {v}{w} on the build machine, or choose a lower target.",
    ),
    rule(
        r"\b401\b|Not authorized|Unauthorized|authentication failed",
        "Give the build valid credentials for the artifact feed (they are missing or have expired).",
        Wave.ENVIRONMENT,
        Wave.POM,
    ),
    rule(
        r"\b403\b|Forbidden|authorization failed",
        "Allow the build's identity to read this artifact in the feed.",
        Wave.ENVIRONMENT,
        Wave.POM,
    ),
    rule(
        r"PKIX path|valid certification path|peer not authenticated",
        "Import the certificate authority of the feed or proxy into the trust store of the build's JDK.",
    ),
    rule(
        r"Blocked mirror for repositories|maven-default-http-blocker",
        "Replace the http:// repository by its https:// address, or by your internal feed.",
    ),
    rule(r"No space left on device", "Give the build more disk space and retry.", Wave.ENVIRONMENT),
    rule(
        r"killed by the system|OutOfMemory|insufficient memory|Cannot allocate memory|(?:exit code|Exit Code:) 137",
        "Give the build more memory (limits.memory_mb) and retry.",
        Wave.ENVIRONMENT,
    ),
    rule(r"did not end within", "Look at what the log ends with; raise limits.seconds if the build was still working."),
    rule(
        r"Could not transfer (?:artifact|metadata) (?P<gav>[^\s:]+:[^\s:]+)\S* from/to (?P<repo>\S+)",
        "Check that repository {repo} can be reached from the build machine, or remove it from the POM if it is dead.",
    ),
    rule(
        r"valid Docker environment|[Tt]estcontainers",
        "Run this test where Docker is available; it was not proved here.",
        Wave.ENVIRONMENT,
    ),
    rule(
        r"forked VM terminated|Crashed tests",
        "Find out why the test's JVM died (System.exit, a native crash, memory) and run it again.",
        Wave.ENVIRONMENT,
    ),
    rule(
        r"Unsupported database file version or invalid file header in file \W?(?P<file>[^\s\"'\[]*)",
        "Write the database file {file} anew, H2 reads neither files of 1.4 nor, since 2.2, of 2.1: SCRIPT TO "
        "'dump.sql' with the version that wrote it, look there for code (CREATE ALIAS, CREATE TRIGGER), then RUNSCRIPT "
        "FROM 'dump.sql' (after 1.4: FROM_1X) with the new one. Where its rows do not matter, delete it.",
    ),
    rule(
        r"Port (?P<port>\d+) (?:was |is )?already in use",
        "Free port {port} on the build machine, where another process listens on it, and run the migration again.",
    ),
    rule(
        r"Connection refused|Communications link failure|ConnectException|Unable to determine Dialect without JDBC"
        r"|JDBCConnection|UnknownHost|Timed out|Topic ",
        "Run this test where its database or service can be reached; it was not proved here.",
        Wave.ENVIRONMENT,
    ),
    rule(
        r"cobertura-maven-plugin",
        "Let jacoco-maven-plugin (prepare-agent, check) enforce the minimum of coverage that Cobertura's check has: "
        "Cobertura needs tools.jar, which no JDK after 8 has. JaCoCo counts otherwise: measure once, set it anew.",
    ),
    # The POM.
    rule(
        r"'dependencies\.dependency\.version' for (?P<ga>[\w.\-]+:[\w.\-]+):\S+ is missing",
        "Spring Boot no longer manages {ga}: replace it by its successor, or give it a version of your own.",
    ),
    rule(
        r"Non-resolvable parent POM .*?[Cc]ould not find artifact (?P<gav>[^\s]+)",
        "Make the parent {gav} available in the feed, or name a version of it that exists. If its POM stands above or "
        "beside the project, give the directory that holds both.",
    ),
    rule(
        r"Non-resolvable import POM.*?[Cc]ould not find artifact (?P<gav>[^\s]+)",
        "Import a version of {gav} that exists and fits the target Spring Boot line.",
    ),
    rule(
        r"Plugin (?P<p>[^\s]+) or one of its dependencies could not be resolved",
        "Use a version of the plugin {p} that exists in the feed.",
    ),
    rule(
        r"[Cc]ould not find artifact (?P<ga>org\.springframework\.boot:[\w\-]+):(?:\w+:)?(?P<v>\d[\w.\-]*)",
        "Mirror {ga} {v} to the feed, which has only a part of this release; or migrate with --spring-boot to an "
        "earlier release of the same line.",
    ),
    rule(
        r"[Cc]ould not find artifact (?P<gav>[^\s]+)|(?P<other>[\w.\-]+:[\w.\-]+:\S+) was not found in",
        "Publish {gav}{other} to the feed, or use a version that exists.",
    ),
    rule(r"Non-parseable POM", "Correct the XML of {place}."),
    rule(
        r"(?:Source|Target) option (?P<v>\S+) is no longer supported",
        "Replace the source and target level {v} by maven.compiler.release (or java.version) of the target.",
    ),
    rule(r"Child module (?P<m>\S+) of", "Create the module {m} or take it out of <modules>."),
    # Plug-ins and annotation processors.
    rule(
        r"lombok",
        "Take the Lombok version that Spring Boot manages: the project's own is too old for this JDK.",
        Wave.PROCESSOR,
    ),
    rule(
        r"[Uu]nsupported class file major version (?P<v>\d+)",
        "Raise the version of the tool that reads class files here (JaCoCo, ASM, Byte Buddy); it does not know {v}.",
    ),
    rule(
        r"(?P<p>spring-javaformat|spotless|formatter)-maven-plugin",
        "Run the project's own {p} plugin once and commit what it formats.",
        Wave.PLUGIN,
    ),
    rule(
        r"filtering (?P<f>\S+) to .* MalformedInputException",
        "Write {f} in UTF-8 (project.build.sourceEncoding), or list its extension in nonFilteredFileExtensions of "
        "maven-resources-plugin if it is no text: since 3.2.0 the plugin refuses bytes that it replaced before.",
        Wave.PLUGIN,
    ),
    rule(r"checkstyle", "Make the changed lines follow the project's Checkstyle rules.", Wave.PLUGIN),
    rule(r"RequireJavaVersion|Detected JDK", "Widen the enforcer's RequireJavaVersion to the target JDK.", Wave.PLUGIN),
    rule(r"DependencyConvergence", "Pin the converging version in dependencyManagement.", Wave.PLUGIN),
    rule(r"maven-enforcer-plugin", "Satisfy or adapt the enforcer rule that the message names.", Wave.PLUGIN),
    rule(
        r"maven-javadoc-plugin",
        "Correct the Javadoc comments that the message names, or raise the plugin.",
        Wave.PLUGIN,
    ),
    rule(
        r"Coverage checks have not been met",
        "Run the tests that failed or were not run here where they can pass, or lower the minimum of JaCoCo's check: "
        "too little of the code of {module} was covered.",
        Wave.PLUGIN,
    ),
    rule(
        r"jqassistant-maven-plugin\S*:analyze\b.*Violations detected",
        "Raise jQAssistant to a release whose concepts know the jakarta packages, or define in the project's own rules "
        "the concepts that the log names: those of 1.x look for javax annotations and now find none.",
        Wave.PLUGIN,
    ),
    rule(
        r"spotbugs-maven-plugin\S*:check\b.* failed with \d+ bugs",
        "Correct what SpotBugs lists, or name what is meant so in its excludeFilterFile: it took FindBugs' place and "
        "knows more kinds of bugs.",
        Wave.PLUGIN,
    ),
    rule(r"jacoco", "Raise jacoco-maven-plugin to 0.8.12 or later.", Wave.PLUGIN),
    rule(
        r"Unrecognized (?:VM )?option '?(?P<o>[^\s']+)",
        "Remove the JVM flag {o} from surefire's argLine: the target JDK does not know it.",
    ),
    rule(
        r"kotlin-maven-plugin:\S*(?:test-)?compile\b",
        "Bring the Kotlin sources that the compiler names to Spring Boot 3 by hand: only Java sources are migrated.",
        Wave.PLUGIN,
    ),
    rule(
        r"Failed to execute goal (?P<g>[\w.\-]+:[\w.\-]+:[^\s]+)",
        "Raise the plugin to a version that supports the target JDK, or correct what {g} complains about.",
        Wave.PLUGIN,
        Wave.PROCESSOR,
    ),
    # Sources.
    rule(
        r"package (?P<p>org\.keycloak[\w.]*) does not exist"
        r"|class (?P<c>Keycloak(?!MockMvc)\w+|AccessToken)\b",
        "Decide in {place} what takes the place of {p}{c}, for Keycloak's adapters ended: if clients only send bearer "
        "tokens, say keycloak.bearer-only=true; if users log in through pages, say keycloak.public-client=true or the "
        "client's secret; move keycloak.cors, policy-enforcer and security-constraints into the filter chain, and "
        "migrate again. Roles in code are authorities now, not token.getRealmAccess(), and a login's principal is an "
        "OidcUser with the token's claims. Tests that make Keycloak's tokens pass a JwtAuthenticationToken instead.",
    ),
    rule(
        r"WebSecurityConfigurerAdapter",
        "Replace the adapter in {place} by a SecurityFilterChain bean (Spring Security 6 migration guide).",
    ),
    rule(
        r"package (?P<p>javax\.(?:servlet|persistence|validation|transaction|ws\.rs|jms|mail|inject|annotation)[\w.]*)"
        r" does not exist",
        "Use the jakarta counterpart of {p} in {place}, or a version of the library that does.",
    ),
    rule(
        r"package (?P<p>jakarta\.[\w.]+) does not exist",
        "Add the library that has {p} to the POM of {module}, in a version that belongs to Spring Boot 3.",
    ),
    rule(
        r"class (?P<c>Inline(?:Response|Object)\w*)|\b(?P<d>[A-Z]\w*(?:[1-5]\d\d|Default)Response\w*)",
        "Give the schema behind {c}{d} in {place} a name: a title in the OpenAPI document, or a line in the "
        "generator's inlineSchemaNameMappings (schemaMappings, to Object, where it was no class). OpenAPI Generator 6 "
        "names it by operation, getPets_200_response; 5 counted, InlineResponse200, and took properties without "
        "type: object for Object.",
    ),
    rule(
        r"package (?P<p>(?:springfox|io\.swagger\.annotations)[\w.]*) does not exist",
        "Replace Springfox by springdoc-openapi in {place}: Springfox does not run on Spring Boot 3.",
    ),
    rule(
        r"class (?P<c>EnableAuthorizationServer|AuthorizationServer\w+|ClientDetails\w*|ClientRegistrationException)\b",
        "Decide who issues the tokens that {place} issues with {c}: Spring Security OAuth ended. Spring Authorization "
        "Server has no password grant, and its tokens name scopes, not authorities or user_name: clients, stored "
        "tokens and resource servers change with it. Move the server first, its resource servers after it.",
    ),
    rule(
        r"class EnableResourceServer\b",
        "Give {place} a SecurityFilterChain with oauth2ResourceServer(..): opaqueToken where the authorization server "
        "is asked (throw BadOpaqueTokenException where /oauth/check_token answers 400), jwt with a JwtDecoder bean for "
        "a key (fill a shared secret up to 256 bits with zeros). Without a ResourceServerConfigurerAdapter the "
        "annotation guarded every request before any other chain, so that the rules of a WebSecurityConfigurerAdapter "
        "never counted: decide which of the two is meant.",
    ),
    rule(
        r"package (?P<p>org\.springframework\.cloud\.security\.oauth2)\S* does not exist"
        r"|class (?P<c>(?:Default)?OAuth2ClientContext|OAuth2Rest(?:Template|Operations)|\w+ResourceDetails"
        r"|EnableOAuth2Client|OAuth2FeignRequestInterceptor)\b",
        "Ask for the tokens in {place} with Spring Security's client instead of {p}{c}: a registration below "
        "spring.security.oauth2.client and an AuthorizedClientServiceOAuth2AuthorizedClientManager for the "
        "application's own credentials; a caller's token is passed on by an interceptor that takes it from the "
        "request's Authentication (AbstractOAuth2TokenAuthenticationToken.getToken()).",
    ),
    rule(
        r"package (?P<p>org\.springframework\.security\.oauth2\.(?:config\.annotation|provider|common)[\w.]*) does not"
        r"|class (?P<c>(?:Resource|Authorization)Server\w*|EnableAuthorizationServer|EnableOAuth2Sso)\b",
        "Move {place} off {p}{c}: Spring Security OAuth ended. A token that a server is asked about is "
        "oauth2ResourceServer(s -> s.opaqueToken(..)), one signed by a shared secret needs a JwtDecoder bean with a "
        "key filled up to 256 bits with zeros, @EnableOAuth2Sso is oauth2Login(..), an authorization server is Spring "
        "Authorization Server. Check authorities (claims authorities and user_name) and audience (resourceId).",
    ),
    rule(
        r"package (?P<p>org\.springframework\.cloud\.(?:netflix\.(?:hystrix|zuul|ribbon|turbine)|sleuth)[\w.]*)"
        r"|class (?P<c>Enable(?:Hystrix\w*|Zuul\w*|Turbine\w*|CircuitBreaker))\b",
        "Decide in {place} what takes the place of {p}{c}: Spring Cloud ended it (Spring Cloud Gateway, LoadBalancer, "
        "CircuitBreaker with Resilience4j, Micrometer).",
    ),
    rule(
        r"package (?P<p>com\.netflix\.(?:hystrix|zuul|loadbalancer))\S* does not exist"
        r"|class (?P<c>Hystrix\w+|Zuul\w+)\b",
        "Decide in {place} what takes the place of {p}{c}: Hystrix, Zuul and Ribbon ended with Spring Boot 2 "
        "(Resilience4j, Spring Cloud Gateway, Spring Cloud LoadBalancer).",
    ),
    rule(
        r"package org\.elasticsearch\.\S+ does not exist|class (?:NativeSearchQuery(?:Builder)?|RestHighLevelClient)\b",
        "Write {place} with NativeQuery and the builders of co.elastic.clients: Spring Data Elasticsearch 5 has the "
        "new client only. Sorts given to the query itself come before those of its Pageable now.",
    ),
    rule(
        r"package (?P<p>sun\.\S+|com\.sun\.\S+|jdk\.\S+) (?:does not exist|is not visible)",
        "Replace the JDK-internal {p} in {place} by a public API.",
    ),
    rule(
        r"package (?P<p>org\.junit(?:\.runner)?|junit\.framework)\b.* does not exist",
        "Move {place} to JUnit 5, or add org.junit.vintage:junit-vintage-engine.",
    ),
    rule(
        r"package (?P<p>\S+) does not exist",
        "Find where {p} went: add its library to the POM of {module}, or use its successor in {place}.",
    ),
    rule(
        r"symbol:\s+(?:class|@?interface|enum) (?P<c>\S+)",
        "Import the type that took the place of {c} in {place}.",
    ),
    rule(
        r"symbol:\s+(?:static|method) (?:requestParameters|relaxedRequestParameters)\b",
        "Document in {place} what the request sends: queryParameters(..) what is in its URL, formParameters(..) what "
        "is in its body; Spring REST Docs 3 no longer has requestParameters, nor its snippet request-parameters.adoc.",
    ),
    rule(
        r"symbol:\s+method (?P<c>[^\s(]+)",
        "Call what replaces the method {c} in {place}; the library's migration guide names it.",
    ),
    rule(r"incompatible types", "Adapt the types at {place} to the library's new signature."),
    rule(
        r"does not override abstract method (?P<c>\w+)\([^)]*\) in (?P<t>[\w.]+)",
        "Implement {c} in {place}: {t} asks for it in its new version.",
    ),
    rule(r"does not override or implement", "Adapt the method at {place} to the signature that it implements now."),
)
