"""Builds on fixed ports take turns; all others go side by side."""

import os
import threading
from pathlib import Path

import pytest

from pipeline.steps import ports
from pipeline.steps.ports import needs_fixed_ports, turn


def tree(root: Path, path: str, text: str) -> Path:
    place = root / path
    place.parent.mkdir(parents=True)
    place.write_text(text)
    return root


@pytest.mark.parametrize(
    ("path", "text", "fixed"),
    [
        ("app/pom.xml", "<goals><goal>start</goal><goal>stop</goal></goals>", True),
        ("app/pom.xml", "<goals><goal>repackage</goal></goals>", False),
        ("src/test/java/ATest.java", "@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)", True),
        ("src/test/java/ATest.java", "@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)", False),
        ("m/src/integrationTest/kotlin/ATest.kt", "@AutoConfigureWireMock(port = 8089)", True),
        ("src/test/java/ATest.java", "@AutoConfigureWireMock(port = 0)", False),
        ("src/test/java/ATest.java", "server = new WireMockServer(9561);", True),
        ("src/test/java/ATest.java", "mockWebServer.start(8081);", True),
        ("src/main/java/A.java", "new ServerSocket(8081)", False),
    ],
)
def test_tells_which_builds_listen_on_fixed_ports(tmp_path: Path, path: str, text: str, fixed: bool) -> None:
    assert needs_fixed_ports(tree(tmp_path / "project", path, text)) is fixed


def test_the_second_one_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_TURN", f"\0autobuilder-test-{os.getpid()}")  # a real build may hold the machine's
    root, said, done = tree(tmp_path / "project", "app/pom.xml", "<goal>start</goal>"), list[str](), threading.Event()

    def second() -> None:
        with turn(root, 20, said.append):
            done.set()

    with turn(root, 20, said.append):
        other = threading.Thread(target=second)
        other.start()
        assert not done.wait(0.3)
    assert done.wait(5)
    other.join()
    assert len(said) == 1 and "fixed ports" in said[0]


def test_goes_ahead_when_its_time_is_up(tmp_path: Path) -> None:
    root = tree(tmp_path / "project", "app/pom.xml", "<goal>start</goal>")
    with turn(root, 20, print), turn(root, 0, print):
        pass
