from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fixers.builds.coordinates import imports, parse_coordinates
from pipeline.knowledge import Entry, boot_lines, catalogue, gradle_plugins, managed, older, plugins
from pipeline.sources.project import Project

ROWS = sorted({entry for line in boot_lines() for entry in catalogue(line)}, key=lambda e: (e.family, e.ga, e.lines))

OF_THE_CLOUD = ("org.springframework.cloud", "io.github.openfeign")
"""Whose versions Spring Cloud's BOM gives, not Boot's."""


@pytest.mark.parametrize("row", ROWS, ids=lambda e: f"{e.family}-{e.ga}-{e.lines[0]}")
def test_a_row_of_the_catalogue_is_whole(row: Entry) -> None:
    assert row.note and row.ga.count(":") == 1
    match row.action:
        case "replace":
            found = parse_coordinates(row.to)
            assert len(found) == row.to.count(" + ") + 1, "every successor is readable"
            lines = [line for line in boot_lines() if row.lines[0] <= line <= row.lines[1]]
            for item in found:
                if item.version is None and "*" not in item.artifact and item.group not in OF_THE_CLOUD:
                    assert any(item.ga in managed(line) for line in lines), f"{item.ga} has no version anywhere"
        case "bump":
            assert row.needs and not older(row.to, row.needs)
        case "pin":
            assert row.to
        case "classify":
            assert row.to.startswith("#")
        case "remove" | "report":
            assert not row.to


def test_plugins_are_raised_to_what_they_need() -> None:
    rows = [row for line in boot_lines() for row in plugins(line).values() if row.needs and not row.renamed]
    assert rows and not [row.ga for row in rows if row.needs and older(row.to, row.needs)]
    assert not [row.id for row in gradle_plugins().values() if older(row.to, row.needs)]


@pytest.mark.parametrize(
    ("version", "than"),
    [
        ("1.9", "1.10"),
        ("2.7.18", "3.0.0"),
        ("1.0-RC1", "1.0"),
        ("1.0-M2", "1.0-RC1"),
        ("2.0.0-SNAPSHOT", "2.0.0"),
        ("5.6.15.Final", "6.0.0.Final"),
        ("31.1-jre", "32.0-jre"),
        ("1.4.200", "2.1.214"),
        ("4.1.101.Final", "4.1.135.Final"),
    ],
)
def test_versions_are_ordered_as_maven_does(version: str, than: str) -> None:
    assert older(version, than) and not older(than, version)


@pytest.mark.parametrize(("one", "other"), [("1.0", "1.0.0"), ("2.0.5.RELEASE", "2.0.5"), ("5.0.Final", "5.0.0")])
def test_release_qualifiers_and_trailing_zeros_make_no_difference(one: str, other: str) -> None:
    assert not older(one, other) and not older(other, one)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=4), st.lists(st.integers(0, 30), min_size=1, max_size=4))
def test_numbers_compare_as_numbers(one: list[int], other: list[int]) -> None:
    width = max(len(one), len(other))
    padded = [numbers + [0] * (width - len(numbers)) for numbers in (one, other)]
    assert older(".".join(map(str, one)), ".".join(map(str, other))) == (padded[0] < padded[1])


def test_imports_are_of_the_package_itself(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("// import a.b.C;\nimport a.bc.D;\nimport static x.y.Z.*;\n")
    project = Project.load(tmp_path)

    assert imports(project, "x.y") and imports(project, "a.bc")
    assert not imports(project, "a.b")
