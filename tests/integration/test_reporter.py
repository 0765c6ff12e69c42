"""The sidecar as a process of its own, with the functions' log intake at the other end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx2
import pytest
from azure.servicebus import ServiceBusClient

from host.bus import Bus
from host.host import Host
from pipeline.bootstrap import local_services, provide
from pipeline.log_intake import MAX_CHUNK_BYTES, catch_up
from pipeline.runners.local import LocalRunner
from shared.events import BUILD_EVENTS_QUEUE, CloudEvent, GitSource, RunRequest
from shared.models import BuildResult, BuildSpec, Outcome, StepName, Target
from shared.settings import Settings
from shared.store import Store
from tests.peers.service_bus import Peer, Queue

ROOT = Path(__file__).parents[2]
BUILD = "build-run00001-prepare-1"
TOKEN = "token-of-the-pod"
PATIENCE_SECONDS = 60


@dataclass
class TokenRunner(LocalRunner):
    """Knows one token; how a cluster knows them is tried in tests/cluster."""

    def build_of(self, token: str) -> str | None:
        return BUILD if token == TOKEN else None


@dataclass
class Pod:
    """The volumes of a pod, and its reporter."""

    store: Store
    url: str
    root: Path
    reporter: subprocess.Popen[str] | None = None
    extra: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def log(self) -> Path:
        return self.root / "report" / "log"

    def start(self) -> None:
        for place in (self.output, self.log.parent):
            place.mkdir(exist_ok=True)
        (self.root / "token").write_text(TOKEN)
        ours = {"AUTOBUILDER_LOG_URL": f"{self.url}/api", "AUTOBUILDER_LOG_TOKEN_FILE": str(self.root / "token")}
        words = ["--build", BUILD, "--run", "run00001", "--output", str(self.output), "--log", str(self.log)]
        self.reporter = subprocess.Popen(
            [sys.executable, "-m", "builder.reporter", *words],
            cwd=ROOT,
            env=os.environ | ours | self.extra,
            stderr=subprocess.PIPE,
            text=True,
        )

    def write(self, text: str | bytes) -> None:
        with self.log.open("ab") as log:
            log.write(text.encode() if isinstance(text, str) else text)

    def end(self) -> str:
        """What the kubelet does when the build is over; what the reporter complained of."""
        assert self.reporter is not None
        self.reporter.send_signal(signal.SIGTERM)
        _, complaints = self.reporter.communicate(timeout=PATIENCE_SECONDS)
        return complaints

    @property
    def stored(self) -> str:
        return "".join(chunk.content for chunk in self.store.log_since(BUILD))


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def pod(database_url: str, tmp_path: Path) -> Generator[Pod]:
    settings = Settings(home=tmp_path / "home")
    with Store.open(database_url) as store, closing(Bus(database_url)) as bus:
        store.add_run(RunRequest(run_id="run00001", name="x", git=GitSource(url="https://example.org/x.git")))
        store.claim_queued_run(10)
        spec = BuildSpec(
            build_id=BUILD,
            run_id="run00001",
            step=StepName.PREPARE,
            attempt=1,
            target=Target(),
            name="x",
            output="prepare-1",
        )
        store.claim_build(spec, "instance", 5)
        services = local_services(settings, store, bus)
        runner = TokenRunner(settings, store, bus, services.exchange)
        provide(replace(services, runner=runner))
        with Host(ROOT, database_url, timer_triggers=False) as host:
            made = Pod(store, host.url, tmp_path)
            yield made
            if made.reporter is not None and made.reporter.poll() is None:
                made.reporter.kill()
                made.reporter.wait()


def test_lines_arrive_while_the_build_runs(pod: Pod) -> None:
    pod.start()
    pod.write("first\nsec")
    until(lambda: pod.stored == "first\n")
    pod.write("ond 한글\n")
    until(lambda: pod.stored == "first\nsecond 한글\n")
    pod.write("no line break")
    assert pod.end() == ""
    assert pod.stored == "first\nsecond 한글\nno line break"
    assert (pod.output / "log").read_text() == pod.stored


def test_a_second_pod_goes_on_where_the_first_was_evicted(pod: Pod) -> None:
    pod.start()
    pod.write("first pod\n")
    until(lambda: pod.stored)
    pod.end()
    pod.log.unlink()
    pod.start()
    pod.write("second pod\n")
    until(lambda: "second" in pod.stored)
    pod.end()
    assert pod.stored == "first pod\nsecond pod\n" == (pod.output / "log").read_text()


def test_lines_that_the_first_pod_could_not_send_are_sent_by_the_second(pod: Pod) -> None:
    pod.output.mkdir()
    (pod.output / "log").write_text("left by a pod whose node died\n")
    pod.start()
    pod.write("second pod\n")
    until(lambda: pod.stored == "left by a pod whose node died\nsecond pod\n")
    pod.end()


def test_more_than_fits_into_one_message(pod: Pod) -> None:
    pod.start()
    text = "".join(f"{number:07}\n" for number in range(100_000))
    pod.write(text)
    until(lambda: len(pod.stored) == len(text))
    pod.end()
    assert pod.stored == text


def test_the_end_is_told_with_the_builds_place_in_its_trace(pod: Pod) -> None:
    place = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    with Peer([Queue(BUILD_EVENTS_QUEUE)]) as namespace:
        pod.extra = {"AUTOBUILDER_SERVICE_BUS": namespace.connection_string, "TRACEPARENT": place}
        pod.start()
        pod.write("it runs\n")
        until(lambda: pod.stored)
        (pod.output / "result.json").write_text(BuildResult(outcome=Outcome.SUCCEEDED).model_dump_json())
        assert pod.end() == ""
        with (
            ServiceBusClient.from_connection_string(namespace.connection_string) as client,
            client.get_queue_receiver(BUILD_EVENTS_QUEUE) as receiver,
        ):
            [message] = receiver.receive_messages(max_wait_time=PATIENCE_SECONDS)
            event = CloudEvent.model_validate_json(str(message))
    assert (event.subject, event.data["build_id"], event.traceparent) == ("run00001", BUILD, place)


def test_links_to_the_token_print_nothing(pod: Pod) -> None:
    pod.output.mkdir()
    pod.log.parent.mkdir()
    (pod.output / "log").symlink_to(pod.root / "token")
    pod.log.symlink_to(pod.root / "token")
    (pod.output / "result.json").symlink_to(pod.root / "token")
    os.mkfifo(pod.output / "jars")
    pod.start()
    until(lambda: not (pod.output / "log").is_symlink())
    (pod.output / "log").symlink_to(pod.root / "token")
    pod.end()
    assert pod.stored == ""
    assert [(path.name, path.is_symlink()) for path in pod.output.iterdir()] == [("log", False)]
    assert (pod.output / "log").read_text() == ""


def test_what_a_reporter_could_not_send_is_taken_from_the_exchange(pod: Pod) -> None:
    from pipeline.bootstrap import services

    build = pod.store.build(BUILD)
    assert build is not None
    place = services().exchange.run_dir("run00001") / build.output / "log"
    place.parent.mkdir(parents=True)
    pod.store.append_log(BUILD, 0, b"sent\n")
    place.write_text("sent\nnot sent\n")
    catch_up(services(), build)
    catch_up(services(), build)
    assert pod.stored == "sent\nnot sent\n"


@pytest.mark.parametrize(
    ("token", "build", "offset", "content", "status"),
    [
        (TOKEN, BUILD, "0", b"x\n", 200),
        ("another", BUILD, "0", b"x\n", 401),
        ("", BUILD, "0", b"x\n", 401),
        (TOKEN, "build-run00001-prepare-2", "0", b"x\n", 401),
        (TOKEN, BUILD, "-1", b"x\n", 400),
        (TOKEN, BUILD, "", b"x\n", 400),
        (TOKEN, BUILD, "0", b"x" * (MAX_CHUNK_BYTES + 1), 413),
    ],
)
def test_who_may_send_what(pod: Pod, token: str, build: str, offset: str, content: bytes, status: int) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    url = f"{pod.url}/api/builds/{build}/log"
    answer = httpx2.post(url, params={"offset": offset}, content=content, headers=headers)
    assert answer.status_code == status
    assert pod.stored == ("x\n" if status == 200 else "")


def test_a_gap_or_a_repetition_is_answered_with_where_to_go_on(pod: Pod) -> None:
    def send(offset: int, content: bytes) -> int:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = f"{pod.url}/api/builds/{BUILD}/log"
        return httpx2.post(url, params={"offset": offset}, content=content, headers=headers).json()["next"]

    assert [send(0, b"one\n"), send(0, b"one\n"), send(9, b"three\n"), send(4, b"two\n"), send(0, b"")] == [
        4,
        4,
        4,
        8,
        8,
    ]
    assert pod.stored == "one\ntwo\n"
