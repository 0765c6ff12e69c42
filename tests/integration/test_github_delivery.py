"""deliver against a GitHub over real HTTP: what is on the branch and in the pull request, and what a cancel leaves."""

import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from pipeline.delivery.deliver import withdraw_cancelled
from pipeline.service import request_pull_request
from shared.errors import InvalidRequest
from shared.events import RunRequest
from shared.models import GitSource, Status, StepName
from shared.store import RunRow
from tests.fixtures.github_app import APP, POM, SOURCES, World, world
from tests.peers.github import Repo

BRANCH = "auto-builder/spring-boot-3.5-java-17"


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Generator[World]:
    with world(database_url, tmp_path, host=False) as found:
        yield found
        assert found.github.faults == []


@pytest.fixture
def repo(here: World) -> Repo:
    repo = here.github.add_repo("shop", SOURCES)
    here.known(repo)
    return repo


def log_of(repo: Repo, *options: str) -> str:
    return repo.git("log", "--format=%s", *options, f"main..{BRANCH}")


def test_a_verified_run_is_a_branch_with_a_commit_a_step_and_a_pull_request(here: World, repo: Repo) -> None:
    run = here.ask(repo)
    assert here.proved(run) is None
    step = here.deliver(run)
    assert step.status is Status.SUCCEEDED, step.message

    assert log_of(repo).splitlines() == [
        "Repair what the build rejected",
        "Migrate to Spring Boot 3.5.16 and Java 17",
    ]
    migrated = APP.replace("javax.", "jakarta.").replace("// old", "// new")
    assert repo.git("show", f"{BRANCH}:src/main/java/shop/App.java") + "\n" == migrated
    message = repo.git("log", "-1", "--format=%B %an %ae", f"{BRANCH}~1")
    assert "- javax-to-jakarta (2): Jakarta EE 9 renamed it; see @\u2060Servlet" in message
    assert message.splitlines()[-2:] == [
        f"Auto-Builder-Run: {run.id}",
        " auto-builder-test[bot] auto-builder-test[bot]@users.noreply.127.0.0.1",
    ]

    (pull,) = repo.open_pulls()
    assert (pull["title"], pull["draft"]) == ("Migrate to Spring Boot 3.5.16 and Java 17", False)
    assert "Verified" in pull["body"] and "javax-to-jakarta" in pull["body"]
    assert "@Servlet" not in pull["body"] and "## Apply it" not in pull["body"]
    assert step.message.endswith("/acme/shop/pull/1")
    (check,) = repo.checks
    assert (check["conclusion"], check["head_sha"]) == ("success", repo.branches()[BRANCH])
    assert [c["issue"] for c in repo.comments] == [5]
    assert here.delivered(run.id).pull_request == 1


def test_delivering_again_changes_nothing(here: World, repo: Repo) -> None:
    run = here.ask(repo)
    here.proved(run)
    here.deliver(run)
    head = repo.branches()[BRANCH]
    assert here.deliver(run).status is Status.SUCCEEDED
    assert repo.branches()[BRANCH] == head, "the same changes have the same commit id"
    assert [len(items) for items in (repo.pulls, repo.checks, repo.comments)] == [1, 1, 1]


def finished(here: World, repo: Repo, run_id: str) -> RunRow:
    run = here.ask(repo, run_id)
    here.proved(run)
    here.deliver(run)
    here.services.store.finish_run(run.id, Status.SUCCEEDED)
    return run


def test_a_new_run_updates_the_pull_request(here: World, repo: Repo) -> None:
    finished(here, repo, "run00000001")
    repo.commit("main", {"README.md": "# Shop, again\n"})
    finished(here, repo, "run00000002")
    (pull,) = repo.pulls
    assert "run00000002" in pull["body"] and "run00000001" not in pull["body"]
    assert repo.git("merge-base", "main", BRANCH) == repo.branches()["main"]


