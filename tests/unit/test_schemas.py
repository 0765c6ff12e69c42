"""The committed JSON Schemas are those of the models."""

import pytest

from scripts.write_schemas import PLACE, SCHEMAS, schema_text


@pytest.mark.parametrize("name", SCHEMAS)
def test_committed_schema_is_current(name: str) -> None:
    committed = (PLACE / f"{name}.json").read_text(encoding="utf-8")
    assert committed == schema_text(SCHEMAS[name]), "run: .venv/bin/python -m scripts.write_schemas"


def test_there_is_no_schema_without_a_model() -> None:
    assert {path.stem for path in PLACE.glob("*.json")} == set(SCHEMAS)
