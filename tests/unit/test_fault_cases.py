"""docs/fault-cases.md names every case that has to be proved, and only tests that there are."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "fault-cases.md").read_text(encoding="utf-8")
CASES = set(range(1, 37))
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def test_every_case_has_its_proof() -> None:
    rows = re.findall(r"^\| (\d+) \|.*`tests/[\w/]+\.py::test_\w+` \|$", PAGE, re.MULTILINE)
    assert {int(row) for row in rows} == CASES


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_proof_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
