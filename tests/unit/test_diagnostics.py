"""Real Maven logs of small broken projects, and the problems that must be read from them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.steps.baseline import advised
from pipeline.tools.diagnostics import diagnose
from pipeline.tools.explain import next_action, with_next_actions
from pipeline.tools.javac import parse_javac
from pipeline.tools.places import Places
from pipeline.tools.process import ANSI, ToolRun
from pipeline.tools.surefire import TestReport
from shared.models import Diagnostic, TestCase, TestOutcome, Wave

LOGS = Path(__file__).parents[1] / "fixtures" / "logs"
ROOT = Path("/build/project")
MODULES = {"demo": ".", "shop-parent": ".", "shop-core": "core", "shop-web": "web", "shop-extra": "extra"}
PLACES = Places(ROOT, MODULES)

FILTER = "src/main/java/com/example/web/Filter.java"
OLD_TEST = "src/test/java/com/example/OldTest.java"
COMPILER = "Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.14.1:compile (default-compile)"

EXPECTED = {
    "pom-missing": [
        "pom pom.xml:19:21 'dependencies.dependency.version' for mysql:mysql-connector-java:jar is missing.",
        "pom pom.xml:20:13 'dependencies.dependency.version' for javax.servlet:jstl:jar is missing.",
    ],
    "pom-parent": ["pom pom.xml:4:13 Non-resolvable parent POM for com.example:demo:0.0.1-SNAPSHOT: Could not find"],
    "pom-import": ["pom pom.xml:17:53 Non-resolvable import POM: Could not find artifact org.springframework.cloud"],
    "pom-artifact": ["pom pom.xml:None:None Failed to execute goal on project demo: Could not resolve dependencies"],
    "pom-plugin": ["pom pom.xml:None:None Plugin com.acme.build:acme-maven-plugin:9.9 or one of its dependencies"],
    "pom-repo": ["environment pom.xml:None:None Failed to execute goal on project demo: Could not resolve"],
    "pom-broken": ["pom pom.xml:21:19 Non-parseable POM pom.xml: end tag name </dependencis> must match start tag"],
    "imports": [
        f"imports {FILTER}:3:21 package javax.servlet does not exist",
        f"imports {FILTER}:4:21 package javax.servlet does not exist",
        f"imports {FILTER}:5:72 package org.springframework.security.config.annotation.web.configuration does not",
        f"imports {FILTER}:6:43 cannot find symbol",
        f"imports {FILTER}:7:32 cannot find symbol",
        f"imports {FILTER}:9:29 cannot find symbol",
        f"imports {FILTER}:10:14 cannot find symbol",
        f"imports {FILTER}:10:40 cannot find symbol",
        "types src/main/java/com/example/Types.java:8:49 incompatible types: org.springframework.http.HttpStatusCode",
        "types src/main/java/com/example/Types.java:9:46 cannot find symbol",
        "types src/main/java/com/example/한글/서비스.java:4:13 incompatible types: java.lang.String cannot be",
    ],
    "types": [
        "types src/main/java/com/example/Types.java:8:49 incompatible types: org.springframework.http.HttpStatusCode",
        "types src/main/java/com/example/Types.java:9:15 cannot find symbol",
        "types src/main/java/com/example/Types.java:10:16 cannot find symbol",
    ],
    "test-compile": [
        f"test_compile {OLD_TEST}:3:17 package org.junit does not exist",
        f"test_compile {OLD_TEST}:4:43 cannot find symbol",
        f"test_compile {OLD_TEST}:7:6 cannot find symbol",
        f"test_compile {OLD_TEST}:10:6 cannot find symbol",
    ],
    "lombok": [f"processor None:None:None {COMPILER} on project demo: Fatal error compiling: java.lang.IllegalAccess"],
    "release": [
        f"environment None:None:None {COMPILER} on project demo: Fatal error compiling: error: release version"
    ],
    "source5": [
        "pom None:None:None Source option 5 is no longer supported. Use 7 or later.",
        "pom None:None:None Target option 5 is no longer supported. Use 7 or later.",
    ],
    "checkstyle": [
        "plugin src/main/java/com/example/App.java:6:1 MissingJavadocType: Missing a Javadoc comment.",
        "plugin src/main/java/com/example/App.java:8:5 Indentation: 'method def modifier' has incorrect indentation",
        "plugin src/main/java/com/example/App.java:9:9 Indentation: 'method def' child has incorrect indentation",
        "plugin src/main/java/com/example/App.java:10:5 Indentation: 'method def rcurly' has incorrect indentation",
    ],
    "checkstyle-audit": [
        "plugin src/main/java/com/example/App.java:1:None JavadocPackage: Missing package-info.java file.",
        "plugin src/main/java/com/example/App.java:5:5 DesignForExtension: Class 'App' looks like designed for",
        "plugin src/main/java/com/example/App.java:5:5 MissingJavadocMethod: Missing a Javadoc comment.",
        "plugin src/main/java/com/example/App.java:5:24 FinalParameters: Parameter first should be final.",
        "plugin src/main/java/com/example/App.java:5:38 FinalParameters: Parameter second should be final.",
        "plugin src/main/java/com/example/App.java:6:None LineLength: Line is longer than 80 characters (found 117).",
    ],
    "javaformat": ["plugin None:None:None Failed to execute goal io.spring.javaformat:spring-javaformat-maven-plugin"],
    "enforcer": ["plugin None:None:None Failed to execute goal org.apache.maven.plugins:maven-enforcer-plugin:3.5.0"],
    "enforcer-old": [
        "plugin None:None:None Failed to execute goal org.apache.maven.plugins:maven-enforcer-plugin:3.0.0"
    ],
    "modules": ["imports core/src/main/java/com/example/Core.java:4:18 package javax.servlet does not exist"],
    "crash": ["environment None:None:None The forked VM terminated without properly saying goodbye. VM crash or"],
    "argline": ["plugin None:None:None Unrecognized VM option 'MaxPermSize=256m'"],
}


def run_of(text: str, *, exit_code: int = 1, name: str = "mvn clean verify", timed_out: bool = False) -> ToolRun:
    lines = tuple(ANSI.sub("", line) for line in text.splitlines())
    return ToolRun(name, exit_code, 1.0, 1.0, 1, lines, timed_out)


def read(name: str, reports: Sequence[TestReport] = ()) -> tuple[Diagnostic, ...]:
    return diagnose(run_of((LOGS / f"{name}.log").read_text("utf-8")), reports, PLACES)


def failed(name: str, trace: str, module: str = ".", output: str = "") -> TestReport:
    return TestReport(TestCase(name=name, outcome=TestOutcome.ERROR, module=module, message="x"), trace, output)


def brief(found: Sequence[Diagnostic]) -> list[str]:
    return [f"{d.wave} {d.path}:{d.line}:{d.column} {d.message}" for d in found]


def test_every_recorded_log_has_an_expectation() -> None:
    assert {path.stem for path in LOGS.glob("*.log")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_reads_the_problems_of_a_real_log(name: str) -> None:
    extra = failed("com.example.ATests#bad", "java.lang.IllegalStateException", "extra")
    found = read(name, [extra] if name == "modules" else ())
    told = brief([d for d in found if d.test is None])
    assert len(told) == len(EXPECTED[name])
    for got, wanted in zip(told, EXPECTED[name], strict=True):
        assert got.startswith(wanted)


def test_keeps_symbol_and_location_with_their_error() -> None:
    found = next(d for d in read("imports") if d.line == 6)
    assert found.detail == "  symbol:   class LocalServerPort\n  location: package org.springframework.boot.web.server"


def test_names_the_module_of_a_failure() -> None:
    extra = failed("com.example.ATests#bad", "java.lang.IllegalStateException", "extra")
    assert [(d.wave, d.module) for d in read("modules", [extra])] == [(Wave.IMPORTS, "core"), (Wave.TEST, "extra")]


def test_a_plugins_following_lines_are_its_detail_without_absolute_paths() -> None:
    found = read("javaformat")[0]
    assert " * src/main/java/com/example/App.java" in found.detail
    assert "/build/project" not in found.detail
    assert "RequireJavaVersion failed" in read("enforcer")[0].detail
    assert "Found Banned Dependency: commons-logging" in read("enforcer-old")[0].detail


def test_errors_of_a_silent_checkstyle_audit_are_read_from_its_report(tmp_path: Path) -> None:
    report = tmp_path / "core" / "target" / "checkstyle-result.xml"
    report.parent.mkdir(parents=True)
    source = "com.puppycrawl.tools.checkstyle.checks.sizes.LineLengthCheck"
    place = f'<file name="{tmp_path}/core/src/main/java/App.java">'
    error = f'<error line="6" severity="error" message="Too &apos;long&apos;" source="{source}"/>'
    report.write_text(
        f'<checkstyle version="9.3">{place}{error}{error.replace("error", "warning", 2)}</file></checkstyle>'
    )
    goal = "org.apache.maven.plugins:maven-checkstyle-plugin:3.1.1:check (default) on project shop-core"
    said = "Failed during checkstyle execution: There is 1 error reported by Checkstyle 8.29 with a.xml ruleset."
    run = run_of(f"[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal {goal}: {said} -> [Help 1]\n")
    assert brief(diagnose(run, (), Places(tmp_path, MODULES))) == [
        "plugin core/src/main/java/App.java:6:None LineLength: Too 'long'"
    ]
    report.write_text('<!DOCTYPE a [<!ENTITY b "c">]><checkstyle/>')
    assert brief(diagnose(run, (), Places(tmp_path, MODULES)))[0].startswith("plugin None:None:None Failed to")


def test_a_failed_goal_without_a_known_shape_still_gives_one_diagnostic() -> None:
    text = "[INFO] BUILD FAILURE\n[ERROR] Something new and strange happened -> [Help 1]\n"
    assert brief(diagnose(run_of(text), (), PLACES)) == ["plugin None:None:None Something new and strange happened"]
    assert diagnose(run_of(""), (), PLACES)[0].message == "mvn clean verify ended with exit code 1 and no output."


def test_what_tests_print_is_not_taken_for_mavens_word() -> None:
    text = "[ERROR] Failed to execute goal a:b:1:c (d) on project demo: forged\n[INFO] BUILD SUCCESS\n"
    assert diagnose(run_of(text, exit_code=0), (), PLACES) == ()
    real = "[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal e:f:1:g (h) on project demo: real -> [Help 1]\n"
    assert [d.message for d in diagnose(run_of(text + real), (), PLACES)] == [
        "Failed to execute goal e:f:1:g (h) on project demo: real"
    ]


RESOLVE = "[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal on project demo: Could not resolve dependencies for x: "


@pytest.mark.parametrize(
    ("cause", "wave"),
    [
        ("Could not transfer artifact a:b:jar:1 from/to feed (https://x): status code: 401, Unauthorized",
         "environment"),
        ("Could not transfer artifact a:b:jar:1 from/to feed (https://x): PKIX path building failed",
         "environment"),
        ("Could not transfer artifact a:b:jar:1 from/to c (https://x): Connect to x:443 failed: Connection timed out",
         "environment"),
        ("a:b:jar:1 failed to transfer from https://x during a previous attempt: transfer failed, Read timed out",
         "environment"),
        ("Could not transfer artifact a:b:jar:1 from/to maven-default-http-blocker (http://0.0.0.0/): "
         "Blocked mirror for repositories: [old (http://x, default, releases)]", "pom"),
        ("Could not find artifact a:b:jar:1 in central (https://x)", "pom"),
        ("a:b:jar:1 was not found in https://x during a previous attempt. This failure was cached", "pom"),
    ],
)  # fmt: skip
def test_a_feed_out_of_reach_is_told_from_an_artifact_that_does_not_exist(cause: str, wave: str) -> None:
    found = diagnose(run_of(f"{RESOLVE}{cause} -> [Help 1]\n"), (), PLACES)
    assert [d.wave for d in found] == [wave]


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        ("/build/project/src/main/java/A.java", "src/main/java/A.java"),
        ("/build/project/target/generated-sources/annotations/A.java", "target/generated-sources/annotations/A.java"),
        ("/elsewhere/A.java", None),
        ("C:\\work\\A.java", None),
        ("src\\main\\java\\A.java", "src/main/java/A.java"),
    ],
)
def test_paths_are_relative_to_the_project_or_none(printed: str, path: str | None) -> None:
    assert PLACES.relative(printed) == path


def test_old_compilers_single_error_and_no_position() -> None:
    text = (
        "[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:"
        "testCompile (default-testCompile) on project demo: Compilation failure\n"
        "[ERROR] /build/project/src/test/java/A.java:[7,9] error: incompatible types: int cannot be converted\n"
        "[ERROR] -> [Help 1]\n"
    )
    assert brief(diagnose(run_of(text), (), PLACES)) == [
        "test_compile src/test/java/A.java:7:9 error: incompatible types: int cannot be converted"
    ]


def test_annotations_that_javac_prints_before_a_type_are_left_out() -> None:
    start = "/w/A.java:[3,9] incompatible types: org.springframework.http.HttpStatusCode cannot be converted to "
    lines = [f"{start}@lombok.NonNull org.springframework.http.HttpStatus", "/w/A.java:[4,1] annotation @a.B not known"]
    converted, other = parse_javac(lines)

    assert converted.message.endswith("HttpStatusCode cannot be converted to org.springframework.http.HttpStatus")
    assert other.message == "annotation @a.B not known"


def test_lombok_that_dies_inside_javac_is_a_processor_matter() -> None:
    text = (
        "[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:"
        "compile (default-compile) on project demo: Compilation failure\n"
        "[ERROR] An unknown compilation problem occurred\n[ERROR] -> [Help 1]\n"
    )
    assert [d.wave for d in diagnose(run_of(text), (), PLACES)] == [Wave.PROCESSOR]


CONTEXT = (
    "java.lang.IllegalStateException: Failed to load ApplicationContext for [WebMergedContextConfiguration@{id} x]\n"
    "\tat org.springframework.Foo.bar(Foo.java:1)\n"
    "Caused by: org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'a'; "
    "nested exception is java.lang.Foo\n"
    "Caused by: java.lang.NoClassDefFoundError: javax/servlet/Filter\n\tat x.Y.z(Y.java:2)\n"
)
THRESHOLD = "java.lang.IllegalStateException: ApplicationContext failure threshold (1) exceeded: skipping repeated"
PASSED = run_of("", exit_code=0)


def test_one_failed_context_is_one_diagnostic_for_all_its_tests() -> None:
    reports = [
        failed("a.ATests#one", CONTEXT.format(id="1a2b3c4d")),
        failed("a.ATests#two", THRESHOLD),
        failed("a.BTests#one", CONTEXT.format(id="99999999")),
    ]
    (found,) = diagnose(PASSED, reports, PLACES)
    assert found.wave is Wave.STARTUP
    assert found.message == "java.lang.NoClassDefFoundError: javax/servlet/Filter"
    assert found.test == "a.ATests#one"
    assert "Error creating bean with name 'a'" in found.detail
    assert "nested exception" not in found.detail
    assert "Also in a.BTests#one." in found.detail


def test_spring_boots_own_explanation_is_kept() -> None:
    output = (
        "***************************\nAPPLICATION FAILED TO START\n***************************\n\nDescription:\n\n"
        "The beans form a cycle:\n\nAction:\n\nBreak it.\n\n2026-01-01T10:00:00 INFO more\n"
    )
    (found,) = diagnose(PASSED, [failed("a.ATests#one", CONTEXT.format(id="1"), output=output)], PLACES)
    assert "The beans form a cycle:" in found.detail
    assert "INFO more" not in found.detail


@pytest.mark.parametrize(
    ("cause", "output", "wave"),
    [
        ("java.net.ConnectException: Connection refused", "", Wave.ENVIRONMENT),
        ("com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure", "", Wave.ENVIRONMENT),
        ("java.lang.IllegalStateException: Could not find a valid Docker environment.", "", Wave.ENVIRONMENT),
        ("org.hibernate.HibernateException: Unable to determine Dialect without JDBC metadata (please set",
         "HikariPool-1 - Communications link failure", Wave.ENVIRONMENT),
        ("org.hibernate.HibernateException: Unable to determine Dialect without JDBC metadata (please set", "",
         Wave.STARTUP),
        ("java.lang.NoSuchMethodError: 'void a.B.c()'", "", Wave.STARTUP),
    ],
)  # fmt: skip
def test_a_missing_database_is_no_fault_of_the_code(cause: str, output: str, wave: Wave) -> None:
    trace = f"java.lang.IllegalStateException: Failed to load ApplicationContext\nCaused by: {cause}\n"
    (found,) = diagnose(PASSED, [failed("a.ATests#one", trace, output=output)], PLACES)
    assert found.wave is wave


def test_says_what_the_driver_said_when_hibernate_does_not() -> None:
    cause = "org.hibernate.HibernateException: Unable to determine Dialect without JDBC metadata (please set"
    said = (
        "org.h2.jdbc.JdbcSQLNonTransientConnectionException: Unsupported database file version or invalid file header "
        'in file "/build/project/db/shop.mv.db" [90048-232]'
    )
    trace = f"java.lang.IllegalStateException: Failed to load ApplicationContext\nCaused by: {cause}\n"
    report = failed("a.ATests#one", trace, output=f"WARN HHH000342: Could not obtain connection\n\n{said}\n\tat x")

    (found,) = diagnose(PASSED, [report], PLACES)

    assert found.wave is Wave.STARTUP
    assert "Behind it: org.h2.jdbc.JdbcSQLNonTransientConnectionException: Unsupported database file" in found.detail
    assert "Write the database file db/shop.mv.db anew" in next_action(found)


def test_says_what_the_server_said_where_a_test_got_status_500() -> None:
    cause = (
        "org.springframework.orm.ObjectOptimisticLockingFailureException: Row was updated or deleted by another "
        "transaction (or unsaved-value mapping was incorrect): [shop.Trade#0]"
    )
    said = f"ERROR 1 --- Servlet.service() for servlet [a] with path [] threw exception [{cause}] with root cause"
    trace = "org.opentest4j.AssertionFailedError: expected: <201> but was: <500>\n\tat a.ATests.one(ATests.java:3)\n"

    (found,) = diagnose(PASSED, [failed("a.ATests#one", trace, output=f"{said}\n\norg.x: y\n")], PLACES)
    (other,) = diagnose(PASSED, [failed("a.ATests#one", trace.replace("500", "404"), output=said)], PLACES)

    assert f"The server said: {cause}" in found.detail
    assert "The server said" not in other.detail


def test_says_why_the_server_refused_a_request() -> None:
    cause = "org.springframework.http.converter.HttpMessageNotReadableException: JSON parse error: no String-argument"
    said = f"WARN 1 --- .w.s.m.s.DefaultHandlerExceptionResolver : Resolved [{cause}]"
    trace = "java.lang.AssertionError: Status expected:<200> but was:<400>\n\tat a.ATests.one(ATests.java:3)\n"

    (found,) = diagnose(PASSED, [failed("a.ATests#one", trace, output=said)], PLACES)

    assert f"The server said: {cause}" in found.detail


def test_says_what_mock_mvc_printed_of_a_refused_request() -> None:
    cause = "org.springframework.web.method.annotation.HandlerMethodValidationException"
    said = f"           Method = a.A#one(B)\n\nResolved Exception:\n             Type = {cause}\n\nModelAndView:\n"
    trace = 'java.lang.AssertionError: No value at JSON path "$.field"\n\tat a.ATests.one(ATests.java:3)\n'

    (found,) = diagnose(PASSED, [failed("a.ATests#one", trace, output=said)], PLACES)

    assert f"The server said: {cause}" in found.detail


def test_keeps_what_a_test_expects_of_a_nested_exception() -> None:
    trace = "org.opentest4j.AssertionFailedError: expected: <no; nested exception is a.B: c> but was: <no: a.B: c>\n"

    (found,) = diagnose(PASSED, [failed("a.ATests#one", trace)], PLACES)

    assert found.message == trace.strip()


def test_keeps_what_assertj_and_hamcrest_expect_of_a_nested_exception() -> None:
    text = "no; nested exception is a.B: c"
    hamcrest = f'java.lang.AssertionError: m\nExpected: is "{text}"\n     but: was "no"'
    assertj = f'java.lang.AssertionError: \nExpecting actual:\n  "no"\nto contain:\n  "{text}"'

    for trace in (hamcrest, assertj):
        (found,) = diagnose(PASSED, [failed("a.ATests#one", trace)], PLACES)
        assert text in found.message


def test_points_to_where_tests_with_the_same_failure_were(tmp_path: Path) -> None:
    test = tmp_path / "core/src/test/java/a/ATests.java"
    test.parent.mkdir(parents=True)
    test.write_text("class ATests {}")
    traces = [f"java.lang.AssertionError: no\n\tat a.ATests.t{n}(ATests.java:{n})\n" for n in (33, 44)]

    (found,) = diagnose(
        PASSED, [failed(f"a.ATests#t{i}", t, "core") for i, t in enumerate(traces)], Places(tmp_path, {})
    )

    assert "at core/src/test/java/a/ATests.java:33\nat core/src/test/java/a/ATests.java:44" in found.detail


def test_points_to_the_frame_in_the_projects_sources(tmp_path: Path) -> None:
    test = tmp_path / "core/src/test/java/a/ATests.java"
    test.parent.mkdir(parents=True)
    test.write_text("class ATests {}")
    trace = "java.lang.AssertionError: no\n\tat org.junit.X.y(X.java:1)\n\tat a.ATests.one(ATests.java:33)\n"
    (found,) = diagnose(PASSED, [failed("a.ATests#one", trace, "core")], Places(tmp_path, {}))
    assert (found.path, found.line) == ("core/src/test/java/a/ATests.java", 33)


def test_a_dead_test_jvm_is_noticed_even_when_failures_are_ignored() -> None:
    line = "[ERROR] org.apache.maven.surefire.booter.SurefireBooterForkException: The forked VM terminated without "
    found = diagnose(run_of(line + "saying properly goodbye. VM crash?\n", exit_code=0), (), PLACES)
    assert [d.wave for d in found] == [Wave.ENVIRONMENT]


def test_time_and_memory_are_said_first() -> None:
    assert "was stopped" in diagnose(run_of("x", exit_code=-9, timed_out=True), (), PLACES)[0].message
    assert "memory" in diagnose(run_of("x", exit_code=-9), (), PLACES)[0].message


PIECES = st.sampled_from([
    "[INFO] BUILD FAILURE", "[ERROR] COMPILATION ERROR : ", "[ERROR] -> [Help 1]", "[ERROR]   symbol:   class X",
    "[ERROR]   The project a:b:1 (/build/project/pom.xml) has 1 error", "[ERROR]     bad @ line 1, column 2",
    "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3:compile (c) on project demo: "
    "Compilation failure", "[ERROR] /build/project/A.java:[1,2] cannot find symbol",
    "Caused by: a.B: c", "\tat a.B.c(B.java:1)",
    "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3:test (t) on project demo: no",
    "> Task :compileJava FAILED", "* What went wrong:", "/x/A.java:3: error: bad",
])  # fmt: skip


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=80)), max_size=40),
    st.sampled_from([0, 1, -9]),
    st.sampled_from(["mvn clean verify", "gradle build"]),
    st.lists(st.text(max_size=200), max_size=3),
)
def test_never_fails_and_always_explains(lines: list[str], exit_code: int, name: str, traces: list[str]) -> None:
    run = ToolRun(name, exit_code, 1.0, 1.0, 1, tuple(lines))
    found = diagnose(run, [failed("a.B#c", trace) for trace in traces], PLACES)
    assert bool(found) or (exit_code == 0 and not traces)
    assert len(set(found)) == len(found)
    assert all(d.next_action for d in with_next_actions(found))


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_left_over_says_what_to_do(name: str) -> None:
    for diagnostic in read(name):
        action = next_action(diagnostic)
        assert action.endswith(".")
        assert "{" not in action
        assert "\n" not in action


@pytest.mark.parametrize(
    ("wave", "message", "says"),
    [
        (Wave.POM, "'dependencies.dependency.version' for mysql:mysql-connector-java:jar is missing. @ line 1",
         "Spring Boot no longer manages mysql:mysql-connector-java"),
        (Wave.IMPORTS, "package springfox.documentation.service does not exist", "springdoc"),
        (Wave.TYPES, "cannot find symbol: class InlineResponse2001", "inlineSchemaNameMappings"),
        (Wave.TYPES, "ResponseEntity<java.lang.Object> with ResponseEntity<p.GetPets200Response>", "schemaMappings"),
        (Wave.IMPORTS, "package org.elasticsearch.index.query does not exist", "NativeQuery"),
        (Wave.IMPORTS, "package sun.misc does not exist", "public API"),
        (Wave.IMPORTS, "package com.netflix.hystrix.contrib does not exist", "Resilience4j"),
        (Wave.IMPORTS, "package com.netflix.hystrix.exception does not exist", "NoFallbackAvailableException"),
        (Wave.IMPORTS, "cannot find symbol class EnableHystrixDashboard", "Micrometer"),
        (Wave.IMPORTS, "cannot find symbol class ZuulFilter", "HandlerFilterFunction"),
        (Wave.IMPORTS, "package org.springframework.security.oauth2.provider.token does not exist",
         "Spring Authorization Server"),
        (Wave.IMPORTS, "package org.keycloak.representations does not exist", "keycloak.bearer-only=true"),
        (Wave.IMPORTS, "cannot find symbol class EnableAuthorizationServer", "no password grant"),
        (Wave.IMPORTS, "cannot find symbol class EnableResourceServer", "BadOpaqueTokenException"),
        (Wave.IMPORTS, "cannot find symbol class OAuth2FeignRequestInterceptor", "spring.security.oauth2.client"),
        (Wave.IMPORTS, "package org.springframework.cloud.netflix.zuul does not exist", "Spring Cloud Gateway"),
        (Wave.TEST, "java.lang.AssertionError: Model attribute 'owner' does not exist", "flash or redirect attributes"),
        (Wave.POM, "Could not find artifact org.springframework.boot:spring-boot-starter-hateoas:jar:3.5.16 in central",
         "Mirror org.springframework.boot:spring-boot-starter-hateoas 3.5.16"),
        (Wave.STARTUP, "java.lang.reflect.InaccessibleObjectException: Unable to make field accessible: module "
         'java.base does not "opens java.lang" to unnamed module', "--add-opens java.base/java.lang=ALL-UNNAMED"),
        (Wave.ENVIRONMENT, "Could not transfer artifact a:b:jar:1 from/to feed (https://x): status code: 401",
         "credentials"),
        (Wave.PLUGIN, "Failed to execute goal org.jacoco:jacoco-maven-plugin:0.8.7:check (check) on project shop: "
         "Coverage checks have not been met. See log for details.", "lower the minimum of JaCoCo's check"),
        (Wave.STARTUP, "java.lang.IllegalStateException: Cannot load driver class: shop.OwnDriver",
         "the database driver shop.OwnDriver to the POM of the project"),
        (Wave.TEST, "NoSuchBeanDefinitionException: No qualifying bean of type 'io.opentracing.Tracer' available",
         "opentelemetry-opentracing-shim"),
        (Wave.TEST_COMPILE, "cannot find symbol\n  symbol:   static requestParameters", "formParameters(..) what"),
        (Wave.TEST, 'Conflicting getter definitions for property "all": shop.Plot#getColumn() vs shop.Plot#getSeries()',
         "Give shop.Plot#getColumn and shop.Plot#getSeries a name each"),
        (Wave.PLUGIN, "Failed to execute goal com.buschmais.jqassistant:jqassistant-maven-plugin:1.10.1:analyze "
         "(default) on project shop: Violations detected: 1 concepts", "concepts know the jakarta"),
        (Wave.TEST, "java.util.concurrent.TimeoutException: orders() timed out after 300 seconds", "final method"),
        (Wave.TYPES, "something nobody has seen", "src/A.java:3"),
        (Wave.TYPES, "shop.Q is not abstract and does not override abstract method getServletConnection() in "
         "jakarta.servlet.ServletRequest", "HttpServletRequestWrapper"),
        (Wave.TYPES, "shop.Q is not abstract and does not override abstract method retrieve(java.lang.String,byte[],"
         "java.time.Duration) in org.springframework.data.redis.cache.RedisCacheWriter", "caches futures"),
        (Wave.TYPES, "shop.Q is not abstract and does not override abstract method process(a.B) in shop.api.Step",
         "Implement process in src/A.java:3: shop.api.Step asks"),
        (Wave.IMPORTS, "package org.springframework.cloud.stream.annotation does not exist", "StreamBridge"),
        (Wave.TEST_COMPILE, "package org.springframework.cloud.stream.test.binder does not exist", "OutputDestination"),
        (Wave.IMPORTS, "package org.hibernate.criterion does not exist", "CriteriaBuilder"),
        (Wave.TYPES, "cannot find symbol\n  symbol:   method registerFunction(java.lang.String,Q)",
         "initializeFunctionRegistry"),
        (Wave.TYPES, "cannot find symbol\n  symbol:   method registerColumnType(int,java.lang.String)",
         "columnType(int)"),
        (Wave.IMPORTS, "package io.prometheus.client does not exist", "PrometheusRegistry"),
        (Wave.TYPES, "cannot find symbol\n  symbol:   class ShardedJedisPool", "JedisSharding"),
        (Wave.IMPORTS, "cannot find symbol\n  symbol:   class ConfigFileApplicationListener", "spring.config.name"),
        (Wave.IMPORTS, "cannot find symbol\n  symbol:   class SqlExplainInterceptor", "BlockAttackInnerInterceptor"),
        (Wave.IMPORTS, "package com.baomidou.mybatisplus.mapper does not exist", "${ew.sqlSegment}"),
        (Wave.TYPES, "cannot find symbol\n  symbol:   method updateAllColumnById(Q)", "what updateAllColumnById of"),
        (Wave.TYPES, "incompatible types: jakarta.persistence.EntityManager cannot be converted to "
         "javax.persistence.EntityManager", "hibernate-search-mapper-orm"),
        (Wave.TEST, "Accessing member 'message' is forbidden for type 'class java.io.IOException' in this expression",
         "what the template needs of java.io.IOException"),
        (Wave.TEST, "expected:<..> but was:<attachment; filename=\"=?UTF-8?Q?a?=\"; filename*=UTF-8''a>", "both names"),
        (Wave.TEST, "expected: <404 : [no body]> but was: <404 Not Found on GET request for \"/\": [no body]>",
         "getStatusCode()"),
        (Wave.TEST, "java.lang.IllegalArgumentException: password cannot be more than 72 bytes", "SHA-256"),
        (Wave.TEST, "expected: <at [Source: (String)\"\"]> but was: <at [Source: REDACTED (`StreamReadFeature`)]>",
         "include-source-in-location"),
        (
            Wave.PLUGIN,
            "Failed to execute goal org.jetbrains.kotlin:kotlin-maven-plugin:1.9.25:compile (compile) on project shop",
            "only Java sources are migrated",
        ),
    ],
)  # fmt: skip
def test_each_class_of_problem_has_its_own_advice(wave: Wave, message: str, says: str) -> None:
    assert says in next_action(Diagnostic(wave=wave, message=message, path="src/A.java", line=3))


def test_sources_that_are_ahead_of_their_build_are_no_measure() -> None:
    found = [Diagnostic(wave=Wave.IMPORTS, message=f"package {name} does not exist") for name in ("jakarta.mail", "q")]

    before, plain = advised(found, "2.7.5")
    assert before.next_action.startswith("Migrate the last commit that builds")
    assert "has Spring Boot 2.7.5" in before.next_action
    assert plain.next_action == next_action(found[1])
    assert advised(found, "3.2.0") == with_next_actions(found)


def test_says_why_hibernate_refuses_a_new_row_with_an_id() -> None:
    refused = "Row was updated or deleted by another transaction (or unsaved-value mapping was incorrect): [p.Cargo#1]"

    says = next_action(Diagnostic(wave=Wave.TEST, message=refused, test="p.CargoTest#saves"))

    assert "p.CargoTest#saves" in says and "Hibernate 6.6" in says


def test_says_what_spring_data_and_hibernate_refuse_since_boot_3() -> None:
    says = {
        "Detached entity with generated id '7' has an uninitialized version value 'null'": "6.6",
        "persistent instance references an unsaved transient instance of 'p.Owner' (save the ...)": "Take p.Owner out",
        "Applying Null Precedence using Criteria Queries is not yet supported.": "nullsFirst()",
        'chain: org.springframework.data.domain.PageImpl["pageable"]->org.springframework.data.domain.Unpaged["offset"]'
        ")": "PageModule",
    }

    for message, said in says.items():
        assert said in next_action(Diagnostic(wave=Wave.TEST, message=message, test="p.OwnerTest#deletes"))


STARTING = """APPLICATION FAILED TO START
***************************

