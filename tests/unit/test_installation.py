"""From Bicep's outputs to the overlays; and the look at whether an installation is up."""

import json
import subprocess
import sys
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from scripts import smoke, write_installation
from scripts.new_web_key import new_key
from tests.fixtures.bicep import ENVIRONMENTS, main, module, outputs_of
from tests.fixtures.manifests import FOLDER, load


def options(environment: str) -> list[str]:
    hosts = ["--host", f"{environment}.autobuilder.example", "--api-host", f"api.{environment}.autobuilder.example"]
    upstream, client = "https://maven.example/maven2", "00000000-0000-0000-0000-000000000005"
    return [environment, *hosts, "--upstream", upstream, "--web-client-id", client]


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_overlays_are_what_the_outputs_give(environment: str, tmp_path: Path) -> None:
    chosen = write_installation.parser().parse_args(options(environment))
    write_installation.write(tmp_path, outputs_of(environment), chosen)
    overlay = FOLDER / "overlays" / environment
    written = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert set(written) == {"api.env", "web.env", "relay.env", "installation.yaml"}
    assert written == {name: (overlay / name).read_text() for name in written}


def test_the_outputs_are_those_of_main() -> None:
    assert set(outputs_of("dev")) == set(main().outputs)


def test_it_reads_what_az_prints(tmp_path: Path) -> None:
    printed = json.dumps({name: {"type": "String", "value": value} for name, value in outputs_of("dev").items()})
    code = (
        "from pathlib import Path; from scripts import write_installation as w\n"
        f"w.OVERLAYS = Path({str(tmp_path)!r}); w.main()"
    )
    (tmp_path / "dev").mkdir()
    command = [sys.executable, "-c", code, *options("dev")]
    subprocess.run(command, input=printed, text=True, check=True, cwd=Path(__file__).parents[2])
    assert (tmp_path / "dev" / "api.env").read_text() == (FOLDER / "overlays" / "dev" / "api.env").read_text()


def test_every_value_of_the_installation_is_put_somewhere() -> None:
    """A value that no replacement takes would be a lie in the overlay."""
    data = set(load(FOLDER / "overlays" / "dev" / "installation.yaml")[0]["data"])
    components = [path.read_text() for path in FOLDER.glob("components/*/kustomization.yaml")]
    taken = {name for name in data if any(f"fieldPath: data.{name}}}" in text for text in components)}
    assert taken == data


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_relay_lets_through_what_builds_have_aliases_for(environment: str) -> None:
    lines = dict(
        line.split("=", 1)
        for line in (FOLDER / "overlays" / environment / "relay.env").read_text().splitlines()
        if not line.startswith("#")
    )
    names = [pair.split()[0] for pair in lines["ALLOWED"].split(";") if pair.strip()]
    outputs = outputs_of(environment)
    functions = outputs["AUTOBUILDER_FUNCTIONS_URL"].removeprefix("https://")
    assert names == [outputs["AUTOBUILDER_BUS_HOST"], functions, "login.microsoftonline.com"]
    passed_on = module("functions").variables["passedOn"]
    assert len(passed_on) == len(names)
    relay = next(d for d in load(FOLDER / "base" / "relay.yaml") if d["kind"] == "Service")
    assert module("functions").variables["relayAddress"] == relay["spec"]["clusterIP"]


def test_the_web_server_s_key_is_one_that_signs_es256() -> None:
    key = ECKey.import_key(json.loads(json.dumps(new_key())))
    assert key.is_private
    assert key.as_dict()["crv"] == "P-256"
    assert new_key()["kid"] != new_key()["kid"]


class Answers(BaseHTTPRequestHandler):
    missing: frozenset[str] = frozenset()

    def do_GET(self) -> None:
        self.send_response(503 if self.path in self.missing else 200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Generator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


def test_smoke_is_content_when_everything_answers(server: str) -> None:
    assert smoke.main([server, server, "--minutes", "1", "--pause", "0"]) == 0


def test_smoke_names_what_is_not_up(
    server: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Answers, "missing", frozenset({"/api/v1/health/ready"}))
    assert smoke.main([server, server, "--minutes", "0", "--pause", "0"]) == 1
    assert capsys.readouterr().err == f"not up: {server}/api/v1/health/ready\n"
