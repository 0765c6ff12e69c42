"""The same commands on a server elsewhere: what they look at and do, by its REST API.

`RemoteStore` answers the questions that the commands put to the local store; what it does not know stays empty.
"""

import asyncio
import json
import tempfile
from collections.abc import Coroutine, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cli.server import Server
from cli.source import packed, source_of
from pipeline.proof import PROJECT
from pipeline.tools.archive import unpack_snapshot
from shared.client import ApiClient, http_client
from shared.models import Outcome, Status
from shared.store import BuildRow, LogChunk, RunRow, StepRow

NOT_YET = datetime.max.replace(tzinfo=UTC)
"""Sorts builds that wait behind those that began."""
TAIL_BYTES = 4000
LONGEST_TAIL = 1 << 20
"""Bytes; the API gives no more at once."""
LARGEST_PAGE = 200
OURS = ("report.json", "report.md", "report.html", "migration.patch", "logs/", "jars/", PROJECT)


async def bring(api: ApiClient, text: str, ref: str | None) -> Mapping[str, Any]:
    """A source as members of a request: a git URL or a project as it is, a directory or an archive as an upload.

    Raises InvalidRequest with what to give instead.
    """
    source = source_of(text, ref)
    if source.project_id is not None:
        return {"project_id": source.project_id, "ref": ref}
    if source.git is not None:
        return {"git_url": source.git.url, "ref": source.git.ref}
    with tempfile.TemporaryDirectory(prefix="autobuilder-upload-") as directory:
        archive = await asyncio.to_thread(packed, source, Path(directory))
        return {"upload": await api.upload(archive)}


@dataclass
class RemoteStore:
    """A server's runs. One thread, one loop."""

    api: ApiClient
    _loop: asyncio.Runner
    _runs_of_builds: dict[str, str] = field(default_factory=dict[str, str])

    def of[T](self, wanted: Coroutine[Any, Any, T]) -> T:
        return self._loop.run(wanted)

    def run(self, run_id: str) -> RunRow | None:
        """Raises InvalidRequest when there is none that the token may see."""
        return run_row(self.of(self.api.get(f"/runs/{run_id}")))

    def runs(self, status: Status | None = None, limit: int = 50) -> list[RunRow]:
        """The newest, page after page."""
        found: list[RunRow] = []
        cursor = None
        while len(found) < limit:
            most = min(limit - len(found), LARGEST_PAGE)
            page = self.of(self.api.get("/runs", status=status, limit=most, cursor=cursor))
            found += [run_row(run) for run in page["items"]]
            if (cursor := page["next_cursor"]) is None:
                break
        return found

    def steps(self, run_id: str) -> list[StepRow]:
        return [
            StepRow.model_validate({**step, "run_id": run_id, "step_type": step["step"]})
            for step in self.of(self.api.get(f"/runs/{run_id}/steps"))
        ]

    def builds(self, run_id: str) -> list[BuildRow]:
        steps = self.of(self.api.get(f"/runs/{run_id}/steps"))
        rows = [_build_row(run_id, step["step"], build) for step in steps for build in step["builds"]]
        self._runs_of_builds |= dict.fromkeys((row.id for row in rows), run_id)
        return sorted(rows, key=lambda row: (row.queued_at, row.id))

    def running_builds(self, run_id: str) -> list[BuildRow]:
        return [build for build in self.builds(run_id) if build.status == "running"]

    def log_since(self, build_id: str, offset: int = 0) -> list[LogChunk]:
        chunks: list[LogChunk] = []
        while True:
            part = self._log_part(build_id, offset=offset)
            if not part.content:
                return chunks
            offset = part.end_offset
            chunks.append(part)

    def log_last(self, build_id: str, size: int) -> LogChunk:
        return self._log_part(build_id, tail=min(size, LONGEST_TAIL))

    def log_tail(self, build_id: str) -> str:
        return self.log_last(build_id, TAIL_BYTES).content

    def _log_part(self, build_id: str, **place: int) -> LogChunk:
        run_id = self._runs_of_builds[build_id]
        part = self.of(self.api.get(f"/runs/{run_id}/builds/{build_id}/log", **place))
        return LogChunk(start_offset=part["offset"], end_offset=part["next_offset"], content=part["content"])


@dataclass(frozen=True)
class RemoteSession:
    """What `cli.session.Session` is for this machine."""

    store: RemoteStore

    def check_host(self) -> None:
        """The next look at the server tells whether it is there."""

    def report_text(self, run_id: str) -> str:
        names = self._artifacts(run_id)
        return self.store.of(self.store.api.text(f"/runs/{run_id}/artifacts/report.md")) if "report.md" in names else ""

    def start(self, body: Mapping[str, Any]) -> RunRow:
        return run_row(self.store.of(self.store.api.post("/runs", body)))

    def cancel(self, run_id: str) -> None:
        self.store.of(self.store.api.post(f"/runs/{run_id}/cancel"))

    def retry(self, run_id: str, from_step: str | None) -> None:
        self.store.of(self.store.api.post(f"/runs/{run_id}/retry", {"from_step": from_step}))

    @contextmanager
    def results(self, run_id: str) -> Generator[Path | None]:
        """The run's artifacts in a directory; None when it left no report."""
        names = [name for name in self._artifacts(run_id) if name.startswith(OURS) and ".." not in name.split("/")]
        with tempfile.TemporaryDirectory(prefix="autobuilder-results-") as directory:
            for name in names:
                self.store.of(self.store.api.download(run_id, name, Path(directory) / name))
            if PROJECT in names:
                unpack_snapshot(Path(directory) / PROJECT, Path(directory) / "project")
            yield Path(directory) if "report.json" in names else None

    def _artifacts(self, run_id: str) -> list[str]:
        return [one["name"] for one in self.store.of(self.store.api.get(f"/runs/{run_id}/artifacts"))]


@contextmanager
def remote_session(server: Server) -> Generator[RemoteSession]:
    """Raises InvalidRequest for a URL that is none."""
    http = http_client(server.url, server.token)
    with asyncio.Runner() as loop:
        try:
            yield RemoteSession(RemoteStore(ApiClient(http), loop))
        finally:
            loop.run(http.aclose())


def run_row(run: Mapping[str, Any]) -> RunRow:
    failure = run["failure"]
    return RunRow.model_validate(
        {
            **run,
            "project_name": run["project"]["name"],
            "from_step": None,
            "request": "",
            "idempotency_key": None,
            "facts": None,
            "failure": json.dumps(failure) if failure else None,
        }
    )


def _build_row(run_id: str, step: str, build: Mapping[str, Any]) -> BuildRow:
    return BuildRow(
        id=build["id"],
        run_id=run_id,
        step_type=step,
        attempt=build["attempt"],
        status=build["status"],
        outcome=Outcome(build["outcome"]) if build["outcome"] else None,
        instance="",
        output="",
        queued_at=_time(build["started_at"]) or NOT_YET,
        started_at=_time(build["started_at"]),
        finished_at=_time(build["finished_at"]),
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
