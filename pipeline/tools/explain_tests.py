"""What a person should do about what start-up and tests said, by its words."""

from pipeline.tools.explain_build import rule
from shared.models import Wave

TEST_RULES = (
    rule(
        r"(?i)BATCH_JOB_EXECUTION_PARAMS(?s:.)*\b(?:TYPE_CD|KEY_NAME|STRING_VAL|DATE_VAL|LONG_VAL|DOUBLE_VAL)\b",
        "Write the SQL of {test} for Spring Batch 5's table: BATCH_JOB_EXECUTION_PARAMS has PARAMETER_NAME, "
        "PARAMETER_TYPE (a class name such as java.lang.String) and PARAMETER_VALUE.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"No qualifying bean of type 'org\.springframework\.batch\.core\.[a-z]+\.Job(?:Repository|Launcher)'",
        "Let Boot set Spring Batch up in the context of {test} (@SpringBootTest, or @ImportAutoConfiguration of "
        "BatchAutoConfiguration), or keep @EnableBatchProcessing there, with beans dataSource and transactionManager.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"TimeoutException: [\w$]+\(.*\) timed out after",
        "Look at what {test} waits for: nothing answers any more, perhaps a final method that Mockito 5 mocks.",
        Wave.TEST,
    ),
    rule(
        r"form a cycle|BeanCurrentlyInCreation",
        "Break the cycle between these beans (constructor injection, @Lazy); Spring Boot no longer allows it.",
    ),
    rule(
        r"InaccessibleObjectException.*module (?P<m>[\w.]+) does not \"opens (?P<p>[\w.]+)\"",
        "Raise the library in the trace; if there is none, add --add-opens {m}/{p}=ALL-UNNAMED to surefire's argLine.",
    ),
    rule(
        r"NoSuchMethodError|NoClassDefFoundError|AbstractMethodError|ClassNotFoundException|IncompatibleClassChange",
        "Align versions: two of one library family are on the class path; remove overrides of what Boot manages.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"unsaved-value mapping was incorrect|uninitialized version value|StaleObjectStateException"
        r"|ObjectOptimisticLockingFailure",
        "Save new entities in {test} without an id of their own choice: since Hibernate 6.6 an entity whose id is "
        "generated and set, and that has no row, is refused, not inserted; or drop @GeneratedValue from that id.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"references an unsaved transient instance of '(?P<e>[\w.$]+)'",
        "Take {e} out of what refers to it in {test} before it is removed, or expect an InvalidDataAccessApiUsage"
        "Exception (IllegalStateException from an EntityManager): since Hibernate 6.6 a flush refuses by itself what "
        "refers to a removed or unsaved entity, where the database did (DataIntegrityViolationException).",
        Wave.TEST,
    ),
    rule(
        r"Applying Null Precedence using Criteria Queries",
        "Drop nullsFirst(), nullsLast() and NullHandling from the Sort that {test} reaches, if the order so far is the "
        "right one: Spring Data JPA 2 did nothing with them, 3 refuses them in all but @Query methods.",
        Wave.TEST,
    ),
    rule(
        r"PageImpl\[\W*pageable\W*\]->\S*Unpaged",
        "Register SpringDataJacksonConfiguration.PageModule with the ObjectMapper that {test} writes the page with "
        "(Boot's own has it), or make the page with a PageRequest: since Spring Data 3.3 Pageable.unpaged() has "
        "getters that throw.",
        Wave.TEST,
    ),
    rule(
        r"HandlerMethodValidationException",
        "Decide about the constraints on the controller's parameters that {test} calls: since Spring 6.1 they are in "
        "force without @Validated on the class, and what @Valid finds beside them is thrown as this exception too. "
        "Drop those that were never meant to be in force, or handle this exception beside the one handled so far.",
        Wave.TEST,
    ),
    rule(
        r"Ambiguous @ExceptionHandler method mapped for \S*exceptionType=(?P<e>[\w.]+)",
        "Handle {e} by overriding the method that ResponseEntityExceptionHandler has for it (handle...), not by an "
        "@ExceptionHandler of an advice that extends it: since Spring 6 the base class names this exception itself.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"HV000151: (?P<m>.*)",
        "Keep the constraints of these parameters, and @Valid, in one place, the interface: {m}",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"(?s)[Ee]xpected:.*; nested exception is.*but:? was",
        "Expect in {test} the message up to '; nested exception is', and look at getCause() for the rest: since Spring "
        "6 its exceptions no longer repeat the cause in their message.",
        Wave.TEST,
    ),
    rule(
        r"was: \W{0,2}\*{6}",
        "Set management.endpoint.env.show-values (or configprops) to when-authorized or always, if who reaches that "
        "endpoint may see the values: since Spring Boot 3 it masks all of them ({test} shows it).",
        Wave.TEST,
    ),
    rule(
        r"Model attribute '(?P<a>\w+)' does not exist",
        "Assert in {test} what the redirect carries (flash or redirect attributes): in Spring Boot, and since Spring 6 "
        "in stand-alone MockMvc too, a redirect leaves the default model, and so {a}, behind.",
        Wave.TEST,
    ),
    rule(
        r"Cannot construct instance of `(?P<t>[\w.$]+)` .*no (?:String|int/Int|long/Long|boolean/Boolean)-argument "
        r"constructor",
        "Put @JsonCreator(mode = JsonCreator.Mode.DELEGATING) on the constructor of {t} with one argument, if its JSON "
        "is that value alone: since Jackson 2.18 such a constructor is taken for one property of an object.",
        Wave.TEST,
    ),
    rule(
        r"MISSING_REQUEST_VALUE|MissingRequestValueException",
        "Name org.springframework.web.server.MissingRequestValueException beside ServerWebInputException where errors "
        "are told apart by the exception's class or its name ({test} shows it): since Spring 6 WebFlux raises this "
        "subclass for a missing parameter, header, cookie or matrix variable, and words its message differently.",
        Wave.TEST,
    ),
    rule(
        r"(?s)\bBindException\b.*was.*MethodArgumentNotValid",
        "Name MethodArgumentNotValidException beside BindException where errors are told apart by the exception's "
        "class or its name ({test} shows it): since Spring 6 form fields that don't fit raise this subclass.",
        Wave.TEST,
    ),
    rule(
        r"(?s)(?:Request method|Content.?[Tt]ype) '[^']*' not supported.*but.*was.*(?:is not supported|not supported\.)"
        r"|Required \S+ parameter '\w+' is not present(?!\.).*but.*was.*Required (?:query )?parameter",
        "Expect in {test} the text that Spring 6 gives this exception, once it is clear that nobody outside relies on "
        "the old one; else word it in the exception handler, not by what the exception says.",
        Wave.TEST,
    ),
    rule(
        r"(?:Access|Accessing member '\w+'|Calling method '\w+') is forbidden for type '(?:class )?(?P<t>[\w.$]+)'",
        "Put what the template needs of {t} (an exception's message, say) into the model, or ask a class of the "
        "project for it: Thymeleaf 3.1 lets expressions use only some types of the JDK, and name none of Spring's.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"filename=\\?\"=\?UTF-8\?Q\?",
        "Expect both names in {test}: since Spring 6 a Content-Disposition with a charset has, for old clients, an "
        'encoded filename="=?UTF-8?Q?...?=" before the filename* that it had alone.',
        Wave.TEST,
    ),
    rule(
        r"(?s)expected.*\b[45]\d\d :.*but.*was.*\b[45]\d\d .{0,40}on [A-Z]+ request for ",
        "Look in {test} at the exception's getStatusCode() and getResponseBodyAsString(): since Spring 6.2 the message "
        "of a failed RestTemplate request also says which request it was.",
        Wave.TEST,
    ),
    rule(
        r"password cannot be more than 72 bytes",
        "Hash what is longer than a password (a token, say) by SHA-256, or shorten it before BCrypt, once it is clear "
        "what is stored already: BCrypt never read more than 72 bytes, and Spring Security 6.3 refuses longer ones.",
    ),
    rule(
        r"(?s)expected.*Source: \(.*but.*was.*Source: REDACTED",
        "Expect in {test} the message up to ' at [Source', or set spring.jackson.parser.include-source-in-location to "
        "true, if whoever reads the message may see the JSON: Jackson 2.16 and later leave it out.",
        Wave.TEST,
    ),
    rule(r"PowerMock", "Replace PowerMock by Mockito 5 (mockStatic, mockConstruction) in {test}."),
    rule(
        r"Mockito cannot mock|Could not modify all classes",
        "Take the Mockito and Byte Buddy versions that Spring Boot manages.",
    ),
    rule(
        r"Tests run: 0|failed to discover tests",
        "Raise maven-surefire-plugin to the version that Spring Boot manages: with this one no test runs.",
    ),
    rule(r"InvalidConfigDataProperty", "Rename the configuration property that the message names.", Wave.STARTUP),
    rule(
        r"Could not locate TableGroup",
        "Build the predicates anew, from the second query's own root, for each criteria query that {test} runs: "
        "Hibernate 6 takes no predicate of one query (mostly that of the page) in another (mostly its count).",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"class java\.time\.OffsetDateTime cannot be cast to class java\.sql\.Timestamp",
        "Take the value in {test} as OffsetDateTime, or name its type (addScalar): since Hibernate 6 a native query "
        "gives a column of timestamp with time zone, which is what Instant makes on H2, as that.",
        Wave.TEST,
    ),
    rule(
        r"is not a temporal amount",
        "Name the unit of what HQL adds to a date (`current_date - 7 day`), once it is clear that days are meant: "
        "MySQL took the date for a number such as 20200131.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"Generated column \"(?P<c>[\w.]+)\" cannot be assigned",
        "Declare {c} GENERATED BY DEFAULT AS IDENTITY, or leave it out of the scripts' inserts: H2 1.4 took values for "
        "a column that is GENERATED ALWAYS, 2.x does not.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"Value too long for column \"(?P<c>\w+) BINARY",
        "Write the values of {c} in scripts as X'...' (hexadecimal digits): H2 1.4 took a string for those digits, 2.x "
        "takes it for its characters.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"Query|HQL|SemanticException|PathElementException",
        "Rewrite the query for Hibernate 6: it reads entity attributes, not column names.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"Cannot load driver class: *(?P<c>[\w.]+)",
        "Add the library that has the database driver {c} to the POM of {module}, or name in "
        "spring.datasource.driver-class-name and .url the database whose driver the project has.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"Conflicting (?:getter|setter|creator|property)[\w\-/ ]* definitions for property \"(?P<p>[^\"]+)\"[^:]*: "
        r"(?P<a>[\w.$#]+)\S* vs (?P<b>[\w.$#]+)",
        'Give {a} and {b} a name each: annotations (@JsonProperty) call both "{p}", also on the parameters of a '
        "constructor, and Jackson refuses that now.",
    ),
    rule(
        r"bean of type 'io\.opentracing\.Tracer\b",
        "Provide an io.opentracing.Tracer: OpenTracingShim.createTracerShim(openTelemetry) of "
        "io.opentelemetry:opentelemetry-opentracing-shim beside micrometer-tracing-bridge-otel. Baggage ends with the "
        "Span object that it was set on, and activeSpan() is null in threads and listeners that are not observed.",
        Wave.STARTUP,
        Wave.TEST,
    ),
    rule(
        r"NoSuchBeanDefinition|required a (?:bean|single bean)",
        "Define the missing bean, or add the starter whose auto-configuration used to.",
        Wave.STARTUP,
    ),
)
