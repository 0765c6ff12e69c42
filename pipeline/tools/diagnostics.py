"""Turns what a build said into Diagnostics: each problem once, in the wave in which it has to be solved."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from pipeline.tools import checkstyle, environment, front_ends
from pipeline.tools.gradle_log import gradle_diagnostics
from pipeline.tools.javac import JavacError, parse_javac
from pipeline.tools.maven_log import Failure, failures, model_problems
from pipeline.tools.places import Places
from pipeline.tools.process import ToolRun
from pipeline.tools.startup import analysis
from pipeline.tools.surefire import TestReport
from pipeline.tools.test_failures import MAX_DETAIL, test_diagnostics
from shared.models import WAVES, Diagnostic, Wave

BLOCKED = re.compile(r"Blocked mirror for repositories|maven-default-http-blocker")
NOT_RESOLVED = re.compile(
    r"Could not resolve dependencies|or one of its dependencies could not be resolved|Non-resolvable"
    r"|No plugin found for prefix|Error resolving version for plugin|Unresolveable build extension"
    r"|Failed to collect dependencies|Could not find artifact"
)
FATAL_COMPILING = re.compile(r"Fatal error compiling: (?P<cause>.*)")
PROCESSOR_GOAL = re.compile(r":(?:apt-maven-plugin|.*-apt-maven-plugin|lombok-maven-plugin):")
VM_OPTION = re.compile(
    r"^(?:Error: )?(Unrecognized (?:VM )?option.*|.*Conflicting collector combinations.*|Invalid maximum heap size.*)"
)
NO_DISCOVERY = re.compile(r"TestEngine with ID '[\w\-]+' failed to discover tests")
FORK = re.compile(r"The forked VM terminated without (?:properly )?saying (?:properly )?goodbye")
HEADING = re.compile(r"\s*(?:Description|Action):\s*")
MAX_BODY = 40
MAX_FOUND = 1000


def diagnose(run: ToolRun, reports: Sequence[TestReport], places: Places) -> tuple[Diagnostic, ...]:
    """Everything that kept the run from passing, earliest wave first; at least one when it did not pass."""
    found = [*_from_log(run, reports, places), *test_diagnostics(reports, places)]
    if not run.passed and not found:
        found = [_last_words(run)]
    distinct: dict[object, Diagnostic] = {}
    for diagnostic in map(places.shorten, found):
        distinct.setdefault(diagnostic.model_copy(update={"module": None, "test": None}), diagnostic)
    ordered = sorted(distinct.values(), key=lambda diagnostic: WAVES.index(diagnostic.wave))
    return tuple(ordered[:MAX_FOUND])


def _from_log(run: ToolRun, reports: Sequence[TestReport], places: Places) -> Iterator[Diagnostic]:
    if run.timed_out:
        yield _environment(f"The build did not end within {run.seconds:.0f} s and was stopped.", _tail(run.lines))
    elif run.killed:
        yield _environment("The build was killed by the system, most likely for want of memory.", _tail(run.lines))
    elif run.passed:
        yield from _hidden(run)
    elif run.name.startswith("gradle"):
        yield from map(places.place, gradle_diagnostics(run.lines))
    else:
        yield from _maven(run, reports, places)


def _maven(run: ToolRun, reports: Sequence[TestReport], places: Places) -> Iterator[Diagnostic]:
    problems = model_problems(run.lines)
    for problem in problems:
        path = places.relative(problem.pom)
        yield Diagnostic(
            wave=_resolution_wave(problem.message),
            message=problem.message,
            path=path,
            line=problem.line,
            column=problem.column,
            module=places.module(path),
        )
    for failure in () if problems else failures(run.lines):
        yield from _failure(failure, run, reports, places)


def _hidden(run: ToolRun) -> Iterator[Diagnostic]:
    """With test failures ignored, Maven also ends well when a test's JVM died or did not start."""
    for line in run.lines:
        option = VM_OPTION.match(line)
        if option:
            yield Diagnostic(wave=Wave.PLUGIN, message=option[1])
        elif line.startswith("[ERROR]") and FORK.search(line):
            yield _environment(line.removeprefix("[ERROR]").strip(), "")


def _failure(failure: Failure, run: ToolRun, reports: Sequence[TestReport], places: Places) -> Iterator[Diagnostic]:
    module = places.modules.get(failure.artifact)
    if failure.tests:
        yield from _test_goal(failure, run, reports, module)
    elif failure.compiles:
        yield from _compilation(failure, module, places)
    elif not failure.plugin and NOT_RESOLVED.search(failure.headline):
        path = "pom.xml" if module in (None, ".") else f"{module}/pom.xml"
        yield _whole(failure, _resolution_wave(failure.text), module, path)
    elif failure.plugin and environment.RESOLVE.search(failure.headline) and "transfer" in failure.headline:
        yield _whole(failure, Wave.ENVIRONMENT, module)
    elif failure.starts and (explained := analysis(_last_goal(run.lines))):
        yield _not_started(failure, explained, module)
    elif checkstyle.GOAL in failure.headline:
        yield from _violations(failure, run, module, places)
    elif PROCESSOR_GOAL.search(failure.headline):
        yield _whole(failure, Wave.PROCESSOR, module)
    else:
        machine = environment.MACHINE.search(failure.text) or front_ends.unreachable(failure.headline, run.lines)
        yield _whole(failure, Wave.ENVIRONMENT if machine else Wave.PLUGIN, module)


