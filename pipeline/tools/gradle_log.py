"""Turns what a Gradle build said into Diagnostics: failed compile tasks, and what `What went wrong` tells."""

import re
from collections.abc import Iterator, Sequence

from pipeline.tools import checkstyle, environment
from pipeline.tools.javac import parse_javac
from shared.models import Diagnostic, Wave

TASK = re.compile(r"^> Task (?P<task>:[^\s]+)(?P<failed> FAILED)?")
WRONG = "* What went wrong:"
COUNT = re.compile(r"^\d+ (?:errors?|warnings?)$")
TEST_TASK = re.compile(r":(?:test|integrationTest|\w*Test)'")
COMPILE_TASK = re.compile(r":compile(?P<set>\w*)(?:Java|Kotlin|Groovy)")
CONFIGURATION = re.compile(
    r"[Bb]uild file|A problem occurred (?:evaluating|configuring)|Plugin \[id|Could not resolve"
    r"|Could not find|compile\(\)"
)
MAX_DETAIL = 4000


def gradle_diagnostics(lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Paths in them are as printed."""
    checked: set[str] = set()
    for task, block in _tasks(lines):
        compiled = COMPILE_TASK.search(task)
        if compiled:
            module = task.rpartition(":")[0].strip(":").replace(":", "/") or "."
            for error in parse_javac(line for line in block if not COUNT.match(line)):
                yield Diagnostic(
                    wave=error.wave(test="Test" in compiled["set"]),
                    message=error.message or "javac gave no message",
                    detail=error.detail,
                    path=error.path,
                    line=error.line,
                    column=error.column,
                    module=module,
                )
        for violation in checkstyle.parse_ant(block):
            checked.add(task)
            yield Diagnostic(
                wave=Wave.PLUGIN,
                message=f"{violation.rule}: {violation.message}",
                path=violation.path,
                line=violation.line,
                column=violation.column,
            )
    for message, detail in _wrongs(lines):
        if any(f"'{task}'" in message for task in checked):
            continue
        if not TEST_TASK.search(message) and not COMPILE_TASK.search(message):
            yield Diagnostic(wave=_wave(f"{message}\n{detail}"), message=message, detail=detail)


def _tasks(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """(task, what it printed) in order."""
    task, block = "", list[str]()
    for line in lines:
        started = TASK.match(line)
        if started or line.startswith("FAILURE: "):
            if task:
                yield task, block
            task, block = (started["task"] if started else ""), []
        elif task:
            block.append(line)


def _wrongs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(lines):
        if line != WRONG:
            continue
        told: list[str] = []
        for following in lines[at + 1 : at + 40]:
            if following.startswith("* ") or following.startswith("====="):
                break
            if following.strip():
                told.append(following.rstrip())
        if told:
            yield told[0], "\n".join(told[1:])[:MAX_DETAIL]


def _wave(text: str) -> Wave:
    if environment.RESOLVE.search(text) or environment.MACHINE.search(text):
        return Wave.ENVIRONMENT
    return Wave.POM if CONFIGURATION.search(text) else Wave.PLUGIN
