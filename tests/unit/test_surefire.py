"""Test reports of surefire 2.22 and 3.5: comparable names, and nothing that a hostile or broken file can do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tools.startup import parse_trace
from pipeline.tools.surefire import cases_of, class_paths, comparable_name, read_report, read_reports, seconds
from pipeline.tools.test_failures import needs_a_service
from shared.models import TestOutcome

REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="com.example.SumTests" time="0.155" tests="6">
  <properties><property name="surefire.test.class.path" value="/p/target/classes:/r/org/a/b/1/b-1.jar:"/></properties>
  <testcase name="wrong" classname="합계 tests" time="0.004">
    <failure message="expected: &lt;3&gt; but was: &lt;2&gt;" type="org.opentest4j.AssertionFailedError"><![CDATA[org.x: a
\tat com.example.SumTests.wrong(SumTests.java:17)
]]></failure>
    <system-out>printed</system-out>
  </testcase>
  <testcase name="broken" classname="합계 tests" time="1,000.5"><error type="java.lang.NullPointerException">npe</error></testcase>
  <testcase name="skipped" classname="합계 tests" time="0.0"><skipped message="later"/></testcase>
  <testcase name="rows(int)[2]" classname="합계 tests" time="0.003"/>
  <testcase name="flaky" classname="합계 tests"><flakyFailure message="once" type="x"/></testcase>
  <testcase name="deep" classname="com.example.SumTests$Inner" time="0.003"/>
</testsuite>
"""  # noqa: E501


def write(root: Path, name: str, text: str, module: str = "", directory: str = "target/surefire-reports") -> Path:
    path = root / module / directory / f"TEST-{name}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_outcomes_names_times_and_modules(tmp_path: Path) -> None:
    write(tmp_path, "com.example.SumTests", REPORT, "core")
    cases = cases_of(read_reports(tmp_path))
    assert [(c.name, c.outcome.value, c.seconds) for c in cases] == [
        ("com.example.SumTests#wrong", "failed", 0.004),
        ("com.example.SumTests#broken", "error", 1000.5),
        ("com.example.SumTests#skipped", "skipped", 0.0),
        ("com.example.SumTests#rows[2]", "passed", 0.003),
        ("com.example.SumTests#flaky", "passed", 0.0),
        ("com.example.SumTests$Inner#deep", "passed", 0.003),
    ]
    assert {c.module for c in cases} == {"core"}
    assert cases[0].message == "org.opentest4j.AssertionFailedError: expected: <3> but was: <2>"


def test_names_nested_classes_that_surefire_names_as_junit_shows_them(tmp_path: Path) -> None:
    source = tmp_path / "core/src/test/java/com/example/SumTests.java"
    source.parent.mkdir(parents=True)
    source.write_text(
        'package com.example;\n@DisplayName("sums") class SumTests {\n'
        '  @Nested @DisplayName("when \\"full\\"") class Full {\n'
        '    @Nested @DisplayName("twice") class Half {}\n'
        "    @Nested class Very_full {} }\n"
        '  @Nested @DisplayName("twice") class Other {} }\n',
    )
    shown = ("sums", "when &quot;full&quot;", "twice", "Very full", "nobody")
    rows = "".join(f'<testcase name="adds" classname="{name}"/>' for name in shown)
    write(tmp_path, "com.example.SumTests", f"<testsuite>{rows}</testsuite>", "core")
    assert [report.case.name for report in read_reports(tmp_path)] == [
        "com.example.SumTests#adds",
        "com.example.SumTests$Full#adds",
        "com.example.SumTests#adds",
        "com.example.SumTests$Full$Very_full#adds",
        "com.example.SumTests#adds",
    ]


def test_keeps_trace_and_output_of_failed_tests_only(tmp_path: Path) -> None:
    reports = read_report(write(tmp_path, "com.example.SumTests", REPORT))
    assert "SumTests.java:17" in reports[0].trace
    assert reports[0].output == "printed"
    assert reports[3].output == ""


def test_finds_failsafe_and_gradle_reports_but_none_in_sources(tmp_path: Path) -> None:
    write(tmp_path, "a.A", REPORT, "", "target/failsafe-reports")
    write(tmp_path, "a.B", REPORT, "app", "build/test-results/test")
    write(tmp_path, "a.C", REPORT, "src/test/resources")
    assert {r.case.module for r in read_reports(tmp_path)} == {".", "app"}


