"""The baseline judges the project's code, not the machine that it happens to be built on."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.steps.attempt import Attempt, Deadline
from pipeline.steps.baseline import (
    WITHOUT_ENFORCER,
    dies_of_its_analyser,
    dies_of_its_coverage,
    misses_coverage,
    misses_front_end,
    refuses_the_machine,
)
from pipeline.steps.build_tools import MavenTool
from pipeline.steps.yardstick import Yardstick
from pipeline.tools.jdk import Jdk
from pipeline.tools.maven import Maven
from pipeline.tools.places import Places
from pipeline.tools.process import ToolRun
from pipeline.tools.surefire import TestReport
from shared.models import TestCase, TestOutcome
from tests.fixtures.maven import installation

GOAL = "org.apache.maven.plugins:maven-enforcer-plugin:3.0.0:enforce (versions) on project demo: Some Enforcer rules"


def attempt(rule: str, goal: str = GOAL, code: int = 1) -> Attempt:
    lines = (f"[WARNING] Rule 0: {rule}", "[INFO] BUILD FAILURE", f"[ERROR] Failed to execute goal {goal} -> [Help 1]")
    return Attempt(ToolRun("mvn clean verify", code, 0.1, 0.1, 1, lines), (), Places(Path("/build")))


@pytest.mark.parametrize(
    "rule",
    [
        "Detected JDK Version: 17.0.15 is not in the allowed range [11,12).",
        "Detected JDK version 17.0.15 (JAVA_HOME=/opt/jdk) is not in the allowed range [1.8,9).",
        "Detected Maven Version: 3.9.9 is not in the allowed range [3.5,3.7).",
    ],
)
def test_an_enforcer_that_asks_for_another_tool_refuses_the_machine(rule: str) -> None:
    assert refuses_the_machine(attempt(rule))


def test_other_rules_and_builds_that_pass_count() -> None:
    rule = "Detected JDK Version: 17.0.15 is not in the allowed range [11,12)."
    assert not refuses_the_machine(attempt("Found banned dependency a:b:1"))
    assert not refuses_the_machine(attempt(rule, goal="a:b:1:c (d) on project demo: other"))
    assert not refuses_the_machine(attempt(rule, code=0))


@pytest.mark.parametrize(
    "said, left_out",
    [
        ("install-node-and-npm (a) on project demo: Could not download Node.js: Could not download https://nodejs.org/"
         "dist/v16.14.0/node.tar.gz: Unknown host nodejs.org: Name or service not known", True),
        ("install-node-and-npm (a) on project demo: Could not download Node.js: Got error code 404", False),
        ("npm (a) on project demo: Failed to run task: 'npm run build' failed.", False),
    ],
)  # fmt: skip
def test_a_front_end_is_left_out_only_for_want_of_the_network(said: str, left_out: bool) -> None:
    goal = f"com.github.eirslett:frontend-maven-plugin:1.12.1:{said}"
    assert misses_front_end(attempt("none", goal)) is left_out
    assert not misses_front_end(attempt("none", goal, code=0))
    assert not misses_front_end(attempt("none", goal.replace("frontend-maven-plugin", "other-maven-plugin")))


def test_packages_that_cannot_be_reached_are_told_by_what_npm_said() -> None:
    goal = "com.github.eirslett:frontend-maven-plugin:1.12.1:npm (a) on project demo: Failed to run task: 'npm install'"
    for said in ("x [ERROR] npm ERR! code ENOTFOUND", "x [ERROR] npm error network request failed"):
        assert misses_front_end(attempt(said, goal))
    assert not misses_front_end(attempt("npm ERR! code ELIFECYCLE", goal))


def test_a_check_of_coverage_that_only_warned_is_known_to_the_build_after_it() -> None:
    warned = attempt("[WARNING] Coverage checks have not been met. See log for details.", code=0)
    assert misses_coverage(warned)
    assert not misses_coverage(attempt("All coverage checks have been met.", code=0))
    passing = (TestCase(name="a.ATest#adds", outcome=TestOutcome.PASSED),)
    assert [Yardstick(passing, unmet).tolerant for unmet in (False, True)] == [False, True]


def test_a_coverage_agent_that_ends_every_fork_is_told_from_tests_that_crash() -> None:
    command = "Command was /bin/sh -c cd /b && java -javaagent:/m2/org.jacoco.agent-0.8.12-runtime.jar=x -jar boot.jar"
    died = "The forked VM terminated without properly saying goodbye. VM crash or System.exit called?"
    run = ToolRun("mvn clean verify", 0, 0.1, 0.1, 1, (died, command))
    report = TestReport(TestCase(name="a.ATest#adds", outcome=TestOutcome.PASSED))

    assert dies_of_its_coverage(Attempt(run, (), Places(Path("/b"))))
    assert not dies_of_its_coverage(Attempt(run, (report,), Places(Path("/b"))))
    assert not dies_of_its_coverage(Attempt(replace(run, lines=(died,)), (), Places(Path("/b"))))
    too_old = replace(run, lines=(died, command.replace("0.8.12", "0.7.6.201602180812")))
    assert dies_of_its_coverage(Attempt(too_old, (report,), Places(Path("/b"))))


def test_a_spotbugs_that_cannot_read_the_jdk_is_told_from_one_that_finds_bugs() -> None:
    plugin = "com.github.spotbugs:spotbugs-maven-plugin:4.0.0"
    goal = f"{plugin}:spotbugs (a) on project demo: Execution a of goal {plugin}:spotbugs failed: Java returned: 1"
    unread = "     [java]     java.lang.IllegalArgumentException: Unsupported class file major version 61"
    assert dies_of_its_analyser(attempt(unread, goal))
    assert not dies_of_its_analyser(attempt("[java] out of memory", goal))
    assert not dies_of_its_analyser(attempt(unread, f"{plugin}:check (a) on project demo: failed with 2 bugs"))


def test_its_properties_reach_mavens_command_line(tmp_path: Path) -> None:
    home = installation(tmp_path / "maven", 'for word in "$@"; do echo "$word"; done\n')
    (tmp_path / "project").mkdir()
    jdk = Jdk(17, Path("/opt/jdk17"), "a")
    place, scratch, repository = tmp_path / "project", tmp_path / "scratch", tmp_path / "repository"
    maven = Maven(home / "bin" / "mvn", jdk, place, scratch, repository, None, (jdk,), lambda _: None)
    tool = MavenTool(maven, Places(place), Deadline.after(60), properties=(WITHOUT_ENFORCER,))
    assert WITHOUT_ENFORCER in tool.verify(tolerant=True).run.lines
