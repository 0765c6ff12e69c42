"""What every exchange must do, whichever it is: what one process pushes, another one pulls."""

import hashlib
import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from shared.artifacts.azure_files import FilesExchange
from shared.artifacts.share import RANGE_BYTES
from shared.errors import InvalidRequest
from shared.exchange import Exchange
from shared.models import BuildResult, Outcome
from tests.fixtures.azure_accounts import share_of
from tests.peers.files import FilesPeer
from tests.peers.tls import make_tls

RUN = "run00001"
Make = Callable[[str], Exchange]
"""The exchange as the process of that name has it."""


@pytest.fixture
def files(tmp_path: Path) -> Generator[FilesPeer]:
    with FilesPeer(tmp_path / "share", make_tls(tmp_path / "tls")) as peer:
        yield peer


@pytest.fixture(params=["directory", "azure_files"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    if request.param == "directory":
        return lambda _process: Exchange(tmp_path / "exchange")
    peer: FilesPeer = request.getfixturevalue("files")
    return lambda process: FilesExchange(tmp_path / process, share_of(peer, tmp_path / "tls/ca.pem"))


def write(exchange: Exchange, name: str, content: bytes) -> Path:
    place = exchange.run_dir(RUN) / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def test_a_file_travels_from_process_to_process_unchanged(make: Make) -> None:
    here, there = make("here"), make("there")
    content = os.urandom(2 * RANGE_BYTES + 12_345)
    write(here, "build-1/snapshot.tar.zst", content)
    write(here, "build-1/empty", b"")
    here.push(RUN, "build-1/snapshot.tar.zst", "build-1/empty")
    home = there.pull(RUN, "build-1/snapshot.tar.zst", "build-1/empty")
    found = (home / "build-1/snapshot.tar.zst").read_bytes()
    assert hashlib.sha256(found).digest() == hashlib.sha256(content).digest()
    assert (home / "build-1/empty").read_bytes() == b""


def test_what_nobody_wrote_is_not_there(make: Make) -> None:
    exchange = make("here")
    home = exchange.pull(RUN, "build-1/result.json", "repair-*/edits.json")
    assert not (home / "build-1").exists()
    assert exchange.result(RUN, "build-1") is None
    assert not exchange.pull_tree(RUN, "report").exists()


def test_a_newer_version_replaces_the_older(make: Make) -> None:
    here, there = make("here"), make("there")
    for content in (b"first", b"second, longer", b"3"):
        write(here, "verification.json", content)
        here.push(RUN, "verification.json")
        assert (there.pull(RUN, "verification.json") / "verification.json").read_bytes() == content


def test_patterns_name_what_is_there(make: Make) -> None:
    here, there = make("here"), make("there")
    for name in ("repair-1/edits.json", "repair-2/edits.json", "build-1/jars/a.jar", "build-1/jars/b.jar"):
        write(here, name, name.encode())
        here.push(RUN, name)
    home = there.pull(RUN, "repair-*/edits.json", "build-1/jars/*")
    found = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
    assert found == ["build-1/jars/a.jar", "build-1/jars/b.jar", "repair-1/edits.json", "repair-2/edits.json"]


def test_a_result_is_read_where_it_was_not_written(make: Make) -> None:
    here, there = make("here"), make("there")
    write(here, "build-1/result.json", BuildResult(outcome=Outcome.FAILED, message="no").model_dump_json().encode())
    here.push(RUN, "build-1/result.json")
    result = there.result(RUN, "build-1")
    assert result and result.message == "no"


def test_a_tree_travels_as_a_whole_and_replaces_the_one_before(make: Make) -> None:
    here, there = make("here"), make("there")
    write(here, "report/project/src/Main.java", b"class Main {}")
    write(here, "report/old.html", b"old")
    (here.run_dir(RUN) / "report/project/link").symlink_to("src/Main.java")
    here.push_tree(RUN, "report")
    assert (there.pull_tree(RUN, "report") / "old.html").exists()

    (here.run_dir(RUN) / "report/old.html").unlink()
    write(here, "report/report.html", "보고서".encode())
    here.push_tree(RUN, "report")
    report = there.pull_tree(RUN, "report")
    assert not (report / "old.html").exists()
    assert (report / "report.html").read_text() == "보고서"
    assert (report / "project/link").read_text() == "class Main {}"
    assert (report / "project/link").is_symlink()


def test_an_upload_becomes_part_of_a_run_wherever_the_run_is(make: Make) -> None:
    here, there, builder = make("here"), make("there"), make("builder")
    place = here.upload_path("abc.tar.gz")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"archive")
    here.push_upload("abc.tar.gz")
    for _ in range(2):
        assert there.adopt_upload(RUN, "abc.tar.gz", "My Shop") == "upload/My-Shop.tar.gz"
    assert (builder.pull(RUN, "upload/*") / "upload/My-Shop.tar.gz").read_bytes() == b"archive"


def test_an_upload_that_is_not_there_is_said_so(make: Make) -> None:
    with pytest.raises(InvalidRequest, match="not there"):
        make("here").adopt_upload(RUN, "abc.tar.gz", "shop")
    with pytest.raises(InvalidRequest, match="not there"):
        make("here").push_upload("abc.tar.gz")


def test_a_forgotten_run_is_gone_for_everybody(make: Make) -> None:
    here, there, third = make("here"), make("there"), make("third")
    write(here, "build-1/jars/a.jar", b"jar")
    write(here, "report/report.md", b"report")
    here.push(RUN, "build-1/jars/a.jar")
    here.push_tree(RUN, "report")
    there.forget_run(RUN, None)
    there.forget_run(RUN, None)
    assert not (third.pull(RUN, "build-1/jars/a.jar") / "build-1/jars/a.jar").exists()
    assert not third.pull_tree(RUN, "report").exists()


@pytest.mark.parametrize(
    "name",
    ["../run00002/result.json", "/etc/passwd", "a/../../b", "a//b", "", "a\\b", "a\0b", "a:b", "build-1/", "trailing."],
)
def test_no_path_leads_out_or_is_lost_on_a_share(make: Make, name: str) -> None:
    exchange = make("here")
    for call in (exchange.pull, exchange.push, exchange.pull_tree, exchange.push_tree):
        with pytest.raises(InvalidRequest):
            call(RUN, name)


def test_what_is_not_there_can_not_be_pushed(make: Make) -> None:
    exchange = make("here")
    with pytest.raises(InvalidRequest, match=r"no file build-1/result\.json"):
        exchange.push(RUN, "build-1/result.json")
    with pytest.raises(InvalidRequest, match="no directory report"):
        exchange.push_tree(RUN, "report")
