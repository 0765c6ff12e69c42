"""The corpus table: what it says of a report, how runs add up, and that nothing left over goes unexplained."""

from pathlib import Path

import pytest

from benchmarks.corpus import projects_of
from benchmarks.corpus_table import Row, load, merged, row_of, save, shown
from shared.report import Report

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results"


def report(status: str, **more: object) -> Report:
    tests = {"run": 2, "passed": 1, "failed": 1, "errors": 0, "skipped": 0}
    section = {"outcome": "succeeded", "tests": tests, "seconds": 1, "jdk": 17}
    fixers: list[dict[str, object]] = [{"id": name, "files": [], "reason": ""} for name in ("b", "a", "a")]
    base: dict[str, object] = {
        "run_id": "r",
        "status": status,
        "project": {"name": "shop"},
        "target": {},
        "baseline": section,
        "result": section,
        "changes": {"files": 3, "insertions": 5, "deletions": 4, "fixers": fixers},
    }
    return Report.model_validate(base | more)


def missing(path: str, name: str) -> dict[str, object]:
    message, detail = "cannot find symbol", f"  symbol:   class {name}"
    return {"wave": "imports", "message": message, "detail": detail, "path": path, "next_action": f"Import {name}."}


def test_a_verified_run_says_so_with_its_tests_and_fixers() -> None:
    row = row_of("shop", "fixers", report("succeeded"), "", 12.34)

    assert (row.verified, row.tests_before, row.failing, row.cpu_seconds) == ("yes", "1/2", "", 12.3)
    assert row.fixers == ("a", "b")


def test_a_run_without_a_passing_test_before_is_not_called_more_than_it_is() -> None:
    assert row_of("shop", "fixers", report("succeeded", baseline=None), "", 1).verified == "yes, without tests"


def test_a_refused_run_names_the_gates_and_a_failed_one_its_step() -> None:
    checks = [
        {"id": gate, "name": "", "passed": passed} for gate, passed in (("T1", True), ("T4", False), ("T9", None))
    ]
    failure = {"kind": "gates", "message": "m", "next_action": "n"}
    refused = report("failed", verification={"passed": False, "checks": checks}, failure={"step": "verify"} | failure)

    assert row_of("shop", "fixers", refused, "", 1).failing == "T4"
    assert row_of("shop", "fixers", report("failed", failure={"step": "build"} | failure), "", 1).failing == "build"


def test_what_is_left_is_grouped_by_class_with_its_next_action() -> None:
    left = [missing("A.java", "Docket"), missing("B.java", "Docket"), missing("A.java", "ApiInfo")]
    row = row_of("shop", "fixers", report("failed", diagnostics=left), "", 1)

    assert [(kind.kind, kind.count) for kind in row.left] == [
        ("imports: cannot find symbol: class Docket", 2),
        ("imports: cannot find symbol: class ApiInfo", 1),
    ]
    assert row.left[0].next_action == "Import Docket."


def test_a_command_without_a_report_leaves_its_last_words() -> None:
    row = row_of("shop", "fixers", None, "error: no build file", 1)

    assert not row.passed
    assert "error: no build file" in shown([row])


def test_kept_results_are_replaced_by_project_and_engine(tmp_path: Path) -> None:
    old = row_of("shop", "fixers", report("failed"), "", 1)
    other = row_of("shop", "openrewrite", report("failed"), "", 80)
    save([old, other], tmp_path)

    rows = merged(load(tmp_path), [row_of("shop", "fixers", report("succeeded"), "", 2)])

    assert [(row.engine, row.verified) for row in rows] == [("fixers", "yes"), ("openrewrite", "no")]
    assert "| shop | yes | 1/2 | 1/2 |  |  | 2 | 3 files, +5 -4 | 2 | no | 80 |" in shown(rows)


def test_engines_are_compared_over_the_projects_that_all_did() -> None:
    both = [row_of("a", engine, report("succeeded"), "", 10) for engine in ("fixers", "openrewrite")]

    assert "| fixers | 1 of 1 | 10 | 9 |" in shown([*both, row_of("b", "fixers", report("failed"), "", 90)])


def test_the_list_says_where_in_a_project_the_build_is(tmp_path: Path) -> None:
    for name in ("here", "unlisted"):
        (tmp_path / name).mkdir()
    table = "name\trepo\tcommit\tsubdir\nhere\to/here\tabc\tapp\ngone\to/gone\tdef\t.\n"
    (tmp_path / "corpus.tsv").write_text(table)

    assert [(p.name, p.subdir, p.repo, p.commit) for p in projects_of(tmp_path)] == [("here", "app", "o/here", "abc")]


def test_without_a_list_every_folder_is_a_project(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "one" / ".subdir").write_text("server\n")

    assert [(p.name, p.subdir) for p in projects_of(tmp_path)] == [("one", "server")]


KEPT = load(RESULTS)


@pytest.mark.parametrize("row", KEPT, ids=lambda row: f"{row.project}-{row.engine}")
def test_each_unsolved_diagnostic_of_the_corpus_is_explained_with_a_next_action(row: Row) -> None:
    assert all(left.next_action.endswith((".", ")")) and len(left.next_action) > 20 for left in row.left)
    assert row.passed or row.left or row.failing, "a project that is not verified must say what is left"


def test_the_corpus_has_been_measured() -> None:
    assert len({row.project for row in KEPT if row.engine == "fixers"}) >= 14
