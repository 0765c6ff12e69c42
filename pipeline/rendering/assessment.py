"""An assessment as a page and as Markdown."""

from collections.abc import Iterator

from pipeline.rendering.html import render
from pipeline.rendering.markdown import code, plain, table
from pipeline.rendering.text import effort, plural
from shared.models import Finding
from shared.report import Assessment

_SHOWN_PATHS = 8


def render_assessment_html(assessment: Assessment) -> str:
    """Self-contained, like report.html."""
    return render(
        "assessment.html.j2",
        assessment=assessment,
        decisions=_of(assessment, "manual"),
        looks=_of(assessment, "check"),
        files=changed_files(assessment),
        shown_paths=_SHOWN_PATHS,
        verdict=verdict(assessment),
    )


def render_assessment_markdown(assessment: Assessment) -> str:
    sections = (
        _head(assessment),
        _person("To decide", _of(assessment, "manual")),
        _person("To look at once", _of(assessment, "check")),
        _automatic(assessment),
        (f"- {plain(warning)}" for warning in assessment.warnings),
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section))) + "\n"


def verdict(assessment: Assessment) -> str:
    """One sentence: what would happen."""
    decisions = len(_of(assessment, "manual"))
    files = plural(changed_files(assessment), "file")
    start = f"{plural(len(assessment.planned), 'rule')} would change {files}"
    rest = (
        f"{plural(decisions, 'thing')} must be decided by a person"
        if decisions
        else "nothing needs a decision beforehand"
    )
    return f"{start}, and {rest}."


def changed_files(assessment: Assessment) -> int:
    return len({edit.path for change in assessment.planned for edit in change.edits})


def _of(assessment: Assessment, severity: str) -> list[Finding]:
    return [finding for finding in assessment.findings if finding.severity == severity]


def _head(assessment: Assessment) -> Iterator[str]:
    target = assessment.target
    yield f"# {plain(assessment.name)}: assessment"
    yield ""
    yield plain(verdict(assessment))
    yield ""
    yield "| | now | then |"
    yield "|---|---|---|"
    yield f"| Java | {plain(assessment.java)} | {target.java} |"
    yield f"| Spring Boot | {plain(assessment.spring_boot)} | {plain(target.spring_boot)} |"
    by_hand, left = effort(assessment.minutes_by_hand), effort(assessment.minutes_left)
    yield f"| A person's time, estimated | {by_hand} by hand | {left} left |"


def _person(title: str, findings: list[Finding]) -> Iterator[str]:
    if findings:
        yield f"## {title}"
        yield ""
        for finding in findings:
            yield f"- **{plain(finding.title)}** (about {effort(finding.effort_minutes)}). {plain(finding.why)}"
            yield f"  In {_places(finding)}."


def _places(finding: Finding) -> str:
    named = ", ".join(code(path) for path in finding.paths[:_SHOWN_PATHS])
    more = len(finding.paths) - _SHOWN_PATHS
    return f"{named} and {more} more" if more > 0 else named


def _automatic(assessment: Assessment) -> Iterator[str]:
    if assessment.planned:
        yield "## Done by rules"
        yield ""
        rows = (
            [code(c.fixer), plain(c.title), str(len({e.path for e in c.edits})), plain(c.source)]
            for c in assessment.planned
        )
        yield from table(("rule", "what it does", "files", "source"), rows)
