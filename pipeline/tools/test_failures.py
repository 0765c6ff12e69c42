"""Failed tests as Diagnostics: each distinct failure once, with what the server or the driver said behind it."""

import re
from collections.abc import Iterator, Sequence

from pipeline.tools import environment
from pipeline.tools.places import Places
from pipeline.tools.startup import Trace, analysis, parse_trace
from pipeline.tools.surefire import TestReport
from shared.models import Diagnostic, Wave

MAX_DETAIL = 4000
MAX_NAMED_TESTS = 5
MAX_PLACES = 30
SERVER_ERROR = re.compile(
    r"Servlet\.service\(\) for servlet .* threw exception \[(?P<servlet>.*?)\](?: with root cause)?$"
    r"|500 Server Error for HTTP \S+ .*\n+(?P<reactive>[\w.$]+(?:Exception|Error)\b.*)$",
    re.MULTILINE,
)
"""What Tomcat and WebFlux log of an exception that nobody handled."""
REFUSED_REQUEST = re.compile(r"ExceptionResolver\s*: Resolved \[(?P<resolved>[\w.$]+(?:Exception|Error)\b.*)\]$", re.M)
"""What Spring MVC logs of a request that it does not take."""
MOCK_MVC = re.compile(r"^Resolved Exception:\s+Type = (?P<resolved>[\w.$]+\.[\w$]+)$", re.M)
"""What MockMvc prints of the exception behind a failed test's answer."""
ANSWERS = (
    (re.compile(r"\b500\b|INTERNAL_SERVER_ERROR"), SERVER_ERROR),
    (re.compile(r"(?:was|but was):?\s*<?(?:40[056]|415)\b|BAD_REQUEST"), REFUSED_REQUEST),
    (re.compile(r"No value at JSON path|(?:was|but was):?\s*<?[45]\d\d\b"), MOCK_MVC),
)
MAX_SERVER_ERRORS = 3


def test_diagnostics(reports: Sequence[TestReport], places: Places) -> Iterator[Diagnostic]:
    """One diagnostic for each distinct failure; it names how many tests share it."""
    groups: dict[str, list[tuple[TestReport, Trace]]] = {}
    for report in reports:
        if report.failed:
            trace = parse_trace(report.trace or report.case.message)
            key = "repeated" if trace.repeats else trace.fingerprint
            groups.setdefault(f"{trace.context_failed} {key}", []).append((report, trace))
    repeated = groups.pop("True repeated", [])
    if repeated and not any(trace.context_failed for group in groups.values() for _, trace in group):
        groups["repeated"] = repeated
    for group in groups.values():
        yield _test(group, places)


def _test(group: Sequence[tuple[TestReport, Trace]], places: Places) -> Diagnostic:
    report, trace = group[0]
    startup = trace.context_failed
    explained = analysis(report.output) if startup else ""
    where = list(_where(report, trace, places))
    elsewhere = [place for other in group[1:] for place in list(_where(*other, places))[:1]]
    hidden = environment.hidden_cause("\n".join(trace.causes), report.output)
    served = "" if startup else server_errors(trace, report)
    details = [
        trace.causes[0] if startup and trace.causes else "",
        f"Behind it: {hidden}" if hidden else "",
        served,
        trace.chain,
        explained,
        "\n".join(f"at {path}:{line}" for path, line in list(dict.fromkeys([*where[:6], *elsewhere]))[:MAX_PLACES]),
        _others([other.case.name for other, _ in group[1:]]),
    ]
    wave = Wave.STARTUP if startup else Wave.TEST
    return Diagnostic(
        wave=Wave.ENVIRONMENT if needs_a_service(report) else wave,
        message=(trace.root if startup else next(iter(trace.causes), "")) or report.case.message or "The test failed.",
        detail="\n".join(part for part in details if part)[:MAX_DETAIL],
        path=where[0][0] if where else None,
        line=where[0][1] if where else None,
        module=report.case.module,
        test=report.case.name,
    )


def _where(report: TestReport, trace: Trace, places: Places) -> Iterator[tuple[str, int]]:
    """Lines of the project that a failed test was at, the innermost first."""
    for frame in trace.frames:
        if (path := places.source(report.case.module, frame)) is not None:
            yield path, frame[2]


def server_errors(trace: Trace, report: TestReport) -> str:
    """Where a test got a status that says an error: the exceptions that the server logged while its class ran."""
    said = "\n".join([*trace.causes, report.case.message])
    matches = (m for status, logged in ANSWERS if status.search(said) for m in logged.finditer(report.output))
    found = dict.fromkeys(next(filter(None, match.groups())) for match in matches)
    return "\n".join(f"The server said: {text}" for text in list(found)[:MAX_SERVER_ERRORS])


def needs_a_service(report: TestReport) -> bool:
    """The test failed because a database, a broker or Docker is not here."""
    trace = parse_trace(report.trace or report.case.message)
    explained = analysis(report.output) if trace.context_failed else ""
    return environment.is_environment("\n".join([*trace.causes, explained]), report.output)


def repeats_a_failure(report: TestReport) -> bool:
    """The test's context had failed to load for another test, and was not tried again."""
    return parse_trace(report.trace or report.case.message).repeats


def _others(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = len(names) - MAX_NAMED_TESTS
    return f"Also in {', '.join(names[:MAX_NAMED_TESTS])}" + (f" and {more} more tests." if more > 0 else ".")
