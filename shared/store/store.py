"""Runs, their steps, builds, logs and artifacts in PostgreSQL.

What the world is told of a change goes to the outbox in the transaction that makes the change.
"""

import json
from contextlib import AbstractContextManager
from pathlib import Path

from shared.events import TO_RUN_REQUESTS, RunRequest
from shared.log_text import presentable
from shared.models import ArtifactFile, BuildSpec, Outcome, ProjectFacts, Status, StepName
from shared.run_events import TO_RUN_EVENTS, run_finished, run_started, run_step
from shared.store.database import Connection, Database, Password, Queries
from shared.store.logs import Logs
from shared.store.outbox import Outbox
from shared.store.rows import ArtifactRow, BuildRow, LogChunk, RunRow, StepRow
from shared.store.sql import load_queries


class Store(Queries):
    """Open with `Store.open(url)`; close it, or use it as a context."""

    SQL = load_queries(Path(__file__).parent / "queries.sql")

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.outbox = Outbox(database)

    @classmethod
    def open(cls, url: str, max_connections: int = 4, password: Password | None = None) -> "Store":
        """Migrates the schema, then connects; see Database.open. Raises Unavailable when PostgreSQL does not answer."""
        return cls(Database.open(url, max_connections, password))

    def transaction(self) -> AbstractContextManager[Connection]:
        return self.database.transaction()

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Runs

    def add_run(self, request: RunRequest) -> bool:
        """Writes the run as queued. False: it is there already, or another unfinished run has its key."""
        with self.transaction() as connection:
            return self.insert_run(connection, request)

    @classmethod
    def insert_run(cls, connection: Connection, request: RunRequest) -> bool:
        """`add_run` as part of a transaction that writes more than the run."""
        project_id = request.project_id
        if project_id is None:
            source = {"source_type": "git" if request.git else "upload", "git_url": request.git and request.git.url}
            project = connection.execute(cls.sql("project_id"), {"name": request.name, **source}).fetchone()
            project_id = project and project["id"]
        values = {
            "id": request.run_id,
            "project_id": project_id,
            "request": request.model_dump_json(),
            "idempotency_key": request.idempotency_key,
            "requester": request.requester,
            "request_id": request.request_id,
        }
        return connection.execute(cls.sql("insert_run"), values).fetchone() is not None

    def claim_queued_run(self, max_runs: int) -> RunRow | None:
        """Sets the oldest queued run to running, if fewer than `max_runs` are."""
        with self.transaction() as connection:
            found = connection.execute(self.sql("claim_queued_run"), {"max_runs": max_runs}).fetchone()
            if found is None:
                return None
            run = RunRow.model_validate(found)
            started = run_started(run.id, run.attempt, run.project_name, run.requester)
            self.outbox.add(connection, TO_RUN_EVENTS, started)
            return run

    def run(self, run_id: str) -> RunRow | None:
        return self.one(RunRow, "get_run", id=run_id)

    def runs(self, status: Status | None = None, limit: int = 50) -> list[RunRow]:
        """Newest first."""
        return self.all(RunRow, "find_runs", status=status, limit=limit)

    def unfinished_run_of_key(self, key: str) -> RunRow | None:
        return self.one(RunRow, "unfinished_run_of_key", key=key)

    def unfinished_runs(self) -> list[RunRow]:
        """Those that should have an orchestration: running or waiting."""
        return self.all(RunRow, "unfinished_runs")

    def finish_run(self, run_id: str, status: Status, failure: str | None = None, message: str | None = None) -> bool:
        """False when it had ended before: the first word counts. Tells the world, and lets the next queued run in."""
        with self.transaction() as connection:
            return self._finish(connection, run_id, status, failure, message)

    def _finish(
        self, connection: Connection, run_id: str, status: Status, failure: str | None, message: str | None
    ) -> bool:
        values = {"id": run_id, "status": status, "failure": failure, "message": message}
        found = connection.execute(self.sql("finish_run"), values).fetchone()
        if found is None:
            return False
        run = RunRow.model_validate(found)
        finished = run_finished(run_id, status, json.loads(failure) if failure else None)
        self.outbox.add(connection, TO_RUN_EVENTS, finished)
        self.outbox.add(connection, TO_RUN_REQUESTS, finished)
        if status is Status.FAILED:
            title = f"The migration of {run.project_name} failed"
            self.outbox.alert(connection, f"run:{run_id}:{run.attempt}", title, message or "", run_id)
        return True

    def requeue_run(self, run_id: str, from_step: str | None, forget: list[str]) -> bool:
        """For a retry: queued again with the next attempt number, the steps in `forget` not yet done."""
        with self.transaction() as connection:
            done = connection.execute(self.sql("requeue_run"), {"id": run_id, "from_step": from_step}).fetchone()
            if done:
                connection.execute(self.sql("forget_steps"), {"run_id": run_id, "steps": forget})
            return done is not None

    def set_facts(self, run_id: str, facts: ProjectFacts) -> None:
        self.execute(
            "set_run_facts",
            id=run_id,
            facts=facts.model_dump_json(),
            build_tool=facts.build_tool,
            java=facts.java,
            spring_boot=facts.spring_boot,
        )

    # Steps

    def begin_step(self, run_id: str, step: StepName, attempt: int, status: Status, message: str = "") -> None:
        """`status` is running, or waiting with the reason in `message`."""
        values = {"run_id": run_id, "step": step, "attempt": attempt, "status": status, "message": message}
        with self.transaction() as connection:
            found = connection.execute(self.sql("begin_step"), values).fetchone()
            if found and found["changed"]:
                self.outbox.add(connection, TO_RUN_EVENTS, run_step(run_id, step, status, message))

    def note_step(self, run_id: str, step: StepName, attempt: int, status: Status, message: str) -> bool:
        """What a step under way does now, or waits for. False when it has ended, or another attempt is under way."""
        return self.execute("note_step", run_id=run_id, step=step, attempt=attempt, status=status, message=message)

    def end_step(self, run_id: str, step: StepName, status: Status, message: str, log_output: str = "") -> bool:
        """False when the step had ended before."""
        values = {"run_id": run_id, "step": step, "status": status, "message": message, "log_output": log_output}
        with self.transaction() as connection:
            if connection.execute(self.sql("end_step"), values).fetchone() is None:
                return False
            self.outbox.add(connection, TO_RUN_EVENTS, run_step(run_id, step, status, message))
            return True

    def steps(self, run_id: str) -> list[StepRow]:
        return self.all(StepRow, "steps_of_run", run_id=run_id)

    # Builds

    def claim_build(self, spec: BuildSpec, instance: str, max_builds: int) -> bool:
        """Notes the build and takes a slot for it; False while it has to wait its turn."""
        values = {
            "id": spec.build_id,
            "run_id": spec.run_id,
            "step": spec.step,
            "attempt": spec.attempt,
            "instance": instance,
            "output": spec.output,
        }
        with self.transaction() as connection:
            connection.execute(self.sql("lock_builds"))
            connection.execute(self.sql("insert_build"), values)
            claimed = connection.execute(self.sql("claim_build_slot"), {"id": spec.build_id, "max_builds": max_builds})
            return claimed.fetchone() is not None

    def build(self, build_id: str) -> BuildRow | None:
        return self.one(BuildRow, "get_build", id=build_id)

    def running_builds(self, run_id: str | None = None) -> list[BuildRow]:
        """Of one run, or of all."""
        return self.all(BuildRow, "running_builds", run_id=run_id)

    def waiting_builds(self) -> list[BuildRow]:
        return self.all(BuildRow, "waiting_builds")

    def builds(self, run_id: str) -> list[BuildRow]:
        return self.all(BuildRow, "builds_of_run", run_id=run_id)

    def finish_build(self, build_id: str, outcome: Outcome) -> bool:
        """False when it was finished before."""
        return self.execute("finish_build", id=build_id, outcome=outcome)

    def cancel_run(self, run_id: str) -> list[BuildRow] | None:
        """Sets the run, its open steps and its builds to ended; the builds that were under way are returned
        for the runner to stop. None when the run had ended before."""
        with self.transaction() as connection:
            if not self._finish(connection, run_id, Status.CANCELLED, None, "Cancelled on request."):
                return None
            return self._stop_all(connection, run_id)

    def fail_run(self, run_id: str, failure: str, message: str) -> list[BuildRow] | None:
        """As `cancel_run`, for a run that cannot go on: `failure` is report.json's, as JSON."""
        with self.transaction() as connection:
            if not self._finish(connection, run_id, Status.FAILED, failure, message):
                return None
            return self._stop_all(connection, run_id)

    def _stop_all(self, connection: Connection, run_id: str) -> list[BuildRow]:
        connection.execute(self.sql("cancel_steps"), {"run_id": run_id})
        rows = connection.execute(self.sql("unfinished_builds_of_run"), {"run_id": run_id}).fetchall()
        for row in rows:
            connection.execute(self.sql("finish_build"), {"id": row["id"], "outcome": Outcome.CANCELLED})
        return [BuildRow.model_validate(row) for row in rows]

    # Log

    def append_log(self, build_id: str, start: int, content: bytes, *, ended: bool = False) -> int:
        """Takes in what a builder printed, from its byte `start` on, and returns the byte to go on from: what is no
        whole line yet is to be given again with what follows, unless the log has `ended`. Repeating it is harmless.
        """
        text, used = presentable(content, ended=ended)
        if used:
            Logs(self.database).append(build_id, start, start + used, text)
        return start + used

    def log_end(self, build_id: str) -> int:
        """Bytes of what the builder printed that are taken in."""
        return Logs(self.database).source_end(build_id)

    def log_since(self, build_id: str, offset: int = 0) -> list[LogChunk]:
        return self.all(LogChunk, "log_since", build_id=build_id, offset=offset)

    def log_last(self, build_id: str, size: int) -> LogChunk:
        """The last `size` bytes, without a character that they would cut."""
        return Logs(self.database).last(build_id, size)

    def log_tail(self, build_id: str) -> str:
        """The last few chunks."""
        return Logs(self.database).tail(build_id)

    # Artifacts

    def save_artifacts(self, run_id: str, files: list[ArtifactFile]) -> None:
        with self.transaction() as connection:
            for file in files:
                connection.execute(self.sql("save_artifact"), {"run_id": run_id, **file.model_dump()})

    def artifacts(self, run_id: str) -> list[ArtifactRow]:
        return self.all(ArtifactRow, "artifacts_of_run", run_id=run_id)
