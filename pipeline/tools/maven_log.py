"""The part of Maven's log that says why it failed: what stands after the last `BUILD FAILURE`, cut into problems.

What tests print earlier in the log can look like anything, so nothing before that line is read as Maven's word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

PREFIX = re.compile(r"^\[(?:ERROR|FATAL)\] ?")
GOAL = re.compile(
    r"Failed to execute goal (?P<plugin>[\w.\-]+:[\w.\-]+):(?P<version>[^:\s]+):(?P<goal>[\w\-]+)"
    r"(?: \((?P<execution>[^)]*)\))? on project (?P<artifact>[^:\s]+): ?(?P<message>.*)"
)
RESOLUTION = re.compile(r"Failed to execute goal on project (?P<artifact>[^:\s]+): ?(?P<message>.*)")
PROJECT = re.compile(r"  The project (?P<gav>\S*) \((?P<pom>.*)\) has \d+ errors?")
ORIGIN = re.compile(r" ?@ (?:(?P<gav>[^\s,]+), )?(?:(?P<file>[^,]+), )?line (?P<line>\d+), column (?P<column>\d+)$")
HELP = re.compile(r" ?-> \[Help \d+\]$")
END = ("To see the full stack trace of the errors", "Re-run Maven using the -X switch")
NOISE = re.compile(r"\tat |(?:Please refer to|See) \S+|For more information about|Re-run Maven|After correcting|$")
MAX_BODY_LINES = 2000


@dataclass
class ModelProblem:
    """Something wrong in a POM, found before anything is built."""

    message: str
    pom: str
    line: int | None
    column: int | None


@dataclass
class Failure:
    """One failed goal or one other reason to stop. `headline` is the first line as printed."""

    headline: str
    body: list[str] = field(default_factory=list[str])
    plugin: str = ""
    version: str = ""
    goal: str = ""
    artifact: str = ""
    message: str = ""

    @property
    def text(self) -> str:
        return "\n".join([self.headline, *self.body])

    @property
    def compiles(self) -> bool:
        return self.plugin.endswith(":maven-compiler-plugin")

    @property
    def tests(self) -> bool:
        return self.plugin.endswith((":maven-surefire-plugin", ":maven-failsafe-plugin"))

    @property
    def starts(self) -> bool:
        """The application itself was to be started for what comes after."""
        return self.plugin.endswith(":spring-boot-maven-plugin") and self.goal in ("start", "run")


def model_problems(lines: Sequence[str]) -> list[ModelProblem]:
    """Problems listed below `The project ... has n errors`."""
    found: list[ModelProblem] = []
    pom: str | None = None
    for line in _errors(lines):
        project = PROJECT.fullmatch(line)
        if project:
            pom = project["pom"]
        elif pom is not None and line.startswith("    "):
            found.append(_model_problem(HELP.sub("", line.strip()), pom))
        elif line.strip():
            pom = None
    return found


def _model_problem(text: str, pom: str) -> ModelProblem:
    origin = ORIGIN.search(text)
    if not origin:
        return ModelProblem(text, pom, None, None)
    return ModelProblem(text, origin["file"] or pom, int(origin["line"][:9]), int(origin["column"][:9]))


def failures(lines: Sequence[str]) -> list[Failure]:
    """Every problem of the summary, in order; empty when Maven stopped before its summary."""
    found: list[Failure] = []
    for line in _errors(_summary(lines)):
        if line.startswith(END):
            break
        if _starts(line, found):
            found.append(_failure(HELP.sub("", line)))
        elif found and len(found[-1].body) < MAX_BODY_LINES:
            _extend(found[-1], line)
    for failure in found:
        if failure.plugin.endswith(":maven-enforcer-plugin") and not failure.body:
            failure.body.extend(_warned(lines, failure))
    return found


def _warned(lines: Sequence[str], failure: Failure) -> Iterator[str]:
    """What the goal printed as warnings: enforcers before 3.1 name the rule that refused there, and only there."""
    head = re.compile(rf"\[INFO\] --- \S*:{failure.goal} \(.*\) @ {re.escape(failure.artifact)} ---")
    at = next((i for i, line in enumerate(lines) if head.fullmatch(line) and "enforcer" in line), len(lines))
    for line in lines[at + 1 : at + 1 + MAX_BODY_LINES]:
        if line.startswith("[INFO]"):
            return
        yield line.removeprefix("[WARNING] ")


def _starts(line: str, found: list[Failure]) -> bool:
    if line.startswith("Failed to execute goal "):
        return True
    return not found and bool(line.strip()) and not line.startswith(("The build could not read", "  ", "[", "'"))


def _extend(failure: Failure, line: str) -> None:
    text = HELP.sub("", line)
    if text.strip() and not NOISE.match(text):
        failure.body.append(text)


def _failure(line: str) -> Failure:
    goal = GOAL.fullmatch(line)
    if goal:
        return Failure(line, [], goal["plugin"], goal["version"], goal["goal"], goal["artifact"], goal["message"])
    resolution = RESOLUTION.fullmatch(line)
    if resolution:
        return Failure(line, artifact=resolution["artifact"], message=resolution["message"])
    return Failure(line, message=line)


def _summary(lines: Sequence[str]) -> Sequence[str]:
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].endswith("] BUILD FAILURE"):
            return lines[at + 1 :]
    return (
        lines if any("The build could not read" in line or "[FATAL]" in line for line in lines[:200]) else lines[-400:]
    )


def _errors(lines: Sequence[str]) -> Iterator[str]:
    """Lines of level ERROR without their prefix."""
    for line in lines:
        prefix = PREFIX.match(line)
        if prefix:
            yield line[prefix.end() :]
