"""Commands in comments, and text that GitHub shows: sized, quiet, and on the right lines."""

from pathlib import Path

import pytest

from pipeline.delivery.github_commands import PREFIX, command_line, parse_command
from pipeline.delivery.pull_request import MAX_ANNOTATIONS, MAX_BODY, branch_name, fitted, pages
from pipeline.delivery.quiet import quiet
from pipeline.delivery.stages import MAX_LINES, Stage, commit_message
from shared.errors import InvalidRequest
from shared.models import Diagnostic, Status, Target, Wave
from shared.report import Failure, ProjectSection, Report


def test_the_command_is_the_first_line_that_is_meant_for_us() -> None:
    text = "Look:\n> /auto-builder migrate java=11\n    /auto-builder unwatch\n/auto-builder migrate java=17\r\nthanks"
    assert command_line(text) == "/auto-builder migrate java=17"
    assert command_line("please /auto-builder migrate") is None
    assert command_line("/auto-builders migrate") is None


def test_a_command_says_what_is_wanted() -> None:
    command = parse_command(f"{PREFIX} migrate java=17 spring-boot=3.4 branch=dev subdir=services/a llm=off draft=on")
    assert (command.verb, command.branch, command.wishes.subdir) == ("migrate", "dev", "services/a")
    assert command.wishes.target.boot_line == (3, 4)
    assert (command.wishes.llm, command.wishes.options.deliver_failed) == (False, "draft")
    assert parse_command(f"{PREFIX} migrate").wishes.target.is_boot3


@pytest.mark.parametrize(
    "words",
    [
        "",
        "destroy",
        "migrate java=8",
        "migrate java=11 spring-boot=3.5",
        "migrate spring-boot=9.9",
        "migrate fixers=all",
        "migrate java",
        "migrate subdir=../secret",
        "migrate subdir=/etc",
        "migrate llm=maybe",
    ],
)
def test_a_command_that_is_not_understood_says_how_it_is_written(words: str) -> None:
    with pytest.raises(InvalidRequest):
        parse_command(f"{PREFIX} {words}".strip())


def test_nobody_is_called_and_no_issue_touched() -> None:
    said = quiet("fixes #12, GH-3 and @MockBean in `@Bean #1`\n\n```sh\n@all #2\n```\n## Title\na@b")
    assert said == (
        "fixes #\u206012, GH-\u20603 and @\u2060MockBean in `@Bean #1`\n\n```sh\n@all #2\n```\n## Title\na@\u2060b"
    )


def test_an_unclosed_backtick_hides_no_call() -> None:
    assert quiet("a ` b @all\nc ``@x` d") == "a ` b @\u2060all\nc ``@\u2060x` d"


def test_a_long_text_is_cut_between_lines_and_says_so() -> None:
    text = fitted("start", ["é" * 99] * 1000, ["end"])
    assert len(text.encode("utf-16-le")) // 2 <= MAX_BODY
    kept = text.count("é" * 99)
    assert f"_{1000 - kept:,} more lines are in the run's report._" in text
    assert text.startswith("start\n") and text.endswith("\nend")


def report(count: int) -> Report:
    left = [Diagnostic(wave=Wave.TYPES, message="m" * 300, path="A.java", line=n + 1) for n in range(count)]
    return Report(
        run_id="run00000001",
        status=Status.FAILED,
        failure=Failure(step=None, kind="build", message="It is red.", next_action="Look."),
        project=ProjectSection(name="shop"),
        target=Target(),
        diagnostics=(*left, Diagnostic(wave=Wave.POM, message="no line")),
    )


def test_more_lines_than_fit_are_counted() -> None:
    found = pages(report(MAX_ANNOTATIONS + 7), "# shop", "svc", ())
    assert len(found.annotations) == MAX_ANNOTATIONS
    assert found.annotations[0].path == "svc/A.java"
    assert len(found.annotations[0].title) <= 255
    assert "7 more problems with a line" in found.summary
    assert "1 more problem without a line" in found.summary


def test_the_branch_is_the_same_for_the_same_wish() -> None:
    target = Target(spring_boot="3.5.16")
    assert branch_name(target, "main", "main", None) == "auto-builder/spring-boot-3.5-java-17"
    assert (
        branch_name(target, "release/1.x", "main", "a/b") == "auto-builder/spring-boot-3.5-java-17-a-b-of-release-1-x"
    )


def test_a_commit_message_is_short_and_calls_nobody() -> None:
    lines = tuple(f"- fixer-{n} (1): @Bean closes #{n}\nand more" for n in range(MAX_LINES + 3))
    message = commit_message(Stage("Repair: " + "x" * 100, lines, Path("none")), "run00000001")
    first, blank, *rest = message.splitlines()
    assert len(first) <= 72 and blank == ""
    assert "- 3 more" in rest and rest[-1] == "Auto-Builder-Run: run00000001"
    assert "@Bean" not in message and "#1" not in message