def test_commits_of_others_on_the_branch_are_not_overwritten(here: World, repo: Repo) -> None:
    finished(here, repo, "run00000001")
    theirs = repo.commit(BRANCH, {"NOTES": "mine"}, "by a reviewer")
    repo.commit("main", {"README.md": "# Shop, again\n"})
    run = here.ask(repo, "run00000002")
    here.proved(run)
    step = here.deliver(run)
    assert step.status is Status.FAILED and "commits that are not Auto-Builder's" in step.message
    assert repo.branches()[BRANCH] == theirs


def test_a_failed_run_opens_nothing_and_answers_where_it_was_asked_for(here: World, repo: Repo) -> None:
    repo.commit("main", {"WRONG": ""})
    run = here.ask(repo)
    failure = here.proved(run)
    assert failure and failure["kind"] == "build"
    assert here.deliver(run, failure).status is Status.SUCCEEDED
    assert repo.pulls == [] and BRANCH not in repo.branches()
    assert repo.comments[0]["body"].startswith("Not verified: 70 problems are left")


def test_a_failed_run_can_open_a_draft_whose_lines_are_annotated(here: World, repo: Repo) -> None:
    repo.commit("main", {"WRONG": ""})
    run = here.ask(repo, deliver_failed="draft")
    here.deliver(run, here.proved(run))
    (pull,) = repo.open_pulls()
    assert pull["draft"] and "Not verified" in pull["body"]
    (check,) = repo.checks
    assert check["conclusion"] == "failure"
    assert [note["start_line"] for note in check["annotations"]] == list(range(1, 71)), "in two requests"

    here.services.store.finish_run(run.id, Status.FAILED)
    repo.git("update-ref", "refs/heads/main", repo.git("rev-parse", "main~1"))
    finished(here, repo, "run00000002")
    assert [pull["draft"] for pull in repo.pulls] == [False], "verified now, so it is ready"


def test_a_subdirectory_is_delivered_in_its_place(here: World) -> None:
    repo = here.github.add_repo("mono", {f"services/shop/{name}": content for name, content in SOURCES.items()})
    here.known(repo)
    run = here.ask(repo, subdir="services/shop")
    here.proved(run)
    assert here.deliver(run).status is Status.SUCCEEDED
    changed = repo.git("diff", "--name-only", "main", "auto-builder/spring-boot-3.5-java-17-services-shop")
    assert changed.splitlines() == ["services/shop/pom.xml", "services/shop/src/main/java/shop/App.java"]


def test_what_a_push_would_set_running_is_left_out_and_said(here: World) -> None:
    repo = here.github.add_repo("ci", {**SOURCES, ".github/workflow.yml": "on: {}\n"})
    here.known(repo)
    run = here.ask(repo)
    here.proved(run)
    here.deliver(run)
    assert repo.git("diff", "--name-only", "main", BRANCH, "--", ".github") == ""
    assert "`.github/workflow.yml` was changed by the run and is left out" in repo.pulls[0]["body"]


def test_line_endings_stay_as_the_repository_has_them(here: World) -> None:
    crlf = APP.replace("\n", "\r\n").encode()
    files = {**SOURCES, ".gitattributes": "*.java text eol=crlf\n", "src/main/java/shop/Raw.java": crlf}
    repo = here.github.add_repo("crlf", files)
    here.known(repo)
    run = here.ask(repo)
    here.proved(run)
    assert here.deliver(run).status is Status.SUCCEEDED
    counts = repo.git("diff", "--numstat", "main", BRANCH, "--", "src/main/java/shop/App.java")
    assert counts.split()[:2] == ["2", "2"], "no line but those that were migrated"


def test_a_run_without_changes_opens_nothing(here: World) -> None:
    repo = here.github.add_repo("done", {"pom.xml": POM.replace("2.7.18", "2.7.17")})
    here.known(repo)
    run = here.ask(repo)
    here.proved(run)
    assert here.deliver(run).message == "nothing has to be changed"
    assert repo.pulls == []


# Cancel


def cancel(here: World, run: RunRow) -> None:
    here.services.store.cancel_run(run.id)


