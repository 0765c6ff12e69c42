"""Reads the tab-separated tables in `data/`: first line names the columns, one row a line, no quoting."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@lru_cache
def read_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of `data/<name>.tsv` as dicts of column to text; a missing trailing cell is ""."""
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    columns = lines[0].split("\t")
    return tuple(_row(columns, line.split("\t")) for line in lines[1:] if line and not line.startswith("#"))


def _row(columns: list[str], cells: list[str]) -> dict[str, str]:
    return dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
