"""Files on an Azure Files share by the real SDK over TLS: what breaks in between, who may, what is refused."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from shared.artifacts.azure_files import FilesExchange
from shared.artifacts.share import RANGE_BYTES, Share
from shared.errors import Misconfigured, Unavailable
from tests.fixtures.azure_accounts import FixedToken, named_key, share_of, share_sas
from tests.peers.files import FilesPeer
from tests.peers.tls import make_tls

SIX_RANGES = 5 * RANGE_BYTES + 77


@pytest.fixture
def ca(tmp_path: Path) -> Path:
    return tmp_path / "tls/ca.pem"


@pytest.fixture
def peer(tmp_path: Path) -> Generator[FilesPeer]:
    with FilesPeer(tmp_path / "shares", make_tls(tmp_path / "tls")) as running:
        yield running


@pytest.fixture
def share(peer: FilesPeer, ca: Path) -> Share:
    return share_of(peer, ca)


@pytest.fixture
def big(tmp_path: Path) -> Path:
    place = tmp_path / "snapshot.tar.zst"
    place.write_bytes(os.urandom(SIX_RANGES))
    return place


def ranges_sent(peer: FilesPeer) -> int:
    return sum(request.startswith("PUT") and request.endswith("file range") for request in peer.requests)


def ranges_read(peer: FilesPeer) -> int:
    return sum(request.startswith("GET") and request.endswith(" file") for request in peer.requests)


def test_a_broken_upload_shows_nothing_and_goes_on_where_it_stopped(
    peer: FilesPeer, share: Share, big: Path, ca: Path
) -> None:
    peer.drop_after = 4
    with pytest.raises(Unavailable):
        share.upload(big, "runs/r/snapshot.tar.zst")
    assert share.stat("runs/r/snapshot.tar.zst") is None
    assert share.names("runs/r") == ([], []), "what is being written is listed"

    peer.drop_after = None
    peer.requests.clear()
    share_of(peer, ca).upload(big, "runs/r/snapshot.tar.zst")
    assert ranges_sent(peer) == 3, "four of six ranges had arrived; the last of them is sent again"
    assert (peer.place / "runs/r/snapshot.tar.zst").read_bytes() == big.read_bytes()
    assert [place.name for place in (peer.place / "runs/r").iterdir()] == ["snapshot.tar.zst"]


def test_a_broken_download_goes_on_where_it_stopped(
    peer: FilesPeer, share: Share, big: Path, ca: Path, tmp_path: Path
) -> None:
    share.upload(big, "x")
    peer.drop_after = 3
    with pytest.raises(Unavailable):
        share.download("x", tmp_path / "here/x")
    assert not (tmp_path / "here/x").exists()

    peer.drop_after = None
    peer.requests.clear()
    assert share_of(peer, ca).download("x", tmp_path / "here/x")
    assert ranges_read(peer) == 3
    assert (tmp_path / "here/x").read_bytes() == big.read_bytes()


def test_the_same_contents_are_not_sent_twice(peer: FilesPeer, share: Share, big: Path) -> None:
    share.upload(big, "x")
    peer.requests.clear()
    share.upload(big, "x")
    assert ranges_sent(peer) == 0


def test_a_file_that_is_replaced_while_it_is_read_is_read_again(
    peer: FilesPeer, share: Share, big: Path, tmp_path: Path
) -> None:
    share.upload(big, "x")
    newer = os.urandom(SIX_RANGES)
    seen: list[Path] = []

    def replace(place: Path) -> None:
        seen.append(place)
        if len(seen) == 3:
            fresh = place.with_name("fresh")
            fresh.write_bytes(newer)
            fresh.replace(place)

    peer.before_range = replace
    assert share.download("x", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == newer, "a mixture of both"


def test_a_file_that_does_not_match_its_checksum_is_refused(
    peer: FilesPeer, share: Share, big: Path, tmp_path: Path
) -> None:
    share.upload(big, "x")
    with (peer.place / "x").open("r+b") as file:
        file.write(b"flipped")
    with pytest.raises(Unavailable, match="checksum"):
        share.download("x", tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_file_written_through_the_mount_is_read_and_noticed_when_it_changes(
    peer: FilesPeer, share: Share, tmp_path: Path
) -> None:
    exchange = FilesExchange(tmp_path / "copy", share)
    place = peer.place / "runs/r/build-1/result.json"
    place.parent.mkdir(parents=True)
    for content in ("one", "another"):
        place.with_suffix(".tmp").write_text(content)
        place.with_suffix(".tmp").replace(place)
        assert (exchange.pull("r", "build-1/result.json") / "build-1/result.json").read_text() == content


def test_an_unchanged_file_is_fetched_once(peer: FilesPeer, share: Share, big: Path, tmp_path: Path) -> None:
    share.upload(big, "runs/r/x")
    exchange = FilesExchange(tmp_path / "copy", share)
    exchange.pull("r", "x")
    peer.requests.clear()
    exchange.pull("r", "x")
    assert ranges_read(peer) == 0


def test_a_crowded_directory_is_listed_whole(peer: FilesPeer, share: Share) -> None:
    crowd = peer.place / "crowd"
    crowd.mkdir()
    for number in range(5100):
        (crowd / f"{number:05}").touch()
    assert len(share.names("crowd")[0]) == 5100


def test_an_identity_of_entra_id_is_taken(peer: FilesPeer, ca: Path, tmp_path: Path) -> None:
    peer.tokens.add("good")
    source = tmp_path / "x"
    source.write_text("x")
    share_of(peer, ca, FixedToken("good")).upload(source, "a/x")
    assert (peer.place / "a/x").read_text() == "x"
    with pytest.raises(Misconfigured, match="identity"):
        share_of(peer, ca, FixedToken("stale")).upload(source, "a/y")


def test_a_signature_for_the_share_is_taken_until_it_ends(peer: FilesPeer, ca: Path, tmp_path: Path) -> None:
    source = tmp_path / "x"
    source.write_text("x")
    share_of(peer, ca, share_sas(peer)).upload(source, "a/x")
    assert share_of(peer, ca, share_sas(peer)).download("a/x", tmp_path / "again")
    with pytest.raises(Misconfigured):
        share_of(peer, ca, share_sas(peer, hours=-1)).stat("a/x")


def test_what_the_operator_must_change_is_said(peer: FilesPeer, ca: Path) -> None:
    with pytest.raises(Misconfigured, match="AUTOBUILDER_FILES_SHARE"):
        share_of(peer, ca, name="nowhere").stat("x")
    with pytest.raises(Misconfigured, match="AUTOBUILDER_FILES_SHARE"):
        share_of(peer, ca, name="nowhere").names("x")
    with pytest.raises(Misconfigured):
        share_of(peer, ca, named_key("d3Jvbmc=")).stat("x")


def test_a_server_of_another_authority_is_not_trusted(peer: FilesPeer, tmp_path: Path) -> None:
    other = make_tls(tmp_path / "other")
    with pytest.raises(Unavailable):
        share_of(peer, other.ca).stat("x")
