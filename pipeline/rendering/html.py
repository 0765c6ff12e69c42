"""report.html: one file, no script, no request to anywhere. Jinja escapes all that the project says."""

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.rendering import text
from pipeline.rendering.view import Details, actions, compared_tests, file_rows, headline, place, rounds, word
from shared.report import Report

MAX_TESTS = 3000
FEW_TESTS = 12
"""Changed tests shown at once; the others unfold."""
MAX_DIFF_LINES = 20_000
"""Of all files together; a browser should open the page at once."""


def render_html(report: Report, details: Details) -> str:
    tests, files = compared_tests(details.record.baseline, details.record.build), file_rows(details)
    shown = 0
    diffs: list[bool] = []
    for row in files:
        shown += len(row.diff.lines)
        diffs.append(shown <= MAX_DIFF_LINES)
    return render(
        "report.html.j2",
        report=report,
        head=headline(report),
        actions=actions(report, details.record),
        tests_changed=[row for row in tests if row.change != "same"][:MAX_TESTS],
        none_ran=report.result is not None and not report.result.tests.run,
        few=FEW_TESTS,
        tests_same=[row for row in tests if row.change == "same"][:MAX_TESTS],
        tests_total=len(tests),
        files=list(zip(files, diffs, strict=True)),
        rounds=rounds(details.record),
    )


def render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    filters: dict[str, Any] = environment.filters
    filters |= {"duration": text.duration, "plural": text.plural, "size": text.size, "effort": text.effort}
    filters |= {"word": word, "place": place, "href": _href}
    return environment


def _shown(value: object) -> object:
    """Every printed value passes here before it is escaped."""
    return text.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _href(path: str) -> str:
    """A link to a file beside the report: never a scheme, never another host."""
    return "./" + quote(path)