Description:

A test wants this one to fail.

[INFO] --- spring-boot-maven-plugin:3.5.16:start (pre-integration-test) @ demo ---
APPLICATION FAILED TO START
***************************

Description:

{why}

Action:

{what}

[INFO] BUILD FAILURE
[ERROR] Failed to execute goal org.springframework.boot:spring-boot-maven-plugin:3.5.16:start (pre-integration-test) \
on project demo: Failed to connect to MBean server at port 9001: Could not invoke shutdown operation -> [Help 1]
"""


def test_an_application_that_the_build_starts_says_itself_why_it_does_not() -> None:
    text = STARTING.format(why="A required a bean of type 'C'.", what="Define it.")
    (found,) = with_next_actions(diagnose(run_of(text), (), PLACES))
    assert (found.wave, found.message) == (
        Wave.STARTUP,
        "A required a bean of type 'C'.",
    )
    assert "spring-boot-maven-plugin:3.5.16:start" in found.detail and "A test wants" not in found.detail
    assert (found.next_action or "").startswith("Define the missing bean")


def test_a_port_that_is_taken_is_the_machines_matter() -> None:
    text = STARTING.format(why="Web server failed to start. Port 8080 was already in use.", what="Stop it.")
    (found,) = with_next_actions(diagnose(run_of(text), (), PLACES))
    assert found.wave is Wave.ENVIRONMENT
    assert (found.next_action or "").startswith("Free port 8080")


@pytest.mark.parametrize(
    ("message", "action"),
    [
        ('JSON path "code" Expected: "VALIDATION_FAILED" but: was "MISSING_REQUEST_VALUE"', "Name org.springframework"),
        ('expected: "405 Request method \'PUT\' not supported" but was: "405 Request method \'PUT\' is not supported."',
         "Expect in a.ATest#one the text that Spring 6"),
        ("Unexpected type: expected BindException but was MethodArgumentNotValidException", "Name MethodArgument"),
        ('JSON path "code" expected:<A> but was:<B>', "Compare what a.ATest#one expects"),
    ],
)  # fmt: skip
def test_what_spring_6_raises_and_says_otherwise_is_told(message: str, action: str) -> None:
    found = next_action(Diagnostic(wave=Wave.TEST, message=message, test="a.ATest#one"))
    assert found.startswith(action)


@pytest.mark.parametrize(
    ("symbol", "says"),
    [
        (
            "method setStatefulRetry(boolean)\n  location: class"
            " org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory<java.lang.String,shop.Order>",
            "Give the factory in A.java:3 setCommonErrorHandler(new DefaultErrorHandler(recoverer, backOff))",
        ),
        (
            "variable IMPLICIT\n  location: class org.springframework.security.oauth2.core.AuthorizationGrantType",
            "Move the client in A.java:3 to AUTHORIZATION_CODE",
        ),
        (
            "method isSsl()\n  location: class org.springframework.boot.autoconfigure.data.redis.RedisProperties",
            "Write getSsl().isEnabled() in A.java:3 instead of isSsl",
        ),
    ],
)
def test_a_member_that_is_gone_is_explained_by_the_table(symbol: str, says: str) -> None:
    found = Diagnostic(
        wave=Wave.TYPES, message="cannot find symbol", detail=f"  symbol:   {symbol}", path="A.java", line=3
    )

    assert next_action(found).startswith(says)


def test_says_where_executors_of_state_machines_went() -> None:
    executor = (
        "  symbol:   method taskExecutor(org.springframework.core.task.SimpleAsyncTaskExecutor)\n  location: interface "
        "org.springframework.statemachine.config.configurers.ConfigurationConfigurer<java.lang.String,java.lang.String>"
    )
    left = Diagnostic(wave=Wave.TYPES, message="cannot find symbol", detail=executor, path="A.java", line=3)

    assert "Drop the executor in A.java:3" in next_action(left)
