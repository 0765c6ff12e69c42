"""T3: line coverage did not fall by more than five points (FreshBrew's floor).

Runs only where JaCoCo's CSV report lies in both trees: a project without JaCoCo is not instrumented for it.
"""

import csv
from pathlib import Path

from pipeline.gates.base import Evidence, Gate, Verdict, not_run, passed

_FLOOR = 0.05
_COLUMNS = ("LINE_MISSED", "LINE_COVERED")


def _judge(evidence: Evidence) -> Verdict:
    before, after = _coverage(evidence.before.root), _coverage(evidence.after.root)
    if before is None or after is None:
        return not_run("There is no JaCoCo report (jacoco.csv) of both builds to compare.")
    text = f"line coverage {before:.1%} before, {after:.1%} now."
    return (
        Verdict(False, f"Fell by more than 5 points: {text}") if before - after > _FLOOR else passed(text.capitalize())
    )


def _coverage(root: Path) -> float | None:
    """Covered share of all lines, None without data."""
    missed = covered = 0
    for directory, _, names in root.walk():
        path = directory / "jacoco.csv"
        if "jacoco.csv" in names and not path.is_symlink():
            with path.open(encoding="utf-8", errors="replace", newline="") as lines:
                for row in csv.DictReader(lines):
                    numbers = [row.get(column) or "" for column in _COLUMNS]
                    if all(number.isdecimal() for number in numbers):
                        missed, covered = missed + int(numbers[0]), covered + int(numbers[1])
    return covered / (missed + covered) if missed + covered else None


COVERAGE_KEPT = Gate("T3", "Line coverage did not fall by more than 5 points", _judge)