def _not_started(failure: Failure, explained: str, module: str | None) -> Diagnostic:
    """The application that the build starts for its integration tests says itself why it does not; the goal only that
    it was not there."""
    said = next((line for line in explained.splitlines() if not HEADING.fullmatch(line)), failure.headline)
    machine = environment.is_environment(explained) or environment.PORT.search(explained)
    wave = Wave.ENVIRONMENT if machine else Wave.STARTUP
    detail = f"{explained}\n{failure.headline}"[:MAX_DETAIL]
    return Diagnostic(wave=wave, message=said.strip(), detail=detail, module=module)


def _last_goal(lines: Sequence[str]) -> str:
    """What was printed since the last goal began: tests may start applications that fail on purpose."""
    at = max((number for number, line in enumerate(lines) if line.startswith("[INFO] --- ")), default=0)
    return "\n".join(lines[at:])


def _violations(failure: Failure, run: ToolRun, module: str | None, places: Places) -> Iterator[Diagnostic]:
    found = list(checkstyle.parse_violations(run.lines))
    if checkstyle.AUDIT.search(failure.headline):
        report = places.root / (module or ".") / checkstyle.REPORT
        found = list(checkstyle.parse_audit(run.lines)) or checkstyle.read_report(report)
    for violation in found:
        yield Diagnostic(
            wave=Wave.PLUGIN,
            message=f"{violation.rule}: {violation.message}",
            detail=failure.headline,
            path=_violated(violation, module, places),
            line=violation.line,
            column=violation.column,
            module=module,
        )
    if not found:
        yield _whole(failure, Wave.PLUGIN, module)


def _violated(violation: checkstyle.Violation, module: str | None, places: Places) -> str | None:
    absolute = PurePath(violation.path).is_absolute()
    return places.relative(violation.path if absolute or module in (None, ".") else f"{module}/{violation.path}")


def _compilation(failure: Failure, module: str | None, places: Places) -> Iterator[Diagnostic]:
    test = failure.goal == "testCompile"
    fatal = FATAL_COMPILING.search(failure.headline)
    errors = [] if fatal else list(parse_javac([*_inline(failure), *failure.body]))
    for error in errors:
        yield _javac(error, test, module, places)
    if not errors:
        machine = environment.MACHINE.search(failure.text)
        wave = Wave.ENVIRONMENT if machine else Wave.PROCESSOR if fatal else Wave.PLUGIN
        yield _whole(failure, wave, module)


def _inline(failure: Failure) -> list[str]:
    """A single error may stand behind "Compilation failure" on the headline."""
    return [failure.message.rpartition("Compilation failure")[2].lstrip(": ")]


def _javac(error: JavacError, test: bool, module: str | None, places: Places) -> Diagnostic:
    path = places.relative(error.path)
    machine = error.path is None and environment.MACHINE.search(error.message)
    return Diagnostic(
        wave=Wave.ENVIRONMENT if machine else error.wave(test),
        message=error.message or "javac gave no message",
        detail=error.detail[:MAX_DETAIL],
        path=path,
        line=error.line,
        column=error.column,
        module=places.module(path) or module,
    )


def _test_goal(
    failure: Failure, run: ToolRun, reports: Sequence[TestReport], module: str | None
) -> Iterator[Diagnostic]:
    """What the reports don't tell: a JVM that did not start or died, tests that were not found."""
    option = next((found[1] for line in run.lines if (found := VM_OPTION.match(line))), None)
    if option:
        yield Diagnostic(wave=Wave.PLUGIN, message=option, detail=_detail(failure), module=module)
    elif FORK.search(failure.text):
        line = next((line for line in failure.body if FORK.search(line)), failure.headline)
        yield Diagnostic(wave=Wave.ENVIRONMENT, message=line, detail=_detail(failure), module=module)
    elif not any(report.failed and module in (None, report.case.module) for report in reports):
        discovery = next((line for line in run.lines if NO_DISCOVERY.search(line)), None)
        detail = "\n".join(line for line in (discovery, _detail(failure)) if line)
        yield Diagnostic(wave=Wave.TEST, message=failure.headline, detail=detail[:MAX_DETAIL], module=module)


def _whole(failure: Failure, wave: Wave, module: str | None, path: str | None = None) -> Diagnostic:
    return Diagnostic(wave=wave, message=failure.headline, detail=_detail(failure), module=module, path=path)


def _detail(failure: Failure) -> str:
    said = dict.fromkeys(line for line in failure.body if not line.startswith("Command was "))
    return "\n".join(list(said)[:MAX_BODY])[:MAX_DETAIL]


def _resolution_wave(text: str) -> Wave:
    """What a feed does not have is the POM's problem, a feed that can't be reached is not."""
    if BLOCKED.search(text):
        return Wave.POM
    return Wave.ENVIRONMENT if environment.RESOLVE.search(text) else Wave.POM


def _environment(message: str, detail: str) -> Diagnostic:
    return Diagnostic(wave=Wave.ENVIRONMENT, message=message, detail=detail)


def _tail(lines: Iterable[str]) -> str:
    return "\n".join([line for line in lines if line.strip()][-10:])[-MAX_DETAIL:]


def _last_words(run: ToolRun) -> Diagnostic:
    said = [line for line in run.lines if line.strip()]
    wrong = next((line for line in said if line.startswith(("[ERROR]", "Error:", "Exception in"))), None)
    message = (wrong or (said[-1] if said else f"{run.name} ended with exit code {run.exit_code} and no output."))[
        :1000
    ]
    machine = any(environment.MACHINE.search(line) for line in said[-200:])
    return Diagnostic(wave=Wave.ENVIRONMENT if machine else Wave.PLUGIN, message=message, detail=_tail(said))
