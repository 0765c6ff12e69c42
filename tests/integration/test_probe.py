"""The probe, on a real JVM: a small server that speaks Spring Boot's log lines."""

import subprocess
import zipfile
from pathlib import Path

import pytest

from pipeline.steps.asking import members
from pipeline.steps.probe import gettable, probed
from pipeline.steps.workspace import Workspace
from pipeline.tools.jdk import find_jdks
from shared.models import BuildSpec, Options, StepName, Target

JDK = next(jdk for jdk in reversed(find_jdks()) if jdk.version >= 17)
CONTROLLER = """package a;
@RequestMapping("/api")
class Things {
    @GetMapping("/things/{id}") Object one() { return null; }
    @GetMapping("/page") String page() { return null; }
    @PostMapping("/things") void add() { }
}
"""
SERVER = """
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class App {
    public static void main(String[] arguments) throws Exception {
        if (%s) throw new IllegalStateException("no bean of type Things");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/shop/api", exchange -> {
            boolean json = exchange.getRequestURI().getPath().equals("/shop/api/things/1");
            byte[] body = (json ? "{\\"id\\": 1, \\"tags\\": [{\\"name\\": \\"x\\"}]}" : "<p>").getBytes();
            exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        System.out.println("INFO o.s.b.w.e.t.TomcatWebServer : Tomcat started on port(s): " + port
            + " (http) with context path '/shop'");
        System.out.println("INFO a.App : Started App in 0.123 seconds (JVM running for 0.2)");
    }
}
"""


def application(root: Path, fails: bool) -> None:
    source = root / "App.java"
    source.write_text(SERVER % str(fails).lower())
    subprocess.run([JDK.home / "bin" / "javac", "-d", root / "classes", source], check=True)
    (root / "target").mkdir()
    with zipfile.ZipFile(root / "target" / "shop.jar", "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: App\nStart-Class: App\n")
        for path in (root / "classes").glob("*.class"):
            archive.write(path, path.name)
    place = root / "src" / "main" / "java" / "a"
    place.mkdir(parents=True)
    (place / "Things.java").write_text(CONTROLLER)


def workspace(root: Path, lines: list[str]) -> Workspace:
    work = root / "work"
    work.mkdir()
    return Workspace(exchange=root, directory=work, log=lines.append, jdks=(JDK,), maven_repository=root)


def spec(*, probe: bool) -> BuildSpec:
    return BuildSpec(
        build_id="b",
        run_id="r",
        step=StepName.BUILD,
        attempt=1,
        target=Target(),
        options=Options(probe=probe),
        name="shop",
        output="out",
    )


def test_the_application_is_started_asked_and_ended(tmp_path: Path) -> None:
    application(tmp_path, fails=False)
    lines: list[str] = []
    (start,) = probed(spec(probe=True), tmp_path, JDK, workspace(tmp_path, lines))
    assert start.started
    found = {answer.path: (answer.status, answer.content_type, answer.members) for answer in start.answers}
    assert found == {
        "/api/things/1": (200, "application/json", ("id", "tags", "tags[].name")),
        "/api/page": (200, "text/html", ()),
    }
    assert start.use.exit_code == -9, "it would never have ended by itself"


def test_one_that_fails_says_why(tmp_path: Path) -> None:
    application(tmp_path, fails=True)
    (start,) = probed(spec(probe=True), tmp_path, JDK, workspace(tmp_path, []))
    assert not start.started
    assert "no bean of type Things" in start.message


def test_nothing_is_started_unasked(tmp_path: Path) -> None:
    application(tmp_path, fails=False)
    lines: list[str] = []
    assert probed(spec(probe=False), tmp_path, JDK, workspace(tmp_path, lines)) == ()
    assert lines == []


def test_only_what_get_may_ask_is_asked() -> None:
    assert gettable(["GET /a/{id}/b", "POST /c", "* d", "GET /e/**", "GET /${f}", "GET /a/{id}/b"]) == ["/a/1/b", "/d"]


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b"\xff", b'"x"'])
def test_a_body_that_is_no_json_has_no_members(body: bytes) -> None:
    assert members("application/json", body) == ()
