"""The API as its callers see it, on a real PostgreSQL and bus: every noun, and what holds for all."""

import json
import re
import zipfile
from collections.abc import Generator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from shared.events import RUN_REQUESTS_QUEUE, CloudEvent
from shared.models import AppliedEdit, Status
from tests.fixtures.api import EDIT, Door, finished, open_door, started, until

GIT = "https://git.example.org/shop.git"
RUN = "run00000001"
POM = """<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.springframework.boot</groupId>
<artifactId>spring-boot-starter-parent</artifactId><version>2.7.18</version></parent>
<groupId>p</groupId><artifactId>shop</artifactId><version>1</version></project>"""


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    with open_door(database_url, tmp_path) as opened:
        yield opened


def messages(door: Door, count: int = 1) -> list[CloudEvent]:
    """So many that the run-requests queue holds, as soon as they are there."""

    def sent() -> list[CloudEvent]:
        held = door.services.bus.peek(RUN_REQUESTS_QUEUE)  # type: ignore[attr-defined]
        return [CloudEvent.model_validate_json(message.body) for message in held]

    until(lambda: len(sent()) >= count)
    return sent()


def test_a_run_is_written_before_the_answer_and_sent_after(door: Door) -> None:
    group = door.group("shop", ed="editor")
    ed = door.caller("ed", headers={"x-request-id": "asked-by-a-test"})
    answer = ed.post("/api/v1/runs", json={"git_url": GIT, "ref": "main", "options": {"llm": False}})
    assert answer.status_code == 202, answer.text
    run = answer.json()
    assert answer.headers["location"] == f"/api/v1/runs/{run['id']}"
    assert answer.headers["x-request-id"] == "asked-by-a-test"
    assert (run["status"], run["project"]["name"], run["group"]["id"]) == ("queued", "shop", group)
    assert run["target"] == {"java": 17, "spring_boot": "3.5.16"}
    assert run["options"]["llm"] is False
    sent = messages(door)
    assert [event.data["run_id"] for event in sent] == [run["id"]]
    assert (sent[0].data["request_id"], sent[0].data["git"]["ref"]) == ("asked-by-a-test", "main")
    assert ed.get(answer.headers["location"]).json()["id"] == run["id"]


def test_a_repeated_post_has_one_effect_and_another_body_is_refused(door: Door) -> None:
    door.group("shop", ed="editor")
    ed = door.caller("ed", headers={"idempotency-key": "k-1"})
    first = ed.post("/api/v1/runs", json={"git_url": GIT})
    again = ed.post("/api/v1/runs", json={"git_url": GIT})
    assert (again.status_code, again.content) == (202, first.content)
    assert (again.headers["location"], again.headers["idempotency-replayed"]) == (first.headers["location"], "true")
    assert len(messages(door)) == 1
    assert ed.post("/api/v1/runs", json={"git_url": GIT, "ref": "x"}).status_code == 422
    assert len(door.caller("ed").get("/api/v1/runs").json()["items"]) == 1
    door.group("other", al="editor")
    assert (
        door.caller("al", headers={"idempotency-key": "k-1"}).post("/api/v1/runs", json={"git_url": GIT}).json()["id"]
        != first.json()["id"]
    ), "keys are the caller's own"


