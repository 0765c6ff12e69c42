"""What fixers and models changed in a run, and what people decided about it."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from shared.models import AppliedEdit, Hunk
from shared.report import LlmChange
from shared.store.database import Queries
from shared.store.rows import Row
from shared.store.sql import load_queries

EditState = Literal["accepted", "rejected"]


class EditRow(Row):
    run_id: str
    id: str
    """`migrate-12`: its step and its place there."""
    step: str
    fixer: str
    path: str
    reason: str
    insertions: int
    deletions: int
    hunks: list[Hunk]
    model: str | None
    tokens: int | None
    usd: float | None
    state: EditState
    made_at: datetime


class Edits(Queries):
    SQL = load_queries(Path(__file__).parent / "edits.sql")

    def record(self, run_id: str, step: str, edits: Sequence[AppliedEdit], llm: LlmChange | None = None) -> None:
        """Those of a step, in the place of what an earlier attempt left. `llm`: whose they are and what they cost."""
        cost = {"model": llm and llm.model, "tokens": llm and llm.tokens, "usd": llm and llm.usd}
        rows = [
            {"run_id": run_id, "id": f"{step}-{number}", "step": step, **_columns(edit), **cost}
            for number, edit in enumerate(edits, 1)
        ]
        with self.database.transaction() as connection, connection.cursor() as cursor:
            names = [row["id"] for row in rows]
            cursor.execute(self.sql("forget_edits"), {"run_id": run_id, "step": step, "ids": names})
            cursor.executemany(self.sql("insert_edit"), rows)

    def of(self, run_id: str) -> list[EditRow]:
        return self.all(EditRow, "edits_of_run", run_id=run_id)

    def decide(self, run_id: str, edit_id: str, state: EditState, subject: str) -> bool:
        """False when there is no such edit."""
        return self.execute("decide_edit", run_id=run_id, id=edit_id, state=state, subject=subject)


def _columns(edit: AppliedEdit) -> dict[str, object]:
    row = edit.model_dump()
    return {**row, "hunks": json.dumps(row["hunks"])}
