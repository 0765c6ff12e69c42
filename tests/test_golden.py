"""Before and after of every fixer, and what it must leave alone. See tests/golden/README.md."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline.fixers import FIXERS
from pipeline.fixers.base import Case, Fixer
from pipeline.fixers.engine import run_proactive, run_reactive
from pipeline.sources.project import Project
from shared.models import Diagnostic, ProjectFacts, Target

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/before"))
_FACTS = ProjectFacts(
    name="p", build_tool="maven", modules=(), java="1.8", spring_boot="2.7.18", source_digest="", files=0, bytes=0
)
BY_ID = {fixer.id: fixer for fixer in FIXERS}


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def case_of(folder: Path, root: Path) -> Case:
    path = folder / "case.json"
    raw = json.loads(path.read_text()) if path.exists() else {}
    return Case(
        project=Project.load(root),
        target=Target.model_validate(raw.get("target", {})),
        diagnostics=tuple(Diagnostic.model_validate(d) for d in raw.get("diagnostics", [])),
        facts=_FACTS.model_copy(update=raw["facts"]) if "facts" in raw else None,
        libraries=raw.get("libraries", {}),
    )


def apply(fixer: Fixer, case: Case) -> Project:
    run = run_reactive if case.diagnostics else run_proactive
    result = run(case, [fixer])
    assert not result.faults  # a run leaves out what a fault spoils, and here that would look like "nothing to do"
    result.project.write()
    return result.project


@pytest.mark.parametrize("folder", CASES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_fixer_gives_the_golden_result(folder: Path, tmp_path: Path) -> None:
    fixer = BY_ID[folder.parent.name]
    root = tmp_path / "project"
    shutil.copytree(folder / "before", root)
    expected = tree(folder / "after") if (folder / "after").exists() else tree(root)

    apply(fixer, case_of(folder, root))

    assert {k: v.decode(errors="replace") for k, v in tree(root).items()} == {
        k: v.decode(errors="replace") for k, v in expected.items()
    }
    assert tree(root) == expected
    assert not run_again(fixer, folder, root), f"{fixer.id} changes its own result again"


def run_again(fixer: Fixer, folder: Path, root: Path) -> dict[str, bytes | None]:
    return apply(fixer, case_of(folder, root)).changed


@pytest.mark.parametrize("fixer", FIXERS, ids=lambda f: f.id)
def test_fixer_has_a_changed_and_a_no_op_case(fixer: Fixer) -> None:
    cases = [folder for folder in CASES if folder.parent.name == fixer.id]
    assert any((folder / "after").exists() for folder in cases), "no case with an `after`"
    assert any(not (folder / "after").exists() for folder in cases), "no case that must stay untouched"


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(FIXERS)