def test_lists_go_on_where_the_page_before_ended(door: Door) -> None:
    group = door.group("shop", vi="viewer")
    for number in range(5):
        started(door, group, f"run0000000{number}")
    vi, seen, cursor = door.caller("vi"), [], None
    for _ in range(5):
        page = vi.get("/api/v1/runs", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [run["id"] for run in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [f"run0000000{number}" for number in (4, 3, 2, 1, 0)]
    assert vi.get("/api/v1/runs", params={"cursor": "bogus"}).status_code == 422


def test_runs_are_found_by_what_they_are(door: Door) -> None:
    group = door.group("shop", vi="viewer")
    started(door, group, "run00000001")
    started(door, group, "run00000002")
    door.services.store.finish_run("run00000001", Status.FAILED)
    vi = door.caller("vi")

    def found(**wanted: str) -> list[str]:
        return sorted(run["id"] for run in vi.get("/api/v1/runs", params=wanted).json()["items"])

    assert found(status="failed") == ["run00000001"]
    assert found(q="SHOP-run00000002") == ["run00000002"]
    assert found(q="100%") == []
    assert found(since="2999-01-01T00:00:00Z") == []
    assert vi.get("/api/v1/runs/run00000002").json()["current_step"] == "prepare"


def test_groups_members_and_what_their_last_admin_may_not(door: Door) -> None:
    an = door.caller("an")
    made = an.post("/api/v1/groups", json={"name": "Team A"})
    assert (made.status_code, made.json()["role"]) == (201, "admin")
    place, tag = f"/api/v1/groups/{made.json()['id']}", made.headers["etag"]
    assert an.patch(place, json={"name": "Team B"}).status_code == 428
    changed = an.patch(place, json={"name": "Team B"}, headers={"if-match": tag})
    assert (changed.status_code, changed.json()["name"]) == (200, "Team B")
    assert an.patch(place, json={"name": "Team C"}, headers={"if-match": tag}).status_code == 412
    assert an.put(f"{place}/members/vi", json={"role": "viewer"}).json()["added_by"] == "an"
    assert door.caller("vi").get(place).json()["role"] == "viewer"
    assert door.caller("vi").put(f"{place}/members/vi", json={"role": "admin"}).status_code == 403
    assert an.delete(f"{place}/members/an").status_code == 409
    assert an.delete(place).status_code == 204
    assert an.get(place).status_code == 404


def test_projects_and_runs_of_them(door: Door) -> None:
    group = door.group("shop", ed="editor", ad="admin")
    ed = door.caller("ed")
    made = ed.post("/api/v1/projects", json={"group_id": group, "name": "Shop", "git_url": GIT, "subdir": "server"})
    assert made.status_code == 201, made.text
    place = f"/api/v1/projects/{made.json()['id']}"
    assert ed.post("/api/v1/projects", json={"group_id": group, "name": "Shop", "git_url": GIT}).status_code == 409
    moved = ed.patch(place, json={"ref": "main"}, headers={"if-match": made.headers["etag"]}).json()
    assert (moved["ref"], moved["subdir"]) == ("main", "server")
    run = ed.post("/api/v1/runs", json={"project_id": made.json()["id"]}).json()
    assert ed.get(place).json()["last_run"]["id"] == run["id"]
    assert messages(door)[0].data["subdir"] == "server"
    assert door.caller("ad").delete(place).status_code == 409, "its run is queued"
    door.services.store.cancel_run(run["id"])
    assert door.caller("ad").delete(place).status_code == 204
    assert ed.get(f"/api/v1/runs/{run['id']}").status_code == 404


def test_an_upload_is_assessed_and_run(door: Door) -> None:
    door.group("shop", ed="editor")
    ed, packed = door.caller("ed"), BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("pom.xml", POM)
        archive.writestr("src/main/java/A.java", "import javax.persistence.Id; class A { @Id int id; }")
    sent = ed.post("/api/v1/uploads", content=packed.getvalue(), headers={"content-type": "application/zip"})
    assert sent.status_code == 201, sent.text
    upload = sent.json()["upload"]
    assessment = ed.post("/api/v1/assessments", json={"upload": upload})
    assert assessment.status_code == 200, assessment.text
    assert "jakarta" in json.dumps(assessment.json()["planned"])
    run = ed.post("/api/v1/runs", json={"upload": upload, "name": "shop"})
    assert run.status_code == 202, run.text
    assert messages(door)[0].data["upload"] == upload


def test_a_finished_run_shows_what_it_did(door: Door) -> None:
    group = door.group("shop", vi="viewer")
    finished(door, group)
    vi, place = door.caller("vi"), f"/api/v1/runs/{RUN}"
    run = vi.get(place)
    assert (run.json()["status"], run.json()["verified"], run.json()["facts"]["java"]) == ("succeeded", True, "1.8")
    same = vi.get(place, headers={"if-none-match": run.headers["etag"]})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", run.headers["etag"])
    assert [step["step"] for step in vi.get(f"{place}/steps").json()] == ["prepare", "baseline", "migrate", "build"]
    nodes = {node["id"]: node["status"] for node in vi.get(f"{place}/graph").json()["nodes"]}
    assert (nodes["build"], nodes["verify"]) == ("succeeded", None)
    edits = vi.get(f"{place}/edits").json()
    assert [(edit["id"], edit["fixer"], edit["state"]) for edit in edits] == [("migrate-1", "jakarta", "accepted")]
    diff = vi.get(f"{place}/diff")
    assert diff.headers["content-type"] == "text/x-diff; charset=utf-8"
    assert "+import jakarta.persistence.Id;" in diff.text
    files = vi.get(f"{place}/diff", params={"step": "migrate"}, headers={"accept": "application/json"}).json()["files"]
    assert [(file["path"], file["edits"]) for file in files] == [("src/A.java", ["migrate-1"])]
    assert vi.get(f"{place}/diff", params={"step": "build"}).text == ""
    one = vi.get(f"{place}/diff", params={"edit": "migrate-1"})
    assert one.text.splitlines()[3:] == [
        "@@ -1,2 +1,2 @@",
        "-import javax.persistence.Id;",
        "+import jakarta.persistence.Id;",
        " class A {}",
    ]
    assert vi.get(f"{place}/diff", params={"edit": "migrate-9"}).status_code == 404
    assert vi.get(f"{place}/diff", params={"edit": "migrate-1", "step": "build"}).status_code == 422
    door.api.stores.edits.record(RUN, "migrate", (EDIT, EDIT))
    assert vi.get(f"{place}/diff", params={"edit": "migrate-1"}).status_code == 409
    old = vi.get(f"{place}/files", params={"path": "src/A.java", "side": "before"})
    assert old.text.startswith("import javax")
    tests = vi.get(f"{place}/tests").json()
    assert (tests["counts_after"]["passed"], tests["tests"][0]["before"]) == (1, "passed")
    assert vi.get(f"{place}/report").json()["schema"] == "autobuilder.report.v1"
    assert vi.get(f"{place}/diagnostics").json() == {"build_id": f"build-{RUN}-build-1", "items": [], "more": {}}
    events = vi.get(f"{place}/events").json()
    assert [event["sequence"] for event in events] == list(range(1, len(events) + 1))
    assert (events[-1]["type"], events[-1]["status"]) == ("run", "succeeded")


def test_artifacts_have_checksums_ranges_and_tags(door: Door) -> None:
    group = door.group("shop", vi="viewer")
    finished(door, group)
    vi = door.caller("vi")
    listed = {one["name"]: one for one in vi.get(f"/api/v1/runs/{RUN}/artifacts").json()}
    patch = listed["migration.patch"]
    whole = vi.get(patch["url"])
    assert whole.headers["etag"] == f'"{patch["sha256"]}"'
    assert "attachment" in whole.headers["content-disposition"]
    part = vi.get(patch["url"], headers={"range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, whole.content[:10])
    assert vi.get(patch["url"], headers={"if-none-match": whole.headers["etag"]}).status_code == 304
    log = vi.get(listed["logs/build-1.log"]["url"]).text
    assert log == "BUILD SUCCESS\npassword=***\n", "what is downloaded is masked too"


def test_a_rejected_edit_is_left_out_of_the_rerun(door: Door) -> None:
    group = door.group("shop", ed="editor")
    finished(door, group)
    ed = door.caller("ed")
    assert ed.put(f"/api/v1/runs/{RUN}/edits/migrate-1", json={"state": "rejected"}).json()["state"] == "rejected"
    again = ed.post(f"/api/v1/runs/{RUN}/rerun", json={"options": {"keep_going": True}})
    assert again.status_code == 202, again.text
    options = messages(door, 2)[-1].data["options"]  # after the one that says that the first run has finished
    assert (options["rejected"], options["keep_going"]) == ([{"fixer": "jakarta", "path": "src/A.java"}], True)
    assert again.json()["project"]["id"] == ed.get(f"/api/v1/runs/{RUN}").json()["project"]["id"]
    assert ed.post(f"/api/v1/runs/{RUN}/rerun", json={"rejected_edits": ["migrate-9"]}).status_code == 422


def test_a_rerun_that_no_message_holds_is_refused_before_it_is_written(door: Door) -> None:
    group = door.group("shop", ed="editor")
    finished(door, group)
    paths = [f"src/main/java/{'x' * 80}/A{number}.java" for number in range(3000)]
    edits = tuple(AppliedEdit(fixer="jakarta", path=p, reason="r", insertions=1, deletions=1) for p in paths)
    door.api.stores.edits.record(RUN, "migrate", edits)
    known = [edit["id"] for edit in door.caller("ed").get(f"/api/v1/runs/{RUN}/edits").json()]
    answer = door.caller("ed").post(f"/api/v1/runs/{RUN}/rerun", json={"rejected_edits": known})
    assert (answer.status_code, "send less" in answer.json()["detail"]) == (422, True), answer.text
    assert [run.id for run in door.services.store.runs()] == [RUN]


def test_what_is_delivered_is_wished_for_as_by_every_door(door: Door) -> None:
    door.group("shop", ed="editor")
    ed = door.caller("ed")

    def asked(**options: str) -> Any:
        return ed.post("/api/v1/runs", json={"git_url": "https://git.example.org/x.git", "options": options})

    refused = asked(deliver_failed="draft")
    assert (refused.status_code, "ask for deliver=pull_request too" in refused.json()["detail"]) == (422, True)
    refused = asked(deliver="pull_request", deliver_failed="draft")
    assert (refused.status_code, "no GitHub App" in refused.json()["detail"]) == (422, True)
    assert door.services.store.runs() == []


def test_a_run_is_steered_only_where_its_state_allows(door: Door) -> None:
    group = door.group("shop", ed="editor")
    started(door, group)
    ed, place = door.caller("ed"), f"/api/v1/runs/{RUN}"
    assert ed.post(f"{place}/retry", json={}).status_code == 409
    assert ed.post(f"{place}/cancel").status_code == 202
    assert messages(door)[-1].type.endswith("cancel_requested.v1")
    door.services.store.cancel_run(RUN)
    assert ed.post(f"{place}/cancel").status_code == 409
    assert ed.post(f"{place}/retry", json={"from_step": "build"}).status_code == 202
    assert messages(door, 3)[-1].data["from_step"] == "build"
    assert ed.post(f"{place}/retry", json={"from_step": "nonsense"}).status_code == 422


def test_statistics_count_what_there_is(door: Door) -> None:
    group = door.group("shop", vi="viewer")
    finished(door, group)
    figures = door.caller("vi").get("/api/v1/statistics").json()
    assert figures["runs_by_outcome"] == [{"status": "succeeded", "runs": 1}]
    assert [use["fixer"] for use in figures["fixers_by_use"]] == ["jakarta"]
    assert figures["success_rate_by_group"] == [{"group_id": group, "name": "shop", "runs": 1, "success_rate": 1.0}]
    assert {step["step"] for step in figures["seconds_by_step"]} == {"prepare", "baseline", "migrate", "build"}


def test_metrics_are_named_by_convention_and_say_no_names(door: Door) -> None:
    group = door.group("shop", vi="viewer")
    started(door, group)
    door.caller("vi").get(f"/api/v1/runs/{RUN}")
    text = door.caller("vi").get("/metrics").text
    assert re.search(
        r'autobuilder_http_requests_total\{method="GET",route="[^"]*/runs/\{run_id\}",status="200"\} 1', text
    )
    assert 'autobuilder_runs_unfinished{status="running"} 1.0' in text
    assert RUN not in text


def test_problems_are_problem_json_with_the_requests_id(door: Door) -> None:
    vi = door.caller("vi", headers={"x-request-id": "r-1"})
    answer = vi.get("/api/v1/runs/run99999999")
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["title"], body["request_id"]) == (404, "Not Found", "r-1")
    assert body["instance"] == "/api/v1/runs/run99999999"
    assert vi.get("/nowhere").headers["content-type"] == "application/problem+json"
    wrong = vi.post("/api/v1/groups", json={"nam": "x"})
    assert (wrong.status_code, wrong.json()["errors"][0]["location"]) == (422, ["body", "name"])


def test_bodies_are_json_and_of_a_bearable_size(door: Door) -> None:
    vi = door.caller("vi")
    text = {"content-type": "text/plain"}
    assert vi.post("/api/v1/groups", content=b'{"name": "x"}', headers=text).status_code == 415
    broken = vi.post("/api/v1/groups", content=b"{", headers={"content-type": "application/json"})
    assert broken.status_code == 400
    assert vi.post("/api/v1/groups", json={"name": "x", "description": "y" * (1 << 20)}).status_code == 413
    assert vi.post("/api/v1/uploads", content=b"x", headers=text).status_code == 415
    huge = {"content-type": "application/gzip", "content-length": str(2 << 30)}
    assert vi.post("/api/v1/uploads", content=b"x", headers=huge).status_code == 413


def test_a_caller_that_asks_too_often_is_told_when_to_come_back(database_url: str, tmp_path: Path) -> None:
    with open_door(database_url, tmp_path, api_requests_per_second=0.01, api_burst=3) as door:
        answers = [door.caller("vi").get("/api/v1/me") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert int(answers[-1].headers["retry-after"]) > 0
        assert door.caller("someone else").get("/api/v1/me").status_code == 200


def test_readiness_follows_the_database(door: Door) -> None:
    nobody = door.caller("nobody")
    assert nobody.get("/api/v1/health/ready").status_code == 200
    door.services.store.close()
    answer = nobody.get("/api/v1/health/ready")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert nobody.get("/api/v1/health/live").status_code == 200
