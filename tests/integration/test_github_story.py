"""The whole story on the embedded host: a signed push, a run, a branch and a pull request; again; and a cancel."""

from pathlib import Path

from shared.bus import publish
from shared.events import RUN_CANCEL_REQUESTED, RUN_REQUESTS_QUEUE, CloudEvent
from shared.models import FINAL, Status
from tests.fixtures.github_app import SOURCES, until, world

BRANCH = "auto-builder/spring-boot-3.5-java-17"


def test_from_a_push_to_a_pull_request_and_again_and_cancelled(database_url: str, tmp_path: Path) -> None:
    with world(database_url, tmp_path) as here:
        repo = here.github.add_repo("shop", SOURCES)
        other = here.github.add_repo("other", SOURCES)
        here.install()
        here.say(repo, "/auto-builder watch java=17 spring-boot=3.5")
        until(lambda: here.store.watched(repo.id, "main"))

        here.push(repo, repo.commit("main", {"README.md": "# one\n"}))
        first = here.ended()
        assert first.status is Status.SUCCEEDED, first.error_message
        (pull,) = repo.open_pulls()
        assert (pull["head"], pull["base"], pull["draft"]) == (BRANCH, "main", False)
        assert first.id in pull["body"]

        here.push(repo, repo.commit("main", {"README.md": "# two\n"}))
        second = here.ended(2)
        assert second.status is Status.SUCCEEDED, second.error_message
        assert [second.id in pull["body"] for pull in repo.pulls] == [True], "updated, not duplicated"
        assert repo.git("merge-base", "main", BRANCH) == repo.branches()["main"]

        def cancel() -> None:
            data = {"run_id": here.runs()[0].id}
            publish(here.bus, RUN_REQUESTS_QUEUE, CloudEvent(source="test", type=RUN_CANCEL_REQUESTED, data=data))
            until(lambda: here.runs()[0].status is Status.CANCELLED)

        here.github.before["GET", "pulls"] = cancel
        here.say(other, "/auto-builder migrate")
        until(lambda: len(here.runs()) == 3 and here.runs()[0].status in FINAL)
        until(lambda: here.delivered(here.runs()[0].id).delivery == "withdrawn")
        assert other.pulls == [] and list(other.branches()) == ["main"]
        assert here.github.faults == []
