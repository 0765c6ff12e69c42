"""report.json, report.md and report.html, from a record as a run leaves it."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from pipeline.delivery.patch import Patch, make_patch
from pipeline.rendering.html import render_html
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.view import Details, actions, compared_tests, headline, place
from pipeline.steps.report import make_report, write_report
from shared.models import (
    AppliedEdit,
    ArtifactFile,
    BuildResult,
    Diagnostic,
    Outcome,
    ProjectFacts,
    Round,
    Status,
    StepName,
    Target,
    TestCase,
    TestOutcome,
    ToolUse,
    Wave,
)
from shared.report import Check, Failure, LlmChange, Report, RunRecord, StepRow, Verification

EVIL = "<script>alert(1)</script>\x1b[31m|`\u202e\n# x"
VARIABLES = Path(__file__).parents[2] / "pipeline" / "rendering" / "templates" / "style.css"


def case(name: str, outcome: TestOutcome = TestOutcome.PASSED) -> TestCase:
    return TestCase(name=name, outcome=outcome)


def record(text: str = "harmless", **more: object) -> RunRecord:
    found = Diagnostic(wave=Wave.TYPES, message=text, detail=text, path=text, line=3, next_action=text)
    edits = (
        AppliedEdit(fixer="javax-to-jakarta", path="src/A.java", reason=text),
        AppliedEdit(fixer="openrewrite:jakarta", path="src/A.java", reason="Renamed."),
    )
    values: dict[str, object] = {
        "run_id": "a1b2c3d4",
        "name": text,
        "status": Status.SUCCEEDED,
        "target": Target(),
        "steps": (StepRow(step=StepName.BUILD, status=Status.SUCCEEDED, seconds=70.0),),
        "facts": ProjectFacts(
            name=text,
            build_tool="maven",
            modules=(),
            java="1.8",
            spring_boot="2.7.3",
            source_digest="",
            files=1,
            bytes=1,
            warnings=(text,),
        ),
        "baseline": BuildResult(
            outcome=Outcome.SUCCEEDED,
            jdk=8,
            tests=(case("a.B#c[0]"), case("a.B#d", TestOutcome.SKIPPED), case(f"a.B#{text}")),
        ),
        "migrate": BuildResult(outcome=Outcome.SUCCEEDED, edits=edits),
        "build": BuildResult(
            outcome=Outcome.SUCCEEDED,
            jdk=17,
            tests=(case("a.B#c(int)[1]"), case("a.B#d"), case("a.B#e")),
            diagnostics=(found,),
            rounds=(Round(number=1, seconds=5, passed=False, diagnostics=(found,), edits=edits),),
            tools=(ToolUse(name=text, seconds=2.0, cpu_seconds=3.0, exit_code=0),),
        ),
        "llm": (LlmChange(model=text, files=("src/A.java",), reason=text, tokens=9, usd=0.01),),
        "verification": Verification(
            passed=True,
            checks=(
                Check(id="T1", name="Tests", passed=True, detail=text),
                Check(id="T3", name="Coverage", passed=None),
            ),
        ),
    }
    return RunRecord.model_validate(values | more)


@pytest.fixture
def details(tmp_path: Path) -> Details:
    for side, text in (("before", "class A {}\n"), ("after", f"class B {{}} // {EVIL}\n")):
        (tmp_path / side / "src").mkdir(parents=True)
        (tmp_path / side / "src" / "A.java").write_text(text)
    patch = make_patch(tmp_path / "before", tmp_path / "after")
    return Details(record(EVIL, files=patch.files), patch)


def test_report_json_says_what_the_record_says() -> None:
    report = make_report(record())
    raw = json.loads(report.model_dump_json(by_alias=True))
    assert raw["schema"] == "autobuilder.report.v1"
    assert raw["baseline"]["tests"] == {"run": 3, "passed": 2, "failed": 0, "errors": 0, "skipped": 1}
    assert raw["result"]["outcome"] == "succeeded"
    assert [f["id"] for f in raw["changes"]["fixers"]] == ["javax-to-jakarta"]
    assert [f["id"] for f in raw["changes"]["recipes"]] == ["openrewrite:jakarta"]
    assert raw["timings"]["tools_cpu_seconds"] == 3.0
    assert Report.model_validate(raw) == report


def test_tests_are_compared_by_name_across_frameworks() -> None:
    rows = compared_tests(record().baseline, record().build)
    assert [(row.name, row.change) for row in rows] == [
        ("a.B#harmless", "lost"),
        ("a.B#d", "fixed"),
        ("a.B#e", "new"),
        ("a.B#c", "same"),
    ]


def test_headline_is_verified_only_with_a_passed_verification() -> None:
    refused = Verification(passed=False, checks=(Check(id="T1", name="Tests", passed=False, detail="Two are gone."),))
    failure = Failure(step=StepName.VERIFY, kind="gates", message="Not proved.", next_action="Read the checks.")
    assert headline(make_report(record())).state == "verified"
    assert headline(make_report(record(verification=None))).state == "refused"
    assert headline(make_report(record(status=Status.CANCELLED))).state == "cancelled"
    failed = make_report(record(status=Status.FAILED, verification=refused, failure=failure))
    assert headline(failed).why == "Not proved."
    left = actions(failed, record(facts=None))
    assert [(a.about, a.todo) for a in left[:2]] == [
        ("Not proved.", "Read the checks."),
        ("T1 refused: Tests", "Two are gone."),
    ]


def test_what_a_gate_leaves_to_a_person_is_said_even_where_it_did_not_pass() -> None:
    ended = Check(id="T12", name="Endpoints", passed=None, detail="Gone, for a person to decide: the dashboard.")
    asked = Check(id="T8", name="It Starts", passed=None, detail="Nobody asked.")
    given = record(verification=Verification(passed=True, checks=(ended, asked)), facts=None)
    left = {a.about: a.todo for a in actions(make_report(given), given)}
    assert left["T12: Endpoints"] == ended.detail
    assert left["Not checked by anyone yet"] == "Look at these yourself: T8 it starts."


class Page(HTMLParser):
    """Tags, and every attribute that could make a browser ask for something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "action", "srcset", "data")]


