"""Line coverage as JaCoCo's CSV reports of a build have it."""

import csv
from pathlib import Path

from shared.models import LineCoverage

REPORT = "jacoco.csv"
COLUMNS = ("LINE_COVERED", "LINE_MISSED")


def line_coverage(root: Path) -> LineCoverage | None:
    """The sum over all reports below `root`; None when there is none with data. The build wrote them, so rows that are
    no numbers count as nothing."""
    covered = missed = 0
    for directory, _, names in root.walk():
        path = directory / REPORT
        if REPORT in names and not path.is_symlink():
            with path.open(encoding="utf-8", errors="replace", newline="") as lines:
                for row in csv.DictReader(lines):
                    numbers = [row.get(column) or "" for column in COLUMNS]
                    if all(number.isdecimal() for number in numbers):
                        covered, missed = covered + int(numbers[0]), missed + int(numbers[1])
    return LineCoverage(covered=covered, missed=missed) if covered + missed else None
