"""javap's output by type, and reading it back from an untrusted file."""

import json
from pathlib import Path

import pytest

from pipeline.repair.signatures import SIGNATURES, recorded_signatures
from pipeline.steps.signatures import split

OUTPUT = """Compiled from "Filter.java"
public interface jakarta.servlet.Filter {
  public default void init(jakarta.servlet.FilterConfig);
}
Error: class not found: javax.servlet.Filter
Compiled from "Page.java"
public final class shop.Page<T extends java.lang.Object> extends shop.Base<T> {
  public shop.Page();
}
Compiled from "Half.java"
public class shop.Half {
"""


def test_every_whole_type_is_found_by_its_name() -> None:
    found = split(OUTPUT.splitlines())
    assert list(found) == ["jakarta.servlet.Filter", "shop.Page"]
    assert found["jakarta.servlet.Filter"].splitlines()[1] == (
        "  public default void init(jakarta.servlet.FilterConfig);"
    )


def test_recorded_signatures_are_read_back(tmp_path: Path) -> None:
    (tmp_path / SIGNATURES).write_text(json.dumps({"a.B": "class a.B {\n}", "a.C": 3}))
    signatures = recorded_signatures(tmp_path)
    assert signatures is not None
    assert [signatures(name) for name in ("a.B", "a.C", "a.D")] == ["class a.B {\n}", None, None]


@pytest.mark.parametrize("text", ["[1]", "{", "\xff", '"x"'])
def test_what_is_no_map_counts_as_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / SIGNATURES).write_text(text, encoding="latin-1")
    assert recorded_signatures(tmp_path) is None


def test_no_file_no_signatures(tmp_path: Path) -> None:
    assert recorded_signatures(tmp_path) is None
