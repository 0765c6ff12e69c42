"""A real Maven build of a project that needs the private feed, and whose tests look for the password everywhere."""

import os
import subprocess
import time
import zipfile
from collections.abc import Generator
from pathlib import Path

import pytest

from pipeline.bootstrap import Services, make_pump
from pipeline.builds import run_of, start_build
from pipeline.runners.local import LocalRunner
from pipeline.tools.archive import pack_tree
from pipeline.tools.jdk import find_jdks
from shared.events import GitSource, RunRequest
from shared.exchange import Exchange
from shared.models import BuildResult, Outcome, StepName
from shared.secrets import EnvironmentSecrets
from shared.settings import Settings
from shared.store import Store
from tests.contract.runner.harness import RUN, RecordingBus
from tests.e2e.test_builder import APP, BOOT
from tests.fixtures.builds import facts, spec
from tests.peers.maven_feed import FeedPeer, StoragePeer, dependency

pytestmark = pytest.mark.e2e

PASSWORD = "only-the-resolver-knows"
PATIENCE_SECONDS = 300
GREETING = "package com.acme;\npublic class Greeting {\n    public static String of(String name) { return name; }\n}\n"
USES_IT = """package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Greeting;
import org.junit.jupiter.api.Test;

class GreetingTests {
    @Test
    void greets() {
        assertThat(Greeting.of("hello")).isEqualTo("hello");
    }
}
"""
SEARCHES = """package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;

class SearchTests {
    private static final String WANTED = String.join("-", "only-the", "resolver-knows"); // no constant in the class
    private int read;

    @Test
    void findsNoPassword() throws IOException {
        List<String> found = new ArrayList<>();
        look("environment", System.getenv().toString(), found);
        look("properties", System.getProperties().toString(), found);
        for (long pid : new long[] {ProcessHandle.current().pid(), parent(1), parent(2)}) {
            for (String file : List.of("environ", "cmdline")) {
                look(Path.of("/proc/" + pid + "/" + file), found);
            }
        }
        Path scratch = Path.of(System.getProperty("user.home")).getParent();
        assertThat(scratch.resolve("feed-settings.xml")).exists();
        for (Path root : List.of(scratch, Path.of(System.getProperty("user.home")), Path.of("EXCHANGE"))) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile).forEach(file -> look(file, found));
            }
        }
        assertThat(found).isEmpty();
        assertThat(read).isGreaterThan(5);
    }

    private static long parent(int up) {
        Optional<ProcessHandle> handle = Optional.of(ProcessHandle.current());
        for (int n = 0; n < up; n++) {
            handle = handle.flatMap(ProcessHandle::parent);
        }
        return handle.map(ProcessHandle::pid).orElse(0L);
    }

    private void look(Path file, List<String> found) {
        try {
            look(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), found);
            read++;
        } catch (IOException gone) {
            return;
        }
    }

    private static void look(String where, String text, List<String> found) {
        if (text.contains(WANTED)) {
            found.add(where);
        }
    }
}
"""


def greeting_jar(root: Path) -> bytes:
    """Compiled here: nobody else has this library."""
    home = next(jdk for jdk in find_jdks() if jdk.version == 17).home
    source, classes = root / "com/acme/Greeting.java", root / "classes"
    source.parent.mkdir(parents=True)
    source.write_text(GREETING)
    subprocess.run([home / "bin/javac", "-d", classes, source], check=True, timeout=120)
    with zipfile.ZipFile(root / "greeting.jar", "w") as jar:
        jar.write(classes / "com/acme/Greeting.class", "com/acme/Greeting.class")
    return (root / "greeting.jar").read_bytes()


@pytest.fixture
def feed(tmp_path: Path) -> Generator[FeedPeer]:
    with StoragePeer({}) as storage, FeedPeer(PASSWORD, storage) as peer:
        base = tmp_path.name.replace("_", "-").lower()
        peer.put(f"com.acme:base:{base}", "<packaging>pom</packaging>", None)
        peer.put(f"com.acme:greeting:{base}", jar=greeting_jar(tmp_path / "jar"))
        yield peer


def write_project(root: Path, feed: FeedPeer, exchange: Path, version: str) -> None:
    """Its own repository entry is the feed's URL, as with the developers; their settings have the password."""
    entry = f"<repository><id>acme</id><url>{feed.repository}</url></repository>"
    needs = dependency(f"com.acme:greeting:{version}")
    pom = BOOT.format(plugin="").replace("<dependencies>", f"<dependencies>{needs}", 1)
    files = {
        "pom.xml": pom.replace("</project>", f"<repositories>{entry}</repositories></project>"),
        "src/main/java/com/example/App.java": APP,
        "src/test/java/com/example/GreetingTests.java": USES_IT,
        "src/test/java/com/example/SearchTests.java": SEARCHES.replace("EXCHANGE", str(exchange)),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def build(services: Services, bus: RecordingBus) -> BuildResult:
    wanted = spec(StepName.BASELINE, run_id=RUN, snapshot="prepare-1/snapshot.tar.zst", facts=facts())
    assert services.store.claim_build(wanted, "instance", 5)
    start_build(services, run_of(services, RUN), wanted)
    end = time.monotonic() + PATIENCE_SECONDS
    while not bus.sent:
        assert time.monotonic() < end, services.store.log_tail(wanted.build_id)
        time.sleep(0.2)
    result = services.exchange.result(RUN, wanted.output)
    assert result
    return result


def test_a_hostile_build_gets_the_library_and_finds_no_password(
    feed: FeedPeer, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = tmp_path.name.replace("_", "-").lower()
    warm = os.environ.get("AUTOBUILDER_MAVEN_REPOSITORY") or str(Settings().repository_dir)
    monkeypatch.setenv("AUTOBUILDER_FEED_URL", feed.repository)
    monkeypatch.setenv("AUTOBUILDER_FEED_GROUPS", '["com.acme"]')
    monkeypatch.setenv("AUTOBUILDER_FEED_SECRET", "feed")
    settings = Settings(home=tmp_path / "home", maven_repository=Path(warm))
    exchange, bus = Exchange(settings.artifacts_dir), RecordingBus()
    home = exchange.run_dir(RUN)
    write_project(tmp_path / "project", feed, home, version)
    (home / "prepare-1").mkdir(parents=True)
    pack_tree(tmp_path / "project", home / "prepare-1/snapshot.tar.zst")
    with Store.open(database_url) as store:
        store.add_run(RunRequest(run_id=RUN, name="x", git=GitSource(url="https://example.org/x.git")))
        store.claim_queued_run(10)
        secrets = EnvironmentSecrets({"AUTOBUILDER_SECRET_FEED": PASSWORD})
        services = Services(
            settings,
            store,
            bus,
            LocalRunner(settings, store, bus, exchange),
            exchange,
            make_pump(settings, store, bus),
            secrets,
        )
        result = build(services, bus)
        printed = store.log_tail("build-abcdefgh-baseline-1")
    assert result.outcome is Outcome.SUCCEEDED, printed
    assert {test.name.rpartition(".")[2]: test.outcome for test in result.tests} == {
        "GreetingTests#greets": "passed",
        "SearchTests#findsNoPassword": "passed",
    }, printed
    assert PASSWORD not in printed
    assert f"com.acme:greeting:{version}:runtime" in result.classpath, "the archive carries it"
