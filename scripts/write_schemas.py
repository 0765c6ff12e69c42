"""Writes docs/schemas/*.json, the published JSON Schemas of what crosses a process or a message boundary.

Run it after changing a model: .venv/bin/python -m scripts.write_schemas
"""

import json
from pathlib import Path

from pydantic import BaseModel

from shared.events import BuildFinished, CloudEvent, RunCommand, RunRequest
from shared.models import BuildResult, BuildSpec
from shared.report import Assessment, Report
from shared.run_events import RunFinished, RunStarted, RunStep

PLACE = Path(__file__).parents[1] / "docs" / "schemas"

SCHEMAS: dict[str, type[BaseModel]] = {
    "report": Report,
    "assessment": Assessment,
    "run-request": RunRequest,
    "run-command": RunCommand,
    "build-spec": BuildSpec,
    "build-result": BuildResult,
    "build-finished": BuildFinished,
    "cloud-event": CloudEvent,
    "run-started": RunStarted,
    "run-step": RunStep,
    "run-finished": RunFinished,
}


def schema_text(model: type[BaseModel]) -> str:
    """As a writer of such a document must follow it (`by_alias`)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    for name, model in SCHEMAS.items():
        (PLACE / f"{name}.json").write_text(schema_text(model), encoding="utf-8")


if __name__ == "__main__":
    main()