def test_project_text_is_shown_and_never_obeyed(details: Details) -> None:
    report = make_report(details.record)
    html = render_html(report, details)
    page = Page(html)
    assert not {"script", "img", "iframe", "object", "link", "form"} & set(page.tags)
    assert all(link.startswith(("#", "./")) for link in page.links)
    assert "url(" not in html
    assert "@import" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "\\u202e" in html
    markdown = render_markdown(report, details)
    assert "\x1b" not in markdown
    assert "\u202e" not in markdown
    rendered = Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))
    assert "script" not in rendered.tags
    assert rendered.tags.count("h1") == 1


def test_artifact_links_stay_beside_the_report(details: Details) -> None:
    artifact = ArtifactFile(name="x", path="javascript:alert(1)", sha256="a" * 64, bytes=1)
    page = Page(render_html(make_report(record(artifacts=(artifact,))), details))
    assert "./javascript%3Aalert%281%29" in page.links


def test_a_build_that_did_not_reach_the_tests_says_so_instead_of_listing_them(details: Details) -> None:
    compiled = record(build=BuildResult(outcome=Outcome.FAILED))
    report, none_ran = make_report(compiled), Details(compiled, details.patch)
    assert "the build did not get that far" in render_markdown(report, none_ran)
    assert "the build did not get that far" in render_html(report, none_ran)
    assert "a.B#c" not in render_markdown(report, none_ran)


def test_a_missing_symbol_is_named() -> None:
    found = Diagnostic(
        wave=Wave.TYPES, message="cannot find symbol", detail="  symbol:   class X\n", path="A.java", line=3
    )
    assert place(found) == "cannot find symbol, symbol: class X (A.java:3)"


def test_answers_are_words_beside_their_colour(details: Details) -> None:
    html = render_html(make_report(details.record), details)
    assert re.search(r"</span>passed</span>", html)
    assert re.search(r"</span>not run</span>", html)


def test_writes_three_files(details: Details, tmp_path: Path) -> None:
    write_report(make_report(details.record), details.record, details.patch, tmp_path)
    assert {"report.json", "report.md", "report.html"} <= {p.name for p in tmp_path.iterdir()}
    assert Report.model_validate_json((tmp_path / "report.json").read_bytes()).run_id == "a1b2c3d4"


def test_a_record_with_next_to_nothing_makes_a_report() -> None:
    bare = RunRecord(
        run_id="a1b2c3d4",
        name="x",
        status=Status.FAILED,
        target=Target(),
        failure=Failure(step=StepName.PREPARE, kind="invalid_input", message="No build file.", next_action="Add one."),
    )
    report = make_report(bare)
    assert "Add one." in render_html(report, Details(bare, Patch(b"")))
    assert "Add one." in render_markdown(report, Details(bare, Patch(b"")))


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


PAIRS = [
    *[(ink, ground) for ink in ("ink", "soft", "link") for ground in ("page", "card", "sunk")],
    *[("good", "good-bg"), ("bad", "bad-bg"), ("off", "off-bg"), ("good", "card"), ("bad", "card")],
    *[("add-ink", "add"), ("del-ink", "del")],
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_contrast_is_at_least_wcag_aa(theme: int, ink: str, ground: str) -> None:
    block = VARIABLES.read_text().split("@media (prefers-color-scheme: dark)")[theme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    low, high = sorted(luminance(colours[name]) for name in (ink, ground))
    assert (high + 0.05) / (low + 0.05) >= 4.5
