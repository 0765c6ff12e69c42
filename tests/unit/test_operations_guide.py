"""The operations guide names, for every case of its table, tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return GUIDE.partition(f"# {title}\n")[2].partition("\n#")[0]


def test_every_case_names_tests_that_exist() -> None:
    cases = [int(number) for number in re.findall(r"^\| (\d+) ", section("When something fails"), re.MULTILINE)]
    named = dict(re.findall(r"^\| (\d+) \| (.*) \|$", section("What makes each case happen"), re.MULTILINE))
    assert [int(number) for number in named] == cases == list(range(1, 37))
    for number, text in named.items():
        references = re.findall(r"`([\w/]+\.py)::(\w+)`", text)
        assert references, number
        for file, test in references:
            assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), f"{file}::{test}"