def test_a_file_cut_short_gives_the_tests_before_the_cut(tmp_path: Path) -> None:
    path = write(tmp_path, "a.A", REPORT[: REPORT.index('<testcase name="skipped"')])
    assert [r.case.outcome for r in read_report(path)] == [TestOutcome.FAILED, TestOutcome.ERROR]


def test_refuses_a_document_type(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>'
    assert read_report(write(tmp_path, "a.A", bomb)) == []


def test_does_not_follow_links(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", "a.A", REPORT)
    inside = tmp_path / "inside" / "target" / "surefire-reports"
    inside.mkdir(parents=True)
    (inside / "TEST-a.A.xml").symlink_to(outside)
    (tmp_path / "inside" / "more").symlink_to(tmp_path / "outside")
    assert read_reports(tmp_path / "inside") == []


@pytest.mark.parametrize(
    ("classname", "name", "expected"),
    [
        ("a.BTests", "works", "a.BTests#works"),
        ("a.BTests", "sums{int, String}[3]", "a.BTests#sums[3]"),
        ("a.BTests", "sums(int, String)[3]", "a.BTests#sums[3]"),
        ("a.BTests", "sums[1: x=(2)]", "a.BTests#sums[1]"),
        ("a.BTests", "works()", "a.BTests#works"),
        ("a.BTests", "adds (two)  numbers", "a.BTests#adds (two) numbers"),
        ("Nice name", "works", "a.Suite#works"),
        ("BTests", "works", "a.Suite#works"),
        ("a.BTests", "", "a.BTests#"),
        ("a.BTests", "a.BTests", "a.BTests#"),
        ("a.BTests", "BTests", "a.BTests#"),
        ("a.BTests", "initializationError", "a.BTests#"),
        ("org.apache.maven.surefire.junit4.JUnit4Provider", "a.BTests", "a.BTests#"),
    ],
)
def test_names_are_the_same_for_every_surefire(classname: str, name: str, expected: str) -> None:
    assert comparable_name(classname, name, "a.Suite") == expected


@pytest.mark.parametrize(("text", "value"), [("1,234.5", 1234.5), ("", 0), ("nan", 0), ("inf", 0), ("-1", 0), ("x", 0)])
def test_unreadable_times_are_zero(text: str, value: float) -> None:
    assert seconds(text) == value


def test_reads_the_class_path_once(tmp_path: Path) -> None:
    write(tmp_path, "a.A", REPORT)
    write(tmp_path, "a.B", REPORT)
    assert class_paths(tmp_path) == ["/r/org/a/b/1/b-1.jar"]


@given(st.binary(max_size=300), st.integers(0, 400))
def test_any_bytes_give_tests_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int) -> None:
    path = tmp_path_factory.mktemp("r") / "TEST-a.A.xml"
    whole = REPORT.encode()
    path.write_bytes(whole[:at] + data + whole[at:])
    read_report(path)


@given(st.text(max_size=100), st.text(max_size=100), st.text(max_size=30))
def test_any_name_is_one_line_with_one_owner(classname: str, name: str, suite: str) -> None:
    assert "#" in comparable_name(classname, name, suite)


def test_the_first_cause_of_a_long_trace_is_kept(tmp_path: Path) -> None:
    told = "\n".join(f"  State({n})={'x' * 100}" for n in range(3000))
    cause = "Caused by: java.net.UnknownHostException: host\n\tat a.B.c(B.java:1)"
    trace = f"java.lang.RuntimeException: not started:\n{told}\n{cause}"
    case = f'<testcase name="starts" classname="a.B"><error type="x"><![CDATA[{trace}]]></error></testcase>'
    write(tmp_path, "a.B", f"<testsuite>{case}</testsuite>")
    (report,) = read_reports(tmp_path)
    assert len(report.trace) < 120_000
    assert parse_trace(report.trace).causes[-1] == "java.net.UnknownHostException: host"
    assert needs_a_service(report)


def test_both_sides_of_a_long_comparison_are_kept() -> None:
    expected, actual = "one " * 100, "two " * 100
    trace = parse_trace(
        f'java.lang.AssertionError: Expected: is "{expected}"\n     but: was "{actual}"\n\tat a.A.b(A.java:1)'
    )
    assert trace.root.endswith(f'but: was "{actual}"')
