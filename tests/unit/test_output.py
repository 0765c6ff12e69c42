"""What a run leaves in --out is a whole, whenever the command dies."""

import json
import shutil
from pathlib import Path

import pytest

from cli.output import check_output, write_output
from shared.errors import InvalidRequest


def results(root: Path, run: str) -> Path:
    (root / "logs").mkdir(parents=True)
    (root / "report.json").write_text(json.dumps({"schema": "autobuilder.report.v1", "run_id": run}))
    return root


def test_the_new_results_take_the_place_of_the_old(tmp_path: Path) -> None:
    out = tmp_path / "out" / "shop"
    write_output(results(tmp_path / "a", "first"), out)
    write_output(results(tmp_path / "b", "second"), out)

    assert json.loads((out / "report.json").read_text())["run_id"] == "second"
    assert [path.name for path in out.parent.iterdir()] == ["shop"]


def test_a_kill_while_the_old_ones_are_deleted_leaves_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "shop"
    write_output(results(tmp_path / "a", "first"), out)
    delete = shutil.rmtree

    def killed(path: Path, ignore_errors: bool = False) -> None:
        if (path / "report.json").exists():
            (path / "report.json").unlink()
            raise KeyboardInterrupt
        delete(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", killed)
    with pytest.raises(KeyboardInterrupt):
        write_output(results(tmp_path / "b", "second"), out)
    monkeypatch.undo()

    check_output(out)
    write_output(results(tmp_path / "c", "third"), out)
    assert json.loads((out / "report.json").read_text())["run_id"] == "third"


def test_what_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").touch()

    with pytest.raises(InvalidRequest, match="was not written by Auto-Builder"):
        check_output(tmp_path / "letters")
