"""Writes docs/openapi.json, from which the web pages' types are generated.

Run it after changing a route or a schema: .venv/bin/python -m scripts.write_openapi
"""

import json
from pathlib import Path

from functions.api.application import plain_app

PLACE = Path(__file__).parents[1] / "docs" / "openapi.json"


def document_text() -> str:
    return json.dumps(plain_app().openapi(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PLACE.write_text(document_text(), encoding="utf-8")
