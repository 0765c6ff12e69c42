"""The light step `repair` in a run's directory, on a real store: judge, take back, repair, record."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.bootstrap import Services
from pipeline.outbox import Pump
from pipeline.repair.lessons import lessons, records_of
from pipeline.repair.records import llm_changes, llm_edits
from pipeline.repair.settings import LlmSettings
from pipeline.repairing import diagnostics_of, guide, repair_run
from pipeline.tools.archive import pack_tree, unpack_snapshot
from shared.events import RunRequest
from shared.exchange import Exchange
from shared.models import BuildResult, BuildSpec, Diagnostic, GitSource, Options, Outcome, Round, StepName, Target, Wave
from shared.settings import Settings
from shared.store import Store
from tests.fixtures.llm_server import LlmServer, proposal, replace

RUN = "run00001"
APP = "src/main/java/shop/App.java"
SOURCE = "package shop;\n\nimport javax.servlet.Filter;\n\nclass App {\n    Filter filter;\n}\n"
GONE = Diagnostic(wave=Wave.IMPORTS, message="package javax.servlet does not exist", path=APP, line=3)
TYPE = Diagnostic(wave=Wave.TYPES, message="incompatible types: Filter", path=APP, line=6)
NETWORK = Diagnostic(wave=Wave.ENVIRONMENT, message="Could not transfer artifact x from y")


def fix(new: str) -> dict[str, object]:
    return proposal(replace(APP, "import javax.servlet.Filter;", f"import {new};"), cause=f"use {new}")


@dataclass
class Run:
    """A run whose builds a test makes up."""

    services: Services
    settings: LlmSettings
    builds: int = 0
    repairs: int = 0
    _tree: Path = field(default=Path())

    @property
    def home(self) -> Path:
        return self.services.exchange.run_dir(RUN)

    def build(self, *diagnostics: Diagnostic, source: str | None = SOURCE, outcome: Outcome = Outcome.FAILED) -> None:
        """Records a build that said this of `source` (None: of the last repair's snapshot)."""
        self.builds += 1
        output = self.home / f"build-{self.builds}"
        output.mkdir(parents=True)
        tree = self.home.parent / f"tree-{self.builds}"
        if source is None:
            unpack_snapshot(self.home / f"repair-{self.repairs}" / "snapshot.tar.zst", tree)
        else:
            (tree / APP).parent.mkdir(parents=True)
            (tree / APP).write_text(source)
            (tree / "pom.xml").write_text("<project/>")
        pack_tree(tree, output / "snapshot.tar.zst")
        rounds = (Round(number=1, seconds=1, passed=False, diagnostics=diagnostics),)
        result = BuildResult(outcome=outcome, rounds=rounds, diagnostics=diagnostics)
        (output / "result.json").write_text(result.model_dump_json())
        name = f"build-{RUN}-build-{self.builds}"
        spec = BuildSpec(
            build_id=name,
            run_id=RUN,
            step=StepName.BUILD,
            attempt=self.builds,
            target=Target(),
            name="shop",
            output=output.name,
        )
        assert self.services.store.claim_build(spec, "i", 5)
        self.services.store.finish_build(name, outcome)

    def repair(self, *, again: int | None = None) -> dict[str, object]:
        self.repairs = again or self.repairs + 1
        return repair_run(self.services, {"run_id": RUN, "repair": self.repairs}, settings=self.settings)

    def source(self, snapshot: object) -> str:
        tree = self.home.parent / f"seen-{self.builds}-{self.repairs}"
        unpack_snapshot(self.home / str(snapshot), tree)
        return (tree / APP).read_text()


@pytest.fixture
def store(database_url: str) -> Generator[Store]:
    with Store.open(database_url) as opened:
        yield opened


def make_run(store: Store, root: Path, settings: LlmSettings, options: Options | None = None) -> Run:
    source = GitSource(url="https://example.org/x.git")
    store.add_run(RunRequest(run_id=RUN, name="shop", git=source, options=options or Options()))
    assert store.claim_queued_run(9)
    pump = Pump(store.outbox, {})
    services = Services(Settings(home=root), store, None, None, Exchange(root / "artifacts"), pump)  # type: ignore[arg-type]
    return Run(services, settings)


def llm(server: LlmServer, **more: object) -> LlmSettings:
    values = {"provider": "openai", "model": "scripted", "key": "k", "base_url": server.openai_url, **more}
    return LlmSettings.model_validate(values)


def test_a_failed_build_becomes_a_snapshot_to_build(store: Store, tmp_path: Path) -> None:
    with LlmServer([fix("jakarta.servlet.Filter")]) as server:
        run = make_run(store, tmp_path, llm(server))
        run.build(GONE, NETWORK)
        said = run.repair()
        assert said == {"again": True, "snapshot": "repair-1/snapshot.tar.zst", "message": ""}
        assert run.repair(again=1) == said, "a repeated activity asks nobody again"
        assert len(server.requests) == 1
        assert "Could not transfer" not in server.requests[0].prompt
    assert "jakarta.servlet.Filter" in run.source(said["snapshot"])
    (record,) = records_of(run.home)
    assert (record.base, record.spent.tokens, record.kept) == ("build-1/snapshot.tar.zst", 1100, None)
    assert [edit.fixer for edit in llm_edits(run.home)] == ["llm:scripted"]


def test_edits_that_do_not_help_are_taken_back_and_the_next_prompt_says_so(store: Store, tmp_path: Path) -> None:
    with LlmServer([fix("jakarta.wrong.Filter"), fix("jakarta.servlet.Filter")]) as server:
        run = make_run(store, tmp_path, llm(server))
        run.build(GONE)
        run.repair()
        run.build(GONE, source=None)
        said = run.repair()
        assert "use jakarta.wrong.Filter" in server.requests[1].prompt
        assert "import javax.servlet.Filter;" in server.requests[1].prompt
    assert "import jakarta.servlet.Filter;" in run.source(said["snapshot"])
    first, second = records_of(run.home)
    assert (first.kept, second.kept, second.base) == (False, None, "build-1/snapshot.tar.zst")
    assert [change.reason for change in llm_changes(run.home)] == ["use jakarta.servlet.Filter"]


def test_edits_that_help_stay_and_the_next_group_is_asked_about(store: Store, tmp_path: Path) -> None:
    second = proposal(replace(APP, "    Filter filter;", "    Object filter;"), cause="any type")
    with LlmServer([fix("jakarta.servlet.Filter"), second]) as server:
        run = make_run(store, tmp_path, llm(server))
        run.build(GONE)
        run.repair()
        run.build(TYPE, source=None)
        said = run.repair()
    text = run.source(said["snapshot"])
    assert "jakarta.servlet.Filter" in text
    assert "Object filter" in text
    assert [record.kept for record in records_of(run.home)] == [True, None]
    assert len(llm_edits(run.home)) == 2


def test_a_model_that_never_helps_leaves_what_was_before(store: Store, tmp_path: Path) -> None:
    with LlmServer([fix("jakarta.wrong.Filter"), fix("jakarta.worse.Filter"), proposal(cause="no idea")]) as server:
        run = make_run(store, tmp_path, llm(server))
        run.build(GONE)
        for _ in range(2):
            assert run.repair()["again"] is True
            run.build(GONE, source=None)
        said = run.repair()
        assert len(server.requests) == 2
    assert (said["again"], said["message"]) == (False, "Nothing is left that a model could be asked about.")
    assert run.source(said["snapshot"]) == SOURCE
    assert llm_changes(run.home) == ()


def test_what_a_model_gives_up_makes_room_for_the_next_group(store: Store, tmp_path: Path) -> None:
    other = GONE.model_copy(update={"message": "package javax.other does not exist"})
    with LlmServer([proposal(cause="no"), proposal(cause="no"), fix("jakarta.servlet.Filter")]) as server:
        run = make_run(store, tmp_path, llm(server))
        run.build(other, other, GONE)
        assert run.repair()["again"] is True
        assert ["javax.other does" in request.prompt for request in server.requests] == [True, True, False]
    (record,) = records_of(run.home)
    assert (record.spent.rounds, [tried.outcome for tried in record.history]) == (3, ["refused", "refused"])


def test_the_budget_is_the_runs(store: Store, tmp_path: Path) -> None:
    with LlmServer([fix("jakarta.wrong.Filter")]) as server:
        run = make_run(store, tmp_path, llm(server, rounds=1))
        run.build(GONE)
        assert run.repair()["again"] is True
        run.build(GONE, source=None)
        said = run.repair()
        assert len(server.requests) == 1
    assert (said["again"], said["message"]) == (False, "The budget of 1 rounds is used up.")
    assert run.source(said["snapshot"]) == SOURCE


def test_without_an_llm_nothing_is_written_that_a_build_would_take(store: Store, tmp_path: Path) -> None:
    run = make_run(store, tmp_path, LlmSettings())
    run.build(GONE)
    said = run.repair()
    assert (said["again"], said["snapshot"]) == (False, None)
    assert "AUTOBUILDER_LLM_PROVIDER" in str(said["message"])


def test_runs_that_want_no_llm_and_builds_that_died_are_left_alone(store: Store, tmp_path: Path) -> None:
    with LlmServer([fix("jakarta.servlet.Filter")]) as server:
        run = make_run(store, tmp_path, llm(server), Options(llm=False))
        assert run.repair()["message"] == "There is no failed build to repair."
        run.build(GONE, outcome=Outcome.INFRASTRUCTURE)
        assert run.repair()["message"] == "There is no failed build to repair."
        run.build(GONE)
        assert run.repair()["message"] == "The run was asked to do without an LLM."
        assert server.requests == []


def test_lessons_are_grouped_by_problem_over_all_runs(store: Store, tmp_path: Path) -> None:
    with LlmServer([fix("jakarta.wrong.Filter"), fix("jakarta.servlet.Filter")]) as server:
        run = make_run(store, tmp_path, llm(server))
        run.build(GONE)
        run.repair()
        run.build(GONE, source=None)
        run.repair()
        run.build(TYPE, source=None)
        run.settings = LlmSettings()
        run.repair()
    (run.home / "repair-9").mkdir()
    (run.home / "repair-9" / "edits.json").write_text("{")
    (lesson,) = lessons(run.home.parent)
    assert (lesson.problem, lesson.runs) == ("imports: package javax.servlet does not exist", 1)
    assert [(e.kept, e.replace) for e in lesson.examples] == [
        (True, "import jakarta.servlet.Filter;"),
        (False, "import jakarta.wrong.Filter;"),
    ]


def test_the_guide_says_what_a_person_would_be_told() -> None:
    assert GONE.path and APP in str(guide(TYPE))
    assert diagnostics_of(BuildResult(outcome=Outcome.FAILED, diagnostics=(TYPE,))) == (TYPE,)