def test_a_cancel_before_the_delivery_leaves_nothing(here: World, repo: Repo) -> None:
    run = here.ask(repo)
    here.proved(run)
    here.github.before["GET", "pulls"] = lambda: cancel(here, run)
    here.deliver(run)
    withdraw_cancelled(here.services)
    assert repo.pulls == [] and list(repo.branches()) == ["main"]
    assert not here.delivered(run.id).pull_request


@pytest.mark.parametrize("moment", [("POST", "git-receive-pack"), ("POST", "pulls"), ("POST", "check-runs")])
def test_a_cancel_at_any_moment_leaves_nothing_open(here: World, repo: Repo, moment: tuple[str, str]) -> None:
    run = here.ask(repo)
    here.proved(run)
    cancelling = threading.Thread(target=cancel, args=(here, run))
    here.github.before[moment] = cancelling.start
    here.deliver(run)
    cancelling.join()
    assert [found.status for found in here.runs()] == [Status.CANCELLED]
    withdraw_cancelled(here.services)
    assert repo.open_pulls() == [] and list(repo.branches()) == ["main"]
    withdraw_cancelled(here.services)
    assert here.delivered(run.id).delivery == "withdrawn"


def test_a_cancelled_update_is_taken_back(here: World, repo: Repo) -> None:
    finished(here, repo, "run00000001")
    head, body = repo.branches()[BRANCH], repo.pulls[0]["body"]
    repo.commit("main", {"README.md": "# Shop, again\n"})
    run = here.ask(repo, "run00000002")
    here.proved(run)
    here.deliver(run)
    assert repo.branches()[BRANCH] != head
    cancel(here, run)
    withdraw_cancelled(here.services)
    assert (repo.branches()[BRANCH], repo.pulls[0]["body"], repo.pulls[0]["state"]) == (head, body, "open")


def test_a_crash_between_pull_request_and_row_is_found(here: World, repo: Repo) -> None:
    run = here.ask(repo)
    here.proved(run)
    here.deliver(run)
    with here.services.store.transaction() as connection:  # as if the transaction had not been committed
        connection.execute("UPDATE github_runs SET delivery = 'begun', pull_request = NULL")
    cancel(here, run)
    withdraw_cancelled(here.services)
    assert repo.open_pulls() == [] and list(repo.branches()) == ["main"]


# On demand


def test_a_pull_request_on_demand_is_a_retry_of_deliver(here: World, repo: Repo) -> None:
    run = here.ask(repo)
    here.proved(run)
    with pytest.raises(InvalidRequest, match="only a verified run"):
        request_pull_request(here.services, run.id)
    here.services.store.finish_run(run.id, Status.SUCCEEDED)
    request_pull_request(here.services, run.id)
    (message,) = here.bus.peek("run-requests")
    assert b'"from_step":"deliver"' in message.body


def test_github_that_is_unwell_for_a_moment_is_asked_again(
    here: World, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.proof.DELIVERY_PAUSES", (0,))
    run = here.ask(repo)
    here.proved(run)
    here.github.before["POST", "pulls"] = lambda: setattr(here.github, "unwell", 0)
    here.github.unwell = 1
    assert here.deliver(run).status is Status.SUCCEEDED


# Sources


def test_the_app_reads_only_for_runs_of_its_own_projects(here: World, repo: Repo) -> None:
    request = RunRequest(run_id="run00000009", name="mine", git=GitSource(url=here.git_url(repo)))
    assert here.services.store.add_run(request)
    run = here.begun("run00000009")
    failure = here.built(run, StepName.PREPARE)
    assert failure and failure["kind"] == "invalid_input"
    assert here.github.tokens == {}, "cloned as by a stranger"


def test_no_token_is_left_in_the_runs_files(here: World, repo: Repo) -> None:
    run = here.ask(repo)
    here.proved(run)
    here.deliver(run)
    home = here.services.settings.home
    tokens = [token.encode() for token in here.github.tokens]
    assert tokens
    for path in home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(token in content for token in tokens), path
