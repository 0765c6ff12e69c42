"""What a person should do about members and types that third-party libraries dropped without a successor alike."""

from pipeline.tools.explain_build import rule
from shared.models import Wave

_WAVES = (Wave.IMPORTS, Wave.TYPES, Wave.TEST_COMPILE)

LIBRARY_RULES = (
    rule(
        r"does not override abstract method (?:getServletConnection|getRequestId|getProtocolRequestId)\(\)",
        "Let the request in {place} extend HttpServletRequestWrapper or (in tests) MockHttpServletRequest, or "
        "implement getRequestId, getProtocolRequestId and getServletConnection, which are new in Servlet 6.",
        *_WAVES,
    ),
    rule(
        r"does not override abstract method (?:store|retrieve)\([^)]*\) in (?:[\w.]+\.)?RedisCacheWriter",
        "Implement retrieve and store in {place}, by which Spring Data Redis 3.2 caches futures: hand both on to the "
        "writer that this one wraps, or throw UnsupportedOperationException where no cached method returns a future.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+method task(?:Executor|Scheduler)\((?s:.)*ConfigurationConfigurer",
        "Drop the executor in {place}: Spring Statemachine 3 runs on Reactor. What ran beside the caller does so by "
        "publishOn on the Mono that sendEvent gives, regions beside each other by "
        "regionExecutionPolicy(RegionExecutionPolicy.PARALLEL).",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class (?P<c>(?:Default|Basic|Jpa)?BatchConfigurer)\b",
        "Drop {c} in {place} and let Boot set Spring Batch up (no DefaultBatchConfiguration: Boot then runs no job "
        "and makes no tables): mark the data source of the tables @BatchDataSource and its manager "
        "@BatchTransactionManager, give an own launcher as a @Primary JobLauncher bean and a task executor as a "
        "@BatchTaskExecutor bean; isolation and prefix are spring.batch.jdbc.*. Where an empty setDataSource kept the "
        "executions in memory, decide between an embedded @BatchDataSource (restart and history while it runs) and "
        "tables in the real database.",
        *_WAVES,
    ),
    rule(
        r"java\.lang\.String cannot be converted to java\.util\.Properties",
        "Hand JobOperator.start in {place} Properties (PropertiesConverter.stringToProperties, one pair a line, no "
        "commas), and write typed parameters as name=value,java.lang.Long instead of name(long)=value: Spring Batch "
        "5 knows the old notation no more.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class Map(?:JobRepository|JobExplorer)FactoryBean\b",
        "Keep executions in an embedded database in {place} (JobRepositoryFactoryBean on an EmbeddedDatabase with "
        "schema-h2.sql, or leave both beans out and give Boot a @BatchDataSource): Spring Batch 5 has no map "
        "repository; ResourcelessJobRepository keeps one execution alone and cannot restart.",
        *_WAVES,
    ),
    rule(
        r"Resource cannot be converted to org\.springframework\.core\.io\.WritableResource",
        "Give the writer in {place} a resource that can be written, such as FileSystemResource, and declare it as "
        "WritableResource where it is injected: one of the class path cannot.",
        *_WAVES,
    ),
    rule(
        r"package org\.springframework\.cloud\.stream\.(?:test\.\w+|test) does not exist"
        r"|symbol:\s+class (?:MessageCollector|MessageQueueMatcher|TestSupportBinder\w*)\b",
        "Test the binding in {place} with the test binder: import TestChannelBinderConfiguration, send by "
        "InputDestination.send(message, destination) and read by OutputDestination.receive(timeout, destination).",
        *_WAVES,
    ),
    rule(
        r"package org\.springframework\.cloud\.stream\.annotation does not exist"
        r"|symbol:\s+class (?:EnableBinding|StreamListener|Processor|Sink)\b(?s:.)*cloud\.stream",
        "Write the listener in {place} as a bean of Consumer, Function or Supplier (a send to a channel of @Output as "
        "StreamBridge.send(binding, payload)), name it in spring.cloud.function.definition, and let its binding keep "
        "the destination: NAME-in-0 and NAME-out-0, or spring.cloud.stream.function.bindings.NAME-in-0 for the old "
        "binding name.",
        *_WAVES,
    ),
    rule(
        r"package org\.hibernate\.criterion does not exist|symbol:\s+(?:class|variable) (?:Criteria|DetachedCriteria"
        r"|Criterion|Restrictions|Projections|MatchMode)\b|symbol:\s+method createCriteria\(",
        "Write the query in {place} as HQL or with JPA's CriteriaBuilder (session.getCriteriaBuilder()): Hibernate 6 "
        "has no Criteria of its own.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+method registerFunction\(|symbol:\s+class (?P<c>SQLFunctionTemplate|VarArgsSQLFunction"
        r"|NoArgSQLFunction|SQLFunction)\b",
        "Register the function in {place} from initializeFunctionRegistry(FunctionContributions) of the dialect, or "
        "from a FunctionContributor named in META-INF/services: contributions.getFunctionRegistry() takes "
        "registerPattern(name, pattern, type) for a template, register(name, new StandardSQLFunction(..)) for a name.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+method register(?P<what>ColumnType|HibernateType)\(",
        "Override columnType(int) in the dialect at {place} for DDL types of its own (super.columnType(code) for the "
        "rest); mappings of native results (registerHibernateType) go: Hibernate 6 reads the JDBC type itself.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+method get(?:All)?(?:Class|Collection)Metadata\(",
        "Ask the metamodel in {place}: sessionFactory.getMetamodel().entity(X.class) or .getEntities() of JPA; "
        "Hibernate 6 has no ClassMetadata.",
        *_WAVES,
    ),
    rule(
        r"package org\.hibernate\.search\.(?:annotations|jpa|query\.dsl|bridge)[\w.]* does not exist",
        "Move {place} to Hibernate Search 7: @Field became @FullTextField and @KeywordField, queries start at "
        "Search.session(entityManager).search(X.class); its migration guides 5 to 6 and 6 to 7 list each annotation.",
        *_WAVES,
    ),
    rule(
        r"package io\.prometheus\.client[\w.]* does not exist",
        "Write the metrics in {place} with Micrometer's MeterRegistry, or with io.prometheus:prometheus-metrics-core "
        "on the PrometheusRegistry bean: the actuator does not show what the old client registers.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class LegacyCookieProcessor\b",
        "Take Rfc6265CookieProcessor, Tomcat's only one, in {place}, once no cookie needs what the old one let through "
        "(a domain that starts with a dot, unquoted special characters).",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class (?P<c>ShardedJedis\w*|JedisShardInfo)\b",
        "Use JedisSharding in place of {c} in {place}, or a Redis cluster with JedisCluster.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class (?P<c>Binary(?:Sharded)?Jedis\w*)\b",
        "Use Jedis, JedisPooled or JedisCluster in place of {c} in {place}: each takes keys of bytes as well.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class (?P<c>IMongo\w*|MongodStarter|MongodExecutable|MongodProcess|Mongod\w*Builder)\b",
        "Leave the embedded MongoDB in {place} to de.flapdoodle.embed.mongo.spring3x, which starts it by itself in the "
        "version that de.flapdoodle.mongodb.embedded.version names, or start transitions.Mongod of Flapdoodle 4.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class (?P<c>MongoClientOptions|MongoClientURI|MongoClient|DBCollection)\b",
        "Use the driver's one API in place of {c} in {place}: MongoClients.create of a connection string or of "
        "MongoClientSettings (with its applyTo... groups for options, credential() for the user), and MongoDatabase.",
        *_WAVES,
    ),
    rule(
        r"constructor DefaultErrorAttributes in class \S*DefaultErrorAttributes cannot be applied",
        "Drop the flag in {place} and set server.error.include-exception, or add Include.EXCEPTION to the options in "
        "an own getErrorAttributes.",
        *_WAVES,
    ),
    rule(
        r"package com\.datastax\.driver\S* does not exist",
        "Use CqlSession of the Cassandra driver 4 in {place}: Spring Boot 3 does not have the driver 3.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class ConfigFileApplicationListener\b",
        "Let Boot load what the listener in {place} loads: the names of setSearchNames are spring.config.name (with "
        "application among them), the locations of setSearchLocations spring.config.location, in "
        "SpringApplicationBuilder.properties(..); of several names or locations the last one wins, where a second "
        "listener's files came below the others. An EnvironmentPostProcessor of its own takes the place of one in "
        "spring.factories: ConfigDataEnvironmentPostProcessor.ORDER is its order, and YamlPropertySourceLoader or "
        "PropertiesPropertySourceLoader loads its files, those of profiles last.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+class SqlExplainInterceptor\b",
        "Decide in {place} what guards statements: MyBatis-Plus' SqlExplainInterceptor asked the database and "
        "reported (or, with stopProceed, refused) updates and deletes that go through the whole table. "
        "BlockAttackInnerInterceptor refuses those without a condition.",
        *_WAVES,
    ),
    rule(
        r"package com\.baomidou\.mybatisplus\.(?:mapper|plugins)\S* does not exist|symbol:\s+class EntityWrapper\b",
        "Write {place} for MyBatis-Plus 3 (QueryWrapper, extension's Page and plug-ins): one thing in it has no "
        "equal there, or its type cannot be told. An empty value was no condition for 2's like and in (a text with "
        "commas was several values), an order was text; SQL with ${{ew.sqlSegment}} needs an AND of its own; a "
        "mapper's only parameter beside a page needs @Param, and its properties the parameter's name.",
        *_WAVES,
    ),
    rule(
        r"symbol:\s+method (?P<c>(?:insert|update|insertOrUpdate)AllColumn\w*|updateForSet)\b",
        "Say in {place} what {c} of MyBatis-Plus 2 did: an UpdateWrapper with set(column, value) for each column, or "
        "fields marked @TableField(insertStrategy/updateStrategy = FieldStrategy.ALWAYS).",
        *_WAVES,
    ),
    rule(
        r"jakarta\.persistence\.\w+ cannot be converted to javax\.persistence\.",
        "Raise the library that {place} calls to its line for Jakarta Persistence. Hibernate Search 5 becomes "
        "org.hibernate.search:hibernate-search-mapper-orm and hibernate-search-backend-lucene 7.2: @FullTextField, "
        "@KeywordField and @GenericField in place of @Field, a LuceneAnalysisConfigurer in place of @Analyzer, "
        "Search.session(..) with predicates in place of FullTextEntityManager and QueryBuilder, massIndexer(..) in "
        "place of createIndexer(..), hibernate.search.backend.directory.* in place of hibernate.search.default.*; its "
        "indexes are built anew (Hibernate Search 6.0 migration guide).",
        *_WAVES,
    ),
)
