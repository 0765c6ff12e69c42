"""The security cases of the API: each attack, and what becomes of it."""

import io
import os
import tarfile
import zipfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from cli.serve import check_address
from functions.api.application import plain_app
from functions.api.gate import is_open
from shared.auth import signed
from shared.errors import InvalidRequest, Misconfigured
from shared.settings import Settings
from tests.fixtures.api import ISSUER, Door, finished, new_key, open_door, started

RUN = "run00000001"
BUILD = f"build-{RUN}-build-1"


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    with open_door(database_url, tmp_path, allow_private_git_hosts=False) as opened:
        yield opened


def files_of(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


HOSTILE_URLS = [
    "ext::sh -c touch% /tmp/pwned",
    "file:///etc/passwd",
    "/etc/passwd",
    "--upload-pack=touch /tmp/pwned",
    "ssh://-oProxyCommand=touch/x",
    "git@-oProxyCommand=x:y",
    "https://git.example.org/a.git --upload-pack=x",
    "http://git.example.org/a.git",
    "https://user:secret@git.example.org/a.git",
    "git://git.example.org/a.git",
    "https://git.example.org/../../a.git",
    "https://git.example.org/a\n.git",
    "https://127.0.0.1/a.git",
    "https://[::1]/a.git",
    "https://169.254.169.254/latest/meta-data",
    "https://168.63.129.16/a.git",
    "https://10.0.0.1/a.git",
    "https://0x7f000001/a.git",
    "https://2130706433/a.git",
    "https://localhost/a.git",
]


def test_hostile_git_urls_are_refused_and_git_is_never_started(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases 21 and 22. The only git on the path would leave a mark."""
    tools, mark = tmp_path / "bin", tmp_path / "git-was-started"
    tools.mkdir()
    (tools / "git").write_text(f"#!/bin/sh\ntouch {mark}\n")
    (tools / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    group = door.group("shop", ed="editor")
    ed = door.caller("ed")
    for url in HOSTILE_URLS:
        for place, body in (
            ("runs", {"git_url": url}),
            ("projects", {"git_url": url, "group_id": group, "name": "x"}),
            ("assessments", {"git_url": url}),
        ):
            answer = ed.post(f"/api/v1/{place}", json=body)
            assert answer.status_code == 422, (url, place, answer.text)
    for ref in ("--upload-pack=x", "-x", "a..b", "a b", "refs/heads/a:refs/heads/b", "+x"):
        answer = ed.post("/api/v1/runs", json={"git_url": "https://git.example.org/a.git", "ref": ref})
        assert answer.status_code == 422, ref
    assert not mark.exists()
    assert ed.get("/api/v1/runs").json()["items"] == []


def zip_of(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return packed.getvalue()


def symlink(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


def tar_link() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        member = tarfile.TarInfo("pom.xml")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(member)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("application/zip", zip_of(("../../evil", b"x"), ("pom.xml", b"<project/>"))),
        ("application/zip", zip_of(("/etc/evil", b"x"))),
        ("application/zip", zip_of((symlink("pom.xml"), b"/etc/passwd"))),
        ("application/zip", zip_of(*((f"{n}.txt", b"\0" * (8 << 20)) for n in range(16)))),
        ("application/zip", b"PK\3\4 and then nothing"),
        ("application/gzip", tar_link()),
        ("application/gzip", b"no archive at all"),
    ],
)
def test_hostile_archives_are_refused_when_they_are_read(door: Door, tmp_path: Path, kind: str, data: bytes) -> None:
    """Case 24, and links of case 23: taking one in does nothing, and reading it is refused without a trace."""
    door.group("shop", ed="editor")
    ed = door.caller("ed")
    sent = ed.post("/api/v1/uploads", content=data, headers={"content-type": kind})
    assert sent.status_code == 201
    before = files_of(tmp_path)
    answer = ed.post("/api/v1/assessments", json={"upload": sent.json()["upload"]})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json"), answer.text
    assert "root:" not in answer.text
    assert files_of(tmp_path) == before


@pytest.mark.parametrize("name", ["../x.zip", "..%2fx.zip", "x" * 64 + ".zip", "0" * 64 + ".zip", "a.zip\0"])
def test_an_upload_that_is_not_there_is_refused(door: Door, name: str) -> None:
    door.group("shop", ed="editor")
    assert door.caller("ed").post("/api/v1/runs", json={"upload": name}).status_code == 422


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/passwd",
        "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2f..%2fetc%2fpasswd",
        "logs/../../result.json",
        "/etc/passwd",
        "report.json/../../build-1/log",
        "..\\..\\x",
        "report.json%00",
        "project/pom.xml",
    ],
)
def test_artifacts_have_no_way_out(door: Door, name: str) -> None:
    """Case 25."""
    finished(door, door.group("shop", vi="viewer"))
    answer = door.caller("vi").get(f"/api/v1/runs/{RUN}/artifacts/{name}")
    assert answer.status_code in (404, 422), answer.text
    assert "root:" not in answer.text


def test_an_artifact_that_became_a_link_is_not_followed(door: Door) -> None:
    finished(door, door.group("shop", vi="viewer"))
    place = door.services.exchange.run_dir(RUN) / "report" / "migration.patch"
    place.unlink()
    place.symlink_to("/etc/passwd")
    assert door.caller("vi").get(f"/api/v1/runs/{RUN}/artifacts/migration.patch").status_code == 404


@pytest.mark.parametrize("path", ["../tree-build/pom.xml", "/etc/passwd", "../../x", "src/../pom.xml", "a\nb"])
def test_files_are_only_those_of_the_project(door: Door, path: str) -> None:
    finished(door, door.group("shop", vi="viewer"))
    assert door.caller("vi").get(f"/api/v1/runs/{RUN}/files", params={"path": path}).status_code == 404


def test_logs_are_inert_and_masked(door: Door) -> None:
    """Cases 30 and 31: a secret in two pieces, escape sequences, markup."""
    build = started(door, door.group("shop", vi="viewer"))
    printed = b"\x1b]0;owned\x07token=abcdefghij\r\n<script>alert(1)</script>\n"
    half = printed.index(b"abcde") + 3
    end = door.services.store.append_log(build, 0, printed[:half])
    door.services.store.append_log(build, end, printed[end:])
    answer = door.caller("vi").get(f"/api/v1/runs/{RUN}/builds/{build}/log")
    assert answer.text == "token=***\n<script>alert(1)</script>\n"
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


def forged(door: Door) -> dict[str, str]:
    good = {"sub": "vi"}
    return {
        "none at all": "",
        "no scheme": door.token("vi"),
        "basic": "Basic dmk6dmk=",
        "garbage": "Bearer not.a.token",
        "another key": "Bearer " + signed(new_key("k1"), ISSUER, good, 60),
        "expired": "Bearer " + door.token("vi", seconds=-1000),
        "wrong audience": "Bearer " + signed(door.key, ISSUER, good, 60, audience="someone-else"),
        "wrong issuer": "Bearer " + signed(door.key, "https://evil.test", good, 60),
        "tampered": "Bearer " + door.token("vi")[:-4] + "AAAA",
    }


def test_no_door_opens_without_a_good_token(door: Door) -> None:
    """Case 33, for every route there is."""
    started(door, door.group("shop", vi="viewer"))
    for name, value in forged(door).items():
        answer = TestClient(door.app).get("/api/v1/me", headers={"authorization": value})
        assert answer.status_code == 401, name
        assert answer.headers["www-authenticate"].startswith("Bearer"), name
    nobody = TestClient(door.app)
    for path, operations in plain_app().openapi()["paths"].items():
        for method in operations:
            status = nobody.request(method, path.replace("{", "").replace("}", "")).status_code
            assert (status == 401) != is_open(path), (method, path, status)


RUN_PLACES = (
    "",
    "/steps",
    "/graph",
    "/edits",
    "/diagnostics",
    "/diff",
    "/files?path=pom.xml",
    "/tests",
    "/report",
    "/artifacts",
    "/artifacts/report.json",
    "/events",
    f"/builds/{BUILD}/log",
    f"/builds/{BUILD}/log?offset=0",
)


def test_what_is_another_groups_is_not_there(door: Door) -> None:
    """Case 34: on reads, streams and changes alike, and in the same words as for what does not exist."""
    group = door.group("shop", ed="editor")
    door.group("other", al="admin")
    finished(door, group)
    al, ed = door.caller("al"), door.caller("ed")
    for place in RUN_PLACES:
        assert ed.get(f"/api/v1/runs/{RUN}{place}").status_code == 200, place
        for accept in ("application/json", "text/event-stream"):
            answer = al.get(f"/api/v1/runs/{RUN}{place}", headers={"accept": accept})
            assert answer.status_code == 404, (place, accept)
    changes: list[tuple[str, str, Any]] = [
        ("POST", f"/runs/{RUN}/cancel", None),
        ("POST", f"/runs/{RUN}/retry", {}),
        ("POST", f"/runs/{RUN}/rerun", {}),
        ("POST", f"/runs/{RUN}/pull-request", None),
        ("PUT", f"/runs/{RUN}/edits/migrate-1", {"state": "rejected"}),
        ("GET", f"/groups/{group}", None),
        ("PATCH", f"/groups/{group}", {"name": "mine"}),
        ("DELETE", f"/groups/{group}", None),
        ("GET", f"/groups/{group}/members", None),
        ("PUT", f"/groups/{group}/members/al", {"role": "admin"}),
        ("GET", f"/projects?group_id={group}", None),
        ("GET", f"/runs?group_id={group}", None),
        ("GET", f"/statistics?group_id={group}", None),
        ("POST", "/projects", {"group_id": group, "name": "x", "git_url": "https://192.0.2.1/a.git"}),
    ]
    for method, place, body in changes:
        answer = al.request(method, f"/api/v1{place}", json=body, headers={"if-match": '"1"'})
        assert answer.status_code == 404, (method, place, answer.text)
    for nothing in ("/runs", "/projects"):
        assert al.get(f"/api/v1{nothing}").json()["items"] == []
    assert al.get("/api/v1/statistics").json()["runs_by_outcome"] == []
    other_words = al.get("/api/v1/runs/run99999999").json()["detail"]
    assert al.get(f"/api/v1/runs/{RUN}").json()["detail"] == other_words
    project = ed.get(f"/api/v1/runs/{RUN}").json()["project"]["id"]
    assert al.get(f"/api/v1/projects/{project}").status_code == 404
    assert al.post("/api/v1/runs", json={"project_id": project}).status_code == 404


def test_a_build_is_found_only_under_its_own_run(door: Door) -> None:
    group, other = door.group("shop", vi="viewer"), door.group("other", al="viewer")
    build = started(door, group)
    started(door, other, "run00000002")
    assert door.caller("al").get(f"/api/v1/runs/run00000002/builds/{build}/log").status_code == 404


def test_viewers_only_look(door: Door) -> None:
    group = door.group("shop", vi="viewer")
    finished(door, group)
    vi = door.caller("vi")
    for place, body in (("cancel", None), ("retry", {}), ("rerun", {}), ("pull-request", None)):
        assert vi.post(f"/api/v1/runs/{RUN}/{place}", json=body).status_code == 403, place
    assert vi.put(f"/api/v1/runs/{RUN}/edits/migrate-1", json={"state": "rejected"}).status_code == 403
    assert vi.post("/api/v1/runs", json={"git_url": "https://192.0.2.1/a.git"}).status_code in (403, 422)
    assert vi.get("/api/v1/operations/dead-letters").status_code == 403


def test_other_origins_are_told_nothing(door: Door) -> None:
    """CORS is closed: no answer carries a header that would let a page of another origin read it."""
    asked = {"origin": "https://evil.test", "access-control-request-method": "GET"}
    for answer in (
        door.caller("vi").get("/api/v1/me", headers=asked),
        door.caller("vi").options("/api/v1/me", headers=asked),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_only_loopback_is_served_without_an_issuer() -> None:
    check_address("127.0.0.1", Settings(issuers=()))
    check_address("::1", Settings(issuers=()))
    for address in ("0.0.0.0", "::", "192.168.1.5"):
        with pytest.raises(Misconfigured, match="AUTOBUILDER_ISSUERS"):
            check_address(address, Settings(issuers=()))
    with pytest.raises(InvalidRequest):
        check_address("localhost", Settings(issuers=()))


def test_a_database_that_is_away_is_said_whoever_asks_it_first(door: Door) -> None:
    """Case 16: the idempotency keys are looked up before any route is reached."""
    door.services.store.close()
    answer = door.caller("vi").post("/api/v1/runs", json={}, headers={"idempotency-key": "k"})
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.headers["retry-after"]


def test_a_database_that_failed_over_is_not_noticed_by_callers(door: Door) -> None:
    """Case 15: the connections of before are dead."""
    database = door.services.store.database
    before = database.pool.get_stats()["connections_num"]
    with database.connect() as outside:
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"
        )
        outside.execute(others, (outside.info.backend_pid,))
    answers = [door.caller("vi").get("/api/v1/runs").status_code for _ in range(8)]
    assert answers == [200] * 8
    assert database.pool.get_stats()["connections_num"] > before, "none was made anew: nothing has been tried"


def test_a_pool_without_a_free_connection_asks_to_come_back(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case 16: every connection is taken."""
    pool = door.services.store.database.pool
    monkeypatch.setattr(pool, "timeout", 0.2)
    with ExitStack() as taken:
        for _ in range(pool.max_size):
            taken.enter_context(door.services.store.database.connection())
        answer = door.caller("vi").get("/api/v1/runs")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.headers["retry-after"]
    assert door.caller("vi").get("/api/v1/runs").status_code == 200
