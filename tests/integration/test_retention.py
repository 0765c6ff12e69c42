"""What is old goes, and nothing else: on a directory and, by the SDK, on a share."""

import json
import os
import time
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from cli.prune import prune
from host.bus import Bus
from pipeline.bootstrap import Services, local_services
from pipeline.retention import tidy
from shared.artifacts.azure_files import FilesExchange
from shared.events import GitSource, RunRequest
from shared.models import BuildSpec, Status, StepName, Target
from shared.settings import Settings
from shared.store import Store
from tests.fixtures.azure_accounts import share_of
from tests.peers.files import FilesPeer
from tests.peers.tls import make_tls

HOURS = 3600


@dataclass
class Place:
    """Services, and where the files are that everybody sees."""

    services: Services
    truth: Path

    def run(self, run_id: str, days: float | None, upload: str | None = None) -> None:
        """One that left a log line and a file; ended so many days ago, or still running."""
        git = None if upload else GitSource(url="https://example.org/x.git")
        store = self.services.store
        store.add_run(RunRequest(run_id=run_id, name=f"project-{run_id}", git=git, upload=upload))
        assert store.claim_queued_run(100)
        build = f"build-{run_id}-prepare-1"
        spec = BuildSpec(
            build_id=build, run_id=run_id, step=StepName.PREPARE, attempt=1, target=Target(), name="x", output="p-1"
        )
        assert store.claim_build(spec, "instance", 100)
        store.append_log(build, 0, b"line\n")
        self.leave(run_id)
        if days is not None:
            with store.database.connection() as connection:
                connection.execute(
                    "UPDATE runs SET status = %s, completed_at = now() - make_interval(hours => %s) WHERE id = %s",
                    (Status.SUCCEEDED, round(days * 24), run_id),
                )

    def leave(self, run_id: str) -> None:
        file = self.services.exchange.run_dir(run_id) / "p-1" / "result.json"
        file.parent.mkdir(parents=True)
        file.write_text("{}")
        self.services.exchange.push(run_id, "p-1/result.json")

    def upload(self, name: str, days: float) -> None:
        file = self.services.exchange.upload_path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"archive")
        self.services.exchange.push_upload(name)
        grow_old(file, days)

    def runs(self) -> set[str]:
        return {run.id for run in self.services.store.runs(limit=100)}

    def has(self, path: str) -> bool:
        return (self.truth / path).exists()

    def tidy(self, keep_days: int | None) -> None:
        settings = self.services.settings.model_copy(update={"keep_days": keep_days})
        tidy(replace(self.services, settings=settings))


def grow_old(place: Path, days: float) -> None:
    then = time.time() - days * 24 * HOURS
    os.utime(place, (then, then))


@pytest.fixture(params=["directory", "azure_files"])
def place(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Generator[Place]:
    settings = Settings(home=tmp_path / "home")
    with Store.open(database_url) as store, FilesPeer(tmp_path / "share", make_tls(tmp_path / "tls")) as peer:
        bus = Bus(database_url)
        services = local_services(settings, store, bus)
        if request.param == "directory":
            yield Place(services, settings.artifacts_dir)
        else:
            share = FilesExchange(settings.artifacts_dir, share_of(peer, tmp_path / "tls/ca.pem"))
            yield Place(replace(services, exchange=share), peer.place)
        bus.close()


def test_runs_that_ended_long_ago_go_with_all_that_they_left(place: Place) -> None:
    place.run("old00001", days=40)
    place.run("new00001", days=20)
    place.run("runs0001", days=None)
    place.tidy(keep_days=30)
    assert place.runs() == {"new00001", "runs0001"}
    assert not place.has("runs/old00001")
    assert place.has("runs/new00001/p-1/result.json") and place.has("runs/runs0001/p-1/result.json")
    assert place.services.store.log_end("build-old00001-prepare-1") == 0
    assert place.services.store.log_end("build-new00001-prepare-1") == 5


def test_without_a_limit_no_run_goes(place: Place) -> None:
    place.run("old00001", days=4000)
    place.tidy(keep_days=None)
    assert place.runs() == {"old00001"}
    assert place.has("runs/old00001/p-1/result.json")


def test_files_without_a_run_go_when_nobody_can_still_be_making_it(place: Place) -> None:
    for name in ("left0001", "made0001"):
        place.leave(name)
    grow_old(place.services.exchange.run_dir("left0001"), days=2)
    place.tidy(keep_days=None)
    assert not place.has("runs/left0001")
    assert place.has("runs/made0001/p-1/result.json")


def test_uploads_are_kept_while_something_may_be_made_from_them(place: Place) -> None:
    for name in ("used.zip", "waited.zip", "nobodys.zip"):
        place.upload(name, days=2)
    place.upload("fresh.zip", days=0)
    place.run("runs0001", days=None, upload="waited.zip")
    with place.services.store.database.connection() as connection:
        connection.execute(
            "INSERT INTO projects (group_id, name, source_type, upload) VALUES (1, 'p', 'upload', 'used.zip')"
        )
    place.tidy(keep_days=None)
    left = {name for name in ("used.zip", "waited.zip", "nobodys.zip", "fresh.zip") if place.has(f"uploads/{name}")}
    assert left == {"used.zip", "waited.zip", "fresh.zip"}


def test_the_working_copy_of_an_ended_run_can_be_had_again(place: Place) -> None:
    place.run("old00001", days=2)
    place.run("runs0001", days=None)
    place.tidy(keep_days=30)
    exchange = place.services.exchange
    copied = isinstance(exchange, FilesExchange)
    assert exchange.run_dir("old00001").exists() is not copied
    assert exchange.run_dir("runs0001").exists()
    assert (exchange.pull("old00001", "p-1/result.json") / "p-1/result.json").read_text() == "{}"


def test_a_run_that_was_taken_up_again_stays(place: Place) -> None:
    from pipeline.retention import forget_runs, old_runs

    place.run("old00001", days=40)
    chosen = old_runs(place.services, 30)
    with place.services.store.database.connection() as connection:
        connection.execute("UPDATE runs SET status = 'queued' WHERE id = 'old00001'")
    assert forget_runs(place.services, chosen) == 0
    assert place.has("runs/old00001/p-1/result.json")


def test_the_command_says_what_goes(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUTOBUILDER_DATABASE_URL", database_url)
    monkeypatch.setenv("AUTOBUILDER_HOME", str(tmp_path / "home"))
    with Store.open(database_url) as store:
        bus = Bus(database_url)
        there = Place(local_services(Settings(), store, bus), tmp_path / "home/artifacts")
        there.run("old00001", days=40)
        there.run("new00001", days=20)
        assert prune(30, dry_run=True, as_json=False) == 0
        assert "project-old00001" in capsys.readouterr().out
        assert there.runs() == {"old00001", "new00001"} and there.has("runs/old00001")
        assert prune(30, dry_run=False, as_json=True) == 0
        said = json.loads(capsys.readouterr().out)
        assert said == {"deleted": True, "runs": [{"id": "old00001", "project_name": "project-old00001"}]}
        assert there.runs() == {"new00001"} and not there.has("runs/old00001")
        bus.close()
